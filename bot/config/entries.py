"""Who is on the lists of config.toml, and how the lists become a book."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.config.limits import UnitLimitsTable
from bot.config.values import GroupId, Name, PersonId, Table
from bot.core.people import Enterprise, Person, Unit
from bot.core.register import Entry
from bot.core.words import Role, UnitKind


class PersonEntry(Table):
    """An officer, a handler or a member."""

    name: Name
    telegram_id: PersonId

    def as_a(self, role: Role, *, unit: str | None = None, enterprise: str | None = None) -> Person:
        return Person(self.telegram_id, self.name, frozenset({role}), unit=unit, enterprise=enterprise)


class LeaderEntry(PersonEntry):
    title: Name

    def leader(self) -> Person:
        return replace(self.as_a(Role.LEADER), title=self.title)


class UnitEntry(Table):
    name: Name
    aliases: tuple[Name, ...] = ()
    chat: GroupId | None = None
    kind: UnitKind = UnitKind.BUREAU
    leader: Name | None = None
    handlers: tuple[PersonEntry, ...] = ()
    limits: UnitLimitsTable | None = None

    def unit(self) -> Unit:
        return Unit(self.name, self.aliases, self.chat, self.kind, leader=self.leader)

    def people(self) -> Iterator[Person]:
        return (handler.as_a(Role.HANDLER, unit=self.name) for handler in self.handlers)


class EnterpriseEntry(Table):
    name: Name
    aliases: tuple[Name, ...] = ()
    leader: Name | None = None
    members: tuple[PersonEntry, ...] = ()

    def enterprise(self) -> Enterprise:
        return Enterprise(self.name, self.aliases, self.leader)

    def people(self) -> Iterator[Person]:
        return (member.as_a(Role.REQUESTER, enterprise=self.name) for member in self.members)


def merged(people: Iterable[Person]) -> tuple[Person, ...]:
    """Somebody who stands on several lists is one person with several roles."""
    by_id: dict[int, Person] = {}
    for person in people:
        known = by_id.get(person.telegram_id, person)
        by_id[person.telegram_id] = replace(
            known,
            roles=known.roles | person.roles,
            title=known.title or person.title,
            unit=known.unit or person.unit,
            enterprise=known.enterprise or person.enterprise,
        )
    return tuple(by_id.values())


def numbered(people: Iterable[Person]) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            number=number,
            name=person.name,
            roles=person.roles,
            title=person.title,
            unit=person.unit,
            enterprise=person.enterprise,
            telegram_id=person.telegram_id,
        )
        for number, person in enumerate(people, start=1)
    )
