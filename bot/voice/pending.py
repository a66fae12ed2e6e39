"""What the desks' cards say of a unit's wishes: what waits for the office's word, what was ruled, who gave it back."""

from datetime import datetime

from bot.core.extensions import would_be
from bot.core.issue import Issue
from bot.core.words import Status
from bot.voice.speech import NAME, PARAGRAPH, Speech
from bot.voice.text import Html, clip, one_line

#: The office has it.
_UNDISPATCHED = (Status.ACCEPTED, Status.WAITING)


def asked_for(speech: Speech, issue: Issue, now: datetime) -> list[Html]:
    """On the cards of the office and of the lead unit: what waits for the office's word, and what was ruled."""
    say, lines = speech.say, []
    if issue.extension and issue.due:
        when = speech.times.before(would_be(issue, issue.extension, now, speech.city.rules), now)
        lines.append(say.html("desk.extension", when=when, reason=clip(issue.extension.reason, PARAGRAPH)))
    if issue.ruling_asked:
        lines.append(say.html("desk.ruling_asked", reason=clip(issue.return_reason or "", PARAGRAPH)))
    if issue.ruled and issue.lead:
        lines.append(say.html("desk.ruled", lead=one_line(issue.lead, NAME)))
    return lines


def given_back(speech: Speech, issue: Issue) -> Html:
    """On the office's card, until somebody else has it."""
    if issue.lead or not issue.returned_by or not issue.return_reason or issue.status not in _UNDISPATCHED:
        return Html()
    unit, reason = one_line(issue.returned_by[-1], NAME), clip(issue.return_reason, PARAGRAPH)
    return speech.say.html("desk.returned", unit=unit, reason=reason)
