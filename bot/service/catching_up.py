"""At the start, and when somebody says hello: what could not be delivered when it was due is shown now."""

from collections.abc import Collection

from bot.core.issue import Issue
from bot.core.people import Person
from bot.service.almanac import Almanac
from bot.service.languages import speech_of
from bot.service.ports import Clock
from bot.service.turn import Turn
from bot.service.unbroken import unbroken
from bot.voice.cards import card
from bot.voice.results import result_again
from bot.voice.speech import is_public
from bot.voice.telling import Telling
from bot.voice.trouble import UNREACHED, reached, shut_keys
from storage.engine import Engine
from storage.work import Work

#: Of a requester's issues, the newest.
MOST = 20


async def show_cards_of(turn: Turn, unit: str) -> None:
    """A liaison has said hello: what their unit has in hand can reach them now."""
    for number in await turn.work.issues.open_numbers():
        issue = await turn.issue(number)
        if issue is not None and unit in issue.units:
            await turn.show_desks(number)


async def show_what_waited(turn: Turn, person: Person) -> None:
    """A requester has opened the bot: what is private can reach them now, and the office need not telephone."""
    for issue in await turn.work.issues.of_requester(person.telegram_id, None, MOST):
        if not is_public(issue):
            await _show_own(turn, issue)


async def forget_shut_door(turn: Turn, leader: Person) -> None:
    """What they missed is not repeated; should they block the bot later, the office hears of it anew."""
    for key in shut_keys(leader):
        await turn.work.messages.forget(key)


async def _show_own(turn: Turn, issue: Issue) -> None:
    history = await turn.work.journal.of(issue.number)
    keys = await turn.work.outbox.keys_of(issue.number)
    telling = Telling(turn.speech, issue, history, keys, turn.now)
    own = card(turn.speech, issue, turn.now)
    await turn.put(own)
    for post in result_again(telling):
        known = await turn.work.messages.keyed(post.key)
        if known is None or known.message_id is None:
            await turn.put(post)
    await turn.put(*(reached(turn.speech, issue, key) for key in sorted(keys) if key.startswith(UNREACHED)))


async def show_missing_cards(engine: Engine, almanac: Almanac, clock: Clock, units: Collection[str] = ()) -> None:
    """Of every open issue, or of those of `units`, whose cards are seen elsewhere now; a transaction each.

    A wrong chat id that was corrected costs nobody a card.
    """
    async with Work(engine) as work:
        of_units = await work.issues.open_units()
    for number in (number for number, names in of_units.items() if not units or not set(names).isdisjoint(units)):
        await unbroken(_show_desks(engine, almanac, clock, number, anew=bool(units)))


async def _show_desks(engine: Engine, almanac: Almanac, clock: Clock, number: int, *, anew: bool) -> None:
    async with Work(engine) as work:
        city = await almanac.today(work)
        speech = await speech_of(work, almanac.city, city)
        await Turn(work=work, speech=speech, city=city, now=clock.now()).show_desks(number, anew=anew)
