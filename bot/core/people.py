"""Who is who: the roster of the city, looked up by Telegram user id. Names and titles in messages carry no rights."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2s

from bot.core.words import Role, UnitKind


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who says or does something, with the rights the roster gave them at that moment."""

    telegram_id: int
    name: str
    roles: frozenset[Role] = frozenset({Role.GUEST})
    title: str | None = None  # a leader's: 市长
    unit: str | None = None  # a handler's unit, by its name
    enterprise: str | None = None  # a requester's enterprise, by its name

    def has(self, *roles: Role) -> bool:
        return not self.roles.isdisjoint(roles)

    @property
    def in_telegram(self) -> bool:
        """Somebody who can speak for themselves: people's ids are above zero (Bot API, `User`)."""
        return self.telegram_id > 0


#: Of a requester who is known by name alone: they called the hotline, or were visited. Nobody speaks with it.
NOT_IN_TELEGRAM = -1
#: A chat that nobody reads: what is told there is told to nobody.
NOWHERE = NOT_IN_TELEGRAM


def absent(name: str, enterprise: str | None) -> Person:
    """Somebody whose issue the office entered, and who can't be written to."""
    return Person(NOT_IN_TELEGRAM, name, frozenset({Role.REQUESTER}), enterprise=enterprise)


#: Who acts when the clock does.
THE_BOT = Person(0, "小二", frozenset({Role.BOT}))
#: Who acts when a list is read in at the command line: whoever may do that has the office's word.
THE_LIST = Person(THE_BOT.telegram_id, THE_BOT.name, frozenset({Role.BOT, Role.OFFICER}))


@dataclass(frozen=True, slots=True)
class Unit:
    """A handling unit (承办单位): a bureau of the city or a county."""

    name: str
    aliases: tuple[str, ...] = ()
    chat: int | None = None
    kind: UnitKind = UnitKind.BUREAU
    handlers: tuple[int, ...] = ()  # Telegram user ids
    leader: str | None = None  # the city leader responsible for it (分管)
    parent: str | None = None  # the county that it is a unit of: that one answers for it

    def __hash__(self) -> int:
        """Its name is its identity; a whole roster of them is looked up at every message."""
        return hash(self.name)

    @property
    def code(self) -> str:
        """Eight characters that stay the same while the name does: fits a button's 64 bytes, survives a new roster."""
        return blake2s(self.name.encode(), digest_size=4).hexdigest()

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Onward:
    """A county, and those of its own units that it goes on to."""

    of: str
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Enterprise:
    name: str
    aliases: tuple[str, ...] = ()
    leader: str | None = None  # the city leader paired with it (分包)
    members: tuple[int, ...] = ()  # Telegram user ids

    @property
    def code(self) -> str:
        """As a unit's, and longer: there are a thousand of them."""
        return blake2s(self.name.encode(), digest_size=6).hexdigest()


@dataclass(frozen=True)
class Roster:
    """Who is who now, to be asked. `bot.core.register` makes one of the book in which they stand; it never changes."""

    people: tuple[Person, ...] = ()
    units: tuple[Unit, ...] = ()
    enterprises: tuple[Enterprise, ...] = ()
    expected: tuple[Person, ...] = ()  # city leaders who have not enrolled: named and planned for, and never written to

    def person(self, telegram_id: int, display_name: str) -> Person:
        """The roster's person, or a guest under the name Telegram shows."""
        return self._by_id.get(telegram_id) or Person(telegram_id, display_name)

    def unit(self, name: str) -> Unit | None:
        """By its exact name or one of its aliases."""
        return self._units_named.get(name)

    def unit_coded(self, code: str) -> Unit | None:
        return self._units_coded.get(code)

    def enterprise(self, name: str) -> Enterprise | None:
        """By its exact name or one of its aliases."""
        return self._enterprises_named.get(name)

    def enterprise_coded(self, code: str) -> Enterprise | None:
        return next((one for one in self.enterprises if one.code == code), None)

    def units_of(self, county: str) -> tuple[Unit, ...]:
        """The county's own."""
        return self._own_units.get(county, ())

    def answering(self, names: Sequence[str]) -> tuple[tuple[str, ...], tuple[Onward, ...]]:
        """Who answers for these units, each once: for a county's own the county; and to whom it goes on there."""
        counties: dict[str, list[str]] = {}
        for unit in (self.unit(name) for name in names):
            if unit is not None and unit.parent:
                counties.setdefault(unit.parent, []).append(unit.name)
        own = {name: county for county, units in counties.items() for name in units}
        onward = (Onward(county, tuple(dict.fromkeys(units))) for county, units in counties.items())
        return tuple(dict.fromkeys(own.get(name, name) for name in names)), tuple(onward)

    @cached_property
    def _own_units(self) -> Mapping[str, tuple[Unit, ...]]:
        counties = dict.fromkeys(unit.parent for unit in self.units if unit.parent)
        return {county: tuple(unit for unit in self.units if unit.parent == county) for county in counties}

    @cached_property
    def unit_chats(self) -> frozenset[int]:
        return frozenset(unit.chat for unit in self.units if unit.chat is not None)

    @cached_property
    def leaders(self) -> tuple[Person, ...]:
        return tuple(person for person in self.people if person.has(Role.LEADER))

    @cached_property
    def named_leaders(self) -> tuple[Person, ...]:
        """Those too who have not enrolled yet, at the end."""
        enrolled = {leader.name for leader in self.leaders}
        return (*self.leaders, *(one for one in self.expected if one.name not in enrolled))

    @cached_property
    def _by_id(self) -> Mapping[int, Person]:
        return {person.telegram_id: person for person in reversed(self.people)}

    @cached_property
    def _units_named(self) -> Mapping[str, Unit]:
        return {name: unit for unit in reversed(self.units) for name in unit.names}

    @cached_property
    def _units_coded(self) -> Mapping[str, Unit]:
        return {unit.code: unit for unit in reversed(self.units)}

    @cached_property
    def _enterprises_named(self) -> Mapping[str, Enterprise]:
        return {name: one for one in reversed(self.enterprises) for name in (*one.aliases, one.name)}
