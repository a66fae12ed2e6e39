"""What stands in one cell → a value, or a mistake that names the cell."""

import re
from typing import TypeVar
from unicodedata import normalize

from bot.core.sheets import Cell
from bot.core.workbook.findings import Findings, Slip
from bot.core.workbook.naming import Directory, key
from bot.core.workbook.words import NONE, TOTALS

T = TypeVar("T")

#: Telegram's words: an identifier has at most 52 significant bits.
LARGEST_ID = 2**52

_WHOLE = re.compile(r"([+\-−－]?[0-9]{1,20})(?:\.0*)?")
#: What Excel makes of a long number in a narrow column, and WPS stores in a .csv: its digits are gone.
_SHORTENED = re.compile(r"[+-]?[0-9](?:\.[0-9]+)?E\+?[0-9]+", re.IGNORECASE)


def is_none(cell: Cell) -> bool:
    """Somebody writes expressly that there is none."""
    return key(cell.text) in NONE


def is_total(cell: Cell) -> bool:
    """The line below a list that adds it up."""
    return key(cell.text).strip(":") in TOTALS


def identifier(cell: Cell, *, negative: bool, slip: Slip, findings: Findings) -> int | None:
    """A Telegram id: a person's is positive, a group's is negative."""
    text = normalize("NFKC", cell.text).replace(" ", "")
    if _SHORTENED.fullmatch(text):
        findings.wrong(cell, Slip.SHORTENED, name=cell.text)
        return None
    value = whole(cell)
    if value is not None and 0 < (-value if negative else value) < LARGEST_ID:
        return value
    findings.wrong(cell, slip, name=cell.text)
    return None


def is_telephone(number: int) -> bool:
    """A Chinese mobile number: eleven digits, from 13 to 19. Telegram's ids have ten digits at most so far."""
    return 13_000_000_000 <= number < 20_000_000_000


def whole(cell: Cell) -> int | None:
    """A number of any width and sign, 7100000021.0 too; None for what is none."""
    written = _WHOLE.fullmatch(normalize("NFKC", cell.text).replace(" ", ""))
    return int(written[1].replace("−", "-").replace("－", "-")) if written else None


def word(cell: Cell, words: Directory[T], slip: Slip, findings: Findings) -> T | None:
    """One of a table of words; None for a blank, and for what is not in it."""
    found = words.find(cell.text) if cell.text else None
    if cell.text and found is None:
        findings.wrong(cell, slip, name=cell.text)
    return found
