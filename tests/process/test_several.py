"""Two real bot processes on one PostgreSQL, killed and started again while people speak in several groups.

Nothing is lost, nothing is done twice, each group's order is kept, and each nudge is told once. What a kill cuts off
between sending and noting is sent again: at most one message in a chat.
"""

import asyncio
import contextlib
import random
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.core.events import Nudged
from bot.core.issue import Issue
from bot.rehearsal.chats import Chat
from storage.engine import Engine, open_engine
from storage.locks import key_of
from storage.work import Work
from tests.postgres import Server
from tests.process.shop import Shop, open_shop

SEED = 20261124
GROUPS = (-1002000000701, -1002000000702)
MESSAGES, PROCESSES, KILLS = 60, 2, 2
APPEAL = "我们厂区停电已经两天，生产线全停了，请市里帮忙协调，这是第 {} 件"
#: Seconds: between two kills at most, between two steps of the town's clock, until everything is done, until another
#: process polls.
LIFE, STEP, PATIENCE, TAKEN_OVER = 1.5, 0.1, 60.0, 10.0
FIRST_PERSON = 9_000_000


@dataclass
class City:
    shop: Shop
    engine: Engine
    processes: list[asyncio.subprocess.Process]
    chance: random.Random = field(default_factory=lambda: random.Random(SEED))  # noqa: S311 - not for secrets
    said: dict[int, list[str]] = field(default_factory=dict)  # group → what was said there, in order
    kills: int = 0

    @property
    def groups(self) -> list[Chat]:
        return [self.shop.troupe.chats["group"], *(self.shop.town.chat(number) for number in GROUPS)]

    async def live(self) -> None:
        talking = asyncio.create_task(self._talk())
        running = asyncio.create_task(self._let_time_run())
        try:
            for _ in range(KILLS):
                await asyncio.sleep(self.chance.uniform(0, LIFE))
                await self._kill(self.chance.randrange(PROCESSES))
            await talking
            await self.quiet()
        finally:
            for task in (talking, running):
                task.cancel()
            await asyncio.gather(talking, running, return_exceptions=True)

    async def _talk(self) -> None:
        for number in range(MESSAGES):
            person = self.shop.town.add_person(FIRST_PERSON + number, f"企业{number}")
            group = self.groups[number % len(self.groups)]
            self.shop.town.join(person, group)
            self.shop.town.say(person, group, APPEAL.format(number))
            self.said.setdefault(group.id, []).append(APPEAL.format(number))
            if number % 6 == 5:
                await asyncio.sleep(self.chance.uniform(0, 12 * KILLS * LIFE / MESSAGES))

    async def _let_time_run(self) -> None:
        """Ten minutes of the town in a second: the pace of 20 a minute does not hold up the test."""
        while True:
            await asyncio.sleep(STEP)
            self.shop.move(600 * STEP)

    async def _kill(self, number: int) -> None:
        process = self.processes[number]
        assert process.returncode is None, self.shop.log.read_text(encoding="utf-8")
        process.kill()
        await process.wait()
        self.kills += 1
        self.processes[number] = await self.shop.begin()

    async def quiet(self) -> None:
        """Until everything is read and everything is said."""
        async with asyncio.timeout(PATIENCE):
            while True:
                async with Work(self.engine) as work:
                    idle = not await work.inbox.unread() and not await work.outbox.pending()
                    alarm = await work.issues.next_alarm()
                if idle and not self.shop.town.updates.pending and (alarm is None or alarm > self.shop.clock.now()):
                    return
                await asyncio.sleep(STEP)

    async def take_over(self) -> float:
        """Seconds until another process polls, the one that did being killed."""
        loop, town = asyncio.get_running_loop(), self.shop.town
        await self._all_started()
        await town.wait_until(lambda: town.updates.polling, PATIENCE)
        began = loop.time()
        self.processes[await self._poller()].kill()
        await town.wait_until(lambda: not town.updates.polling, PATIENCE)
        await town.wait_until(lambda: town.updates.polling, PATIENCE)
        return loop.time() - began

    async def _all_started(self) -> None:
        async with asyncio.timeout(PATIENCE):
            while self._log().count('"started"') < PROCESSES + self.kills:  # noqa: ASYNC110 - a file tells nobody
                await asyncio.sleep(STEP)

    def _log(self) -> str:
        return self.shop.log.read_text(encoding="utf-8")

    async def _poller(self) -> int:
        """Which of them has the lock, as PostgreSQL sees it: a process names its sessions by its number."""
        query = text(
            "SELECT application_name FROM pg_locks JOIN pg_stat_activity USING (pid)"
            " WHERE locktype = 'advisory' AND (classid::bigint << 32 | objid::bigint) = :key"
        )
        async with self.engine.begin() as connection:
            name = (await connection.execute(query, {"key": key_of("poll")})).scalar_one()
        return [f"xiaoer {process.pid}" for process in self.processes].index(name)

    async def issues(self) -> list[Issue]:
        async with Work(self.engine) as work:
            return list(await work.issues.all())


@pytest.fixture
async def city(tmp_path: Path, server: Server) -> AsyncIterator[City]:
    storage = server.fresh("several")
    async with open_shop(tmp_path, storage=storage, groups=GROUPS) as shop:
        engine = open_engine(storage)
        city = City(shop, engine, [await shop.begin() for _ in range(PROCESSES)])
        try:
            await shop.opened()
            yield city
        finally:
            for process in city.processes:
                with contextlib.suppress(ProcessLookupError):
                    process.kill()
                await process.wait()
            await engine.dispose()


async def test_killed_again_and_again_while_people_speak_in_several_groups(city: City) -> None:
    await city.live()
    issues = await city.issues()
    log = city.shop.log.read_text(encoding="utf-8")

    # Every appeal is exactly one issue, in its group's order; nothing was set aside on the way.
    in_order = {
        group.id: [one.text for one in sorted(issues, key=lambda one: one.number) if one.chat == group.id]
        for group in city.groups
    }
    assert in_order == city.said, log
    async with city.engine.begin() as connection:
        inbox = (await connection.execute(text("SELECT DISTINCT state FROM inbox"))).scalars().all()
        cards = (
            await connection.execute(
                text("SELECT key, count(*), min(state), max(state) FROM outbox WHERE key LIKE 'card:%' GROUP BY key")
            )
        ).all()
    assert inbox == ["done"], log
    assert {(row[2], row[3]) for row in cards} == {("sent", "sent")}
    assert len(cards) == len(issues)

    # Each nudge once, however many clocks there were.
    for issue in issues:
        async with Work(city.engine) as work:
            events = await work.journal.of(issue.number)
        told = Counter((e.limit, e.of, stage) for e in events if isinstance(e, Nudged) for stage in e.stages)
        assert set(told.values()) <= {1}
    assert not city.shop.town.too_many_given
    shown = Counter(
        (chat.id, message.text.split()[0])
        for chat in (*city.groups, city.shop.troupe.chats["office"])
        for message in chat.messages
        if message.sender.is_bot and message.text.startswith("#ZQ")
    )
    repeats = sum(count - 1 for count in shown.values())
    print(f"\n{city.kills} kills, {len(issues)} issues, {repeats} cards twice")

    seconds = await city.take_over()
    print(f"another one polls after {seconds:.1f} s")
    assert seconds < TAKEN_OVER
