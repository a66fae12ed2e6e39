"""What was added or edited is judged with all the rest: it may be urgent now, or say at last what it is about."""

from dataclasses import dataclass, replace

from bot.core.events import Part
from bot.core.issue import Issue
from bot.core.messages import Said
from bot.core.summary import summary
from bot.core.triage import Reason, triage
from bot.core.words import Urgency
from bot.service.turn import Turn


@dataclass(frozen=True, slots=True)
class Weighed:
    title: str  # what all of it would be headed
    urgent_for: tuple[Reason, ...]  # why all of it is urgent; empty: it isn't


def weighed(turn: Turn, said: Said, issue: Issue, part: Part | None, text: str) -> Weighed:
    """`text` takes the place of the part's, or is said besides. What somebody else wrote raises no alarm.

    The title is read by whoever reads the card: words said to the bot alone head no issue that is open.
    """
    new = replace(part, text=text) if part else Part(said.message_id, text, chat=said.chat.telegram_id)
    parts = tuple(new if one is part else one for one in issue.parts) if part in issue.parts else (*issue.parts, new)
    after = replace(issue, parts=parts)
    verdict = triage(after.text, turn.city.roster.units)
    urgent = verdict.urgency is Urgency.URGENT and said.borrowed_from is None
    title = summary("\n".join(one.text for one in after.readable))
    return Weighed(title, verdict.reasons if urgent else ())
