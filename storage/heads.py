"""Which notice of each chat goes next: found by a few looks into an index, however many wait behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Integer,
    Subquery,
    bindparam,
    false,
    func,
    literal,
    select,
    union_all,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import aliased
from sqlmodel import col

from bot.core.notices import Answer, Copies, Notice, Post, Priority, Reaction, Topic
from storage.codec import from_json
from storage.tables import ChatRow, MessageRow, OutboxRow

#: Nothing is put off for longer: a moment beyond that was written before the clock was set back.
LONGEST_BACK_OFF = timedelta(minutes=5)
#: Nor is a chat left in peace for longer; whom Telegram wants to wait longer asks again after that.
LONGEST_QUIET = timedelta(hours=1)

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
    followed: bool = False  # more of its priority stands behind it


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


def _followed() -> ColumnElement[bool]:
    """By another one of the same chat and priority: one look into the index."""
    behind = aliased(OutboxRow)
    alike = col(behind.priority).between(col(OutboxRow.priority), col(OutboxRow.priority))
    return (
        select(col(behind.id))
        .where(col(behind.state) == "pending", col(behind.chat_id) == col(OutboxRow.chat_id), alike)
        .where(col(behind.id) > col(OutboxRow.id))
        .correlate(OutboxRow)
        .exists()
    )


def _columns(followed: ColumnElement[bool]) -> Any:
    """All that `waiting` needs to know."""
    of_chat = (col(ChatRow.quiet_until), col(ChatRow.forum))
    return (
        select(OutboxRow, col(MessageRow.message_id), *of_chat, followed.label("followed"))
        .outerjoin(ChatRow, col(ChatRow.chat_id) == col(OutboxRow.chat_id))
        .outerjoin(MessageRow, col(MessageRow.key) == col(OutboxRow.key))
    )


def _heads() -> Any:
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
    return _columns(_followed()).where(row.in_(union_all(firsts, answers)), PRESENT).order_by(priority, row)


def _behind() -> Any:
    """What stands behind a certain one of the same chat and priority."""
    priority = col(OutboxRow.priority)
    one: ColumnElement[int] = bindparam("priority", type_=Integer)
    alike = (col(OutboxRow.state) == "pending", col(OutboxRow.chat_id) == bindparam("chat"), priority.between(one, one))
    behind = _columns(false()).where(*alike, col(OutboxRow.id) > bindparam("after"), PRESENT)
    return behind.order_by(col(OutboxRow.id)).limit(bindparam("most"))


#: Built once: that takes longer than to run them.
HEADS, BEHIND = _heads(), _behind()


async def due(connection: AsyncConnection, now: datetime) -> Due:
    """Of every chat the first of each priority, and all answers.

    One of each is enough to choose from, and a chat with a thousand waiting does not hide the others. The first of
    a priority that has to wait holds up those behind it: that is how order is kept. One that can't be read is
    buried.
    """
    ready: list[Waiting] = []
    later: list[datetime] = []
    unreadable: list[str] = []
    for row in (await connection.execute(HEADS)).all():
        free = _free_at(row, now)
        if free > now:
            later.append(free)
            continue
        try:
            ready.append(waiting(row))
        except (KeyError, ValueError) as error:
            unreadable.append(f"{type(error).__name__}: {error}")
            buried = update(OutboxRow).where(col(OutboxRow.id) == row.id)
            await connection.execute(buried.values(state="buried", error=unreadable[-1]))
    return Due(ready, min(later, default=None), unreadable)


async def behind(connection: AsyncConnection, head: Waiting, after: int, most: int, now: datetime) -> Sequence[Waiting]:
    """What may go once `head` went and those of its chat and priority up to the row `after`, in order."""
    which = {"chat": head.chat, "priority": int(head.priority), "after": after, "most": most}
    found: list[Waiting] = []
    for row in (await connection.execute(BEHIND, which)).all():
        try:
            if _free_at(row, now) > now:
                break
            found.append(waiting(row))
        except (KeyError, ValueError):
            break  # buried when it is the first
    return found


def _free_at(row: Any, now: datetime) -> datetime:
    """When it may go, as far as it was put off and its chat is to be quiet."""
    bounds = ((row.not_before, LONGEST_BACK_OFF), (row.quiet_until, LONGEST_QUIET))
    return max((moment for moment, most in bounds if moment and moment <= now + most), default=now)


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
        followed=bool(row.followed),
    )
