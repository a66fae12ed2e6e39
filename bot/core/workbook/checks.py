"""Whether the units, enterprises and people of a workbook fit together. What stands so in the book already may stay."""

from collections.abc import Iterable, Sequence

from bot.core.people import Enterprise, Unit
from bot.core.register import Entry, Register
from bot.core.words import Role, UnitKind
from bot.core.workbook.findings import Findings, Slip
from bot.core.workbook.identity import Places
from bot.core.workbook.naming import Directory, key
from bot.core.workbook.persons import Portrait
from bot.core.workbook.things import Draft, Named
from bot.core.workbook.words import Column

#: Characters of a name, an alias or a title: what is longer was pasted into the wrong cell.
LONGEST = 60

# ── people ────────────────────────────────────────────────────────────────


def check_people(drawn: Sequence[Portrait], people: Iterable[Entry], places: Places, findings: Findings) -> None:
    changed = [portrait for portrait in drawn if portrait.changed]
    for portrait in changed:
        _check_lengths(portrait, findings)
        _check_places(portrait, places, findings)
        if not portrait.entry.left:
            _check_whole(portrait, findings)
    _check_telegram_ids(changed, people, findings)


def _check_lengths(portrait: Portrait, findings: Findings) -> None:
    for value, column in ((portrait.entry.name, Column.NAME), (portrait.entry.title, Column.TITLE)):
        if value and len(value) > LONGEST:
            findings.wrong(portrait.cell(column), Slip.TOO_LONG, count=LONGEST)


def _check_places(portrait: Portrait, places: Places, findings: Findings) -> None:
    before, entry = portrait.before, portrait.entry
    if entry.unit and places.units.find(entry.unit) is None and not (before and before.unit == entry.unit):
        nearest = places.units.nearest(entry.unit)
        findings.wrong(portrait.cell(Column.UNIT), Slip.UNKNOWN_UNIT, name=entry.unit, nearest=nearest)
    known = not entry.enterprise or places.enterprises.find(entry.enterprise)
    if entry.enterprise and not known and not (before and before.enterprise == entry.enterprise):
        nearest = places.enterprises.nearest(entry.enterprise)
        findings.wrong(
            portrait.cell(Column.ENTERPRISE), Slip.UNKNOWN_ENTERPRISE, name=entry.enterprise, nearest=nearest
        )


def _check_whole(portrait: Portrait, findings: Findings) -> None:
    """Whoever speaks for a unit or an enterprise needs one; a leader is addressed by their title."""
    entry = portrait.entry
    if not portrait.cell(Column.ROLES).text and not entry.roles:
        findings.wrong(portrait.cell(Column.ROLES), Slip.NO_ROLE)
    for role, value, column, slip in (
        (Role.HANDLER, entry.unit, Column.UNIT, Slip.HANDLER_WITHOUT_UNIT),
        (Role.REQUESTER, entry.enterprise, Column.ENTERPRISE, Slip.MEMBER_WITHOUT_ENTERPRISE),
        (Role.LEADER, entry.title, Column.TITLE, Slip.LEADER_WITHOUT_TITLE),
    ):
        if role in entry.roles and not value:
            findings.wrong(portrait.cell(column), slip)


def _check_telegram_ids(changed: Sequence[Portrait], people: Iterable[Entry], findings: Findings) -> None:
    numbers = {portrait.entry.number for portrait in changed}
    holders = {one.telegram_id: one.name for one in people if one.telegram_id and one.number not in numbers}
    for portrait in changed:
        telegram_id = portrait.entry.telegram_id
        if telegram_id in holders:
            cell = portrait.cell(Column.TELEGRAM_ID)
            findings.wrong(cell, Slip.TELEGRAM_ID_TAKEN, name=telegram_id, other=holders[telegram_id])
        elif telegram_id:
            holders[telegram_id] = portrait.entry.name


# ── units and enterprises ─────────────────────────────────────────────────


