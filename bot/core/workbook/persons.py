"""The sheet 人员: which lines are the same person, and what they say of them together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.core.register import Entry, Register
from bot.core.sheets import Cell
from bot.core.words import Role
from bot.core.workbook.findings import Findings, Slip
from bot.core.workbook.identity import Identities, Identity, Places, without_own_numbers
from bot.core.workbook.naming import Directory, directory, kept, several
from bot.core.workbook.tables import Line
from bot.core.workbook.values import identifier, is_none, is_telephone, is_total, word
from bot.core.workbook.words import PEOPLE_STATES, ROLES, Column, State

ROLE_WORDS = directory(ROLES)
STATE_WORDS = directory(PEOPLE_STATES)

#: Of the lines of one person these must say the same, or nothing.
AGREED = (Column.NAME, Column.TITLE, Column.UNIT, Column.ENTERPRISE, Column.TELEGRAM_ID, Column.STATE)


@dataclass(frozen=True, slots=True)
class Portrait:
    """A person, as one or several lines draw them."""

    lines: tuple[Line, ...]
    before: Entry | None
    entry: Entry

    def cell(self, column: Column) -> Cell:
        """Where it is said; the first line's where it is nowhere."""
        said = (line.cell(column) for line in self.lines if line.text(column))
        return next(said, self.lines[0].cell(column))

    @property
    def changed(self) -> bool:
        return self.entry != self.before


def portraits(lines: Iterable[Line], before: Register, places: Places, findings: Findings) -> tuple[Portrait, ...]:
    """Of everybody who stands on the sheet; new people get the next numbers, in the order of the sheet."""
    named = without_own_numbers([line for line in lines if _has_name(line, findings)], before, findings)
    identities = Identities(before, named, places, findings)
    groups: dict[Identity, list[Line]] = {}
    for line in named:
        if identity := identities.of(line):
            groups.setdefault(identity, []).append(line)
    number, drawn = before.next_number, []
    for identity, group in groups.items():
        stored = identities.entry(identity)
        portrait = _portrait(group, stored, number, places, findings)
        if stored or not portrait.entry.left:
            drawn.append(portrait)
            number += stored is None
        else:
            findings.remark(portrait.cell(Column.STATE), Slip.LEFT_OUT, name=portrait.entry.name)
    return tuple(drawn)


def _has_name(line: Line, findings: Findings) -> bool:
    cell = line.cell(Column.NAME)
    if not cell.text:
        findings.wrong(cell, Slip.NO_NAME)
    elif is_total(cell):
        findings.wrong(cell, Slip.A_TOTAL, name=cell.text)
    return bool(cell.text) and not is_total(cell)


def _portrait(lines: Sequence[Line], stored: Entry | None, number: int, places: Places, findings: Findings) -> Portrait:
    said = _agreed(lines, findings)
    entry = stored or Entry(number=number, name="", roles=frozenset())
    entry = replace(
        entry,
        name=kept(said[Column.NAME].text, entry.name) or entry.name,
        roles=_roles(lines, entry, findings),
        title=_kept(said, Column.TITLE, entry.title),
        unit=_place(said, Column.UNIT, entry.unit, places.units),
        enterprise=_place(said, Column.ENTERPRISE, entry.enterprise, places.enterprises),
        telegram_id=_telegram_id(said, entry, findings),
        left=_left(said, entry, findings),
    )
    return Portrait(tuple(lines), stored, entry)


def _agreed(lines: Sequence[Line], findings: Findings) -> Mapping[Column, Cell]:
    """Of each column that the sheet has, the first cell that says something; another word is a contradiction."""
    said: dict[Column, Cell] = {}
    for line in lines:
        for column in AGREED:
            if not line.has(column):
                continue
            cell, first = line.cell(column), said.get(column)
            if first is None or not first.text:
                said[column] = cell
            elif cell.text and kept(cell.text, first.text) != first.text:
                findings.wrong(cell, Slip.CONTRADICTION, name=cell.text, before=first.text, other=first.address)
    return said


def _roles(lines: Sequence[Line], entry: Entry, findings: Findings) -> frozenset[Role]:
    if not lines[0].has(Column.ROLES):
        return entry.roles
    roles: set[Role] = set()
    for line in lines:
        cell = line.cell(Column.ROLES)
        for written in several(cell.text.replace("/", "、").replace(",", "、")):
            role = word(replace(cell, text=written), ROLE_WORDS, Slip.UNKNOWN_ROLE, findings)
            roles |= {role} if role else entry.roles  # one mistake is enough: nobody loses a role by a slip
    return frozenset(roles)


def _kept(said: Mapping[Column, Cell], column: Column, stored: str | None) -> str | None:
    return kept(said[column].text, stored) if column in said else stored


def _place(said: Mapping[Column, Cell], column: Column, stored: str | None, names: Directory[str]) -> str | None:
    """By the name that the book has; one that is unknown as it is written, it is looked at later."""
    text = said[column].text if column in said else ""
    return (names.find(text) if text else None) or _kept(said, column, stored)


def _telegram_id(said: Mapping[Column, Cell], entry: Entry, findings: Findings) -> int | None:
    """A blank leaves it: they may have enrolled after the sheet was written."""
    cell = said.get(Column.TELEGRAM_ID)
    if cell is None or not cell.text:
        return entry.telegram_id
    if is_none(cell):
        return None
    telegram_id = identifier(cell, negative=False, slip=Slip.NO_TELEGRAM_ID, findings=findings)
    if telegram_id and telegram_id != entry.telegram_id and is_telephone(telegram_id):
        findings.wrong(cell, Slip.TELEPHONE, name=telegram_id)
    return telegram_id


def _left(said: Mapping[Column, Cell], entry: Entry, findings: Findings) -> bool:
    if Column.STATE not in said:
        return entry.left
    return word(said[Column.STATE], STATE_WORDS, Slip.UNKNOWN_STATE_OF_PERSON, findings) is State.GONE
