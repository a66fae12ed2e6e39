"""The book → sheets that an official can read, change and give back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bot.core.people import Enterprise, Unit
from bot.core.register import Entry, Register, Thing
from bot.core.sheets import Sheet, sheet
from bot.core.workbook.words import (
    COLUMNS,
    KINDS,
    PAGES,
    PEOPLE_STATES,
    ROLES,
    STATES,
    Column,
    Names,
    Page,
    State,
    written,
)


@dataclass(frozen=True, slots=True)
class Links:
    """One-time links that were made for this workbook."""

    people: Mapping[int, str] = field(default_factory=dict)  # by number
    units: Mapping[str, str] = field(default_factory=dict)  # by name: they bind the unit's chat


def pages(register: Register, language: str, links: Links | None = None) -> tuple[Sheet, ...]:
    """Units, enterprises and people, each with every column; of an empty book the headers alone."""
    links = links or Links()
    units = (_unit(unit, links, language) for unit in register.units)
    enterprises = (_enterprise(one, language) for one in register.enterprises)
    people = (_entry(entry, links, language) for entry in register.people)
    return (
        _page(Page.UNITS, units, language, {Column.KIND: KINDS.values(), Column.STATE: STATES.values()}),
        _page(Page.ENTERPRISES, enterprises, language, {Column.STATE: STATES.values()}),
        _page(Page.PEOPLE, people, language, {Column.ROLES: ROLES.values(), Column.STATE: PEOPLE_STATES.values()}),
    )


def line_of(thing: Thing, language: str) -> Mapping[Column, str]:
    """What stands on its line, without a link."""
    match thing:
        case Unit():
            return _unit(thing, Links(), language)
        case Enterprise():
            return _enterprise(thing, language)
        case Entry():
            return _entry(thing, Links(), language)


def _page(
    page: Page,
    lines: Iterable[Mapping[Column, str]],
    language: str,
    offered: Mapping[Column, Iterable[Names]],
) -> Sheet:
    columns = [*COLUMNS[page]]
    header = [written(names, language) for names in COLUMNS[page].values()]
    choices = {
        columns.index(column): tuple(written(names, language) for names in words) for column, words in offered.items()
    }
    rows = ([line.get(column, "") for column in columns] for line in lines)
    return sheet(written(PAGES[page], language), [header, *rows], choices)


def _unit(unit: Unit, links: Links, language: str) -> Mapping[Column, str]:
    return {
        Column.NAME: unit.name,
        Column.ALIASES: "、".join(unit.aliases),
        Column.KIND: "" if unit.parent else written(KINDS[unit.kind], language),
        Column.PARENT: unit.parent or "",
        Column.CHAT: str(unit.chat or ""),
        Column.LEADER: unit.leader or "",
        Column.STATE: written(STATES[State.ACTIVE], language),
        Column.LINK: links.units.get(unit.name, ""),
    }


def _enterprise(enterprise: Enterprise, language: str) -> Mapping[Column, str]:
    return {
        Column.NAME: enterprise.name,
        Column.ALIASES: "、".join(enterprise.aliases),
        Column.LEADER: enterprise.leader or "",
        Column.STATE: written(STATES[State.ACTIVE], language),
    }


def _entry(entry: Entry, links: Links, language: str) -> Mapping[Column, str]:
    return {
        Column.NUMBER: str(entry.number),
        Column.NAME: entry.name,
        Column.ROLES: "、".join(written(names, language) for role, names in ROLES.items() if role in entry.roles),
        Column.TITLE: entry.title or "",
        Column.UNIT: entry.unit or "",
        Column.ENTERPRISE: entry.enterprise or "",
        Column.TELEGRAM_ID: str(entry.telegram_id or ""),
        Column.STATE: written(PEOPLE_STATES[State.GONE if entry.left else State.ACTIVE], language),
        Column.LINK: links.people.get(entry.number, ""),
    }
