"""Chats and liaisons that came with a new roster: they get at once what they else would at the next start."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from bot.core.city import City
from bot.service.almanac import Almanac
from bot.service.catching_up import show_missing_cards
from bot.service.noting import BACK_OFF
from bot.service.ports import Clock
from storage.engine import Engine
from storage.work import StorageTrouble, Work

log = structlog.get_logger(__name__)

#: Whatever Telegram has to know or to tell of chats that the city did not have before: the city before, and now.
Introduce = Callable[[City, City], Awaitable[None]]


class Newcomers:
    def __init__(
        self,
        engine: Engine,
        almanac: Almanac,
        clock: Clock,
        spoke: Callable[[], None],
        learn: Introduce,
        offer: Introduce,
    ) -> None:
        """`learn`: before the first card goes there; `offer`: afterwards."""
        self._engine = engine
        self._almanac = almanac
        self._clock = clock
        self._spoke = spoke
        self._learn = learn
        self._offer = offer
        self._known = almanac.city  # the one whose chats have all they need
        self._busy = True  # until what was missed is shown

    @property
    def are_waiting(self) -> bool:
        return self._busy or self._almanac.new_roster.is_set()

    async def run(self) -> None:
        """Until cancelled. First of all what was missed while no process looked after them."""
        await self._persistently(self._catch_up)
        while True:
            await self._almanac.new_roster.wait()
            self._almanac.new_roster.clear()
            await self._persistently(self._welcome)

    async def _persistently(self, work: Callable[[], Awaitable[None]]) -> None:
        """Until it succeeds: the database may be locked."""
        self._busy = True
        try:
            while True:
                try:
                    return await work()
                except StorageTrouble as error:
                    log.warning("storage_trouble", error=str(error.orig))
                    await asyncio.sleep(BACK_OFF)
        finally:
            self._busy = False

    async def _catch_up(self) -> None:
        await show_missing_cards(self._engine, self._almanac, self._clock)
        self._spoke()

    async def _welcome(self) -> None:
        now = self._almanac.city
        async with Work(self._engine) as work:
            moves = await work.chats.moves()
        before, after = self._known.after(moves), now.after(moves)
        await self._learn(before, after)
        if units := with_other_desks(before, after):
            await show_missing_cards(self._engine, self._almanac, self._clock, units)
            self._spoke()
        await self._offer(before, after)
        self._known = now


def with_other_desks(before: City, after: City) -> frozenset[str]:
    """The units whose cards are seen in other chats now; and those that came or went, which their cards tell."""
    had, has = (frozenset(unit.name for unit in city.roster.units) for city in (before, after))
    return had ^ has | {unit for unit in had & has if before.desks(unit) != after.desks(unit)}
