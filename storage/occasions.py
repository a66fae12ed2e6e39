"""What the clock does once, however many processes run: whoever writes the occasion down first does it."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import col

from storage.inbox import insert_new
from storage.tables import OccasionRow


class Occasions:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def take(self, name: str, now: datetime) -> bool:
        """Whether nobody has done it yet. It counts as done with the transaction that asks."""
        statement = insert_new(self._connection)(OccasionRow).values(name=name, at=now).on_conflict_do_nothing()
        written = await self._connection.execute(statement.returning(col(OccasionRow.name)))
        return written.first() is not None  # PostgreSQL's driver does not count the rows

    async def is_taken(self, name: str) -> bool:
        query = select(col(OccasionRow.name)).where(col(OccasionRow.name) == name)
        return (await self._connection.execute(query)).first() is not None
