"""A file with years is read as it stands, or what is wrong with it is said: nothing is guessed."""

import tomllib
from datetime import date

import pytest

from bot.core.arrangements import Arrangement, Misfit, WrongYears, each_day, read_years, spans

HOLIDAYS = 'holidays = ["01-01..01-03", "02-06..02-12", "05-01..05-05", "10-01..10-07"]\n'
YEAR = "[2027]\n" + HOLIDAYS


def faults(text: str) -> list[tuple[object, ...]]:
    with pytest.raises(WrongYears) as raised:
        read_years(tomllib.loads(text))
    return [(fault.place, fault.misfit, *([fault.other] if fault.other else [])) for fault in raised.value.faults]


def test_a_year() -> None:
    text = '[2027]\npublished = 2026-11-05\nholidays = ["01-01", "05-01", "10-01..10-03"]\nworking_days = ["02-28"]'
    holidays = {(1, 1), (5, 1), (10, 1), (10, 2), (10, 3)}
    arranged = Arrangement(frozenset(holidays), frozenset({(2, 28)}), date(2026, 11, 5))
    assert read_years(tomllib.loads(text)) == {2027: arranged}


def test_several_years_without_what_need_not_be_known() -> None:
    years = read_years(tomllib.loads(YEAR + YEAR.replace("2027", "2028")))
    assert [*years] == [2027, 2028]
    assert (years[2028].published, years[2028].make_up_days) == (None, frozenset())


@pytest.mark.parametrize(
    ("text", "place", "misfit"),
    [
        ("", (), Misfit.NO_YEARS),
        ("# 2027 is yet to come", (), Misfit.NO_YEARS),
        (HOLIDAYS, ("holidays",), Misfit.NO_YEAR),
        ("2027 = []", ("2027",), Misfit.NO_YEAR),
        (YEAR.replace("2027", "27"), ("27",), Misfit.NO_YEAR),
        (YEAR.replace("2027", "1949"), ("1949",), Misfit.NO_YEAR),
        (YEAR.replace("2027", '"２０２７"'), ("２０２７",), Misfit.NO_YEAR),
        (YEAR + "holiday = []", ("2027", "holiday"), Misfit.UNKNOWN_KEY),
        ("[2027]", ("2027", "holidays"), Misfit.NO_HOLIDAYS),
        ('[2027]\nworking_days = ["02-28"]', ("2027", "holidays"), Misfit.NO_HOLIDAYS),
        ("[2027]\nholidays = []", ("2027", "holidays"), Misfit.NO_LIST),
        ('[2027]\nholidays = "01-01"', ("2027", "holidays"), Misfit.NO_LIST),
        (YEAR + 'working_days = "02-28"', ("2027", "working_days"), Misfit.NO_LIST),
        (YEAR + "working_days = [228]", ("2027", "working_days", 0), Misfit.NO_DAY),
        (YEAR + "working_days = [2027-02-28]", ("2027", "working_days", 0), Misfit.NO_DAY),
        (YEAR + 'working_days = ["02-28", "2-27"]', ("2027", "working_days", 1), Misfit.NO_DAY),
        (YEAR + 'working_days = ["2027-02-28"]', ("2027", "working_days", 0), Misfit.NO_DAY),
        (YEAR.replace("02-06..02-12", "02-06-02-12"), ("2027", "holidays", 1), Misfit.NO_DAY),
        (YEAR.replace("02-06..02-12", "02-06..02-29"), ("2027", "holidays", 1), Misfit.NO_DAY),  # 2027 is no leap year
        (YEAR.replace("02-06..02-12", "02-12..02-06"), ("2027", "holidays", 1), Misfit.NO_DAY),
        (YEAR.replace("02-06..02-12", "12-30..01-02"), ("2027", "holidays", 1), Misfit.NO_DAY),
        (YEAR.replace("02-06..02-12", "13-01"), ("2027", "holidays", 1), Misfit.NO_DAY),
        (YEAR + 'working_days = ["02-28", "03-01"]', ("2027", "working_days", 1), Misfit.WEEKDAY),  # a Monday
        (YEAR + 'working_days = ["02-27..03-01"]', ("2027", "working_days", 0), Misfit.WEEKDAY),
        (YEAR.replace(', "10-01..10-07"', ""), ("2027", "holidays"), Misfit.NOT_OFF),
        (YEAR.replace("10-01..10-07", "10-02..10-08"), ("2027", "holidays"), Misfit.NOT_OFF),
        (YEAR + 'published = "2026-11-05"', ("2027", "published"), Misfit.NO_DATE),
        (YEAR + "published = 2026-11-05T10:00:00", ("2027", "published"), Misfit.NO_DATE),
        (YEAR + "published = 2025-11-04", ("2027", "published"), Misfit.NO_DATE),
        (YEAR + "published = 2028-01-01", ("2027", "published"), Misfit.NO_DATE),
    ],
)
def test_what_no_year_can_have(text: str, place: tuple[str | int, ...], misfit: Misfit) -> None:
    assert faults(text) == [(place, misfit)]


@pytest.mark.parametrize(
    ("text", "place", "other"),
    [
        (YEAR + 'working_days = ["01-02"]', ("2027", "working_days", 0), ("2027", "holidays", 0)),  # off and worked
        (YEAR + 'working_days = ["02-28", "02-28"]', ("2027", "working_days", 1), ("2027", "working_days", 0)),
        (YEAR.replace("02-06", "01-03"), ("2027", "holidays", 1), ("2027", "holidays", 0)),
    ],
)
def test_a_day_twice(text: str, place: tuple[str | int, ...], other: tuple[str | int, ...]) -> None:
    assert faults(text) == [(place, Misfit.TWICE, other)]


def test_all_faults_at_once() -> None:
    text = "[2027]\n[2028]\nholidays = [1]\npublished = 7\n[2029]\nworking_days = 5\nholidays = 8"
    assert [place for place, *_ in faults(text)] == [
        ("2027", "holidays"),
        ("2028", "published"),
        ("2028", "holidays", 0),
        ("2029", "holidays"),
        ("2029", "working_days"),
    ]


def test_days_are_written_as_they_are_read() -> None:
    written = ["01-01..01-03", "02-28..03-01", "06-18", "12-31"]
    days = [(day.month, day.day) for span in written for day in each_day(2028, span)]
    assert [*spans(days, 2028)] == ["01-01..01-03", "02-28..03-01", "06-18", "12-31"]
    assert len(days) == 8  # 2028 is a leap year
    assert [*spans([], 2028)] == []
