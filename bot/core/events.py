"""What happened, in the past tense. Kept for ever, never edited; an issue is the sum of its events."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.core.deadlines import Due
from bot.core.messages import File
from bot.core.people import Person
from bot.core.triage import Reason
from bot.core.words import Action, Kind, Outcome, Rating, Source, Stage, Urgency, Visibility


@dataclass(frozen=True, slots=True)
class Part:
    """A message of the requester that belongs to the issue."""

    message_id: int
    text: str
    files: tuple[File, ...] = ()
    chat: int | None = None  # where it was said; None: where the issue began, under the id that the chat had then
    album: str | None = None  # what was sent as one album stays together


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    at: datetime  # aware
    by: Person  # who, with the roles they had then
    action: ClassVar[Action]


Events = tuple[Event, ...]


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
class Split(Event):
    """A message wrongly added went on to be an issue of its own."""

    action = Action.SPLIT
    parts: tuple[Part, ...]
    into: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Classified(Event):
    action = Action.CLASSIFY
    visibility: Visibility


@dataclass(frozen=True, slots=True, kw_only=True)
class Instructed(Event):
    action = Action.INSTRUCT
    text: str  # verbatim
    public: bool  # said in the group, where everybody read it
    due: Due | None = None  # a deadline in it replaces the handling limit
    units: tuple[str, ...] = ()  # that are to have the issue once the requester has answered
    dispatch_by: Due | None = None  # set when the instruction accepted the issue
    sign_by: Due | None = None  # set when its deadline comes before the unit had to sign
    orders: bool = True  # it names a unit or a deadline: a mere word never takes the place of one that does


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted(Event):
    action = Action.ACCEPT
    dispatch_by: Due


@dataclass(frozen=True, slots=True, kw_only=True)
class Declined(Event):
    action = Action.DECLINE
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatched(Event):
    action = Action.DISPATCH
    lead: str
    assisting: tuple[str, ...]
    due: Due
    sign_by: Due
    remark: str = ""  # to the units, internal
    ruling: bool = False  # 裁定: on a unit that gave it back, or asked to; it can't give it back again


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed(Event):
    action = Action.SIGN


@dataclass(frozen=True, slots=True, kw_only=True)
class Progressed(Event):
    action = Action.PROGRESS
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted(Event):
    action = Action.NOTE
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(Event):
    action = Action.ASK
    question: str  # verbatim; of a list what announces it, perhaps nothing
    items: tuple[str, ...] = ()  # the list, each in the words that the requester reads


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed(Event):
    """The wait ended without an answer in the chat."""

    action = Action.RESUME
    note: str = ""  # what they said on the telephone, for the desks alone
    dispatch_by: Due | None = None  # the limits that the wait paused run on
    sign_by: Due | None = None
    due: Due | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Handled(Event):
    action = Action.HANDLE
    answer: str


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned(Event):
    """The unit gave it back: it is not theirs."""

    action = Action.RETURN
    reason: str
    dispatch_by: Due


@dataclass(frozen=True, slots=True, kw_only=True)
class RulingAsked(Event):
    """It was given back once already: whether this unit may, too, is for the office to say."""

    action = Action.RETURN
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionAsked(Event):
    action = Action.EXTEND
    reason: str
    until: Due
    working_days: int | None = None  # None: as many as may be asked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Extended(Event):
    action = Action.GRANT
    due: Due


@dataclass(frozen=True, slots=True, kw_only=True)
class NotExtended(Event):
    action = Action.GRANT
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminded(Event):
    action = Action.REMIND
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Supervised(Event):
    action = Action.SUPERVISE
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nudged(Event):
    """The clock did what was due: of one limit, or of the call-back."""

    action = Action.REMIND
    limit: str  # accept_by, dispatch_by, sign_by, due; or call_back
    stages: tuple[Stage, ...]  # in order; more than one where nobody was there when the earlier ones came
    of: datetime  # when that limit is up; of the call-back: when it was handled


@dataclass(frozen=True, slots=True, kw_only=True)
class CalledBack(Event):
    action = Action.CALL_BACK
    outcome: Outcome
    text: str = ""  # what the requester said


@dataclass(frozen=True, slots=True, kw_only=True)
class Lapsed(Event):
    """Closed without a word from the requester: unconfirmed, never satisfied."""

    action = Action.LAPSE


@dataclass(frozen=True, slots=True, kw_only=True)
class Recounted(Event):
    """The holidays of a year became known: due dates that were estimated are certain now."""

    action = Action.RECOUNT
    accept_by: Due | None = None  # those that run
    dispatch_by: Due | None = None
    sign_by: Due | None = None
    due: Due | None = None


def parts_of(event: Event) -> tuple[Part, ...]:
    """The messages that the event brought to the issue."""
    match event:
        case IssueOpened():
            return event.parts
        case Added():
            return (event.part,)
        case _:
            return ()


#: By name, as the journal spells them.
EVENTS: dict[str, type[Event]] = {
    kind.__name__: kind
    for kind in (
        IssueOpened,
        Added,
        Rewritten,
        Raised,
        Withdrawn,
        Split,
        Classified,
        Instructed,
        Accepted,
        Declined,
        Dispatched,
        Signed,
        Progressed,
        Noted,
        Asked,
        Resumed,
        Handled,
        Confirmed,
        Redone,
        Returned,
        RulingAsked,
        ExtensionAsked,
        Extended,
        NotExtended,
        Reminded,
        Supervised,
        Nudged,
        CalledBack,
        Lapsed,
        Recounted,
    )
}
