"""What leaders, the office and the units did."""

from dataclasses import dataclass

from bot.core.deadlines import Due
from bot.core.events.base import Event
from bot.core.people import Onward, Person
from bot.core.words import Action, Outcome


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
    onward: tuple[Onward, ...] = ()  # the counties' own among `units`


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
    on_the_spot: bool = False  # by who visited the enterprise, or took its call


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
class CalledBack(Event):
    action = Action.CALL_BACK
    outcome: Outcome
    text: str = ""  # what the requester said


@dataclass(frozen=True, slots=True, kw_only=True)
class Identified(Event):
    """The office found out who its requester is: a guest no longer."""

    action = Action.IDENTIFY
    requester: Person
