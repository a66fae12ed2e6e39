"""A whole database carried over into an empty one of the other kind, and compared row by row as values.

What only one kind of database knows, the index of what issues say, is left behind: it fills itself anew.
"""

import contextlib
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Table,
    func,
    insert,
    inspect,
    literal,
    make_url,
    select,
    text,
    true,
    tuple_,
)
from sqlalchemy.exc import DataError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlmodel import SQLModel

from storage.engine import open_engine, open_reader
from storage.locks import AlreadyRunning, key_of, locks_for
from storage.migrate import MIGRATING, require_file, require_newest, upgrade
from storage.search import CURSOR
from storage.tables import CursorRow

#: Rows that are read and written at a time.
BATCH = 1_000
#: Bits of a checksum: rows' digests are added up, so their order is no matter; two databases sort texts differently.
BITS = 64


class NotEmpty(Exception):
    """Something stands in the target already: the names of tables."""


class AtWork(Exception):
    """A bot works on one of the two: the address, without its password."""


class RowRefused(Exception):
    """The target does not take a row of the table; in one line, why."""


@dataclass(frozen=True, slots=True)
class Sum:
    rows: int
    checksum: int


@dataclass(frozen=True, slots=True)
class Compared:
    table: str
    before: Sum
    after: Sum

    @property
    def is_same(self) -> bool:
        return self.before == self.after


class Different(Exception):
    """What stood in the target was not what had been read; it was undone."""

    def __init__(self, compared: Sequence[Compared]) -> None:
        super().__init__()
        self.compared = compared


async def carry_over(source: str, target: str) -> Sequence[Compared]:
    """In one transaction of the target; the source is only read, as of one moment, and no bot may start meanwhile.

    Raises NotEmpty, AtWork, RowRefused, Different, MissingDriver, OSError and what `require_newest` raises.
    """
    require_file(source)
    if make_url(source) == make_url(target):
        raise NotEmpty(shown(target))
    reader, writer = open_reader(source), open_engine(target)
    try:
        await require_newest(reader)
        async with reader.connect() as old, writer.begin() as new:
            await _keep_out(old)
            await _keep_out(new)
            async with _nobody_at_work(reader), _nobody_at_work(writer):
                return await _carry(old, new)
    finally:
        await reader.dispose()
        await writer.dispose()


def shown(url: str) -> str:
    """Without its password."""
    parsed = make_url(url)
    return parsed.render_as_string(hide_password=True) if parsed.password else url


async def _keep_out(connection: AsyncConnection) -> None:
    """A bot that starts waits, as it does while another one migrates; SQLite has `_nobody_at_work` for it."""
    if connection.dialect.name == "postgresql":
        await connection.execute(select(func.pg_advisory_xact_lock(key_of(MIGRATING))))


@contextlib.asynccontextmanager
async def _nobody_at_work(engine: AsyncEngine) -> AsyncIterator[None]:
    locks = locks_for(engine)
    address = engine.url.render_as_string(hide_password=True)
    try:
        await locks.open()
        if locks.speakers != 1:
            raise AtWork(address)
        yield
    except AlreadyRunning:
        raise AtWork(address) from None
    finally:
        await locks.close()


async def _carry(old: AsyncConnection, new: AsyncConnection) -> Sequence[Compared]:
    if tables := await new.run_sync(_tables):
        raise NotEmpty(", ".join(tables))
    await new.run_sync(upgrade)
    compared = [Compared(table.name, await _copied(old, new, table), await _sum(new, table)) for table in _in_order()]
    if not all(one.is_same for one in compared):
        raise Different(compared)
    if new.dialect.name == "postgresql":
        await _count_on(new)
    return compared


def _tables(connection: Connection) -> list[str]:
    return sorted(inspect(connection).get_table_names())


def _in_order() -> Sequence[Table]:
    """Those first that others point to."""
    return SQLModel.metadata.sorted_tables


def _is_carried(table: Table) -> ColumnElement[bool]:
    """The index begins at the journal's beginning."""
    return table.c.name != CURSOR if table.name == CursorRow.__tablename__ else true()


async def _copied(old: AsyncConnection, new: AsyncConnection, table: Table) -> Sum:
    """What was read: the rows as the database counts them, the checksum of those that were handed over."""
    checksum = 0
    names = table.columns.keys()
    async for rows in _pages(old, table):
        checksum += sum(map(_digest, rows))
        try:
            await new.execute(insert(table), [dict(zip(names, row, strict=True)) for row in rows])
        except (DataError, IntegrityError) as error:  # its further lines tell what stands in the row
            raise RowRefused(f"{table.name}: {str(error.orig).partition(chr(10))[0]}") from None
    return Sum(await _count(old, table), checksum % 2**BITS)


async def _sum(connection: AsyncConnection, table: Table) -> Sum:
    checksum = 0
    async for rows in _pages(connection, table):
        checksum += sum(map(_digest, rows))
    return Sum(await _count(connection, table), checksum % 2**BITS)


async def _count(connection: AsyncConnection, table: Table) -> int:
    query = select(func.count()).select_from(table).where(_is_carried(table))
    return (await connection.execute(query)).scalar_one()


async def _pages(connection: AsyncConnection, table: Table) -> AsyncIterator[Sequence[Row[Any]]]:
    """All rows, from key to key: never more in memory than a page."""
    key = list(table.primary_key)
    first = select(table).where(_is_carried(table)).order_by(*key).limit(BATCH)
    rows = (await connection.execute(first)).all()
    while rows:
        yield rows
        last = [literal(rows[-1][table.columns.keys().index(column.name)], column.type) for column in key]
        rows = (await connection.execute(first.where(tuple_(*key) > tuple_(*last)))).all()


def _digest(row: Row[Any]) -> int:
    """Of its values as Python has them: moments in UTC, JSON as the text that it is."""
    return int.from_bytes(blake2b(repr(tuple(row)).encode(), digest_size=BITS // 8).digest())


async def _count_on(connection: AsyncConnection) -> None:
    """PostgreSQL's sequences know nothing of rows that came with their keys."""
    for table in _in_order():
        (key, *more) = table.primary_key
        names = {"table": table.name, "key": key.name}
        sequence = (await connection.execute(text("SELECT pg_get_serial_sequence(:table, :key)"), names)).scalar()
        highest = (await connection.execute(select(func.max(key)))).scalar() if sequence and not more else None
        if highest:
            await connection.execute(select(func.setval(sequence, highest)))
