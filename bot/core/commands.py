"""What somebody wants done, in the imperative. Whatever the door, `bot.core.decide` is where it ends up."""

from dataclasses import dataclass
from typing import ClassVar

from bot.core.deadlines import Due
from bot.core.events import Part
from bot.core.people import Person
from bot.core.triage import Reason
from bot.core.words import Action, Kind, Outcome, Rating, Source, Urgency, Visibility


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    by: Person
    action: ClassVar[Action]


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
class Split(Command):
    """A message that was wrongly added becomes an issue of its own, with the album it came in."""

    action = Action.SPLIT
    message_id: int
    chat: int | None = None  # as in `Part`
    into: int  # the number of the issue that it will be


@dataclass(frozen=True, slots=True, kw_only=True)
class Classify(Command):
    """Take it out of the group (转私密). What was private never becomes open."""

    action = Action.CLASSIFY
    visibility: Visibility = Visibility.PRIVATE


@dataclass(frozen=True, slots=True, kw_only=True)
class Instruct(Command):
    action = Action.INSTRUCT
    text: str
    public: bool
    units: tuple[str, ...] = ()  # the first leads, the others assist
    due: Due | None = None
    supervises: bool = False  # 督办: from now on it is watched daily


@dataclass(frozen=True, slots=True, kw_only=True)
class Accept(Command):
    action = Action.ACCEPT


@dataclass(frozen=True, slots=True, kw_only=True)
class Decline(Command):
    action = Action.DECLINE
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatch(Command):
    action = Action.DISPATCH
    lead: str
    assisting: tuple[str, ...] = ()
    due: Due | None = None  # None: a leader's deadline, else the limit of its kind
    remark: str = ""

    @property
    def assisting_units(self) -> tuple[str, ...]:
        """The assisting units, each once, and never the one that leads."""
        return tuple(unit for unit in dict.fromkeys(self.assisting) if unit != self.lead)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign(Command):
    action = Action.SIGN


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress(Command):
    action = Action.PROGRESS
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Command):
    action = Action.NOTE
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask(Command):
    """What the requester is to tell: a question in words, or a list, or a list and what announces it."""

    action = Action.ASK
    question: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Resume(Command):
    """Nothing is awaited from the requester any more: they answered by telephone, or it goes without."""

    action = Action.RESUME
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handle(Command):
    action = Action.HANDLE
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirm(Command):
    action = Action.CONFIRM
    rating: Rating


@dataclass(frozen=True, slots=True, kw_only=True)
class Redo(Command):
    action = Action.REDO
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Return(Command):
    action = Action.RETURN
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AskExtension(Command):
    action = Action.EXTEND
    reason: str
    working_days: int | None = None  # None: as many as may be asked for; 0: to a day that is no later


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant(Command):
    """The office's word on the extension that was asked for."""

    action = Action.GRANT
    granted: bool
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remind(Command):
    action = Action.REMIND
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Supervise(Command):
    action = Action.SUPERVISE
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nudge(Command):
    """The clock's: whatever is due now is done."""

    action = Action.REMIND


@dataclass(frozen=True, slots=True, kw_only=True)
class CallBack(Command):
    action = Action.CALL_BACK
    outcome: Outcome
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lapse(Command):
    action = Action.LAPSE


@dataclass(frozen=True, slots=True, kw_only=True)
class Recount(Command):
    action = Action.RECOUNT
