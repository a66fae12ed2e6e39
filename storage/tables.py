"""The tables. What SQL asks for is a column; the rest of a value is JSON beside it (`storage.codec`)."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import BigInteger, DateTime, Dialect, Index, Integer, MetaData, Text, UniqueConstraint, false
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

#: Every constraint has a name, so that a later migration can drop it on SQLite too.
SQLModel.metadata.naming_convention = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
).naming_convention

#: SQLite counts rows by itself only in a plain INTEGER key; PostgreSQL's is as wide as Telegram's ids.
BigKey = BigInteger().with_variant(Integer, "sqlite")


class Moment(TypeDecorator[datetime]):
    """An aware datetime, stored in UTC. SQLite forgets the zone, so it is given back here."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime is no moment")
        return value.astimezone(UTC)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def moment(*, index: bool = False, nullable: bool = False) -> Any:
    return Field(sa_type=Moment, index=index, nullable=nullable, default=None)


def no() -> Any:
    """A yes or no that is no until it is learnt."""
    return Field(default=False, sa_column_kwargs={"server_default": false()})


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
    body: str = Field(sa_type=Text)
    state: str = "new"  # new, done, aside
    error: str | None = Field(default=None, sa_type=Text)
    received_at: datetime = moment()


class IssueRow(SQLModel, table=True):
    __tablename__ = "issues"

    number: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False})
    version: int  # events so far; a save against an older one is refused
    status: str = Field(index=True)
    kind: str
    urgency: str
    source: str
    visibility: str
    requester_id: int = Field(sa_type=BigInteger, index=True)
    enterprise: str | None = Field(default=None, index=True)
    lead: str | None = Field(default=None, index=True)
    opened_at: datetime = moment(index=True)
    due_at: datetime | None = moment(nullable=True, index=True)
    handled_at: datetime | None = moment(nullable=True)
    closed_at: datetime | None = moment(nullable=True)
    limit_at: datetime | None = moment(nullable=True, index=True)  # the first of the limits that run
    next_at: datetime | None = moment(nullable=True, index=True)  # when the clock has something to do with it
    units: str = Field(default="[]", sa_type=Text, sa_column_kwargs={"server_default": "[]"})  # JSON, the lead first
    words: str = Field(default="", sa_type=Text, sa_column_kwargs={"server_default": ""})  # title and text, folded
    names: str = Field(default="", sa_type=Text, sa_column_kwargs={"server_default": ""})  # whose it is, folded
    leader: str | None = Field(default=None, index=True)  # on whose day it was raised
    instructed: str = Field(default="[]", sa_type=Text, sa_column_kwargs={"server_default": "[]"})  # JSON, by whom
    rating: str | None = None
    reference: str | None = Field(default=None, index=True, unique=True)  # the hotline's number of the work order
    body: str = Field(sa_type=Text)  # the whole issue


class JournalRow(SQLModel, table=True):
    """One event. Never changed, never deleted."""

    __tablename__ = "journal"
    __table_args__ = (UniqueConstraint("issue", "version"),)

    id: int | None = Field(default=None, primary_key=True, sa_type=BigKey)
    issue: int = Field(sa_type=BigInteger, foreign_key="issues.number")
    version: int  # 1 is the opening
    event: str
    at: datetime = moment(index=True)
    by_id: int = Field(sa_type=BigInteger)
    body: str = Field(sa_type=Text)
    cause: int | None = Field(default=None, sa_type=BigInteger)  # the inbox row it came from


class MessageRow(SQLModel, table=True):
    """Which message belongs to which issue: people's messages, and the bot's own posts under their key."""

    __tablename__ = "messages"
    __table_args__ = (UniqueConstraint("chat_id", "message_id"), UniqueConstraint("key"))

    id: int | None = Field(default=None, primary_key=True, sa_type=BigKey)
    chat_id: int = Field(sa_type=BigInteger)
    message_id: int | None = Field(default=None, sa_type=BigInteger)  # None: the post was lost with its chat
    key: str | None = None
    issue: int | None = Field(default=None, sa_type=BigInteger, index=True)
    place: str
    sender_id: int | None = Field(default=None, sa_type=BigInteger, index=True)
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
        Index(None, "chat_id", "listed", "state"),
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=BigKey)
    chat_id: int | None = Field(default=None, sa_type=BigInteger)  # None: the answer to a pressed button
    kind: str
    key: str | None = Field(default=None, index=True)
    priority: int
    issue: int | None = Field(default=None, sa_type=BigInteger, index=True)
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


class CandidateRow(SQLModel, table=True):
    """A message that may be an appeal: the office decides."""

    __tablename__ = "candidates"
    __table_args__ = (UniqueConstraint("chat_id", "message_id"),)

    id: int | None = Field(default=None, primary_key=True, sa_type=BigKey)
    chat_id: int = Field(sa_type=BigInteger)
    message_id: int = Field(sa_type=BigInteger)
    said: str = Field(sa_type=Text)
    state: str = "waiting"  # waiting, registered, ignored, kept: beside the issue
    issue: int | None = Field(default=None, sa_type=BigInteger)
    created_at: datetime = moment()


