"""Raw updates, stored before they are confirmed."""

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import SQLModel, col

from storage.prepared import prepared
from storage.tables import InboxRow

#: Whose turn an update is; None: nobody's.
SenderOf = Callable[[dict[str, Any]], int | None]


@dataclass(frozen=True, slots=True)
class Letter:
    """An update that waits to be read."""

    seq: int
    sender_id: int | None
    update: dict[str, Any]


#: Each dialect's own INSERT, which knows ON CONFLICT.
INSERTS: Mapping[str, type[postgresql.Insert] | type[sqlite.Insert]] = {
    "sqlite": sqlite.Insert,
    "postgresql": postgresql.Insert,
}


def insert_new(connection: AsyncConnection) -> type[postgresql.Insert] | type[sqlite.Insert]:
    return INSERTS[connection.dialect.name]


def upserts(
    table: type[SQLModel], at: Sequence[str], changed: Sequence[str]
) -> Mapping[str, postgresql.Insert | sqlite.Insert]:
    """By dialect: a new row with the values of these columns, or those `changed` in the one that has the same `at`."""

    def upsert(kind: type[postgresql.Insert] | type[sqlite.Insert]) -> postgresql.Insert | sqlite.Insert:
        new = kind(table)
        return new.on_conflict_do_update(index_elements=at, set_={name: new.excluded[name] for name in changed})

    return {name: prepared(upsert(kind), (*at, *changed)) for name, kind in INSERTS.items()}


NEW = (
    select(col(InboxRow.seq), col(InboxRow.sender_id), col(InboxRow.body))
    .where(col(InboxRow.state) == "new")
    .order_by(col(InboxRow.seq))
)
NEXT = prepared(NEW.limit(1))
NEXT_BUT = NEW.where(
    or_(col(InboxRow.sender_id).is_(None), col(InboxRow.sender_id).not_in(bindparam("but", expanding=True)))
).limit(1)
WAITS = prepared(
    select(col(InboxRow.seq))
    .where(
        col(InboxRow.state) == "new",
        col(InboxRow.sender_id) == bindparam("sender"),
        col(InboxRow.seq) < bindparam("before"),
    )
    .limit(1)
)
MARK = prepared(
    update(InboxRow)
    .where(col(InboxRow.seq) == bindparam("at"))
    .values(state=bindparam("state"), error=bindparam("error"))
)
COLUMNS = ("bot_id", "update_id", "sender_id", "body", "state", "received_at")
STORE = {name: prepared(kind(InboxRow).on_conflict_do_nothing(), COLUMNS) for name, kind in INSERTS.items()}


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
            await self._connection.execute(STORE[self._connection.dialect.name], rows)

    async def next(self, but: Collection[int] = ()) -> Letter | None:
        """The oldest unread update, by the order in which it was stored; not `but` of these people."""
        result = self._connection.execute(NEXT_BUT, {"but": list(but)}) if but else self._connection.execute(NEXT)
        row = (await result).first()
        return Letter(row.seq, row.sender_id, json.loads(row.body)) if row else None

    async def waits(self, sender_id: int, before: int) -> bool:
        """Whether something of that person, older than `before`, is unread."""
        values = {"sender": sender_id, "before": before}
        return (await self._connection.execute(WAITS, values)).first() is not None

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
