"""The requester's word on a result: by button or in words."""

from bot.core import commands as c
from bot.core.issue import Issue
from bot.core.messages import Pressed
from bot.core.people import Person
from bot.core.readings import Place
from bot.core.refusals import Refusal
from bot.core.words import Rating
from bot.service.turn import Turn
from bot.voice.results import why_not_solved
from bot.voice.speech import is_public
from bot.voice.telling import Telling


async def confirm(turn: Turn, person: Person, number: int, rating: Rating) -> Issue | Refusal | None:
    return await turn.carry_out(number, c.Confirm(by=person, rating=rating))


async def redo(turn: Turn, person: Person, number: int, reason: str) -> Issue | Refusal | None:
    return await turn.carry_out(number, c.Redo(by=person, reason=reason))


async def ask_why(turn: Turn, person: Person, number: int, pressed: Pressed | None = None) -> Refusal | None:
    """The message that asked for a word asks what is not solved; it costs the group no new one. A reply is the reason.

    Whoever pressed in the private chat, where the result stands only to be looked at, is listened to there.
    """
    issue = await turn.issue(number)
    if issue is None:
        return None
    no = turn.refused(issue, c.Redo(by=person, reason=UNKNOWN_YET))
    if no:
        return no
    if pressed and pressed.chat.private and is_public(issue):
        await _listen_here(turn, person, pressed)
        return None
    history = await turn.work.journal.of(number)
    keys = await turn.work.outbox.keys_of(number)
    told = await turn.work.messages.at(pressed.chat.telegram_id, pressed.message_id) if pressed else None
    for post in why_not_solved(Telling(turn.speech, issue, history, keys, turn.now), told.key if told else None):
        await turn.put(post)
        await turn.work.messages.set_place(post.key, Place.AWAITS_REASON, person.telegram_id, turn.now)
    return None


async def _listen_here(turn: Turn, person: Person, pressed: Pressed) -> None:
    shown = await turn.work.messages.at(pressed.chat.telegram_id, pressed.message_id)
    if shown and shown.key:
        await turn.work.messages.set_place(shown.key, Place.AWAITS_REASON, person.telegram_id, turn.now)


#: Stands for the reason while it is only asked whether a redo is possible.
UNKNOWN_YET = "…"
