"""Changing the book in the middle of a turn: what is said and shown in the rest of it knows already."""

from dataclasses import replace

from bot.core import commands as c
from bot.core.people import Person
from bot.core.register import Register
from bot.service.turn import Turn
from bot.voice.speech import Speech


async def amend(turn: Turn, after: Register, by: Person, door: str) -> Turn:
    """The turn goes on in the city with the people of the new book. `door` as in `storage.register.Amendment`."""
    if not await turn.work.register.save(after, by, turn.now, door):
        return turn
    turn.register_changed()
    roster, before = after.roster(), turn.speech
    speech = Speech(replace(before.city, roster=roster), before.languages, before.language)
    city = replace(turn.city, roster=roster).after(await turn.work.chats.moves())
    return replace(turn, speech=speech, city=city)


async def identify(turn: Turn, by: Person, requester: Person) -> int:
    """Every open issue of theirs says who they are now. How many did not."""
    outcomes = [
        await turn.carry_out(issue.number, c.Identify(by=by, requester=requester))
        for issue in await turn.work.issues.open_of(requester.telegram_id)
        if issue.requester != requester
    ]
    return len(outcomes)
