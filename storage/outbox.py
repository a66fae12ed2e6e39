"""Notices on their way out, kept until a transport has carried them out or was refused for good."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2s

from sqlalchemy import func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import col

from bot.core.notices import Answer, Copies, Notice, Post, Priority, Reaction
from storage.chats import Chats
from storage.codec import from_json, to_json
from storage.messages import Messages
from storage.tables import ChatRow, MessageRow, OutboxRow

KINDS: dict[str, type[Post] | type[Reaction] | type[Answer] | type[Copies]] = {
    kind.__name__: kind for kind in (Post, Reaction, Answer, Copies)
}


@dataclass(frozen=True, slots=True)
class Waiting:
    """A notice that may go out now."""

    id: int
    revision: int
    attempts: int
    chat: int | None  # where it goes now, even if the chat moved since the notice was written
    priority: Priority
    issue: int | None
    notice: Notice
    message_id: int | None  # where the post stands already: it is edited there
    created_at: datetime


def digest(post: Post) -> str:
    """What a reader would see of it: the same digest, nothing to edit."""
    return blake2s(to_json((post.text, post.buttons)).encode(), digest_size=16).hexdigest()


class Outbox:
    def __init__(self, connection: AsyncConnection, messages: Messages, chats: Chats) -> None:
        self._connection = connection
        self._messages = messages
        self._chats = chats

    async def put(self, notice: Notice, now: datetime, *, not_before: datetime | None = None) -> None:
        """Queue a notice. A newer version of a post that still waits takes the older one's place in the queue."""
        match notice:
            case Post():
                await self._put_post(notice, now)
            case Copies():
                await self._put_copies(notice, now, not_before)
            case Reaction():
                await self._insert(notice, now, chat=notice.chat, key=None, priority=Priority.ANSWER, issue=None)
            case Answer():
                await self._insert(notice, now, chat=None, key=None, priority=Priority.ANSWER, issue=None)

    async def _put_post(self, post: Post, now: datetime) -> None:
        known = await self._messages.keyed(post.key)
        if known is not None and known.place != post.place:
            await self._messages.set_place(post.key, post.place, None, now)
        if await self._replace_waiting(post.key, to_json(post)):
            return
        stands = known is not None and known.message_id is not None
        if (post.edit_only and not stands) or (stands and known is not None and known.digest == digest(post)):
            return
        priority = max(post.priority, Priority.EDIT) if stands and post.priority > Priority.ANSWER else post.priority
        await self._insert(post, now, chat=post.chat, key=post.key, priority=priority, issue=post.issue)

    async def _put_copies(self, copies: Copies, now: datetime, not_before: datetime | None) -> None:
        """Files of one album come one by one and leave together: those that wait are gathered."""
        waiting = await self._waiting(copies.key)
        if waiting is not None:
            older = from_json(Copies, waiting)
            merged = Copies(
                key=copies.key,
                chat=copies.chat,
                from_chat=copies.from_chat,
                message_ids=tuple(dict.fromkeys((*older.message_ids, *copies.message_ids))),
                issue=copies.issue,
                reply_to_key=copies.reply_to_key,
            )
            await self._replace_waiting(copies.key, to_json(merged))
            return
        await self._insert(
            copies,
            now,
            chat=copies.chat,
            key=copies.key,
            priority=Priority.MILESTONE,
            issue=copies.issue,
            not_before=not_before,
        )

    async def _insert(
        self,
        notice: Notice,
        now: datetime,
        *,
        chat: int | None,
        key: str | None,
        priority: Priority,
        issue: int | None,
        not_before: datetime | None = None,
    ) -> None:
        await self._connection.execute(
            insert(OutboxRow).values(
                chat_id=await self._chats.current(chat) if chat is not None else None,
                kind=type(notice).__name__,
                key=key,
                priority=int(priority),
                issue=issue,
                body=to_json(notice),
                state="pending",
                revision=0,
                attempts=0,
                weight=0,
                not_before=not_before,
                created_at=now,
            )
        )

    async def _waiting(self, key: str) -> str | None:
        query = select(col(OutboxRow.body)).where(col(OutboxRow.key) == key, col(OutboxRow.state) == "pending")
        return (await self._connection.execute(query)).scalar_one_or_none()

    async def _replace_waiting(self, key: str, body: str) -> bool:
        statement = update(OutboxRow).where(col(OutboxRow.key) == key, col(OutboxRow.state) == "pending")
        changed = statement.values(body=body, revision=col(OutboxRow.revision) + 1, not_before=None)
        return (await self._connection.execute(changed)).rowcount > 0

    async def keys_of(self, issue: int) -> frozenset[str]:
        """The names of all posts about the issue, sent or on their way."""
        query = select(col(OutboxRow.key)).where(col(OutboxRow.issue) == issue, col(OutboxRow.kind) == Post.__name__)
        return frozenset(key for key in (await self._connection.execute(query.distinct())).scalars() if key)

    async def ready(self, now: datetime) -> Sequence[Waiting]:
        """What may go out now: of every chat the first of each priority, in the order in which they should go.

        One of each is enough to choose from, and a chat with a thousand waiting does not hide the others.
        """
        rank = func.row_number().over(
            partition_by=(col(OutboxRow.chat_id), col(OutboxRow.priority)), order_by=col(OutboxRow.id)
        )
        ranked = (
            select(OutboxRow, col(MessageRow.message_id), rank.label("rank"))
            .outerjoin(ChatRow, col(ChatRow.chat_id) == col(OutboxRow.chat_id))
            .outerjoin(MessageRow, col(MessageRow.key) == col(OutboxRow.key))
            .where(
                col(OutboxRow.state) == "pending",
                col(ChatRow.quiet_until).is_(None) | (col(ChatRow.quiet_until) <= now),
            )
            .subquery()
        )
        query = (
            select(ranked)
            .where((ranked.c.rank == 1) | ranked.c.chat_id.is_(None))
            .where(ranked.c.not_before.is_(None) | (ranked.c.not_before <= now))
            .order_by(ranked.c.priority, ranked.c.id)
        )
        rows = await self._connection.execute(query)
        return [
            Waiting(
                id=row.id,
                revision=row.revision,
                attempts=row.attempts,
                chat=row.chat_id,
                priority=Priority(row.priority),
                issue=row.issue,
                notice=from_json(KINDS[row.kind], row.body),
                message_id=row.message_id,
                created_at=row.created_at,
            )
            for row in rows
        ]

    async def next_moment(self) -> datetime | None:
        """When something that waits for its time may go at the earliest."""
        quiet = (
            select(func.min(col(ChatRow.quiet_until)))
            .join(OutboxRow, col(OutboxRow.chat_id) == col(ChatRow.chat_id))
            .where(col(OutboxRow.state) == "pending")
        )
        later = select(func.min(col(OutboxRow.not_before))).where(col(OutboxRow.state) == "pending")
        moments = [(await self._connection.execute(query)).scalar_one_or_none() for query in (quiet, later)]
        return min((moment for moment in moments if moment is not None), default=None)

    async def pending(self) -> int:
        query = select(func.count()).select_from(OutboxRow).where(col(OutboxRow.state) == "pending")
        return (await self._connection.execute(query)).scalar_one()

    async def spent(self, since: datetime) -> Mapping[int, Sequence[tuple[datetime, int]]]:
        """What was sent lately: chat → (when, how many messages it cost)."""
        query = select(col(OutboxRow.chat_id), col(OutboxRow.sent_at), col(OutboxRow.weight)).where(
            col(OutboxRow.sent_at) > since, col(OutboxRow.chat_id).is_not(None)
        )
        spent: dict[int, list[tuple[datetime, int]]] = {}
        for row in await self._connection.execute(query.order_by(col(OutboxRow.sent_at))):
            spent.setdefault(row.chat_id, []).append((row.sent_at, row.weight))
        return spent

    async def sent(self, waiting: Waiting, now: datetime, weight: int) -> bool:
        """Carried out. False where a newer version came in the meantime: that one still waits."""
        statement = update(OutboxRow).where(col(OutboxRow.id) == waiting.id)
        done = statement.where(col(OutboxRow.revision) == waiting.revision)
        carried_out = {"state": "sent", "sent_at": now, "weight": weight, "error": None}
        if (await self._connection.execute(done.values(carried_out))).rowcount:
            return True
        query = select(col(OutboxRow.body)).where(col(OutboxRow.id) == waiting.id)
        newer = (await self._connection.execute(query)).scalar_one()
        await self._connection.execute(statement.values(carried_out))
        notice = from_json(type(waiting.notice), newer)
        key = notice.key if isinstance(notice, Post | Copies) else None
        await self._insert(notice, now, chat=waiting.chat, key=key, priority=Priority.EDIT, issue=waiting.issue)
        return False

    async def put_off(self, waiting: Waiting, until: datetime, error: str) -> None:
        """Not now: it is tried again from then on."""
        statement = update(OutboxRow).where(col(OutboxRow.id) == waiting.id)
        await self._connection.execute(
            statement.values(not_before=until, attempts=col(OutboxRow.attempts) + 1, error=error)
        )

    async def bury(self, waiting: Waiting, error: str) -> None:
        """Refused for good: kept with its reason, out of the way of what stands behind it."""
        statement = update(OutboxRow).where(col(OutboxRow.id) == waiting.id)
        await self._connection.execute(statement.values(state="buried", error=error))

    async def rekey(self, old: int, new: int) -> None:
        """The chat has a new id: what waits goes there."""
        statement = update(OutboxRow).where(col(OutboxRow.chat_id) == old, col(OutboxRow.state) == "pending")
        await self._connection.execute(statement.values(chat_id=new, not_before=None))
