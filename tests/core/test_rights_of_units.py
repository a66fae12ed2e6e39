"""More time, giving it back, 催办 and 督办: when each is possible, and what comes of it.

The day is Tuesday, 24 November 2026, 10:00; 市金融办 leads and was dispatched then, with five working days.
"""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.core import commands as c
from bot.core.deadlines import Due
from bot.core.events import Part
from bot.core.extensions import wanted
from bot.core.issue import Issue
from bot.core.people import Person
from bot.core.refusals import Why, refused
from bot.core.words import Kind, Rating, Status, Urgency
from tests.core.cast import (
    ASK,
    DISPATCH,
    FINANCE,
    HANDLE,
    LIN,
    POWER,
    RULES,
    SUN,
    TUESDAY,
    WU,
    ZHANG,
    ZHENG,
    ZHOU,
    after,
    dispatched,
    events_of,
    handled,
    in_progress,
    names,
    opened,
    waiting,
    why,
)

MORE = c.AskExtension(by=SUN, reason="等银行审批", working_days=3)
GRANT = c.Grant(by=LIN, granted=True)
RETURN = c.Return(by=SUN, reason="不归我们管")
REMIND = c.Remind(by=LIN)


def day(text: str) -> datetime:
    """ "11-25 18:00" in the city."""
    return datetime.strptime(f"2026-{text} +0800", "%Y-%m-%d %H:%M %z")


def due(issue: Issue) -> str:
    return f"{issue.due.at:%m-%d %H:%M}" if issue.due else ""


# ── more time ─────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("changes", "days", "until"),
    [
        ({}, 3, "12-04 18:00"),
        ({}, None, "12-08 18:00"),
        ({}, 5, "12-08 18:00"),
        ({"kind": Kind.INQUIRY}, None, "11-26 18:00"),
        ({"kind": Kind.COMPLAINT}, 5, "12-15 18:00"),
        ({"urgency": Urgency.COMPLEX}, 10, "12-29 18:00"),
    ],
)
def test_how_much_more(changes: dict[str, object], days: int | None, until: str) -> None:
    asked = after(dispatched(**changes), replace(MORE, working_days=days))
    assert asked.extension is not None
    assert f"{asked.extension.until.at:%m-%d %H:%M}" == until
    granted = after(asked, GRANT)
    assert (due(granted), granted.extension, granted.extended) == (until, None, 1)


@pytest.mark.parametrize(
    ("issue", "command", "reason"),
    [
        (dispatched(), replace(MORE, working_days=6), Why.EXTENSION_LONG),
        (dispatched(urgency=Urgency.URGENT), MORE, Why.EXTENSION_NONE),
        (after(dispatched(), MORE), MORE, Why.EXTENSION_ASKED),
        (after(dispatched(), MORE, GRANT), MORE, Why.EXTENSION_USED),
        (dispatched(), replace(MORE, reason=" "), Why.NO_TEXT),
        (dispatched(), replace(MORE, by=ZHENG), Why.NOT_ALLOWED),
        (dispatched(), replace(MORE, by=ZHANG), Why.NOT_ALLOWED),
        (waiting(), MORE, Why.NOT_NOW),
        (handled(), MORE, Why.NOT_NOW),
        (dispatched(), GRANT, Why.EXTENSION_UNASKED),
        (after(dispatched(), MORE), replace(GRANT, by=SUN), Why.NOT_ALLOWED),
        (after(dispatched(), MORE), replace(GRANT, by=ZHOU), Why.NOT_ALLOWED),
        (after(dispatched(), MORE, GRANT), GRANT, Why.EXTENSION_UNASKED),
    ],
)
def test_no_more_time(issue: Issue, command: c.Command, reason: Why) -> None:
    assert why(issue, command) is reason


def test_it_is_asked_for_before_the_limit_and_may_be_granted_after() -> None:
    late = day("12-01 18:00")
    assert why(dispatched(), MORE, late) is Why.EXTENSION_LATE
    asked = after(dispatched(), MORE, now=late - timedelta(minutes=1))
    assert due(after(asked, GRANT, now=late + timedelta(days=1))) == "12-04 18:00"


