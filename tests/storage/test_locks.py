"""Who holds what: on SQLite there is one process, on PostgreSQL any number."""

import asyncio
import itertools
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from storage import locks
from storage.engine import open_engine
from storage.locks import Advisory, AlreadyRunning, Locks, OneProcess, locks_for
from tests.postgres import Server

_numbers = itertools.count(1)


# ── both ──────────────────────────────────────────────────────────────────


async def test_what_nobody_holds_can_be_taken(url: str) -> None:
    engine = open_engine(url)
    one = locks_for(engine)
    await one.open()
    assert await one.take(["poll", "clock"]) == {"poll", "clock"}
    assert one.holds("poll")
    assert not await one.others_hold("poll")
    assert one.speakers == 1
    await asyncio.wait_for(one.gain("index"), 5)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(one.loss("index"), 0.01)
    await one.close()
    await engine.dispose()


# ── SQLite ────────────────────────────────────────────────────────────────


async def test_a_second_bot_on_one_sqlite_is_told_who_is_there(tmp_path: Path) -> None:
    one, other = (OneProcess(str(tmp_path / "xiaoer.db")) for _ in range(2))
    await one.open()
    with pytest.raises(AlreadyRunning, match=r"^\d+$"):
        await other.open()
    await one.close()
    await other.open()
    await other.close()


# ── PostgreSQL ────────────────────────────────────────────────────────────


@pytest.fixture
async def pair(server: Server, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[tuple[Locks, Locks]]:
    """Two processes; what takes seconds takes less."""
    for name, seconds in (("BEAT", 0.05), ("LOOK", 0.02), ("SETTLED", 0.15)):
        monkeypatch.setattr(locks, name, seconds)
    engine = open_engine(server.fresh(f"locks{next(_numbers)}"))
    one, other = locks_for(engine), locks_for(engine)
    await one.open()
    await other.open()
    yield one, other
    await one.close()
    await other.close()
    await engine.dispose()


async def test_one_holds_it_until_it_gives_it_back(pair: tuple[Locks, Locks]) -> None:
    one, other = pair
    assert await one.take(["lane:1", "lane:2"]) == {"lane:1", "lane:2"}
    assert await other.take(["lane:1", "lane:3"]) == {"lane:3"}
    assert await other.others_hold("lane:1")
    assert not await other.others_hold("lane:3")
    assert not await other.others_hold("lane:9")
    await asyncio.gather(one.take(["lane:1"]), one.take(["lane:1"]))  # once is enough to give back what was taken twice
    await one.give_back(["lane:1"])
    assert await other.take(["lane:1", "lane:2"]) == {"lane:1"}
    assert one.holds("lane:2")


async def test_who_ends_leaves_everything_to_the_other(pair: tuple[Locks, Locks]) -> None:
    one, other = pair
    await one.take(["poll"])
    waiting = asyncio.create_task(other.gain("poll"))
    await asyncio.sleep(0)
    assert not waiting.done()
    await one.close()
    await asyncio.wait_for(waiting, 5)
    assert other.holds("poll")


async def test_a_session_that_is_lost_takes_all_it_held_along(pair: tuple[Locks, Locks]) -> None:
    one, other = pair
    await one.take(["poll"])
    losing = asyncio.create_task(one.loss("poll"))
    await _end_the_session_of(one)
    await asyncio.wait_for(losing, 5)
    assert not one.holds("poll")
    await asyncio.wait_for(other.gain("poll"), 5)
    assert "poll" not in await one.take(["poll"])
    await asyncio.wait_for(one.gain("clock"), 5)  # it has joined again


async def test_one_that_is_silent_is_given_up_by_the_server(
    pair: tuple[Locks, Locks], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It hangs; it does not believe to hold anything either."""
    one, other = pair
    monkeypatch.setattr(locks, "LEASED", text("SET idle_session_timeout = 200"))
    monkeypatch.setattr(locks, "TRUST", 0.1)
    await _end_the_session_of(one)
    await asyncio.wait_for(one.gain("poll"), 5)
    assert isinstance(one, Advisory)
    assert one._beating is not None
    one._beating.cancel()  # as if it hung
    await asyncio.wait_for(one.loss("poll"), 5)
    await asyncio.wait_for(other.gain("poll"), 5)


async def test_who_joins_is_silent_until_the_others_reckon_with_it(pair: tuple[Locks, Locks]) -> None:
    one, other = pair
    assert other.speakers == 0
    await _until(lambda: (one.speakers, other.speakers) == (2, 2))
    await other.close()
    await _until(lambda: one.speakers == 1)


async def _until(there: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not there():  # noqa: ASYNC110 - each process counts when it is time
            await asyncio.sleep(0.01)


async def _end_the_session_of(one: Locks) -> None:
    assert isinstance(one, Advisory)
    assert one._session is not None
    number = (await one._session.execute(text("SELECT pg_backend_pid()"))).scalar_one()
    async with one._engine.connect() as connection:
        await connection.execute(text("SELECT pg_terminate_backend(:number)"), {"number": number})
