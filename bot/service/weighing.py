"""What was added or edited is judged with all the rest: it may be urgent now, or say at last what it is about."""

from dataclasses import dataclass

from bot.core.messages import Said
from bot.core.summary import summary
from bot.core.triage import Reason, triage
from bot.core.words import Urgency
from bot.service.turn import Turn


@dataclass(frozen=True, slots=True)
class Weighed:
    title: str  # what all of it would be headed
    urgent_for: tuple[Reason, ...]  # why all of it is urgent; empty: it isn't


def weighed(turn: Turn, said: Said, text: str) -> Weighed:
    """`text`: all that the requester wrote, with what they `said` now. What somebody else wrote raises no alarm."""
    verdict = triage(text, turn.city.roster.units)
    urgent = verdict.urgency is Urgency.URGENT and said.borrowed_from is None
    return Weighed(summary(text), verdict.reasons if urgent else ())
