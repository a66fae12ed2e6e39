"""Bring an empty or older database to the newest tables."""

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError
from sqlalchemy.ext.asyncio import AsyncEngine

from storage.work import StorageTrouble


class NewerDatabase(Exception):
    """The database was written by a newer Xiaoer; this one must not touch it."""


class NoDatabase(Exception):
    """What lies at the address is something else."""


def configuration(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", "storage:migrations")
    config.attributes["connection"] = connection
    return config


def _upgrade(connection: Connection) -> None:
    config = configuration(connection)
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    unknown = set(MigrationContext.configure(connection).get_current_heads()) - known
    if unknown:
        raise NewerDatabase(", ".join(sorted(unknown)))
    command.upgrade(config, "head")


async def migrate(engine: AsyncEngine) -> None:
    """In one transaction.

    Raises NewerDatabase for a database from the future, NoDatabase for another file, StorageTrouble where it can't be
    used now.
    """
    try:
        async with engine.begin() as connection:
            await connection.run_sync(_upgrade)
    except StorageTrouble:
        raise
    except DatabaseError as error:
        raise NoDatabase(str(error.orig)) from error
