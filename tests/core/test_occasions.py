"""What the clock does on which day: 2026 and 2027 as they are, and years whose holidays nobody knows yet."""

from datetime import date, datetime, time, timedelta

import pytest

from bot.core.occasions import Appointment, Occasion, appointments_of, next_appointment, unknown_year, week_before
from bot.core.worktime import Calendar
from tests.core.cast import ZONE

CALENDAR = Calendar()
KNOWN = Calendar({**CALENDAR.years, 2027: CALENDAR.years[2026]})
CARDS, DIGEST, SUMMARY, WANTED = Occasion.CARDS, Occasion.DIGEST, Occasion.SUMMARY, Occasion.CALENDAR
UNASKED = Occasion.UNASKED


def on(day: str, calendar: Calendar = CALENDAR) -> list[Appointment]:
    return appointments_of(date.fromisoformat(day), calendar, ZONE)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-10-19", [DIGEST, SUMMARY, UNASKED]),  # a Monday
        ("2026-10-20", [DIGEST]),  # a Tuesday
        ("2026-10-24", []),  # a Saturday
        ("2026-10-25", []),  # a Sunday
        ("2026-02-14", [DIGEST]),  # a Saturday that is worked; its week began on Monday
        ("2026-02-16", []),  # a Monday of the Spring Festival
        ("2026-02-24", [DIGEST, SUMMARY, UNASKED]),  # the Tuesday after it: the first working day of its week
        ("2026-02-25", [DIGEST]),
        ("2026-02-28", [DIGEST]),  # a Saturday that is worked
        ("2026-03-02", [DIGEST, SUMMARY, UNASKED]),
        ("2026-01-01", []),  # New Year, a Thursday
        ("2026-01-04", [DIGEST]),  # a Sunday that is worked: of the week that ends with it
        ("2026-01-05", [DIGEST, SUMMARY, UNASKED]),
        ("2026-10-08", [DIGEST, SUMMARY, UNASKED]),  # a Thursday after the National Day's week
        ("2026-10-10", [DIGEST]),  # a Saturday that is worked
        ("2026-11-02", [DIGEST, SUMMARY, UNASKED, WANTED]),  # November: nobody knows 2027 yet
        ("2026-11-03", [DIGEST]),
        ("2026-12-28", [DIGEST, SUMMARY, UNASKED, WANTED]),
        ("2027-01-01", []),
        ("2027-01-04", [DIGEST, SUMMARY, UNASKED, WANTED]),  # still not
        ("2027-06-07", [DIGEST, SUMMARY, UNASKED, WANTED]),
    ],
)
def test_which_day_has_what(day: str, expected: list[Occasion]) -> None:
    assert [one.what for one in on(day)] == [CARDS, *expected]


def test_once_the_year_is_known_nobody_is_reminded_of_it() -> None:
    assert [one.what for one in on("2026-11-02", KNOWN)] == [CARDS, DIGEST, SUMMARY, UNASKED]


@pytest.mark.parametrize(
    ("day", "calendar", "expected"),
    [
        ("2026-10-31", CALENDAR, None),
        ("2026-11-01", CALENDAR, 2027),
        ("2027-03-01", CALENDAR, 2027),  # this one first
        ("2026-12-31", KNOWN, None),
        ("2027-11-01", KNOWN, 2028),
    ],
)
def test_which_year_is_wanted(day: str, calendar: Calendar, expected: int | None) -> None:
    assert unknown_year(date.fromisoformat(day), calendar) == expected


def test_cards_are_shown_at_midnight_and_words_are_said_while_business_lasts() -> None:
    cards, digest, summary, unasked = on("2026-10-19")
    day, midnight = datetime(2026, 10, 19, tzinfo=ZONE), timedelta(days=1)
    assert (cards.at, cards.until) == (day, day + midnight)
    for one in (digest, summary, unasked):
        assert (one.at, one.until) == (day.replace(hour=8, minute=30), day.replace(hour=18))


def test_a_city_s_own_hours_and_days() -> None:
    own = Calendar(hours=((time(9), time(17)),), days_off=frozenset({date(2026, 10, 19)}))
    assert [one.what for one in on("2026-10-19", own)] == [CARDS]
    _, digest, summary, unasked = on("2026-10-20", own)
    assert digest.at == summary.at == unasked.at == datetime(2026, 10, 20, 9, tzinfo=ZONE)
    assert summary.what is SUMMARY


def test_each_has_a_name_of_its_own() -> None:
    first = date(2025, 1, 1)
    names = [
        one.name for number in range(1000) for one in appointments_of(first + timedelta(days=number), CALENDAR, ZONE)
    ]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-10-16 08:29", "2026-10-16 08:30"),
        ("2026-10-16 08:30", "2026-10-17 00:00"),
        ("2026-10-17 12:00", "2026-10-18 00:00"),
        ("2026-10-19 00:00", "2026-10-19 08:30"),
        ("2026-12-31 20:00", "2027-01-01 00:00"),
    ],
)
def test_the_next_one(now: str, expected: str) -> None:
    moment, following = (datetime.fromisoformat(text).replace(tzinfo=ZONE) for text in (now, expected))
    assert next_appointment(moment, CALENDAR) == following


@pytest.mark.parametrize("day", ["2026-11-02", "2026-11-04", "2026-11-08"])
def test_the_week_before(day: str) -> None:
    assert week_before(date.fromisoformat(day), CALENDAR) == (date(2026, 10, 26), date(2026, 11, 2))


def test_a_week_in_which_nobody_worked_goes_with_the_one_before_it() -> None:
    """The Spring Festival: 15 to 23 February 2026; on Saturday the 14th people worked."""
    assert week_before(date(2026, 2, 24), CALENDAR) == (date(2026, 2, 9), date(2026, 2, 23))
    assert week_before(date(2026, 3, 2), CALENDAR) == (date(2026, 2, 23), date(2026, 3, 2))
