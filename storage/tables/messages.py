"""What comes from Telegram and goes there: updates, messages, notices, chats, files."""

from datetime import datetime

from sqlalchemy import BigInteger, Index, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.tables.columns import BigKey, moment, no


class InboxRow(SQLModel, table=True):
    """A raw update of Telegram, stored before it is confirmed. Its order is `seq`, not the update id."""

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("bot_id", "update_id"),
        Index(None, "state", "seq", "sender_id"),
        Index(None, "state", "sender_id", "seq"),
    )

    seq: int | None = Field(default=None, primary_key=True, sa_type=BigKey)
    bot_id: int = Field(sa_type=BigInteger)
    update_id: int = Field(sa_type=BigInteger)
    sender_id: int | None = Field(default=None, sa_type=BigInteger)  # whose turn it is
    chat_id: int | None = Field(default=None, sa_type=BigInteger)  # None: it goes after all before, before all after it
    body: str = Field(sa_type=Text)
    state: str = "new"  # new, done, aside
    error: str | None = Field(default=None, sa_type=Text)
    received_at: datetime = moment()


class MessageRow(SQLModel, table=True):
    """Which message belongs to which issue: people's messages, and the bot's own posts under their key."""

    __tablename__ = "messages"
    __table_args__ = (
        UniqueConstraint("chat_id", "message_id"),
        UniqueConstraint("key"),
        Index(None, "sender_id", "at"),
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=BigKey)
    chat_id: int = Field(sa_type=BigInteger)
    message_id: int | None = Field(default=None, sa_type=BigInteger)  # None: the post was lost with its chat
    key: str | None = None
    issue: int | None = Field(default=None, sa_type=BigInteger, index=True)
    place: str
    sender_id: int | None = Field(default=None, sa_type=BigInteger)
    album: str | None = Field(default=None, index=True)
    files: str = Field(default="[]", sa_type=Text)
    digest: str | None = None  # of what the post shows, to skip an edit that changes nothing
    at: datetime = moment(index=True)


class OutboxRow(SQLModel, table=True):
    """A notice on its way. `revision` rises when a newer version replaces one that is still waiting."""

    __tablename__ = "outbox"
    __table_args__ = (
        Index(None, "state", "chat_id", "priority", "id"),
        Index(None, "chat_id", "sent_at"),
        Index(None, "chat_id", "listed", "state", "id"),
        Index(None, "key", "state", "id"),
        Index(None, "issue", "chat_id", "state", "priority"),
        Index(None, "sent_at"),
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=BigKey)
    chat_id: int | None = Field(default=None, sa_type=BigInteger)  # None: the answer to a pressed button
    kind: str
    key: str | None = None
    priority: int
    issue: int | None = Field(default=None, sa_type=BigInteger)
    body: str = Field(sa_type=Text)
    state: str = "pending"  # pending, sent, buried
    revision: int = 0
    attempts: int = 0
    not_before: datetime | None = moment(nullable=True)
    weight: int = 0  # messages it cost in its chat
    listed: int | None = None  # the list in its chat that stands for it while it waits; 0: none yet; None: never one
    error: str | None = Field(default=None, sa_type=Text)
    created_at: datetime = moment()
    sent_at: datetime | None = moment(nullable=True)


class ChatRow(SQLModel, table=True):
    """What was learnt of a chat: that it moved, until when Telegram wants us to be quiet there, and what it is."""

    __tablename__ = "chats"

    chat_id: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False})
    moved_to: int | None = Field(default=None, sa_type=BigInteger)
    quiet_until: datetime | None = moment(nullable=True)
    absent: bool = no()  # the bot was removed: what waits for the chat waits until it is back
    forum: bool = no()  # it has topics
    language: str | None = None  # of the person whose private chat it is, where it is not the city's


class TopicRow(SQLModel, table=True):
    """An issue's topic in a forum."""

    __tablename__ = "topics"
    __table_args__ = (UniqueConstraint("chat_id", "topic_id"),)

    chat_id: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False})
    issue: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False})
    topic_id: int = Field(sa_type=BigInteger)  # Telegram's message_thread_id
    closed: bool = no()


class AttachmentRow(SQLModel, table=True):
    """A requester's file, to be kept on disk."""

    __tablename__ = "attachments"
    __table_args__ = (UniqueConstraint("chat_id", "message_id"), Index(None, "state", "id"))

    id: int | None = Field(default=None, primary_key=True, sa_type=BigKey)
    issue: int = Field(sa_type=BigInteger, foreign_key="issues.number", index=True)
    chat_id: int = Field(sa_type=BigInteger)
    message_id: int = Field(sa_type=BigInteger)
    kind: str
    name: str | None = Field(default=None, sa_type=Text)  # as its sender called it
    file_id: str = Field(sa_type=Text)
    size: int | None = Field(default=None, sa_type=BigInteger)  # bytes
    state: str = "waiting"  # waiting, kept, refused
    path: str | None = Field(default=None, sa_type=Text)  # below the archive's folder
    sha256: str | None = None
    error: str | None = Field(default=None, sa_type=Text)
    attempts: int = 0
    not_before: datetime | None = moment(nullable=True)
    created_at: datetime = moment()


class SearchRow(SQLModel, table=True):
    """Words that somebody looked for in a chat: too long for the buttons that turn the pages."""

    __tablename__ = "searches"
    __table_args__ = (UniqueConstraint("chat_id", "words"),)

    id: int | None = Field(default=None, primary_key=True, sa_type=BigKey)
    chat_id: int = Field(sa_type=BigInteger)
    words: str
