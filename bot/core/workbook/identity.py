"""Who a line of 人员 means: by 编号, else by Telegram ID, else by name and unit or enterprise."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.core.register import Entry, Register
from bot.core.workbook.findings import Findings, Slip
from bot.core.workbook.naming import Directory, key
from bot.core.workbook.tables import Line
from bot.core.workbook.values import whole
from bot.core.workbook.words import Column

#: More unknown numbers than this are a list's own count: 1, 2, 3 … down the column.
MOST_UNKNOWN = 5


@dataclass(frozen=True, slots=True)
class Places:
    """The names of units and enterprises that will be there."""

    units: Directory[str]
    enterprises: Directory[str]


#: ("number", "7") of somebody in the book; ("telegram", …) and ("name", …) of new people.
Identity = tuple[str, ...]


def without_own_numbers(lines: Sequence[Line], before: Register, findings: Findings) -> tuple[Line, ...]:
    """Where somebody numbered the list by hand: one mistake for all, and each line is read as if it had no number."""
    known = {entry.number for entry in before.people}
    unknown = [line for line in lines if line.text(Column.NUMBER) and whole(line.cell(Column.NUMBER)) not in known]
    if len(unknown) <= (MOST_UNKNOWN if known else 1):
        return tuple(lines)
    findings.wrong(unknown[0].cell(Column.NUMBER), Slip.NUMBERED_BY_HAND)
    return tuple(map(_without_number, lines))


def _without_number(line: Line) -> Line:
    return Line({**line.cells, Column.NUMBER: replace(line.cell(Column.NUMBER), text="")})


class Identities:
    """Of the lines of one sheet, in its order."""

    def __init__(self, before: Register, lines: Iterable[Line], places: Places, findings: Findings) -> None:
        self._places, self._findings = places, findings
        self._by_number = {entry.number: entry for entry in before.people}
        self._by_id: dict[int, int] = {one.telegram_id: one.number for one in before.people if one.telegram_id}
        self._by_id |= self._told_on_other_lines(lines)
        self._namesakes: dict[str, list[Entry]] = {}
        for entry in before.people:
            self._namesakes.setdefault(key(entry.name), []).append(entry)
        self._first: dict[Identity, tuple[str, bool]] = {}  # the cell of its name; whether by the name alone

    def entry(self, identity: Identity) -> Entry | None:
        return self._by_number[int(identity[1])] if identity[0] == "number" else None

    def of(self, line: Line) -> Identity | None:
        """None where that is a mistake, which is told."""
        if line.text(Column.NUMBER):
            return self._numbered(line)
        telegram_id = whole(line.cell(Column.TELEGRAM_ID)) if line.text(Column.TELEGRAM_ID) else None
        if telegram_id in self._by_id:
            return self._met(("number", str(self._by_id[telegram_id])), line, by_name=False)
        return self._named(line, telegram_id)

    def _told_on_other_lines(self, lines: Iterable[Line]) -> Mapping[int, int]:
        """Somebody's number stands on one line, their Telegram id there and on the next."""
        pairs = ((whole(line.cell(Column.TELEGRAM_ID)), whole(line.cell(Column.NUMBER))) for line in lines)
        return {one: number for one, number in pairs if one and number in self._by_number and one not in self._by_id}

    def _numbered(self, line: Line) -> Identity | None:
        number = whole(line.cell(Column.NUMBER))
        if number not in self._by_number:
            self._findings.wrong(line.cell(Column.NUMBER), Slip.UNKNOWN_NUMBER, name=line.text(Column.NUMBER))
            return None
        return self._met(("number", str(number)), line, by_name=False)

    def _named(self, line: Line, telegram_id: int | None) -> Identity | None:
        known = [one for one in self._namesakes.get(key(line.text(Column.NAME)), ()) if self._is_there(one, line)]
        if telegram_id:  # somebody else may have the name; nobody else has the id
            known = [one for one in known if one.telegram_id is None]
        known = [one for one in known if not one.left] or known
        if len(known) > 1:
            numbers = "、".join(str(one.number) for one in known)
            name = line.cell(Column.NAME)
            self._findings.wrong(name, Slip.WHICH_PERSON, name=name.text, other=numbers)
            return None
        if known:
            return self._met(("number", str(known[0].number)), line, by_name=telegram_id is None)
        if telegram_id:
            return self._met(("telegram", str(telegram_id)), line, by_name=False)
        return self._met(("name", key(line.text(Column.NAME)), *self._where(line)), line, by_name=True)

    def _met(self, identity: Identity, line: Line, *, by_name: bool) -> Identity | None:
        """Several lines of one person are united only where a number says that it is one."""
        cell = line.cell(Column.NAME)
        first, first_by_name = self._first.setdefault(identity, (cell.address, by_name))
        if first != cell.address and (by_name or first_by_name):
            self._findings.wrong(cell, Slip.PERSON_TWICE, name=cell.text, other=first)
            return None
        return identity

    def _where(self, line: Line) -> tuple[str, str]:
        """The unit and the enterprise that the line names, whatever alias it uses."""
        unit, enterprise = line.text(Column.UNIT), line.text(Column.ENTERPRISE)
        return key(self._places.units.find(unit) or unit), key(self._places.enterprises.find(enterprise) or enterprise)

    def _is_there(self, entry: Entry, line: Line) -> bool:
        """Whether they are of the unit or the enterprise that the line names; of none where it names none."""
        unit, enterprise = self._where(line)
        if not unit and not enterprise:
            return not entry.unit and not entry.enterprise
        return unit == key(entry.unit or "") != "" or enterprise == key(entry.enterprise or "") != ""
