"""SQLite's driver for the bot's own transactions: statements run where they are asked, in the event loop's thread.

A statement takes 10 µs and a hand-over to a thread 100. Only what waits goes to a thread: for the disk to hold what is
committed, and for another program's transaction to end.
"""

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from sqlalchemy.engine import AdaptedConnection
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlalchemy.util import await_only

from storage.prepared import PREPARED

BEGIN = "BEGIN IMMEDIATE"


class Driver(AdaptedConnection):
    """What SQLAlchemy asks of a connection. It is one transaction's at a time."""

    __slots__ = ("_begun_at", "_patience", "_thread")

    _connection: sqlite3.Connection  # type: ignore[assignment] # SQLAlchemy expects an asynchronous one

    def __init__(self, connection: sqlite3.Connection, thread: ThreadPoolExecutor, patience: int) -> None:
        """`patience`: milliseconds to wait for another program's transaction."""
        self._connection = connection
        self._thread = thread
        self._patience = patience
        self._begun_at = 0  # changes before the transaction

    def cursor(self) -> sqlite3.Cursor:
        return self._connection.cursor()

    def begin(self) -> None:
        """Take the write lock at once: a transaction that reads first and writes later could not wait for it."""
        try:
            self._connection.execute(BEGIN)
        except sqlite3.OperationalError as error:
            if not _is_busy(error):
                raise
            self._in_thread(self._begin_patiently)
        self._begun_at = self._connection.total_changes

    def commit(self) -> None:
        """Where nothing was written nothing is waited for."""
        if self._connection.total_changes == self._begun_at:
            self._connection.commit()
        else:
            self._in_thread(self._connection.commit)

    def rollback(self) -> None:
        self._connection.rollback()

    def close(self) -> None:
        """The last one out writes the log back into the database, which takes a while."""
        self._in_thread(self._connection.close)
        self._thread.shutdown(wait=False)

    def terminate(self) -> None:
        """Of a connection that nobody gave back."""
        self._connection.close()
        self._thread.shutdown(wait=False)

    def create_function(self, *args: Any, **more: Any) -> None:
        self._connection.create_function(*args, **more)

    def _begin_patiently(self) -> None:
        self._connection.execute(f"PRAGMA busy_timeout={self._patience}")
        try:
            self._connection.execute(BEGIN)
        finally:
            self._connection.execute("PRAGMA busy_timeout=0")

    def _in_thread(self, work: Callable[[], None]) -> None:
        await_only(_to_its_end(asyncio.get_running_loop().run_in_executor(self._thread, work)))


async def _to_its_end(work: asyncio.Future[None]) -> None:
    """Whoever is broken off meanwhile leaves nothing running: the next statement would meet it."""
    try:
        await asyncio.shield(work)
    except asyncio.CancelledError:
        await asyncio.wait((work,))
        raise


def _is_busy(error: sqlite3.OperationalError) -> bool:
    return error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY


def connect(file: str, patience: int, more: dict[str, Any]) -> Driver:
    """`more` goes to sqlite3.connect; for `patience` see Driver."""
    thread = ThreadPoolExecutor(1, "sqlite")
    own = {"isolation_level": None, "check_same_thread": False}  # `begin` opens transactions, the thread ends them
    return Driver(sqlite3.connect(file, **more | own), thread, patience)


class Connection(AsyncConnection):
    __slots__ = ()

    async def execute(self, statement: Any, parameters: Any = None, **more: Any) -> Any:
        """As the usual one, but without the ado of waiting for what is there at once."""
        connection = self.sync_connection
        if connection is None or not connection.in_transaction():
            return await self.run_sync(lambda begun: begun.execute(statement, parameters, **more))
        preparation = statement.get_execution_options().get(PREPARED)
        if preparation is None:
            return connection.execute(statement, parameters, **more)
        return preparation.on(connection.dialect).run(connection.connection.cursor(), parameters)

    async def exec_driver_sql(self, *args: Any, **more: Any) -> Any:
        return await self.run_sync(lambda connection: connection.exec_driver_sql(*args, **more))


class Engine(AsyncEngine):
    def connect(self) -> Connection:
        return Connection(self)
