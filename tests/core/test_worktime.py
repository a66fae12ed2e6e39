"""Working time. The calendar is checked against chinesecalendar, day by day, for every year that is published."""

from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from zoneinfo import ZoneInfo

import chinese_calendar  # type: ignore[import-untyped]  # it ships no types
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.holidays import PUBLISHED
from bot.core.worktime import (
    LONGEST,
    Calendar,
)

CALENDAR = Calendar()
CITY = ZoneInfo("Asia/Shanghai")


def at(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=CITY)


def days_of(year: int) -> list[date]:
    return [
        date.fromordinal(number) for number in range(date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal())
    ]


@pytest.mark.parametrize("year", PUBLISHED)
def test_every_day_of_a_published_year_is_as_published(year: int) -> None:
    wrong = [str(day) for day in days_of(year) if CALENDAR.is_working_day(day) != chinese_calendar.is_workday(day)]
    assert wrong == []


def test_the_published_years_follow_one_another() -> None:
    assert all(later == earlier + 1 for earlier, later in pairwise(sorted(PUBLISHED)))


@pytest.mark.parametrize(
    ("day", "working", "estimated"),
    [
        ("2026-11-20", True, False),  # a Friday
        ("2026-11-21", False, False),  # a Saturday
        ("2026-02-14", True, False),  # a make-up Saturday before Spring Festival
        ("2026-02-20", False, False),  # a Friday in Spring Festival
        ("2027-01-01", False, True),  # New Year: its date is fixed, whatever will be published
        ("2027-02-08", True, True),  # Spring Festival, but nobody has published it here
        ("2027-05-03", False, True),  # a Monday of the Labour Day break
        ("2027-10-07", False, True),  # the last day of the National Day break
        ("2027-10-09", False, True),  # a Saturday that may become a make-up day
        ("2024-11-20", True, True),  # before the first year in the data
    ],
)
def test_single_days(day: str, working: bool, estimated: bool) -> None:
    found = date.fromisoformat(day)
    assert (CALENDAR.is_working_day(found), CALENDAR.is_estimated(found)) == (working, estimated)


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        ("2026-11-16 09:00", 1, "2026-11-16 10:00"),  # Monday morning
        ("2026-11-16 11:30", 1, "2026-11-16 15:00"),  # over the lunch break
        ("2026-11-16 11:00", 1, "2026-11-16 12:00"),  # up when business stops, not at 14:30
        ("2026-11-16 13:00", 1, "2026-11-16 15:30"),  # said during lunch
        ("2026-11-16 07:00", 1, "2026-11-16 09:30"),  # said before business
        ("2026-11-16 08:30", 7, "2026-11-16 18:00"),  # a whole day
        ("2026-11-16 08:30", 14, "2026-11-17 18:00"),  # two
        ("2026-11-20 17:50", 1, "2026-11-23 09:20"),  # Friday 17:50 -> Monday 09:20
        ("2026-11-20 18:00", 1, "2026-11-23 09:30"),  # Friday at close -> Monday 09:30
        ("2026-11-21 10:00", 2, "2026-11-23 10:30"),  # Saturday -> Monday
        ("2026-02-13 17:30", 1, "2026-02-14 09:00"),  # Friday -> make-up Saturday
        ("2026-02-14 17:30", 1, "2026-02-24 09:00"),  # -> over Spring Festival to Tuesday
        ("2026-09-30 17:30", 1, "2026-10-08 09:00"),  # -> over the National Day week to Thursday
        ("2026-12-31 17:30", 1, "2027-01-04 09:00"),  # -> over an estimated New Year to Monday
        ("2026-11-21 10:00", 0, "2026-11-21 10:00"),  # nothing has passed yet
    ],
)
def test_adding_working_hours(start: str, hours: int, end: str) -> None:
    assert CALENDAR.add(at(start), timedelta(hours=hours)) == at(end)


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        ("2026-11-16 09:00", 1, "2026-11-17 18:00"),  # Monday -> Tuesday: the day itself is not counted
        ("2026-11-16 23:59", 1, "2026-11-17 18:00"),  # whatever the hour
        ("2026-11-20 09:00", 1, "2026-11-23 18:00"),  # Friday -> Monday
        ("2026-11-21 09:00", 1, "2026-11-23 18:00"),  # Saturday -> Monday
        ("2026-11-16 09:00", 5, "2026-11-23 18:00"),  # a week
        ("2026-02-12 09:00", 5, "2026-02-26 18:00"),  # Fri, make-up Sat, then over Spring Festival: Tue, Wed, Thu
        ("2026-12-30 09:00", 2, "2027-01-04 18:00"),  # into an estimated year
        ("2026-11-16 09:00", 0, "2026-11-16 18:00"),  # the same day
        ("2026-11-16 17:59", 0, "2026-11-16 18:00"),
        ("2026-11-16 18:00", 0, "2026-11-17 18:00"),  # business has stopped
        ("2026-11-21 09:00", 0, "2026-11-23 18:00"),  # Saturday
    ],
)
def test_the_end_of_a_working_day(start: str, days: int, end: str) -> None:
    assert CALENDAR.end_of_day(at(start), days) == at(end)


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ("2026-11-16 09:00", "2026-11-16 10:30", 1.5),
        ("2026-11-16 11:00", "2026-11-16 15:00", 1.5),  # without the lunch break
        ("2026-11-16 00:00", "2026-11-17 00:00", 7),
        ("2026-11-20 17:00", "2026-11-23 09:30", 2),  # over a weekend
        ("2026-11-21 09:00", "2026-11-22 20:00", 0),  # a weekend
        ("2026-02-13 17:00", "2026-02-24 09:30", 9),  # 1 h, a make-up Saturday, Spring Festival, 1 h
        ("2025-12-31 17:00", "2026-01-05 09:30", 9),  # 1 h, a make-up Sunday, 1 h: over the turn of the year
        ("2026-11-16 10:00", "2026-11-16 09:00", -1),
        ("2026-11-16 10:00", "2026-11-16 10:00", 0),
    ],
)
def test_working_time_between(start: str, end: str, hours: float) -> None:
    assert CALENDAR.between(at(start), at(end)) == timedelta(hours=hours)


