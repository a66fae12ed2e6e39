"""A leader's word (批示): always kept; it accepts, dispatches and sets the limit where that is possible."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.core import commands as c
from bot.core import events as e
from bot.core.deadlines import Due
from bot.core.issue import Issue
from bot.core.words import Status
from tests.core.cast import (
    DISPATCH,
    FINANCE,
    INDUSTRY,
    LIN,
    MINUTE,
    POWER,
    TUESDAY,
    ZHOU,
    after,
    dispatched,
    events_of,
    handled,
    in_progress,
    names,
    opened,
    waiting,
)

TODAY = Due(TUESDAY.replace(hour=18), estimated=False)
FRIDAY = Due(datetime(2026, 11, 27, 18, 0, tzinfo=TUESDAY.tzinfo), estimated=False)


def says(*units: str, due: Due | None = None, public: bool = True) -> c.Instruct:
    return c.Instruct(by=ZHOU, text="请抓紧办", public=public, units=units, due=due)


def accepted() -> Issue:
    return after(opened(), c.Accept(by=LIN))


FIN, IND, POW = FINANCE.name, INDUSTRY.name, POWER.name
CASES = [
    # it stands         the leader names       what happens                      and then
    (opened(), (), "Instructed", Status.ACCEPTED),
    (opened(), (FIN,), "Instructed Dispatched", Status.DISPATCHED),
    (accepted(), (), "Instructed", Status.ACCEPTED),
    (accepted(), (FIN, IND), "Instructed Dispatched", Status.DISPATCHED),
    (dispatched(), (), "Instructed", Status.DISPATCHED),
    (dispatched(), (FIN,), "Instructed", Status.DISPATCHED),
    (dispatched(), (POW,), "Instructed Dispatched", Status.DISPATCHED),
    (in_progress(), (FIN,), "Instructed", Status.IN_PROGRESS),
    (in_progress(), (FIN, IND), "Instructed", Status.IN_PROGRESS),
    (in_progress(), (FIN, FIN), "Instructed", Status.IN_PROGRESS),
    (in_progress(), (FIN, POW), "Instructed Dispatched", Status.DISPATCHED),
    (in_progress(), (POW,), "Instructed Dispatched", Status.DISPATCHED),
    (waiting(), (POW,), "Instructed", Status.WAITING),
    (handled(), (POW,), "Instructed", Status.HANDLED),
]


@pytest.mark.parametrize(("issue", "units", "happens", "status"), CASES)
@pytest.mark.parametrize("due", [None, TODAY], ids=["no deadline", "today"])
def test_in_each_status(issue: Issue, units: tuple[str, ...], happens: str, status: Status, due: Due | None) -> None:
    command = says(*units, due=due)
    assert names(events_of(issue, command)) == happens.split()
    told = after(issue, command)
    assert told.status is status
    assert told.instruction is not None
    assert (told.instruction.leader, told.instruction.text, told.instruction.public) == (ZHOU, "请抓紧办", True)


def test_the_first_unit_leads_and_the_others_assist() -> None:
    issue = after(opened(), says(FIN, IND, POW, due=TODAY))
    assert (issue.lead, issue.assisting, issue.due) == (FIN, (IND, POW), TODAY)


def test_it_starts_the_dispatch_limit_only_where_it_accepts() -> None:
    limits = [event.dispatch_by for event in events_of(opened(), says()) if isinstance(event, e.Instructed)]
    assert limits == [Due(TUESDAY.replace(hour=16, minute=30), estimated=False)]
    assert after(accepted(), says(), now=TUESDAY + MINUTE).dispatch_by == accepted().dispatch_by


@pytest.mark.parametrize("issue", [dispatched(), in_progress()])
def test_a_deadline_replaces_the_limit_of_whoever_has_it(issue: Issue) -> None:
    assert after(issue, says(due=TODAY)).due == TODAY
    assert after(issue, says(FIN, due=TODAY)).due == TODAY
    assert after(issue, says()).due == issue.due


def test_a_deadline_comes_too_late_for_what_is_handled() -> None:
    assert after(handled(), says(due=TODAY)).due == handled().due


@pytest.mark.parametrize("issue", [opened(), accepted()])
def test_a_deadline_is_kept_for_a_later_dispatch(issue: Issue) -> None:
    told = after(issue, says(due=FRIDAY))
    assert (told.due, told.ordered_due) == (None, FRIDAY)
    assert after(told, DISPATCH, now=TUESDAY + MINUTE).due == FRIDAY


def test_the_office_may_set_another_limit() -> None:
    told = after(opened(), says(due=FRIDAY))
    assert after(told, replace(DISPATCH, due=TODAY)).due == TODAY


def test_a_deadline_that_has_passed_holds_no_longer() -> None:
    told = after(opened(), says(due=TODAY))
    given = after(told, DISPATCH, now=TUESDAY + timedelta(days=1))
    assert given.due == Due(datetime(2026, 12, 2, 18, 0, tzinfo=TUESDAY.tzinfo), estimated=False)


def test_a_newer_word_without_a_deadline_leaves_the_older_deadline() -> None:
    told = after(opened(), says(due=FRIDAY), says())
    assert told.ordered_due == FRIDAY


def test_a_redo_starts_with_the_limit_of_its_kind() -> None:
    told = after(after(opened(), says(FIN, due=TODAY)), c.Handle(by=LIN, answer="已办"), c.Redo(by=LIN, reason="复核"))
    assert told.ordered_due is None
    assert told.due == Due(datetime(2026, 12, 1, 18, 0, tzinfo=TUESDAY.tzinfo), estimated=False)


def test_what_is_said_at_the_desk_is_not_for_the_group() -> None:
    told = after(opened(), says(public=False))
    assert told.instruction is not None
    assert told.instruction.public is False


def test_a_mere_word_does_not_take_the_place_of_an_order() -> None:
    ordered = after(opened(), says(FIN, due=FRIDAY))
    asked = after(ordered, c.Instruct(by=ZHOU, text="谁负责的？", public=True))
    assert asked.instruction is not None
    assert (asked.instruction.text, asked.ordered_due) == ("请抓紧办", FRIDAY)
    again = after(asked, c.Instruct(by=ZHOU, text="今天办完", public=True, due=TODAY))
    assert again.instruction is not None
    assert again.instruction.text == "今天办完"


def test_a_word_after_a_mere_word_is_the_newest() -> None:
    twice = after(opened(), says(), c.Instruct(by=ZHOU, text="要重视", public=True))
    assert twice.instruction is not None
    assert twice.instruction.text == "要重视"
