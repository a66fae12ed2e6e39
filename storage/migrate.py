"""Bring an empty or older database to the newest tables."""

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, func, make_url, select
from sqlalchemy.exc import DatabaseError
from sqlalchemy.ext.asyncio import AsyncEngine

from storage.locks import key_of
from storage.work import StorageTrouble

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


def configuration(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", "storage:migrations")
    config.attributes["connection"] = connection
    return config


def upgrade(connection: Connection) -> None:
    """In the transaction that is under way. Raises NewerDatabase."""
    if connection.dialect.name == "postgresql":  # several may start at once: who comes later finds it done
        connection.execute(select(func.pg_advisory_xact_lock(key_of(MIGRATING))))
    _refuse_newer(connection)
    command.upgrade(configuration(connection), "head")


def _refuse_newer(connection: Connection) -> None:
    scripts = ScriptDirectory.from_config(configuration(connection))
    known = {script.revision for script in scripts.walk_revisions()}
    unknown = set(MigrationContext.configure(connection).get_current_heads()) - known
    if unknown:
        raise NewerDatabase(", ".join(sorted(unknown)))


def _refuse_other(connection: Connection) -> None:
    _refuse_newer(connection)
    scripts = ScriptDirectory.from_config(configuration(connection))
    if set(MigrationContext.configure(connection).get_current_heads()) != set(scripts.get_heads()):
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
