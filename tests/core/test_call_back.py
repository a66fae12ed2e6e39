"""After a result: what the telephone, silence and a late word do in every status. Handled on Tuesday at 10:00."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.core import commands as c
from bot.core.decide import decide
from bot.core.events import Nudged
from bot.core.issue import Issue
from bot.core.nudges import lapses_at, next_moment
from bot.core.people import THE_BOT
from bot.core.refusals import Refusal, Why, possible
from bot.core.words import Action, Outcome, Rating, Status
from tests.core.cast import (
    LIN,
    RULES,
    SUN,
    TUESDAY,
    ZHANG,
    after,
    closed,
    dispatched,
    events_of,
    handled,
    in_progress,
    names,
    opened,
    waiting,
    why,
)

#: Ten working days after Tuesday, 24 November, 10:00.
LAPSES = TUESDAY.replace(month=12, day=8)
LATER = LAPSES + timedelta(minutes=1)


def call(outcome: Outcome, text: str = "还是没电") -> c.CallBack:
    return c.CallBack(by=LIN, outcome=outcome, text=text)


LAPSE = c.Lapse(by=THE_BOT)
SATISFIED, FAIRLY = call(Outcome.SATISFIED), call(Outcome.FAIRLY_SATISFIED)
UNHAPPY, UNREACHED = call(Outcome.NOT_SATISFIED), call(Outcome.UNREACHED)
THANKS = c.Confirm(by=ZHANG, rating=Rating.SATISFIED)


def unconfirmed() -> Issue:
    return after(handled(), LAPSE, now=LAPSES)


ISSUES: dict[str, Callable[[], Issue]] = {
    "received": opened,
    "accepted": lambda: after(opened(), c.Accept(by=LIN)),
    "dispatched": dispatched,
    "in_progress": in_progress,
    "waiting": waiting,
    "handled": handled,
    "closed": closed,
    "unconfirmed": unconfirmed,
    "declined": lambda: after(opened(), c.Decline(by=LIN, reason="…")),
    "withdrawn": lambda: after(opened(), c.Withdraw(by=ZHANG)),
    "merged": lambda: replace(opened(), status=Status.MERGED),
}

#: The status that follows, or why not. "unconfirmed" is closed by silence, "closed" by the requester.
TABLE = """
             satisfied fairly   unhappy    unreached lapse    confirm
