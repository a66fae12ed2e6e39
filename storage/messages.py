"""Which message belongs to which issue: what people said, and the bot's own posts by their key."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Executable, Result, Select, and_, bindparam, func, insert, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import col

from bot.core.events import Part
from bot.core.messages import File
from storage.codec import from_json, to_json
from storage.inbox import upserts
from storage.prepared import prepared
from storage.tables import MessageRow


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a message."""

    chat: int
    message_id: int | None
    key: str | None
    issue: int | None
    place: str
    sender_id: int | None
    digest: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """A post of ours where it stands; the fields are called as their columns."""

    key: str
    chat_id: int
    message_id: int
    issue: int | None
    place: str
    digest: str
    at: datetime

    def values(self) -> dict[str, object]:
        return {name: getattr(self, name) for name in STANDING}


STANDING = tuple(field.name for field in fields(Standing))


def _known(row: Any) -> Known:
    """`row` has the columns of MessageRow."""
    return Known(row.chat_id, row.message_id, row.key, row.issue, row.place, row.sender_id, row.digest, row.at)


def _first(result: Result[Any]) -> Known | None:
    row = result.first()
    return _known(row) if row else None


def _posts(chat: int, issue: int) -> tuple[ColumnElement[bool], ...]:
    return col(MessageRow.chat_id) == chat, col(MessageRow.issue) == issue, col(MessageRow.key).is_not(None)


AT = prepared(
    select(MessageRow).where(
        col(MessageRow.chat_id) == bindparam("chat"), col(MessageRow.message_id) == bindparam("number")
    )
)
SHOWN = update(MessageRow).where(col(MessageRow.key) == bindparam("name")).values(digest=bindparam("now"))
NAMESAKE = (
    update(MessageRow)
    .where(col(MessageRow.chat_id) == bindparam("chat"), col(MessageRow.message_id) == bindparam("number"))
    .values(message_id=None, digest=None)
)
KEYED = prepared(select(MessageRow).where(col(MessageRow.key) == bindparam("name")))
THEIRS = (col(MessageRow.chat_id) == bindparam("chat"), col(MessageRow.sender_id) == bindparam("sender"))
LATELY = (col(MessageRow.place) == bindparam("place"), col(MessageRow.at) >= bindparam("since"))
LATELY_OF = prepared(
    select(MessageRow)
    .where(*THEIRS, *LATELY)
    .order_by(col(MessageRow.at).desc(), col(MessageRow.id).desc())
    .limit(bindparam("most"))
)
#: Files of the album that opens an issue may have come after its words.
LOOSE = prepared(
    select(col(MessageRow.message_id), col(MessageRow.files), col(MessageRow.album))
    .where(*THEIRS, *LATELY)
    .where(
        or_(
            col(MessageRow.at) <= bindparam("until"),
            and_(col(MessageRow.album) == bindparam("album"), col(MessageRow.album).is_not(None)),
        )
    )
    .order_by(col(MessageRow.message_id).desc())
    .limit(bindparam("most"))
)
REMEMBER = upserts(MessageRow, ("chat_id", "message_id"), ("issue", "place", "sender_id", "album", "files", "at"))


def _stands(insert: type[postgresql.Insert] | type[sqlite.Insert]) -> Executable:
    """A post stands in its chat now, whether or not its key is known."""
    statement = insert(MessageRow).values({name: bindparam(name) for name in STANDING} | {"files": "[]"})
    anew = {name: statement.excluded[name] for name in STANDING if name != "key"}
    return statement.on_conflict_do_update(index_elements=["key"], set_=anew)


STANDS = {"sqlite": _stands(sqlite.Insert), "postgresql": _stands(postgresql.Insert)}


