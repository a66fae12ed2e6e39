"""Units that share an issue: a county and its own units, a lead unit and those that assist."""

from dataclasses import dataclass

from bot.core.events.base import Event
from bot.core.words import Action


@dataclass(frozen=True, slots=True, kw_only=True)
class Forwarded(Event):
    """A county gave it to units of its own (转办), and goes on answering for them."""

    action = Action.FORWARD
    of: str  # the county
    to: tuple[str, ...]
    remark: str = ""  # to them, internal


@dataclass(frozen=True, slots=True, kw_only=True)
class Contributed(Event):
    """What an assisting unit, or a county's own, has to say for the answer; internal. A later one takes its place."""

    action = Action.CONTRIBUTE
    unit: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedUp(Event):
    """A unit gave its share back, one level up: to its county, or of an assisting one to the office."""

    action = Action.RETURN
    unit: str
    of: str | None  # the county; None: the office
    reason: str
