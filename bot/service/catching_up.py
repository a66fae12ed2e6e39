"""At the start, and when a liaison says hello: cards that could not be delivered when they were due are shown now."""

from bot.core.city import City
from bot.service.languages import speech_of
from bot.service.ports import Clock
from bot.service.turn import Turn
from storage.engine import Engine
from storage.work import Work


async def show_cards_of(turn: Turn, unit: str) -> None:
    """A liaison has said hello: what their unit has in hand can reach them now."""
    for number in await turn.work.issues.open_numbers():
        issue = await turn.issue(number)
        if issue is not None and unit in issue.units:
            await turn.show_desks(number)


async def show_missing_cards(engine: Engine, city: City, clock: Clock) -> None:
    """Of every open issue, a transaction each. A wrong chat id that was corrected costs nobody a card."""
    async with Work(engine) as work:
        numbers = await work.issues.open_numbers()
    for number in numbers:
        async with Work(engine) as work:
            turn = Turn(work=work, speech=await speech_of(work, city, city), city=city, now=clock.now())
            await turn.show_desks(number)
