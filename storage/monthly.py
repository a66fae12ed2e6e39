"""How many issues there are of each month, kind, unit and status: counted behind the journal, each issue once.

A month of them is a thousand rows, where days would be nearly as many rows as there are issues; all months together
are kept as one more. Which figure an issue stands in is kept beside it, so what is counted twice changes nothing.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, tzinfo

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import col

from bot.core.listings import Figure
from bot.core.words import Kind, Status
from storage.inbox import INSERTS, upserts
from storage.prepared import prepared
from storage.tables import CountedRow, FigureRow, IssueRow

#: Instead of a month: of all of them.
EVER = 0
#: Month (202611), kind, unit ("": none), status.
Key = tuple[int, str, str, str]

NAMES = ("month", "kind", "unit", "status")


def _add(kind: type[postgresql.Insert] | type[sqlite.Insert]) -> postgresql.Insert | sqlite.Insert:
    new = kind(FigureRow)
    more = {"count": col(FigureRow.count) + new.excluded["count"]}
    return prepared(new.on_conflict_do_update(index_elements=NAMES, set_=more), (*NAMES, "count"))


ADD = {name: _add(kind) for name, kind in INSERTS.items()}
COUNT = upserts(CountedRow, ("issue",), NAMES)


def _named(key: Key) -> dict[str, int | str]:
    return dict(zip(NAMES, key, strict=True))


def month_of(moment: datetime, zone: tzinfo | None) -> int:
    """202611."""
    there = moment.astimezone(zone)
    return there.year * 100 + there.month


class Monthly:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of(self, month: int | None) -> Sequence[Figure]:
        """Of the issues that were opened in the month, or ever."""
        kind, unit, status, count = (col(getattr(FigureRow, name)) for name in ("kind", "unit", "status", "count"))
        query = select(kind, unit, status, count.label("issues")).where(count > 0)
        rows = await self._connection.execute(query.where(col(FigureRow.month) == (EVER if month is None else month)))
        return [Figure(Kind(row.kind), row.unit or None, Status(row.status), row.issues) for row in rows]

    async def count(self, numbers: Collection[int], zone: tzinfo | None) -> None:
        """As they stand now, instead of what they were counted as."""
        now, before = await self._stand(numbers, zone), await self._counted(numbers)
        moved = {number: key for number, key in now.items() if before.get(number) != key}
        change = Counter[Key]()
        for number, key in moved.items():
            change.update((key, (EVER, *key[1:])))
            if number in before:
                change.subtract((before[number], (EVER, *before[number][1:])))
        if moved:
            dialect = self._connection.dialect.name
            more = [{**_named(key), "count": by} for key, by in sorted(change.items()) if by]
            await self._connection.execute(ADD[dialect], more)
            rows = [{"issue": number, **_named(key)} for number, key in sorted(moved.items())]
            await self._connection.execute(COUNT[dialect], rows)

    async def _counted(self, numbers: Collection[int]) -> Mapping[int, Key]:
        """As what they were counted before."""
        query = select(CountedRow).where(col(CountedRow.issue).in_(numbers))
        rows = await self._connection.execute(query)
        return {row.issue: (row.month, row.kind, row.unit, row.status) for row in rows}

    async def _stand(self, numbers: Collection[int], zone: tzinfo | None) -> Mapping[int, Key]:
        number, kind, status = col(IssueRow.number), col(IssueRow.kind), col(IssueRow.status)
        query = select(number, kind, col(IssueRow.lead), status, col(IssueRow.opened_at)).where(number.in_(numbers))
        rows = await self._connection.execute(query)
        return {row.number: (month_of(row.opened_at, zone), row.kind, row.lead or "", row.status) for row in rows}
