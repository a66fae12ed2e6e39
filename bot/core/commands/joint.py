"""What brings issues together, takes them apart, and puts them back."""

from dataclasses import dataclass

from bot.core.commands.base import Command
from bot.core.events import Follower, Part
from bot.core.words import Action


@dataclass(frozen=True, slots=True, kw_only=True)
class Split(Command):
    """A message that was wrongly added becomes an issue of its own, with the album it came in."""

    action = Action.SPLIT
    message_id: int
    chat: int | None = None  # as in `Part`
    into: int  # the number of the issue that it will be


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge(Command):
    """It goes into another issue; `bot.core.joining.may_join` says whether the two fit."""

    action = Action.MERGE
    into: int
    back: bool = False  # as in `Merged`


@dataclass(frozen=True, slots=True, kw_only=True)
class Absorb(Command):
    """The other side of a merger: this issue goes on for the follower, too."""

    action = Action.MERGE
    follower: Follower


@dataclass(frozen=True, slots=True, kw_only=True)
class Undo(Command):
    """Take back a merger or a split: the office within ten minutes, the bot where the surviving issue was withdrawn."""

    action = Action.UNDO
    parts: tuple[Part, ...] = ()  # as in `Undone`


@dataclass(frozen=True, slots=True, kw_only=True)
class Release(Command):
    """The other side of an undone merger."""

    action = Action.UNDO
    number: int
