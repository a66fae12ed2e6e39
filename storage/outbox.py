"""Notices on their way out, kept until a transport has carried them out or was refused for good."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import blake2s
from typing import Any

from sqlalchemy import ColumnElement, Select, false, func, insert, select, union_all, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import col

from bot.core.notices import Answer, Copies, Notice, Post, Priority, Reaction, Topic
from storage.chats import Chats
from storage.codec import from_json, to_json
from storage.messages import Messages
from storage.tables import ChatRow, MessageRow, OutboxRow

KINDS: dict[str, type[Post] | type[Reaction] | type[Answer] | type[Copies] | type[Topic]] = {
    kind.__name__: kind for kind in (Post, Reaction, Answer, Copies, Topic)
}


#: What Telegram shows as one album, and half of what a group may hear in a minute.
MOST_COPIES = 10


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
    forum: bool = False  # its chat has topics


@dataclass(frozen=True, slots=True)
class Due:
    """What may go now, in the order in which it should, and when the first of the rest may."""

    now: Sequence[Waiting]
    later: datetime | None
    unreadable: Sequence[str] = ()  # why: those are buried, what stands behind them may go next


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
            case Topic():
                await self._put_topic(notice, now)
            case Reaction():
                await self._insert(notice, now, chat=notice.chat, key=None, priority=Priority.ANSWER, issue=None)
            case Answer():
                await self._insert(notice, now, chat=None, key=None, priority=Priority.ANSWER, issue=None)

    async def _put_post(self, post: Post, now: datetime) -> None:
        known = await self._messages.keyed(post.key)
        if known is not None and known.place != post.place:
            await self._messages.set_place(post.key, post.place, None, now)
        if await self._replace(to_json(post), col(OutboxRow.key) == post.key):
            return
        stands = known is not None and known.message_id is not None
        if post.edit_only and post.only_for is None and not stands:
            return
        if stands and known is not None and known.digest == digest(post):
            return
        priority = _of_edit(post.priority) if stands else post.priority
        await self._insert(post, now, chat=post.chat, key=post.key, priority=priority, issue=post.issue)

    async def _put_copies(self, copies: Copies, now: datetime, not_before: datetime | None) -> None:
        """Files of one album come one by one and leave together: those that wait are gathered, ten at most."""
        waiting = await self._waiting(copies.key)
        gathered = [message_id for _, earlier in waiting for message_id in earlier]
        new = [message_id for message_id in copies.message_ids if message_id not in gathered]
        last, begun = waiting[-1] if waiting else (None, ())
        room = MOST_COPIES - len(begun)
        if new and room > 0 and last is not None:
            both = replace(copies, message_ids=(*begun, *new[:room]))
            await self._replace(to_json(both), col(OutboxRow.id) == last, not_before)
            new = new[room:]
        for start in range(0, len(new), MOST_COPIES):
            piece = replace(copies, message_ids=tuple(new[start : start + MOST_COPIES]))
            await self._insert_copies(piece, now, not_before)

    async def _put_topic(self, topic: Topic, now: datetime) -> None:
        """Opened before anything more is said there, closed after all that was said; only in a forum."""
        if not (await self._chats.standing(await self._chats.current(topic.chat))).forum:
            return
        if await self._replace(to_json(topic), col(OutboxRow.key) == topic.key):
            return
        priority = Priority.EDIT if topic.closed else Priority.ANSWER
        await self._insert(topic, now, chat=topic.chat, key=topic.key, priority=priority, issue=topic.issue)

    async def _insert_copies(self, copies: Copies, now: datetime, not_before: datetime | None) -> None:
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

    async def _waiting(self, key: str) -> list[tuple[int, tuple[int, ...]]]:
        """The rows of files that wait under that key, and their messages."""
        query = select(col(OutboxRow.id), col(OutboxRow.body)).where(
            col(OutboxRow.key) == key, col(OutboxRow.state) == "pending"
        )
        rows = await self._connection.execute(query.order_by(col(OutboxRow.id)))
        return [(row.id, from_json(Copies, row.body).message_ids) for row in rows]

    async def _replace(self, body: str, which: ColumnElement[bool], not_before: datetime | None = None) -> bool:
        """A newer version of one that waits; False where none does."""
        statement = update(OutboxRow).where(which, col(OutboxRow.state) == "pending")
        changed = statement.values(body=body, revision=col(OutboxRow.revision) + 1, not_before=not_before)
        return (await self._connection.execute(changed)).rowcount > 0

    async def keys_of(self, issue: int) -> frozenset[str]:
        """The names of all posts about the issue, sent or on their way."""
        query = select(col(OutboxRow.key)).where(col(OutboxRow.issue) == issue, col(OutboxRow.kind) == Post.__name__)
        return frozenset(key for key in (await self._connection.execute(query.distinct())).scalars() if key)

    async def due(self, now: datetime) -> Due:
        """Of every chat the first of each priority, and all answers.

        One of each is enough to choose from, and a chat with a thousand waiting does not hide the others. The first of
        a priority that has to wait holds up those behind it: that is how order is kept. One that can't be read is
        buried.
        """
        ready: list[Waiting] = []
        later: list[datetime] = []
        unreadable: list[str] = []
        for row in (await self._connection.execute(_HEADS)).all():
            free = max((moment for moment in (row.not_before, row.quiet_until) if moment), default=now)
            if free > now:
                later.append(free)
                continue
            try:
                ready.append(_waiting(row))
            except (KeyError, ValueError) as error:
                unreadable.append(f"{type(error).__name__}: {error}")
                buried = update(OutboxRow).where(col(OutboxRow.id) == row.id)
                await self._connection.execute(buried.values(state="buried", error=unreadable[-1]))
        return Due(ready, min(later, default=None), unreadable)

    async def pending(self) -> int:
        """How many are on their way; what waits for a chat that the bot was removed from is not."""
        waiting = select(func.count()).select_from(OutboxRow).where(col(OutboxRow.state) == "pending")
        query = waiting.outerjoin(ChatRow, col(ChatRow.chat_id) == col(OutboxRow.chat_id)).where(_PRESENT)
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

    async def sent(self, waiting: Waiting, now: datetime, weight: int) -> None:
        """Carried out; what came in the meantime still has to go."""
        done = {"state": "sent", "sent_at": now, "weight": weight, "error": None}
        if await self._settle(waiting, done):
            return
        query = select(col(OutboxRow.body)).where(col(OutboxRow.id) == waiting.id)
        newer = from_json(type(waiting.notice), (await self._connection.execute(query)).scalar_one())
        await self._connection.execute(update(OutboxRow).where(col(OutboxRow.id) == waiting.id).values(done))
        rest = _beyond(newer, waiting.notice)
        if rest is not None:
            priority = waiting.priority if isinstance(rest, Copies) else _of_edit(waiting.priority)
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


#: Of a chat that nobody removed the bot from.
_PRESENT = func.coalesce(col(ChatRow.absent), false()).is_(false())


def _heads() -> "Select[OutboxRow, int | None, datetime | None, bool | None]":
    """Of every chat the first of each priority, and all answers: found in an index, without a look at the rest."""
    pending = col(OutboxRow.state) == "pending"
    row, chat = col(OutboxRow.id), col(OutboxRow.chat_id)
    first = select(func.min(row)).where(pending, chat.is_not(None)).group_by(chat, col(OutboxRow.priority))
    answers = select(row).where(pending, chat.is_(None))
    return (
        select(OutboxRow, col(MessageRow.message_id), col(ChatRow.quiet_until), col(ChatRow.forum))
        .outerjoin(ChatRow, col(ChatRow.chat_id) == chat)
        .outerjoin(MessageRow, col(MessageRow.key) == col(OutboxRow.key))
        .where(row.in_(union_all(first, answers)), _PRESENT)
        .order_by(col(OutboxRow.priority), row)
    )


#: Built once: that takes longer than to run it.
_HEADS = _heads()


def _waiting(row: Any) -> Waiting:
    """`row` has the columns of OutboxRow, and the message_id of the post where it stands."""
    return Waiting(
        id=row.id,
        revision=row.revision,
        attempts=row.attempts,
        chat=row.chat_id,
        priority=Priority(row.priority),
        issue=row.issue,
        notice=from_json(KINDS[row.kind], row.body),
        message_id=row.message_id,
        created_at=row.created_at,
        forum=bool(row.forum),
    )


def _of_edit(priority: Priority) -> Priority:
    """Edits are the last to go, but for what somebody is looking at."""
    return Priority.ANSWER if priority is Priority.ANSWER else Priority.EDIT


def _beyond(newer: Notice, carried_out: Notice) -> Post | Copies | Topic | None:
    """What is left of the newer version of a notice once the older one is carried out."""
    match newer, carried_out:
        case Copies(message_ids=wanted), Copies(message_ids=copied):
            left = tuple(message_id for message_id in wanted if message_id not in copied)
            return replace(newer, message_ids=left) if left else None
        case ((Post() | Topic()), _):
            return newer
        case _:
            return None
