"""The bot's one way to change an issue, for a command that runs beside it."""

import contextlib
from collections.abc import AsyncIterator

from bot.config import Settings
from bot.core.city import City
from bot.service.almanac import Almanac
from bot.service.languages import speech_of
from bot.service.ports import Clock
from bot.service.turn import Turn
from storage.engine import Engine, open_engine
from storage.migrate import migrate
from storage.work import Work


class Desk:
    def __init__(self, engine: Engine, almanac: Almanac, clock: Clock) -> None:
        self._engine = engine
        self._almanac = almanac
        self._clock = clock

    @property
    def prefix(self) -> str:
        return self._almanac.city.prefix

    @classmethod
    @contextlib.asynccontextmanager
    async def at(cls, settings: Settings, city: City, clock: Clock) -> "AsyncIterator[Desk]":
        """The database is made or brought to the newest tables first; the people and the calendar are today's."""
        engine = open_engine(settings.storage.url)
        try:
            await migrate(engine)
            almanac = Almanac(engine, city)
            await almanac.refresh()
            yield cls(engine, almanac, clock)
        finally:
            await engine.dispose()

    @contextlib.asynccontextmanager
    async def turn(self) -> AsyncIterator[Turn]:
        """One transaction."""
        async with Work(self._engine) as work:
            today = await self._almanac.today(work)
            speech = await speech_of(work, self._almanac.city, today)
            yield Turn(work=work, speech=speech, city=today, now=self._clock.now())
