"""How many issues there are of each month, kind, unit and status: counted behind the journal, each issue once.

A month of them is a thousand rows and ten years a hundred thousand, where days would be as many rows as there are
issues. Which figure an issue stands in is kept beside it, so what is counted twice changes nothing.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo
from typing import Any

from sqlalchemy import bindparam, func, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import col

from bot.core.listings import Figure
from bot.core.words import Kind, Status
from storage.inbox import insert_new
from storage.search import cursor_of, set_cursor
from storage.tables import CountedRow, FigureRow, IssueRow, JournalRow

#: How the figures call their place in the journal.
CURSOR = "figures"
#: Month (202611), kind, unit ("": none), status.
Key = tuple[int, str, str, str]

MOVE = update(FigureRow).where(col(FigureRow.id) == bindparam("which"))
MOVE = MOVE.values(count=col(FigureRow.count) + bindparam("by"))


def month_of(moment: datetime, zone: tzinfo | None) -> int:
    """202611."""
    there = moment.astimezone(zone)
    return there.year * 100 + there.month


class Figures:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of(self, month: int | None) -> Sequence[Figure]:
        """Of the issues that were opened in the month, or ever."""
        kind, unit, status = col(FigureRow.kind), col(FigureRow.unit), col(FigureRow.status)
        query = select(kind, unit, status, func.sum(col(FigureRow.count)).label("count")).group_by(kind, unit, status)
        rows = await self._connection.execute(query if month is None else query.where(col(FigureRow.month) == month))
        return [Figure(Kind(row.kind), row.unit or None, Status(row.status), int(row.count)) for row in rows]

    async def is_behind(self) -> bool:
        newest = (await self._connection.execute(select(func.max(col(JournalRow.id))))).scalar_one() or 0
        return await cursor_of(self._connection, CURSOR) < newest

    async def go_on(self, horizon: int, most: int, zone: tzinfo | None) -> bool:
        """Count what the next events changed; False where there are none. `zone`: whose months these are."""
        cursor, row_id = await cursor_of(self._connection, CURSOR), col(JournalRow.id)
        if cursor >= horizon:
            return False
        query = select(row_id, col(JournalRow.issue)).where(row_id > cursor, row_id <= horizon)
        rows = (await self._connection.execute(query.order_by(row_id).limit(most))).all()
        await self.count({row.issue for row in rows}, zone)
        await set_cursor(self._connection, CURSOR, rows[-1].id if len(rows) == most else horizon)
        return True

    async def count(self, numbers: set[int], zone: tzinfo | None) -> None:
        """As they stand now, instead of what they were counted as."""
        now = await self._stand(numbers, zone)
        ids = await self._ids(set(now.values()))
        query = select(col(CountedRow.issue), col(CountedRow.figure)).where(col(CountedRow.issue).in_(numbers))
        before = {row.issue: row.figure for row in await self._connection.execute(query)}
        moved = {number: ids[key] for number, key in now.items() if before.get(number) != ids[key]}
        if not moved:
            return
        change = Counter(moved.values())
        change.subtract(before[number] for number in moved if number in before)
        await self._connection.execute(MOVE, [{"which": which, "by": by} for which, by in sorted(change.items()) if by])
        counted = insert_new(self._connection)(CountedRow)
        counted = counted.on_conflict_do_update(index_elements=["issue"], set_={"figure": counted.excluded.figure})
        await self._connection.execute(counted, [{"issue": one, "figure": which} for one, which in moved.items()])

    async def _stand(self, numbers: set[int], zone: tzinfo | None) -> Mapping[int, Key]:
        number, kind, status = col(IssueRow.number), col(IssueRow.kind), col(IssueRow.status)
        query = select(number, kind, col(IssueRow.lead), status, col(IssueRow.opened_at)).where(number.in_(numbers))
        rows = await self._connection.execute(query)
        return {row.number: (month_of(row.opened_at, zone), row.kind, row.lead or "", row.status) for row in rows}

    async def _ids(self, keys: set[Key]) -> Mapping[Key, int]:
        """Of figures that are there, or are from now on."""
        names = ("month", "kind", "unit", "status")
        rows: list[dict[str, Any]] = [dict(zip(names, key, strict=True)) | {"count": 0} for key in sorted(keys)]
        if rows:
            await self._connection.execute(insert_new(self._connection)(FigureRow).on_conflict_do_nothing(), rows)
        columns = tuple(col(getattr(FigureRow, name)) for name in names)
        query = select(col(FigureRow.id), *columns).where(tuple_(*columns).in_(keys))
        return {tuple(row[1:]): row[0] for row in await self._connection.execute(query)}
