"""The outbox, carried out: paced, in order within each chat, retried, and given up visibly."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta

import structlog

from bot.core.notices import Copies, Post, Priority, Reaction, Topic
from bot.service.almanac import Almanac
from bot.service.carrying import Carrier
from bot.service.gathering import Gathering, room_left
from bot.service.noting import BACK_OFF, Notes
from bot.service.pace import MINUTE, Pace
from bot.service.ports import Clock, Delivered, Later, Opened, Outcome, Transport
from bot.service.pulse import Pulse
from bot.service.unbroken import unbroken
from storage.engine import Engine
from storage.outbox import Waiting
from storage.work import StorageTrouble, Work

log = structlog.get_logger(__name__)

#: Seconds: how long to look away at most; a clock that somebody sets may jump meanwhile.
GLANCE = 0.5


class Delivery:
    def __init__(self, engine: Engine, almanac: Almanac, transport: Transport, clock: Clock, pace: Pace) -> None:
        self._engine = engine
        self._carrier = Carrier(engine, almanac, transport)
        self._notes = Notes(almanac)
        self._clock = clock
        self._pace = pace
        self._gathering = Gathering(almanac, pace)
        self._under_way: dict[int | str, asyncio.Task[None]] = {}  # by lane
        self.wake = asyncio.Event()
        self.pulse = Pulse()

    # ── the loop ──────────────────────────────────────────────────────────

    async def run(self) -> None:
        """Until cancelled."""
        await self._recall()
        while True:
            self.wake.clear()
            self.pulse.beat()
            try:
                until = await unbroken(self.start_what_may_go())
            except StorageTrouble as error:
                log.warning("storage_trouble", error=str(error.orig))
                until = self._clock.now() + timedelta(seconds=BACK_OFF)
            self.pulse.rest()
            await self._rest(until)

    async def finish(self) -> None:
        """What is under way is finished; nothing new is begun."""
        if self._under_way:
            await asyncio.gather(*self._under_way.values(), return_exceptions=True)

    def is_speaking_in(self, chat: int) -> bool:
        """Something is on its way there, or went there and is not noted yet."""
        return chat in self._under_way

    async def _recall(self) -> None:
        async def read() -> None:
            async with Work(self._engine) as work:
                self._pace.recall(await work.outbox.spent(self._clock.now() - MINUTE))

        await _persistently(read)

    async def _rest(self, until: datetime | None) -> None:
        """Until something new comes, or the pace allows what waits; at most a glance, if something waits."""
        seconds = None if until is None else min(max((until - self._clock.now()).total_seconds(), 0.005), GLANCE)
        try:
            await asyncio.wait_for(self.wake.wait(), seconds)
        except TimeoutError:
            return

    async def start_what_may_go(self) -> datetime | None:
        """Begin every delivery that pace and order allow; when the next one may go, None where nothing waits."""
        busy = frozenset(self._under_way)  # now: what ends while we read is still there in what we read
        now = self._clock.now()
        async with Work(self._engine) as work:
            moments = await self._gathering.gather(work, now)
            due = await work.outbox.due(now)
        moments += [due.later] if due.later else []
        for error in due.unreadable:
            log.error("unreadable", error=error.partition(":")[0])  # what follows quotes it
            moments.append(now)  # what stands behind it may go
        for waiting in due.now:
            lane = _lane(waiting)
            if lane in busy or lane in self._under_way:
                continue
            spare, apart = room_left(waiting)
            free = self._pace.free_at(waiting.chat, _weight(waiting), now, spare=spare, apart=apart)
            if free > now:
                moments.append(free)
            else:
                self._start(lane, waiting)
        return min(moments, default=None)

    def _start(self, lane: int | str, waiting: Waiting) -> None:
        self._pace.begin()
        task = asyncio.create_task(self._deliver(waiting))
        self._under_way[lane] = task
        task.add_done_callback(lambda done: self._done(lane, done))

    def _done(self, lane: int | str, task: asyncio.Task[None]) -> None:
        del self._under_way[lane]
        self.wake.set()
        if not task.cancelled() and task.exception():
            log.error("delivery_failed", exc_info=task.exception())

    # ── one delivery ──────────────────────────────────────────────────────

    async def _deliver(self, waiting: Waiting) -> None:
        outcome = await self._carrier.carry(_as_it_goes(waiting))
        weight = _cost(waiting, outcome)
        self._pace.end(waiting.chat, weight, self._clock.now())

        async def note() -> None:
            async with Work(self._engine) as work:
                await self._notes.note(work, waiting, weight, outcome, self._clock.now())

        try:
            await _persistently(note)
        except Exception as error:  # sent, but not to be noted: without a word about it, it would be sent for ever
            log.error("not_noted", chat=waiting.chat, issue=waiting.issue, exc_info=error)
            await self._put_away(waiting, error)

    async def _put_away(self, waiting: Waiting, error: Exception) -> None:
        async def bury() -> None:
            async with Work(self._engine) as work:
                await work.outbox.bury(waiting, f"{type(error).__name__}: {error}")

        await _persistently(bury)


async def _persistently(transaction: Callable[[], Awaitable[None]]) -> None:
    """However long the database is locked: what was sent and is not noted would be sent again."""
    while True:
        try:
            return await transaction()
        except StorageTrouble as error:
            log.warning("storage_trouble", error=str(error.orig))
            await asyncio.sleep(BACK_OFF)


def _lane(waiting: Waiting) -> int | str:
    """One delivery at a time in a chat: so their order is kept. Answers to presses wait for nobody, nor do reactions
    for posts."""
    if isinstance(waiting.notice, Reaction):
        return f"receipt:{waiting.chat}"
    return waiting.chat if waiting.chat is not None else f"answer:{waiting.id}"


def _as_it_goes(waiting: Waiting) -> Waiting:
    """A card that was listed makes no sound when it comes, or phones would ring for an hour; an urgent one does."""
    if isinstance(waiting.notice, Post) and waiting.listed and waiting.priority is not Priority.URGENT_CARD:
        return replace(waiting, notice=replace(waiting.notice, quiet=True))
    return waiting


def _cost(waiting: Waiting, outcome: Outcome) -> int:
    """How much of its chat's pace it has used up, as far as one can know; a new topic shows as one message."""
    match outcome:
        case Delivered() | Later():
            return _weight(waiting)
        case Opened():
            return 1
        case _:
            return 0


def _weight(waiting: Waiting) -> int:
    """How much of its chat's pace it will use up."""
    match waiting.notice:
        case Post():
            return 1
        case Copies(message_ids=message_ids):
            return len(message_ids)
        case Topic():
            return 1  # Telegram says in the topic that it was closed or opened
        case _:
            return 0
