"""What units that share an issue want done."""

from dataclasses import dataclass

from bot.core.commands.base import Command
from bot.core.words import Action


@dataclass(frozen=True, slots=True, kw_only=True)
class Forward(Command):
    """To units below the speaker's own: whoever sends it has looked them up in the roster."""

    action = Action.FORWARD
    to: tuple[str, ...]
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribute(Command):
    """For the answer that the lead unit, or the county, gives."""

    action = Action.CONTRIBUTE
    text: str
    unit: str = ""  # where somebody else passes on what they said

    @property
    def whose(self) -> str:
        return self.unit or self.by.unit or ""
