"""At the start, and when a liaison says hello: cards that could not be delivered when they were due are shown now."""

from bot.core.city import City
from bot.service.ports import Clock
from bot.service.turn import Turn
from bot.voice.speech import Speech
from storage.engine import Engine
from storage.work import Work


async def show_missing_cards(engine: Engine, city: City, clock: Clock) -> None:
    """Of every open issue, a transaction each. A wrong chat id that was corrected costs nobody a card."""
    async with Work(engine) as work:
        numbers = await work.issues.open_numbers()
    for number in numbers:
        async with Work(engine) as work:
            turn = Turn(work=work, speech=Speech(city), city=city, now=clock.now())
            await turn.show_desks(number)
