"""Limits and due dates: by when an issue is to be accepted, dispatched, signed for and handled."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from bot.core.words import Kind, Urgency
from bot.core.worktime import NOTHING, Calendar, require_aware


@dataclass(frozen=True, slots=True)
class Due:
    """Two are the same that end at the same moment, whatever they were counted from."""

    at: datetime  # aware
    estimated: bool = False  # 暂定: it counts days of a year whose holidays are not published yet
    since: datetime | None = field(default=None, compare=False)  # when it began to run
    #: What was counted from then on, so that it can be counted anew: working days or seconds of working time.
    working_days: int | None = field(default=None, compare=False)
    working_seconds: float | None = field(default=None, compare=False)
    moved: datetime | None = field(default=None, compare=False)  # when it was put off, by a wait or an extension


class LimitUnit(StrEnum):
    MINUTES = "minutes"  # around the clock
    HOURS = "hours"  # around the clock
    WORKING_HOURS = "working_hours"
    WORKING_DAYS = "working_days"


@dataclass(frozen=True, slots=True)
class Limit:
    amount: int
    unit: LimitUnit


@dataclass(frozen=True, slots=True)
class Extension:
    """How often a handling limit may be extended, and by how much at most each time."""

    times: int
    limit: Limit


@dataclass(frozen=True, slots=True)
class Limits:
    """One column of the table of limits."""

    accept: Limit
    dispatch: Limit
    sign: Limit
    handle: Limit
    extension: Extension | None  # None: never


class Column(StrEnum):
    URGENT = "urgent"
    INQUIRY = "inquiry"
    HELP = "help"  # and suggestions
    COMPLAINT = "complaint"  # and reports
    COMPLEX = "complex"


def minutes(amount: int) -> Limit:
    return Limit(amount, LimitUnit.MINUTES)


def hours(amount: int) -> Limit:
    return Limit(amount, LimitUnit.HOURS)


def working_hours(amount: int) -> Limit:
    return Limit(amount, LimitUnit.WORKING_HOURS)


def working_days(amount: int) -> Limit:
    return Limit(amount, LimitUnit.WORKING_DAYS)


def _once(amount: int) -> Extension:
    return Extension(1, working_days(amount))


# fmt: off
#: The defaults. Urgent limits run around the clock.
LIMITS: Mapping[Column, Limits] = {
    #                        accept              dispatch           sign              handle             extension
    Column.URGENT:    Limits(minutes(10),       hours(1),         hours(2),        hours(24),        None),
    Column.INQUIRY:   Limits(working_hours(1),  working_hours(2), working_days(1), working_days(1),  _once(1)),
    Column.HELP:      Limits(working_hours(1),  working_hours(4), working_days(1), working_days(5),  _once(5)),
    Column.COMPLAINT: Limits(working_hours(1),  working_hours(4), working_days(1), working_days(10), _once(5)),
    Column.COMPLEX:   Limits(working_hours(1),  working_hours(4), working_days(1), working_days(15),
                             Extension(2, working_days(10))),
}
# fmt: on

#: Where the urgency is normal, the kind decides.
COLUMN_OF_KIND = {
    Kind.INQUIRY: Column.INQUIRY,
    Kind.HELP: Column.HELP,
    Kind.SUGGESTION: Column.HELP,
    Kind.COMPLAINT: Column.COMPLAINT,
    Kind.REPORT: Column.COMPLAINT,
}


def column(kind: Kind, urgency: Urgency) -> Column:
    if urgency is Urgency.URGENT:
        return Column.URGENT
    if urgency is Urgency.COMPLEX:
        return Column.COMPLEX
    return COLUMN_OF_KIND[kind]


def due_after(limit: Limit, start: datetime, calendar: Calendar) -> Due:
    """When the limit is up that begins to run at `start` (aware, in the city's zone; ValueError otherwise)."""
    require_aware(start)
    match limit.unit:
        case LimitUnit.MINUTES:
            return around_the_clock(start, timedelta(minutes=limit.amount))
        case LimitUnit.HOURS:
            return around_the_clock(start, timedelta(hours=limit.amount))
        case LimitUnit.WORKING_HOURS:
            return in_working_time(start, timedelta(hours=limit.amount), calendar)
        case LimitUnit.WORKING_DAYS:
            return in_working_days(start, limit.amount, calendar)


def later(moment: datetime, limit: Limit, calendar: Calendar) -> datetime:
    """So much after `moment`, in working time where the limit is: a working day is as many hours as one has."""
    amount = length(limit, calendar)
    return calendar.add(moment, amount) if _is_working(limit) else moment + amount


def sooner(moment: datetime, limit: Limit, calendar: Calendar) -> datetime:
    """So much before `moment`, likewise."""
    amount = length(limit, calendar)
    return calendar.subtract(moment, amount) if _is_working(limit) else moment - amount


def length(limit: Limit, calendar: Calendar) -> timedelta:
    match limit.unit:
        case LimitUnit.MINUTES:
            return timedelta(minutes=limit.amount)
        case LimitUnit.HOURS | LimitUnit.WORKING_HOURS:
            return timedelta(hours=limit.amount)
        case LimitUnit.WORKING_DAYS:
            return calendar.working_day * limit.amount


def _is_working(limit: Limit) -> bool:
    return limit.unit in (LimitUnit.WORKING_HOURS, LimitUnit.WORKING_DAYS)


#: The least of a pause that may cost a limit of days a day.
A_DAY_FROM = timedelta(hours=1)


def resume(due: Due, paused_at: datetime, now: datetime, urgency: Urgency, calendar: Calendar) -> Due:
    """The due date after a pause: as much time is left as there was when it began. On the clock of `now`.

    A due date at the close of business stays at one and moves by the working days that closed during the pause: a
    question answered the same day costs nobody a day. A pause without working time (a night, a weekend) moves nothing.
    """
    require_aware(due.at, paused_at, now)
    return _put_off(due, _resumed(due, paused_at, now, urgency, calendar), now)


def _resumed(due: Due, paused_at: datetime, now: datetime, urgency: Urgency, calendar: Calendar) -> Due:
    at, paused_at = due.at.astimezone(now.tzinfo), paused_at.astimezone(now.tzinfo)
    if urgency is Urgency.URGENT:
        return around_the_clock(at, max(now.astimezone(UTC) - paused_at.astimezone(UTC), NOTHING))
    paused = max(calendar.between(paused_at, now), NOTHING)
    if due.working_seconds is None and at.time() == calendar.closes:
        return _days_later(due, at, _closed_during(paused_at, paused, calendar), calendar)
    return _longer(due, at, paused, calendar)


def more(due: Due, limit: Limit, now: datetime, calendar: Calendar) -> Due:
    """So much later. On the clock of `now`."""
    return _put_off(due, _so_much_later(due, limit, now, calendar), now)


def _put_off(before: Due, after: Due, now: datetime) -> Due:
    return before if after == before else replace(after, moved=now)


def _so_much_later(due: Due, limit: Limit, now: datetime, calendar: Calendar) -> Due:
    at = due.at.astimezone(now.tzinfo)
    match limit.unit:
        case LimitUnit.WORKING_DAYS:
            return _days_later(due, at, limit.amount, calendar)
        case LimitUnit.WORKING_HOURS:
            return _longer(due, at, length(limit, calendar), calendar)
        case _:
            return around_the_clock(at, length(limit, calendar))


def _days_later(due: Due, at: datetime, days: int, calendar: Calendar) -> Due:
    if not days:
        return _counted(due, at, calendar)
    if due.working_days is None or due.since is None:
        return in_working_days(at, days, calendar)
    return in_working_days(due.since.astimezone(at.tzinfo), due.working_days + days, calendar)


def _longer(due: Due, at: datetime, amount: timedelta, calendar: Calendar) -> Due:
    if due.working_seconds is None or due.since is None:
        return in_working_time(at, amount, calendar)
    whole = timedelta(seconds=due.working_seconds) + amount
    return in_working_time(due.since.astimezone(at.tzinfo), whole, calendar)


def _closed_during(start: datetime, paused: timedelta, calendar: Calendar) -> int:
    """The working days whose close of business lies in a pause of so much working time.

    A few minutes around the close of business are no day: the last one counts from an hour on.
    """
    into_the_day = calendar.working_day - calendar.between(start, calendar.end_of_day(start, 0))
    closings = int((into_the_day + paused) / calendar.working_day)
    return min(closings, int((paused + calendar.working_day - A_DAY_FROM) / calendar.working_day))


def counted_anew(due: Due, zone_of: datetime, calendar: Calendar) -> Due:
    """The same due date by what the calendar knows now; one that names a day stays on it. On the clock of `zone_of`."""
    return replace(_counted(due, zone_of, calendar), moved=due.moved)


def _counted(due: Due, zone_of: datetime, calendar: Calendar) -> Due:
    at = due.at.astimezone(zone_of.tzinfo)
    since = due.since.astimezone(zone_of.tzinfo) if due.since else None
    if since and due.working_days is not None:
        return in_working_days(since, due.working_days, calendar)
    if since and due.working_seconds is not None:
        return in_working_time(since, timedelta(seconds=due.working_seconds), calendar)
    return Due(at, due.estimated and calendar.is_estimated(at.date()), due.since)


def around_the_clock(start: datetime, amount: timedelta) -> Due:
    """Plain time, whatever the clocks on the wall do meanwhile."""
    return Due((start.astimezone(UTC) + amount).astimezone(start.tzinfo), since=start)


def in_working_time(start: datetime, amount: timedelta, calendar: Calendar) -> Due:
    at = calendar.add(start, amount)
    return Due(at, _is_estimated(start, at, calendar), start, working_seconds=amount.total_seconds())


def in_working_days(start: datetime, days: int, calendar: Calendar) -> Due:
    """The close of business of that day, as `Calendar.end_of_day` says."""
    at = calendar.end_of_day(start, days)
    return Due(at, _is_estimated(start, at, calendar), start, working_days=days)


def _is_estimated(start: datetime, at: datetime, calendar: Calendar) -> bool:
    """The published years follow one another."""
    return calendar.is_estimated(start.date()) or calendar.is_estimated(at.date())
