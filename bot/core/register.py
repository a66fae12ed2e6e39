"""The book in which everybody stands (名册): units, enterprises and people, those too who have not enrolled yet.

Whoever changes it, by a spreadsheet, a command or a link, makes a new one; `changes` says what is different, and that
is what is stored and written into its journal.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.core.people import NOT_IN_TELEGRAM, Enterprise, Person, Roster, Unit
from bot.core.words import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A person in the book. One who is in Telegram as well is a `Person` who speaks."""

    number: int  # 编号: given once, from 1 on, and never again
    name: str
    roles: frozenset[Role]
    title: str | None = None  # a leader's
    unit: str | None = None  # a handler's
    enterprise: str | None = None  # a requester's
    telegram_id: int | None = None  # None: not enrolled yet
    left: bool = False  # they have no rights any more; what they did stays theirs

    @property
    def person(self) -> Person | None:
        if self.telegram_id is None or self.left:
            return None
        return Person(self.telegram_id, self.name, self.roles, self.title, self.unit, self.enterprise)


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """Units and enterprises as in `bot.core.people`, without handlers and members: those are the people's entries."""

    units: tuple[Unit, ...] = ()
    enterprises: tuple[Enterprise, ...] = ()
    people: tuple[Entry, ...] = ()  # by number

    def roster(self) -> Roster:
        handlers, members = self._ids_by("unit", Role.HANDLER), self._ids_by("enterprise", Role.REQUESTER)
        return Roster(
            people=tuple(person for entry in self.people if (person := entry.person)),
            units=tuple(replace(unit, handlers=tuple(handlers.get(unit.name, ()))) for unit in self.units),
            enterprises=tuple(replace(one, members=tuple(members.get(one.name, ()))) for one in self.enterprises),
            expected=tuple(self._expected()),
        )

    def _expected(self) -> Iterator[Person]:
        for entry in self.people:
            if Role.LEADER in entry.roles and entry.telegram_id is None and not entry.left:
                yield Person(NOT_IN_TELEGRAM, entry.name, frozenset({Role.LEADER}), entry.title)

    def _ids_by(self, where: str, role: Role) -> Mapping[str, list[int]]:
        ids: dict[str, list[int]] = {}
        for entry in self.people:
            if (person := entry.person) and role in entry.roles and getattr(entry, where):
                ids.setdefault(getattr(entry, where), []).append(person.telegram_id)
        return ids

    @property
    def next_number(self) -> int:
        return max((entry.number for entry in self.people), default=0) + 1


class Subject(StrEnum):
    UNIT = "unit"
    ENTERPRISE = "enterprise"
    PERSON = "person"


Thing = Unit | Enterprise | Entry


@dataclass(frozen=True, slots=True)
class Change:
    """Something in the book that is new, different, or gone."""

    subject: Subject
    key: str  # a unit's or an enterprise's name, a person's number
    before: Thing | None
    after: Thing | None


def changes(before: Register, after: Register) -> tuple[Change, ...]:
    """What makes `after` of `before`: units first, then enterprises, then people; each in its own order."""
    return tuple(_changes(before, after))


def _changes(before: Register, after: Register) -> Iterator[Change]:
    for subject, old, new in (
        (Subject.UNIT, _named(before.units), _named(after.units)),
        (Subject.ENTERPRISE, _named(before.enterprises), _named(after.enterprises)),
        (Subject.PERSON, _numbered(before.people), _numbered(after.people)),
    ):
        for key in dict.fromkeys((*old, *new)):
            if old.get(key) != new.get(key):
                yield Change(subject, key, old.get(key), new.get(key))


def _named(things: tuple[Unit, ...] | tuple[Enterprise, ...]) -> Mapping[str, Thing]:
    return {thing.name: thing for thing in things}


def _numbered(people: tuple[Entry, ...]) -> Mapping[str, Thing]:
    return {str(entry.number): entry for entry in people}
