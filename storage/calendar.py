"""The years whose public holidays an admin imported."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import col

from bot.core.arrangements import Arrangement
from storage.codec import from_json, to_json
from storage.inbox import insert_new
from storage.tables import CalendarYearRow


class Calendar:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def years(self) -> Mapping[int, Arrangement]:
        """In their order."""
        query = select(col(CalendarYearRow.year), col(CalendarYearRow.body)).order_by(col(CalendarYearRow.year))
        return {row.year: from_json(Arrangement, row.body) for row in await self._connection.execute(query)}

    async def keep(self, year: int, arranged: Arrangement, now: datetime) -> None:
        """Instead of what was imported for the year before."""
        values = {"body": to_json(arranged), "imported_at": now}
        statement = insert_new(self._connection)(CalendarYearRow).values(year=year, **values)
        await self._connection.execute(statement.on_conflict_do_update(index_elements=["year"], set_=values))
