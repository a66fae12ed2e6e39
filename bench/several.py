"""What several bot processes on one PostgreSQL carry: python -m bench.several [MESSAGES]

A server of its own that waits for the disk, the stand-in of `xiaoer bench` without limits, bots that keep no pace.
Every appeal causes a reaction, a card in its group and a card at the office. All share the cores of this machine.
"""

import asyncio
import itertools
import sys
import time
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from bot.bench.processes import configuration, process, stand_in, storage_in
from storage.engine import Engine, open_reader
from storage.locks import SETTLED
from storage.work import Reading
from tests.postgres import Server, serve

PROCESSES, GROUPS = (1, 2, 4), (1, 13, 71)
#: Seconds between two looks.
GLANCE = 0.1


class Speed(NamedTuple):
    """Messages a second: read and decided, and with all that they cause."""

    intake: float
    flow: float


async def until_done(url: str, messages: int, began: float) -> Speed:
    """Raises AssertionError where an issue is missing or there twice."""
    engine = open_reader(url)
    try:
        read = await _when(engine, messages, began, sent=False)
        sent = await _when(engine, messages, began, sent=True)
        async with Reading(engine) as reading:
            issues = Counter((issue.chat, issue.message_id) for issue in await reading.issues.all())
        assert len(issues) == messages, len(issues)
        assert set(issues.values()) == {1}
        return Speed(messages / read, messages / sent)
    finally:
        await engine.dispose()


async def _when(engine: Engine, messages: int, began: float, *, sent: bool) -> float:
    while True:
        async with Reading(engine) as reading:
            left = await (reading.outbox.pending() if sent else reading.inbox.unread())
        if await _issues(engine) >= messages and not left:
            return time.time() - began
        await asyncio.sleep(GLANCE)


async def _issues(engine: Engine) -> int:
    async with engine.connect() as connection:
        return int((await connection.exec_driver_sql("SELECT count(*) FROM issues")).scalar_one())


def measure(server: Server, processes: int, groups: int, messages: int) -> Speed:
    with TemporaryDirectory() as place, stand_in(folder := Path(place)) as api, ExitStack() as running:
        url = server.fresh(f"several-{processes}-{groups}-{time.monotonic_ns()}")
        file = configuration(folder, api, groups)
        file.write_text(file.read_text("utf-8").replace(storage_in(folder), url), encoding="utf-8")
        for _ in range(processes):
            running.enter_context(process(folder, "bot.bench.bots", "unpaced", str(file)))
        api.wait_until(lambda progress: progress["first_poll"] is not None)
        asyncio.run(_joined(url, processes))
        time.sleep(SETTLED)
        began = time.time()
        api.say(messages, groups=groups)
        return asyncio.run(until_done(url, messages, began))


async def _joined(url: str, processes: int) -> None:
    engine = open_reader(url)
    while True:
        async with engine.connect() as connection:
            names = await connection.exec_driver_sql(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                " AND application_name LIKE 'xiaoer %%'"
            )
            if names.scalar_one() == processes:
                break
        await asyncio.sleep(GLANCE)
    await engine.dispose()


def main() -> None:
    messages = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    with serve(durable=True) as server:
        for groups, processes in itertools.product(GROUPS, PROCESSES):
            speed = measure(server, processes, groups, messages)
            what = f"read {speed.intake:6.0f}/s, all {speed.flow:6.0f}/s"
            print(f"{groups:3} groups, {processes} processes: {what}", flush=True)


if __name__ == "__main__":
    main()
