"""Issues that share a matter: taken apart, brought together, and put back as they were."""

from dataclasses import dataclass

from bot.core.deadlines import Due
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


@dataclass(frozen=True, slots=True)
class Likeness:
    """What looks like the same matter, as it was when it was found."""

    number: int
    who: str  # the enterprise, or else the requester
    title: str
    joinable: bool  # the one may go into the other


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
    """A merger or a split was taken back: by the office, or because the issue that went on for both was withdrawn."""

    action = Action.UNDO
    status: Status  # as it was before
    parts: tuple[Part, ...] = ()  # that come back from the other issue
    title: str | None = None  # as it was before, where the split changed it
    accept_by: Due | None = None  # the limits anew, where they stood still meanwhile
    dispatch_by: Due | None = None
    sign_by: Due | None = None
    due: Due | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Released(Event):
    """An issue that had gone into this one stands by itself again."""

    action = Action.UNDO
    number: int
    parts: tuple[Part, ...] = ()  # its requester's words, that go with it
