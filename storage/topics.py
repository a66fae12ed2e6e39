"""Which topic of a forum belongs to which issue."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import col

from storage.inbox import insert_new
from storage.tables import TopicRow


@dataclass(frozen=True, slots=True)
class Topic:
    """An issue's place in a forum."""

    topic_id: int  # Telegram's message_thread_id
    closed: bool


class Topics:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of(self, chat: int, issue: int) -> Topic | None:
        query = select(col(TopicRow.topic_id), col(TopicRow.closed)).where(*_which(chat, issue))
        row = (await self._connection.execute(query)).first()
        return Topic(row.topic_id, row.closed) if row else None

    async def at(self, chat: int, topic_id: int) -> int | None:
        """The number of the issue whose topic it is."""
        query = select(col(TopicRow.issue)).where(col(TopicRow.chat_id) == chat, col(TopicRow.topic_id) == topic_id)
        return (await self._connection.execute(query)).scalar_one_or_none()

    async def opened(self, chat: int, issue: int, topic_id: int) -> None:
        values = {"topic_id": topic_id, "closed": False}
        statement = insert_new(self._connection)(TopicRow).values(chat_id=chat, issue=issue, **values)
        await self._connection.execute(
            statement.on_conflict_do_update(index_elements=["chat_id", "issue"], set_=values)
        )

    async def set_closed(self, chat: int, issue: int, closed: bool) -> None:
        await self._connection.execute(update(TopicRow).where(*_which(chat, issue)).values(closed=closed))

    async def forget(self, chat: int, issue: int) -> None:
        """The topic is gone; the next post about the issue makes a new one."""
        await self._connection.execute(delete(TopicRow).where(*_which(chat, issue)))

    async def leave_chat(self, chat: int) -> None:
        """The chat moved, and took no topic along."""
        await self._connection.execute(delete(TopicRow).where(col(TopicRow.chat_id) == chat))


def _which(chat: int, issue: int) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return col(TopicRow.chat_id) == chat, col(TopicRow.issue) == issue
