"""One language's town in the room: the stage that stands now, and what the room keeps beside it."""

import asyncio
from collections.abc import Coroutine, Sequence
from contextlib import AsyncExitStack
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.core.issue import Issue
from bot.rehearsal.passing import let_time_pass
from bot.rehearsal.room.ledger import Deadline, Ledger, next_deadline
from bot.rehearsal.room.mistakes import Mistake
from bot.rehearsal.room.moments import moment_of
from bot.rehearsal.room.recording import Recording
from bot.rehearsal.room.telling import Telling
from bot.rehearsal.room.tour import Tour
from bot.rehearsal.stage import open_stage
from bot.rehearsal.story import Story
from bot.rehearsal.town import Town

#: Seconds between two looks at what the bot has written down.
GLANCE = 0.2
#: The time control: at most so many steps, and seconds of quiet before each next one.
STRIDES, QUIET = 12, 0.15


class Play:
    """Begun with `begin`, ended with `end`; `begin` again sets a new stage, and its number tells the pages so."""

    def __init__(self, story: Story, folder: Path) -> None:
        self.story = story
        self.number = 0
        self._folder = folder
        self._turning = asyncio.Lock()
        self._stack = AsyncExitStack()
        self._tasks: set[asyncio.Task[None]] = set()

    # ── the stage ─────────────────────────────────────────────────────────

    async def begin(self, *, told: bool = False) -> None:
        """A new town with a new bot and an empty database. `told`: and its story is told there."""
        async with self._turning:
            before = self.town if self.number else None
            await self._clear()
            folder = self._folder / f"{self.story.language}-{self.number + 1}"
            folder.mkdir(parents=True)
            self.stage = await self._stack.enter_async_context(open_stage(self.story, folder, ephemeral=True))
            self._furnish()
            self.telling = Telling(self.stage, self.town.notify) if told else None
            if before:
                before.notify()  # whoever still watches the old town sees that its time is over

    def _furnish(self) -> None:
        self.number += 1
        self.marks: dict[tuple[int, int], int] = {}  # (person, chat) → the order up to which they have read
        self.tour = Tour()
        self.deadline: Deadline | None = None
        self.issues: Sequence[Issue] = ()
        self.passing = False
        self.came_up = False
        self.telling: Telling | None = None
        self.recording = Recording(self.stage.troupe, self.story.cast)
        self.town.witness = self.recording
        self._ledger = Ledger(self.stage.storage)
        self._do(self._watch())

    async def end(self) -> None:
        async with self._turning:
            await self._clear()

    async def _clear(self) -> None:
        if not self.number:
            return
        if self.telling:
            await self.telling.stop()
        tasks = tuple(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._ledger.close()
        await self._stack.aclose()

    @property
    def town(self) -> Town:
        return self.stage.town

    @property
    def bot_state(self) -> str:
        """starting, up or down."""
        if self.stage.bot.returncode is not None and not self._turning.locked():
            return "down"
        return "up" if self.came_up else "starting"

    async def wake(self) -> None:
        """Start the bot again where it is down, on what it has kept."""
        if self.bot_state == "down":
            self.came_up = False
            await self.stage.bot.start()
            self.town.notify()

    # ── time ──────────────────────────────────────────────────────────────

    @property
    def telling_now(self) -> bool:
        return self.telling is not None and not self.telling.over

    def pass_time(self, word: str) -> None:
        """Let the town's clock run to an hour on, the next working day or the next limit. Raises Mistake."""
        if self.passing or self.telling_now:
            raise Mistake("busy")
        until = moment_of(word, self.stage.clock.now(), self.deadline)
        self.passing = True
        self.town.notify()
        self._do(self._pass(until))

    async def _pass(self, until: datetime) -> None:
        try:
            await let_time_pass(self.town, self.stage.clock, until, moment=QUIET, most=STRIDES)
            self.stage.clock.set(until)
            self.recording.passed(until)
        finally:
            self.passing = False
            self.town.notify()

    # ── what the bot has written down ─────────────────────────────────────

    async def _watch(self) -> None:
        while True:
            change = asyncio.ensure_future(self.town.changed())  # before looking, so that nothing slips in between
            try:
                if not self.came_up and self.town.updates.polling:
                    self.came_up = True
                    self.town.notify()
                if self.came_up:
                    await self._look()
                await change
                await asyncio.sleep(GLANCE)
            finally:
                change.cancel()

    async def _look(self) -> None:
        self.issues = await self._ledger.issues()
        deadline = next_deadline(self.issues, self.stage.clock.now())
        if self.telling_now:
            self.tour.after = self._last_issue  # what the story does is nobody's step of the tour
        fresh = [issue.number for issue in self.issues if issue.number > self.tour.after]
        learned = self.tour.learn([await self._ledger.history(number) for number in fresh])
        if learned or deadline != self.deadline:
            self.deadline = deadline
            self.town.notify()

    def restart_tour(self) -> None:
        self.tour.restart(self._last_issue)
        self.town.notify()

    @property
    def _last_issue(self) -> int:
        return max((issue.number for issue in self.issues), default=0)

    def _do(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
