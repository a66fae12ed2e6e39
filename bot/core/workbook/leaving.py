"""What depends on those who leave: a unit with open issues stays, and a leader's units need another leader first."""

from collections.abc import Mapping, Sequence

from bot.core.people import Enterprise, Unit
from bot.core.register import Entry, Register
from bot.core.sheets import Cell
from bot.core.words import Role
from bot.core.workbook.findings import Findings, Slip
from bot.core.workbook.naming import Directory
from bot.core.workbook.persons import Portrait
from bot.core.workbook.things import Draft, Named
from bot.core.workbook.words import Column


def check_removed(
    drafts: Sequence[Draft[Named]], open_issues: Mapping[str, int], proposed: Register, findings: Findings
) -> None:
    for draft in drafts:
        if not draft.gone:
            continue
        name, cell = draft.thing.name, draft.line.cell(Column.STATE)
        for slip, count in (
            (Slip.STILL_OPEN, open_issues.get(name, 0)),
            (Slip.STILL_PEOPLE, sum(_is_of(entry, draft.thing) for entry in proposed.people)),
            (Slip.STILL_UNITS, sum(unit.parent == name for unit in proposed.units)),
        ):
            if count:
                findings.wrong(cell, slip, name=name, count=count)


def _is_of(entry: Entry, thing: Unit | Enterprise) -> bool:
    where = entry.unit if isinstance(thing, Unit) else entry.enterprise
    return where == thing.name and not entry.left


def check_officers(drawn: Sequence[Portrait], before: Register, proposed: Register, findings: Findings) -> None:
    """Without an officer in Telegram nobody could receive an issue, or invite anybody."""
    if any(map(_is_officer, proposed.people)) or not any(map(_is_officer, before.people)):
        return
    for portrait in drawn:
        if portrait.before and _is_officer(portrait.before):
            findings.wrong(_why_no_officer(portrait), Slip.LAST_OFFICER, name=portrait.before.name)


def _is_officer(entry: Entry) -> bool:
    return entry.person is not None and Role.OFFICER in entry.roles


def _why_no_officer(portrait: Portrait) -> Cell:
    entry = portrait.entry
    if entry.left:
        return portrait.cell(Column.STATE)
    return portrait.cell(Column.TELEGRAM_ID if Role.OFFICER in entry.roles else Column.ROLES)


def check_leaders(drawn: Sequence[Portrait], leaders: Directory[str], proposed: Register, findings: Findings) -> None:
    """Somebody who was a leader under that name, and no longer is."""
    led = [*(unit.leader for unit in proposed.units), *(one.leader for one in proposed.enterprises)]
    for portrait in drawn:
        before = portrait.before
        if not before or before.left or Role.LEADER not in before.roles or leaders.find(before.name):
            continue
        if count := led.count(before.name):
            findings.wrong(_why(portrait), Slip.STILL_LEADS, name=before.name, count=count)


def _why(portrait: Portrait) -> Cell:
    """The cell by which they are none any more."""
    entry = portrait.entry
    if entry.left:
        return portrait.cell(Column.STATE)
    return portrait.cell(Column.NAME if Role.LEADER in entry.roles else Column.ROLES)
