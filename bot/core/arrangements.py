"""What makes a year differ from Monday to Friday, and how it is written in a file (`holidays.toml` shows it)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from re import fullmatch
from typing import Any

#: A day of some year: (month, day of the month).
MonthDay = tuple[int, int]

#: Where something stands in a file: ("2027", "holidays", 2). The empty one is the file.
Place = tuple[str | int, ...]

SPAN = r"[0-9]{2}-[0-9]{2}(\.\.[0-9]{2}-[0-9]{2})?"

KEYS = ("published", "holidays", "working_days")

#: Off in every year since 1999 (Regulation on Public Holidays for National Annual Festivals and Memorial Days): a year
#: in which they are worked was written down wrongly, or in part.
ALWAYS_OFF = frozenset({(1, 1), (5, 1), (10, 1), (10, 2), (10, 3)})


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A year as the State Council arranged it."""

    holidays: frozenset[MonthDay]
    make_up_days: frozenset[MonthDay]  # Saturdays and Sundays that are worked
    published: date | None = None  # the day of the notice, where it is known


class Misfit(StrEnum):
    """What no year can have."""

    NO_YEARS = "no years"
    NO_YEAR = "no year"
    UNKNOWN_KEY = "unknown key"
    NO_HOLIDAYS = "no holidays"
    NO_LIST = "no list"
    NO_DAY = "no day of the year"
    TWICE = "twice"  # the same day, see `other`
    WEEKDAY = "worked anyway"
    NOT_OFF = "a fixed holiday is worked"
    NO_DATE = "not the date of a notice"


@dataclass(frozen=True, slots=True)
class Fault:
    place: Place
    misfit: Misfit
    other: Place | None = None


class WrongYears(ValueError):
    """Everything that is wrong with the years of a file."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(*self.faults)


def read_years(tables: Mapping[str, Any]) -> dict[int, Arrangement]:
    """The years of a file that `tomllib` has read. Raises `WrongYears`: a year is taken whole, nothing is guessed."""
    faults = [*_faults(tables)]
    if faults:
        raise WrongYears(faults)
    return {int(name): _arrangement(int(name), table) for name, table in tables.items()}


def each_day(year: int, span: object) -> list[date]:
    """The days of "05-01" or "05-01..05-05"; none where the year has no such day or span."""
    if not isinstance(span, str) or not fullmatch(SPAN, span):
        return []
    first, _, last = span.partition("..")
    try:
        day, end = (date.fromisoformat(f"{year:04}-{month_day}") for month_day in (first, last or first))
    except ValueError:  # 02-30
        return []
    return [day + timedelta(days=number) for number in range((end - day).days + 1)]


def spans(days: Iterable[MonthDay], year: int) -> Iterator[str]:
    """The days as they are written: "05-01..05-05", "06-18"."""
    first: date | None = None
    last: date | None = None
    for day in sorted(date(year, *month_day) for month_day in days):
        if first and last and day - last > timedelta(days=1):
            yield _span(first, last)
            first = None
        first, last = first or day, day
    if first and last:
        yield _span(first, last)


def _span(first: date, last: date) -> str:
    return f"{first:%m-%d}" if first == last else f"{first:%m-%d}..{last:%m-%d}"


def _arrangement(year: int, table: Mapping[str, Any]) -> Arrangement:
    holidays, make_up_days = (
        frozenset((day.month, day.day) for span in table.get(key, ()) for day in each_day(year, span))
        for key in ("holidays", "working_days")
    )
    return Arrangement(holidays, make_up_days, table.get("published"))


# ── what is wrong ─────────────────────────────────────────────────────────


def _faults(tables: Mapping[str, Any]) -> Iterator[Fault]:
    if not tables:
        yield Fault((), Misfit.NO_YEARS)
    for name, table in tables.items():
        if not isinstance(table, dict) or not fullmatch("20[0-9][0-9]", name):
            yield Fault((name,), Misfit.NO_YEAR)
        else:
            yield from _faults_of_year(name, table)


def _faults_of_year(name: str, table: Mapping[str, Any]) -> Iterator[Fault]:
    yield from (Fault((name, key), Misfit.UNKNOWN_KEY) for key in table if key not in KEYS)
    if "published" in table and not _is_date_of_notice(int(name), table["published"]):
        yield Fault((name, "published"), Misfit.NO_DATE)
    if "holidays" not in table:
        yield Fault((name, "holidays"), Misfit.NO_HOLIDAYS)
        return
    lists = [*_faults_of_lists(name, table)]
    yield from lists or _faults_of_days(name, table)


def _is_date_of_notice(year: int, value: object) -> bool:
    """Notices come in the autumn before, and some anew in the year itself."""
    return isinstance(value, date) and not isinstance(value, datetime) and value.year in (year - 1, year)


def _faults_of_lists(name: str, table: Mapping[str, Any]) -> Iterator[Fault]:
    for key in ("holidays", "working_days"):
        listed = table.get(key, [])
        if not isinstance(listed, list) or (key == "holidays" and not listed):
            yield Fault((name, key), Misfit.NO_LIST)
            continue
        for number, span in enumerate(listed):
            if not each_day(int(name), span):
                yield Fault((name, key, number), Misfit.NO_DAY)


def _faults_of_days(name: str, table: Mapping[str, Any]) -> Iterator[Fault]:
    """Of days that each exist."""
    year = int(name)
    first: dict[date, Place] = {}
    for key in ("holidays", "working_days"):
        for number, span in enumerate(table.get(key, ())):
            place = (name, key, number)
            days = each_day(year, span)
            if key == "working_days" and any(day.weekday() < 5 for day in days):
                yield Fault(place, Misfit.WEEKDAY)
            named_before = (first.setdefault(day, place) for day in days)
            if other := next((other for other in named_before if other != place), None):
                yield Fault(place, Misfit.TWICE, other)
    if not _arrangement(year, table).holidays >= ALWAYS_OFF:
        yield Fault((name, "holidays"), Misfit.NOT_OFF)
