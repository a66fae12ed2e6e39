"""The database's engine: SQLite (WAL, foreign keys, a busy time-out) or PostgreSQL."""

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, ExceptionContext, event, make_url
from sqlalchemy.ext.asyncio import AsyncEngine as Engine
from sqlalchemy.ext.asyncio import create_async_engine

from storage.driver import connect

__all__ = ["BUSY_MS", "DamagedDatabase", "Engine", "open_engine", "open_reader"]

#: Of SQLite's result codes: the rest says more of the same (https://www.sqlite.org/rescode.html).
PRIMARY = 0xFF

#: How long a writer waits for another one before "database is locked".
BUSY_MS = 5_000


class DamagedDatabase(BaseException):
    """Its file is not what SQLite wrote. No part of the bot can work on with it, so none may take it for its own."""


def open_engine(url: str) -> Engine:
    """An engine for `url`; the folder of an SQLite file is made where it is missing.

    SQLite writes one transaction at a time, so it gets one connection: who waits for it stands in a fair queue, not in
    SQLite's own naps. A transaction inside another one would wait for ever. Raises OSError where the folder can't be
    made.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_async_engine(parsed, pool_timeout=None)
    if parsed.database and parsed.database != ":memory:":
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        Path(parsed.database).touch(mode=0o600)  # telephone numbers and private words stand in it
    driver = {"async_creator_fn": connect}
    engine = create_async_engine(parsed, connect_args=driver, pool_size=1, max_overflow=0, pool_timeout=None)
    event.listen(engine.sync_engine, "connect", _prepare)
    event.listen(engine.sync_engine, "begin", _begin)
    event.listen(engine.sync_engine, "handle_error", _damaged)
    return engine


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


def _damaged(context: ExceptionContext) -> BaseException | None:
    """What goes on instead of SQLite's error, if it means that."""
    error = context.original_exception
    code = error.sqlite_errorcode if isinstance(error, sqlite3.DatabaseError) else 0
    return DamagedDatabase(str(error)) if code & PRIMARY == sqlite3.SQLITE_CORRUPT else None
