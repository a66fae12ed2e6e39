"""Working time: 08:30–12:00 and 14:30–18:00 on working days, holidays and make-up days (调休) applied.

Everything is computed on the wall clock of the datetime given, so the caller passes it in the city's zone.
Naive datetimes are refused with ValueError.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, tzinfo

from bot.core.arrangements import Arrangement
from bot.core.holidays import PUBLISHED, estimate

#: A stretch of the working day: when it begins and ends.
Stretch = tuple[time, time]

HOURS: tuple[Stretch, ...] = ((time(8, 30), time(12, 0)), (time(14, 30), time(18, 0)))
NOON = time(12, 0)

#: No limit of a city is longer; whoever asks for more has made a mistake.
LONGEST = timedelta(days=3660)

NOTHING = timedelta(0)


def require_aware(*moments: datetime) -> None:
    """Raises ValueError for a datetime without a zone: nobody could say when that is."""
    for moment in moments:
        if moment.utcoffset() is None:
            raise ValueError(f"a datetime needs a zone: {moment!r}")


@dataclass(frozen=True)
class Calendar:
    """When a city works."""

    years: Mapping[int, Arrangement] = field(default_factory=lambda: PUBLISHED)  # those that are known
    days_off: frozenset[date] = frozenset()  # the city's own
    working_days: frozenset[date] = frozenset()  # the city's own
    hours: tuple[Stretch, ...] = HOURS  # of a working day, one after the other
    _days: dict[int, tuple[date, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    # ── days ──────────────────────────────────────────────────────────────

    def is_working_day(self, day: date) -> bool:
        if day in self.days_off or day in self.working_days:
            return day in self.working_days
        year, month_day = self.years.get(day.year) or estimate(day.year), (day.month, day.day)
        return month_day in year.make_up_days or (day.weekday() < 5 and month_day not in year.holidays)

    def is_estimated(self, day: date) -> bool:
        """Whether the holidays of the day's year are not known here, so that nobody can be sure of it."""
        return day.year not in self.years

    def is_working_time(self, moment: datetime) -> bool:
        now = moment.time()
        return self.is_working_day(moment.date()) and any(opens <= now < closes for opens, closes in self.hours)

    @property
    def opens(self) -> time:
        return self.hours[0][0]

    @property
    def closes(self) -> time:
        return self.hours[-1][1]

    @property
    def working_day(self) -> timedelta:
        """How long one is: seven hours, by default."""
        return sum((_length(*stretch) for stretch in self.hours), NOTHING)

    # ── add, subtract, count ──────────────────────────────────────────────

    def add(self, start: datetime, amount: timedelta) -> datetime:
        """The earliest moment by which `amount` of working time has passed since `start`.

        An amount that is used up when business stops ends then, not when it opens again.
        Raises ValueError for a naive start, an amount below zero or beyond `LONGEST`.
        """
        _require(start, amount)
        if not amount:
            return start
        days, rest = divmod(self._worked_by(start) + amount, self.working_day)
        if not rest:
            days, rest = days - 1, self.working_day
        first = start.date()
        if not self.is_working_day(first):
            days += 1
        return self._ends(self._working_day_after(first, days), rest, start.tzinfo)

    def subtract(self, end: datetime, amount: timedelta) -> datetime:
        """The latest moment from which `amount` of working time is left until `end`.

        An amount that begins when business opens begins then, not when it stopped before.
        Raises ValueError as `add` does.
        """
        _require(end, amount)
        if not amount:
            return end
        days, rest = divmod(self._left_from(end) + amount, self.working_day)
        if not rest:
            days, rest = days - 1, self.working_day
        last = end.date()
        if not self.is_working_day(last):
            days += 1
        return self._begins(self._working_day_before(last, days), rest, end.tzinfo)

    def end_of_day(self, start: datetime, days: int) -> datetime:
        """The close of business of the `days`-th working day after the day of `start`.

        The day itself is not counted, the last one ends when business stops (Civil Code of the PRC, articles 201, 203).
        With `days` 0: the close of the same day, or of the next working day where that is over or none.
        Raises ValueError for a naive start, or days below zero or beyond `LONGEST`.
        """
        require_aware(start)
        if not 0 <= days <= LONGEST.days:
            raise ValueError(f"a number of working days lies between 0 and {LONGEST.days}: {days}")
        today = start.date()
        if days == 0 and not (self.is_working_day(today) and start.time() < self.closes):
            days = 1
        return datetime.combine(self._working_day_after(today, days), self.closes, start.tzinfo)

    def between(self, start: datetime, end: datetime) -> timedelta:
        """The working time from `start` to `end`, on the clock of `start`; below zero where `end` comes first."""
        require_aware(start, end)
        end = end.astimezone(start.tzinfo)
        if end < start:
            return -self.between(end, start)
        days = self._working_days_between(start.date(), end.date())
        return self.working_day * days + self._worked_by(end) - self._worked_by(start)

    def close_before(self, moment: datetime) -> datetime:
        """The close of business of the last working day before that of the moment."""
        require_aware(moment)
        return datetime.combine(self._working_day_before(moment.date(), 1), self.closes, moment.tzinfo)

    def next_opening(self, moment: datetime) -> datetime:
        """When business opens next; the moment itself where it opens then."""
        day = moment.date()
        if not self.is_working_day(day) or moment.time() > self.opens:
            day = self._working_day_after(day, 1)
        return datetime.combine(day, self.opens, moment.tzinfo)

    # ── within a day ──────────────────────────────────────────────────────

    def _worked_by(self, moment: datetime) -> timedelta:
        """How much of its day's working time is over."""
        if not self.is_working_day(moment.date()):
            return NOTHING
        return sum(
            (
                min(max(_since_midnight(moment) - _length(time(), opens), NOTHING), _length(opens, closes))
                for opens, closes in self.hours
            ),
            NOTHING,
        )

    def _left_from(self, moment: datetime) -> timedelta:
        """How much of its day's working time is still to come, taken from the whole: none on a day off."""
        if not self.is_working_day(moment.date()):
            return NOTHING
        return self.working_day - self._worked_by(moment)

    def _ends(self, day: date, worked: timedelta, zone: tzinfo | None) -> datetime:
        """When `worked` of the day's working time is over, as early as that is so."""
        for opens, closes in self.hours:
            if worked <= (length := _length(opens, closes)):
                return datetime.combine(day, opens, zone) + worked
            worked -= length
        raise ValueError("more than a working day")

    def _begins(self, day: date, left: timedelta, zone: tzinfo | None) -> datetime:
        """From when on `left` of the day's working time is to come, as late as that is so."""
        for opens, closes in reversed(self.hours):
            if left <= (length := _length(opens, closes)):
                return datetime.combine(day, closes, zone) - left
            left -= length
        raise ValueError("more than a working day")

    # ── from day to day ───────────────────────────────────────────────────

    def _working_days_of(self, year: int) -> tuple[date, ...]:
        if year not in self._days:
            days = (date.fromordinal(number) for number in range(date(year, 1, 1).toordinal(), _end_of(year)))
            self._days[year] = tuple(day for day in days if self.is_working_day(day))
        return self._days[year]

    def _working_day_after(self, day: date, count: int) -> date:
        """The `count`-th working day after `day`; the day itself for 0."""
        if count == 0:
            return day
        year = day.year
        index = bisect_right(self._working_days_of(year), day) + count - 1
        while index >= len(self._working_days_of(year)):
            index -= len(self._working_days_of(year))
            year += 1
        return self._working_days_of(year)[index]

    def _working_day_before(self, day: date, count: int) -> date:
        """The `count`-th working day before `day`; the day itself for 0."""
        if count == 0:
            return day
        year = day.year
        index = bisect_left(self._working_days_of(year), day) - count
        while index < 0:
            year -= 1
            index += len(self._working_days_of(year))
        return self._working_days_of(year)[index]

    def _working_days_between(self, first: date, last: date) -> int:
        """How many working days there are from `first` on and before `last`."""
        whole_years = sum(len(self._working_days_of(year)) for year in range(first.year, last.year))
        before_last = bisect_left(self._working_days_of(last.year), last)
        return whole_years + before_last - bisect_left(self._working_days_of(first.year), first)


def _require(moment: datetime, amount: timedelta) -> None:
    require_aware(moment)
    if not NOTHING <= amount <= LONGEST:
        raise ValueError(f"an amount of working time lies between 0 and {LONGEST.days} days: {amount}")


def _length(opens: time, closes: time) -> timedelta:
    return timedelta(hours=closes.hour - opens.hour, minutes=closes.minute - opens.minute)


def _since_midnight(moment: datetime) -> timedelta:
    return timedelta(hours=moment.hour, minutes=moment.minute, seconds=moment.second, microseconds=moment.microsecond)


def _end_of(year: int) -> int:
    return date(year, 12, 31).toordinal() + 1
