"""Alive: every loop comes round. Ready: it has started, the database takes something, and Telegram answers."""

import asyncio
from collections.abc import Callable, Mapping
from time import monotonic

from bot.service.pulse import Pulse
from bot.watch.calls import Calls
from storage.engine import Engine
from storage.work import Work

#: Seconds that a round of a loop may take: a long poll takes 35 at most, a transaction that waits for a lock 5.
LONGEST_ROUND = 60.0
#: Seconds that the database may take to write one page; so long is what it said believed, too.
SOON, BELIEVED = 3.0, 5.0


class Health:
    def __init__(self, engine: Engine, calls: Calls, clock: Callable[[], float] = monotonic) -> None:
        self.pulses: Mapping[str, Pulse] = {}  # by loop; empty until the bot has started
        self._engine = engine
        self._calls = calls
        self._clock = clock
        self._writing: asyncio.Task[None] | None = None
        self._asked: tuple[float, bool] | None = None  # when, and what the database said

    def stuck(self) -> list[str]:
        """The loops that do not come round."""
        return [loop for loop, pulse in self.pulses.items() if pulse.age > LONGEST_ROUND]

    async def lacks(self) -> list[str]:
        """What the bot lacks to do its work: `start`, `database`, `telegram`."""
        lacking = {
            "start": not self.pulses,
            "database": not await self._is_writable(),
            "telegram": not self._calls.answered_lately,
        }
        return [what for what, lacks in lacking.items() if lacks]

    async def close(self) -> None:
        if self._writing:
            await asyncio.gather(self._writing, return_exceptions=True)

    async def _is_writable(self) -> bool:
        now = self._clock()
        if self._asked is None or now - self._asked[0] > BELIEVED:
            self._asked = (now, await self._try_to_write())
        return self._asked[1]

    async def _try_to_write(self) -> bool:
        """One try at a time, and never broken off: a lock may outlast many questions."""
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write())
        done, _ = await asyncio.wait({self._writing}, timeout=SOON)
        return bool(done) and self._writing.exception() is None

    async def _write(self) -> None:
        async with Work(self._engine) as work:
            await work.figures.prove_writable()
