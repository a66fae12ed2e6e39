"""One stage as the room plays on it: who has read what, the tour, the story's telling, time that passes."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bot.core.issue import Issue
from bot.rehearsal.ledger import Deadline, Ledger, count_overdue, next_deadline
from bot.rehearsal.passing import let_time_pass
from bot.rehearsal.room.mistakes import Mistake
from bot.rehearsal.room.moments import moment_of
from bot.rehearsal.room.recording import Recording
from bot.rehearsal.room.telling import Telling
from bot.rehearsal.room.tour import Tour
from bot.rehearsal.stage import Stage, open_stage
from bot.rehearsal.story import Story
from bot.rehearsal.town import Town
from storage.work import StorageTrouble

#: Seconds between two looks at what the bot has written down, and at what it holds back.
GLANCE, PULSE = 0.2, 1.0
#: After so long one would wonder where a message is.
WONDER = timedelta(seconds=3)
#: The time control: seconds of quiet in the town before what still waits there is left to wait.
QUIET = 0.15

#: Begins the town anew; with the name of a story: and that is told there.
Anew = Callable[[str], Awaitable["Play"]]


class Play:
    """`number` tells one stage of a language from the next."""

    def __init__(self, stage: Stage, number: int, anew: Anew) -> None:
        self.stage = stage
        self.number = number
        self.anew = anew
        self.marks: dict[tuple[int, int], int] = {}  # (person, chat) → the order up to which they have read
        self.tour = Tour()
        self.telling: Telling | None = None
        self.recording = self.town.witness = Recording(stage.troupe, stage.story.cast)
        self.issues: Sequence[Issue] = ()
        self.deadline: Deadline | None = None
        self.overdue = 0  # issues of which a limit has passed
        self.held: Mapping[int, int] = {}  # chat → messages of the bot that wait until there is room for them
        self.passing = False
        self.ending = False
        self._came_up = False
        self._waking = asyncio.Lock()
        self._ledger = Ledger(stage.storage)
        self._tasks: set[asyncio.Task[None]] = set()
        self._do(self._watch())
        self._do(self._watch_beside())

    async def close(self) -> None:
        self.ending = True
        self.town.notify()
        if self.telling:
            await self.telling.stop()
        tasks = tuple(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._ledger.aclose()

    @property
    def story(self) -> Story:
        return self.stage.story

    @property
    def town(self) -> Town:
        return self.stage.town

    # ── the bot ───────────────────────────────────────────────────────────

    @property
    def bot_state(self) -> str:
        """starting, up or down."""
        if self.ending:
            return "starting"  # the next one
        if self.stage.bot.returncode is not None:
            return "down"
        return "up" if self._came_up else "starting"

    async def wake(self) -> None:
        """Start the bot again where it is down, on what it has kept."""
        async with self._waking:
            if self.bot_state == "down":
                self._came_up = False
                await self.stage.bot.start()
                self.town.notify()

    # ── the story ─────────────────────────────────────────────────────────

    def tell(self, name: str) -> None:
        """Begin to tell the story, called so; the town must be as it was when the stage was set."""
        self.telling = Telling(self.stage, name, self.town.notify)

    @property
    def telling_now(self) -> bool:
        return self.telling is not None and not self.telling.over

    # ── time ──────────────────────────────────────────────────────────────

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
            if self.bot_state == "up":
                await let_time_pass(self.town, self.stage.clock, self._ledger, until, moment=QUIET)
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
                if not self._came_up and self.town.updates.polling:
                    self._came_up = True
                    self.town.notify()
                if self._came_up:
                    with suppress(StorageTrouble):  # what can't be read now is read at the next look
                        await self._look()
                await change
                await asyncio.sleep(GLANCE)
            finally:
                change.cancel()

    async def _watch_beside(self) -> None:
        """What the bot holds back and limits that pass make no change in the town, so one looks again and again."""
        while True:
            await asyncio.sleep(PULSE)
            now = self.stage.clock.now()
            with suppress(StorageTrouble):  # likewise
                held = await self._ledger.held(now - WONDER, now) if self._came_up else {}
                if self._reckon() or held != self.held:
                    self.held = held
                    self.town.notify()

    async def _look(self) -> None:
        self.issues = await self._ledger.issues()
        if self.telling_now:
            self.tour.after = self._last_issue  # what the story does is nobody's step of the tour
        fresh = [issue.number for issue in self.issues if issue.number > self.tour.after]
        learned = self.tour.learn([await self._ledger.history(number) for number in fresh])
        if self._reckon() or learned:
            self.town.notify()

    def _reckon(self) -> bool:
        """Which limits have passed, and which is next; whether that changed."""
        now, before = self.stage.clock.now(), (self.deadline, self.overdue)
        self.deadline, self.overdue = next_deadline(self.issues, now), count_overdue(self.issues, now)
        return (self.deadline, self.overdue) != before

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


@asynccontextmanager
async def open_play(story: Story, folder: Path, number: int, anew: Anew) -> AsyncIterator[Play]:
    """A new town with a new bot and an empty database, in a folder that is there and empty."""
    async with open_stage(replace(story, ephemeral=True), folder) as stage:
        play = Play(stage, number, anew)
        try:
            yield play
        finally:
            await play.close()
