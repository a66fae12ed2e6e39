"""Issues that share a matter: taken apart, brought together, and put back as they were."""

from dataclasses import dataclass

from bot.core.events.base import Event, Part
from bot.core.people import Person
from bot.core.words import Action, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Follower:
    """Somebody whose issue went into another one: they hear what becomes of that."""

    number: int  # of their own issue
    requester: Person
    title: str
    chat: int  # where they hear of it
    reply_to: int | None  # the message there that opened theirs
    private: bool  # nobody but they and the office may know of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Split(Event):
    """A message wrongly added went on to be an issue of its own."""

    action = Action.SPLIT
    parts: tuple[Part, ...]
    into: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged(Event):
    """It is the same matter as another issue, which goes on for both."""

    action = Action.MERGE
    into: int
    back: bool = False  # it had been split off that one, and the split was undone: nobody needs to follow


@dataclass(frozen=True, slots=True, kw_only=True)
class Absorbed(Event):
    """Another issue went into this one."""

    action = Action.MERGE
    follower: Follower


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone(Event):
    """The office took back its last step: a merger, or a split."""

    action = Action.UNDO
    status: Status  # as it was before
    parts: tuple[Part, ...] = ()  # that had been split off, and are back
    title: str | None = None  # as it was before, where the split changed it


@dataclass(frozen=True, slots=True, kw_only=True)
class Released(Event):
    """An issue that had gone into this one stands by itself again."""

    action = Action.UNDO
    number: int
