"""What the bot's database says, read beside it."""

import asyncio
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from bot.bench.processes import PATIENCE, Stuck, end_of_log, storage_in
from storage.engine import Engine, open_reader
from storage.work import Reading, Work

Count = Callable[[Work], Awaitable[int]]

#: Seconds between two looks.
GLANCE = 0.02


def issues_in(folder: Path) -> Mapping[tuple[int, int], Sequence[int]]:
    """Chat and message → the numbers of the issues that it opened."""

    async def read() -> Mapping[tuple[int, int], Sequence[int]]:
        found = defaultdict(list)
        async with _reader(folder) as engine, Reading(engine) as reading:
            for issue in await reading.issues.all():
                found[issue.chat, issue.message_id].append(issue.number)
        return found

    return asyncio.run(read())


def when_all_read(folder: Path) -> float:
    """In seconds since 1970; waits for it. Raises Stuck."""
    return asyncio.run(_when_none(folder, lambda reading: reading.inbox.unread()))


def when_all_sent(folder: Path) -> float:
    """In seconds since 1970; waits for it. Raises Stuck."""
    return asyncio.run(_when_none(folder, lambda reading: reading.outbox.pending()))


def unsent(folder: Path) -> int:
    async def read() -> int:
        async with _reader(folder) as engine:
            return await _counted(engine, lambda reading: reading.outbox.pending())

    return asyncio.run(read())


async def _when_none(folder: Path, count: Count) -> float:
    async with _reader(folder) as engine:
        before, last_news = -1, time.monotonic()
        while left := await _counted(engine, count):
            if left != before:
                before, last_news = left, time.monotonic()
            if time.monotonic() - last_news > PATIENCE:
                raise Stuck(f"{left} left\n{end_of_log(folder)}")
            await asyncio.sleep(GLANCE)
    return time.time()


async def _counted(engine: Engine, count: Count) -> int:
    async with Reading(engine) as reading:
        return await count(reading)


@asynccontextmanager
async def _reader(folder: Path) -> AsyncIterator[Engine]:
    engine = open_reader(storage_in(folder))
    try:
        yield engine
    finally:
        await engine.dispose()
