"""Statements run in the event loop's thread: it waits neither for the disk nor for another program."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.engine import Engine, open_engine, open_reader
from storage.migrate import migrate
from storage.work import Reading, StorageTrouble, Work


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite+aiosqlite:///{tmp_path / 'xiaoer.db'}"


@pytest.fixture
async def engine(url: str) -> AsyncIterator[Engine]:
    engine = open_engine(url)
    await migrate(engine)
    yield engine
    await engine.dispose()


@pytest.fixture
async def reader(url: str) -> AsyncIterator[Engine]:
    reader = open_reader(url)
    yield reader
    await reader.dispose()


async def seat(engine: Engine, chat: int) -> None:
    async with Work(engine) as work:
        await work.chats.seat(chat, present=False)


async def is_absent(engine: Engine, chat: int) -> bool:
    async with Work(engine) as work:
        return (await work.chats.standing(chat)).absent


async def test_while_another_program_writes_the_loop_goes_on(engine: Engine, tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "xiaoer.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    writing = asyncio.create_task(seat(engine, 1))
    for _ in range(20):
        await asyncio.sleep(0)
    assert not writing.done()
    other.execute("COMMIT")
    other.close()
    await writing
    assert await is_absent(engine, 1)


async def test_who_is_broken_off_in_the_commit_leaves_the_connection_in_order(engine: Engine) -> None:
    for steps in range(1, 12):
        writing = asyncio.create_task(seat(engine, steps))
        for _ in range(steps):
            await asyncio.sleep(0)
        writing.cancel()
        await asyncio.gather(writing, return_exceptions=True)
        await seat(engine, 100 + steps)
        assert await is_absent(engine, 100 + steps)


async def test_a_reading_sees_one_moment_and_keeps_nothing(engine: Engine, reader: Engine) -> None:
    async with Reading(reader) as reading:
        assert not (await reading.chats.standing(1)).absent
        await seat(engine, 1)
        assert not (await reading.chats.standing(1)).absent
        with pytest.raises(StorageTrouble):
            await reading.chats.seat(2, present=False)
    async with Reading(reader) as reading:
        assert (await reading.chats.standing(1)).absent
