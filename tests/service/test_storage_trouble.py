"""The database is locked or full: nothing is lost, nothing is said twice, and it goes on afterwards."""

import asyncio
import contextlib
import sqlite3
from collections.abc import AsyncIterator, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

import pytest
from sqlalchemy import text
from structlog.testing import capture_logs

from bot.core.notices import Reaction
from bot.service import delivery as delivering
from bot.service import intake as taking
from bot.service.almanac import Almanac
from bot.service.intake import Intake
from bot.telegram.parse import Parser, sender_of
from storage import engine as storage_engine
from storage.engine import Engine
from storage.messages import Messages
from storage.work import Work
from tests.service.counter import CITY, GROUP, Counter, open_counter, post
from tests.service.test_intake import APPEAL, stands

pytestmark = pytest.mark.sqlite("another one holds the lock on its file")


@pytest.fixture
async def counter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Counter]:
    """One that does not wait long for the lock."""
    monkeypatch.setattr(storage_engine, "BUSY_MS", 1)
    monkeypatch.setattr(taking, "RETRY", 0.001)
    monkeypatch.setattr(delivering, "BACK_OFF", 0.001)
    async with open_counter(tmp_path) as counter:
        yield counter


@pytest.fixture
async def intake(counter: Counter) -> Intake:
    reader, delivery = Parser(counter.bot.id, counter.bot.username), counter.delivery
    almanac = Almanac(counter.engine, CITY)
    return Intake(counter.engine, almanac, reader, sender_of, counter.clock, delivery.wake.set, delivery.is_speaking_in)


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Another program writes."""
    connection = sqlite3.connect(folder / "xiaoer.db", isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        connection.close()


async def troubled(log: list[Any], times: int = 3) -> None:
    """Until trouble with the database was met so often."""
    async with asyncio.timeout(10):
        while sum(entry["event"] == "storage_trouble" for entry in log) < times:  # noqa: ASYNC110 - a log has no event
            await asyncio.sleep(0.001)


async def test_locked_while_updates_come(counter: Counter, intake: Intake, tmp_path: Path) -> None:
    counter.town.say(counter.zhang, counter.group, APPEAL)
    with capture_logs() as log:
        with locked(tmp_path):
            keeping = asyncio.create_task(intake.keep(counter.bot.id, list(counter.town.updates.pending)))
            await troubled(log)
            assert not keeping.done(), "stored is said only when it is"
        await keeping
    assert await intake.take_next()
    assert await stands(counter) == [(1001, "张建国")]


async def test_locked_while_a_message_is_read(counter: Counter, intake: Intake, tmp_path: Path) -> None:
    counter.town.say(counter.zhang, counter.group, APPEAL)
    await intake.keep(counter.bot.id, list(counter.town.updates.pending))
    reading = asyncio.create_task(intake.run())
    with capture_logs() as log, locked(tmp_path):
        await troubled(log)
    async with asyncio.timeout(10):
        while not await stands(counter):  # noqa: ASYNC110 - a database has no event
            await asyncio.sleep(0.001)
    reading.cancel()
    await asyncio.gather(reading, return_exceptions=True)
    assert await stands(counter) == [(1001, "张建国")]


async def test_locked_while_a_delivery_is_noted(counter: Counter, tmp_path: Path) -> None:
    await counter.put(post("1", issue=1001), post("2"))
    await counter.delivery.start_what_may_go()
    with capture_logs() as log:
        with locked(tmp_path):
            finishing = asyncio.create_task(counter.delivery.finish())
            await troubled(log)
            assert counter.texts(counter.group) == ["1"]
            assert not finishing.done()
        await finishing
    await counter.work_off()
    assert counter.texts(counter.group) == ["1", "2"]


async def test_locked_while_deliveries_go_on(counter: Counter, tmp_path: Path) -> None:
    """What went is not noted and can't be for long: nothing of it goes again."""
    said = [str(number) for number in range(15)]
    await counter.put(*(post(number) for number in said))
    running = asyncio.create_task(counter.delivery.run())
    await counter.town.wait_until(lambda: len(counter.texts(counter.group)) > 2)
    with capture_logs() as log, locked(tmp_path):
        await troubled(log)
        assert len(counter.texts(counter.group)) < len(said)
    await counter.town.wait_until(lambda: len(counter.texts(counter.group)) == len(said))
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await counter.delivery.finish()
    assert counter.texts(counter.group) == said
    assert await counter.pending() == 0


async def test_locked_when_delivery_begins(counter: Counter, tmp_path: Path) -> None:
    await counter.put(post("1"))
    with capture_logs() as log, locked(tmp_path):
        running = asyncio.create_task(counter.delivery.run())
        await troubled(log)
        assert not running.done()
    await counter.town.wait_until(lambda: counter.texts(counter.group) == ["1"])
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await counter.delivery.finish()


async def test_full(counter: Counter, intake: Intake) -> None:
    """Nothing can be written until somebody makes room."""
    for number in range(10):
        counter.town.say(counter.zhang, counter.group, f"#诉求 {APPEAL}{number}{'，请尽快' * 900}")
    async with counter.engine.connect() as connection:
        pages = (await connection.execute(text("PRAGMA page_count"))).scalar_one()
        await connection.execute(text(f"PRAGMA max_page_count = {pages + 2}"))
    with capture_logs() as log:
        keeping = asyncio.create_task(intake.keep(counter.bot.id, list(counter.town.updates.pending)))
        await troubled(log)
        assert not keeping.done()
        async with counter.engine.connect() as connection:
            await connection.execute(text("PRAGMA max_page_count = 1000000"))
        await keeping
    assert {entry["error"] for entry in log} == {"database or disk is full"}
    while await intake.take_next():
        pass
    assert len(await stands(counter)) == 10


# ── what could make the bot say something twice ───────────────────────────


async def test_what_ends_while_the_outbox_is_read_is_not_begun_again(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Overtaken(Work):
        """Between the reading and what is made of it, what was under way is answered."""

        def __init__(self, engine: Engine) -> None:
            monkeypatch.setattr(delivering, "Work", Work)  # once
            super().__init__(engine)

        async def __aexit__(
            self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
        ) -> None:
            await super().__aexit__(kind, error, trace)
            await counter.delivery.wake.wait()

    await counter.put(post("1"), post("2"))
    await counter.delivery.start_what_may_go()
    monkeypatch.setattr(delivering, "Work", Overtaken)
    await counter.delivery.start_what_may_go()
    await counter.work_off()
    assert counter.texts(counter.group) == ["1", "2"]


async def test_what_was_sent_and_can_not_be_noted_is_not_sent_for_ever(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(_: Messages, posts: Sequence[Any]) -> None:
        if posts:
            raise ZeroDivisionError

    said = counter.town.say(counter.zhang, counter.group, "停电了")
    monkeypatch.setattr(Messages, "all_posted", fail)
    await counter.say(post("1"), post("2"), Reaction(GROUP, said.id, "👀"))
    assert counter.texts(counter.group) == ["1", "2"]
    assert said.emoji == ["👀"]
    assert await counter.pending() == 0
    async with Work(counter.engine) as work:
        assert not await work.outbox.was_sent("1")
