"""What the board shows, read in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from bot.core.issue import Issue
from bot.core.listings import Counts, Figure, UnitCount
from bot.core.permissions import Sight
from storage.engine import Engine
from storage.monthly import month_of
from storage.work import Reading

#: More open issues than a city has.
ALL = 1_000_000


@dataclass(frozen=True, slots=True)
class Overview:
    at: datetime  # in the city's zone
    counts: Counts
    units: Sequence[UnitCount]
    issues: Sequence[Issue]  # open ones, the soonest due first
    month: Sequence[Figure] = ()  # of those opened in this month; of the board of one unit nothing, as the next
    ever: Sequence[Figure] = ()


async def overview(engine: Engine, now: datetime, unit: str | None, most: int = ALL) -> Overview:
    """Of one unit, or of all; `most` issues. Raises StorageTrouble."""
    seen = Sight(None if unit is None else (unit,))
    tonight = datetime.combine(now.date() + timedelta(days=1), time(), now.tzinfo)
    async with Reading(engine) as work:
        counts = await work.views.counts(seen, now, tonight)
        units = await work.views.units(now) if unit is None else ()
        page = await work.views.open_of(seen, 0, most)
        if unit is not None:
            return Overview(now, counts, units, page.issues)
        month = await work.monthly.of(month_of(now, now.tzinfo))
        return Overview(now, counts, units, page.issues, month, await work.monthly.of(None))
