"""Sheets → a file: every cell a text, so what somebody called themselves is never run as a formula."""

import csv
import io
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from bot.core.sheets import Row, Sheet
from bot.sheets.cleaning import clean, guarded

#: Excel's own limit of a cell.
LONGEST = 32_767
WIDEST = 60  # in half-width characters; what is longer goes on in the next line
SPARE_ROWS = 1_000  # below the last one, where Excel still offers the choices


def write(path: Path, sheets: Iterable[Sheet]) -> None:
    """An .xlsx; where the path ends in .csv, the first sheet alone. The first row is the header. Raises OSError.

    A new file is nobody's to read but its owner's: names, answers and links stand in it.
    """
    pages = tuple(sheets)
    path.touch(mode=0o600)
    path.write_bytes(_table(pages[0]) if path.suffix.lower() == ".csv" else _workbook(pages))


def _table(page: Sheet) -> bytes:
    """With the mark by which Excel knows UTF-8."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([guarded(clean(cell.text)) for cell in row] for row in page.rows)
    return text.getvalue().encode("utf-8-sig")


def _workbook(pages: Iterable[Sheet]) -> bytes:
    """Built in memory: xlsxwriter tells a file that can't be written in an error of its own."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as book:
        text = book.add_format({"num_format": "@", "valign": "top", "text_wrap": True})
        header = book.add_format({"num_format": "@", "bold": True, "bg_color": "#E8EEF4", "bottom": 1})
        for page in pages:
            worksheet = book.add_worksheet(page.name)
            worksheet.freeze_panes(1, 0)
            for column, width in enumerate(_widths(page.rows)):
                worksheet.set_column(column, column, width, text)
            for row, cells in enumerate(page.rows):
                for cell in cells:
                    worksheet.write_string(row, cell.column, clean(cell.text)[:LONGEST], text if row else header)
            _offer(worksheet, page)
    return written.getvalue()


def _offer(worksheet: Worksheet, page: Sheet) -> None:
    for column, choices in (page.choices or {}).items():
        rule = {"validate": "list", "source": list(choices), "error_type": "warning"}
        worksheet.data_validation(1, column, len(page.rows) + SPARE_ROWS, column, rule)


def _widths(rows: Iterable[Row]) -> list[int]:
    widths: dict[int, int] = {}
    for row in rows:
        for cell in row:
            longest = max(map(_width, clean(cell.text).split("\n")), default=0)
            widths[cell.column] = min(max(widths.get(cell.column, 8), longest + 2), WIDEST)
    return [widths[column] for column in sorted(widths)]


def _width(text: str) -> int:
    """A Chinese character takes the place of two others."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
