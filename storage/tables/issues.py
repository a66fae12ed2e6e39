"""Issues, their journal, and what is still undecided about them."""

from datetime import datetime

from sqlalchemy import BigInteger, Index, Text, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from storage.tables.columns import BigKey, moment

#: Of issues that still know who was in them.
REMEMBERED = text("forgotten_at IS NULL")


class IssueRow(SQLModel, table=True):
    __tablename__ = "issues"
    __table_args__ = (Index("ix_issues_to_forget", "closed_at", sqlite_where=REMEMBERED, postgresql_where=REMEMBERED),)

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
    forgotten_at: datetime | None = moment(nullable=True)  # when it lost all that people said in it, and who they are
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


class FirstPressRow(SQLModel, table=True):
    """The first of two presses on a button that ends something."""

    __tablename__ = "first_presses"

    issue: int = Field(
        primary_key=True, sa_type=BigInteger, foreign_key="issues.number", sa_column_kwargs={"autoincrement": False}
    )
    person_id: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False})
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


class CursorRow(SQLModel, table=True):
    """How far something that follows the journal has come."""

    __tablename__ = "cursors"

    name: str = Field(primary_key=True)
    at: int = Field(sa_type=BigInteger)  # an id of the journal
