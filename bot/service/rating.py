"""The requester's word on a result: by button or in words."""

from bot.core import commands as c
from bot.core.issue import Issue
from bot.core.people import Person
from bot.core.readings import Place
from bot.core.refusals import Refusal, refused
from bot.core.words import Rating
from bot.service.turn import Turn
from bot.voice.milestones import Telling, why_not_solved


async def confirm(turn: Turn, person: Person, number: int, rating: Rating) -> Issue | Refusal | None:
    return await turn.carry_out(number, c.Confirm(by=person, rating=rating))


async def redo(turn: Turn, person: Person, number: int, reason: str) -> Issue | Refusal | None:
    return await turn.carry_out(number, c.Redo(by=person, reason=reason))


async def ask_why(turn: Turn, person: Person, number: int) -> Refusal | None:
    """The result's message asks what is not solved; it costs the group no new one. A reply to it is the reason."""
    issue = await turn.issue(number)
    if issue is None:
        return None
    no = refused(issue, c.Redo(by=person, reason=UNKNOWN_YET), turn.now)
    if no:
        return no
    history = await turn.work.journal.of(number)
    keys = await turn.work.outbox.keys_of(number)
    for post in why_not_solved(Telling(turn.speech, issue, history, keys, turn.now)):
        await turn.put(post)
        await turn.work.messages.set_place(post.key, Place.AWAITS_REASON, person.telegram_id, turn.now)
    return None


#: Stands for the reason while it is only asked whether a redo is possible.
UNKNOWN_YET = "…"
