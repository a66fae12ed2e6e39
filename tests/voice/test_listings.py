"""Lists, the board and an issue looked up: on one screen, taken by Telegram, and nothing in them for others' eyes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.core import commands as c
from bot.core.deadlines import Due
from bot.core.events import Event, Part
from bot.core.issue import Issue
from bot.core.listings import Counts, Listing, Look, Page, UnitCount
from bot.core.notices import Post
from bot.core.permissions import Sight
from bot.core.words import Kind, Status, Urgency, Visibility
from bot.voice.board import board
from bot.voice.history import timeline
from bot.voice.listings import (
    PER_PAGE,
    Sheet,
    found_list,
    near_unit,
    no_such_unit,
    overdue_list,
    today_list,
    unit_list,
    veiled,
    which_unit,
)
from bot.voice.shown import actions_of, shown, shown_in, shown_key
from bot.voice.speech import Speech
from tests.core.cast import (
    ASK,
    DISPATCH,
    FINANCE,
    INDUSTRY,
    LIN,
    OFFICE,
    SIGN,
    SUN,
    TUESDAY,
    ZHANG,
    ZHENG,
    ZHOU,
    after,
    city,
    dispatched,
    events_of,
    in_progress,
    opening,
)
from tests.voice.reading import LINES, lines_on_a_phone, seen
from tests.voice.test_hostile_words import HOSTILE, Town, assert_taken

ZH = Speech(city())
DAY = timedelta(days=1)


def due(ahead: timedelta) -> Due:
    return Due(TUESDAY + ahead, estimated=False)


# ── how late ──────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("limit", "urgency", "told"),
    [
        (TUESDAY + timedelta(seconds=1), Urgency.NORMAL, "今天 10:00前办结"),
        (TUESDAY - timedelta(minutes=12), Urgency.NORMAL, "今天 09:48前办结 · 超期 12 分钟"),
        (TUESDAY.replace(day=23, hour=18), Urgency.NORMAL, "11月23日前办结 · 超期不到 1 个工作日"),
        (TUESDAY.replace(day=23, hour=10), Urgency.NORMAL, "11月23日 10:00前办结 · 超期 1 个工作日"),
        (TUESDAY.replace(day=20, hour=10), Urgency.NORMAL, "11月20日 10:00前办结 · 超期 2 个工作日"),  # a Friday
        (TUESDAY.replace(day=20, hour=10), Urgency.URGENT, "11月20日 10:00前办结 · 超期 4 天"),
    ],
)
def test_how_late_in_working_days(limit: datetime, urgency: Urgency, told: str) -> None:
    issue = replace(in_progress(), urgency=urgency, due=replace(due(DAY), at=limit))
    line = seen(overdue_list(ZH, Look(Listing.OVERDUE), Page([issue], 1), TUESDAY).text).splitlines()[-1]
    assert line.removeprefix("紧急 · ") == told


def test_after_work_it_is_only_just_late() -> None:
    issue = replace(in_progress(), due=replace(due(DAY), at=TUESDAY.replace(hour=18)))
    sheet = overdue_list(ZH, Look(Listing.OVERDUE), Page([issue], 1), TUESDAY.replace(hour=22))
    assert sheet.text.endswith("今天 18:00前办结 · 刚刚超期")


def test_what_must_be_known_before_one_speaks_of_it_is_marked() -> None:
    private = replace(in_progress(), visibility=Visibility.PRIVATE)
    report = replace(private, kind=Kind.REPORT, urgency=Urgency.URGENT)
    text = seen(found_list(ZH, Look(Listing.FIND), Page([private, report, in_progress()], 3), "贷款", TUESDAY).text)
    assert text.splitlines()[2::2] == [
        "不公开 · 办理中 · 市金融办",
        "紧急 · 举报 · 办理中 · 市金融办",
        "办理中 · 市金融办",
    ]


# ── one screen, one message ───────────────────────────────────────────────


def sheets(speech: Speech, issue: Issue, history: list[Event]) -> Iterator[Sheet]:
    """Every list full of that issue."""
    full = Page([issue] * PER_PAGE, 999, 7, 166)
    units = [UnitCount(unit.name, 123, 45) for unit in speech.city.roster.units]
    counts = Counts(dict.fromkeys(Status, 1_234), 999, 88)
    names = [unit.name for unit in speech.city.roster.units]
    for page in (full, Page([], 0)):
        yield overdue_list(speech, Look(Listing.OVERDUE, 7), page, TUESDAY)
        yield today_list(speech, Look(Listing.TODAY, 7), page, TUESDAY)
        yield unit_list(speech, Look(Listing.UNIT, 7), page, names, TUESDAY)
        yield unit_list(speech, Look(Listing.UNIT, 7), page, (), TUESDAY)
        yield found_list(speech, Look(Listing.FIND, 7, 999), page, issue.text, TUESDAY)
    yield board(speech, Look(Listing.BOARD), counts, [*units, UnitCount(None, 9, 0)], (), TUESDAY)
    yield board(speech, Look(Listing.BOARD), counts, (), names, TUESDAY)
    yield near_unit(speech, issue.text, speech.city.roster.units[0])
    yield from (no_such_unit(speech, issue.text), which_unit(speech))
    for sight in (Sight(None), Sight(None, reporters=True), Sight((issue.lead or "",))):
        for number in range(4):
            yield shown(speech, issue, history, sight, number, TUESDAY, actions_of(speech, issue, sight, TUESDAY))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("word", HOSTILE.values(), ids=HOSTILE)
def test_telegram_takes_every_list(word: str, language: str) -> None:
    town = Town(word, language)
    issue: Issue | None = None
    history: list[Event] = []
    for command in town.life():
        history += events_of(issue, command)
        issue = after(issue, command)
        if isinstance(command, c.OpenIssue | c.Ask | c.Confirm):
            for sheet in sheets(town.speech, issue, history):
                assert_taken(Post(key="look:1", chat=OFFICE, text=sheet.text, buttons=sheet.buttons))


def test_a_page_fits_one_screen() -> None:
    issue = replace(in_progress(), due=due(-3 * DAY), assisting=())
    page = Page([issue] * PER_PAGE, 24, 1, 3)
    units = [UnitCount(f"市第{number}供电公司", 12, 3) for number in range(12)]
    counts = Counts(dict.fromkeys([*Status][:6], 12), 9, 8)
    for sheet in (
        overdue_list(ZH, Look(Listing.OVERDUE, 1), page, TUESDAY),
        unit_list(ZH, Look(Listing.UNIT, 1), page, (FINANCE.name,), TUESDAY),
        found_list(ZH, Look(Listing.FIND, 1), page, "贷款", TUESDAY),
        board(ZH, Look(Listing.BOARD), counts, units, (), TUESDAY),
    ):
        assert lines_on_a_phone(seen(sheet.text)) <= LINES, sheet.text


def test_the_board_turns_its_units() -> None:
    units = [UnitCount(f"第{number:02}局", 1, 0) for number in range(14)]
    counts = Counts({Status.RECEIVED: 14}, 0, 0)

    def labels(page: int) -> list[str]:
        sheet = board(ZH, Look(Listing.BOARD, page), counts, units, (), TUESDAY)
        assert f"第{min(page, 2) * 6:02}局 1 件" in sheet.text
        return [button.label for row in sheet.buttons for button in row]

    assert labels(0) == ["下一页", "刷新"]  # none of these units is on the roster: their buttons would lead nowhere
    assert labels(1) == ["上一页", "下一页", "刷新"]
    assert labels(2) == labels(9) == ["上一页", "刷新"]


def test_the_key_of_a_shown_issue_names_it() -> None:
    assert shown_in(shown_key(1042, OFFICE, 7)) == 1042
    assert shown_in(shown_key(1042, OFFICE, "press")) == 1042
    assert [shown_in(key) for key in (None, "look:1:2", "card:1042")] == [None, None, None]


# ── who reads what of an issue ────────────────────────────────────────────

LIFE: tuple[c.Command, ...] = (
    c.Note(by=LIN, text="办公室的意见"),
    c.Instruct(by=ZHOU, text="先不要声张", public=False),
    replace(DISPATCH, remark="当面对接"),
    c.Note(by=LIN, text="又一条办公室的意见"),
    SIGN,
    c.Note(by=SUN, text="金融办自己的备注"),
    c.Note(by=ZHENG, text="工信局自己的备注"),
    c.Progress(by=SUN, text="已约银行"),
    ASK,
    c.Add(by=ZHANG, part=Part(8, "合同在这里")),
)


def told(sight: Sight, **changes: Any) -> str:
    issue: Issue | None = None
    history: list[Event] = []
    for command in (opening(**changes), *LIFE):
        history += events_of(issue, command)
        issue = after(issue, command)
    assert issue is not None
    pages = [shown(ZH, issue, history, sight, page, TUESDAY).text for page in range(3)]
    return seen("\n".join(dict.fromkeys(pages)))


OFFICE_ONLY = ("办公室的意见", "林晓")
REPORT = {"kind": Kind.REPORT, "visibility": Visibility.PRIVATE}


def test_the_office_and_leaders_read_every_event() -> None:
    for sight in (Sight(None), Sight(None, reporters=True)):
        text = told(sight)
        assert text.count("办公室的意见") == 2
        assert all(word in text for word in ("林晓", "金融办自己", "工信局自己", "先不要声张", "张建国", "已约银行"))


def test_a_unit_reads_what_it_works_with_and_its_own_notes() -> None:
    finance, industry = told(Sight((FINANCE.name,))), told(Sight((INDUSTRY.name,)))
    for text in (finance, industry):
        assert not any(word in text for word in OFFICE_ONLY)
        assert all(word in text for word in ("先不要声张", "张建国", "已约银行", "合同在这里", "市长办公室 交办"))
    assert "金融办自己" in finance
    assert "工信局自己" not in finance
    assert "工信局自己" in industry
    assert "金融办自己" not in industry


def test_a_unit_reads_only_its_own_word_on_giving_it_back() -> None:
    issue = dispatched()
    history: list[Event] = []
    for command in (
        c.Return(by=SUN, reason="不归金融办管"),
        replace(DISPATCH, lead=INDUSTRY.name, assisting=(FINANCE.name,)),
        c.Supervise(by=LIN, text="盯紧"),
        c.AskExtension(by=ZHENG, reason="要请专家"),
    ):
        history += events_of(issue, command)
        issue = after(issue, command)
    finance, industry, office = (
        "\n".join(timeline(ZH, issue, history, TUESDAY, sight))
        for sight in (Sight((FINANCE.name,)), Sight((INDUSTRY.name,)), Sight(None))
    )
    assert ["不归" in text for text in (finance, industry, office)] == [True, False, True]
    assert ["专家" in text for text in (finance, industry, office)] == [False, True, True]
    assert ["盯紧" in text for text in (finance, industry, office)] == [True, True, True]


def test_a_unit_does_not_read_who_reported() -> None:
    text = told(Sight((FINANCE.name,)), **REPORT)
    assert not any(word in text for word in (ZHANG.name, "华锐"))
    assert all(word in text for word in ("举报人身份保密", "举报人 登记", "举报人 补充：合同在这里", "续不上"))


def test_a_leader_reads_privately_no_word_of_a_report() -> None:
    text = told(Sight(None), **REPORT)
    assert not any(word in text for word in (ZHANG.name, "华锐", "续不上", "续贷", "合同", "意见", "备注：", "已约"))
    assert all(word in text for word in ("举报人身份保密", "内容请到办公室看", "举报人 补充", "主办 市金融办"))
    issue = dispatched(**REPORT)
    veils = veiled(ZH, issue, Sight(None)), veiled(ZH, issue, Sight(None, reporters=True)), veiled(ZH, issue, Sight(()))
    assert [veil.title == issue.title for veil in veils] == [False, True, True]
    assert veiled(ZH, dispatched(), Sight(None)) == dispatched()


def test_also_where_the_reporter_works_for_the_city() -> None:
    reports = opening(replace(ZHENG, name="知情的人"), by=LIN, **REPORT)
    events = events_of(None, reports)
    told_by_officer = shown(ZH, after(None, reports), events, Sight(None), 0, TUESDAY)
    assert "知情" not in told_by_officer.text
    assert "林晓 登记" in told_by_officer.text
    own = [replace(event, by=reports.requester) for event in events]
    assert "知情" not in shown(ZH, after(None, reports), own, Sight(None), 0, TUESDAY).text


def test_the_office_reads_who_reported() -> None:
    text = told(Sight(None, reporters=True), **REPORT)
    assert f"{ZHANG.name} · 华锐机械" in text
    assert f"{ZHANG.name} 登记" in text


def test_no_buttons_where_no_card_stands() -> None:
    assert actions_of(ZH, dispatched(), None, TUESDAY) == ()
    lead, helps = (actions_of(ZH, dispatched(), Sight((unit.name,)), TUESDAY) for unit in (FINANCE, INDUSTRY))
    assert [button.label for row in lead for button in row][:3] == ["签收", "请补充", "办结"]
    assert [button.label for row in helps for button in row] == ["协办意见", "请补充", "退单"]
