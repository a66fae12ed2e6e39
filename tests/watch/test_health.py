"""Alive and ready: what is asked of the loops, of the database and of Telegram."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.service import pulse
from bot.service.pulse import Pulse
from bot.watch import health
from bot.watch.calls import LATELY, POLL, Calls
from bot.watch.health import BELIEVED, LONGEST_ROUND, Health
from storage.engine import Engine, open_engine
from storage.migrate import migrate


class Time:
    seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    time = Time()
    monkeypatch.setattr(pulse, "monotonic", time)
    return time


@pytest.fixture
async def engine(tmp_path: Path) -> AsyncIterator[Engine]:
    engine = open_engine(f"sqlite+aiosqlite:///{tmp_path / 'xiaoer.db'}")
    await migrate(engine)
    yield engine
    await engine.dispose()


def answered(*statuses: int | None, time: Time) -> Calls:
    calls = Calls(time)
    for status in statuses:
        calls(POLL, status)
    return calls


# ── loops ─────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("seconds", "resting", "stuck"),
    [
        (LONGEST_ROUND, False, []),
        (LONGEST_ROUND + 1, False, ["intake"]),
        (LONGEST_ROUND * 1000, True, []),  # nobody called: it waits for however long
    ],
)
async def test_a_loop_must_come_round(
    seconds: float, resting: bool, stuck: list[str], time: Time, engine: Engine
) -> None:
    intake, clock = Pulse(), Pulse()
    watched = Health(engine, Calls(time), time)
    watched.pulses = {"intake": intake, "clock": clock}
    intake.beat()
    if resting:
        intake.rest()
    time.seconds += seconds
    clock.beat()
    assert watched.stuck() == stuck


async def test_before_the_start_nothing_is_stuck_and_nothing_ready(time: Time, engine: Engine) -> None:
    watched = Health(engine, Calls(time), time)
    assert watched.stuck() == []
    assert await watched.lacks() == ["start", "telegram"]


# ── Telegram ──────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("statuses", "later", "lately"),
    [
        ([], 0, False),
        ([200], 0, True),
        ([200], LATELY * 100, True),  # with a webhook nobody calls for hours
        ([429], 0, True),
        ([None], 0, False),
        ([502], 0, False),
        ([200, None], LATELY - 1, True),  # one that failed does not make a trouble yet
        ([200, None], LATELY + 1, False),
        ([200, 502, None], LATELY + 1, False),
        ([None, 400], 0, True),
    ],
)
def test_telegram_answers(statuses: list[int | None], later: float, lately: bool) -> None:
    time = Time()
    calls = answered(*statuses, time=time)
    time.seconds += later
    assert calls.answered_lately is lately


def test_the_last_poll_is_the_last_that_brought_updates() -> None:
    time = Time()
    calls = answered(200, time=time)
    time.seconds += 30
    calls(POLL, 502)
    calls("sendmessage", 200)
    assert calls.poll_age == 30
    assert dict(calls.counted) == {(POLL, "200"): 1, (POLL, "502"): 1, ("sendmessage", "200"): 1}


# ── the database ──────────────────────────────────────────────────────────


async def test_a_database_that_another_one_holds_is_not_ready(
    time: Time, engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "SOON", 0.05)
    watched = Health(engine, answered(200, time=time), time)
    watched.pulses = {"intake": Pulse()}
    assert await watched.lacks() == []
    holder = sqlite3.connect(tmp_path / "xiaoer.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    time.seconds += BELIEVED - 1
    assert await watched.lacks() == []  # what it said a moment ago is believed
    time.seconds += 2
    assert await watched.lacks() == ["database"]
    holder.execute("ROLLBACK")
    holder.close()
    time.seconds += BELIEVED + 1
    async with asyncio.timeout(10):
        while await watched.lacks():
            time.seconds += BELIEVED + 1
    await watched.close()
