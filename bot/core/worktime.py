"""Working time: 08:30–12:00 and 14:30–18:00 on working days, holidays and make-up days (调休) applied.

Everything is computed on the wall clock of the datetime given, so the caller passes it in the city's zone.
Naive datetimes are refused with ValueError.
"""

from bisect import bisect_left, bisect_right
from datetime import date, datetime, time, timedelta, tzinfo
from functools import lru_cache

from bot.core.holidays import PUBLISHED, arrangement

OPEN = time(8, 30)
NOON = time(12, 0)
AFTERNOON = time(14, 30)
CLOSE = time(18, 0)

#: The stretches of a working day.
STRETCHES = ((OPEN, NOON), (AFTERNOON, CLOSE))

#: No limit of a city is longer; whoever asks for more has made a mistake.
LONGEST = timedelta(days=3660)

NOTHING = timedelta(0)


def require_aware(*moments: datetime) -> None:
    """Raises ValueError for a datetime without a zone: nobody could say when that is."""
    for moment in moments:
        if moment.utcoffset() is None:
            raise ValueError(f"a datetime needs a zone: {moment!r}")


def is_working_day(day: date) -> bool:
    year, month_day = arrangement(day.year), (day.month, day.day)
    return month_day in year.make_up_days or (day.weekday() < 5 and month_day not in year.holidays)


def is_estimated(day: date) -> bool:
    """Whether the holidays of the day's year are not known here, so that nobody can be sure of it."""
    return day.year not in PUBLISHED


def add_working_time(start: datetime, amount: timedelta) -> datetime:
    """The earliest moment by which `amount` of working time has passed since `start`.

    An amount that is used up when business stops ends then, not when it opens again.
    Raises ValueError for a naive start, an amount below zero or beyond `LONGEST`.
    """
    require_aware(start)
    if not NOTHING <= amount <= LONGEST:
        raise ValueError(f"an amount of working time lies between 0 and {LONGEST.days} days: {amount}")
    if not amount:
        return start
    days, rest = divmod(_worked_by(start) + amount, WORKING_DAY)
    if not rest:
        days, rest = days - 1, WORKING_DAY
    first = start.date()
    if not is_working_day(first):
        days += 1
    return _moment_of(_working_day_after(first, days), rest, start.tzinfo)


def end_of_working_day(start: datetime, days: int) -> datetime:
    """The close of business of the `days`-th working day after the day of `start`.

    The day itself is not counted, the last one ends when business stops (Civil Code of the PRC, articles 201 and 203).
    With `days` 0: the close of the same day, or of the next working day where that is over or none.
    Raises ValueError for a naive start, or days below zero or beyond `LONGEST`.
    """
    require_aware(start)
    if not 0 <= days <= LONGEST.days:
        raise ValueError(f"a number of working days lies between 0 and {LONGEST.days}: {days}")
    today = start.date()
    if days == 0 and not (is_working_day(today) and start.time() < CLOSE):
        days = 1
    return datetime.combine(_working_day_after(today, days), CLOSE, start.tzinfo)


def working_time_between(start: datetime, end: datetime) -> timedelta:
    """The working time from `start` to `end`, on the clock of `start`; below zero where `end` comes first."""
    require_aware(start, end)
    end = end.astimezone(start.tzinfo)
    if end < start:
        return -working_time_between(end, start)
    return WORKING_DAY * _working_days_between(start.date(), end.date()) + _worked_by(end) - _worked_by(start)


def _length(opens: time, closes: time) -> timedelta:
    return timedelta(hours=closes.hour - opens.hour, minutes=closes.minute - opens.minute)


#: Seven hours.
WORKING_DAY = sum((_length(*stretch) for stretch in STRETCHES), NOTHING)


def _worked_by(moment: datetime) -> timedelta:
    """How much of its day's working time is over."""
    if not is_working_day(moment.date()):
        return NOTHING
    now = timedelta(hours=moment.hour, minutes=moment.minute, seconds=moment.second, microseconds=moment.microsecond)
    return sum(
        (_part_over(now - _length(time(), opens), _length(opens, closes)) for opens, closes in STRETCHES), NOTHING
    )


def _part_over(since_opening: timedelta, length: timedelta) -> timedelta:
    return min(max(since_opening, NOTHING), length)


def _moment_of(day: date, worked: timedelta, zone: tzinfo | None) -> datetime:
    """When `worked` of the day's working time is over."""
    (opens, closes), (opens_again, _) = STRETCHES
    morning = _length(opens, closes)
    if worked <= morning:
        return datetime.combine(day, opens, zone) + worked
    return datetime.combine(day, opens_again, zone) + (worked - morning)


@lru_cache(maxsize=64)
def _working_days_of(year: int) -> tuple[date, ...]:
    first = date(year, 1, 1)
    days = (first + timedelta(days=number) for number in range(date(year, 12, 31).timetuple().tm_yday))
    return tuple(day for day in days if is_working_day(day))


def _working_day_after(day: date, count: int) -> date:
    """The `count`-th working day after `day`; the day itself for 0."""
    if count == 0:
        return day
    year = day.year
    index = bisect_right(_working_days_of(year), day) + count - 1
    while index >= len(_working_days_of(year)):
        index -= len(_working_days_of(year))
        year += 1
    return _working_days_of(year)[index]


def _working_days_between(first: date, last: date) -> int:
    """How many working days there are from `first` on and before `last`."""
    whole_years = sum(len(_working_days_of(year)) for year in range(first.year, last.year))
    return (
        whole_years + bisect_left(_working_days_of(last.year), last) - bisect_left(_working_days_of(first.year), first)
    )