received     not_now   not_now  not_now    not_now   not_now  not_now
accepted     not_now   not_now  not_now    not_now   not_now  not_now
dispatched   not_now   not_now  not_now    not_now   not_now  not_now
in_progress  not_now   not_now  not_now    not_now   not_now  not_now
waiting      not_now   not_now  not_now    not_now   not_now  not_now
handled      closed    closed   dispatched handled   closed   closed
closed       closed    closed   dispatched closed    already  already
unconfirmed  closed    closed   dispatched closed    already  closed
declined     not_now   not_now  not_now    not_now   not_now  not_now
withdrawn    not_now   not_now  not_now    not_now   not_now  not_now
merged       not_now   not_now  not_now    not_now   not_now  not_now
"""
COMMANDS = dict(zip(TABLE.split()[:6], (SATISFIED, FAIRLY, UNHAPPY, UNREACHED, LAPSE, THANKS), strict=True))
ROWS = [line.split() for line in TABLE.strip().splitlines()[1:]]
CELLS = [
    pytest.param(row[0], name, cell, id=f"{name}-{row[0]}")
    for row in ROWS
    for name, cell in zip(COMMANDS, row[1:], strict=True)
]


def test_the_table_is_whole() -> None:
    assert [row[0] for row in ROWS] == list(ISSUES)
    assert {ISSUES[name]().status for name in ISSUES} == set(Status)


@pytest.mark.parametrize(("name", "command", "cell"), CELLS)
def test_each_cell(name: str, command: str, cell: str) -> None:
    issue = ISSUES[name]()
    outcome = decide(issue, COMMANDS[command], LATER, RULES)
    if cell in list(Why):
        assert isinstance(outcome, Refusal)
        assert outcome.why == cell
    else:
        assert after(issue, COMMANDS[command], now=LATER).status == cell


# ── heard on the telephone ────────────────────────────────────────────────


def test_a_good_word_is_a_rating() -> None:
    heard = after(handled(), FAIRLY)
    assert (heard.rating, heard.closed_at, heard.called_back) == (Rating.FAIRLY_SATISFIED, TUESDAY, 1)


def test_a_bad_one_is_redone_by_the_same_unit() -> None:
    assert names(events_of(handled(), UNHAPPY)) == ["CalledBack", "Redone"]
    redone = after(handled(), UNREACHED, UNHAPPY)
    assert (redone.lead, redone.redo_reason, redone.redone, redone.rating) == (handled().lead, "还是没电", 1, None)
    assert redone.called_back == 0, "of the next result nobody has been called"


def test_a_bad_one_needs_words() -> None:
    assert why(handled(), call(Outcome.NOT_SATISFIED, " ")) is Why.NO_TEXT


def test_who_is_not_reached_has_said_nothing() -> None:
    tried = after(handled(), UNREACHED, UNREACHED)
    assert (tried.status, tried.rating, tried.called_back) == (Status.HANDLED, None, 2)
    assert lapses_at(tried, RULES, TUESDAY) == LAPSES


@pytest.mark.parametrize("days", [30, 31])
def test_a_bad_word_within_thirty_days_of_the_end(days: int) -> None:
    ended, now = closed(), TUESDAY + timedelta(days=days)
    late = days > 30
    assert isinstance(decide(ended, UNHAPPY, now, RULES), Refusal) is late
    if late:
        assert why(ended, UNHAPPY, now) is Why.TOO_LATE
    assert not isinstance(decide(ended, FAIRLY, now, RULES), Refusal)


def test_only_the_office_notes_it() -> None:
    for person in (SUN, ZHANG, THE_BOT):
        assert why(handled(), replace(SATISFIED, by=person)) is Why.NOT_ALLOWED


# ── silence ───────────────────────────────────────────────────────────────


def test_silence_closes_after_ten_working_days_and_is_no_rating() -> None:
    assert lapses_at(handled(), RULES, TUESDAY) == LAPSES
    assert why(handled(), LAPSE, LAPSES - timedelta(seconds=1)) is Why.NOT_DUE
    silent = unconfirmed()
    assert (silent.unconfirmed, silent.rating, silent.closed_at) == (True, None, LAPSES)
    assert next_moment(silent, RULES, LATER) is None


@pytest.mark.parametrize("heard", [THANKS, SATISFIED])
def test_a_word_after_all_counts(heard: c.Command) -> None:
    late = after(unconfirmed(), heard, now=LATER)
    assert (late.unconfirmed, late.rating, late.closed_at) == (False, Rating.SATISFIED, LAPSES)
    assert why(late, THANKS, LATER) is Why.ALREADY


@pytest.mark.parametrize("unhappy", [UNHAPPY, c.Redo(by=ZHANG, reason="还是没电")])
def test_a_bad_one_takes_it_up_again(unhappy: c.Command) -> None:
    again = after(unconfirmed(), unhappy, now=LATER)
    assert (again.status, again.unconfirmed, again.closed_at) == (Status.DISPATCHED, False, None)
    assert why(unconfirmed(), unhappy, LAPSES + timedelta(days=31)) is Why.TOO_LATE


def test_it_is_only_offered_where_somebody_is_still_to_be_heard() -> None:
    for name, build in ISSUES.items():
        unheard = name in ("handled", "unconfirmed")
        assert (Action.CALL_BACK in possible(build(), LIN, RULES)) is unheard
        assert (Action.CONFIRM in possible(build(), ZHANG, RULES)) is unheard


def test_only_the_clock_lapses() -> None:
    for person in (LIN, SUN, ZHANG):
        assert why(handled(), c.Lapse(by=person), LATER) is Why.NOT_ALLOWED


# ── when ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("now", "due"),
    [
        ("11-25 09:59", []),
        ("11-25 10:00", ["ask_again"]),  # one working day
        ("11-27 09:59", ["ask_again"]),
        ("11-27 10:00", ["ask_again", "telephone"]),  # three
    ],
)
def test_asked_again_and_then_telephoned(now: str, due: list[str]) -> None:
    moment = datetime.strptime(f"2026-{now} +0800", "%Y-%m-%d %H:%M %z").astimezone(TUESDAY.tzinfo)
    outcome = decide(handled(), c.Nudge(by=THE_BOT), moment, RULES)
    events = () if isinstance(outcome, Refusal) else outcome
    assert [stage for event in events if isinstance(event, Nudged) for stage in event.stages] == due


def test_what_the_requester_said_themselves_stands_whatever_is_noted_of_a_call() -> None:
    own = after(handled(), c.Confirm(by=ZHANG, rating=Rating.FAIRLY_SATISFIED))
    called = after(own, SATISFIED, now=LATER)
    assert (called.rating, called.called_back) == (Rating.FAIRLY_SATISFIED, 1)
