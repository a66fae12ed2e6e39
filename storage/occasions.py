"""What the clock does once, however many processes run: whoever writes the occasion down first does it."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import col

from storage.inbox import insert_new
from storage.tables import MarkRow, OccasionRow


class Occasions:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def take(self, name: str, now: datetime) -> bool:
        """Whether nobody has done it yet. It counts as done with the transaction that asks."""
        statement = insert_new(self._connection)(OccasionRow).values(name=name, at=now).on_conflict_do_nothing()
        written = await self._connection.execute(statement.returning(col(OccasionRow.name)))
        return written.first() is not None  # PostgreSQL's driver does not count the rows

    async def last(self, beginning: str, before: datetime) -> datetime | None:
        """When one whose name begins so was done last, before then."""
        named = (col(OccasionRow.name).startswith(beginning, autoescape=True), col(OccasionRow.at) < before)
        return (await self._connection.execute(select(func.max(col(OccasionRow.at))).where(*named))).scalar_one()

    async def all_taken(self, names: Collection[str]) -> bool:
        """Whether each of them was done."""
        query = select(func.count()).where(col(OccasionRow.name).in_(names))
        return (await self._connection.execute(query)).scalar_one() == len(names)

    async def mark(self, name: str) -> str | None:
        """By what something was done last that need not be done again by the same."""
        return (await self._connection.execute(select(col(MarkRow.value)).where(col(MarkRow.name) == name))).scalar()

    async def set_mark(self, name: str, value: str) -> None:
        statement = insert_new(self._connection)(MarkRow).values(name=name, value=value)
        await self._connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_={"value": value}))
