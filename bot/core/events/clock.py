"""What the clock did."""

from dataclasses import dataclass
from datetime import datetime

from bot.core.deadlines import Due
from bot.core.events.base import Event
from bot.core.events.joint import Likeness
from bot.core.words import Action, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Nudged(Event):
    """The clock did what was due: of one limit, of a share, or of the call-back."""

    action = Action.REMIND
    limit: str  # accept_by, dispatch_by, sign_by, due; share; or call_back
    unit: str | None = None  # whose share it is
    stages: tuple[Stage, ...]  # in order; more than one where nobody was there when the earlier ones came
    of: datetime  # when that limit is up; of the call-back: when it was handled


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Resembled(Event):
    """Other issues look like the same matter. The office decides whether they are."""

    action = Action.RESEMBLE
    numbers: tuple[int, ...]  # the likeliest first
    alike: tuple[Likeness, ...] = ()  # the same, with what the office reads of them
