"""A command comes in, events or a refusal come out. The day is Tuesday, 24 November 2026; it is 10:00."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.core import commands as c
from bot.core import events as e
from bot.core.deadlines import Due
from bot.core.events import Event, Part
from bot.core.issue import Issue
from bot.core.messages import File
from bot.core.people import Person
from bot.core.refusals import Why, refused
from bot.core.splitting import bundles
from bot.core.words import Kind, Rating, Status, Urgency, Visibility
from tests.core.cast import (
    ASK,
    DISPATCH,
    FINANCE,
    HANDLE,
    INDUSTRY,
    LIN,
    MA,
    POWER,
    RULES,
    SIGN,
    SUN,
    TUESDAY,
    ZHANG,
    ZHENG,
    after,
    closed,
    dispatched,
    events_of,
    handled,
    in_progress,
    opened,
    opening,
    waiting,
    why,
)


def day(text: str) -> datetime:
    """ "11-25 18:00" in the city."""
    return datetime.strptime(f"2026-{text} +0800", "%Y-%m-%d %H:%M %z")


def only(issue: Issue | None, command: c.Command, now: datetime = TUESDAY) -> Event:
    (event,) = events_of(issue, command, now)
    assert (event.at, event.by, event.action) == (now, command.by, command.action)
    return event


# ── what comes out ────────────────────────────────────────────────────────


def test_opening_keeps_all_that_was_said() -> None:
    command = opening()
    event = only(None, command)
    assert isinstance(event, e.IssueOpened)
    told = (event.number, event.requester, event.title, event.chat, event.parts)
    assert told == (command.number, ZHANG, command.title, command.chat, command.parts)


def test_the_office_registers_for_somebody() -> None:
    issue = after(None, replace(opening(), by=LIN))
    assert (issue.requester, issue.status) == (ZHANG, Status.RECEIVED)


COMMANDS: list[tuple[Issue, c.Command, Event]] = [
    (opened(), c.Add(by=ZHANG, part=Part(8, "还有两天")), e.Added(at=TUESDAY, by=ZHANG, part=Part(8, "还有两天"))),
    (opened(), c.Note(by=LIN, text="上月也报过"), e.Noted(at=TUESDAY, by=LIN, text="上月也报过")),
    (opened(), c.Decline(by=LIN, reason="请找法院"), e.Declined(at=TUESDAY, by=LIN, reason="请找法院")),
    (dispatched(), SIGN, e.Signed(at=TUESDAY, by=SUN)),
    (in_progress(), c.Progress(by=SUN, text="已约银行"), e.Progressed(at=TUESDAY, by=SUN, text="已约银行")),
    (in_progress(), c.Progress(by=ZHENG, text="已去厂里"), e.Progressed(at=TUESDAY, by=ZHENG, text="已去厂里")),
    (in_progress(), ASK, e.Asked(at=TUESDAY, by=SUN, question=ASK.question)),
    (dispatched(), HANDLE, e.Handled(at=TUESDAY, by=SUN, answer=HANDLE.answer)),
    (
        handled(),
        c.Confirm(by=MA, rating=Rating.FAIRLY_SATISFIED),
        e.Confirmed(at=TUESDAY, by=MA, rating=Rating.FAIRLY_SATISFIED),
    ),
]


@pytest.mark.parametrize(("issue", "command", "event"), COMMANDS, ids=lambda value: type(value).__name__)
def test_what_a_command_makes_happen(issue: Issue, command: c.Command, event: Event) -> None:
    assert events_of(issue, command) == (event,)


LIMITS = [
    # said at 10:00 of a Tuesday    accept         dispatch       sign           handle
    (Kind.HELP, Urgency.URGENT, "11-24 10:10", "11-24 11:00", "11-24 12:00", "11-25 10:00"),
    (Kind.INQUIRY, Urgency.NORMAL, "11-24 11:00", "11-24 12:00", "11-25 18:00", "11-25 18:00"),
    (Kind.HELP, Urgency.NORMAL, "11-24 11:00", "11-24 16:30", "11-25 18:00", "12-01 18:00"),
    (Kind.SUGGESTION, Urgency.NORMAL, "11-24 11:00", "11-24 16:30", "11-25 18:00", "12-01 18:00"),
    (Kind.COMPLAINT, Urgency.NORMAL, "11-24 11:00", "11-24 16:30", "11-25 18:00", "12-08 18:00"),
    (Kind.REPORT, Urgency.NORMAL, "11-24 11:00", "11-24 16:30", "11-25 18:00", "12-08 18:00"),
    (Kind.HELP, Urgency.COMPLEX, "11-24 11:00", "11-24 16:30", "11-25 18:00", "12-15 18:00"),
]


@pytest.mark.parametrize(("kind", "urgency", "accept", "dispatch", "sign", "handle"), LIMITS)
def test_the_limits_of_each_kind(
    kind: Kind, urgency: Urgency, accept: str, dispatch: str, sign: str, handle: str
) -> None:
    new = opened(kind=kind, urgency=urgency)
    assert new.accept_by == Due(day(accept), estimated=False)
    taken = after(new, c.Accept(by=LIN))
    assert taken.dispatch_by == Due(day(dispatch), estimated=False)
    given = after(taken, DISPATCH)
    assert (given.sign_by, given.due) == (Due(day(sign), estimated=False), Due(day(handle), estimated=False))
    again = after(given, HANDLE, c.Redo(by=ZHANG, reason="没解决"))
    assert (again.sign_by, again.due) == (given.sign_by, given.due)


# ── withdrawn, split, gone private ────────────────────────────────────────

MORE = c.Add(by=MA, part=Part(8, "另外厂门口的路坏了"))
PHOTOS = (Part(9, "", album="a1"), Part(10, "两张照片", album="a1"))


@pytest.mark.parametrize("issue", [opened(), dispatched(), in_progress(), waiting(), handled()])
@pytest.mark.parametrize("by", [ZHANG, MA])
def test_a_withdrawn_issue_has_no_limit_and_no_question(issue: Issue, by: Person) -> None:
    event = only(issue, c.Withdraw(by=by, reason="已经解决"))
    assert event == e.Withdrawn(at=TUESDAY, by=by, reason="已经解决")
    ended = after(issue, c.Withdraw(by=by))
    assert (ended.status, ended.closed_at) == (Status.WITHDRAWN, TUESDAY)
    assert (ended.dispatch_by, ended.sign_by, ended.due, ended.question, ended.waiting_since) == (None,) * 5


def test_what_is_private_is_the_requesters_alone_to_withdraw() -> None:
    private = after(opened(), c.Classify(by=LIN))
    assert why(private, c.Withdraw(by=MA)) is Why.NOT_ALLOWED
    assert after(private, c.Withdraw(by=ZHANG)).status is Status.WITHDRAWN


def test_a_message_is_split_off() -> None:
    issue = after(opened(), MORE)
    split = c.Split(by=LIN, message_id=8, into=1043)
    assert only(issue, split) == e.Split(at=TUESDAY, by=LIN, parts=(MORE.part,), into=1043)
    assert after(issue, split).parts == opened().parts


SHOT = Part(7, "", (File("photo"),))
WORDS, LATER = Part(8, "我要举报吴班长收红包"), Part(9, "路灯坏了三个月")
ALONE = replace(LATER, chat=ZHANG.telegram_id)


@pytest.mark.parametrize(
    ("visibility", "added", "title"),
    [
        (Visibility.OPEN, (WORDS,), ""),
        (Visibility.OPEN, (WORDS, LATER), "路灯坏了三个月"),
        (Visibility.OPEN, (WORDS, ALONE), ""),  # said to the bot alone it heads no card in the group
        (Visibility.PRIVATE, (WORDS, ALONE), "路灯坏了三个月"),
    ],
)
def test_what_is_left_gives_the_title(visibility: Visibility, added: tuple[Part, ...], title: str) -> None:
    issue = opened(title="", parts=(SHOT,), visibility=visibility)
    issue = after(issue, *(c.Add(by=ZHANG, part=part) for part in added))
    assert issue.title == "举报吴班长收红包"
    assert after(issue, c.Split(by=LIN, message_id=8, into=1043)).title == title


def test_what_gave_the_title_gives_it_anew_when_it_is_edited() -> None:
    issue = after(opened(title="", parts=(SHOT,)), c.Add(by=ZHANG, part=WORDS))
    assert after(issue, c.Rewrite(by=ZHANG, message_id=8, text="路灯坏了", title="路灯坏了")).title == "路灯坏了"


def test_an_album_goes_as_a_whole() -> None:
    issue = after(opened(), MORE, *(c.Add(by=ZHANG, part=part) for part in PHOTOS))
    left = after(issue, c.Split(by=LIN, message_id=10, into=1043))
    assert left.parts == (*opened().parts, MORE.part)
    assert [(place, parts) for place, parts in bundles(issue)] == [(2, (MORE.part,)), (3, PHOTOS)]


@pytest.mark.parametrize(("message", "chat"), [(7, None), (99, None), (8, -1)])
def test_what_opened_it_stays_and_what_is_not_there_too(message: int, chat: int | None) -> None:
    assert why(after(opened(), MORE), c.Split(by=LIN, message_id=message, chat=chat, into=1043)) is Why.NOT_SPLIT


def test_the_album_that_opened_it_stays_whole() -> None:
    issue = after(opened(parts=(Part(7, "停电", album="a0"),)), c.Add(by=ZHANG, part=Part(8, "", album="a0")))
    assert why(issue, c.Split(by=LIN, message_id=8, into=1043)) is Why.NOT_SPLIT


def test_it_goes_private_once_and_for_ever() -> None:
    private = after(dispatched(), c.Classify(by=LIN))
    assert (private.visibility, private.left_group, private.status) == (Visibility.PRIVATE, True, Status.DISPATCHED)
    assert why(private, c.Classify(by=LIN)) is Why.ALREADY
    assert why(closed(), c.Classify(by=LIN)) is Why.NOT_NOW


def test_nothing_makes_it_open_again() -> None:
    assert why(after(opened(), c.Classify(by=LIN)), c.Classify(by=LIN, visibility=Visibility.OPEN)) is not None


# ── dispatch ──────────────────────────────────────────────────────────────


def test_the_office_may_set_the_limit() -> None:
    due = Due(day("11-26 18:00"), estimated=False)
    event = only(opened(), replace(DISPATCH, due=due, remark="当面对接"))
    assert isinstance(event, e.Dispatched)
    assert (event.due, event.remark) == (due, "当面对接")


def test_each_unit_assists_once_and_the_lead_does_not() -> None:
    named = (INDUSTRY.name, FINANCE.name, INDUSTRY.name, POWER.name)
    event = only(opened(), replace(DISPATCH, assisting=named))
    assert isinstance(event, e.Dispatched)
    assert (event.lead, event.assisting) == (FINANCE.name, (INDUSTRY.name, POWER.name))


@pytest.mark.parametrize("issue", [dispatched(), in_progress()], ids=["dispatched", "in_progress"])
@pytest.mark.parametrize("assisting", [(INDUSTRY.name,), (INDUSTRY.name, INDUSTRY.name), (FINANCE.name, INDUSTRY.name)])
def test_the_same_dispatch_again_changes_nothing(issue: Issue, assisting: tuple[str, ...]) -> None:
    assert why(issue, replace(DISPATCH, assisting=assisting)) is Why.ALREADY
    assert why(issue, replace(DISPATCH, due=issue.due)) is Why.ALREADY


@pytest.mark.parametrize(
    "command",
    [
        replace(DISPATCH, lead=POWER.name),
        replace(DISPATCH, assisting=()),
        replace(DISPATCH, assisting=(INDUSTRY.name, POWER.name)),
        replace(DISPATCH, due=Due(day("11-24 18:00"), estimated=False)),
    ],
    ids=["other lead", "nobody assists", "one more assists", "other limit"],
)
def test_another_dispatch_is_a_new_one(command: c.Dispatch) -> None:
    issue = after(after(in_progress(), c.Progress(by=SUN, text="已约银行")), command)
    assert (issue.status, issue.signed_by, issue.progress) == (Status.DISPATCHED, None, None)
    assert issue.lead == command.lead


# ── redo ──────────────────────────────────────────────────────────────────

REDO = c.Redo(by=ZHANG, reason="冷库还是没电")


def test_a_redo_goes_to_the_same_unit_and_starts_anew() -> None:
    issue = after(closed(), REDO)
    assert (issue.status, issue.lead, issue.assisting) == (Status.DISPATCHED, FINANCE.name, (INDUSTRY.name,))
    assert (issue.redone, issue.redo_reason) == (1, "冷库还是没电")
    assert (issue.rating, issue.closed_at, issue.handled_at, issue.signed_by) == (None, None, None, None)


def test_a_redo_of_what_no_unit_had_goes_to_the_office() -> None:
    issue = after(opened(), c.Accept(by=LIN), replace(HANDLE, by=LIN), REDO)
    assert (issue.status, issue.lead, issue.due, issue.sign_by) == (Status.ACCEPTED, None, None, None)
    assert issue.dispatch_by == Due(day("11-24 16:30"), estimated=False)


@pytest.mark.parametrize(
    ("later", "possible"),
    [(timedelta(days=30), True), (timedelta(days=30, seconds=1), False), (timedelta(days=400), False)],
)
def test_a_closed_issue_is_taken_up_again_within_thirty_days(later: timedelta, possible: bool) -> None:
    refusal = refused(closed(), REDO, TUESDAY + later, RULES)
    assert (refusal is None) is possible
    assert refusal is None or refusal.why is Why.TOO_LATE


def test_what_was_never_confirmed_is_never_too_late() -> None:
    assert refused(handled(), REDO, TUESDAY + timedelta(days=400), RULES) is None


def test_a_second_redo_finds_the_issue_at_work() -> None:
    assert why(after(handled(), REDO), REDO) is Why.NOT_NOW


# ── edits ─────────────────────────────────────────────────────────────────


def test_an_edit_keeps_both_texts_and_renews_the_title() -> None:
    issue = opened()
    event = only(issue, c.Rewrite(by=ZHANG, message_id=7, text="贷款已到期", title="贷款已到期"))
    assert isinstance(event, e.Rewritten)
    assert (event.before, event.after, event.title) == (issue.parts[0].text, "贷款已到期", "贷款已到期")


def test_an_edit_of_a_later_message_leaves_the_title() -> None:
    issue = after(opened(), c.Add(by=ZHANG, part=Part(8, "一共500万")))
    issue = after(issue, c.Rewrite(by=ZHANG, message_id=8, text="一共600万", title="一共600万"))
    assert (issue.title, issue.parts[1].text) == (opened().title, "一共600万")


@pytest.mark.parametrize(("message", "text"), [(7, opened().parts[0].text), (99, "不在这件事里")])
def test_an_edit_that_changes_nothing(message: int, text: str) -> None:
    assert why(opened(), c.Rewrite(by=ZHANG, message_id=message, text=text, title="")) is Why.ALREADY