def test_a_complex_one_is_extended_twice() -> None:
    twice = after(dispatched(urgency=Urgency.COMPLEX), MORE, GRANT, MORE, GRANT)
    assert why(twice, MORE) is Why.EXTENSION_USED


def test_refused_it_may_be_asked_for_again() -> None:
    refused_once = after(dispatched(), MORE, replace(GRANT, granted=False, reason="材料已齐"))
    assert (due(refused_once), refused_once.extension) == ("12-01 18:00", None)
    assert due(after(refused_once, MORE, GRANT)) == "12-04 18:00"


def test_a_wait_meanwhile_moves_the_date_that_is_granted() -> None:
    asked = after(after(in_progress(), MORE), ASK)
    answered = after(asked, c.Add(by=ZHANG, part=Part(9, "合同在附件里")), now=day("11-30 10:00"))
    assert due(answered) == "12-07 18:00"
    assert due(after(answered, GRANT, now=day("11-30 11:00"))) == "12-10 18:00"


def test_the_new_date_takes_the_place_of_a_leaders() -> None:
    friday = Due(day("11-27 18:00"))
    ordered = after(opened(), c.Instruct(by=ZHOU, text="本周办好", public=True, units=(FINANCE.name,), due=friday))
    extended = after(ordered, MORE, GRANT)
    assert (ordered.ordered_due, extended.ordered_due, due(extended)) == (friday, None, "12-02 18:00")


def test_the_office_asks_nobody() -> None:
    assert names(events_of(dispatched(), replace(MORE, by=LIN))) == ["ExtensionAsked", "Extended"]


@pytest.mark.parametrize(
    ("text", "days", "reason"),
    [
        ("3个工作日 等银行审批", 3, "等银行审批"),
        ("三个工作日，等银行审批", 3, "等银行审批"),
        ("十天：等银行审批", 10, "等银行审批"),
        ("两日 等银行审批", 2, "等银行审批"),
        ("3 working days, the bank has to approve", 3, "the bank has to approve"),
        ("1 day the bank", 1, "the bank"),
        ("2d the bank", 2, "the bank"),
        ("等银行审批", None, "等银行审批"),
        ("等银行3个工作日审批", None, "等银行3个工作日审批"),
        ("5个工作日", 5, ""),
        ("", None, ""),
    ],
)
def test_how_many_days_are_asked_for(text: str, days: int | None, reason: str) -> None:
    assert wanted(text) == (days, reason)


# ── giving it back ────────────────────────────────────────────────────────


def test_given_back_nobody_has_it_and_the_office_dispatches_anew() -> None:
    back = after(after(in_progress(), MORE), RETURN)
    assert (back.status, back.lead, back.assisting, back.due, back.extension) == (Status.ACCEPTED, None, (), None, None)
    assert (back.returned_by, back.former, back.return_reason) == (
        ("市金融办",),
        ("市金融办", "市工信局"),
        "不归我们管",
    )
    assert f"{back.dispatch_by.at if back.dispatch_by else 0:%H:%M}" == "16:30"
    anew = after(back, replace(DISPATCH, lead=POWER.name))
    assert (anew.lead, anew.ruled, anew.return_reason) == (POWER.name, False, None)


@pytest.mark.parametrize(
    ("clock", "reason"), [("11-26 17:59", None), ("11-26 18:00", None), ("11-26 18:01", Why.RETURN_LATE)]
)
def test_two_working_days(clock: str, reason: Why | None) -> None:
    no = refused(dispatched(), RETURN, day(clock), RULES)
    assert (no.why if no else None) is reason


@pytest.mark.parametrize(
    ("issue", "by", "reason"),
    [
        (dispatched(), WU, Why.NOT_ALLOWED),
        (dispatched(), LIN, Why.NOT_ALLOWED),
        (dispatched(), ZHANG, Why.NOT_ALLOWED),
        (waiting(), SUN, Why.NOT_NOW),
        (handled(), SUN, Why.NOT_NOW),
        (after(dispatched(), RETURN), SUN, Why.NO_LONGER),
        (after(dispatched(), RETURN, DISPATCH), SUN, Why.RULED),
    ],
)
def test_not_given_back(issue: Issue, by: Person, reason: Why) -> None:
    assert why(issue, replace(RETURN, by=by)) is reason


