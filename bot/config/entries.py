"""Who is on the lists of config.toml, and how the lists become the roster."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.config.limits import UnitLimitsTable
from bot.config.values import GroupId, Name, PersonId, Table
from bot.core.people import Enterprise, Person, Unit
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
    parent: Name | None = None
    handlers: tuple[PersonEntry, ...] = ()
    limits: UnitLimitsTable | None = None

    def unit(self) -> Unit:
        handlers = tuple(handler.telegram_id for handler in self.handlers)
        return Unit(self.name, self.aliases, self.chat, self.kind, handlers, self.leader, self.parent)

    def people(self) -> Iterator[Person]:
        return (handler.as_a(Role.HANDLER, unit=self.name) for handler in self.handlers)


class EnterpriseEntry(Table):
    name: Name
    aliases: tuple[Name, ...] = ()
    leader: Name | None = None
    members: tuple[PersonEntry, ...] = ()

    def enterprise(self) -> Enterprise:
        members = tuple(member.telegram_id for member in self.members)
        return Enterprise(self.name, self.aliases, self.leader, members)

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
