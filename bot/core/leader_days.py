"""The leader's hotline day (领导接听日): half a day of each month on which one city leader listens in person.

The rule says on which day it is, the rota who listens; whoever sets a day by hand goes before both.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum
from itertools import islice

from bot.core.issue import Issue
from bot.core.moments import first_of_month, monday
from bot.core.words import ENDED, Source, Status
from bot.core.worktime import NOON, Calendar, Stretch

WEEK, ONE_DAY = timedelta(days=7), timedelta(days=1)
#: So many days are planned ahead; where each of that many months is skipped, there is nothing to plan.
AHEAD, MONTHS = 3, 12


class Half(StrEnum):
    """Of a day."""

    MORNING = "morning"
    AFTERNOON = "afternoon"


class OnDayOff(StrEnum):
    """What becomes of a leader's day on which nobody works."""

    NEXT = "next"  # the working day after it
    PREVIOUS = "previous"
    SKIP = "skip"  # there is none that month


@dataclass(frozen=True, slots=True)
class LeaderDayRule:
    """When a city has its leader's day, and in which order its leaders listen."""

    week: int = 0  # of the month, from 1 to 4; 0: the city has none
    weekday: int = 3  # Monday is 0
    half: Half = Half.MORNING
    on_day_off: OnDayOff = OnDayOff.NEXT
    leaders: tuple[str, ...] = ()  # by name, in order; none: those of the book, in its order


@dataclass(frozen=True, slots=True)
class Duty:
    """A leader's day: who listens when."""

    day: date  # in the city
    begins: datetime
    ends: datetime
    leader: str
    by: int | None = None  # who set it by hand; None: it follows the rule

    def is_on(self, moment: datetime) -> bool:
        return self.begins <= moment < self.ends

    def half(self) -> Half:
        return Half.MORNING if self.begins.time() < NOON else Half.AFTERNOON


# ── the day ───────────────────────────────────────────────────────────────


def day_of(month: date, rule: LeaderDayRule, calendar: Calendar) -> date | None:
    """The leader's day of the month that `month` lies in; None where there is none."""
    if not rule.week:
        return None
    day = _first_week(month) + WEEK * (rule.week - 1) + timedelta(days=rule.weekday)
    if calendar.is_working_day(day):
        return day
    return None if rule.on_day_off is OnDayOff.SKIP else _next_to(day, rule.on_day_off, calendar)


def _first_week(month: date) -> date:
    """The Monday of the month's first week.

    Weeks begin on Monday, and one that lies in two months belongs to that with four of its days or more, as in
    ISO 8601 (GB/T 7408) weeks belong to years: so 17 December 2026 is the Thursday of the third week, and every
    month's third Thursday is.
    """
    first = first_of_month(month)
    return monday(first) if first.weekday() <= 3 else monday(first, weeks_later=1)


def _next_to(day: date, where: OnDayOff, calendar: Calendar) -> date:
    step = ONE_DAY if where is OnDayOff.NEXT else -ONE_DAY
    while not calendar.is_working_day(day):
        day += step
    return day


def hours_of(half: Half, calendar: Calendar) -> Stretch:
    """The half of the city's working day; one that has no break is cut at noon."""
    if len(calendar.hours) > 1 or not calendar.opens < NOON < calendar.closes:
        return calendar.hours[0] if half is Half.MORNING else calendar.hours[-1]
    return (calendar.opens, NOON) if half is Half.MORNING else (NOON, calendar.closes)


def duty_on(day: date, half: Half, leader: str, calendar: Calendar, zone: tzinfo | None, by: int | None = None) -> Duty:
    begins, ends = (datetime.combine(day, clock, zone) for clock in hours_of(half, calendar))
    return Duty(day, begins, ends, leader, by)


# ── the rota ──────────────────────────────────────────────────────────────


def planned(
    kept: Sequence[Duty],
    order: Sequence[str],
    now: datetime,
    rule: LeaderDayRule,
    calendar: Calendar,
    announced: Collection[Duty] = (),
) -> tuple[Duty, ...]:
    """The next ones: those that were set by hand or announced, and the others as the rule and the rota have them.

    `kept`: all there ever were, in order; `order`: who takes turns. `now` in the city's zone.
    """
    begun = [duty for duty in kept if duty.begins <= now]
    stands = [duty for duty in kept if duty.begins > now and (duty.by is not None or duty in announced)]
    by_rule = islice(_by_rule(begun, stands, now, rule, calendar), AHEAD) if order else ()
    coming = sorted((*stands, *by_rule), key=lambda duty: duty.begins)
    return tuple(_by_turns(coming, begun[-1].leader if begun else None, order))


def _by_rule(
    begun: Sequence[Duty], stands: Sequence[Duty], now: datetime, rule: LeaderDayRule, calendar: Calendar
) -> Iterator[Duty]:
    """Of each month that has had none yet, and for which none is fixed; without their leaders."""
    had = {first_of_month(duty.day) for duty in (*begun, *stands)}
    for number in range(MONTHS):
        day = day_of(first_of_month(now.date(), number), rule, calendar)
        if day is None or first_of_month(day) in had:
            continue
        duty = duty_on(day, rule.half, "", calendar, now.tzinfo)
        if duty.begins > now:
            yield duty


def _by_turns(coming: Sequence[Duty], last: str | None, order: Sequence[str]) -> Iterator[Duty]:
    for duty in coming:
        last = duty.leader or _after(last, order)
        yield replace(duty, leader=last)


def _after(last: str | None, order: Sequence[str]) -> str:
    """Whose turn it is after that leader's; one who takes no turns leaves the first one's."""
    return order[(order.index(last) + 1) % len(order)] if last in order else order[0]


def upcoming(duties: Sequence[Duty], now: datetime) -> list[Duty]:
    """Those that are not over."""
    return [duty for duty in duties if duty.ends > now]


# ── what was raised on it ─────────────────────────────────────────────────

#: Raised with the leader themselves: in the group, privately, or by telephone.
RAISED_ON_IT = (Source.LEADER_DAY, Source.HOTLINE)


def listener(issue: Issue) -> str | None:
    """The leader, by name, on whose day it was raised."""
    return issue.leader if issue.source in RAISED_ON_IT else None


def is_instructed(issue: Issue) -> bool:
    """By the leader on whose day it was raised."""
    return listener(issue) in issue.instructed_by


def awaits_instruction(issue: Issue) -> bool:
    """Of the leader on whose day it was raised: as long as there is something to instruct about."""
    over = issue.status in ENDED or issue.status is Status.HANDLED
    return listener(issue) is not None and not is_instructed(issue) and not over