class SearchRow(SQLModel, table=True):
    """Words that somebody looked for in a chat: too long for the buttons that turn the pages."""

    __tablename__ = "searches"
    __table_args__ = (UniqueConstraint("chat_id", "words"),)

    id: int | None = Field(default=None, primary_key=True, sa_type=BigKey)
    chat_id: int = Field(sa_type=BigInteger)
    words: str


class FirstPressRow(SQLModel, table=True):
    """The first of two presses on a button that ends something."""

    __tablename__ = "first_presses"

    issue: int = Field(
        primary_key=True, sa_type=BigInteger, foreign_key="issues.number", sa_column_kwargs={"autoincrement": False}
    )
    person_id: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False})
    at: datetime = moment()


class OccasionRow(SQLModel, table=True):
    """What the clock does once: a morning's digest, a week's summary."""

    __tablename__ = "occasions"

    name: str = Field(primary_key=True)  # digest:2026-11-24
    at: datetime = moment()


class DraftRow(SQLModel, table=True):
    """An answer that waits for its author's word before it goes out."""

    __tablename__ = "drafts"

    id: int | None = Field(default=None, primary_key=True, sa_type=BigKey)
    issue: int = Field(sa_type=BigInteger, foreign_key="issues.number", index=True)
    author_id: int = Field(sa_type=BigInteger)
    text: str = Field(sa_type=Text)
    state: str = "open"  # open, published, cancelled, rewritten, overtaken, ended
    created_at: datetime = moment()


class VisitRow(SQLModel, table=True):
    """An enterprise that a leader is to visit on a service day, or has visited."""

    __tablename__ = "visits"
    __table_args__ = (UniqueConstraint("day", "enterprise"),)

    id: int | None = Field(default=None, primary_key=True, sa_type=BigKey)
    day: date
    enterprise: str
    leader: str | None = None
    planned: bool = True
    visited_at: datetime | None = moment(nullable=True)
    by_name: str | None = None  # who said that it has taken place


class CursorRow(SQLModel, table=True):
    """How far something that follows the journal has come."""

    __tablename__ = "cursors"

    name: str = Field(primary_key=True)
    at: int = Field(sa_type=BigInteger)  # an id of the journal


class CalendarYearRow(SQLModel, table=True):
    """A year whose public holidays an admin imported."""

    __tablename__ = "calendar_years"

    year: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    body: str = Field(sa_type=Text)  # the arrangement
    imported_at: datetime = moment()


class RegisterRow(SQLModel, table=True):
    """A unit, an enterprise or a person in the book."""

    __tablename__ = "register"

    subject: str = Field(primary_key=True)  # unit, enterprise, person
    key: str = Field(primary_key=True)  # a name; a person's number
    place: int  # among those of its kind
    body: str = Field(sa_type=Text)


class RegisterJournalRow(SQLModel, table=True):
    """A change of the book. Never changed, never deleted."""

    __tablename__ = "register_journal"

    id: int | None = Field(default=None, primary_key=True, sa_type=BigKey)
    at: datetime = moment()
    by_id: int = Field(sa_type=BigInteger)
    by_name: str
    door: str  # configuration, sheet, who, link, command
    subject: str
    key: str
    before: str | None = Field(default=None, sa_type=Text)  # None: it is new
    after: str | None = Field(default=None, sa_type=Text)  # None: it is gone


class DutyRow(SQLModel, table=True):
    """A leader's day."""

    __tablename__ = "duties"

    day: date = Field(primary_key=True)
    begins: datetime = moment()
    ends: datetime = moment()
    leader: str
    by_id: int | None = Field(default=None, sa_type=BigInteger)  # who set it by hand


class InvitationRow(SQLModel, table=True):
    """A link by which a person enrols, or a unit's group is bound. The token in it is kept nowhere."""

    __tablename__ = "invitations"
    __table_args__ = (UniqueConstraint("digest"), Index(None, "subject", "key", "state"))

    id: int | None = Field(default=None, primary_key=True, sa_type=BigKey)
    digest: str  # SHA-256 of the token
    subject: str  # person, unit
    key: str  # a person's number, a unit's name
    account: int | None = Field(default=None, sa_type=BigInteger)  # whose the entry was when the link was made
    by_id: int = Field(sa_type=BigInteger)
    by_name: str
    state: str = "open"  # open, used, replaced (by a newer one), exposed (posted in a group)
    made_at: datetime = moment()
    until: datetime = moment()


class BotRow(SQLModel, table=True):
    """Under which name the bot is found in Telegram: whoever makes links without running it asks here."""

    __tablename__ = "bots"

    bot_id: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False})
    username: str
    at: datetime = moment()
