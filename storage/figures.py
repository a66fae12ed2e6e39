"""What whoever watches over the bot wants to know of its database. Each figure is a short look into an index."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Text, cast, func, literal, select, text
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import col

from storage.heads import PRESENT
from storage.issue_statements import IS_OPEN
from storage.tables import ChatRow, InboxRow, IssueRow, JournalRow, MessageRow, OutboxRow

#: Written with every question whether the database takes something: one row, which is always there.
PROOF = text("UPDATE alembic_version SET version_num = version_num")


@dataclass(frozen=True, slots=True)
class Queued:
    """What waits in the outbox for one chat."""

    chat: int | None  # None: answers to pressed buttons
    present: bool  # False: the bot is out of the chat, it waits until it is back
    count: int
    since: datetime  # of the oldest


@dataclass(frozen=True, slots=True)
class Buried:
    reason: str  # Telegram's words
    count: int
    chats: int  # how many chats or people it was for


@dataclass(frozen=True, slots=True)
class Shown:
    """An issue's first card in the office."""

    received_at: datetime  # when the update that opened it was stored
    shown_at: datetime


class Figures:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def oldest_unread(self) -> datetime | None:
        unread = select(col(InboxRow.received_at)).where(col(InboxRow.state) == "new")
        return (await self._connection.execute(unread.order_by(col(InboxRow.seq)).limit(1))).scalar_one_or_none()

    async def set_aside(self) -> int:
        """Updates that could not be read."""
        query = select(func.count()).select_from(InboxRow).where(col(InboxRow.state) == "aside")
        return (await self._connection.execute(query)).scalar_one()

    async def queued(self) -> Sequence[Queued]:
        chat, present = col(OutboxRow.chat_id), PRESENT.label("present")
        columns = (chat, present, func.count().label("count"), func.min(col(OutboxRow.created_at)).label("since"))
        waiting = select(*columns).outerjoin(ChatRow, col(ChatRow.chat_id) == chat)
        query = waiting.where(col(OutboxRow.state) == "pending").group_by(chat, present)
        return [
            Queued(row.chat_id, bool(row.present), row._mapping["count"], row.since)
            for row in await self._connection.execute(query)
        ]

    async def open_issues(self) -> Mapping[str, int]:
        status = col(IssueRow.status)
        query = select(status, func.count()).where(IS_OPEN).group_by(status)
        return {row[0]: row[1] for row in await self._connection.execute(query)}

    async def buried_since(self, since: datetime, most: int) -> Sequence[Buried]:
        """What Telegram refused for good, the most frequent reason first; of the newest `most` that were given up.

        Posts and copies alone: that a reaction or the answer to a press came too late is nobody's loss.
        """
        rows = (
            select(col(OutboxRow.error), col(OutboxRow.chat_id))
            .where(col(OutboxRow.state) == "buried", col(OutboxRow.created_at) > since)
            .where(col(OutboxRow.kind).in_(("Post", "Copies")), col(OutboxRow.error).is_not(None))
            .order_by(col(OutboxRow.id).desc())
            .limit(most)
            .subquery()
        )
        count = func.count().label("count")
        columns = (rows.c.error, count, func.count(rows.c.chat_id.distinct()).label("chats"))
        query = select(*columns).group_by(rows.c.error).order_by(count.desc())
        return [Buried(row[0], row[1], row[2]) for row in await self._connection.execute(query)]

    async def absent_chats(self) -> Mapping[int, int]:
        """The chats that the bot was removed from → how much waits there."""
        waiting = func.count(col(OutboxRow.id))
        pending = (col(OutboxRow.chat_id) == col(ChatRow.chat_id), col(OutboxRow.state) == "pending")
        query = select(col(ChatRow.chat_id), waiting).outerjoin(OutboxRow, pending[0] & pending[1])
        found = query.where(col(ChatRow.absent).is_(True), col(ChatRow.moved_to).is_(None))
        rows = await self._connection.execute(found.group_by(col(ChatRow.chat_id)))
        return {row[0]: row[1] for row in rows}

    async def shown_between(self, since: datetime, until: datetime, most: int) -> Sequence[Shown]:
        """The first cards of issues that messages opened, in the order in which they stood in the office."""
        key = literal("office:") + cast(col(MessageRow.issue), Text)
        shown = col(MessageRow.at)
        query = (
            select(col(InboxRow.received_at), shown)
            .select_from(MessageRow)
            .join(JournalRow, (col(JournalRow.issue) == col(MessageRow.issue)) & (col(JournalRow.version) == 1))
            .join(InboxRow, col(InboxRow.seq) == col(JournalRow.cause))
            .where(shown > since, shown <= until, col(MessageRow.key) == key)
            .order_by(shown)
            .limit(most)
        )
        return [Shown(row[0], row[1]) for row in await self._connection.execute(query)]

    async def size(self) -> int:
        """Of the database, in bytes."""
        on_sqlite = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
        query = on_sqlite if self._on_sqlite else "SELECT pg_database_size(current_database())"
        return int((await self._connection.execute(text(query))).scalar_one())

    async def prove_writable(self) -> None:
        """Writes a page, and leaves everything as it was; whoever commits knows. Raises StorageTrouble."""
        await self._connection.execute(PROOF)

    async def faults(self) -> Sequence[str]:
        """What SQLite finds damaged; reads the whole file. Nothing for PostgreSQL, which checks its pages itself."""
        if not self._on_sqlite:
            return ()
        found = (await self._connection.execute(text("PRAGMA quick_check(5)"))).scalars().all()
        return [] if found == ["ok"] else [str(one) for one in found]

    async def unfit_locale(self) -> str | None:
        """Of a PostgreSQL in which Chinese words can't be told from each other: its encoding and locale."""
        if self._on_sqlite:
            return None
        query = (
            "SELECT pg_encoding_to_char(encoding) AS encoding, datctype AS locale FROM pg_database"
            " WHERE datname = current_database()"
        )
        row = (await self._connection.execute(text(query))).one()
        return None if row.encoding == "UTF8" and row.locale not in ("C", "POSIX") else f"{row.encoding}, {row.locale}"

    @property
    def _on_sqlite(self) -> bool:
        return self._connection.dialect.name == "sqlite"
