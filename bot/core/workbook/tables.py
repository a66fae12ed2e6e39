"""A sheet → lines by column: where its header stands, and what is unknown there."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.core.sheets import Cell, Row, Sheet, Sheets
from bot.core.workbook.findings import Findings, Slip
from bot.core.workbook.naming import Directory, directory
from bot.core.workbook.words import COLUMNS, PAGES, Column, Page

#: A title, a remark or a date may stand above the header.
HEADER_WITHIN = 10

_HINT = re.compile(r"[*＊]|[（(].*")


@dataclass(frozen=True, slots=True)
class Line:
    """A row below the header."""

    cells: Mapping[Column, Cell]

    def has(self, column: Column) -> bool:
        """Whether the sheet has that column at all: one that it has not stays as it is in the book."""
        return column in self.cells

    def text(self, column: Column) -> str:
        return self.cells[column].text if column in self.cells else ""

    def cell(self, column: Column) -> Cell:
        """The name's cell where the column is missing."""
        return self.cells.get(column, self.cells[Column.NAME])


def lines_by_page(sheets: Sheets, findings: Findings) -> Mapping[Page, tuple[Line, ...]]:
    """Of the pages that are there; a sheet that is none of them is left aside, and that is told."""
    known = directory(PAGES)
    found = {page: sheet for sheet in [*sheets.values()][::-1] if (page := known.find(sheet.name))}
    for name in sheets:
        if known.find(name) is None:
            _tell_of_page(name, known, found, findings)
    lines = {page: tuple(_lines(sheet, page, findings)) for page, sheet in found.items() if page in COLUMNS}
    if not lines and not findings.mistakes:
        findings.wrong("", Slip.NO_PAGE, name="、".join(sheets))
    return lines


def _tell_of_page(name: str, known: Directory[Page], found: Mapping[Page, Sheet], findings: Findings) -> None:
    """A slip of the pen in the name of a page that is missing is a mistake; any other sheet is somebody's own."""
    nearest = known.nearest(name)
    if nearest and known.find(nearest) not in found:
        findings.wrong(name, Slip.MISSPELT_PAGE, name=name, nearest=nearest)
    else:
        findings.remark(name, Slip.OTHER_PAGE, name=name)


def _lines(sheet: Sheet, page: Page, findings: Findings) -> Iterator[Line]:
    columns, rest = _header(sheet, page, findings)
    for row in rest:
        cells = {column: _cell(row, place) for column, place in columns.items()}
        if any(cell.text for cell in cells.values()):
            yield Line(cells)


def _header(sheet: Sheet, page: Page, findings: Findings) -> tuple[Mapping[Column, int], tuple[Row, ...]]:
    """Among the first rows it is the one with the most columns that we know."""
    known = directory(COLUMNS[page])
    first = [_columns(row, known) for row in sheet.rows[:HEADER_WITHIN]]
    found = max(first, key=len, default={})
    if Column.NAME not in found:
        if sheet.rows:
            findings.wrong(sheet.name, Slip.NO_HEADER, page=page)
        return {}, ()
    number = first.index(found)
    _tell_of_others(sheet.rows[number], found, known, findings)
    return found, sheet.rows[number + 1 :]


def _columns(row: Row, known: Directory[Column]) -> dict[Column, int]:
    return {column: cell.column for cell in reversed(row) if (column := known.find(_bare(cell)))}


def _tell_of_others(row: Row, found: Mapping[Column, int], known: Directory[Column], findings: Findings) -> None:
    for cell in row:
        bare = _bare(cell)
        column = known.find(bare)
        if column and found[column] != cell.column:
            findings.wrong(cell, Slip.TWO_COLUMNS, name=bare, other=_cell(row, found[column]).address)
        elif not column and (nearest := known.nearest(bare)) and known.find(nearest) not in found:
            findings.wrong(cell, Slip.MISSPELT_COLUMN, name=bare, nearest=nearest)
        elif not column and bare:
            findings.remark(cell, Slip.OTHER_COLUMN, name=bare)


def _bare(cell: Cell) -> str:
    """Without the star of what is required and what is explained in parentheses."""
    return _HINT.sub("", cell.text).strip()


def _cell(row: Row, column: int) -> Cell:
    return row[column] if column < len(row) else Cell(row[0].sheet, row[0].row, column, "")
