"""Who is who: the roster of the city, looked up by Telegram user id. Names and titles in messages carry no rights."""

from dataclasses import dataclass
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


#: Who acts when the clock does.
THE_BOT = Person(0, "小二", frozenset({Role.BOT}))


@dataclass(frozen=True, slots=True)
class Unit:
    """A handling unit (承办单位): a bureau of the city or a county."""

    name: str
    aliases: tuple[str, ...] = ()
    chat: int | None = None
    kind: UnitKind = UnitKind.BUREAU
    handlers: tuple[int, ...] = ()  # Telegram user ids
    leader: str | None = None  # the city leader responsible for it (分管)

    @property
    def code(self) -> str:
        """Eight characters that stay the same while the name does: fits a button's 64 bytes, survives a new roster."""
        return blake2s(self.name.encode(), digest_size=4).hexdigest()

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Enterprise:
    name: str
    aliases: tuple[str, ...] = ()
    leader: str | None = None  # the city leader paired with it (分包)
    members: tuple[int, ...] = ()  # Telegram user ids


@dataclass(frozen=True, slots=True)
class Roster:
    """Everybody the configuration names. Build it with `bot.config`; it never changes while the bot runs."""

    people: tuple[Person, ...] = ()
    units: tuple[Unit, ...] = ()
    enterprises: tuple[Enterprise, ...] = ()

    def person(self, telegram_id: int, display_name: str) -> Person:
        """The roster's person, or a guest under the name Telegram shows."""
        for person in self.people:
            if person.telegram_id == telegram_id:
                return person
        return Person(telegram_id, display_name)

    def unit(self, name: str) -> Unit | None:
        """By its exact name or one of its aliases."""
        return next((unit for unit in self.units if name in unit.names), None)

    def unit_coded(self, code: str) -> Unit | None:
        return next((unit for unit in self.units if unit.code == code), None)
