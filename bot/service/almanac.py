"""The city as it is today: as configured, with the years of public holidays and the people that came meanwhile."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace

import structlog

from bot.core.arrangements import Arrangement
from bot.core.city import City
from bot.core.people import Roster, Unit
from storage.engine import Engine
from storage.work import StorageTrouble, Work

log = structlog.get_logger(__name__)

#: Seconds between two looks whether another process has imported a year.
FOLLOW = 30.0


class Almanac:
    """Ask it for the city each time; what it gave stays as it was, and so does all that is counted by it."""

    def __init__(self, engine: Engine, configured: City, *, shared: bool = False) -> None:
        """Who is configured counts as long as nobody stands in the book. `shared`: other processes change it, too."""
        self._engine = engine
        self._shared = shared
        self._configured = configured
        self.city = configured
        self.new_roster = asyncio.Event()  # whoever looks after it clears it
        self._revision = 0  # of the book from which the roster was made
        self._moved: tuple[City, Mapping[int, int], City] = (configured, {}, configured)
        self._one_at_a_time = asyncio.Lock()

    async def follow(self) -> None:
        """Until cancelled: what is imported is taken up by every process, whichever holds the clock."""
        while True:
            await asyncio.sleep(FOLLOW)
            try:
                await self.refresh()
            except StorageTrouble as error:
                log.warning("storage_trouble", error=str(error.orig))

    async def refresh(self) -> frozenset[int]:
        """Takes up what was imported or changed. Returns the years that are arranged differently now."""
        async with self._one_at_a_time, Work(self._engine) as work:
            await self._refresh_roster(work)
            return self._take_up(await work.calendar.years())

    async def refresh_roster(self) -> None:
        async with self._one_at_a_time, Work(self._engine) as work:
            await self._refresh_roster(work)

    async def _refresh_roster(self, work: Work) -> None:
        revision = await work.register.revision()
        if revision != self._revision:
            roster = (await work.register.load()).roster()
            self.city = replace(self.city, roster=_under_first_ids(roster, await work.chats.moves()))
            self._revision = revision
            self.new_roster.set()
            log.info("roster_taken_up", revision=revision)

    def _take_up(self, imported: Mapping[int, Arrangement]) -> frozenset[int]:
        before, rules = self.city.rules.calendar.years, self._configured.rules
        years: Mapping[int, Arrangement] = {**rules.calendar.years, **imported}
        changed = frozenset(year for year, arranged in years.items() if before.get(year) != arranged)
        if changed:
            calendar = replace(rules.calendar, years=years)
            self.city = replace(self.city, rules=replace(rules, calendar=calendar))
            log.info("years_taken_up", years=sorted(changed))
        return changed

    async def today(self, work: Work) -> City:
        """The city with the ids that its chats have today; the same one as long as nothing changes.

        Whoever enrolled a moment ago at another process is known already.
        """
        if self._shared:
            await self._refresh_roster(work)
        moves = await work.chats.moves()
        city, known, moved = self._moved
        if city is not self.city or known != moves:
            city, moved = self.city, self.city.after(moves)
            self._moved = (city, moves, moved)
        return moved


def _under_first_ids(roster: Roster, moves: Mapping[int, int]) -> Roster:
    """Cards are known by the id that a chat had first, whichever of its ids the book has by now."""
    first = {moves[old]: old for old in sorted(moves)}

    def back(unit: Unit) -> Unit:
        return replace(unit, chat=first.get(unit.chat, unit.chat)) if unit.chat is not None else unit

    return replace(roster, units=tuple(back(unit) for unit in roster.units)) if first else roster
