"""A part that waits for calls is told to stop at the very moment of one: it stops."""

import asyncio

import pytest

from bot.service.waking import called


async def test_nobody_calls() -> None:
    await called(asyncio.Event(), 0.001)


@pytest.mark.parametrize("seconds", [None, 60])
@pytest.mark.parametrize("turns", range(5))
async def test_told_to_stop_at_the_moment_of_the_call(seconds: float | None, turns: int) -> None:
    """`turns` of the event loop lie between the call and the end."""
    wake = asyncio.Event()

    async def part() -> None:
        while True:
            wake.clear()
            await called(wake, seconds)

    waiting = asyncio.create_task(part())
    await asyncio.sleep(0.001)
    wake.set()
    for _ in range(turns):
        await asyncio.sleep(0)
    waiting.cancel()
    done, _ = await asyncio.wait([waiting], timeout=1)
    waiting.cancel()
    assert done == {waiting}
