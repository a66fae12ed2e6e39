"""What is counted for the office's morning and the group's week. 16 November 2026 is a Monday."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from bot.core import commands as c
from bot.core.events import Part
from bot.core.issue import Issue
from bot.core.mornings import Morning, Week, morning, week
from bot.core.people import THE_BOT
from bot.core.words import Kind, Outcome, Rating, Status, Visibility
from tests.core.cast import DISPATCH, HANDLE, LIN, POWER, RULES, SIGN, SUN, WU, ZHANG, ZONE, after, opening

NUDGE = c.Nudge(by=THE_BOT)
ACCEPT = c.Accept(by=LIN)


def at(moment: str) -> datetime:
    return datetime.fromisoformat(f"2026-{moment}").replace(tzinfo=ZONE)


MONDAY = at("11-16 10:00")


def received(number: int = 1001, **changes: Any) -> Issue:
    return after(None, replace(opening(), number=number, **changes), now=MONDAY)


def signed(number: int = 1001, *more: c.Command, **changes: Any) -> Issue:
    return after(received(number, **changes), ACCEPT, DISPATCH, SIGN, *more, now=MONDAY)


def seen(*issues: Issue, now: str, new: int = 0, to_call: int = 0) -> Morning:
    return morning(issues, new, to_call, at(now), RULES)


def numbers(issues: Any) -> list[int]:
    return [issue.number for issue in issues]


# ── the office's morning ──────────────────────────────────────────────────


def test_what_waits_for_the_office() -> None:
    to_power = replace(DISPATCH, lead=POWER.name, assisting=())
    why = "不归我们管"
    again = signed(1005, c.Return(by=SUN, reason=why), to_power, c.Return(by=WU, reason=why))
    asked = signed(1006, c.AskExtension(by=SUN, reason="等批文"))
    today = seen(received(1001), received(1002), after(received(1003), ACCEPT, now=MONDAY), again, asked,
                 now="11-20 08:30", to_call=1)  # fmt: skip
    assert (today.received, today.accepted, today.rulings, today.extensions, today.to_call) == (2, 1, 1, 1, 1)
    assert today.for_the_office == 6


def test_what_is_due_today_is_not_overdue_before_its_hour() -> None:
    issue = signed()
    assert numbers(seen(issue, now="11-23 08:30").today) == [1001]
    assert seen(issue, now="11-23 08:30").overdue == {}
    assert seen(issue, now="11-20 08:30").today == []
    assert (seen(issue, now="11-24 08:30").today, numbers(seen(issue, now="11-24 08:30").overdue["市金融办"])) == (
        [],
        [1001],
    )


def test_what_waits_for_the_requester_is_neither_and_is_told_of_once_that_takes_long() -> None:
    asked = signed(1001, c.Ask(by=SUN, question="合同？"))  # on Monday, the 16th, at 10:00
    assert seen(asked, now="11-19 08:30").is_quiet
    long = seen(asked, now="11-20 08:30")
    assert (long.today, long.overdue, numbers(long.unanswered)) == ([], {}, [1001])


def test_the_unit_with_most_is_the_first_and_each_has_its_oldest_first() -> None:
    power = after(received(1009), ACCEPT, replace(DISPATCH, lead=POWER.name, assisting=()), now=MONDAY)
    newer = after(
        after(None, replace(opening(), number=1000), now=at("11-17 10:00")), ACCEPT, DISPATCH, now=at("11-17 10:00")
    )
    overdue = seen(power, newer, signed(1002), signed(1001), now="12-01 08:30").overdue
    assert {unit: numbers(issues) for unit, issues in overdue.items()} == {
        "市金融办": [1001, 1002, 1000],
        "市供电公司": [1009],
    }
    assert list(overdue) == ["市金融办", "市供电公司"]


@pytest.mark.parametrize(("now", "named"), [("11-30 08:30", []), ("11-30 18:00", [1001]), ("12-01 08:30", [1001])])
def test_after_five_working_days_it_is_named(now: str, named: list[int]) -> None:
    assert numbers(seen(signed(), now=now).named) == named


def test_supervised_and_unhappy() -> None:
    supervised = signed(1001, c.Supervise(by=LIN))
    redone = after(signed(1002, HANDLE), c.Redo(by=ZHANG, reason="没解决"), now=MONDAY)
    solved = after(redone, SIGN, HANDLE, now=MONDAY)
    today = seen(supervised, redone, replace(solved, number=1003), now="11-17 08:30")
    assert (numbers(today.supervised), numbers(today.unhappy)) == ([1001], [1002])


def test_what_has_a_result_is_supervised_no_longer_until_it_is_redone() -> None:
    handled = signed(1001, c.Supervise(by=LIN), HANDLE)
    redone = after(handled, c.Redo(by=ZHANG, reason="没解决"), now=MONDAY)
    assert numbers(seen(handled, now="11-17 08:30").supervised) == []
    assert numbers(seen(redone, now="11-17 08:30").supervised) == [1001]


def test_a_morning_without_anything_is_quiet() -> None:
    assert seen(now="11-17 08:30").is_quiet
    assert not seen(now="11-17 08:30", new=1).is_quiet
    assert seen(signed(), now="11-17 08:30").is_quiet, "a unit is at work: nobody has to be told"


# ── the group's week ──────────────────────────────────────────────────────

SINCE, UNTIL = at("11-16 00:00"), at("11-23 00:00")


def counted(*issues: Issue) -> Week:
    return week(issues, SINCE, UNTIL)


def test_a_week_counts_what_was_taken_answered_and_solved_in_it() -> None:
    rated = after(signed(1002, HANDLE), c.Confirm(by=ZHANG, rating=Rating.FAIRLY_SATISFIED), now=at("11-18 10:00"))
    earlier = replace(rated, number=1003, opened_at=at("11-13 10:00"))
    later = after(signed(1004, HANDLE), c.Confirm(by=ZHANG, rating=Rating.SATISFIED), now=at("11-23 00:00"))
    assert counted(received(), rated, earlier, later) == Week(taken=3, handled=3, solved=2, in_hand=1)


def test_silence_solves_nothing() -> None:
    lapsed = after(signed(1001, HANDLE), c.Lapse(by=THE_BOT), now=at("11-30 18:00"))
    assert week([lapsed], at("11-16 00:00"), at("12-07 00:00")).solved == 0
    called = after(lapsed, c.CallBack(by=LIN, outcome=Outcome.UNREACHED, text=""), now=at("11-30 19:00"))
    assert week([called], at("11-16 00:00"), at("12-07 00:00")).solved == 0


def test_nothing_private_is_counted_not_even_that_there_is_any() -> None:
    report = received(1001, kind=Kind.REPORT, visibility=Visibility.PRIVATE)
    gone = after(signed(1002), c.Classify(by=LIN, visibility=Visibility.PRIVATE), now=MONDAY)
    assert counted(report, gone) == Week(0, 0, 0, 0)
    assert counted(report, gone).is_quiet


def test_what_was_merged_or_turned_down_is_in_nobody_s_hands() -> None:
    merged = replace(received(1001), status=Status.MERGED)
    declined = after(received(1002), c.Decline(by=LIN, reason="不属本市管辖"), now=MONDAY)
    withdrawn = after(received(1003), c.Withdraw(by=ZHANG), now=MONDAY)
    waiting = signed(1004, c.Ask(by=SUN, question="合同？"))
    answered = after(waiting, c.Add(by=ZHANG, part=Part(9, "见附件")), now=MONDAY)
    assert counted(merged, declined, withdrawn, waiting, answered) == Week(taken=4, handled=0, solved=0, in_hand=2)
