"""When what is not urgent may be told: at work, outside quiet hours. 16 November 2026 is a Monday."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.rules import Rules
from bot.core.worktime import Calendar
from tests.core.cast import ZONE


def at(moment: str) -> datetime:
    return datetime.fromisoformat(f"2026-{moment}").replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("quiet", "moment", "expected"),
    [
        ("20:00-08:00", "11-20 12:00", "11-20 12:00"),  # Friday
        ("20:00-08:00", "11-20 19:59", "11-20 19:59"),
        ("20:00-08:00", "11-20 20:00", "11-23 08:30"),  # over the weekend
        ("20:00-08:00", "11-18 23:00", "11-19 08:30"),
        ("20:00-08:00", "11-19 07:59", "11-19 08:30"),  # business opens then, not when quiet ends
        ("20:00-08:00", "11-19 08:00", "11-19 08:00"),
        ("20:00-08:00", "11-21 12:00", "11-23 08:30"),  # Saturday
        ("20:00-08:00", "02-14 12:00", "02-14 12:00"),  # a Saturday that is worked
        ("20:00-08:00", "02-14 21:00", "02-24 08:30"),  # over the Spring Festival
        ("22:00-10:00", "11-18 23:00", "11-19 10:00"),  # business opens while all are to be quiet
        ("22:00-10:00", "11-21 12:00", "11-23 10:00"),
        ("12:00-14:00", "11-18 12:30", "11-18 14:00"),  # a rest at noon is over the same day
        ("12:00-14:00", "11-18 11:59", "11-18 11:59"),
        ("12:00-14:00", "11-18 14:00", "11-18 14:00"),
        ("12:00-14:00", "11-18 23:00", "11-18 23:00"),
        ("12:00-14:00", "11-21 12:30", "11-23 08:30"),
        ("00:00-07:00", "11-18 03:00", "11-18 08:30"),
        ("00:00-07:00", "11-18 23:59", "11-18 23:59"),
        ("18:00-23:00", "11-18 19:00", "11-18 23:00"),
    ],
)  # fmt: skip
def test_what_is_not_urgent_waits_until_people_are_at_work(quiet: str, moment: str, expected: str) -> None:
    begins, _, ends = quiet.partition("-")
    rules = Rules(quiet=(time.fromisoformat(begins), time.fromisoformat(ends)))
    assert rules.audible(at(moment)) == at(expected)


clocks = st.times(min_value=time(0), max_value=time(23, 59))
QUIETS = st.tuples(clocks, clocks).filter(lambda quiet: quiet[0] != quiet[1])
MOMENTS = st.datetimes(datetime(2025, 12, 1), datetime(2027, 3, 1), timezones=st.just(ZONE))  # noqa: DTZ001 - see timezones


@given(QUIETS, MOMENTS)
def test_a_moment_is_put_off_once_and_never_back(quiet: tuple[time, time], moment: datetime) -> None:
    audible = Rules(quiet=quiet).audible(moment)
    assert moment <= audible < moment + timedelta(days=14)
    assert Rules(quiet=quiet).audible(audible) == audible
    assert Calendar().is_working_day(audible.date())


def test_the_city_s_own_day_off_is_quiet() -> None:
    rules = Rules(calendar=Calendar(days_off=frozenset({date(2026, 11, 18)})))
    assert rules.audible(at("11-18 10:00")) == at("11-19 08:30")