class Messages:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def at(self, chat: int, message_id: int) -> Known | None:
        return _first(await self._connection.execute(AT, {"chat": chat, "number": message_id}))

    async def keyed(self, key: str) -> Known | None:
        return _first(await self._connection.execute(KEYED, {"name": key}))

    async def of_album(self, chat: int, album: str) -> Known | None:
        """A message of that album that belongs to an issue."""
        query = select(MessageRow).where(col(MessageRow.chat_id) == chat, col(MessageRow.album) == album)
        return await self._one(query.where(col(MessageRow.issue).is_not(None)))

    async def latest_of(self, sender_id: int, chat: int, place: str, since: datetime) -> Known | None:
        lately = await self.lately_of(sender_id, chat, place, since, most=1)
        return lately[0] if lately else None

    async def lately_of(self, sender_id: int, chat: int, place: str, since: datetime, *, most: int) -> Sequence[Known]:
        """What somebody said in a chat that is such a thing to us; the newest first."""
        values = {"sender": sender_id, "chat": chat, "place": place, "since": since, "most": most}
        return [_known(row) for row in await self._connection.execute(LATELY_OF, values)]

    async def latest_beginning(self, sender_id: int, chat: int, place: str, since: datetime) -> Known | None:
        """The newest of theirs there that is one of several things to us: those whose names begin like that."""
        query = select(MessageRow).where(
            col(MessageRow.sender_id) == sender_id,
            col(MessageRow.chat_id) == chat,
            col(MessageRow.place).startswith(place, autoescape=True),
            col(MessageRow.at) >= since,
        )
        return await self._one(query.order_by(col(MessageRow.at).desc(), col(MessageRow.id).desc()).limit(1))

    async def count_of(self, sender_id: int, place: str, since: datetime) -> int:
        query = select(func.count()).select_from(MessageRow).where(col(MessageRow.sender_id) == sender_id)
        lately = query.where(col(MessageRow.place) == place, col(MessageRow.at) > since)
        return (await self._connection.execute(lately)).scalar_one()

    async def remember(
        self,
        chat: int,
        message_id: int,
        *,
        place: str,
        at: datetime,
        issue: int | None = None,
        sender_id: int | None = None,
        album: str | None = None,
        files: tuple[File, ...] = (),
    ) -> None:
        """Keep what a person's message is to us; what was known of it is overwritten."""
        values = {
            "chat_id": chat,
            "message_id": message_id,
            "place": place,
            "issue": issue,
            "sender_id": sender_id,
            "album": album,
            "at": at,
            "files": to_json(files) if files else "[]",
        }
        await self._connection.execute(REMEMBER[self._connection.dialect.name], values)

    async def claim_loose_files(
        self,
        chat: int,
        sender_id: int,
        since: datetime,
        until: datetime,
        issue: int,
        *,
        album: str | None,
        loose: str,
        said: str,
        most: int,
    ) -> tuple[Part, ...]:
        """Files that somebody sent alone between the two become part of the issue; they are handed back in order.

        Not more than `most`, the newest.
        """
        values = {"chat": chat, "sender": sender_id, "place": loose, "since": since, "until": until, "most": most}
        rows = (await self._connection.execute(LOOSE, values | {"album": album})).all()[::-1]
        if rows:
            theirs = (col(MessageRow.chat_id) == chat, col(MessageRow.message_id).in_([row.message_id for row in rows]))
            await self._connection.execute(update(MessageRow).where(*theirs).values(issue=issue, place=said))
        return tuple(Part(row.message_id, "", from_json(tuple[File, ...], row.files), album=row.album) for row in rows)

    async def give_to(self, issue: int, chat: int, message_ids: Sequence[int]) -> None:
        """People's messages belong to another issue from now on."""
        which = (col(MessageRow.chat_id) == chat, col(MessageRow.message_id).in_(message_ids))
        await self._connection.execute(update(MessageRow).where(*which).values(issue=issue))

    async def set_place(self, key: str, place: str, sender_id: int | None, at: datetime) -> None:
        """What a reply to a post means from now on, and of whom one is awaited."""
        statement = update(MessageRow).where(col(MessageRow.key) == key)
        await self._connection.execute(statement.values(place=place, sender_id=sender_id, at=at))

    async def expect(self, key: str, chat: int, *, issue: int, place: str, sender_id: int, at: datetime) -> None:
        """A post that is about to stand in the chat, and of whom it awaits an answer."""
        values = {"chat_id": chat, "issue": issue, "place": place, "sender_id": sender_id, "at": at}
        await self._connection.execute(insert(MessageRow).values(key=key, files="[]", **values))

    async def posted(
        self, key: str, chat: int, message_id: int, *, issue: int | None, place: str, digest: str, at: datetime
    ) -> None:
        """A post stands in its chat now, or stands there anew.

        Ids below zero are of messages that one person alone sees: Telegram counts them for each person anew, and the
        newest keeps the number.
        """
        await self.all_posted([Standing(key, chat, message_id, issue, place, digest, at)])

    async def all_posted(self, posts: Sequence[Standing]) -> None:
        """As `posted`, many at once."""
        for post in posts:
            if post.message_id < 0:
                await self._connection.execute(NAMESAKE, {"chat": post.chat_id, "number": post.message_id})
        if posts:
            await self._connection.execute(STANDS[self._connection.dialect.name], [post.values() for post in posts])

    async def copied(self, chat: int, message_ids: Sequence[int], *, issue: int, place: str, at: datetime) -> None:
        for message_id in message_ids:
            await self.remember(chat, message_id, place=place, at=at, issue=issue)

    async def shown(self, shows: Mapping[str, str]) -> None:
        """Posts were edited: key → digest of what it shows now."""
        if shows:
            await self._connection.execute(SHOWN, [{"name": key, "now": digest} for key, digest in shows.items()])

    async def forget(self, key: str) -> None:
        """The post is gone from its chat; shown again it is a new message."""
        await self._connection.execute(
            update(MessageRow).where(col(MessageRow.key) == key).values(message_id=None, digest=None)
        )

    async def stands(self, chat: int, issue: int) -> bool:
        """Whether a post of ours about the issue stands in the chat."""
        query = select(col(MessageRow.id)).where(*_posts(chat, issue), col(MessageRow.message_id).is_not(None))
        return (await self._connection.execute(query.limit(1))).first() is not None

    async def has_posts(self, chat: int) -> bool:
        """Whether a post of ours was ever delivered there: a person's private chat is open to us then."""
        posts = (col(MessageRow.chat_id) == chat, col(MessageRow.key).is_not(None))
        query = select(col(MessageRow.id)).where(*posts, col(MessageRow.message_id).is_not(None))
        return (await self._connection.execute(query.limit(1))).first() is not None

    async def leave_topic(self, chat: int, issue: int) -> None:
        """The issue's topic was deleted with all that stood in it: posts there will be new messages."""
        statement = update(MessageRow).where(*_posts(chat, issue))
        await self._connection.execute(statement.values(message_id=None, digest=None))

    async def leave_chat(self, chat: int) -> None:
        """The chat moved and its message ids are void: posts there will be new messages in the new chat."""
        await self._connection.execute(
            update(MessageRow)
            .where(col(MessageRow.chat_id) == chat, col(MessageRow.key).is_not(None))
            .values(message_id=None, digest=None)
        )

    async def _one(self, query: "Select[MessageRow]") -> Known | None:
        return _first(await self._connection.execute(query.limit(1)))
