"""When the clock speaks, of what, and that it speaks once. 16 November 2026 is a Monday."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core import commands as c
from bot.core.deadlines import Due, Limit, LimitUnit
from bot.core.decide import decide
from bot.core.events import Nudged, Part
from bot.core.evolve import evolve
from bot.core.issue import Issue
from bot.core.nudges import ahead, due_now, lapses_at, next_moment
from bot.core.people import THE_BOT
from bot.core.refusals import Refusal
from bot.core.rules import LADDERS, Ladder, Rules
from bot.core.words import Kind, Rating, Stage, Urgency
from tests.core.cast import (
    DISPATCH,
    HANDLE,
    LIN,
    RULES,
    SIGN,
    SUN,
    ZHANG,
    ZHOU,
    ZONE,
    after,
    events_of,
    opening,
)
from tests.core.histories import Happening, histories

URGENT, COMPLEX = Urgency.URGENT, Urgency.COMPLEX
NUDGE = c.Nudge(by=THE_BOT)
ORDER = c.Instruct(by=ZHOU, text="抓紧", public=False)


def at(moment: str) -> datetime:
    """11-20 12:00, of 2026 where no year is given."""
    return datetime.fromisoformat(moment if moment.count("-") == 2 else f"2026-{moment}").replace(tzinfo=ZONE)


def told(issue: Issue, now: str, rules: Rules = RULES) -> list[str]:
    """What lies ahead: "due yellow 11-20 08:30"."""
    return [f"{m.limit} {m.stage} {m.at:%m-%d %H:%M}" for m in ahead(issue, rules, at(now))]


def received(now: str, **changes: Any) -> Issue:
    return after(None, opening(**changes), now=at(now))


def accepted(now: str, **changes: Any) -> Issue:
    return after(received(now, **changes), c.Accept(by=LIN), now=at(now))


def dispatched(now: str, due: Due | None = None, **changes: Any) -> Issue:
    return after(accepted(now, **changes), replace(DISPATCH, assisting=(), due=due), now=at(now))


def signed(now: str, due: Due | None = None, **changes: Any) -> Issue:
    return after(dispatched(now, due, **changes), SIGN, now=at(now))


def walked(issue: Issue, now: datetime, rules: Rules = RULES, until: datetime | None = None) -> list[str]:
    """What is told while nobody does anything, each at its moment."""
    heard: list[str] = []
    while (moment := next_moment(issue, rules, now)) is not None and not (until and moment > until):
        now = max(now, moment)
        lapses = lapses_at(issue, rules, now)
        command: c.Command = c.Lapse(by=THE_BOT) if lapses and lapses <= now else NUDGE
        events = decide(issue, command, now, rules)
        assert not isinstance(events, Refusal), (command, events, now)
        for event in events:
            issue = evolve(issue, event)
            what = f"{event.limit} {'+'.join(event.stages)}" if isinstance(event, Nudged) else type(event).__name__
            heard.append(f"{what} {now:%m-%d %H:%M}")
        assert len(heard) < 100, heard
    return heard


# ── each limit, each stage ────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("issue", "now", "expected"),
    [
        # accepting: Friday 17:30 + 1 working hour -> Monday 09:00, 4 more -> 15:30 (told at 16:00), a day -> Tuesday
        (received("11-20 17:30"), "11-20 17:30",
         ["accept_by late 11-23 09:00", "accept_by deputy 11-23 16:00", "accept_by mayor 11-24 09:00"]),
        # at night too, if it is urgent: 10 minutes, 20 more, an hour
        (received("11-20 23:00", urgency=URGENT), "11-20 23:00",
         ["accept_by late 11-20 23:10", "accept_by deputy 11-20 23:30", "accept_by mayor 11-21 00:10"]),
        # dispatching: Monday 10:00 + 4 working hours -> 16:30; an hour before, 4 after, a working day after
        (accepted("11-16 10:00"), "11-16 10:00",
         ["dispatch_by soon 11-16 15:30", "dispatch_by late 11-16 16:30", "dispatch_by deputy 11-17 11:00",
          "dispatch_by mayor 11-17 17:00"]),
        (accepted("11-16 10:00", urgency=URGENT), "11-16 10:00",
         ["dispatch_by soon 11-16 10:45", "dispatch_by late 11-16 11:00", "dispatch_by deputy 11-16 11:30",
          "dispatch_by mayor 11-16 13:00"]),
        # signing and handling: dispatched Monday 10:00, to be signed by Tuesday's close, handled by next Monday's
        (dispatched("11-16 10:00"), "11-16 10:00",
         ["sign_by soon 11-17 16:00", "sign_by late 11-17 18:00", "sign_by deputy 11-18 18:00",
          "due soon 11-20 08:30", "due yellow 11-23 08:30", "due late 11-23 18:00", "due deputy 11-24 18:00",
          "due mayor 11-26 18:00"]),
        # signed for: the handling limit alone runs on
        (signed("11-16 10:00"), "11-16 10:00",
         ["due soon 11-20 08:30", "due yellow 11-23 08:30", "due late 11-23 18:00", "due deputy 11-24 18:00",
          "due mayor 11-26 18:00"]),
        # an inquiry has one working day: two before that it had not begun
        (signed("11-16 10:00", kind=Kind.INQUIRY), "11-16 10:00",
         ["due yellow 11-17 08:30", "due late 11-17 18:00", "due deputy 11-18 18:00", "due mayor 11-20 18:00"]),
        (signed("11-16 10:00", kind=Kind.COMPLAINT), "11-16 10:00",
         ["due soon 11-27 08:30", "due yellow 11-30 08:30", "due late 11-30 18:00", "due deputy 12-01 18:00",
          "due mayor 12-03 18:00"]),
        (signed("11-16 10:00", urgency=COMPLEX), "11-16 10:00",
         ["due soon 12-04 08:30", "due yellow 12-07 08:30", "due late 12-07 18:00", "due deputy 12-08 18:00",
          "due mayor 12-10 18:00"]),
        # urgent: 24 hours around the clock, over a night
        (signed("11-20 22:00", urgency=URGENT), "11-20 22:00",
         ["due yellow 11-21 18:00", "due late 11-21 22:00", "due deputy 11-22 00:00", "due mayor 11-22 04:00"]),
        # over New Year 2026: 31 December is a working day, 1 to 3 January are not, Sunday the 4th is one
        (signed("2025-12-30 10:00", kind=Kind.INQUIRY), "2025-12-30 10:00",
         ["due yellow 12-31 08:30", "due late 12-31 18:00", "due deputy 01-04 18:00", "due mayor 01-06 18:00"]),
    ],
)  # fmt: skip
def test_each_limit_is_told_at_its_stages(issue: Issue, now: str, expected: list[str]) -> None:
    assert told(issue, now) == expected


def test_nothing_is_told_of_what_waits_for_the_requester_or_has_ended() -> None:
    asked = after(signed("11-16 10:00"), c.Ask(by=SUN, question="合同？"), now=at("11-16 11:00"))
    ended = after(received("11-16 10:00"), c.Withdraw(by=ZHANG), now=at("11-16 11:00"))
    for issue in (asked, ended):
        assert told(issue, "11-18 10:00") == []
        assert next_moment(issue, RULES, at("11-18 10:00")) is None


# ── what came before the limit began, or was put off ──────────────────────


@pytest.mark.parametrize(
    ("now", "due", "expected"),
    [
        # this afternoon: nothing before it is worth a word
        ("11-16 10:00", "11-16 18:00", ["late 11-16 18:00", "deputy 11-17 18:00", "mayor 11-19 18:00"]),
        # Friday, said on Thursday 10:00: a working day before is Friday 08:30, two before had begun already
        ("11-19 10:00", "11-20 18:00",
         ["yellow 11-20 08:30", "late 11-20 18:00", "deputy 11-23 18:00", "mayor 11-25 18:00"]),
        # Saturday: the card is shown on Monday morning; the day after it counts from Monday on
        ("11-16 10:00", "11-21 18:00",
         ["soon 11-19 08:30", "yellow 11-20 08:30", "late 11-23 08:30", "deputy 11-23 18:00", "mayor 11-25 18:00"]),
        # at night
        ("11-16 10:00", "11-17 22:30",
         ["yellow 11-17 08:30", "late 11-18 08:30", "deputy 11-18 18:00", "mayor 11-20 18:00"]),
        # the last word of a holiday: 1 to 7 October 2026
        ("09-28 10:00", "10-06 12:00",
         ["soon 09-29 08:30", "yellow 09-30 08:30", "late 10-08 08:30", "deputy 10-08 18:00", "mayor 10-10 18:00"]),
    ],
)  # fmt: skip
def test_a_leader_s_deadline(now: str, due: str, expected: list[str]) -> None:
    issue = signed(now, Due(at(due), since=at(now)))
    assert told(issue, now) == [f"due {line}" for line in expected]


def test_an_urgent_deadline_of_a_leader_is_told_at_night() -> None:
    issue = signed("11-16 10:00", Due(at("11-21 23:00"), since=at("11-16 10:00")), urgency=URGENT)
    assert told(issue, "11-16 10:00")[:2] == ["due yellow 11-21 19:00", "due late 11-21 23:00"]


def test_more_time_begins_anew_and_says_nothing_at_once() -> None:
    """Granted on Friday at 15:00, after soon was told: the day for soon of the new date is still to come."""
    issue = signed("11-16 10:00")
    issue = after(issue, NUDGE, now=at("11-20 08:30"))
    ask = c.AskExtension(by=SUN, reason="等银行", working_days=1)
    assert told(issue, "11-20 15:00")[0] == "due yellow 11-23 08:30"
    issue = after(issue, ask, c.Grant(by=LIN, granted=True), now=at("11-20 15:00"))
    assert told(issue, "11-20 15:00") == [
        "due soon 11-23 08:30",
        "due yellow 11-24 08:30",
        "due late 11-24 18:00",
        "due deputy 11-25 18:00",
        "due mayor 11-27 18:00",
    ]


def test_whoever_was_given_more_time_is_not_told_at_once_that_it_is_short() -> None:
    issue = signed("11-16 10:00", kind=Kind.INQUIRY)
    granted = (c.AskExtension(by=SUN, reason="等批文"), c.Grant(by=LIN, granted=True))
    issue = after(issue, *granted, now=at("11-17 11:00"))
    assert told(issue, "11-17 11:00")[:2] == ["due yellow 11-18 08:30", "due late 11-18 18:00"]


def test_after_a_wait_the_rest_is_told_and_what_was_told_is_not() -> None:
    """Yellow was told on Monday morning; asked at 10:00, answered on Wednesday: red is two days later."""
    issue = after(signed("11-16 10:00"), NUDGE, now=at("11-23 08:30"))
    issue = after(issue, c.Ask(by=SUN, question="合同？"), now=at("11-23 10:00"))
    issue = after(issue, c.Add(by=ZHANG, part=Part(9, "见附件")), now=at("11-25 10:00"))
    assert told(issue, "11-25 10:00") == ["due late 11-25 18:00", "due deputy 11-26 18:00", "due mayor 11-30 18:00"]


def test_what_is_redone_has_a_limit_of_its_own() -> None:
    issue = after(signed("11-16 10:00"), NUDGE, now=at("11-23 08:30"))
    issue = after(issue, HANDLE, now=at("11-23 10:00"))
    issue = after(issue, c.Redo(by=ZHANG, reason="没解决"), now=at("11-24 10:00"))
    assert [line for line in told(issue, "11-24 10:00") if line.startswith("due")][:2] == [
        "due soon 11-30 08:30",
        "due yellow 12-01 08:30",
    ]


def test_a_limit_that_goes_there_and_back_is_told_once() -> None:
    there, back = (Due(at(when), since=at("11-16 10:00")) for when in ("11-18 12:00", "11-17 12:00"))
    issue = after(signed("11-16 10:00", back), NUDGE, now=at("11-17 12:00"))
    issue = after(issue, replace(ORDER, due=there), NUDGE, now=at("11-17 13:00"))
    issue = after(issue, replace(ORDER, due=back), now=at("11-17 14:00"))
    assert told(issue, "11-17 14:00")[0].startswith("due deputy")


def test_an_issue_of_before_there_was_a_clock_is_told_what_lies_ahead() -> None:
    """Its limit does not know when it began: what came before the issue did not come."""
    issue = replace(signed("11-16 10:00"), due=Due(at("11-17 18:00")))
    assert told(issue, "11-16 10:00")[0] == "due yellow 11-17 08:30"
    assert told(replace(issue, opened_at=at("11-17 09:00")), "11-17 09:00")[0] == "due late 11-17 18:00"


# ── at once, one after the other, and never twice ─────────────────────────


def test_what_came_while_nobody_looked_is_one_event_with_all_its_stages() -> None:
    issue = signed("11-16 10:00")
    event, supervised = events_of(issue, NUDGE, at("11-30 09:00"))
    assert isinstance(event, Nudged)
    assert event.stages == (Stage.SOON, Stage.YELLOW, Stage.LATE, Stage.DEPUTY, Stage.MAYOR)
    assert type(supervised).__name__ == "Supervised"
    assert told(evolve(issue, event), "11-30 09:00") == []


def test_the_stage_that_went_furthest_ends_what_comes_before_it() -> None:
    """A city may tell the mayor before the deputy; the deputy is then not told any more."""
    early = Ladder({}, {Stage.DEPUTY: Limit(3, LimitUnit.WORKING_DAYS), Stage.MAYOR: Limit(1, LimitUnit.WORKING_DAYS)})
    rules = Rules(ladders={**LADDERS, "due": early})
    assert walked(signed("11-16 10:00"), at("11-16 10:00"), rules)[:3] == [
        "due late 11-23 18:00",
        "due mayor 11-24 18:00",
    ]
    missed = due_now(signed("11-16 10:00"), rules, at("12-20 10:00"))[0]
    assert [moment.stage for moment in missed] == [Stage.LATE, Stage.DEPUTY, Stage.MAYOR]


def test_nobody_answers_and_it_is_asked_again_telephoned_and_closed() -> None:
    """Handled on Friday at 17:00; a working day, three and ten after that."""
    issue = after(signed("11-16 10:00"), HANDLE, now=at("11-20 17:00"))
    assert walked(issue, at("11-20 17:00")) == [
        "call_back ask_again 11-23 17:00",
        "call_back telephone 11-25 17:00",
        "Lapsed 12-04 17:00",
    ]


def test_a_result_of_the_night_waits_for_the_morning_however_urgent() -> None:
    issue = after(signed("11-20 10:00", urgency=URGENT), HANDLE, now=at("11-20 23:00"))
    assert walked(issue, at("11-20 23:00"))[0] == "call_back ask_again 11-23 18:00"


def test_whoever_rates_is_left_alone() -> None:
    issue = after(signed("11-16 10:00"), HANDLE, now=at("11-20 17:00"))
    rated = after(issue, c.Confirm(by=ZHANG, rating=Rating.SATISFIED), now=at("11-20 17:30"))
    assert walked(rated, at("11-20 17:30")) == []


def test_a_week_later_a_silent_result_is_told_with_its_highest_stage_and_then_closed() -> None:
    issue = after(signed("11-16 10:00"), HANDLE, now=at("11-16 17:00"))
    assert walked(issue, at("11-26 09:00")) == [
        "call_back ask_again+telephone 11-26 09:00",
        "Lapsed 11-30 17:00",
    ]


# ── whatever happens ──────────────────────────────────────────────────────


clocks = st.times(min_value=time(0), max_value=time(23, 59))
QUIETS = st.tuples(clocks, clocks).filter(lambda quiet: quiet[0] != quiet[1])


@settings(max_examples=60)
@given(histories(), QUIETS | st.just(RULES.quiet), st.timedeltas(timedelta(), timedelta(days=20)))
def test_the_clock_comes_to_an_end_and_tells_nothing_twice(
    life: list[Happening], quiet: tuple[time, time], pause: timedelta
) -> None:
    """The last of a random life is left to the clock: at each alarm it has something to do, and then less."""
    issue, now, rules = life[-1].after, life[-1].at + pause, Rules(quiet=quiet)
    happened = [event for step in life for event in step.events]
    for _ in range(60):
        moment = next_moment(issue, rules, now)
        if moment is None:
            break
        now = max(now, moment)
        lapses = lapses_at(issue, rules, now)
        events = decide(issue, c.Lapse(by=THE_BOT) if lapses and lapses <= now else NUDGE, now, rules)
        assert not isinstance(events, Refusal), events
        happened += events
        for event in events:
            issue = evolve(issue, event)
        following = next_moment(issue, rules, now)
        assert following is None or following > now
    assert next_moment(issue, rules, now) is None
    stages = [(e.limit, e.unit, e.of, stage) for e in happened if isinstance(e, Nudged) for stage in e.stages]
    assert len(stages) == len(set(stages))
