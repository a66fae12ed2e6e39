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

from bot.bench.fates import WrongCount
from bot.bench.processes import configuration, process, processor_seconds, stand_in, storage_in
from storage.engine import Engine, open_reader
from storage.locks import SETTLED
from storage.work import Reading
from tests.postgres import Server, serve

PROCESSES, GROUPS = (1, 2, 4), (1, 13, 71)
#: Seconds between two looks.
GLANCE = 0.1


class Speed(NamedTuple):
    """Messages a second: read, and with all that they cause; milliseconds of the bots' processors for each."""

    intake: float
    flow: float
    cost: float = 0


async def until_done(url: str, messages: int, began: float) -> Speed:
    """Raises WrongCount where an issue is missing or there twice."""
    engine = open_reader(url)
    try:
        read = await _when(engine, messages, began, sent=False)
        sent = await _when(engine, messages, began, sent=True)
        async with Reading(engine) as reading:
            issues = Counter((issue.chat, issue.message_id) for issue in await reading.issues.all())
        expect_one_each_of(messages, issues)
        return Speed(messages / read, messages / sent)
    finally:
        await engine.dispose()


def expect_one_each_of(messages: int, issues: Counter[tuple[int, int]]) -> None:
    if len(issues) != messages or set(issues.values()) != {1}:
        raise WrongCount(messages - len(issues), issues.total() - len(issues))


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
        words = ("bot.bench.bots", "unpaced", str(file))
        bots = [running.enter_context(process(folder, *words)).pid for _ in range(processes)]
        api.wait_until(lambda progress: progress["first_poll"] is not None)
        asyncio.run(_joined(url, processes))
        time.sleep(SETTLED)
        spent, began = sum(map(processor_seconds, bots)), time.time()
        api.say(messages, groups=groups)
        speed = asyncio.run(until_done(url, messages, began))
        return speed._replace(cost=1000 * (sum(map(processor_seconds, bots)) - spent) / messages)


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
            what = f"read {speed.intake:6.0f}/s, all {speed.flow:6.0f}/s, {speed.cost:4.0f} ms of the bots each"
            print(f"{groups:3} groups, {processes} processes: {what}", flush=True)


if __name__ == "__main__":
    main()
