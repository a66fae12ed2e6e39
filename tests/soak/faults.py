"""What can go wrong, each by its name: `async def fault(trial, scale)`, which returns how often it went wrong."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from tests.soak.trial import Trial


@dataclass(frozen=True, slots=True)
class Scale:
    kills: int
    messages: int


Fault = Callable[[Trial, Scale], Awaitable[int]]


async def kill(trial: Trial, scale: Scale) -> int:
    """kill -9 at random: while it starts, reads, writes or sends."""
    each = scale.messages // scale.kills
    for _ in range(scale.kills):
        async with trial.shop.open() as process:
            talking = asyncio.create_task(_talk(trial, each, 2.5))
            if trial.chance.random() < 0.85:
                await trial.listens(process)
            await asyncio.sleep(trial.chance.uniform(0, 1.2))
            trial.kill(process)
            await process.wait()
            await talking
    async with trial.running():
        trial.speak(scale.messages - trial.said)
        await trial.quiet()
    return len(trial.kills)


async def _talk(trial: Trial, times: int, seconds: float) -> None:
    """So many things said within so many seconds."""
    for _ in range(10):
        trial.speak(times // 10)
        await asyncio.sleep(seconds / 10)


FAULTS: dict[str, Fault] = {"kill": kill}
