"""The database's engine: SQLite (WAL, foreign keys, a busy time-out) or PostgreSQL."""

from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, event, make_url
from sqlalchemy.ext.asyncio import AsyncEngine as Engine
from sqlalchemy.ext.asyncio import create_async_engine

from storage.driver import connect

__all__ = ["BUSY_MS", "Engine", "MissingDriver", "open_engine", "open_reader"]

#: How long a writer waits for another one before "database is locked".
BUSY_MS = 5_000


class MissingDriver(Exception):
    """PostgreSQL is asked for, and its driver, an extra, is not installed."""


def open_engine(url: str) -> Engine:
    """An engine for `url`; the folder of an SQLite file is made where it is missing.

    SQLite writes one transaction at a time, so it gets one connection: who waits for it stands in a fair queue, not in
    SQLite's own naps. A transaction inside another one would wait for ever. Raises OSError where the folder can't be
    made, MissingDriver.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return _postgres(parsed)
    if parsed.database and parsed.database != ":memory:":
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        Path(parsed.database).touch(mode=0o600)  # telephone numbers and private words stand in it
    driver = {"async_creator_fn": connect}
    engine = create_async_engine(parsed, connect_args=driver, pool_size=1, max_overflow=0, pool_timeout=None)
    event.listen(engine.sync_engine, "connect", _prepare)
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


def _postgres(url: URL) -> Engine:
    try:
        return create_async_engine(url, pool_timeout=None)
    except ModuleNotFoundError as error:
        raise MissingDriver(error.name) from None


def open_reader(url: str) -> Engine:
    """An engine that reads beside a bot at work: it can't write, and takes no lock that a writer would wait for."""
    engine = open_engine(url)
    if engine.url.get_backend_name() == "sqlite":
        event.remove(engine.sync_engine, "begin", _begin)
        event.listen(engine.sync_engine, "connect", _only_read)
        event.listen(engine.sync_engine, "begin", _begin_reading)
    return engine


def _only_read(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA query_only=ON")
    cursor.close()


def _begin_reading(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _prepare(connection: Any, _record: object) -> None:
    """The driver must not open transactions by itself: `_begin` does, before the first read."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={BUSY_MS}"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    """Take the write lock at once: a transaction that reads first and writes later could not wait for it."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
