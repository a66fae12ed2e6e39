"""A leader's ledger (台账): what was raised with them, what they instructed, and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.events import Event, Instructed


@dataclass(frozen=True, slots=True)
class Tally:
    """Of a leader's issues."""

    heard: int  # 接听: raised on their days
    instructed: int  # 批示
    done: int  # 办结: of all these
    satisfied: int  # 满意: of all these, as their requesters said


def words_of(history: Sequence[Event], leader: str) -> str:
    """The leader's newest instruction, verbatim; nothing where there is none."""
    said = (event.text for event in reversed(history) if isinstance(event, Instructed) and event.by.name == leader)
    return next(said, "")