def test_a_year_has_as_much_working_time_as_the_oracle_has_working_days() -> None:
    working_days = sum(map(chinese_calendar.is_workday, days_of(2026)))
    assert CALENDAR.between(at("2026-01-01 00:00"), at("2027-01-01 00:00")) == working_days * CALENDAR.working_day


def test_the_end_is_read_on_the_clock_of_the_start() -> None:
    # 02:00 UTC is 10:00 in the city
    assert CALENDAR.between(at("2026-11-16 09:00"), datetime(2026, 11, 16, 2, tzinfo=UTC)) == timedelta(hours=1)


def test_the_zone_of_the_start_decides() -> None:
    tokyo = timezone(timedelta(hours=9))
    start = datetime(2026, 11, 16, 17, 30, tzinfo=tokyo)  # 16:30 in Shanghai, but nobody asked there
    assert CALENDAR.add(start, timedelta(hours=1)) == datetime(2026, 11, 17, 9, 0, tzinfo=tokyo)


NAIVE = datetime(2026, 11, 16, 9)  # noqa: DTZ001 -- naive on purpose: it must be refused


def test_naive_datetimes_are_refused() -> None:
    aware = at("2026-11-16 09:00")
    with pytest.raises(ValueError, match="zone"):
        CALENDAR.add(NAIVE, timedelta(hours=1))
    with pytest.raises(ValueError, match="zone"):
        CALENDAR.end_of_day(NAIVE, 1)
    with pytest.raises(ValueError, match="zone"):
        CALENDAR.between(aware, NAIVE)
    with pytest.raises(ValueError, match="zone"):
        CALENDAR.between(NAIVE, aware)


@pytest.mark.parametrize("amount", [timedelta(hours=-1), LONGEST + timedelta(seconds=1), timedelta.max])
def test_impossible_amounts_are_refused(amount: timedelta) -> None:
    with pytest.raises(ValueError, match="between 0 and"):
        CALENDAR.add(at("2026-11-16 09:00"), amount)


@pytest.mark.parametrize("days", [-1, 99_999, 10**30])
def test_impossible_numbers_of_days_are_refused(days: int) -> None:
    with pytest.raises(ValueError, match="between 0 and"):
        CALENDAR.end_of_day(at("2026-11-16 09:00"), days)


moments = st.datetimes(datetime(2024, 1, 1), datetime(2028, 12, 31), timezones=st.just(CITY))  # noqa: DTZ001 -- see timezones
amounts = st.timedeltas(timedelta(0), timedelta(hours=7 * 300))


@given(moments, amounts)
def test_adding_and_measuring_are_inverse(start: datetime, amount: timedelta) -> None:
    assert CALENDAR.between(start, CALENDAR.add(start, amount)) == amount


@given(moments, amounts.filter(bool))
def test_what_is_added_ends_in_working_time(start: datetime, amount: timedelta) -> None:
    end = CALENDAR.add(start, amount)
    assert CALENDAR.add(end, timedelta(0)) == end
    assert CALENDAR.between(end - timedelta(microseconds=1), end) == timedelta(microseconds=1)


@given(moments, moments, moments)
def test_working_time_adds_up(one: datetime, two: datetime, three: datetime) -> None:
    assert CALENDAR.between(one, two) + CALENDAR.between(two, three) == CALENDAR.between(one, three)
