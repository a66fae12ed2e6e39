"""A workbook as values: sheets by their names, rows of cells that know where they stand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell's text; empty where there is nothing."""

    sheet: str
    row: int  # from 1, as the spreadsheet shows it
    column: int  # from 0: A
    text: str

    @property
    def address(self) -> str:
        """As a formula would name it: 人员!C7."""
        return f"{self.sheet}!{letters(self.column)}{self.row}"


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    rows: tuple[Row, ...]  # without those that are empty; the first of a sheet that we write is its header
    choices: Mapping[int, tuple[str, ...]] | None = None  # column → what Excel offers there, in a sheet that we write


Sheets = Mapping[str, Sheet]


def sheet(name: str, rows: Iterable[Iterable[str]], choices: Mapping[int, tuple[str, ...]] | None = None) -> Sheet:
    """A sheet made of texts; rows without any are left out, and the others keep their places."""
    numbered = ((number, tuple(row)) for number, row in enumerate(rows, 1))
    cells = (
        tuple(Cell(name, number, column, text) for column, text in enumerate(row))
        for number, row in numbered
        if any(row)
    )
    return Sheet(name, tuple(cells), choices)


def letters(column: int) -> str:
    """0 → A, 26 → AA."""
    name = ""
    while column >= 0:
        name = chr(ord("A") + column % 26) + name
        column = column // 26 - 1
    return name
