"""What leaders, the office and the units want done."""

from dataclasses import dataclass

from bot.core.commands.base import Command
from bot.core.deadlines import Due
from bot.core.people import Onward, Person
from bot.core.words import Action, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Instruct(Command):
    action = Action.INSTRUCT
    text: str
    public: bool
    units: tuple[str, ...] = ()  # the first leads, the others assist
    due: Due | None = None
    supervises: bool = False  # 督办: from now on it is watched daily
    onward: tuple[Onward, ...] = ()  # as `Roster.answering` says, like `units`


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
    onward: tuple[Onward, ...] = ()  # the counties among them, and their own units: as `Roster.answering` says

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
    on_the_spot: bool = False


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
class CallBack(Command):
    action = Action.CALL_BACK
    outcome: Outcome
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identify(Command):
    """Who its requester is, as the roster has them now."""

    action = Action.IDENTIFY
    requester: Person
