"""Time that passes without anybody acting: little by little, so that what waits in the town can go."""

import asyncio
import contextlib
from datetime import datetime, timedelta

from bot.rehearsal.town import Town
from bot.service.clock import SetClock

#: Of the town's time: the least that a step of the clock takes.
A_LITTLE = timedelta(seconds=5)
#: Seconds of quiet in the town before the clock goes on.
MOMENT = 0.3


async def let_time_pass(
    town: Town, clock: SetClock, until: datetime, *, moment: float = MOMENT, most: int = 40
) -> None:
    """Walk the clock to `until` in at most so many steps, waiting each time until nothing has happened for a moment.

    `moment` is in seconds of real time.
    """
    step = max(A_LITTLE, (until - clock.now()) / most)
    while clock.now() < until:
        clock.set(min(clock.now() + step, until))
        await _calm(town, moment)


async def _calm(town: Town, moment: float) -> None:
    with contextlib.suppress(TimeoutError):
        while True:
            await asyncio.wait_for(town.changed(), moment)
