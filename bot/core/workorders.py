"""The hotline's list of work orders (工单): a sheet's rows as values, and every mistake with its cell."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from unicodedata import normalize

from bot.core.entering import kind_named
from bot.core.folding import fold
from bot.core.sheets import Cell, Row, Sheet, Sheets
from bot.core.words import Kind


class Column(StrEnum):
    """What a list tells of an order."""

    NUMBER = "number"
    TIME = "time"
    CALLER = "caller"
    CONTACT = "contact"
    ENTERPRISE = "enterprise"
    KIND = "kind"
    TITLE = "title"
    TEXT = "text"
    UNIT = "unit"
    DUE = "due"


#: Without these a sheet is no list.
NEEDED = (Column.NUMBER, Column.TEXT)

#: The headings that lists of the 12345 hotlines usually have; where a city's has another, its configuration says so.
HEADINGS: Mapping[Column, tuple[str, ...]] = {
    Column.NUMBER: ("工单编号", "工单号", "受理编号", "诉求编号", "order number"),
    Column.TIME: ("来电时间", "受理时间", "登记时间", "诉求时间", "call time"),
    Column.CALLER: ("来电人", "来电人姓名", "诉求人", "反映人", "联系人", "caller"),
    Column.CONTACT: ("联系电话", "来电号码", "联系方式", "电话", "手机号码", "telephone"),
    Column.ENTERPRISE: ("企业名称", "公司名称", "企业", "enterprise"),
    Column.KIND: ("诉求类型", "诉求类别", "工单类型", "工单类别", "kind"),
    Column.TITLE: ("标题", "诉求标题", "工单标题", "title"),
    Column.TEXT: ("诉求内容", "工单内容", "反映内容", "来电内容", "text"),
    Column.UNIT: ("承办单位", "主办单位", "责任单位", "unit"),
    Column.DUE: ("办理期限", "办结时限", "办结期限", "截止时间", "due"),
}

#: The heading stands within so many rows: a title may stand above it.
MOST_ABOVE = 10
#: Characters. What is longer was not said on the telephone.
LONGEST = {Column.NUMBER: 64, Column.TEXT: 5_000}
#: What Excel makes of a long number in a narrow column; its digits are gone.
_SHORTENED = re.compile(r"[+-]?[0-9](?:\.[0-9]+)?E\+?[0-9]+", re.IGNORECASE)
#: Kinds that a hotline has and we have not: the words decide.
_OTHER_KINDS = ("其他", "其它", "other")


class Why(StrEnum):
    """What is wrong in a cell."""

    MISSING = "missing"  # the cell must not be empty
    TWICE = "twice"  # the number stands further up already
    TOO_LONG = "too_long"
    NO_KIND = "no_kind"
    NO_TIME = "no_time"
    NO_DUE = "no_due"  # neither a day nor a moment
    SHORTENED = "shortened"  # a spreadsheet made 1.38E+10 of a telephone number
    FUTURE = "future"  # a call that is yet to come


@dataclass(frozen=True, slots=True)
class Mistake:
    cell: Cell
    column: Column
    why: Why


@dataclass(frozen=True, slots=True)
class Order:
    cell: str  # where its number stands: 工单!A7
    number: str
    text: str
    called_at: datetime | None = None
    caller: str = ""
    contact: str = ""
    enterprise: str = ""
    kind: Kind | None = None
    title: str = ""
    unit: str = ""
    due: datetime | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    orders: tuple[Order, ...]  # those without a mistake
    mistakes: tuple[Mistake, ...]
    unused: tuple[str, ...] = ()  # headings that mean nothing to us


def orders_in(
    sheets: Sheets, headings: Mapping[Column, Sequence[str]], now: datetime, closes: time
) -> Listed | tuple[Column, ...]:
    """Of the first sheet that is a list; else which columns were looked for in vain.

    `closes`: when the working day ends, for a day without a time. Moments are in the zone of `now`.
    """
    lists = [(sheet, at, found) for sheet in sheets.values() for at, found in _heads(sheet, headings)]
    if not lists:
        return NEEDED
    sheet, at, columns = lists[0]
    used = set(columns.values())
    unused = tuple(cell.text.strip() for cell in sheet.rows[at] if cell.text.strip() and cell.column not in used)
    return _read(sheet.rows[at + 1 :], columns, unused, now, closes)


def _heads(sheet: Sheet, headings: Mapping[Column, Sequence[str]]) -> Iterator[tuple[int, Mapping[Column, int]]]:
    for at, row in enumerate(sheet.rows[:MOST_ABOVE]):
        columns = _columns(row, headings)
        if all(column in columns for column in NEEDED):
            yield at, columns
            return


def _columns(row: Row, headings: Mapping[Column, Sequence[str]]) -> Mapping[Column, int]:
    """Of several headings that mean the same, the one that is named first."""
    stands = {_bare(cell.text): cell.column for cell in reversed(row) if cell.text.strip()}
    found = {
        column: next((stands[_bare(name)] for name in names if _bare(name) in stands), None)
        for column, names in headings.items()
    }
    return {column: place for column, place in found.items() if place is not None}


def _bare(heading: str) -> str:
    """工单 编号* and 工单编号 are the same."""
    return re.sub(r"[\s*:：]", "", fold(heading))


def _read(
    rows: Sequence[Row], columns: Mapping[Column, int], unused: tuple[str, ...], now: datetime, closes: time
) -> Listed:
    orders: list[Order] = []
    mistakes: list[Mistake] = []
    seen: set[str] = set()
    for row in rows:
        cells = {column: _cell(row, place) for column, place in columns.items()}
        if not any(cell.text.strip() for cell in cells.values()):
            continue
        wrong = [*_wrong(cells, seen, now, closes)]
        seen.add(_number(cells[Column.NUMBER]))
        mistakes += wrong
        orders += [] if wrong else [_order(cells, now, closes)]
    return Listed(tuple(orders), tuple(mistakes), unused)


def _cell(row: Row, place: int) -> Cell:
    """Rows may end early."""
    first = row[0]
    return row[place] if place < len(row) else Cell(first.sheet, first.row, place, "")


def _wrong(cells: Mapping[Column, Cell], seen: set[str], now: datetime, closes: time) -> Iterator[Mistake]:
    for column, cell in cells.items():
        if why := _why(column, cell.text.strip(), seen, now, closes):
            yield Mistake(cell, column, why)


def _why(column: Column, text: str, seen: set[str], now: datetime, closes: time) -> Why | None:
    if not text:
        return Why.MISSING if column in NEEDED else None
    if len(text) > LONGEST.get(column, len(text)):
        return Why.TOO_LONG
    match column:
        case Column.NUMBER:
            return Why.TWICE if normalize("NFKC", text) in seen else None
        case Column.KIND:
            return None if kind_named(text) or fold(text) in _OTHER_KINDS else Why.NO_KIND
        case Column.CONTACT:
            return Why.SHORTENED if _SHORTENED.fullmatch(normalize("NFKC", text)) else None
        case Column.TIME | Column.DUE:
            moment = moment_in(text, now, closes)
            is_future = column is Column.TIME and moment is not None and moment.date() > now.date()
            if moment is None and column is Column.DUE:
                return Why.NO_DUE
            return Why.NO_TIME if moment is None else Why.FUTURE if is_future else None
        case _:
            return None


def _number(cell: Cell) -> str:
    """Whatever the width in which it is typed: by it an order is known again."""
    return normalize("NFKC", cell.text).strip()


def _order(cells: Mapping[Column, Cell], now: datetime, closes: time) -> Order:
    text = {column: cells[column].text.strip() if column in cells else "" for column in Column}
    return Order(
        cell=cells[Column.NUMBER].address,
        number=_number(cells[Column.NUMBER]),
        text=text[Column.TEXT],
        called_at=moment_in(text[Column.TIME], now, closes),
        caller=text[Column.CALLER],
        contact=text[Column.CONTACT],
        enterprise=text[Column.ENTERPRISE],
        kind=kind_named(text[Column.KIND]),
        title=text[Column.TITLE],
        unit=text[Column.UNIT],
        due=moment_in(text[Column.DUE], now, closes),
    )


_DAY = r"(?P<year>20[0-9]{2})\s*[-/.年]\s*(?P<month>[0-9]{1,2})\s*[-/.月]\s*(?P<day>[0-9]{1,2})\s*日?"
_CLOCK = r"(?P<hour>[0-9]{1,2})\s*[:时点]\s*(?P<minute>[0-9]{1,2})\s*分?\s*(?::?\s*[0-9]{1,2}\s*(?:\.[0-9]+)?秒?)?"
_MOMENT = re.compile(rf"{_DAY}(?:[\st]*{_CLOCK})?")


def moment_in(text: str, now: datetime, closes: time) -> datetime | None:
    """2026-11-20 09:30, 2026/11/20, 2026年11月20日9时30分; None for anything else. A day alone ends as work does."""
    found = _MOMENT.fullmatch(fold(text).strip())
    if found is None:
        return None
    hour, minute = (int(found["hour"]), int(found["minute"])) if found["hour"] else (closes.hour, closes.minute)
    try:
        return datetime(int(found["year"]), int(found["month"]), int(found["day"]), hour, minute, tzinfo=now.tzinfo)
    except ValueError:
        return None
