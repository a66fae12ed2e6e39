"""The leader's day in words: on one screen, taken by Telegram, and nothing in them for others' eyes."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.core import commands as c
from bot.core.events import Part
from bot.core.issue import Issue
from bot.core.leader_days import Half, duty_on
from bot.core.ledgers import Tally
from bot.core.listings import Listing, Look, Page
from bot.core.notices import Post
from bot.core.people import Person, Roster
from bot.core.permissions import Sight
from bot.core.readings import Place
from bot.core.words import Kind, Role, Source, Visibility
from bot.core.worktime import Calendar
from bot.voice.cards import card
from bot.voice.duties import duty_list, near_leader, nobody_named, unread_duty
from bot.voice.leader_days import (
    announced,
    announced_to_leader,
    instructions_wanted,
    leaders_card,
    moved,
    on_leaders_day,
    released,
    summed_up,
    summed_up_in_group,
)
from bot.voice.ledgers import Entry, all_ledgers, ledger_page, near_ledger, no_such_leader
from bot.voice.listings import Sheet, veiled
from bot.voice.office import office_card
from bot.voice.speech import Speech
from bot.voice.unit import unit_card
from tests.core.cast import (
    DISPATCH,
    FINANCE,
    FINANCE_CHAT,
    GROUP,
    HANDLE,
    OFFICE,
    ROSTER,
    SIGN,
    TUESDAY,
    ZHANG,
    ZONE,
    after,
    city,
    opened,
)
from tests.voice.reading import LINES, WIDTH, lines_on_a_phone, seen
from tests.voice.test_hostile_words import HOSTILE, assert_taken

HE = Person(22, "何静宜", frozenset({Role.LEADER}), title="副市长")
ROSTER_WITH_HE = Roster((*ROSTER.people, HE), ROSTER.units, ROSTER.enterprises)
DUTY = duty_on(date(2026, 11, 24), Half.MORNING, HE.name, Calendar(), ZONE)
INSTRUCT = c.Instruct(by=HE, text="请抓紧办，下班前告诉我", public=False)
BOTH = pytest.mark.parametrize("language", ["zh", "en"])


def speech(language: str = "zh", he: Person = HE) -> Speech:
    return Speech(city(language=language, roster=replace(ROSTER_WITH_HE, people=(*ROSTER.people, he))))


def raised(number: int = 1001, words: str = "银行贷款月底到期续不上，车间下周就要停产", **more: Any) -> Issue:
    whole: dict[str, Any] = {"source": Source.LEADER_DAY, "leader": HE.name, "title": words, "parts": (Part(7, words),)}
    return replace(opened(**{**whole, **more}), number=number)


REPORT = raised(1002, "我是张建国，我举报有人吃拿卡要", kind=Kind.REPORT, visibility=Visibility.PRIVATE)


def only(posts: list[Post]) -> Post:
    (post,) = posts
    return post


# ── one issue ─────────────────────────────────────────────────────────────


def test_the_leader_reads_all_of_it_and_is_asked_until_they_have_instructed() -> None:
    issue = raised()
    post = only(leaders_card(speech(), issue, TUESDAY))
    assert (post.chat, post.issue, post.place) == (HE.telegram_id, 1001, Place.LEADER)
    assert seen(post.text) == (
        "#ZQ1001 待受理 · 求助\n"
        "张建国 · 华锐机械\n"
        "银行贷款月底到期续不上，车间下周就要停产\n"
        "今天 11:00前受理\n"
        "您接听日收到的，请您批示。\n"
        "直接回复这条消息，就是批示。"
    )
    instructed = replace(after(issue, INSTRUCT, DISPATCH), number=1001)
    done = only(leaders_card(speech(), instructed, TUESDAY))
    assert done.key == post.key, "shown where the first one stands"
    assert "您的批示：请抓紧办，下班前告诉我\n主办 市金融办 · 协办 市工信局" in seen(done.text)
    assert "请您批示" not in done.text


def test_of_a_report_the_leader_reads_no_word() -> None:
    text = seen(only(leaders_card(speech(), REPORT, TUESDAY)).text)
    assert "举报（内容请到办公室看）" in text
    assert not any(word in text for word in ("张建国", "华锐", "吃拿卡要"))
    for post in (
        instructions_wanted(speech(), DUTY, HE, [REPORT], "wanted"),
        instructions_wanted(speech(), DUTY, HE, [REPORT, raised()], "wanted"),
        summed_up(speech(), DUTY, HE.telegram_id, [REPORT], for_leader=True),
    ):
        assert "吃拿卡要" not in post.text
        assert "举报（内容请到办公室看）" in seen(post.text)


@pytest.mark.parametrize("issue", [opened(), raised(source=Source.SERVICE_DAY), raised(leader="走了的")])
def test_nobody_is_asked_about_any_other(issue: Issue) -> None:
    assert leaders_card(speech(), issue, TUESDAY) == []


def test_it_is_the_office_s_to_know_whose_day_it_was() -> None:
    issue = raised()
    states = [issue, after(issue, INSTRUCT), after(issue, c.Withdraw(by=ZHANG))]
    assert [seen(on_leaders_day(speech(), one)) for one in states] == [
        "领导接听日 · 何静宜副市长 · 待批示",
        "领导接听日 · 何静宜副市长 · 已批示",
        "领导接听日 · 何静宜副市长 · 未批示",
    ]
    line = on_leaders_day(speech(), issue)
    assert line in office_card(speech(), issue, (), TUESDAY).text
    assert on_leaders_day(speech(), opened()) == ""
    given = after(issue, INSTRUCT, DISPATCH)
    for post in (card(speech(), given, TUESDAY), unit_card(speech(), given, FINANCE, FINANCE_CHAT, TUESDAY)):
        assert "领导接听日" not in post.text


# ── several ───────────────────────────────────────────────────────────────


def test_one_that_waits_is_answered_by_a_reply_and_of_several_the_number_is_needed() -> None:
    alone = instructions_wanted(speech(), DUTY, HE, [raised()], "wanted")
    assert (alone.issue, alone.place) == (1001, Place.LEADER)
    assert seen(alone.text).endswith("直接回复这条消息，就是批示。")
    several = instructions_wanted(speech(), DUTY, HE, [raised(), raised(1003)], "wanted")
    assert (several.issue, several.place) == (None, Place.ASIDE)
    assert seen(several.text).endswith("要批示，请写上编号，例如：批示 ZQ1001 请今天下班前办结")
    assert instructions_wanted(speech(), DUTY, HE, [raised()], "missing").key != alone.key


@BOTH
def test_many_fit_on_one_screen(language: str) -> None:
    issues = [raised(number) for number in range(1001, 1041)]
    text = seen(summed_up(speech(language), DUTY, OFFICE, issues, for_leader=False).text)
    assert ("还有 25 件" if language == "zh" else "25") in text.splitlines()[-1]
    assert "40" in text.splitlines()[0]


def test_the_group_reads_of_numbers_and_of_nobody() -> None:
    issues = [raised(), replace(after(raised(), INSTRUCT), number=1002)]
    assert seen(summed_up_in_group(speech(), DUTY, GROUP, issues).text) == (
        "11月24日上午何静宜副市长接听，群里收到 2 件，已批示 1 件，进展都在各自的卡片上。"
    )
    assert "收到" not in summed_up_in_group(speech(), DUTY, GROUP, []).text
    nothing_yet = summed_up_in_group(speech(), DUTY, GROUP, issues[:1]).text
    assert nothing_yet == "11月24日上午何静宜副市长接听，群里收到 1 件，进展都在各自的卡片上。", "nobody is shown up"


# ── the ledger ────────────────────────────────────────────────────────────


@BOTH
def test_a_page_of_a_ledger_fits_one_screen(language: str) -> None:
    solved = after(raised(), INSTRUCT, DISPATCH, SIGN, HANDLE)
    issues = [replace(solved, number=number) for number in range(1001, 1005)]
    page, tally = Page(issues, 9, 1, 2), Tally(8, 8, 6, 5)
    entries = [Entry(issue, "请市金融办牵头，市工信局配合，本周五前拿出办法") for issue in issues]
    look = Look(Listing.LEDGER, page=1, number=3)
    sheet = ledger_page(speech(language), look, page, entries, tally, HE.name, TUESDAY)
    if language == "zh":
        assert seen(sheet.text).splitlines()[:4] == [
            "何静宜副市长的台账 · 第 2 页，共 3 页",
            "接听 8 件，批示 8 件，办结 6 件，满意 5 件",
            "#ZQ1001 银行贷款月底到期续不上，车间下周就要停产",
            "领导接听日 · 已办结",
        ]
    assert lines_on_a_phone(seen(sheet.text), WIDTH if language == "zh" else 2 * WIDTH) <= LINES
    assert [[button.press.arguments[1] for button in row if button.press] for row in sheet.buttons] == [["0", "2"]]


def test_a_leader_reads_no_report_in_their_ledger() -> None:
    hidden = veiled(speech(), REPORT, Sight(None))
    sheet = ledger_page(
        speech(), Look(Listing.LEDGER), Page([hidden], 1), [Entry(hidden, "")], Tally(1, 0, 0, 0), HE.name, TUESDAY
    )
    assert "吃拿卡要" not in sheet.text
    assert "内容请到办公室看" in sheet.text


# ── hostile words ─────────────────────────────────────────────────────────


@BOTH
@pytest.mark.parametrize("what", HOSTILE)
def test_whatever_people_write_telegram_takes_it(language: str, what: str) -> None:
    words = HOSTILE[what] if HOSTILE[what].strip() else "何"
    he = replace(HE, name=words, title=words)
    say, duty, look = speech(language, he), replace(DUTY, leader=he.name), Look(Listing.LEDGER, number=3)
    issue = raised(words=words, leader=he.name)
    said, tally = after(issue, replace(INSTRUCT, by=he, text=words)), Tally(1, 1, 0, 0)
    posts = [
        *(announced(say, duty, GROUP, today=today) for today in (True, False)),
        announced_to_leader(say, duty, he, today=True),
        moved(say, duty, duty, GROUP, 7),
        released(say, duty, he, 7),
        *(post for one in (issue, said) for post in leaders_card(say, one, TUESDAY)),
        instructions_wanted(say, duty, he, [issue] * 40, "wanted"),
        summed_up(say, duty, OFFICE, [issue] * 40, for_leader=False),
        summed_up_in_group(say, duty, GROUP, [issue]),
    ]
    sheets = [
        *(Sheet(duty_list(say, duties, TUESDAY)) for duties in ([duty] * 3, [])),
        *(Sheet(text) for text in (near_leader(say, words, he), unread_duty(say, words), nobody_named(say))),
        ledger_page(say, look, Page([said], 1), [Entry(said, words)] * 4, tally, he.name, TUESDAY),
        all_ledgers(say, [(he, tally, look)]),
        near_ledger(say, words, look, he),
        no_such_leader(say, words),
    ]
    for post in (*posts, *(Post(key="sheet", chat=OFFICE, text=one.text, buttons=one.buttons) for one in sheets)):
        assert_taken(post)
