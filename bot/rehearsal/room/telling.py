"""The story on the page: told step by step at the viewers' pace, held and gone on with as they like."""

import asyncio
import logging
from collections.abc import Callable

from bot.rehearsal.acting import NotAsTold
from bot.rehearsal.room.captions import caption
from bot.rehearsal.stage import Stage
from bot.rehearsal.steps import tell
from bot.rehearsal.story import Step

log = logging.getLogger(__name__)

#: Seconds between two steps at the ordinary pace, so that a person can read along.
PAUSE = 3.5
PACES = (1, 2, 4)


class Telling:
    """One telling of the stage's story; `changed` is called whenever something about it did."""

    def __init__(self, stage: Stage, name: str, changed: Callable[[], None]) -> None:
        self.stage = stage
        self.name = name
        self.at = 0  # steps that have begun
        self.pace = 1
        self.over = False
        self.problem: str | None = None  # the step after which something else was seen
        self._changed = changed
        self._going = asyncio.Event()
        self._going.set()
        self._task = asyncio.create_task(self._tell())

    @property
    def step(self) -> Step | None:
        """The one that is being told."""
        return self.stage.story.steps[self.at - 1] if self.at else None

    @property
    def length(self) -> int:
        return len(self.stage.story.steps)

    @property
    def paused(self) -> bool:
        return not self._going.is_set()

    def pause(self) -> None:
        self._going.clear()
        self._changed()

    def go_on(self) -> None:
        self._going.set()
        self._changed()

    def set_pace(self, pace: int) -> None:
        """`pace`: one of PACES, how many times as fast."""
        self.pace = pace
        self._changed()

    async def stop(self) -> None:
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)

    async def _tell(self) -> None:
        try:
            await self._steps()
        except NotAsTold as difference:
            self.problem = caption(self.step, self.stage.story.language)
            log.warning("the story came out differently: %s", difference)
        finally:
            self.over = True
            self._changed()

    async def _steps(self) -> None:
        await self._going.wait()
        async for _ in tell(self.stage, self._begins):
            await asyncio.sleep(PAUSE / self.pace)
            await self._going.wait()

    def _begins(self, step: Step) -> None:
        self.at += 1
        self._changed()
