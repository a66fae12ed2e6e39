"""The outbox, carried out: paced, in order within each chat, retried, and given up visibly.

It goes in rounds: one transaction notes all that was carried out meanwhile and looks what may go next.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from itertools import chain

import structlog

from bot.core.notices import Post, Priority
from bot.service.almanac import Almanac
from bot.service.carried import Carried, weight
from bot.service.carrying import Carrier
from bot.service.claims import Claims
from bot.service.gathering import Gathering, room_left
from bot.service.lanes import Lane, Lanes, is_new, most_behind
from bot.service.noting import BACK_OFF, Notes
from bot.service.pace import MINUTE, Pace
from bot.service.ports import Clock, Transport
from bot.service.pulse import Pulse
from bot.service.unbroken import unbroken
from bot.service.waking import called
from storage.engine import Engine
from storage.locks import ALONE, Locks
from storage.outbox import Due, Waiting
from storage.work import StorageTrouble, Work

log = structlog.get_logger(__name__)

#: Seconds: how long to look away at most; a clock that somebody sets may jump meanwhile.
GLANCE = 0.5
#: Seconds from one round to the next that notes, while calls are under way: those answered meanwhile share it.
APART = 0.006


@dataclass(frozen=True, slots=True)
class Seen:
    """What a round finds in the outbox."""

    due: Due
    moments: Sequence[datetime]  # at which to look again
    behind: dict[int, Sequence[Waiting]]  # of one of each chat and priority: those that follow it
    noted: Sequence[Carried]  # of what was carried out: all that no other transaction had in hand

    def in_order(self) -> Iterator[Waiting]:
        for head in self.due.now:
            yield head
            yield from self.behind.get(head.id, ())


class Delivery:
    def __init__(
        self,
        engine: Engine,
        almanac: Almanac,
        transport: Transport,
        clock: Clock,
        pace: Pace,
        locks: Locks = ALONE,
    ) -> None:
        self._engine = engine
        self._carrier = Carrier(engine, almanac, transport)
        self._notes = Notes(almanac)
        self._clock = clock
        self._pace = pace
        self._claims = Claims(locks, pace)
        self._gathering = Gathering(almanac, pace, self._claims, clock)
        self._idle = GLANCE if locks.shared else None  # seconds: another process may leave something at any time
        self._lanes = Lanes()
        self._tasks: set[asyncio.Task[None]] = set()
        self._carried: list[Carried] = []  # to be noted in the next round
        self.wake = asyncio.Event()
        self._began = 0.0  # the latest round, by the loop's clock
        self._lingering: asyncio.TimerHandle | None = None  # calls for the next
        self.pulse = Pulse()

    # ── the loop ──────────────────────────────────────────────────────────

    async def run(self) -> None:
        """Until cancelled."""
        await self._recall()
        while True:
            self._forget_calls()
            self.pulse.beat()
            try:
                until = await unbroken(self.start_what_may_go())
            except StorageTrouble as error:
                log.warning("storage_trouble", error=str(error.orig))
                until = self._clock.now() + timedelta(seconds=BACK_OFF)
            self.pulse.rest()
            await self._rest(until)

    async def finish(self) -> None:
        """What is under way is finished and noted; nothing new is begun."""
        for lane in self._lanes:
            lane.following.clear()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._note_alone(tuple(self._carried))

    @property
    def is_idle(self) -> bool:
        """Nothing is on its way, and all is noted."""
        return not any(self._lanes)

    async def is_speaking_in(self, chat: int) -> bool:
        """Something is on its way there, or went there and is not noted yet."""
        return chat in self._lanes or await self._claims.is_of_others(chat)

    async def _recall(self) -> None:
        async def read() -> None:
            async with Work(self._engine) as work:
                self._pace.recall(await work.outbox.spent(self._clock.now() - MINUTE))

        await _persistently(read)

    async def _rest(self, until: datetime | None) -> None:
        """Until something new comes, or the pace allows what waits; at most a glance, if something waits."""
        seconds = self._idle if until is None else min(max((until - self._clock.now()).total_seconds(), 0.005), GLANCE)
        await called(self.wake, seconds)

    # ── a round ───────────────────────────────────────────────────────────

    async def start_what_may_go(self) -> datetime | None:
        """Note what was carried out, and begin every delivery that pace and order allow; when the next one may go,
        None where nothing waits."""
        seen = await self._note_and_look(self._clock.now())
        now = self._clock.now()
        for error in seen.due.unreadable:
            log.error("unreadable", error=error.partition(":")[0])  # what follows quotes it
        await self._claims.give_back(but=chain(seen.due.now, self._lanes.inside()))
        moments = [*seen.moments, *self._start_first(seen.due.now, now)]
        self._line_up(seen, now)
        for lane in self._lanes:
            while self._start_next(lane):
                pass
        return min(moments, default=None)

    async def _note_and_look(self, now: datetime) -> Seen:
        carried = tuple(self._carried)
        try:
            seen = await self._round(carried, now)
        except StorageTrouble:
            raise
        except Exception:
            if not carried:
                raise
            await self._note_alone(carried)  # one of them can't be noted: it must not spoil the others
            return await self._round((), now)
        self._noted(seen.noted)
        return seen

    async def _round(self, carried: Sequence[Carried], now: datetime) -> Seen:
        async with Work(self._engine) as work:
            left = await work.outbox.in_other_hands([one.waiting.id for one in carried])
            carried = [one for one in carried if one.waiting.id not in left]
            await self._notes.note(work, carried)
            moments = await self._gathering.gather(work, now)
            due, is_more = await self._claims.claim(work, await work.outbox.due(now), now)
            behind = {one.id: await self._behind(work, one, now) for one in due.now if self._may_be_followed(one)}
        later = [due.later] if due.later else []
        again = [now] if due.unreadable or is_more or left else []  # what stands behind, or is ours now, may go
        return Seen(due, [*moments, *later, *again], behind, carried)

    async def _behind(self, work: Work, head: Waiting, now: datetime) -> Sequence[Waiting]:
        """As many as may be wanted before the next round."""
        lane = self._lanes.of(head)
        if lane is None:
            return await work.outbox.behind(head, head.id, most_behind(head), now)
        return await work.outbox.behind(head, lane.last_of(head), lane.most_wanted, now)

    def _may_be_followed(self, head: Waiting) -> bool:
        """At once: it is not worth a look behind a new message, which is noted first, or where the pace is short."""
        now = self._clock.now()
        return head.followed and not is_new(head) and self._free_at(head, now, 1, weight(head)) <= now

    def _noted(self, carried: Sequence[Carried]) -> None:
        for one in carried:
            self._carried.remove(one)
            self._lanes.noted(one)

    # ── who goes ──────────────────────────────────────────────────────────

    def _start_first(self, heads: Sequence[Waiting], now: datetime) -> Iterator[datetime]:
        """In every chat that is free; yields when those may go that have to wait."""
        for waiting in heads:
            if self._lanes.of(waiting) is not None:
                continue
            free = self._free_at(waiting, now)
            if free > now:
                yield free
            else:
                self._start(self._lanes.take(waiting), waiting)

    def _line_up(self, seen: Seen, now: datetime) -> None:
        """In every chat that is not free, what may follow without waiting for a note: anew in each round, since
        something more urgent may have come, or a newer version."""
        for known in self._lanes:
            known.following.clear()
        ahead, closed = 0, set[Lane]()
        for waiting in seen.in_order():
            lane = self._lanes.of(waiting)
            if lane is None or lane in closed:
                continue
            if waiting in lane:
                if is_new(waiting):
                    closed.add(lane)  # less urgent ones would overtake the next new one, which waits for the note
                continue
            before = sum(weight(one) for one in (*lane.under_way.values(), *lane.following))
            if lane.may_take(waiting) and self._free_at(waiting, now, ahead, before) <= now:
                lane.following.append(waiting)
                ahead += 1
                if is_new(waiting):
                    closed.add(lane)
            else:
                closed.add(lane)

    def _free_at(self, waiting: Waiting, now: datetime, ahead: int = 0, before: int = 0) -> datetime:
        """`ahead`: so many calls are promised to go before it, `before`: so many messages in its chat."""
        spare, spread = room_left(waiting)
        cost = weight(waiting) and weight(waiting) + before
        return self._pace.free_at(waiting.chat, cost, now, spare=spare, spread=spread, ahead=ahead)

    def _start(self, lane: Lane, waiting: Waiting) -> None:
        self._pace.begin()
        lane.begin(waiting)
        task = asyncio.create_task(self._deliver(lane, waiting))
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _start_next(self, lane: Lane) -> bool:
        waiting = lane.next()
        if waiting is None or not self._claims.is_ours(waiting):
            return False
        if self._free_at(waiting, now := self._clock.now()) > now:
            return False
        self._start(lane, lane.following.popleft())
        return True

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception():
            log.error("delivery_failed", exc_info=task.exception())

    async def _deliver(self, lane: Lane, waiting: Waiting) -> None:
        outcome = await self._carrier.carry(_as_it_goes(waiting))
        carried = Carried(waiting, outcome, self._clock.now())
        self._pace.end(waiting.chat, carried.cost, carried.at)
        lane.end(carried)
        self._carried.append(carried)
        self._start_next(lane)
        self._call_soon()

    def _call_soon(self) -> None:
        """A round notes what was carried out; those that are answered at nearly the same time share it."""
        if all(lane.is_silent for lane in self._lanes):
            self.wake.set()
        elif self._lingering is None:
            self._lingering = asyncio.get_running_loop().call_at(self._began + APART, self.wake.set)

    def _forget_calls(self) -> None:
        """The round that begins sees all that they were for."""
        self.wake.clear()
        self._began = asyncio.get_running_loop().time()
        if self._lingering is not None:
            self._lingering.cancel()
            self._lingering = None

    # ── what can't be noted ───────────────────────────────────────────────

    async def _note_alone(self, carried: Sequence[Carried]) -> None:
        """Each for itself, and however long the database is locked."""
        for one in carried:
            try:
                await _persistently(partial(self._note, one))
            except Exception as error:  # sent, but not to be noted: without a word about it, it would be sent for ever
                log.error("not_noted", chat=one.waiting.chat, issue=one.waiting.issue, exc_info=error)
                await self._put_away(one.waiting, error)
            self._noted([one])

    async def _note(self, one: Carried) -> None:
        async with Work(self._engine) as work:
            await self._notes.note(work, [one])

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


def _as_it_goes(waiting: Waiting) -> Waiting:
    """A card that was listed makes no sound when it comes, or phones would ring for an hour; an urgent one does."""
    if isinstance(waiting.notice, Post) and waiting.listed and waiting.priority is not Priority.URGENT_CARD:
        return replace(waiting, notice=replace(waiting.notice, quiet=True))
    return waiting
