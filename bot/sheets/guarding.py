"""A look into a workbook before it is unpacked: a small file may hold a sheet that no memory can."""

import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from bot.core.sheets import Cell
from bot.sheets.unreadable import Why

#: Bytes of all parts once unpacked. 200,000 rows of ten columns take about half of it.
MOST_UNPACKED = 200 * 2**20
#: The reader keeps a sheet as a full rectangle, 32 bytes a cell, out to the farthest one that holds something.
MOST_CELLS = 5_000_000

_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*)(?<!/)>")
_PLACE = re.compile(rb"""\br=["']([A-Z]{1,3})(\d{1,7})["']""")
_TAG = re.compile(r"<(?:\w+:)?(sheet|Relationship)\b([^>]*)>")
_ATTRIBUTE = re.compile(r"""(?:\w+:)?(\w+)=(?:"([^"]*)"|'([^']*)')""")


@dataclass(frozen=True, slots=True)
class Fault:
    why: Why
    cell: str = ""


def fault_of(content: bytes, most_rows: int, most_columns: int) -> Fault | None:
    """What keeps the workbook from being read, or None."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return _fault_in(packed, most_rows, most_columns)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError):
        return Fault(Why.DAMAGED)
    except RuntimeError:  # a part with a password of its own
        return Fault(Why.ENCRYPTED)


def _fault_in(packed: zipfile.ZipFile, most_rows: int, most_columns: int) -> Fault | None:
    parts = packed.infolist()
    if "xl/workbook.xml" not in packed.namelist():
        return Fault(Why.NO_WORKBOOK)
    if sum(part.file_size for part in parts) > MOST_UNPACKED:
        return Fault(Why.TOO_LARGE)
    names = _names(packed)
    for part in parts:
        if part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml"):
            name = names.get(part.filename.rsplit("/", 1)[-1], "")
            if fault := _fault_of_sheet(packed.read(part), name, most_rows, most_columns):
                return fault
    return None


def _fault_of_sheet(xml: bytes, name: str, most_rows: int, most_columns: int) -> Fault | None:
    height = width = 0
    for row, column, attributes in _cells(xml):
        height, width = max(height, row), max(width, column + 1)
        if height > most_rows or width > most_columns or height * width > MOST_CELLS:
            return Fault(Why.TOO_FAR, Cell(name, row, column, "").address)
        if b't="e"' in attributes:
            return Fault(Why.FORMULA, Cell(name, row, column, "").address)
    return None


def _cells(xml: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Row and column of every cell that holds something: those that are merely formatted close at once."""
    for cell in _CELL.finditer(xml):
        if place := _PLACE.search(cell[1]):
            column = 0
            for letter in place[1]:
                column = column * 26 + letter - ord("A") + 1
            yield int(place[2]), column - 1, cell[1]


def _names(packed: zipfile.ZipFile) -> dict[str, str]:
    """The file of a worksheet → the name that people see."""
    tags = [
        (tag[1], {one[1]: html.unescape(one[2] or one[3] or "") for one in _ATTRIBUTE.finditer(tag[2])})
        for part in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels")
        if part in packed.namelist()
        for tag in _TAG.finditer(packed.read(part).decode("utf-8", "replace"))
    ]
    named = {one.get("id"): one.get("name", "") for kind, one in tags if kind == "sheet"}
    files = {one.get("Id"): one.get("Target", "") for kind, one in tags if kind == "Relationship"}
    return {files[key].rsplit("/", 1)[-1]: name for key, name in named.items() if key in files}
