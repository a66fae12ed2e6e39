"""What holds for working time at any moment of any year, whatever a city's own days and hours are."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import chinese_calendar  # type: ignore[import-untyped]  # it ships no types
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.core.holidays import PUBLISHED
from bot.core.worktime import NOTHING, Calendar

CITY = ZoneInfo("Asia/Shanghai")

OWN = Calendar(
    days_off=frozenset({date(2026, 2, 14), date(2026, 12, 31), date(2027, 3, 12)}),
    working_days=frozenset({date(2026, 1, 1), date(2026, 2, 21), date(2026, 11, 22)}),
)

CALENDARS = (
    Calendar(),
    Calendar({}),  # no year is known
    OWN,
    replace(OWN, hours=((time(9), time(17)),)),
    Calendar(hours=((time(0), time(6)), (time(8, 1), time(8, 2)), (time(20), time(23, 59)))),
)

calendars = st.sampled_from(CALENDARS)
#: From the year before the first one in the data to the second after the last one.
moments = st.datetimes(datetime(2003, 1, 1), datetime(2028, 12, 31), timezones=st.just(CITY))  # noqa: DTZ001 -- see timezones
amounts = st.timedeltas(NOTHING, timedelta(hours=7 * 300))
MOMENT = timedelta(microseconds=1)


def counted_plainly(calendar: Calendar, start: datetime, end: datetime) -> timedelta:
    """Day by day, stretch by stretch."""
    total = NOTHING
    for number in range(start.toordinal(), end.toordinal() + 1):
        day = date.fromordinal(number)
        for stretch in calendar.hours if calendar.is_working_day(day) else ():
            opens, closes = (datetime.combine(day, at, CITY) for at in stretch)
            total += max(min(closes, end) - max(opens, start), NOTHING)
    return total


@given(calendars, moments, st.timedeltas(NOTHING, timedelta(days=400)))
def test_it_is_what_a_plain_count_finds(calendar: Calendar, start: datetime, length: timedelta) -> None:
    assert calendar.between(start, start + length) == counted_plainly(calendar, start, start + length)


@given(calendars, moments, amounts)
def test_what_is_added_lies_between(calendar: Calendar, start: datetime, amount: timedelta) -> None:
    end = calendar.add(start, amount)
    assert calendar.between(start, end) == amount
    assert calendar.between(end, start) == -amount


@given(calendars, moments, amounts)
def test_what_is_subtracted_lies_between(calendar: Calendar, end: datetime, amount: timedelta) -> None:
    assert calendar.between(calendar.subtract(end, amount), end) == amount


@given(calendars, moments, amounts)
def test_subtracting_undoes_adding(calendar: Calendar, start: datetime, amount: timedelta) -> None:
    assume(calendar.is_working_time(start))
    assert calendar.subtract(calendar.add(start, amount), amount) == start


@given(calendars, moments, amounts.filter(bool), amounts)
def test_adding_undoes_subtracting(calendar: Calendar, any_time: datetime, some: timedelta, amount: timedelta) -> None:
    end = calendar.add(any_time, some)  # so it ends in working time
    assert calendar.add(calendar.subtract(end, amount), amount) == end


@given(calendars, moments, amounts.filter(bool))
def test_no_earlier_end_and_no_later_start_would_do(calendar: Calendar, moment: datetime, amount: timedelta) -> None:
    end, start = calendar.add(moment, amount), calendar.subtract(moment, amount)
    assert calendar.between(end - MOMENT, end) == MOMENT
    assert calendar.between(start, start + MOMENT) == MOMENT


@given(calendars, moments, amounts.filter(bool), amounts.filter(bool))
def test_in_two_steps_or_in_one(calendar: Calendar, start: datetime, one: timedelta, two: timedelta) -> None:
    assert calendar.add(calendar.add(start, one), two) == calendar.add(start, one + two)


@given(calendars, moments, moments, moments)
def test_working_time_adds_up(calendar: Calendar, one: datetime, two: datetime, three: datetime) -> None:
    assert calendar.between(one, two) + calendar.between(two, three) == calendar.between(one, three)


@given(calendars, moments, st.integers(1, 250))
def test_the_end_of_the_nth_working_day(calendar: Calendar, start: datetime, days: int) -> None:
    end = calendar.end_of_day(start, days)
    after = (date.fromordinal(number) for number in range(start.toordinal() + 1, end.toordinal() + 1))
    assert sum(map(calendar.is_working_day, after)) == days
    assert calendar.is_working_day(end.date())
    assert end.time() == calendar.closes


@given(calendars, moments)
def test_business_opens_next_without_anything_missed(calendar: Calendar, moment: datetime) -> None:
    opening = calendar.next_opening(moment)
    assert opening >= moment
    assert opening.time() == calendar.opens
    assert calendar.is_working_time(opening)
    assert calendar.between(moment, opening) <= calendar.working_day


@pytest.mark.parametrize("year", [year for year in PUBLISHED if year != 2005])  # see test_holidays
def test_a_year_has_the_working_time_of_the_oracle_s_working_days(year: int) -> None:
    calendar, begins, ends = CALENDARS[0], datetime(year, 1, 1, tzinfo=CITY), datetime(year + 1, 1, 1, tzinfo=CITY)
    working_days = len(chinese_calendar.get_workdays(date(year, 1, 1), date(year, 12, 31)))
    assert calendar.between(begins, ends) == working_days * calendar.working_day
