"""The database's engine: SQLite (WAL, foreign keys) or PostgreSQL."""

import sqlite3
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, ExceptionContext, event, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine as Engine
from sqlalchemy.ext.asyncio import create_async_engine

from storage import driver, inline

__all__ = ["BUSY_MS", "DamagedDatabase", "Engine", "MissingDriver", "file_of", "open_engine", "open_reader"]

#: Of SQLite's result codes: the rest says more of the same (https://www.sqlite.org/rescode.html).
PRIMARY = 0xFF

#: How long a writer waits for another one before "database is locked".
BUSY_MS = 5_000

#: So many look something up at a time.
READERS = 4


class DamagedDatabase(BaseException):
    """Its file is not what SQLite wrote. No part of the bot can work on with it, so none may take it for its own."""


class MissingDriver(Exception):
    """PostgreSQL is asked for, and its driver, an extra, is not installed."""


def open_engine(url: str) -> Engine:
    """An engine for `url`; the folder of an SQLite file is made where it is missing.

    SQLite writes one transaction at a time, so it gets one connection: who waits for it stands in a fair queue, not in
    SQLite's own naps. A transaction inside another one would wait for ever. Its statements run in the event loop's
    thread: what may take long belongs to a reader. Raises OSError where the folder can't be made,
    MissingDriver.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return _postgres(parsed)
    _make_file(url)
    engine = create_async_engine(parsed, pool_size=1, max_overflow=0, pool_timeout=None, hide_parameters=True)
    event.listen(engine.sync_engine, "do_connect", partial(_connect_inline, BUSY_MS))
    event.listen(engine.sync_engine, "connect", _prepare_writer)
    event.listen(engine.sync_engine, "begin", _begin)
    event.listen(engine.sync_engine, "handle_error", _damaged)
    return inline.Engine(engine.sync_engine)


def _postgres(url: URL, **more: Any) -> Engine:
    try:
        return create_async_engine(url, pool_timeout=None, hide_parameters=True, **more)
    except ModuleNotFoundError as error:
        raise MissingDriver(error.name) from None


def file_of(url: str) -> Path | None:
    """Where an SQLite database lies; None for a server's, and for one in memory."""
    parsed = make_url(url)
    on_disk = parsed.get_backend_name() == "sqlite" and parsed.database and parsed.database != ":memory:"
    return Path(str(parsed.database)) if on_disk else None


def open_reader(url: str) -> Engine:
    """An engine that reads beside a bot at work: it can't write, and takes no lock that a writer would wait for.

    A transaction sees the database as it was when it began. Statements run in threads, so they may take their time.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        snapshot = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        return _postgres(parsed, execution_options=snapshot)
    _make_file(url)
    threads = {"async_creator_fn": driver.connect}
    engine = create_async_engine(
        parsed,
        connect_args=threads,
        pool_size=READERS,
        max_overflow=0,
        pool_timeout=None,
        hide_parameters=True,
    )
    event.listen(engine.sync_engine, "connect", _prepare_reader)
    event.listen(engine.sync_engine, "begin", _begin_reading)
    return engine


def _make_file(url: str) -> None:
    if file := file_of(url):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)  # telephone numbers and private words stand in it


def _connect_inline(patience: int, _dialect: object, _record: object, arguments: Any, more: Any) -> inline.Driver:
    (file,) = arguments
    return inline.connect(file, patience, more)


def _prepare_writer(connection: inline.Driver, _record: object) -> None:
    """`begin` waits for others in a thread, so no statement does in the event loop."""
    _set(connection, "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=0")
    _set(connection, "secure_delete=ON")  # people who were forgotten stand in no free page


def _prepare_reader(connection: Any, _record: object) -> None:
    """The driver must not open transactions by itself: `_begin_reading` does, before the first read."""
    connection.isolation_level = None
    _set(connection, f"busy_timeout={BUSY_MS}", "journal_mode=WAL", "query_only=ON")


def _set(connection: Any, *pragmas: str) -> None:
    cursor = connection.cursor()
    for pragma in pragmas:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    begun: Any = connection.connection.dbapi_connection
    try:
        begun.begin()
    except sqlite3.Error as error:
        raise DBAPIError.instance(inline.BEGIN, None, error, sqlite3.Error) from error


def _begin_reading(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _damaged(context: ExceptionContext) -> BaseException | None:
    """What goes on instead of SQLite's error, if it means that."""
    error = context.original_exception
    code = error.sqlite_errorcode if isinstance(error, sqlite3.DatabaseError) else 0
    return DamagedDatabase(str(error)) if code & PRIMARY == sqlite3.SQLITE_CORRUPT else None
