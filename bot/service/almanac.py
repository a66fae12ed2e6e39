"""The city as it is today: as configured, with the years of public holidays that an admin imported meanwhile."""

from collections.abc import Mapping
from dataclasses import replace

import structlog

from bot.core.arrangements import Arrangement
from bot.core.city import City
from storage.engine import Engine
from storage.work import Work

log = structlog.get_logger(__name__)


class Almanac:
    """Ask it for the city each time; what it gave stays as it was, and so does all that is counted by it."""

    def __init__(self, engine: Engine, configured: City) -> None:
        self._engine = engine
        self._configured = configured
        self.city = configured

    async def refresh(self) -> frozenset[int]:
        """Takes up what was imported. Returns the years that are arranged differently now."""
        async with Work(self._engine) as work:
            imported = await work.calendar.years()
        before, rules = self.city.rules.calendar.years, self._configured.rules
        years: Mapping[int, Arrangement] = {**rules.calendar.years, **imported}
        changed = frozenset(year for year, arranged in years.items() if before.get(year) != arranged)
        if changed:
            calendar = replace(rules.calendar, years=years)
            self.city = replace(self._configured, rules=replace(rules, calendar=calendar))
            log.info("years_taken_up", years=sorted(changed))
        return changed
