"""Raw updates, stored before they are confirmed."""

import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import col

from storage.tables import InboxRow

#: Whose turn an update is; None: nobody's.
SenderOf = Callable[[dict[str, Any]], int | None]


@dataclass(frozen=True, slots=True)
class Letter:
    """An update that waits to be read."""

    seq: int
    sender_id: int | None
    update: dict[str, Any]


def insert_new(connection: AsyncConnection) -> type[postgresql.Insert] | type[sqlite.Insert]:
    """The dialect's own INSERT, which knows ON CONFLICT DO NOTHING."""
    return sqlite.Insert if connection.dialect.name == "sqlite" else postgresql.Insert


#: Statements of every update, built once: that takes longer than to run them.
NEXT = (
    select(col(InboxRow.seq), col(InboxRow.sender_id), col(InboxRow.body))
    .where(col(InboxRow.state) == "new")
    .order_by(col(InboxRow.seq))
    .limit(1)
)
MARK = (
    update(InboxRow)
    .where(col(InboxRow.seq) == bindparam("at"))
    .values(state=bindparam("state"), error=bindparam("error"))
)


class Inbox:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def store(self, bot_id: int, updates: Sequence[dict[str, Any]], now: datetime, sender_of: SenderOf) -> None:
        """Keep the batch; an update that is here already is skipped. ASCII JSON holds lone surrogates and NUL alike."""
        rows = [
            {
                "bot_id": bot_id,
                "update_id": raw["update_id"],
                "sender_id": sender_of(raw),
                "body": json.dumps(raw),
                "state": "new",
                "received_at": now,
            }
            for raw in updates
        ]
        if rows:
            statement = insert_new(self._connection)(InboxRow).on_conflict_do_nothing()
            await self._connection.execute(statement, rows)

    async def next(self, but: Collection[int] = ()) -> Letter | None:
        """The oldest unread update, by the order in which it was stored; not `but` of these people."""
        query = NEXT
        if but:
            sender = col(InboxRow.sender_id)
            query = query.where(or_(sender.is_(None), sender.not_in(but)))
        row = (await self._connection.execute(query)).first()
        return Letter(row.seq, row.sender_id, json.loads(row.body)) if row else None

    async def waits(self, sender_id: int, before: int) -> bool:
        """Whether something of that person, older than `before`, is unread."""
        query = select(col(InboxRow.seq)).where(col(InboxRow.state) == "new", col(InboxRow.sender_id) == sender_id)
        return (await self._connection.execute(query.where(col(InboxRow.seq) < before).limit(1))).first() is not None

    async def done(self, seq: int) -> None:
        await self._mark(seq, "done", None)

    async def set_aside(self, seq: int, error: str) -> None:
        """Not readable: kept with its error, so that the next one is read."""
        await self._mark(seq, "aside", error)

    async def unread(self) -> int:
        query = select(func.count()).select_from(InboxRow).where(col(InboxRow.state) == "new")
        return (await self._connection.execute(query)).scalar_one()

    async def _mark(self, seq: int, state: str, error: str | None) -> None:
        await self._connection.execute(MARK, {"at": seq, "state": state, "error": error})
