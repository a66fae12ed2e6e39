"""Issues, their journal, and what is still undecided about them."""

from datetime import datetime

from sqlalchemy import BigInteger, Index, Text, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from bot.core.words import OPEN
from storage.tables.columns import BigKey, moment

#: In the words of the indexes over open issues. A query that is to use one must say it like this, and not with
#: parameters, which the planner does not know: `storage.views.IS_OPEN`.
IS_OPEN = "status IN ({})".format(", ".join(f"'{status}'" for status in sorted(OPEN)))
#: Of the issues on which a leader instructed.
IS_INSTRUCTED = "instructed <> '[]'"
#: Of issues that still know who was in them.
REMEMBERED = "forgotten_at IS NULL"


def _partial(name: str, *columns: str, where: str) -> Index:
    """Over some of the issues: however many there are, what it has to be kept up with are few."""
    return Index(f"ix_issues_{name}", *columns, sqlite_where=text(where), postgresql_where=text(where))


class IssueRow(SQLModel, table=True):
    __tablename__ = "issues"
    __table_args__ = (
        Index(None, "requester_id", "number"),
        Index(None, "enterprise", "number"),
        _partial("open", "limit_at", "due_at", "lead", "status", "units", "number", where=IS_OPEN),
        _partial("open_of_requester", "requester_id", "number", where=IS_OPEN),
        _partial("open_of_enterprise", "enterprise", "number", where=IS_OPEN),
        _partial("alarms", "next_at", "number", where="next_at IS NOT NULL"),
        _partial("instructed", "number", where=IS_INSTRUCTED),
        _partial("to_forget", "closed_at", where=REMEMBERED),
    )

    number: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False})
    version: int  # events so far; a save against an older one is refused
    status: str
    kind: str
    urgency: str
    source: str
    visibility: str
    requester_id: int = Field(sa_type=BigInteger)
    enterprise: str | None = None
    lead: str | None = None
    opened_at: datetime = moment(index=True)
    due_at: datetime | None = moment(nullable=True)
    handled_at: datetime | None = moment(nullable=True)
    closed_at: datetime | None = moment(nullable=True, index=True)
    limit_at: datetime | None = moment(nullable=True)  # the first of the limits that run
    next_at: datetime | None = moment(nullable=True)  # when the clock has something to do with it
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
    __table_args__ = (UniqueConstraint("chat_id", "message_id"), Index(None, "issue"))

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


class MarkRow(SQLModel, table=True):
    """By what something was done that need not be done again."""

    __tablename__ = "marks"

    name: str = Field(primary_key=True)
    value: str


class FigureRow(SQLModel, table=True):
    """How many issues that were opened in a month are of a kind, with a unit, in a status."""

    __tablename__ = "figures"

    month: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})  # 202611, in the city; 0: ever
    kind: str = Field(primary_key=True)
    unit: str = Field(primary_key=True)  # that leads; "": none
    status: str = Field(primary_key=True)
    count: int


class CountedRow(SQLModel, table=True):
    """In which figure an issue is."""

    __tablename__ = "counted"

    issue: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False})
    month: int
    kind: str
    unit: str
    status: str
