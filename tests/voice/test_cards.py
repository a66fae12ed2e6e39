"""What stands on the cards, in both languages. It is Tuesday, 24 November 2026, 10:00."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core import commands as c
from bot.core.deadlines import Due
from bot.core.events import Likeness, Part
from bot.core.evolve import replay
from bot.core.issue import Issue
from bot.core.people import THE_BOT, Unit
from bot.core.words import Kind, Rating, Source, Status, Urgency, Visibility
from bot.voice.cards import card, card_text
from bot.voice.desk import is_too_long
from bot.voice.office import office_buttons, office_card
from bot.voice.speech import Speech, home
from bot.voice.unit import unit_buttons, unit_card
from bot.voice.voice import Change, desk_cards
from tests.core.cast import (
    ASK,
    DISPATCH,
    FINANCE,
    GROUP,
    GUEST,
    INDUSTRY,
    LIN,
    POWER,
    SUN,
    TUESDAY,
    ZHANG,
    ZHOU,
    after,
    city,
    dispatched,
    events_of,
    handled,
    in_progress,
    opened,
    opening,
    waiting,
)
from tests.voice.reading import seen

ZH, EN = Speech(city()), Speech(city(language="en"))
TODAY = Due(TUESDAY.replace(hour=18), estimated=False)
CLOSED = after(handled(), c.Confirm(by=ZHANG, rating=Rating.SATISFIED), now=TUESDAY + timedelta(hours=3, minutes=12))

CARDS: list[tuple[str, Issue, str, str]] = [
    (
        "new and urgent",
        opened(urgency=Urgency.URGENT),
        "待受理 · 紧急 · 市长办公室10分钟内查看",
        "Received · Urgent · the mayor's office will look at it within 10 min",
    ),
    (
        "new, in the evening",
        replace(opened(), opened_at=TUESDAY - timedelta(hours=14)),
        "待受理 · 市长办公室 今天 11:00前查看",
        "Received · the mayor's office will look at it by 11:00 today",
    ),
    (
        "accepted",
        after(opened(), c.Accept(by=LIN)),
        "已受理 · 市长办公室 今天 16:30前交办",
        "Accepted · the mayor's office will assign it by 16:30 today",
    ),
    (
        "dispatched",
        after(opened(), replace(DISPATCH, due=TODAY)),
        "已交办 市金融办 · 协办 市工信局 · 今天 18:00前",
        "Dispatched to 市金融办 · with 市工信局 · by 18:00 today",
    ),
    (
        "in progress",
        after(in_progress(), c.Progress(by=SUN, text="已约银行")),
        "办理中 · 市金融办 孙主任 · 协办 市工信局 · 12月1日前\n进展：已约银行",
        "In progress · 孙主任, 市金融办 · with 市工信局 · by 1 December\nProgress: 已约银行",
    ),
    (
        "redone",
        after(handled(), c.Redo(by=ZHANG, reason="没放款")),
        "已交办 市金融办 · 协办 市工信局 · 12月1日前 · 第 1 次重办",
        "Dispatched to 市金融办 · with 市工信局 · by 1 December · redo no. 1",
    ),
    (
        "waiting",
        waiting(),
        "待补充 · 市金融办\n需要您补充：请补充贷款合同和近半年流水",
        "More needed · 市金融办\nNeeded from you: 请补充贷款合同和近半年流水",
    ),
    (
        "the office waits",
        after(opened(), c.Accept(by=LIN), replace(ASK, by=LIN)),
        "待补充 · 市长办公室\n需要您补充：请补充贷款合同和近半年流水",
        "More needed · the mayor's office\nNeeded from you: 请补充贷款合同和近半年流水",
    ),
    ("handled", handled(), "已办结 · 市金融办 · 等您确认", "Handled · 市金融办 · waiting for your word"),
    ("closed", CLOSED, "已结案 · 满意 · 用时 3 小时 12 分", "Closed · Satisfied · took 3 h 12 min"),
    (
        "declined",
        after(opened(), c.Decline(by=LIN, reason="请找法院")),
        "不予受理\n原因：请找法院",
        "Declined\nReason: 请找法院",
    ),
    (
        "instructed",
        after(
            opened(), c.Instruct(by=ZHOU, text="请市金融办今天下午对接", public=True, units=(FINANCE.name,), due=TODAY)
        ),
        "已交办 市金融办 · 今天 18:00前\n周明远市长批示：请市金融办今天下午对接",
        "Dispatched to 市金融办 · by 18:00 today\n市长 周明远: 请市金融办今天下午对接",
    ),
]


@pytest.mark.parametrize(("issue", "chinese", "english"), [pytest.param(*case[1:], id=case[0]) for case in CARDS])
def test_the_requesters_card(issue: Issue, chinese: str, english: str) -> None:
    title = "#ZQ1042 贷款到期续贷困难，下周可能停产"
    assert seen(card_text(ZH, issue, TUESDAY)) == f"{title}\n{chinese}"
    assert seen(card_text(EN, issue, TUESDAY)) == f"{title}\n{english}"


def test_what_is_said_at_a_desk_stays_there() -> None:
    issue = after(
        opened(),
        c.Instruct(by=ZHOU, text="查一查这家公司", public=False),
        replace(DISPATCH, remark="先核实再办"),
        c.Note(by=LIN, text="上月也报过"),
    )
    text = seen(card_text(ZH, issue, TUESDAY))
    assert not any(words in text for words in ("查一查", "先核实", "上月也报过"))


# ── where it stands ───────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("issue", "place"),
    [
        (opened(), (GROUP, 7)),
        (opened(chat=ZHANG.telegram_id, visibility=Visibility.PRIVATE), (ZHANG.telegram_id, 7)),
        (opened(kind=Kind.REPORT, visibility=Visibility.PRIVATE), (ZHANG.telegram_id, None)),
    ],
    ids=["in the group", "privately", "a report in the group"],
)
def test_where_the_requester_hears_of_it(issue: Issue, place: tuple[int, int | None]) -> None:
    post = card(ZH, issue, TUESDAY)
    assert (post.chat, post.reply_to) == place == home(issue)


# ── the office ────────────────────────────────────────────────────────────


def office(speech: Speech, *commands: c.Command) -> list[str]:
    issue, history = None, []
    for command in (opening(likely_units=(FINANCE.name,)), *commands):
        for event in events_of(issue, command):
            history.append(event)
        issue = after(issue, command)
    assert issue is not None
    return seen(office_card(speech, issue, history, TUESDAY).text).splitlines()


def test_the_office_sees_who_what_and_by_when() -> None:
    assert office(ZH) == [
        "#ZQ1042 待受理 · 求助",
        "张建国 · 华锐机械",
        "银行贷款月底到期续不上，车间下周就要停产",
        "可能承办：市金融办",
        "今天 11:00前受理",
    ]
    assert office(EN)[3:] == ["Likely units: 市金融办", "Accept by 11:00 today"]


def test_the_office_sees_what_happened() -> None:
    lines = office(ZH, replace(DISPATCH, due=TODAY), c.Note(by=LIN, text="上月也报过"))
    assert lines[3:] == [
        "主办 市金融办 · 协办 市工信局",
        "今天 18:00前签收 · 今天 18:00前办结",
        "市工信局：还没有意见 · 今天 15:15前",
        "经过",
        "11月24日 10:00 张建国 登记",
        "10:00 林晓 交办：市金融办、市工信局，当天 18:00前",
        "10:00 林晓 备注：上月也报过",
    ]
    assert office(EN, replace(DISPATCH, due=TODAY), c.Note(by=LIN, text="上月也报过"))[3:] == [
        "Lead: 市金融办 · assisting: 市工信局",
        "Sign by 18:00 today · Result by 18:00 today",
        "市工信局: nothing yet · by 15:15 today",
        "History",
        "10:00 on 24 November 张建国 · Open",
        "10:00 林晓 · Dispatch: 市金融办, 市工信局, by 18:00 that day",
        "10:00 林晓 · Note: 上月也报过",
    ]


def test_a_guest_is_marked_until_the_office_knows_them() -> None:
    issue = opened(GUEST)
    assert "路过的老板 · 待核实企业" in seen(office_card(ZH, issue, [], TUESDAY).text)
    assert "路过的老板 · enterprise not verified" in seen(office_card(EN, issue, [], TUESDAY).text)


def test_a_report_keeps_the_name_from_the_unit() -> None:
    issue = dispatched(kind=Kind.REPORT, visibility=Visibility.PRIVATE)
    at_unit, at_office = unit_card(ZH, issue, FINANCE, -1, TUESDAY), office_card(ZH, issue, [], TUESDAY)
    assert "张建国" not in at_unit.text
    assert "华锐机械" not in at_unit.text
    assert "举报人身份保密" in at_unit.text
    assert "张建国 · 华锐机械\n举报，不在群里公开" in seen(at_office.text)


@pytest.mark.parametrize(
    ("speech", "line"),
    [
        (ZH, "不公开，只有市长办公室看得到您是谁"),
        (EN, "Not shown in the group; only the mayor's office sees who you are"),
    ],
)
def test_whoever_reports_reads_who_learns_of_it(speech: Speech, line: str) -> None:
    report = dispatched(kind=Kind.REPORT, visibility=Visibility.PRIVATE)
    assert seen(card_text(speech, report, TUESDAY)).splitlines()[2] == line
    assert line not in seen(card_text(speech, dispatched(visibility=Visibility.PRIVATE), TUESDAY))


def test_what_was_said_privately_is_marked() -> None:
    issue = opened(source=Source.PRIVATE, visibility=Visibility.PRIVATE)
    assert "来自私聊，不在群里公开" in office_card(ZH, issue, [], TUESDAY).text


def test_a_text_that_does_not_fit_is_announced_below() -> None:
    long, short = opened(parts=(Part(7, "停电" * 2000),)), opened()
    assert is_too_long(long)
    assert "…（全文见下一条）" in seen(office_card(ZH, long, [], TUESDAY).text)
    assert not is_too_long(short)
    assert "全文" not in office_card(ZH, short, [], TUESDAY).text


# ── units ─────────────────────────────────────────────────────────────────


def test_the_lead_unit_sees_what_it_needs() -> None:
    issue = after(opened(), replace(DISPATCH, due=TODAY, remark="请当面对接"))
    assert seen(unit_card(ZH, issue, FINANCE, -1, TUESDAY).text).splitlines() == [
        "#ZQ1042 已交办 · 求助",
        "张建国 · 华锐机械",
        "银行贷款月底到期续不上，车间下周就要停产",
        "交办说明：请当面对接",
        "主办 市金融办 · 协办 市工信局",
        "今天 18:00前签收 · 今天 18:00前办结",
        "市工信局：还没有意见 · 今天 15:15前",
    ]


def test_a_unit_that_assists_knows_it() -> None:
    text = seen(unit_card(ZH, dispatched(), INDUSTRY, -1, TUESDAY).text)
    assert "主办 市金融办，贵单位协办" in text
    assert ("签收" in text, "协办 市工信局" in text, "办结" in text) == (False, False, True)


NOBODY = Unit("市住建局")


@pytest.mark.parametrize(
    ("speech", "lines"),
    [
        (ZH, ["主办 市金融办，市住建局协办", "市住建局没有群，也没有联络员，请转告。"]),
        (EN, ["Lead: 市金融办; 市住建局 assists", "市住建局 has neither a chat nor a liaison. Please tell them."]),
    ],
)
def test_of_a_unit_that_nobody_can_reach_the_office_reads_the_name(speech: Speech, lines: list[str]) -> None:
    issue = after(opened(), replace(DISPATCH, assisting=(NOBODY.name,)))
    text = seen(unit_card(speech, issue, NOBODY, -1, TUESDAY).text)
    assert text.splitlines()[3:5] == lines


@pytest.mark.parametrize(
    ("speech", "line"),
    [
        (ZH, "已改由市金融办办理，请转告市住建局不用再办。"),
        (EN, "Now with 市金融办; please tell 市住建局 that they need not go on."),
    ],
)
def test_whom_to_tell_that_it_is_no_longer_theirs(speech: Speech, line: str) -> None:
    assert seen(unit_card(speech, dispatched(), NOBODY, -1, TUESDAY).text).splitlines()[1:] == [line]


def test_a_unit_that_has_it_no_longer_may_stop() -> None:
    post = unit_card(ZH, dispatched(), POWER, -1, TUESDAY)
    assert "已改由市金融办办理，贵单位不用再办。" in post.text
    assert post.buttons == ()


BUTTONS = [
    #  it stands          the office                         lead                       assisting
    (opened(), "受理 交办 不予受理 转私密", "", ""),
    (after(opened(), c.Accept(by=LIN)), "交办 请补充 不予受理 办结 转私密", "", ""),
    (dispatched(), "改派 请补充 办结 催办 督办 转私密", "签收 请补充 办结 延期 退单", "协办意见 请补充 退单"),
    (in_progress(), "改派 请补充 办结 催办 督办 转私密", "进展 请补充 办结 延期 退单", "协办意见 进展 请补充 退单"),
    (waiting(), "接着办 转私密", "接着办", "协办意见 接着办"),
    (after(opened(), c.Add(by=ZHANG, part=Part(8, "还有"))), "受理 交办 不予受理 拆分 转私密", "", ""),
    (opened(visibility=Visibility.PRIVATE), "受理 交办 不予受理", "", ""),
    (handled(), "回访 重办 转私密", "", ""),
    (CLOSED, "重办", "", ""),
    (after(opened(), c.Decline(by=LIN, reason="请找法院")), "", "", ""),
]


@pytest.mark.parametrize(("issue", "at_office", "lead", "assisting"), BUTTONS, ids=[case[0].status for case in BUTTONS])
def test_the_buttons_are_what_is_possible_now(issue: Issue, at_office: str, lead: str, assisting: str) -> None:
    def labels(rows: object) -> str:
        return " ".join(button.label for row in rows for button in row)  # type: ignore[attr-defined]  # a Keyboard

    assert labels(office_buttons(ZH, issue, TUESDAY)) == at_office
    assert labels(unit_buttons(ZH, issue, FINANCE, TUESDAY)) == lead
    assert labels(unit_buttons(ZH, issue, INDUSTRY, TUESDAY)) == assisting


def test_an_issue_has_a_card_in_every_status() -> None:
    for status in Status:
        bare = replace(CLOSED, status=status, rating=None, closed_at=None)
        assert seen(card_text(ZH, bare, TUESDAY)).count("\n") >= (status is not Status.WITHDRAWN)


def test_of_what_was_taken_back_the_group_keeps_the_number_alone() -> None:
    withdrawn = replace(CLOSED, status=Status.WITHDRAWN, rating=None)
    assert seen(card_text(ZH, withdrawn, TUESDAY)) == "#ZQ1042 已撤回"
    assert seen(card_text(EN, withdrawn, TUESDAY)) == "#ZQ1042 Withdrawn"
    own = replace(withdrawn, visibility=Visibility.PRIVATE)
    assert seen(card_text(ZH, own, TUESDAY)).startswith(f"#ZQ1042 {own.title}\n已撤回")


def test_an_answer_is_shown_at_the_desks() -> None:
    assert "答复：已协调续贷500万元，今日放款" in unit_card(ZH, handled(), FINANCE, -1, TUESDAY).text


# ── who goes first ────────────────────────────────────────────────────────

ALIKE = c.Resemble(by=THE_BOT, numbers=(1001,), alike=(Likeness(1001, "华锐机械", "停电", joinable=True),))


@pytest.mark.parametrize(
    ("commands", "expected"),
    [
        ((ALIKE,), True),
        ((ALIKE, c.Note(by=LIN, text="一起看")), False),
        ((c.Note(by=LIN, text="一起看"),), False),
        ((), False),
    ],
    ids=["a hint", "a hint and a note", "a note", "as it stands"],
)
def test_a_hint_alone_can_wait(commands: tuple[c.Command, ...], expected: bool) -> None:
    begin = events_of(None, replace(opening(), urgency=Urgency.URGENT))
    history = list(begin)
    for command in commands:
        history += events_of(replay(history), command)
    change = Change(replay(history), tuple(history), tuple(history[len(begin) :]), frozenset(), TUESDAY)
    assert [one.can_wait for one in desk_cards(ZH, change)] == [expected]
