"""Every event, for ever."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import col

from bot.core.events import EVENTS, Event
from storage.codec import from_json, to_json
from storage.prepared import prepared
from storage.tables import JournalRow

APPEND = prepared(insert(JournalRow), ("issue", "version", "event", "at", "by_id", "body", "cause"))
OF = prepared(
    select(col(JournalRow.event), col(JournalRow.body))
    .where(col(JournalRow.issue) == bindparam("of"))
    .order_by(col(JournalRow.version))
)


class Journal:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def append(self, issue: int, version: int, event: Event, cause: int | None) -> None:
        """`cause` is the inbox row that the event came from."""
        await self._connection.execute(APPEND, entry_of(issue, version, event, cause))

    async def since(self, since: datetime, *kinds: type[Event]) -> Sequence[tuple[int, Event]]:
        """What happened of these kinds since then, each with its issue; the oldest first."""
        named = col(JournalRow.event).in_(sorted(kind.__name__ for kind in kinds))
        query = select(col(JournalRow.issue), col(JournalRow.event), col(JournalRow.body))
        query = query.where(col(JournalRow.at) >= since, named).order_by(col(JournalRow.at), col(JournalRow.id))
        rows = await self._connection.execute(query)
        return [(row.issue, from_json(EVENTS[row.event], row.body)) for row in rows]

    async def of(self, issue: int) -> Sequence[Event]:
        """The issue's whole history, the oldest first."""
        rows = await self._connection.execute(OF, {"of": issue})
        return [from_json(EVENTS[row.event], row.body) for row in rows]


def entry_of(issue: int, version: int, event: Event, cause: int | None) -> dict[str, Any]:
    """Its columns."""
    return {
        "issue": issue,
        "version": version,
        "event": type(event).__name__,
        "at": event.at,
        "by_id": event.by.telegram_id,
        "body": to_json(event),
        "cause": cause,
    }
