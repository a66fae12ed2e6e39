"""The figures of the database: read when somebody asks, and believed for some seconds."""

import asyncio
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import monotonic

from bot.core.city import Room
from bot.core.messages import Chat
from bot.service.almanac import Almanac
from bot.service.ports import Clock
from storage.engine import Engine
from storage.figures import Queued
from storage.work import Reading, StorageTrouble, Work

#: Seconds.
BELIEVED = 5.0
#: Of the histogram, in seconds.
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0)
#: A card that is noted right now may carry an earlier moment than what we read: it is counted the next time.
A_MOMENT = timedelta(seconds=2)
#: Cards counted at one time, so that a question after a long silence is answered soon.
MOST = 10_000
#: Where answers to pressed buttons go, and what waits for a chat that the bot is out of.
ANSWER, ABSENT = "answer", "absent"
KINDS = (*(room.value for room in Room), ANSWER, ABSENT)


class Latency:
    """From an update that was stored to the card in the office: how many took so long."""

    def __init__(self) -> None:
        self.counts = [0] * (len(BUCKETS) + 1)
        self.sum = 0.0

    def add(self, seconds: float) -> None:
        self.counts[bisect_left(BUCKETS, seconds)] += 1
        self.sum += seconds


@dataclass(frozen=True, slots=True)
class Survey:
    unread: int
    oldest_unread: float  # seconds; 0 where nothing waits
    outbox: Mapping[str, tuple[int, float]]  # kind of chat → how many, and for how many seconds the oldest
    open_issues: Mapping[str, int]  # by status
    database_bytes: int
    index_behind: int  # events


class Surveyor:
    def __init__(self, reader: Engine, almanac: Almanac, clock: Clock) -> None:
        self._reader = reader  # takes no lock that a writer would wait for
        self._almanac = almanac
        self._clock = clock
        self._counted_until = clock.now()
        self._survey: Survey | None = None
        self._at = -BELIEVED
        self._one_at_a_time = asyncio.Lock()
        self.latency = Latency()

    async def survey(self) -> Survey | None:
        """None where the database can't be read."""
        async with self._one_at_a_time:
            if monotonic() - self._at >= BELIEVED:
                self._survey = await self._read()
                self._at = monotonic()
        return self._survey

    async def _read(self) -> Survey | None:
        try:
            async with Reading(self._reader) as work:
                return await self._figures(work, self._clock.now())
        except StorageTrouble:
            return None

    async def _figures(self, work: Work, now: datetime) -> Survey:
        await self._count_cards(work, now)
        oldest = await work.figures.oldest_unread()
        return Survey(
            unread=await work.inbox.unread(),
            oldest_unread=_age(oldest, now) if oldest else 0.0,
            outbox=await self._outbox(work, now),
            open_issues=await work.figures.open_issues(),
            database_bytes=await work.figures.size(),
            index_behind=await work.search.behind(),
        )

    async def _outbox(self, work: Work, now: datetime) -> Mapping[str, tuple[int, float]]:
        city = await self._almanac.today(work)

        def kind(queued: Queued) -> str:
            if queued.chat is None:
                return ANSWER
            return city.room(Chat(queued.chat, private=queued.chat > 0)).value if queued.present else ABSENT

        found = dict.fromkeys(KINDS, (0, 0.0))
        for queued in await work.figures.queued():
            count, oldest = found[kind(queued)]
            found[kind(queued)] = (count + queued.count, max(oldest, _age(queued.since, now)))
        return found

    async def _count_cards(self, work: Work, now: datetime) -> None:
        until = now - A_MOMENT
        shown = await work.figures.shown_between(self._counted_until, until, MOST)
        for card in shown:
            self.latency.add(_age(card.received_at, card.shown_at))
        self._counted_until = shown[-1].shown_at if len(shown) == MOST else max(self._counted_until, until)


def _age(since: datetime, now: datetime) -> float:
    """Never below zero: clocks are set back."""
    return max((now - since).total_seconds(), 0.0)
