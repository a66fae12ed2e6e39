"""The city itself: who is who, its days, and what the clock has done."""

from datetime import date, datetime

from sqlalchemy import BigInteger, Index, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.tables.columns import BigKey, moment


class OccasionRow(SQLModel, table=True):
    """What the clock does once: a morning's digest, a week's summary."""

    __tablename__ = "occasions"

    name: str = Field(primary_key=True)  # digest:2026-11-24
    at: datetime = moment()


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
