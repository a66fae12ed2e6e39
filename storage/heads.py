"""Which notice of each chat goes next: found by a few looks into an index, however many wait behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import CTE, ColumnElement, Integer, Select, Subquery, false, func, literal, select, union_all
from sqlmodel import col

from bot.core.notices import Answer, Copies, Notice, Post, Priority, Reaction, Topic
from storage.codec import from_json
from storage.tables import ChatRow, MessageRow, OutboxRow

KINDS: dict[str, type[Post] | type[Reaction] | type[Answer] | type[Copies] | type[Topic]] = {
    kind.__name__: kind for kind in (Post, Reaction, Answer, Copies, Topic)
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
    forum: bool = False  # its chat has topics
    listed: bool = False  # a list in the chat stands for it


@dataclass(frozen=True, slots=True)
class Due:
    """What may go now, in the order in which it should, and when the first of the rest may."""

    now: Sequence[Waiting]
    later: datetime | None
    unreadable: Sequence[str] = ()  # why: those are buried, what stands behind them may go next


#: Of a chat that nobody removed the bot from.
PRESENT = func.coalesce(col(ChatRow.absent), false()).is_(false())


def speaking_chats(*where: ColumnElement[bool]) -> CTE:
    """The chats for which something waits, in the column `chat_id`: each is looked up from the one before it.

    Neither SQLite nor PostgreSQL jumps from group to group in an index by itself: a plain GROUP BY would read every
    row that waits.
    """
    chat = col(OutboxRow.chat_id)
    first = select(func.min(chat).label("chat_id")).where(col(OutboxRow.state) == "pending", *where)
    chats = first.cte("speaking", recursive=True)
    before = chats.c.chat_id
    after = select(func.min(chat)).where(col(OutboxRow.state) == "pending", chat > before, *where).correlate(chats)
    return chats.union_all(select(after.scalar_subquery()).where(before.is_not(None)))


def _priorities() -> Subquery:
    return union_all(*(select(literal(int(one), Integer).label("priority")) for one in Priority)).subquery("priorities")


def _heads() -> "Select[OutboxRow, int | None, datetime | None, bool | None]":
    """Of every chat the first of each priority, and all answers."""
    pending, row, priority = col(OutboxRow.state) == "pending", col(OutboxRow.id), col(OutboxRow.priority)
    chats, priorities = speaking_chats(), _priorities()
    chat = chats.c.chat_id
    one = priorities.c.priority
    first = (  # the range, though it holds one value, keeps PostgreSQL from reading the table by `id`
        select(row)
        .where(pending, col(OutboxRow.chat_id) == chat, priority.between(one, one))
        .order_by(priority, row)
        .limit(1)
        .correlate(chats, priorities)
    )
    firsts = select(first.scalar_subquery()).select_from(chats).join(priorities, chat.is_not(None))
    answers = select(row).where(pending, col(OutboxRow.chat_id).is_(None))
    return (
        select(OutboxRow, col(MessageRow.message_id), col(ChatRow.quiet_until), col(ChatRow.forum))
        .outerjoin(ChatRow, col(ChatRow.chat_id) == col(OutboxRow.chat_id))
        .outerjoin(MessageRow, col(MessageRow.key) == col(OutboxRow.key))
        .where(row.in_(union_all(firsts, answers)), PRESENT)
        .order_by(priority, row)
    )


#: Built once: that takes longer than to run it.
HEADS = _heads()


def waiting(row: Any) -> Waiting:
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
        listed=bool(row.listed),
    )
