"""What requesters say and want, and what the issue becomes by it."""

from dataclasses import dataclass

from bot.core.deadlines import Due
from bot.core.events.base import Event, Part
from bot.core.people import Person
from bot.core.triage import Reason
from bot.core.words import Action, Kind, Rating, Source, Urgency, Visibility


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueOpened(Event):
    action = Action.OPEN
    number: int
    requester: Person
    title: str
    kind: Kind
    urgency: Urgency
    source: Source
    visibility: Visibility
    chat: int
    parts: tuple[Part, ...]
    reasons: tuple[Reason, ...]
    likely_units: tuple[str, ...]
    accept_by: Due
    split_from: int | None = None  # the issue that its message was split off
    leader: str | None = None  # the city leader, by name, whose day it was raised on
    reference: str | None = None  # the hotline's number of the work order
    contact: str | None = None  # how the office reaches a requester who is not in Telegram


@dataclass(frozen=True, slots=True, kw_only=True)
class Added(Event):
    action = Action.ADD
    part: Part
    title: str = ""  # the issue's from now on, where its own told nothing
    missing: tuple[str, ...] = ()  # of the items asked for: as long as any is, the wait goes on
    dispatch_by: Due | None = None  # set when the addition ended a wait: the limits that it paused run on
    sign_by: Due | None = None
    due: Due | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewritten(Event):
    """The requester edited a message of theirs."""

    action = Action.ADD
    message_id: int
    chat: int | None = None  # as in `Part`
    before: str
    after: str
    title: str
    resumes: bool = True  # it says enough more to answer what was asked; a mended typing error does not
    missing: tuple[str, ...] = ()  # as in `Added`, where the wait goes on
    dispatch_by: Due | None = None
    sign_by: Due | None = None
    due: Due | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Raised(Event):
    """What the requester said made it urgent; the limits that run begin anew."""

    action = Action.CLASSIFY
    text: str  # what they said
    reasons: tuple[Reason, ...]
    accept_by: Due | None = None  # those that run, each in its status
    dispatch_by: Due | None = None
    sign_by: Due | None = None
    due: Due | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn(Event):
    action = Action.WITHDRAW
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Classified(Event):
    action = Action.CLASSIFY
    visibility: Visibility


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed(Event):
    action = Action.CONFIRM
    rating: Rating


@dataclass(frozen=True, slots=True, kw_only=True)
class Redone(Event):
    action = Action.REDO
    reason: str
    due: Due
    sign_by: Due
    dispatch_by: Due
    heard: bool = True  # the requester said so; else the office wants it
