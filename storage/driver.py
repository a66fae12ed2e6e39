"""SQLite's driver with one hand-over to its thread for each statement, where aiosqlite's own cursor needs four.

To open a cursor, to execute, to fetch and to close are a hand-over each in aiosqlite; SQLAlchemy fetches all rows at
once anyhow, so they are done together.
"""

import sqlite3
from collections.abc import Awaitable, Callable, Iterable, Sequence
from functools import partial
from typing import Any

import aiosqlite

#: aiosqlite's, which only matters to its own cursor: rows fetched at a time.
CHUNK = 64


class Cursor:
    """What SQLAlchemy asks of a cursor (its AsyncIODBAPICursor)."""

    arraysize = 1

    def __init__(self, run: Callable[..., Any]) -> None:
        self._run = run  # a function in the driver's thread
        self._rows: Sequence[Any] = ()
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    async def __aenter__(self) -> "Cursor":
        return self

    async def execute(self, statement: str, parameters: Any = ()) -> None:
        await self._do(lambda cursor: cursor.execute(statement, parameters))

    async def executemany(self, statement: str, parameters: Iterable[Any]) -> None:
        await self._do(lambda cursor: cursor.executemany(statement, parameters))

    async def fetchall(self) -> Sequence[Any]:
        rows, self._rows = self._rows, ()
        return rows

    async def close(self) -> None:
        """It is closed already."""

    async def _do(self, statement: Callable[[sqlite3.Cursor], object]) -> None:
        cursor, self._rows = await self._run(partial(_all_at_once, statement))
        self.description, self.rowcount, self.lastrowid = cursor.description, cursor.rowcount, cursor.lastrowid


class Connection(aiosqlite.Connection):
    def cursor(self) -> Cursor:  # type: ignore[override] # SQLAlchemy wants the cursor, not a promise of it
        return Cursor(self._in_thread)

    async def _in_thread(self, work: Callable[[sqlite3.Connection], Any]) -> Any:
        hand_over: Callable[..., Awaitable[Any]] = self._execute  # aiosqlite has no types for it
        return await hand_over(work, self._conn)


def _all_at_once(
    statement: Callable[[sqlite3.Cursor], object], connection: sqlite3.Connection
) -> tuple[sqlite3.Cursor, Sequence[Any]]:
    cursor = connection.cursor()
    try:
        statement(cursor)
        return cursor, cursor.fetchall() if cursor.description else ()
    finally:
        cursor.close()


def connect(file: str, **more: Any) -> Connection:
    """To be awaited; `more` goes to sqlite3.connect."""
    connection = Connection(partial(sqlite3.connect, file, **more), CHUNK)
    connection._thread.daemon = True  # as SQLAlchemy has it: an engine nobody disposed of keeps no process alive
    return connection
