"""What is left of issues and of the book once people are forgotten: kinds, units, moments, ratings; no name, no word.

Every text goes but those that KEPT names, so that whatever a new event says is forgotten by itself. What is left can
still be replayed: the issue is always made of its forgotten events (`bot.core.evolve.replay`), never forgotten itself.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

from bot.core import events
from bot.core.events import Event, Follower, Likeness, Part, parts_of
from bot.core.messages import File
from bot.core.people import NOT_IN_TELEGRAM, NOWHERE, Onward, Person
from bot.core.register import Entry
from bot.core.triage import Reason
from bot.core.words import Role

#: What stands where something was said, or somebody had a name. The gist of it (`bot.core.summary`) is the same.
BLANK = "…"

#: Texts that are figures, or tell of units: they stay. The hotline's number keeps an old list from being entered twice;
#: on which leader's day an issue was raised is told by the ledgers.
KEPT: frozenset[tuple[type, str]] = frozenset(
    (kind, name)
    for kind, names in {
        Part: ("album",),
        Person: ("unit",),
        Onward: ("of", "to"),
        Reason: ("cue",),
        events.IssueOpened: ("likely_units", "leader", "reference"),
        events.Instructed: ("units",),
        events.Dispatched: ("lead", "assisting"),
        events.Forwarded: ("of", "to"),
        events.Contributed: ("unit",),
        events.HandedUp: ("unit", "of"),
        events.Nudged: ("limit", "unit"),
    }.items()
    for name in names
)
#: What city leaders do they do in public office, and the ledgers tell of it; the clock is nobody.
REMEMBERED = frozenset({Role.LEADER, Role.BOT})
#: Who speaks for the city. Their words on other people's issues are its records.
OFFICIALS = frozenset({Role.LEADER, Role.OFFICER, Role.HANDLER, Role.BOT})

T = TypeVar("T")


def forgotten(person: Person) -> Person:
    """With the roles and the unit in which they spoke: rights and changes of status follow from those."""
    return Person(NOT_IN_TELEGRAM, BLANK, person.roles, unit=person.unit)


def forget(value: T) -> T:
    """An event, or what stands in one, without anybody and without a word."""
    return _EVERYTHING.through(value)


def forget_history(history: Sequence[Event]) -> tuple[Event, ...]:
    """An issue's own."""
    return tuple(forget(event) for event in history)


def forget_entry(entry: Entry) -> Entry:
    """Their number stays: it is never given again."""
    return replace(entry, name=BLANK, title=None, telegram_id=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Whom:
    """Somebody who is to be forgotten, as far as they are known."""

    telegram_id: int | None
    names: frozenset[str]  # in the book, and as Telegram showed it
    contacts: frozenset[str] = frozenset()
    issues: frozenset[int] = frozenset()  # their own

    def is_(self, person: Person) -> bool:
        if self.telegram_id is not None and person.in_telegram:
            return person.telegram_id == self.telegram_id
        return not person.in_telegram and person.name in self.names

    @property
    def words(self) -> tuple[str, ...]:
        """What tells who they are wherever it is said, the longest first."""
        return tuple(sorted(self.names | self.contacts, key=len, reverse=True))

    def masked(self, text: str) -> str:
        for word in self.words:
            text = text.replace(word, BLANK)
        return text

    def out_of(self, history: Sequence[Event]) -> tuple[Event, ...]:
        """Another's issue without them: what they said there, and what names them; the rest is as it was."""
        theirs = frozenset(_place(part) for event in history if self._spoke(event) for part in parts_of(event))
        return tuple(self._out_of(event, theirs) for event in history)

    def _spoke(self, event: Event) -> bool:
        return self.is_(event.by) and event.by.roles.isdisjoint(OFFICIALS)

    def _out_of(self, event: Event, parts: Collection[tuple[object, ...]]) -> Event:
        def whole(value: object) -> bool:
            match value:
                case Part():
                    return _place(value) in parts or value.of in self.issues
                case Follower() | Likeness():
                    return value.number in self.issues
                case Event():
                    return self._spoke(value)
                case _:
                    return False

        return _Walk(self.is_, self.masked, whole, lambda chat: chat == self.telegram_id, files=True).through(event)


def _place(part: Part) -> tuple[object, ...]:
    return part.message_id, part.chat


@dataclass(frozen=True, slots=True)
class _Walk:
    """Through a value and all that stands in it, made anew where something is to be forgotten."""

    goes: Callable[[Person], bool]  # who is forgotten
    said: Callable[[str], str]  # what is left of a text
    whole: Callable[[object], bool]  # of which nothing is left
    private: Callable[[int], bool]  # whose private chat is forgotten; it has the id of its person
    files: bool  # they stay

    def through(self, value: T) -> T:
        made: T = self._made(value)
        return made

    def _made(self, value: Any) -> Any:
        match value:
            case Person():
                return forgotten(value) if value.roles.isdisjoint(REMEMBERED) and self.goes(value) else value
            case Enum():
                return value
            case str():
                return self.said(value)
            case tuple():
                return tuple(self._made(one) for one in value if self.files or not isinstance(one, File))
            case _ if is_dataclass(value):
                return forget(value) if self.whole(value) else self._rebuilt(value)
            case _:
                return value

    def _rebuilt(self, value: Any) -> Any:
        names = [field.name for field in fields(value) if (type(value), field.name) not in KEPT]
        return replace(value, **{name: self._field(name, getattr(value, name)) for name in names})

    def _field(self, name: str, value: Any) -> Any:
        if name == "chat" and value is not None:
            return NOWHERE if value > 0 and self.private(value) else value
        return self._made(value)


def contacts_in(history: Iterable[Event]) -> frozenset[str]:
    """By which the office reached the requester."""
    return frozenset(e.contact for e in history if isinstance(e, events.IssueOpened) and e.contact)


def _nothing(_: object) -> bool:
    return False


def _anybody(_: object) -> bool:
    return True


_EVERYTHING = _Walk(_anybody, lambda text: BLANK if text else text, whole=_nothing, private=_anybody, files=False)
