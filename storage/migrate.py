"""Bring an empty or older database to the newest tables.

Alembic takes 11 MB for as long as the bot runs, so it is imported where there is something to change.
"""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, column, func, inspect, make_url, select, table
from sqlalchemy.exc import DatabaseError
from sqlalchemy.ext.asyncio import AsyncEngine

from storage.locks import key_of
from storage.work import StorageTrouble

#: Of the migrations, the oldest first: their files begin so.
REVISIONS = sorted(
    file.name.partition("_")[0] for file in (Path(__file__).parent / "migrations/versions").glob("0*.py")
)
#: Where Alembic notes which one a database has.
VERSION = table("alembic_version", column("version_num"))

#: The lock under which tables are changed; whoever starts meanwhile waits for it.
MIGRATING = "migrate"


class NewerDatabase(Exception):
    """The database was written by a newer Xiaoer; this one must not touch it."""


class NoDatabase(Exception):
    """What lies at the address is something else."""


class MissingDatabase(Exception):
    """There is no file at the address."""


class OlderDatabase(Exception):
    """It was not brought to the newest tables yet: that is for the bot to do."""


def upgrade(connection: Connection) -> None:
    """In the transaction that is under way. Raises NewerDatabase."""
    if connection.dialect.name == "postgresql":  # several may start at once: who comes later finds it done
        connection.execute(select(func.pg_advisory_xact_lock(key_of(MIGRATING))))
    if _revision(connection) != REVISIONS[-1]:
        from storage.upgrading import upgrade_to

        upgrade_to("head", connection)


def _revision(connection: Connection) -> str | None:
    """None where it has no tables yet. Raises NewerDatabase."""
    if not inspect(connection).has_table(VERSION.name):
        return None
    revision: str | None = connection.execute(select(VERSION.c.version_num)).scalar()
    if revision is not None and revision not in REVISIONS:
        raise NewerDatabase(revision)
    return revision


def _refuse_other(connection: Connection) -> None:
    if _revision(connection) != REVISIONS[-1]:
        raise OlderDatabase


async def migrate(engine: AsyncEngine) -> None:
    """In one transaction.

    Raises NewerDatabase for a database from the future, NoDatabase for another file, StorageTrouble where it can't be
    used now.
    """
    await _do(engine, upgrade)


def require_file(url: str) -> None:
    """Before a reader opens it, which would make one. Raises MissingDatabase."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite" and not (parsed.database and Path(parsed.database).is_file()):
        raise MissingDatabase(parsed.database or "")


async def require_newest(engine: AsyncEngine) -> None:
    """For who only reads. Raises OlderDatabase, and what `migrate` raises."""
    await _do(engine, _refuse_other)


async def _do(engine: AsyncEngine, work: Callable[[Connection], None]) -> None:
    try:
        async with engine.begin() as connection:
            await connection.run_sync(work)
    except StorageTrouble:
        raise
    except DatabaseError as error:
        raise NoDatabase(str(error.orig)) from error
