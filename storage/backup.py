"""Copies of an SQLite database while it is written, what stands in one, and putting one into a database's place."""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import file_digest
from pathlib import Path

from storage.engine import BUSY_MS

#: Counted before and after: what people said and what became of it, and who stands in the book.
COUNTED = ("issues", "journal", "messages", "inbox", "outbox", "register", "attachments")


class NotWhole(Exception):
    """What lies there is no database, or a broken one."""


class InUse(Exception):
    """Another process has the database open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What stands in a database."""

    schema: str  # the migration that it was brought to last
    counts: dict[str, int]  # of the rows of each table that is counted
    newest: datetime | None  # when the last event happened
    highest: int  # the last number that an issue got; 0: there is none
    waiting: int  # messages on their way to Telegram


def copy(source: Path, target: Path) -> None:
    """`target` is made anew, for its owner alone, as of one moment: writers go on meanwhile.

    Raises NotWhole where the copy is not whole, FileExistsError, OSError, sqlite3.Error.
    """
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    with _opened(source) as old, contextlib.closing(sqlite3.connect(target)) as new:
        old.backup(new)
        new.execute("PRAGMA journal_mode=DELETE")  # one file, and nothing beside it
    check(target)
    sync(target)


def check(file: Path) -> None:
    """Raises NotWhole where SQLite finds a mistake in it."""
    try:
        with _opened(file) as database:
            found = [row[0] for row in database.execute("PRAGMA integrity_check(3)")]
            found += [f"foreign key in {row[0]}" for row in database.execute("PRAGMA foreign_key_check")]
    except sqlite3.DatabaseError as error:
        raise NotWhole(str(error)) from error
    if found != ["ok"]:
        raise NotWhole("; ".join(found))


def contents(file: Path) -> Contents:
    """Raises NotWhole where it is no database of ours."""
    try:
        with _opened(file) as database:
            return _contents(database)
    except sqlite3.DatabaseError as error:
        raise NotWhole(str(error)) from error


def _contents(database: sqlite3.Connection) -> Contents:
    def one(query: str) -> object:
        return database.execute(query).fetchone()[0]

    there = {row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    newest = one("SELECT max(at) FROM journal")
    return Contents(
        schema=str(one("SELECT version_num FROM alembic_version")),
        counts={
            table: int(str(one(f"SELECT count(*) FROM {table}")))  # noqa: S608 - names of ours
            for table in COUNTED
            if table in there
        },
        newest=datetime.fromisoformat(str(newest)).replace(tzinfo=UTC) if newest else None,
        highest=int(str(one("SELECT coalesce(max(number), 0) FROM issues"))),
        waiting=int(str(one("SELECT count(*) FROM outbox WHERE state = 'pending'"))),
    )


def sha256(file: Path) -> str:
    with file.open("rb") as opened:
        return file_digest(opened, "sha256").hexdigest()


def close_up(file: Path) -> None:
    """Everything into the one file, with nothing beside it.

    Raises InUse where somebody has it open: whoever has keeps a lock on it that this needs.
    """
    try:
        with _opened(file) as database:
            database.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.OperationalError as error:
        raise InUse(str(error)) from error
    except sqlite3.DatabaseError:  # it is broken, which is why another one takes its place
        return


def cut_off_log(file: Path) -> None:
    """The write-ahead log goes into the file and is emptied; while somebody reads an older moment it stays."""
    with _opened(file) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def put_in_place(copied: Path, place: Path, aside: Path) -> bool:
    """`copied` becomes the database; what was there, and beside it, lies at `aside`. Whether there was one.

    A kill between the two steps leaves no database at `place`, and both others whole.
    """
    replaces = place.exists()
    for ending in ("", "-wal", "-shm"):
        beside = place.with_name(place.name + ending)
        if beside.exists():
            beside.rename(aside.with_name(aside.name + ending))
    copied.rename(place)
    sync(place.parent)
    return replaces


def sync(path: Path) -> None:
    """Safe on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextlib.contextmanager
def _opened(file: Path) -> Iterator[sqlite3.Connection]:
    """Not made where it is missing."""
    address = f"{file.resolve().as_uri()}?mode=rw"
    with contextlib.closing(sqlite3.connect(address, uri=True, timeout=BUSY_MS / 1000)) as database:
        yield database
