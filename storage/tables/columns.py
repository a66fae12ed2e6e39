"""What the tables' columns share: names of constraints, keys, moments."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, MetaData, false
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
