"""Whom the leaders visit on a service day, and who has been visited."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import col

from bot.core.visits import Visit
from storage.inbox import insert_new
from storage.tables import VisitRow


class Visits:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of(self, day: date) -> Sequence[Visit]:
        """In the order in which they were planned."""
        query = select(VisitRow).where(col(VisitRow.day) == day).order_by(col(VisitRow.id))
        return [_visit(row) for row in await self._connection.execute(query)]

    async def last_of_enterprises(self) -> Mapping[str, datetime]:
        """When each enterprise was visited last."""
        enterprise, last = col(VisitRow.enterprise), func.max(col(VisitRow.visited_at))
        query = select(enterprise, last).group_by(enterprise)
        return {row[0]: row[1] for row in await self._connection.execute(query) if row[1]}

    async def plan(self, day: date, visits: Iterable[Visit]) -> None:
        """Beside those that there are; an enterprise stands in a day once."""
        rows = [{"day": day, **_columns(visit)} for visit in visits]
        if rows:
            statement = insert_new(self._connection)(VisitRow).on_conflict_do_nothing()
            await self._connection.execute(statement, rows)

    async def move(self, since: date, day: date) -> bool:
        """What is stored for another day from `since` on, the first there is, holds for this one. False: nothing is."""
        others = select(func.min(col(VisitRow.day))).where(col(VisitRow.day) >= since, col(VisitRow.day) != day)
        moved = update(VisitRow).where(col(VisitRow.day) == others.scalar_subquery()).values(day=day)
        return (await self._connection.execute(moved.returning(col(VisitRow.id)))).first() is not None

    async def assign(self, day: date, leader: str, enterprises: Sequence[str]) -> None:
        """Those of the leader, and none besides but what they have visited already."""
        pending = (col(VisitRow.day) == day, col(VisitRow.visited_at).is_(None))
        theirs = (col(VisitRow.leader) == leader) | col(VisitRow.enterprise).in_(enterprises)
        await self._connection.execute(delete(VisitRow).where(*pending, theirs))
        await self.plan(day, (Visit(enterprise=name, leader=leader) for name in enterprises))

    async def tick(self, day: date, visit: Visit) -> bool:
        """It has taken place. False where that was known; the leader is who came."""
        await self.plan(day, [Visit(enterprise=visit.enterprise, leader=visit.leader, planned=False)])
        this = (col(VisitRow.day) == day, col(VisitRow.enterprise) == visit.enterprise)
        values = {"leader": visit.leader, "visited_at": visit.visited_at, "by_name": visit.by}
        statement = update(VisitRow).where(*this, col(VisitRow.visited_at).is_(None)).values(**values)
        ticked = await self._connection.execute(statement.returning(col(VisitRow.id)))
        return ticked.first() is not None


def _visit(row: Row[Any]) -> Visit:
    return Visit(
        enterprise=row.enterprise, leader=row.leader, planned=row.planned, visited_at=row.visited_at, by=row.by_name
    )


def _columns(visit: Visit) -> dict[str, Any]:
    return {
        "enterprise": visit.enterprise,
        "leader": visit.leader,
        "planned": visit.planned,
        "visited_at": visit.visited_at,
        "by_name": visit.by,
    }
