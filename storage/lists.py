"""The lists that stand for posts while their chat's pace is too short for them: who waits, and what stands where."""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import col

from bot.core.notices import Post
from storage.codec import from_json
from storage.heads import speaking_chats
from storage.outbox import UNLISTED
from storage.tables import ChatRow, OutboxRow


@dataclass(frozen=True, slots=True)
class Unlisted:
    """A chat in which posts wait that no list stands for yet."""

    chat: int
    since: datetime  # the first of them was put there
    quiet_until: datetime | None
    behind_listed: bool  # something that a list stands for is still to come


@dataclass(frozen=True, slots=True)
class Entry:
    """A post that may stand in a list."""

    id: int
    post: Post
    at: datetime


class Lists:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def unlisted(self) -> Sequence[Unlisted]:
        rows = await self._connection.execute(UNLISTED_CHATS)
        return [Unlisted(row.chat_id, row.since, row.quiet_until, row.behind) for row in rows if row.since is not None]

    async def waiting(self, chat: int) -> Sequence[Entry]:
        """What waits there and is in no list yet, in order; what another transaction is changing comes later."""
        waiting = _in(chat, UNLISTED).where(col(OutboxRow.state) == "pending")
        return await self._entries(waiting.with_for_update(skip_locked=True))

    async def newest(self, chat: int) -> int:
        """The number of the chat's newest list; 0 where there was none."""
        query = select(func.max(col(OutboxRow.listed))).where(col(OutboxRow.chat_id) == chat)
        return (await self._connection.execute(query)).scalar() or 0

    async def entries(self, chat: int, number: int) -> Sequence[Entry]:
        """All that the list stands for, long sent or not."""
        return await self._entries(_in(chat, number))

    async def enter(self, entries: Sequence[Entry], number: int) -> None:
        chosen = col(OutboxRow.id).in_([entry.id for entry in entries])
        await self._connection.execute(update(OutboxRow).where(chosen).values(listed=number))

    async def _entries(self, query: "Select[int | None, str, datetime]") -> Sequence[Entry]:
        """Without those that can't be read: the outbox buries them when it is their turn."""
        entries = []
        for row in await self._connection.execute(query.order_by(col(OutboxRow.id))):
            with contextlib.suppress(ValueError):
                entries.append(Entry(row.id, from_json(Post, row.body), row.created_at))
        return entries


def _in(chat: int, number: int) -> "Select[int | None, str, datetime]":
    query = select(col(OutboxRow.id), col(OutboxRow.body), col(OutboxRow.created_at))
    return query.where(col(OutboxRow.chat_id) == chat, col(OutboxRow.listed) == number)


def _unlisted() -> "Select[int, datetime | None, datetime | None, bool]":
    """Private chats have no lists: their ids are positive."""
    chats = speaking_chats(col(OutboxRow.chat_id) < 0)
    chat = chats.c.chat_id
    waits, listed = (col(OutboxRow.chat_id) == chat, col(OutboxRow.state) == "pending"), col(OutboxRow.listed)
    since = select(col(OutboxRow.created_at)).where(*waits, listed == UNLISTED).correlate(chats)
    first = since.order_by(col(OutboxRow.id)).limit(1)  # which is found without reading the others
    behind = select(col(OutboxRow.id)).where(*waits, listed > UNLISTED).correlate(chats).exists()
    return (
        select(chat, first.scalar_subquery().label("since"), col(ChatRow.quiet_until), behind.label("behind"))
        .select_from(chats)
        .outerjoin(ChatRow, col(ChatRow.chat_id) == chat)
        .where(chat.is_not(None))
    )


#: Built once: that takes longer than to run it.
UNLISTED_CHATS = _unlisted()
