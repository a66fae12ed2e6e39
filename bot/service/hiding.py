"""The requester wants it out of the group: at once, and the bot says what it can't do for them."""

from datetime import timedelta

from bot.core import commands as c
from bot.core.addressing import is_explicit
from bot.core.issue import Issue
from bot.core.messages import Said
from bot.core.people import Person
from bot.core.permissions import followed_by
from bot.core.readings import Hint
from bot.core.refusals import Refusal
from bot.service.turn import Turn
from bot.voice.hints import hint
from bot.voice.refusals import no_issue, refusal
from bot.voice.replies import about, hidden, reply, whisper
from bot.voice.speech import is_public
from bot.voice.text import safe

#: So long 刚才那条 is taken for what they told last.
JUST_NOW = timedelta(hours=1)
#: Their newest issues that are looked through.
NEWEST = 10


async def hide(turn: Turn, said: Said, person: Person, number: int | None) -> None:
    meant = await _theirs(turn, person, number) if number else await _told_last(turn, person)
    if meant is None:
        await _ask_which(turn, said, person)
        return
    outcome = await turn.carry_out(meant, c.Classify(by=person))
    if isinstance(outcome, Issue):
        await turn.put(hidden(turn.speech, said, outcome))
    elif isinstance(outcome, Refusal):
        await _say_why_not(turn, said, meant, outcome)
    elif said.chat.private:
        await turn.put(reply(said, no_issue(turn.speech, meant)))


async def _theirs(turn: Turn, person: Person, number: int) -> int:
    """Whose issue went into another one hides their own."""
    issue = await turn.issue(number)
    following = followed_by(person, issue) if issue else None
    return following.number if following else number


async def _told_last(turn: Turn, person: Person) -> int | None:
    """Their newest issue of the last hour; one that stands in the group before one that does not."""
    newest = await turn.work.issues.of_requester(person.telegram_id, None, NEWEST)
    lately = [issue for issue in newest if issue.opened_at >= turn.now - JUST_NOW]
    return max(((is_public(issue), issue.number) for issue in lately), default=(False, None))[1]


async def _ask_which(turn: Turn, said: Said, person: Person) -> None:
    if said.chat.private or is_explicit(said):
        await turn.put(whisper(said, hint(turn.speech, Hint.NO_CARD, person)))


async def _say_why_not(turn: Turn, said: Said, number: int, no: Refusal) -> None:
    issue = await turn.issue(number)
    post = about(turn.speech, said, issue, lambda speech: safe(refusal(speech, no))) if issue else None
    if post is not None:
        await turn.put(post)
