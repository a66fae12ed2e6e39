"""What requesters want."""

from dataclasses import dataclass

from bot.core.commands.base import Command
from bot.core.events import Part
from bot.core.people import Person
from bot.core.triage import Reason
from bot.core.words import Action, Kind, Rating, Source, Urgency, Visibility


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenIssue(Command):
    action = Action.OPEN
    number: int
    requester: Person  # differs from `by` when the office registers what somebody said
    title: str
    kind: Kind
    urgency: Urgency
    source: Source
    visibility: Visibility
    chat: int
    parts: tuple[Part, ...]
    reasons: tuple[Reason, ...] = ()
    likely_units: tuple[str, ...] = ()
    split_from: int | None = None
    leader: str | None = None  # as in `IssueOpened`, like the next two
    reference: str | None = None
    contact: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Add(Command):
    action = Action.ADD
    part: Part
    title: str = ""  # what the issue would be headed with it, should its own title tell nothing
    urgent_for: tuple[Reason, ...] = ()  # why the whole text is urgent now; empty: it isn't


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewrite(Command):
    """The requester edited a message that is part of the issue; `title` is what the issue would be headed now."""

    action = Action.ADD
    message_id: int
    chat: int | None = None  # as in `Part`
    text: str
    title: str
    urgent_for: tuple[Reason, ...] = ()  # as in `Add`


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdraw(Command):
    action = Action.WITHDRAW
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Classify(Command):
    """Take it out of the group (转私密). What was private never becomes open."""

    action = Action.CLASSIFY
    visibility: Visibility = Visibility.PRIVATE


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirm(Command):
    action = Action.CONFIRM
    rating: Rating


@dataclass(frozen=True, slots=True, kw_only=True)
class Redo(Command):
    action = Action.REDO
    reason: str
