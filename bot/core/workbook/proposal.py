"""A workbook and the book as it is → the book as it shall be, and everything that speaks against it, at once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.core.people import Enterprise, Unit
from bot.core.register import Entry, Register
from bot.core.sheets import Sheets
from bot.core.words import Role
from bot.core.workbook.checks import check_people, check_things
from bot.core.workbook.findings import Finding, Findings
from bot.core.workbook.identity import Places
from bot.core.workbook.leaving import check_leaders, check_officers, check_removed
from bot.core.workbook.naming import Directory
from bot.core.workbook.persons import Portrait, portraits
from bot.core.workbook.tables import lines_by_page
from bot.core.workbook.things import after, enterprise_drafts, led, placed, unit_drafts
from bot.core.workbook.words import Page


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What else speaks against a change."""

    chats: frozenset[int] = frozenset()  # the groups and the office: no unit's
    open_by_unit: Mapping[str, int] = field(default_factory=dict)  # issues in which it has a part
    open_by_enterprise: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Proposal:
    """`after` is worth storing only where there are no mistakes; remarks keep nothing from being stored."""

    after: Register
    mistakes: tuple[Finding, ...]
    remarks: tuple[Finding, ...]


def propose(sheets: Sheets, before: Register, around: Surroundings) -> Proposal:
    """Who and what stands on no sheet stays as it is."""
    findings = Findings()
    lines = lines_by_page(sheets, findings)
    units = unit_drafts(lines.get(Page.UNITS, ()), before.units, findings)
    enterprises = enterprise_drafts(lines.get(Page.ENTERPRISES, ()), before.enterprises, findings)
    places = Places(_names(after(before.units, units)), _names(after(before.enterprises, enterprises)))
    drawn = portraits(lines.get(Page.PEOPLE, ()), before, places, findings)
    people = _people(before, drawn)
    check_people(drawn, people, places, findings)
    leaders = Directory((one.name, one.name) for one in people if Role.LEADER in one.roles and not one.left)
    units = tuple(placed(led(draft, leaders, findings), places.units, findings) for draft in units)
    enterprises = tuple(led(draft, leaders, findings) for draft in enterprises)
    proposed = Register(
        units=after(before.units, units), enterprises=after(before.enterprises, enterprises), people=people
    )
    check_things(units, enterprises, proposed, around.chats, findings)
    check_removed(units, around.open_by_unit, proposed, findings)
    check_removed(enterprises, around.open_by_enterprise, proposed, findings)
    check_leaders(drawn, leaders, proposed, findings)
    check_officers(drawn, before, proposed, findings)
    return Proposal(proposed, _in_order(findings.mistakes, sheets), _in_order(findings.remarks, sheets))


def _in_order(found: Iterable[Finding], sheets: Sheets) -> tuple[Finding, ...]:
    """As somebody goes through the workbook."""
    order = {name: place for place, name in enumerate(sheets)}
    return tuple(sorted(found, key=lambda one: (order.get(one.place[0], 0), *one.place[1:])))


def _names(things: Iterable[Unit] | Iterable[Enterprise]) -> Directory[str]:
    """Every name and every alias → the name; a name goes before somebody else's alias."""
    things = [*things]
    aliases = ((alias, thing.name) for thing in things for alias in thing.aliases)
    return Directory([*((thing.name, thing.name) for thing in things), *aliases])


def _people(before: Register, drawn: Sequence[Portrait]) -> tuple[Entry, ...]:
    entries = {entry.number: entry for entry in before.people} | {one.entry.number: one.entry for one in drawn}
    return tuple(entries[number] for number in sorted(entries))
