"""What is cancelled in the middle is finished first."""

import asyncio

import pytest

from bot.service.unbroken import unbroken
from storage.work import Work
from tests.service.counter import Counter


async def test_its_result_and_its_error_come_through() -> None:
    async def divide(by: int) -> float:
        return 1 / by

    assert await unbroken(divide(2)) == 0.5
    with pytest.raises(ZeroDivisionError):
        await unbroken(divide(0))


@pytest.mark.parametrize("fails", [False, True])
async def test_cancelled_it_is_finished_first(fails: bool) -> None:
    begun, may_end, ended = asyncio.Event(), asyncio.Event(), []

    async def work() -> None:
        begun.set()
        await may_end.wait()
        ended.append(True)
        if fails:
            raise ZeroDivisionError

    doing = asyncio.create_task(unbroken(work()))
    await begun.wait()
    doing.cancel()
    may_end.set()
    with pytest.raises(asyncio.CancelledError):
        await doing
    assert ended == [True]


async def test_a_transaction_leaves_no_lock_behind(counter: Counter) -> None:
    """At whatever moment we are asked to stop."""

    async def read() -> None:
        async with Work(counter.engine) as work:
            for chat in range(20):
                await work.chats.standing(chat)

    for moments in range(1, 40):
        doing = asyncio.create_task(unbroken(read()))
        for _ in range(moments):
            await asyncio.sleep(0)
        doing.cancel()
        await asyncio.gather(doing, return_exceptions=True)
    async with asyncio.timeout(2), Work(counter.engine) as work:
        await work.chats.seat(1, present=True)