def check_things(
    units: Sequence[Draft[Unit]],
    enterprises: Sequence[Draft[Enterprise]],
    proposed: Register,
    city_chats: frozenset[int],
    findings: Findings,
) -> None:
    _check_names(units, proposed.units, findings)
    _check_names(enterprises, proposed.enterprises, findings)
    changed = [draft for draft in units if draft.changed and not draft.gone]
    _check_chats(changed, proposed.units, city_chats, findings)
    named = Directory((unit.name, unit) for unit in proposed.units)
    for draft in changed:
        _check_level(draft, named, proposed.units, findings)
        _look_for_a_county(draft, proposed.units, findings)


def _check_names(drafts: Sequence[Draft[Named]], things: Iterable[Named], findings: Findings) -> None:
    """Each name and each alias means one alone."""
    changed = {draft.thing.name: draft for draft in drafts if draft.changed and not draft.gone}
    owners = {key(name): one.name for one in things if one.name not in changed for name in (one.name, *one.aliases)}
    for name in changed:
        owners.setdefault(key(name), name)  # before anybody's alias
    for draft in changed.values():
        for name in (draft.thing.name, *draft.thing.aliases):
            cell = draft.line.cell(Column.NAME if name == draft.thing.name else Column.ALIASES)
            owner = owners.setdefault(key(name), draft.thing.name)
            if len(name) > LONGEST:
                findings.wrong(cell, Slip.TOO_LONG, count=LONGEST)
            elif owner != draft.thing.name:
                findings.wrong(cell, Slip.NAME_TAKEN, name=name, other=owner)


def _check_chats(
    changed: Sequence[Draft[Unit]], units: Iterable[Unit], city_chats: frozenset[int], findings: Findings
) -> None:
    names = {draft.thing.name for draft in changed}
    owners = {unit.chat: unit.name for unit in units if unit.chat and unit.name not in names}
    for draft in changed:
        chat, cell = draft.thing.chat, draft.line.cell(Column.CHAT)
        if chat in city_chats:
            findings.wrong(cell, Slip.CITY_S_CHAT, name=chat)
        elif chat in owners:
            findings.wrong(cell, Slip.CHAT_TAKEN, name=chat, other=owners[chat])
        elif chat:
            owners[chat] = draft.thing.name


def _check_level(draft: Draft[Unit], named: Directory[Unit], units: Iterable[Unit], findings: Findings) -> None:
    """Two levels: a county answers for its own units, and those have none."""
    unit, cell = draft.thing, draft.line.cell(Column.PARENT)
    parent = named.find(unit.parent) if unit.parent else None
    own = [one for one in units if one.parent == unit.name]
    if unit.kind is not UnitKind.COUNTY and own and draft.before and draft.before.kind is UnitKind.COUNTY:
        findings.wrong(draft.line.cell(Column.KIND), Slip.STILL_UNITS, name=unit.name, count=len(own))
    if parent is None:
        return
    if parent == unit:
        findings.wrong(cell, Slip.OWN_COUNTY)
    elif unit.kind is UnitKind.COUNTY:
        findings.wrong(cell, Slip.COUNTY_WITH_COUNTY, name=unit.name)
    elif parent.parent:
        findings.wrong(cell, Slip.THIRD_LEVEL, name=parent.name, other=parent.parent)
    elif parent.kind is not UnitKind.COUNTY:
        findings.wrong(cell, Slip.NO_COUNTY, name=parent.name)


def _look_for_a_county(draft: Draft[Unit], units: Iterable[Unit], findings: Findings) -> None:
    """Of merged cells every row but the first may come without the county: a bureau of the city it would be."""
    unit = draft.thing
    if unit.kind is UnitKind.COUNTY or unit.parent:
        return
    for one in units:
        if one.kind is UnitKind.COUNTY and key(unit.name).startswith(key(one.name)):
            findings.remark(draft.line.cell(Column.PARENT), Slip.COUNTY_S_NAME, name=one.name)
