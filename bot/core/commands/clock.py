"""What the clock wants done."""

from dataclasses import dataclass

from bot.core.commands.base import Command
from bot.core.events import Likeness
from bot.core.words import Action


@dataclass(frozen=True, slots=True, kw_only=True)
class Nudge(Command):
    """The clock's: whatever is due now is done."""

    action = Action.REMIND


@dataclass(frozen=True, slots=True, kw_only=True)
class Lapse(Command):
    action = Action.LAPSE


@dataclass(frozen=True, slots=True, kw_only=True)
class Recount(Command):
    action = Action.RECOUNT


@dataclass(frozen=True, slots=True, kw_only=True)
class Resemble(Command):
    """The index found issues that look like the same matter."""

    action = Action.RESEMBLE
    alike: tuple[Likeness, ...] = ()
    numbers: tuple[int, ...]
