"""When the service day is: tables over years, with the Spring Festival and Saturdays on which people work."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.core.occasions import service_day_appointments
from bot.core.service_days import (
    OnDayOff,
    ServiceDays,
    collecting_for,
    day_at_hand,
    day_of,
    next_service_day,
    number_of,
    previous_service_day,
    reminder_day,
    service_day,
    summary_day,
)
from bot.core.worktime import Calendar

ZONE = ZoneInfo("Asia/Shanghai")
CALENDAR, RULE = Calendar(), ServiceDays()


def day(text: str) -> date:
    return date.fromisoformat(text)


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


#: 2026: 15 February lies in the Spring Festival (15th to 23rd; the 14th and the 28th are worked), 15 August is a
#: Saturday, 15 November a Sunday. 15 February 2025 is a Saturday as others, 15 October 2024 an ordinary Tuesday.
MONTHS = """
month    next        previous    same        skip
2024-10  2024-10-15  2024-10-15  2024-10-15  2024-10-15
2025-02  2025-02-17  2025-02-14  2025-02-15  -
2026-02  2026-02-24  2026-02-14  2026-02-15  -
2026-08  2026-08-17  2026-08-14  2026-08-15  -
2026-11  2026-11-16  2026-11-13  2026-11-15  -
2026-12  2026-12-15  2026-12-15  2026-12-15  2026-12-15
"""
_HEAD, *_ROWS = [line.split() for line in MONTHS.strip().splitlines()]
CELLS = [
    pytest.param(row[0], OnDayOff(rule), cell, id=f"{row[0]}-{rule}")
    for row in _ROWS
    for rule, cell in zip(_HEAD[1:], row[1:], strict=True)
]


@pytest.mark.parametrize(("month", "on_day_off", "expected"), CELLS)
def test_on_a_day_off(month: str, on_day_off: OnDayOff, expected: str) -> None:
    found = service_day(day(f"{month}-01"), CALENDAR, ServiceDays(on_day_off=on_day_off))
    assert found == (None if expected == "-" else day(expected))


@pytest.mark.parametrize(
    ("of_month", "month", "expected"),
    [
        (28, "2026-02", "2026-02-28"),  # a Saturday that is worked
        (31, "2026-02", "2026-02-28"),
        (31, "2026-11", "2026-11-30"),
        (31, "2026-10", "2026-11-02"),  # a Saturday: the next month's first working day
        (1, "2026-10", "2026-10-08"),
        (0, "2026-12", None),
    ],
)
def test_another_day_of_the_month(of_month: int, month: str, expected: str | None) -> None:
    found = service_day(day(f"{month}-01"), CALENDAR, ServiceDays(day=of_month))
    assert found == (day(expected) if expected else None)


@pytest.mark.parametrize(
    ("rule", "today", "before", "after"),
    [
        (RULE, "2026-12-14", "2026-11-16", "2026-12-15"),
        (RULE, "2026-12-15", "2026-11-16", "2026-12-15"),
        (RULE, "2026-12-16", "2026-12-15", "2027-01-15"),
        (RULE, "2026-02-15", "2026-01-15", "2026-02-24"),
        (RULE, "2026-02-24", "2026-01-15", "2026-02-24"),
        (RULE, "2026-02-25", "2026-02-24", "2026-03-16"),
        (ServiceDays(on_day_off=OnDayOff.SKIP), "2026-07-16", "2026-07-15", "2026-09-15"),
        (ServiceDays(day=31), "2026-11-01", "2026-09-30", "2026-11-02"),
        (ServiceDays(day=31), "2026-11-03", "2026-11-02", "2026-11-30"),
        (ServiceDays(day=1, on_day_off=OnDayOff.PREVIOUS), "2026-10-01", "2026-09-30", "2026-10-30"),
        (ServiceDays(day=0), "2026-12-15", None, None),
    ],
)
def test_the_next_and_the_previous(rule: ServiceDays, today: str, before: str | None, after: str | None) -> None:
    assert next_service_day(day(today), CALENDAR, rule) == (day(after) if after else None)
    assert previous_service_day(day(today), CALENDAR, rule) == (day(before) if before else None)


@pytest.mark.parametrize(
    ("held", "remind", "reminder", "summary"),
    [
        ("2026-12-15", 1, "2026-12-14", "2026-12-16"),
        ("2026-12-15", 3, "2026-12-10", "2026-12-16"),
        ("2026-02-24", 1, "2026-02-14", "2026-02-25"),  # a Saturday that is worked, before the festival
        ("2026-02-15", 1, "2026-02-14", "2026-02-24"),
        ("2026-08-14", 1, "2026-08-13", "2026-08-17"),
    ],
)
def test_reminder_and_summary_are_on_working_days(held: str, remind: int, reminder: str, summary: str) -> None:
    assert reminder_day(day(held), CALENDAR, ServiceDays(remind=remind)) == day(reminder)
    assert summary_day(day(held), CALENDAR) == day(summary)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-12-14 08:29", None),
        ("2026-12-14 08:30", "2026-12-15"),
        ("2026-12-15 23:59", "2026-12-15"),
        ("2026-12-16 00:00", None),
    ],
)
def test_when_problems_are_collected(now: str, expected: str | None) -> None:
    assert collecting_for(moment(now), CALENDAR, RULE) == (day(expected) if expected else None)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-12-11", None),
        ("2026-12-14", "2026-12-15"),
        ("2026-12-15", "2026-12-15"),
        ("2026-12-16", "2026-12-15"),
        ("2026-12-17", None),
    ],
)
def test_the_day_on_which_a_visit_counts(today: str, expected: str | None) -> None:
    assert day_at_hand(day(today), CALENDAR, RULE) == (day(expected) if expected else None)


@pytest.mark.parametrize(
    ("today", "names"),
    [
        ("2026-12-13", []),
        ("2026-12-14", ["service_day_soon:2026-12-15"]),
        ("2026-12-15", ["service_day_soon:2026-12-15"]),  # for a bot that was down the day before
        ("2026-12-16", ["service_day_over:2026-12-15"]),
        ("2026-12-19", []),
        ("2026-12-22", ["service_day_over:2026-12-15"]),
        ("2026-12-23", []),
        ("2026-02-14", ["service_day_soon:2026-02-24"]),
        ("2026-02-15", []),
    ],
)
def test_the_appointments_of_a_day(today: str, names: list[str]) -> None:
    found = service_day_appointments(day(today), CALENDAR, RULE, ZONE)
    assert [one.name for one in found] == names
    assert all((one.at, one.until) == (moment(f"{today} 08:30"), moment(f"{today} 18:00")) for one in found)


def test_each_is_announced_and_summed_up_once_in_three_years() -> None:
    first = date(2025, 1, 1).toordinal()
    found = [
        one.name
        for number in range(3 * 365)
        for one in service_day_appointments(date.fromordinal(first + number), CALENDAR, RULE, ZONE)
    ]
    assert len(set(found)) == 2 * 36


def test_a_day_travels_as_a_number() -> None:
    assert number_of(day("2026-12-15")) == 20261215
    assert day_of(20261215) == day("2026-12-15")
    assert [day_of(number) for number in (0, 20261301, 20260230, 999999999999)] == [None] * 4
