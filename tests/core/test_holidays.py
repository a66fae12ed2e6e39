"""Our years, day by day, against two public libraries: chinesecalendar and holidays."""

from datetime import date, timedelta
from itertools import pairwise

import chinese_calendar  # type: ignore[import-untyped]  # it ships no types
import pytest
from holidays import country_holidays

from bot.core.holidays import PUBLISHED, estimate
from bot.core.worktime import Calendar

#: Worked on that Saturday, for 3 January: so says the notice for 2006 (国办发明电〔2005〕35号), and so does holidays.
OVERLOOKED_BY_CHINESECALENDAR = date(2005, 12, 31)

YEARS = range(2004, 2027)

is_worked = Calendar().is_working_day


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=number) for number in range((date(year + 1, 1, 1) - first).days)]


def test_we_have_the_years_of_the_libraries() -> None:
    assert [*PUBLISHED] == [*YEARS]


@pytest.mark.parametrize("year", YEARS)
def test_every_day_is_as_chinesecalendar_has_it(year: int) -> None:
    wrong = [day for day in days_of(year) if is_worked(day) != chinese_calendar.is_workday(day)]
    assert wrong == ([OVERLOOKED_BY_CHINESECALENDAR] if year == 2005 else [])


@pytest.mark.parametrize("year", YEARS)
def test_every_day_is_as_holidays_has_it(year: int) -> None:
    oracle = country_holidays(
        "CN", years=(year, year + 1)
    )  # a notice for a new year moves days of the December before it
    assert [day for day in days_of(year) if is_worked(day) != oracle.is_working_day(day)] == []


def test_notices_come_before_their_year_and_in_order() -> None:
    known = {year: arranged.published for year, arranged in PUBLISHED.items() if arranged.published}
    assert all(published.year == year - 1 for year, published in known.items())
    assert all(earlier < later for earlier, later in pairwise(known.values()))
    assert known[2026] == date(2025, 11, 4)


def test_a_year_to_come_has_the_holidays_with_a_fixed_date() -> None:
    assert 2027 not in PUBLISHED
    off = [f"{day:%m-%d}" for day in days_of(2027) if day.weekday() < 5 and not is_worked(day)]
    assert off == ["01-01", "05-03", "05-04", "05-05", "10-01", "10-04", "10-05", "10-06", "10-07"]
    assert estimate(2027).make_up_days == frozenset()
