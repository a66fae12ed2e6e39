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

from storage.locks import key_of
from storage.prepared import prepared
from storage.tables import InboxRow

#: Whose turn an update is; None: nobody's.
SenderOf = Callable[[dict[str, Any]], int | None]
#: In which chat it came to pass; None: it goes after all that came before, and before all that comes after it.
ChatOf = Callable[[dict[str, Any]], int | None]


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
    select(col(InboxRow.seq), col(InboxRow.sender_id), col(InboxRow.chat_id), col(InboxRow.body))
    .where(col(InboxRow.state) == "new")
    .order_by(col(InboxRow.seq))
)
NEXT = prepared(NEW.limit(1))
NEXT_BUT = NEW.where(
    or_(col(InboxRow.sender_id).is_(None), col(InboxRow.sender_id).not_in(bindparam("but", expanding=True)))
).limit(1)
NEXT_OF_OURS = NEXT_BUT.where(
    or_(col(InboxRow.chat_id).is_(None), col(InboxRow.chat_id).not_in(bindparam("others", expanding=True)))
)
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
COLUMNS = ("bot_id", "update_id", "sender_id", "chat_id", "body", "state", "received_at")
STORE = {name: prepared(kind(InboxRow).on_conflict_do_nothing(), COLUMNS) for name, kind in INSERTS.items()}


class Inbox:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._is_shared = connection.dialect.name != "sqlite"
        self._ours: set[int | None] = set()  # chats whose turn is this transaction's
        self._others: set[int] = set()  # and those in which another one is reading

    async def store(
        self,
        bot_id: int,
        updates: Sequence[dict[str, Any]],
        now: datetime,
        sender_of: SenderOf,
        chat_of: ChatOf = lambda raw: None,
    ) -> None:
        """Keep the batch; an update that is here already is skipped. ASCII JSON holds lone surrogates and NUL alike."""
        rows = [
            {
                "bot_id": bot_id,
                "update_id": raw["update_id"],
                "sender_id": sender_of(raw),
                "chat_id": chat_of(raw),
                "body": json.dumps(raw),
                "state": "new",
                "received_at": now,
            }
            for raw in updates
        ]
        if rows:
            await self._connection.execute(STORE[self._connection.dialect.name], rows)

    async def next(self, but: Collection[int] = ()) -> Letter | None:
        """The oldest unread update, by the order in which it was stored; not `but` of these people.

        None as well where the rest is for other processes to read: whoever reads in a chat holds its turn to the end of
        the transaction.
        """
        row = await self._oldest(but)
        while row is not None and self._is_shared and row.chat_id not in self._ours:
            if await self._take_turn(row):
                self._ours.add(row.chat_id)
            elif row.chat_id is None:
                return None
            else:
                self._others.add(row.chat_id)
            row = await self._oldest(but)  # once more: it may have been read before the turn was ours
        return Letter(row.seq, row.sender_id, json.loads(row.body)) if row else None

    async def _oldest(self, but: Collection[int]) -> Any:
        if self._others:
            query = NEXT_OF_OURS, {"but": list(but), "others": list(self._others)}
            return (await self._connection.execute(*query)).first()
        result = self._connection.execute(NEXT_BUT, {"but": list(but)}) if but else self._connection.execute(NEXT)
        return (await result).first()

    async def _take_turn(self, row: Any) -> bool:
        if row.chat_id is None and await self._is_behind(row.seq):
            return False
        turn = func.pg_try_advisory_xact_lock(key_of(f"turn:{row.chat_id}"))
        return bool((await self._connection.execute(select(turn))).scalar_one())

    async def _is_behind(self, seq: int) -> bool:
        """Something older is unread, or another process is still reading it."""
        query = select(func.min(col(InboxRow.seq))).where(col(InboxRow.state) == "new")
        oldest = (await self._connection.execute(query)).scalar_one()
        return oldest is not None and oldest < seq

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
