"""A story's file is read, or refused in a sentence that says where and why."""

from pathlib import Path

import pytest

from bot.config import load
from bot.config.leader_day import LeaderDay
from bot.config.service_day import ServiceDay
from bot.core.words import Role
from bot.rehearsal.cast import DAYS, assemble, configuration, roles
from bot.rehearsal.room.captions import caption
from bot.rehearsal.room.saving import as_toml
from bot.rehearsal.story import NoStory, read_story, story_named
from bot.rehearsal.town import Town

DAY = story_named("day", "zh").read_text(encoding="utf-8")
#: In its form; nobody's.
TOKEN = f"123456789:{'A' * 35}"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_day_in_both_languages(language: str) -> None:
    story = read_story(story_named("day", language))
    assert story.language == language
    assert f"{story.begins:%H:%M}" == "08:40"


@pytest.mark.parametrize("name", ["day", "month"])
def test_the_stories_are_the_same_but_for_the_language(name: str) -> None:
    """The same people and places, whatever they are called; the page goes from one town to the other."""
    zh, en = (read_story(story_named(name, language)) for language in ("zh", "en"))
    cast = [[(one.id, one.role, one.main) for one in roles(story.cast)] for story in (zh, en)]
    assert cast[0] == cast[1]
    assert zh.cast["chats"].keys() == en.cast["chats"].keys()
    assert (zh.ends[1001], zh.ends[1003]) == (en.ends[1001], en.ends[1003])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_step_has_a_caption(language: str) -> None:
    for name in ("day", "month"):
        for step in read_story(story_named(name, language)).steps:
            shown = caption(step, language)
            assert step.who in shown
            assert shown.strip() != step.who
    (imported,) = (step for step in read_story(story_named("month", language)).steps if step.imports)
    assert caption(imported, language).startswith(
        f"{imported.who} 在服务器上" if language == "zh" else "Luo Chen imports"
    )


def test_an_administrator_is_configured_and_units_have_their_leader() -> None:
    text = configuration(read_story(story_named("month", "zh")).cast, base_url="", token="", storage="")
    admins, power = (text[text.index(entry) :] for entry in ("[[admins]]", 'name = "市供电公司"'))
    assert admins.startswith('[[admins]]\nname = "罗晨"')
    assert 'leader = "高志强"' in power.split("[[")[0]


def test_the_city_s_own_days_are_configured(tmp_path: Path) -> None:
    """In the month; the city of the day has none but those that every city has."""
    days = []
    for name in ("month", "day"):
        cast = read_story(story_named(name, "zh")).cast
        text = configuration(cast, base_url="http://127.0.0.1:9", token=TOKEN, storage="sqlite+aiosqlite:///x.db")
        (tmp_path / "config.toml").write_text(text, encoding="utf-8")
        settings = load(tmp_path / "config.toml", {})
        days.append((settings.leader_day.rule(), settings.service_day.rule()))
    (listens, visits), none = days
    assert (listens.week, listens.leaders) == (3, ("沈若兰", "高志强"))
    assert {one.leader: one.enterprises for one in visits.rota}["高志强"] == ("星海电子",)
    assert none == (LeaderDay().rule(), ServiceDay().rule())


def test_a_saved_story_keeps_the_city_s_own_days(tmp_path: Path) -> None:
    story = read_story(story_named("month", "zh"))
    steps = [{"at": story.begins, "who": "周明远", "chat": "周明远", "says": "/start"}]
    (tmp_path / "saved.toml").write_text(as_toml(story.cast, story.begins, steps, {}), encoding="utf-8")
    saved = read_story(tmp_path / "saved.toml").cast
    assert [saved[name] for name in DAYS] == [story.cast[name] for name in DAYS]


@pytest.mark.parametrize(
    ("right", "wrong", "sentence"),
    [
        ('language = "zh"\n', "", "language: Field required"),
        ('language = "zh"', 'language = "fr"', "language: Input should be 'zh' or 'en' (found 'fr')"),
        ("id = 2001", 'id = "2001"', "leaders.0.id: Input should be a valid integer (found '2001')"),
        ('prefix = "ZQ"', 'prefix = "ZQ', "it is not TOML: "),
        ('at = "09:12"', 'at = "9:99"', 'step 2: at is an hour such as "09:12" or a date and time, not 9:99'),
        ('at = "09:12"\n', "", 'step 2: at is an hour such as "09:12" or a date and time, not None'),
        ('as = "loan"', 'called = "loan"', "step 2: called: Unexpected keyword argument"),
        ('to = "loan"', 'to = "lone"', "step 3 (09:15) names what is not there: lone"),
        ('who = "周明远"\nchat', 'who = "周明"\nchat', "step 3 (09:15) names what is not there: 周明"),
        ("office = {", "offices = {", "[chats] lacks office"),
        ("finance = {", "money = {", "[chats] lacks finance"),
        ("[[steps]]", "[[stops]]", "steps: Field required"),
        ("[chats]", "[leader_day]\nweek = 9\n\n[chats]", "leader_day.week: Input should be less than or equal to 4"),
        ("[chats]", "[service_day]\ndays = 15\n\n[chats]", "service_day.days: Extra inputs are not permitted"),
    ],
)
def test_what_is_no_story(right: str, wrong: str, sentence: str, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(DAY.replace(right, wrong), encoding="utf-8")
    with pytest.raises(NoStory) as refused:
        read_story(file)
    assert str(refused.value).startswith(f"{file} is no story: {sentence}")


def test_a_story_without_steps(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(DAY.split("[[steps]]")[0].replace("day = ", "steps = []\nday = "), encoding="utf-8")
    with pytest.raises(NoStory, match=r"there are no \[\[steps\]\]"):
        read_story(file)


def test_what_can_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "gbk.toml").write_bytes(DAY.encode("gbk", "replace"))
    for name, why in (("gbk.toml", "not a text in UTF-8"), ("none.toml", "No such file"), (".", "Is a directory")):
        with pytest.raises(NoStory, match=why):
            read_story(tmp_path / name)


def test_a_step_of_another_day(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(DAY.replace('at = "18:22"', "at = 2026-11-25T08:30:00"), encoding="utf-8")
    assert f"{read_story(file).steps[-1].at:%m-%d %H:%M %z}" == "11-25 08:30 +0800"


# ── who is who ────────────────────────────────────────────────────────────


def test_the_six_to_choose_from() -> None:
    main = [one for one in roles(read_story().cast) if one.main]
    assert [(one.name, one.role, one.about) for one in main] == [
        ("张建国", Role.REQUESTER, "华锐机械"),
        ("李秀英", Role.REQUESTER, "绿源食品"),
        ("周明远", Role.LEADER, "市长"),
        ("林晓", Role.OFFICER, "督查室"),
        ("孙主任", Role.HANDLER, "市金融办"),
        ("钱立新", Role.GUEST, ""),
    ]


def test_a_guest_is_in_the_group_and_not_on_the_roster() -> None:
    cast = read_story().cast
    troupe = assemble(cast, Town())
    guest = troupe.people["钱立新"]
    assert troupe.chats["group"].status_of(guest.id).present
    assert not troupe.chats["office"].status_of(guest.id).present
    assert "钱立新" not in configuration(cast, base_url="http://127.0.0.1", token="1:a", storage="sqlite://")
