"""Working time case by case; `test_holidays` has every day of every year, `test_any_working_time` what always holds."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from bot.core.worktime import LONGEST, Calendar

CALENDAR = Calendar()
CITY = ZoneInfo("Asia/Shanghai")


def at(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=CITY)


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
        ("2003-11-20", True, True),  # before the first year in the data
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
    ("end", "hours", "start"),
    [
        ("2026-11-16 10:00", 1, "2026-11-16 09:00"),  # Monday morning
        ("2026-11-16 15:00", 1, "2026-11-16 11:30"),  # over the lunch break
        ("2026-11-16 15:30", 1, "2026-11-16 14:30"),  # begins when business opens again, not at 12:00
        ("2026-11-16 13:00", 1, "2026-11-16 11:00"),  # asked during lunch
        ("2026-11-16 23:00", 1, "2026-11-16 17:00"),  # asked after business
        ("2026-11-16 18:00", 7, "2026-11-16 08:30"),  # a whole day
        ("2026-11-17 18:00", 14, "2026-11-16 08:30"),  # two
        ("2026-11-23 09:20", 1, "2026-11-20 17:50"),  # Monday 09:20 -> Friday 17:50
        ("2026-11-21 10:00", 2, "2026-11-20 16:00"),  # Saturday -> Friday
        ("2026-02-14 09:00", 1, "2026-02-13 17:30"),  # make-up Saturday -> Friday
        ("2026-02-24 09:00", 1, "2026-02-14 17:30"),  # Tuesday -> over Spring Festival to the make-up Saturday
        ("2026-10-08 09:00", 1, "2026-09-30 17:30"),  # Thursday -> over the National Day week
        ("2026-01-04 09:00", 1, "2025-12-31 17:30"),  # a make-up Sunday -> over New Year to Wednesday
        ("2006-01-04 09:00", 1, "2005-12-31 17:30"),  # Wednesday -> over New Year to a make-up Saturday
        ("2027-01-04 09:00", 1, "2026-12-31 17:30"),  # Monday -> over an estimated New Year
        ("2026-11-21 10:00", 0, "2026-11-21 10:00"),  # nothing
    ],
)
def test_subtracting_working_hours(end: str, hours: int, start: str) -> None:
    assert CALENDAR.subtract(at(end), timedelta(hours=hours)) == at(start)


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
        ("2025-12-31 09:00", 1, "2026-01-04 18:00"),  # New Year from Thursday to Saturday, then a make-up Sunday
        ("2025-12-31 09:00", 2, "2026-01-05 18:00"),
        ("2006-12-29 09:00", 3, "2007-01-04 18:00"),  # make-up Sat and Sun at the year's end, then off until Thursday
        ("2020-01-23 09:00", 1, "2020-02-03 18:00"),  # Spring Festival 2020, as it was extended
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
        ("2005-12-30 17:00", "2006-01-04 09:30", 9),  # 1 h, a make-up Saturday, New Year until Tuesday, 1 h
        ("2026-11-16 10:00", "2026-11-16 09:00", -1),
        ("2026-11-16 10:00", "2026-11-16 10:00", 0),
    ],
)
def test_working_time_between(start: str, end: str, hours: float) -> None:
    assert CALENDAR.between(at(start), at(end)) == timedelta(hours=hours)


def test_the_end_is_read_on_the_clock_of_the_start() -> None:
    # 02:00 UTC is 10:00 in the city
    assert CALENDAR.between(at("2026-11-16 09:00"), datetime(2026, 11, 16, 2, tzinfo=UTC)) == timedelta(hours=1)


def test_the_zone_of_the_start_decides() -> None:
    tokyo = timezone(timedelta(hours=9))
    start = datetime(2026, 11, 16, 17, 30, tzinfo=tokyo)  # 16:30 in Shanghai, but nobody asked there
    assert CALENDAR.add(start, timedelta(hours=1)) == datetime(2026, 11, 17, 9, 0, tzinfo=tokyo)


#: A city that works from nine to five without a break, on a Saturday of its own, and not on a Monday of its own.
OWN = Calendar(
    days_off=frozenset({date(2026, 11, 23)}),
    working_days=frozenset({date(2026, 11, 21), date(2026, 10, 1)}),
    hours=((time(9), time(17)),),
)


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        ("2026-11-20 16:00", 2, "2026-11-21 10:00"),  # Friday -> its own Saturday
        ("2026-11-21 16:00", 2, "2026-11-24 10:00"),  # Saturday -> over its own Monday off to Tuesday
        ("2026-11-20 11:30", 1, "2026-11-20 12:30"),  # no lunch break
        ("2026-09-30 16:00", 2, "2026-10-01 10:00"),  # it works on National Day
        ("2026-11-18 09:00", 8, "2026-11-18 17:00"),  # a whole day
    ],
)
def test_a_city_with_days_and_hours_of_its_own(start: str, hours: int, end: str) -> None:
    amount = timedelta(hours=hours)
    assert OWN.add(at(start), amount) == at(end)
    assert OWN.subtract(at(end), amount) == at(start)
    assert OWN.between(at(start), at(end)) == amount


NAIVE = datetime(2026, 11, 16, 9)  # noqa: DTZ001 -- naive on purpose: it must be refused


def test_naive_datetimes_are_refused() -> None:
    aware = at("2026-11-16 09:00")
    with pytest.raises(ValueError, match="zone"):
        CALENDAR.add(NAIVE, timedelta(hours=1))
    with pytest.raises(ValueError, match="zone"):
        CALENDAR.subtract(NAIVE, timedelta(hours=1))
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
    with pytest.raises(ValueError, match="between 0 and"):
        CALENDAR.subtract(at("2026-11-16 09:00"), amount)


@pytest.mark.parametrize("days", [-1, 99_999, 10**30])
def test_impossible_numbers_of_days_are_refused(days: int) -> None:
    with pytest.raises(ValueError, match="between 0 and"):
        CALENDAR.end_of_day(at("2026-11-16 09:00"), days)
