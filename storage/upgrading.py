"""Alembic, on the connection that it is given."""

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection


def configuration(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", "storage:migrations")
    config.attributes["connection"] = connection
    return config


def upgrade_to(revision: str, connection: Connection) -> None:
    """In the transaction that is under way."""
    command.upgrade(configuration(connection), revision)
