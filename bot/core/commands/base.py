"""What every command is: somebody wants something done."""

from dataclasses import dataclass
from typing import ClassVar

from bot.core.people import Person
from bot.core.words import Action


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    by: Person
    action: ClassVar[Action]
