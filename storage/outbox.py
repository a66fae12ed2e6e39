"""Notices on their way out, kept until a transport has carried them out or was refused for good."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Update, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import col

from bot.core.notices import Answer, Copies, Notice, Post, Priority, Reaction, Topic
from storage.chats import Chats
from storage.codec import from_json, to_json
from storage.heads import PRESENT, Due, Waiting, behind, due
from storage.messages import Messages
from storage.outbox_statements import (
    BRING_CARD,
    INSERT,
    KEYS_OF,
    PRIORITY_AHEAD,
    REPLACE_KEYED,
    REPLACE_ROW,
    SENT,
    WAITING,
)
from storage.tables import ChatRow, OutboxRow
from storage.versions import beyond, digest, of_card, of_edit

__all__ = ["Due", "Outbox", "Waiting"]

#: What Telegram shows as one album, and half of what a group may hear in a minute.
MOST_COPIES = 10

#: Of a post that can be listed: no list stands for it yet.
UNLISTED = 0


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
            case Topic():
                await self._put_topic(notice, now)
            case Reaction():
                await self._insert(notice, now, chat=notice.chat, key=None, priority=Priority.RECEIPT, issue=None)
            case Answer():
                await self._insert(notice, now, chat=None, key=None, priority=Priority.ANSWER, issue=None)

    async def _put_post(self, post: Post, now: datetime) -> None:
        known = await self._messages.keyed(post.key)
        if known is not None and known.place != post.place:
            await self._messages.set_place(post.key, post.place, None, now)
        stands = known is not None and known.message_id is not None
        listable = not stands and bool(post.line) and post.chat < 0
        priority = of_edit(post) if stands else of_card(post.priority) if listable else post.priority
        if await self._replace(REPLACE_KEYED, post.key, to_json(post), priority=priority):
            return
        if post.edit_only and post.only_for is None and not stands and not (known and post.or_delete):
            return  # what must not stay may stand where its chat moved from: whoever delivers it tells
        if stands and known is not None and known.digest == digest(post):
            return
        if not stands and not listable:
            await self._bring_card(post, priority)
        await self._insert(
            post,
            now,
            chat=post.chat,
            key=post.key,
            priority=priority,
            issue=post.issue,
            listed=UNLISTED if listable else None,
        )

    async def _bring_card(self, post: Post, priority: Priority) -> None:
        """What is said of an issue would puzzle whoever has not seen its card: one that still waits goes before it."""
        if post.issue is None:
            return
        values = {"chat": await self._chats.current(post.chat), "of": post.issue, "ahead": int(priority)}
        await self._connection.execute(BRING_CARD, values)

    async def _put_copies(self, copies: Copies, now: datetime, not_before: datetime | None) -> None:
        """Files of one album come one by one and leave together: those that wait are gathered, ten at most."""
        waiting = await self._waiting(copies.key)
        gathered = [message_id for _, earlier in waiting for message_id in earlier]
        new = [message_id for message_id in copies.message_ids if message_id not in gathered]
        last, begun = waiting[-1] if waiting else (None, ())
        room = MOST_COPIES - len(begun)
        if new and room > 0 and last is not None:
            both = replace(copies, message_ids=(*begun, *new[:room]))
            await self._replace(REPLACE_ROW, last, to_json(both), not_before)
            new = new[room:]
        for start in range(0, len(new), MOST_COPIES):
            piece = replace(copies, message_ids=tuple(new[start : start + MOST_COPIES]))
            await self._insert_copies(piece, now, not_before)

    async def _put_topic(self, topic: Topic, now: datetime) -> None:
        """Opened before anything more is said there, closed after all that was said; only in a forum."""
        if not (await self._chats.standing(await self._chats.current(topic.chat))).forum:
            return
        if await self._replace(REPLACE_KEYED, topic.key, to_json(topic)):
            return
        priority = Priority.EDIT if topic.closed else Priority.ANSWER
        await self._insert(topic, now, chat=topic.chat, key=topic.key, priority=priority, issue=topic.issue)

    async def _insert_copies(self, copies: Copies, now: datetime, not_before: datetime | None) -> None:
        await self._insert(
            copies,
            now,
            chat=copies.chat,
            key=copies.key,
            priority=await self._priority_ahead(copies) or Priority.MILESTONE,
            issue=copies.issue,
            not_before=not_before,
        )

    async def _priority_ahead(self, copies: Copies) -> Priority | None:
        """None is to overtake what waits of its issue."""
        values = {"chat": await self._chats.current(copies.chat), "of": copies.issue}
        found = (await self._connection.execute(PRIORITY_AHEAD, values)).scalar()
        return Priority(found) if found is not None else None

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
        listed: int | None = None,
    ) -> None:
        await self._connection.execute(
            INSERT,
            {
                "chat_id": await self._chats.current(chat) if chat is not None else None,
                "kind": type(notice).__name__,
                "key": key,
                "priority": int(priority),
                "issue": issue,
                "body": to_json(notice),
                "state": "pending",
                "revision": 0,
                "attempts": 0,
                "weight": 0,
                "not_before": not_before,
                "listed": listed,
                "created_at": now,
            },
        )

    async def _waiting(self, key: str) -> list[tuple[int, tuple[int, ...]]]:
        """The rows of files that wait under that key, and their messages."""
        rows = await self._connection.execute(WAITING, {"name": key})
        return [(row.id, from_json(Copies, row.body).message_ids) for row in rows]

    async def _replace(
        self,
        statement: Update,
        which: str | int,
        body: str,
        not_before: datetime | None = None,
        priority: Priority = Priority.CARD,
    ) -> bool:
        """A newer version of one that waits, which keeps its place or gains a better one; False where none does."""
        values = {"which": which, "body": body, "not_before": not_before, "ahead": int(priority)}
        return (await self._connection.execute(statement, values)).rowcount > 0

    async def knows(self, key: str) -> bool:
        """Whether a post of that name was ever put here."""
        return await self.chat_of(key) is not None

    async def chat_of(self, key: str) -> int | None:
        """Where the newest post of that name goes, or stands."""
        query = select(col(OutboxRow.chat_id)).where(col(OutboxRow.key) == key).order_by(col(OutboxRow.id).desc())
        return (await self._connection.execute(query.limit(1))).scalar()

    async def keys_of(self, issue: int) -> frozenset[str]:
        """The names of all posts about the issue, sent or on their way."""
        return frozenset(key for key in (await self._connection.execute(KEYS_OF, {"of": issue})).scalars() if key)

    async def was_sent(self, key: str) -> bool:
        query = select(col(OutboxRow.id)).where(col(OutboxRow.key) == key, col(OutboxRow.state) == "sent")
        return (await self._connection.execute(query.limit(1))).first() is not None

    async def due(self, now: datetime) -> Due:
        """Of every chat the first of each priority, and all answers."""
        return await due(self._connection, now)

    async def behind(self, head: Waiting, after: int, most: int, now: datetime) -> Sequence[Waiting]:
        """What may go once `head` went and those of its chat and priority up to the row `after`, in order."""
        return await behind(self._connection, head, after, most, now)

    async def pending(self) -> int:
        """How many are on their way; what waits for a chat that the bot was removed from is not."""
        waiting = select(func.count()).select_from(OutboxRow).where(col(OutboxRow.state) == "pending")
        query = waiting.outerjoin(ChatRow, col(ChatRow.chat_id) == col(OutboxRow.chat_id)).where(PRESENT)
        return (await self._connection.execute(query)).scalar_one()

    async def held(self, since: datetime, now: datetime) -> Mapping[int, int]:
        """What could have gone since then and waits for room in its chat: chat → how many."""
        may_go = col(OutboxRow.not_before).is_(None) | (col(OutboxRow.not_before) <= now)
        query = select(col(OutboxRow.chat_id), func.count()).where(
            col(OutboxRow.state) == "pending", col(OutboxRow.created_at) <= since, may_go
        )
        rows = await self._connection.execute(query.group_by(col(OutboxRow.chat_id)))
        return {chat: count for chat, count in rows if chat is not None}

    async def next_attempt(self, now: datetime) -> datetime | None:
        """When the first of what has to wait until a certain moment may go."""
        waits = (col(OutboxRow.state) == "pending", col(OutboxRow.not_before) > now)
        return (await self._connection.execute(select(func.min(col(OutboxRow.not_before))).where(*waits))).scalar()

    async def spent(self, since: datetime) -> Mapping[int, Sequence[tuple[datetime, int]]]:
        """What was sent lately: chat → (when, how many messages it cost)."""
        query = select(col(OutboxRow.chat_id), col(OutboxRow.sent_at), col(OutboxRow.weight)).where(
            col(OutboxRow.sent_at) > since, col(OutboxRow.chat_id).is_not(None)
        )
        spent: dict[int, list[tuple[datetime, int]]] = {}
        for row in await self._connection.execute(query.order_by(col(OutboxRow.sent_at))):
            spent.setdefault(row.chat_id, []).append((row.sent_at, row.weight))
        return spent

    async def spent_in(self, chat: int, since: datetime) -> Sequence[tuple[datetime, int]]:
        """What was sent there lately, in order: when, and how many messages it cost."""
        sent = (col(OutboxRow.chat_id) == chat, col(OutboxRow.sent_at) > since)
        query = select(col(OutboxRow.sent_at), col(OutboxRow.weight)).where(*sent).order_by(col(OutboxRow.sent_at))
        return [(row.sent_at, row.weight) for row in await self._connection.execute(query)]

    async def in_other_hands(self, rows: Collection[int]) -> Collection[int]:
        """Those of the rows that another transaction is changing; the rest is ours until this one ends.

        Whoever notes many at once must wait for nobody who may be waiting for one of them. SQLite has one writer.
        """
        if self._connection.dialect.name == "sqlite" or not rows:
            return ()
        query = select(col(OutboxRow.id)).where(col(OutboxRow.id).in_(rows)).with_for_update(skip_locked=True)
        return set(rows) - set((await self._connection.execute(query)).scalars())

    async def all_sent(self, sent: Sequence[tuple[Waiting, datetime, int]]) -> None:
        """As `sent`, many at once."""
        rows = [{"row": one.id, "read": one.revision, "sent_at": at, "weight": weight} for one, at, weight in sent]
        if rows and (await self._connection.execute(SENT, rows)).rowcount < len(rows):
            for one, at, weight in sent:
                await self.sent(one, at, weight)

    async def sent(self, waiting: Waiting, now: datetime, weight: int) -> None:
        """Carried out; what came in the meantime still has to go."""
        done = {"state": "sent", "sent_at": now, "weight": weight, "error": None}
        if await self._settle(waiting, done):
            return
        query = select(col(OutboxRow.body)).where(col(OutboxRow.id) == waiting.id).with_for_update()
        newer = from_json(type(waiting.notice), (await self._connection.execute(query)).scalar_one())
        await self._connection.execute(update(OutboxRow).where(col(OutboxRow.id) == waiting.id).values(done))
        rest = beyond(newer, waiting.notice)
        if rest is not None:
            priority = of_edit(rest) if isinstance(rest, Post) else waiting.priority
            await self._insert(rest, now, chat=waiting.chat, key=rest.key, priority=priority, issue=waiting.issue)

    async def _settle(self, waiting: Waiting, values: dict[str, object]) -> bool:
        """False, and nothing is done, where a newer version came in the meantime."""
        same = (col(OutboxRow.id) == waiting.id, col(OutboxRow.revision) == waiting.revision)
        return (await self._connection.execute(update(OutboxRow).where(*same).values(values))).rowcount > 0

    async def put_off(self, waiting: Waiting, until: datetime, error: str) -> None:
        """Not now: it is tried again from then on."""
        statement = update(OutboxRow).where(col(OutboxRow.id) == waiting.id)
        await self._connection.execute(
            statement.values(not_before=until, attempts=col(OutboxRow.attempts) + 1, error=error)
        )

    async def bury(self, waiting: Waiting, error: str) -> bool:
        """Refused for good: kept with its reason, out of the way of what stands behind it.

        False where a newer version came in the meantime: that one is still to be tried.
        """
        return await self._settle(waiting, {"state": "buried", "error": error})

    async def rekey(self, old: int, new: int) -> None:
        """The chat has a new id: what waits goes there."""
        statement = update(OutboxRow).where(col(OutboxRow.chat_id) == old, col(OutboxRow.state) == "pending")
        await self._connection.execute(statement.values(chat_id=new, not_before=None))
