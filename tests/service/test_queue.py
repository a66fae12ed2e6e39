"""Whose update is taken next: a noisy person waits, nobody else does, and nothing is lost or out of order."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest

from bot.core.messages import Chat, Incoming, Migrated, Said, Sender
from bot.service.queue import MINUTE, SHARE, Queue
from storage.engine import Engine, open_engine
from storage.inbox import Letter
from storage.work import Work
from tests.core.cast import GROUP
from tests.core.cast import TUESDAY as NOW
from tests.databases import new_database

NOISY, ZHANG, LIN = 66, 11, 31


@pytest.fixture
async def engine(tmp_path: Path) -> AsyncIterator[Engine]:
    engine = open_engine(await new_database(tmp_path / "xiaoer.db"))
    yield engine
    await engine.dispose()


def sender_of(raw: dict[str, Any]) -> int | None:
    return raw.get("from")


def read(raw: dict[str, Any]) -> Incoming | None:
    if "moves" in raw:
        return Migrated(GROUP, GROUP - 1)
    answered = said(raw["to"], 1) if "to" in raw else None
    return said(raw["from"], raw["update_id"], answered) if "from" in raw else None


def said(by: int, number: int, reply_to: Said | None = None) -> Said:
    return Said(Chat(GROUP), number, Sender(by, "?"), NOW, "…", reply_to=reply_to)


async def store(engine: Engine, *updates: dict[str, Any]) -> None:
    async with Work(engine) as work:
        await work.inbox.store(1, updates, NOW, sender_of, lambda raw: GROUP)


def by(sender: int, *numbers: int, **more: int) -> list[dict[str, Any]]:
    return [{"update_id": number, "from": sender} | more for number in numbers]


async def take(engine: Engine, queue: Queue, count: int = 10**9, later: timedelta = timedelta()) -> list[int]:
    """The update ids, in the order in which they are taken."""
    taken: list[int] = []
    while len(taken) < count and (letter := await one(engine, queue, later)):
        taken.append(letter.update["update_id"])
    return taken


async def one(engine: Engine, queue: Queue, later: timedelta = timedelta()) -> Letter | None:
    async with Work(engine) as work:
        letter = await queue.next(work, NOW + later)
        if letter:
            await work.inbox.done(letter.seq)
            queue.took(letter, NOW + later)
        return letter


async def test_the_oldest_first(engine: Engine) -> None:
    await store(engine, *by(NOISY, 1), *by(ZHANG, 2), *by(NOISY, 3), {"update_id": 4}, *by(LIN, 5))
    assert await take(engine, Queue(read)) == [1, 2, 3, 4, 5]


async def test_who_has_had_a_share_lets_the_others_go_first(engine: Engine) -> None:
    await store(engine, *by(NOISY, *range(200)), *by(ZHANG, 200, 201), {"update_id": 202}, *by(LIN, 203))
    taken = await take(engine, Queue(read))
    assert taken[: SHARE + 4] == [*range(SHARE), 200, 201, 202, 203]
    assert taken[SHARE + 4 :] == list(range(SHARE, 200))


async def test_others_may_come_while_they_wait(engine: Engine) -> None:
    queue = Queue(read)
    await store(engine, *by(NOISY, *range(200)))
    assert await take(engine, queue, 100) == list(range(100))
    await store(engine, *by(ZHANG, 200))
    assert await take(engine, queue, 2) == [200, 100]


async def test_a_minute_later_they_have_another_share(engine: Engine) -> None:
    queue = Queue(read)
    await store(engine, *by(NOISY, *range(30)))
    await take(engine, queue, SHARE)
    await store(engine, *by(ZHANG, 30))
    assert await take(engine, queue, 1, later=MINUTE) == [SHARE]


async def test_an_answer_waits_for_what_it_answers_and_keeps_its_author_in_order(engine: Engine) -> None:
    await store(engine, *by(NOISY, *range(30)), *by(LIN, 30, to=NOISY), *by(LIN, 31), *by(ZHANG, 32))
    assert await take(engine, Queue(read)) == [*range(SHARE), 32, *range(SHARE, 30), 30, 31]


async def test_and_so_does_an_answer_to_that_answer(engine: Engine) -> None:
    await store(engine, *by(NOISY, *range(30)), *by(LIN, 30, to=NOISY), *by(ZHANG, 31, to=LIN), *by(12, 32))
    assert await take(engine, Queue(read)) == [*range(SHARE), 32, *range(SHARE, 32)]


async def test_an_answer_to_what_was_read_waits_for_nobody(engine: Engine) -> None:
    queue = Queue(read)
    await store(engine, *by(NOISY, *range(SHARE)))
    await take(engine, queue)
    await store(engine, *by(LIN, 30, to=NOISY), *by(NOISY, 31))
    assert await take(engine, queue) == [30, 31]


async def test_what_was_said_before_the_chat_moved_is_read_before_that(engine: Engine) -> None:
    await store(engine, *by(NOISY, *range(30)), {"update_id": 30, "moves": 1}, *by(ZHANG, 31))
    assert await take(engine, Queue(read)) == list(range(32))


async def test_what_can_not_be_read_is_taken_in_its_turn(engine: Engine) -> None:
    queue = Queue(read)
    await store(engine, *by(NOISY, *range(30)), {"update_id": 30, "from": ZHANG, "to": "?", "moves?": 1})
    assert 30 in await take(engine, queue, SHARE + 1)


async def test_ten_thousand_that_wait_cost_little(engine: Engine) -> None:
    queue = Queue(read)
    await store(engine, *by(NOISY, *range(10_000)), *by(ZHANG, *range(10_000, 10_010)))
    await take(engine, queue, SHARE)
    began = perf_counter()
    assert await take(engine, queue, 10) == list(range(10_000, 10_010))
    assert perf_counter() - began < 1