BACK_TO_POWER = (RETURN, c.Dispatch(by=LIN, lead=POWER.name))
SECOND = c.Return(by=WU, reason="也不归我们管")


def test_a_second_return_waits_for_a_ruling() -> None:
    asked = after(dispatched(), *BACK_TO_POWER, SECOND)
    assert (asked.status, asked.lead, asked.ruling_asked) == (Status.DISPATCHED, POWER.name, True)
    assert why(asked, SECOND) is Why.RULING_ASKED
    ruled = after(asked, c.Dispatch(by=LIN, lead=POWER.name), now=day("11-25 10:00"))
    assert (ruled.ruled, ruled.ruling_asked, due(ruled)) == (True, False, "12-01 18:00")
    assert why(ruled, SECOND) is Why.RULED


def test_what_was_ruled_stays_so_whoever_assists() -> None:
    ruled = after(dispatched(), *BACK_TO_POWER, SECOND, c.Dispatch(by=LIN, lead=POWER.name))
    helped = after(ruled, c.Dispatch(by=LIN, lead=POWER.name, assisting=(FINANCE.name,)))
    assert why(helped, SECOND) is Why.RULED


def test_a_unit_that_the_office_rules_upon_gains_no_time() -> None:
    extended = after(dispatched(), MORE, GRANT, RETURN)
    ruled = after(extended, DISPATCH, now=day("11-25 10:00"))
    assert (due(ruled), ruled.extended, ruled.ruled) == ("12-04 18:00", 1, True)
    other = after(extended, replace(DISPATCH, lead=POWER.name), now=day("11-25 10:00"))
    assert (due(other), other.extended, other.ruled) == ("12-02 18:00", 0, False)


def test_whoever_answers_it_asks_for_nothing_any_more() -> None:
    asked = after(dispatched(), *BACK_TO_POWER, SECOND, c.AskExtension(by=WU, reason="等材料"))
    done = after(asked, replace(HANDLE, by=WU))
    assert (done.ruling_asked, done.extension, done.return_reason) == (False, None, None)
    assert after(done, c.Redo(by=ZHANG, reason="没有解决")).ruling_asked is False


# ── 催办, 督办 ──────────────────────────────────────────────────────────────


def test_reminded_and_again_after_ten_minutes() -> None:
    reminded = after(dispatched(), REMIND)
    assert why(reminded, REMIND, TUESDAY + timedelta(minutes=9, seconds=59)) is Why.REMIND_AGAIN
    assert names(events_of(reminded, REMIND, TUESDAY + timedelta(minutes=10))) == ["Reminded"]


@pytest.mark.parametrize("issue", [opened(), after(opened(), c.Accept(by=LIN)), waiting(), handled()])
def test_where_no_unit_has_it_nobody_is_reminded(issue: Issue) -> None:
    assert why(issue, REMIND) is Why.REMIND_NOBODY


@pytest.mark.parametrize(("by", "may"), [(LIN, True), (ZHOU, True), (SUN, False), (ZHANG, False)])
def test_who_supervises(by: Person, may: bool) -> None:
    outcome = refused(dispatched(), c.Supervise(by=by), TUESDAY, RULES)
    assert (outcome is None) == may


def test_supervised_once_but_said_as_often_as_one_likes() -> None:
    watched = after(dispatched(), c.Supervise(by=LIN))
    assert why(watched, c.Supervise(by=ZHOU)) is Why.ALREADY
    assert names(events_of(watched, c.Supervise(by=LIN, text="抓紧"))) == ["Supervised"]


def test_a_leaders_word_that_supervises() -> None:
    word = c.Instruct(by=ZHOU, text="督办", public=True, supervises=True)
    assert names(events_of(dispatched(), word)) == ["Instructed", "Supervised"]
    assert names(events_of(after(dispatched(), word), word)) == ["Instructed"]
    named = replace(word, units=(POWER.name,))
    assert names(events_of(opened(), named)) == ["Instructed", "Dispatched", "Supervised"]


def test_what_has_ended_is_not_supervised() -> None:
    over = after(handled(), c.Confirm(by=ZHANG, rating=Rating.SATISFIED))
    assert [why(over, c.Supervise(by=LIN)), why(over, REMIND)] == [Why.NOT_NOW, Why.NOT_NOW]
