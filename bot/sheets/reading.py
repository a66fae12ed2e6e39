"""A file → sheets of texts, whatever Excel, WPS or a person made of it."""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from bot.core.sheets import Cell, Sheet, Sheets, sheet
from bot.sheets.cleaning import clean, unguarded
from bot.sheets.guarding import fault_of
from bot.sheets.unreadable import MOST_MEGABYTES, MOST_ROWS, Unreadable, Why

OLE = b"\xd0\xcf\x11\xe0"  # .xls, and an .xlsx with a password
ZIP = b"PK"
MOST_COLUMNS = 100

Value = int | float | str | bool | time | date | datetime | timedelta


def read(path: Path) -> Sheets | Unreadable:
    """An .xlsx by its content; what is named .csv or .txt as one sheet with the file's name. Raises nothing."""
    content = _content(path)
    if isinstance(content, Why):
        return Unreadable(content, path.name)
    if content.startswith(OLE):
        encrypted = "EncryptedPackage".encode("utf-16-le") in content
        return Unreadable(Why.ENCRYPTED if encrypted else Why.OLD_EXCEL, path.name)
    if content.startswith(ZIP):
        return _workbook(content, path.name)
    return _table(content, path) if path.suffix.lower() == ".csv" else Unreadable(Why.NO_WORKBOOK, path.name)


def _content(path: Path) -> bytes | Why:
    try:
        if path.stat().st_size > MOST_MEGABYTES * 2**20:
            return Why.TOO_LARGE
        return path.read_bytes() or Why.EMPTY
    except (FileNotFoundError, ValueError):  # a NUL in its name
        return Why.NO_FILE
    except IsADirectoryError:
        return Why.FOLDER
    except OSError:
        return Why.NO_ACCESS


# ── .xlsx ─────────────────────────────────────────────────────────────────


def _workbook(content: bytes, file: str) -> Sheets | Unreadable:
    if fault := fault_of(content, MOST_ROWS, MOST_COLUMNS):
        return Unreadable(fault.why, file, fault.cell)
    try:
        with CalamineWorkbook.from_object(io.BytesIO(content)) as book:
            names = [one.name for one in book.sheets_metadata if "WorkSheet" in str(one.typ)]
            return {name.strip(): _sheet(name.strip(), book.get_sheet_by_name(name)) for name in names}
    except PasswordError:
        return Unreadable(Why.ENCRYPTED, file)
    except CalamineError:
        return Unreadable(Why.DAMAGED, file)


def _sheet(name: str, read: CalamineSheet) -> Sheet:
    rows = [[text_of(value) for value in row] for row in read.to_python(skip_empty_area=False)]
    for (top, left), (bottom, right) in read.merged_cell_ranges or ():
        _spread(rows, (top, left), (bottom, right))
    return sheet(name, rows)


def _spread(rows: list[list[str]], first: tuple[int, int], last: tuple[int, int]) -> None:
    """What is written across merged cells is meant for each of them."""
    (top, left), (bottom, right) = first, last
    if top >= len(rows) or left >= len(rows[top]):
        return
    text = rows[top][left]
    for row in rows[top : bottom + 1]:
        row[left : right + 1] = [text] * len(row[left : right + 1])


def text_of(value: Value) -> str:
    """7100000021.0 → 7100000021; a day without a time of day is a day alone."""
    match value:
        case bool():
            return str(value).upper()
        case float() if value.is_integer():
            return str(int(value))
        case datetime():
            return value.isoformat(" ", "minutes") if value.time() != time() else value.date().isoformat()
        case _:
            return clean(str(value))


# ── .csv ──────────────────────────────────────────────────────────────────


def _table(content: bytes, path: Path) -> Sheets | Unreadable:
    text = _decoded(content)
    if text is None:
        return Unreadable(Why.NO_TEXT, path.name)
    try:
        rows = [[unguarded(clean(cell)) for cell in row] for row in _rows(text)]
    except csv.Error:
        return Unreadable(Why.DAMAGED, path.name)
    if far := _far(path.stem, rows):
        return Unreadable(Why.TOO_FAR, path.name, far.address)
    return {path.stem: sheet(path.stem, rows)}


def _decoded(content: bytes) -> str | None:
    """What Excel and WPS write: UTF-8, UTF-16 with its mark, or the Chinese code page."""
    codings = ("utf-16",) if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "gb18030")
    for coding in codings:
        try:
            text = content.decode(coding)
        except UnicodeDecodeError:
            continue
        return None if "\0" in text else text
    return None


def _rows(text: str) -> Iterator[list[str]]:
    first = text.split("\n", 1)[0]
    separator = max(",\t;", key=first.count)
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)


def _far(name: str, rows: Iterable[list[str]]) -> Cell | None:
    for number, row in enumerate(rows, 1):
        if number > MOST_ROWS or len(row) > MOST_COLUMNS:
            return Cell(name, number, min(len(row), MOST_COLUMNS), "")
    return None
