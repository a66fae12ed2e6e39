"""By when somebody wants a thing done: what days, hours and spans in people's words come to, whatever the language.

A day without an hour ends at the close of business. What is stated has to lie ahead of the moment it was said.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import IntEnum, StrEnum

from bot.core.deadlines import Due, around_the_clock, in_working_days, in_working_time
from bot.core.worktime import Calendar, require_aware

#: 24:00 would be the next day already.
END_OF_DAY = time(23, 59)

#: No leader gives more than a year; a larger number is no deadline.
LONGEST_DAYS = 366

#: A date of the year that is over means the next one only when that is near: said in December, 5 January.
NEAR = timedelta(days=183)


@dataclass(frozen=True, slots=True)
class When:
    """When something is said, and the calendar by which its words are meant. Raises ValueError for a naive moment."""

    at: datetime  # in the city's zone
    calendar: Calendar

    def __post_init__(self) -> None:
        require_aware(self.at)

    @property
    def today(self) -> date:
        return self.at.date()


class Force(IntEnum):
    """How surely a moment in a text is a deadline."""

    BARE = 0  # 3天: a limit only where an order has its place for one
    PASSING = 1  # 今天下午对接
    FIRM = 2  # with a limiting word: 前, 内, by, within


@dataclass(frozen=True, slots=True)
class Mention:
    """A moment that a text states from `start` to `end`."""

    start: int
    end: int
    due: Due
    force: Force


def mention(match: re.Match[str], due: Due | None, force: Force) -> Iterator[Mention]:
    """The mention that a match makes, without the white space around it; nothing when no moment came of it."""
    if due:
        start = match.end() - len(match.group().lstrip())
        yield Mention(start, start + len(match.group().strip()), due, force)


class Span(StrEnum):
    MINUTES = "minutes"
    HOURS = "hours"
    WORKING_HOURS = "working_hours"
    WORKING_DAYS = "working_days"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"


_ROUGHLY_DAYS = {
    Span.MINUTES: 1 / 1440,
    Span.HOURS: 1 / 24,
    Span.WORKING_HOURS: 1 / 5,
    Span.WORKING_DAYS: 7 / 5,
    Span.DAYS: 1,
    Span.WEEKS: 7,
    Span.MONTHS: 30,
}


def after(amount: float, span: Span, when: When) -> Due | None:
    """The end of a span: minutes and hours run around the clock, days end at the close of business.

    The day of saying is not counted; a last day that is no working day gives way to the next one (Civil Code of the
    PRC, articles 201 to 203). Half a day is half a working day. None for nothing and for more than a year.
    """
    if not 0 < amount * _ROUGHLY_DAYS[span] <= LONGEST_DAYS:
        return None
    if span in (Span.MINUTES, Span.HOURS):
        minutes = amount * 60 if span is Span.HOURS else amount
        return around_the_clock(when.at, timedelta(minutes=round(minutes)))
    if span is Span.WORKING_HOURS:
        return in_working_time(when.at, timedelta(hours=amount), when.calendar)
    if span in (Span.DAYS, Span.WORKING_DAYS) and amount < 1:
        return in_working_time(when.at, when.calendar.working_day * amount, when.calendar)
    if span is Span.WORKING_DAYS:
        return in_working_days(when.at, round(amount), when.calendar)
    return _close_on_or_after(_calendar_day_after(amount, span, when.today), when)


def _calendar_day_after(amount: float, span: Span, today: date) -> date:
    if span is Span.MONTHS and amount.is_integer():
        return _months_later(today, int(amount))
    return today + timedelta(days=round(amount * _ROUGHLY_DAYS[span]))


def _months_later(day: date, months: int) -> date:
    """The same day of a later month, or that month's last."""
    first = first_of_month(day, months)
    return min(first + timedelta(days=day.day - 1), last_of_month(first))


def _close_on_or_after(day: date, when: When) -> Due:
    midnight = datetime.combine(day, time(), when.at.tzinfo)
    at = when.calendar.end_of_day(midnight, 0)
    return Due(at, when.calendar.is_estimated(when.today) or when.calendar.is_estimated(at.date()), when.at)


def close_of_business(when: When) -> Due:
    """下班前: today's close, or that of the next working day when today's is over."""
    return in_working_days(when.at, 0, when.calendar)


def moment(when: When, days: Sequence[date], clock: time | None, force: Force) -> Due | None:
    """The first of the days at that hour (else at the close of business) which still lies ahead.

    When none does, the first day holds at least: its close of business, or its end. Only who mentions an hour of today
    that is over, without a limiting word, speaks of what happened: None.
    """
    close = when.calendar.closes
    for day in days:
        if (at := _at(day, clock or close, when)) > when.at:
            return Due(at, since=when.at)
    if clock and force is Force.PASSING:
        return None
    later = (_at(day, end, when) for day in days[:1] for end in (close, END_OF_DAY))
    return next((Due(at, since=when.at) for at in later if at > when.at), None)


def end_of_period(when: When, first: date, last: date) -> Due | None:
    """The close of the last working day of a week or month; when that is over, its last day."""
    working_day = _last_working_day(first, last, when.calendar)
    if (close := _at(working_day, when.calendar.closes, when)) > when.at:
        return Due(close, when.calendar.is_estimated(working_day), when.at)
    return moment(when, (last,), None, Force.FIRM)


def _last_working_day(first: date, last: date, calendar: Calendar) -> date:
    day = last
    while day > first and not calendar.is_working_day(day):
        day -= timedelta(days=1)
    return day if calendar.is_working_day(day) else last


def _at(day: date, clock: time, when: When) -> datetime:
    return datetime.combine(day, clock, when.at.tzinfo)


def day_later(when: When, days: int) -> tuple[date, ...]:
    return (when.today + timedelta(days=days),)


def weekday_days(when: When, weekday: int, weeks_later: int) -> tuple[date, ...]:
    """The weekday (Monday is 0) of this week or a later one; this week's may be over, then the next one is meant."""
    day = monday(when.today, weeks_later) + timedelta(days=weekday)
    return (day, day + timedelta(days=7)) if weeks_later == 0 else (day,)


def dates(when: When, year: int | None, month: int | None, day: int) -> tuple[date, ...]:
    """What "25日" (month None), "11月25日" (year None) or a full date can mean, in order; nothing when impossible."""
    today = when.today
    if month is None:
        following = first_of_month(today, 1)
        return tuple(_existing((today.year, today.month, day), (following.year, following.month, day)))
    if year is not None:
        return tuple(found for found in _existing((year, month, day)) if found - today <= timedelta(LONGEST_DAYS))
    candidates = _existing((today.year, month, day), (today.year + 1, month, day))
    return tuple(found for found in candidates if found.year == today.year or found - today <= NEAR)


def _existing(*candidates: tuple[int, int, int]) -> Iterator[date]:
    for year, month, day in candidates:
        try:
            yield date(year, month, day)
        except ValueError:  # 31 November: nobody can mean it
            continue


def monday(day: date, weeks_later: int = 0) -> date:
    return day + timedelta(days=7 * weeks_later - day.weekday())


def first_of_month(day: date, months_later: int = 0) -> date:
    years, month = divmod(day.month - 1 + months_later, 12)
    return date(day.year + years, month + 1, 1)


def last_of_month(day: date) -> date:
    return first_of_month(day, 1) - timedelta(days=1)
