"""What was learnt of chats: where they moved to, what they are, when we must be quiet there, and what is spoken."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import col

from storage.inbox import insert_new
from storage.prepared import prepared
from storage.tables import ChatRow


@dataclass(frozen=True, slots=True)
class Standing:
    """What a chat is to the bot today."""

    absent: bool = False  # the bot was removed
    forum: bool = False  # it has topics, and the bot may use them


MOVES = prepared(select(col(ChatRow.chat_id), col(ChatRow.moved_to)).where(col(ChatRow.moved_to).is_not(None)))
LANGUAGES = prepared(select(col(ChatRow.chat_id), col(ChatRow.language)).where(col(ChatRow.language).is_not(None)))
STANDING = prepared(select(col(ChatRow.absent), col(ChatRow.forum)).where(col(ChatRow.chat_id) == bindparam("chat")))


class Chats:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._moves: Mapping[int, int] | None = None  # asked for with every notice, and the same all the time
        self._languages: Mapping[int, str] | None = None

    async def moves(self) -> Mapping[int, int]:
        """Old id → the id that the chat has now, however often it moved."""
        if self._moves is None:
            self._moves = await self._read_moves()
        return self._moves

    async def _read_moves(self) -> Mapping[int, int]:
        step = {row.chat_id: row.moved_to for row in await self._connection.execute(MOVES)}

        def end(chat: int, left: int) -> int:
            return end(step[chat], left - 1) if chat in step and left else chat

        return {old: end(old, len(step)) for old in step}

    async def current(self, chat: int) -> int:
        return (await self.moves()).get(chat, chat)

    async def ids(self, chat: int) -> Sequence[int]:
        """All ids that the chat ever had, today's first."""
        return (chat, *(old for old, new in (await self.moves()).items() if new == chat))

    async def move(self, old: int, new: int) -> None:
        await self._set(old, moved_to=new)

    async def languages(self) -> Mapping[int, str]:
        """Of the private chats of people who don't speak the city's."""
        if self._languages is None:
            self._languages = {row.chat_id: row.language for row in await self._connection.execute(LANGUAGES)}
        return self._languages

    async def speaks(self, chat: int, language: str | None) -> None:
        """None: the city's."""
        await self._set(chat, language=language)

    async def keep_quiet(self, chat: int, until: datetime) -> None:
        await self._set(chat, quiet_until=until)

    async def standing(self, chat: int) -> Standing:
        row = (await self._connection.execute(STANDING, {"chat": chat})).first()
        return Standing(row.absent, row.forum) if row else Standing()

    async def seat(self, chat: int, *, present: bool) -> None:
        """While the bot is away, what waits for the chat waits on."""
        await self._set(chat, absent=not present)

    async def set_forum(self, chat: int, forum: bool) -> None:
        await self._set(chat, forum=forum)

    async def _set(self, chat: int, **values: object) -> None:
        statement = insert_new(self._connection)(ChatRow).values(chat_id=chat, **values)
        await self._connection.execute(statement.on_conflict_do_update(index_elements=["chat_id"], set_=values))
        self._moves = self._languages = None
