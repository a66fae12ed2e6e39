"""Leader's days: who listens when, those that were and those that are planned."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, tzinfo

from sqlalchemy import bindparam, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import col

from bot.core.leader_days import Duty
from storage.inbox import insert_new
from storage.prepared import prepared
from storage.tables import DutyRow

LISTENING = prepared(
    select(col(DutyRow.leader)).where(
        col(DutyRow.begins) <= bindparam("moment"), col(DutyRow.ends) > bindparam("moment")
    )
)


class Duties:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def all(self, zone: tzinfo | None) -> Sequence[Duty]:
        """In order of time, about one for each month there ever was; their hours in the city's `zone`."""
        rows = await self._connection.execute(select(DutyRow).order_by(col(DutyRow.begins)))
        return [
            Duty(row.day, row.begins.astimezone(zone), row.ends.astimezone(zone), row.leader, row.by_id) for row in rows
        ]

    async def listening(self, moment: datetime) -> str | None:
        """The leader who listens at that moment."""
        return (await self._connection.execute(LISTENING, {"moment": moment})).scalars().first()

    async def keep(self, duties: Collection[Duty]) -> None:
        """Each instead of what was kept for its day."""
        for duty in duties:
            values = {"begins": duty.begins, "ends": duty.ends, "leader": duty.leader, "by_id": duty.by}
            statement = insert_new(self._connection)(DutyRow).values(day=duty.day, **values)
            await self._connection.execute(statement.on_conflict_do_update(index_elements=["day"], set_=values))

    async def drop(self, days: Collection[date]) -> None:
        if days:
            await self._connection.execute(delete(DutyRow).where(col(DutyRow.day).in_(days)))
