"""Limits and due dates: by when an issue is to be accepted, dispatched, signed for and handled."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from bot.core.words import Kind, Urgency
from bot.core.worktime import (
    CLOSE,
    NOTHING,
    WORKING_DAY,
    add_working_time,
    end_of_working_day,
    is_estimated,
    require_aware,
    working_time_between,
)


@dataclass(frozen=True, slots=True)
class Due:
    at: datetime  # aware
    estimated: bool  # 暂定: it counts days of a year whose holidays are not published yet


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
class Limits:
    """One column of the table of limits."""

    accept: Limit
    dispatch: Limit
    sign: Limit
    handle: Limit


class Column(StrEnum):
    URGENT = "urgent"
    INQUIRY = "inquiry"
    HELP = "help"  # and suggestions
    COMPLAINT = "complaint"  # and reports
    COMPLEX = "complex"


def _minutes(amount: int) -> Limit:
    return Limit(amount, LimitUnit.MINUTES)


def _hours(amount: int) -> Limit:
    return Limit(amount, LimitUnit.HOURS)


def _working_hours(amount: int) -> Limit:
    return Limit(amount, LimitUnit.WORKING_HOURS)


def _working_days(amount: int) -> Limit:
    return Limit(amount, LimitUnit.WORKING_DAYS)


# fmt: off
#: The city's defaults. Urgent limits run around the clock.
LIMITS = {
    #                        accept              dispatch           sign              handle
    Column.URGENT:    Limits(_minutes(10),       _hours(1),         _hours(2),        _hours(24)),
    Column.INQUIRY:   Limits(_working_hours(1),  _working_hours(2), _working_days(1), _working_days(1)),
    Column.HELP:      Limits(_working_hours(1),  _working_hours(4), _working_days(1), _working_days(5)),
    Column.COMPLAINT: Limits(_working_hours(1),  _working_hours(4), _working_days(1), _working_days(10)),
    Column.COMPLEX:   Limits(_working_hours(1),  _working_hours(4), _working_days(1), _working_days(15)),
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


def due_after(limit: Limit, start: datetime) -> Due:
    """When the limit is up that begins to run at `start` (aware, in the city's zone; ValueError otherwise)."""
    require_aware(start)
    match limit.unit:
        case LimitUnit.MINUTES:
            return around_the_clock(start, timedelta(minutes=limit.amount))
        case LimitUnit.HOURS:
            return around_the_clock(start, timedelta(hours=limit.amount))
        case LimitUnit.WORKING_HOURS:
            return in_working_time(start, add_working_time(start, timedelta(hours=limit.amount)))
        case LimitUnit.WORKING_DAYS:
            return in_working_time(start, end_of_working_day(start, limit.amount))


def accept_due(kind: Kind, urgency: Urgency, start: datetime) -> Due:
    return due_after(LIMITS[column(kind, urgency)].accept, start)


def dispatch_due(kind: Kind, urgency: Urgency, start: datetime) -> Due:
    return due_after(LIMITS[column(kind, urgency)].dispatch, start)


def sign_due(kind: Kind, urgency: Urgency, start: datetime) -> Due:
    return due_after(LIMITS[column(kind, urgency)].sign, start)


def handle_due(kind: Kind, urgency: Urgency, start: datetime) -> Due:
    return due_after(LIMITS[column(kind, urgency)].handle, start)


def resume(due: datetime, paused_at: datetime, now: datetime, urgency: Urgency) -> Due:
    """The due date after a pause: as much time is left as there was when it began. On the clock of `due`.

    A due date at the close of business stays at one and moves by the working days that closed during the pause: a
    question answered the same day costs nobody a day. A pause without working time (a night, a weekend) moves nothing.
    """
    require_aware(due, paused_at, now)
    if urgency is Urgency.URGENT:
        return around_the_clock(due, max(now.astimezone(UTC) - paused_at.astimezone(UTC), NOTHING))
    paused = max(working_time_between(paused_at.astimezone(due.tzinfo), now), NOTHING)
    if due.time() == CLOSE:
        closed = _closed_during(paused_at.astimezone(due.tzinfo), paused)
        return in_working_time(due, end_of_working_day(due, closed) if closed else due)
    return in_working_time(due, add_working_time(due, paused))


def _closed_during(start: datetime, paused: timedelta) -> int:
    """The working days whose close of business lies in a pause of so much working time."""
    into_the_day = WORKING_DAY - working_time_between(start, end_of_working_day(start, 0))
    return int((into_the_day + paused) / WORKING_DAY)


def around_the_clock(start: datetime, amount: timedelta) -> Due:
    """Plain time, whatever the clocks on the wall do meanwhile."""
    return Due((start.astimezone(UTC) + amount).astimezone(start.tzinfo), estimated=False)


def in_working_time(start: datetime, at: datetime) -> Due:
    """A due date reached by counting working time from `start` to `at`; the published years follow one another."""
    return Due(at, estimated=is_estimated(start.date()) or is_estimated(at.date()))
