"""What looking things up costs in a city with years of issues, as in a bot: its engine, its functions.

    xiaoer bench scale [--messages ISSUES]

Each figure is the 95th percentile of many different questions, asked while somebody else's appeals are being taken, in
a transaction like that of the message that asks.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from bot.bench.city import MadeUpCity, build, size_of
from bot.bench.crowd import OFFICE, group_at
from bot.bench.figures import Figure, at_most, percentile
from bot.core import commands as c
from bot.core.city import City
from bot.core.events import Part
from bot.core.issue import Issue
from bot.core.listings import terms
from bot.core.people import Person
from bot.core.permissions import Sight
from bot.core.words import Kind, Role, Source, Urgency, Visibility
from bot.rehearsal.story import ZONE
from bot.service.almanac import Almanac
from bot.service.indexing import Indexing, nearest
from bot.service.turn import Turn
from bot.voice.listings import PER_PAGE
from bot.voice.speech import Speech
from storage.engine import Engine, open_engine
from storage.migrate import migrate
from storage.monthly import month_of
from storage.work import Work

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=ZONE)
TONIGHT = NOW.replace(hour=0) + timedelta(days=1)
ALL, OFFICES = Sight(None), Sight(None, reporters=True)
#: Of each question, and of the figures, which are the same each time.
ASKED, COUNTED = 200, 20
#: Seconds between two questions.
PAUSE = 0.003

Question = Callable[[Work], Awaitable[object]]


class Clock:
    def now(self) -> datetime:
        return NOW


def scale(issues: int) -> Iterator[Figure]:
    """On SQLite, in a folder that is gone afterwards."""
    with TemporaryDirectory() as folder:
        yield from measure(f"sqlite+aiosqlite:///{Path(folder) / 'xiaoer.db'}", issues)


def measure(url: str, issues: int) -> Sequence[Figure]:
    """`url`: of a database that is empty, or was filled so before."""
    return asyncio.run(_measure(url, MadeUpCity(size_of(issues), NOW)))


async def _measure(url: str, city: MadeUpCity) -> Sequence[Figure]:
    engine = open_engine(url)
    try:
        await _filled(engine, city)
        return [figure async for figure in _figures(engine, city)]
    finally:
        await engine.dispose()


async def _filled(engine: Engine, city: MadeUpCity) -> None:
    await migrate(engine)
    async with Work(engine) as work:
        there = await work.search.texts()
    if not there:
        await build(engine, city)
    await Indexing(engine, Almanac(engine, _city(city)), Clock(), lambda: None).catch_up()


def _city(city: MadeUpCity) -> City:
    groups = tuple(group_at(place) for place in range(13))
    return City(name="明川市", zone=ZONE, language="zh", prefix="ZQ", groups=groups, office=OFFICE, roster=city.roster)


async def _figures(engine: Engine, city: MadeUpCity) -> AsyncIterator[Figure]:
    async with _somebody_writes(engine, city) as taking:
        for what, limit, question, times in _questions(city):
            yield at_most(what, await _took(engine, question, times), "ms", limit)
        yield at_most("scale.alike", await _likes_took(engine, city), "ms", 15)
    yield at_most("scale.taken", percentile(taking, 0.95) * 1_000, "ms", 2)


def _questions(city: MadeUpCity) -> Iterator[tuple[str, float, Callable[[], Question], int]]:
    chance = Random(3)  # noqa: S311 - made-up questions need no secret chance

    def number() -> int:
        return chance.randrange(1_001, 1_001 + city.size.issues)

    def unit() -> Sight:
        return Sight((chance.choice(city.units).name,))

    def word(length: int) -> tuple[str, ...]:
        """What people look for: half of them words that stand in many issues."""
        if chance.random() < 0.5:
            at, text = chance.randrange(20), city.text().replace("，", "")
            return terms(text[at : at + length])
        return terms((city.words[int(5_000 * chance.random() ** 2)] * 2)[:length])

    async def timeline(one: int, work: Work) -> None:
        await work.issues.get(one)
        await work.journal.of(one)

    async def board(work: Work) -> None:
        await work.views.counts(ALL, NOW, TONIGHT)
        await work.views.units(NOW)

    def mine() -> Question:
        who = city.requester()
        return lambda work: work.issues.of_requester(who.telegram_id, who.enterprise, 10)

    def found(length: int) -> Callable[[], Question]:
        return lambda: _find(word(length), OFFICES)

    yield "scale.my", 2, mine, ASKED
    yield "scale.timeline", 2, lambda: _bound(timeline, number()), ASKED
    yield "scale.board", 2, lambda: board, ASKED
    yield "scale.open_of", 2, lambda: lambda work: work.views.open_of(ALL, 0, PER_PAGE), ASKED
    yield "scale.unit", 2, lambda: _unit(unit()), ASKED
    yield "scale.overdue", 2, lambda: lambda work: work.views.overdue(ALL, NOW, 0, PER_PAGE), ASKED
    for length in (1, 2, 3, 4):
        yield f"scale.find_{length}", 5, found(length), ASKED
    yield "scale.find_unit", 5, lambda: _find(word(2), unit()), ASKED
    yield "scale.month", 50, lambda: lambda work: work.monthly.of(month_of(NOW, ZONE)), COUNTED
    yield "scale.all_time", 150, lambda: lambda work: work.monthly.of(None), COUNTED


def _bound(question: Callable[[int, Work], Awaitable[None]], one: int) -> Question:
    return lambda work: question(one, work)


def _find(words: tuple[str, ...], seen: Sight) -> Question:
    return lambda work: work.finding.page(seen, words, None, 0, PER_PAGE)


def _unit(seen: Sight) -> Question:
    return lambda work: work.views.open_of(seen, 0, PER_PAGE)


async def _took(engine: Engine, question: Callable[[], Question], times: int) -> float:
    """Milliseconds, with the transaction around it; people do not ask without pausing."""
    took = []
    for _ in range(times):
        asked = question()
        begun = time.perf_counter()
        async with Work(engine) as work:
            await asked(work)
        took.append(time.perf_counter() - begun)
        await asyncio.sleep(PAUSE)
    return percentile(took, 0.95) * 1_000


async def _likes_took(engine: Engine, city: MadeUpCity) -> float:
    took = []
    for _ in range(ASKED // 2):
        async with Work(engine) as work:
            issue = await _new(_turn(work, city), city)
            begun = time.perf_counter()
            await nearest(_turn(work, city), issue)
            took.append(time.perf_counter() - begun)
    return percentile(took, 0.95) * 1_000


@asynccontextmanager
async def _somebody_writes(engine: Engine, city: MadeUpCity) -> AsyncIterator[list[float]]:
    """Twenty appeals a second; what each took, in seconds: decided, kept, its cards put into the outbox, committed."""
    took: list[float] = []

    async def writing() -> None:
        while True:
            begun = time.perf_counter()
            async with Work(engine) as work:
                await _new(_turn(work, city), city)
            took.append(time.perf_counter() - begun)
            await asyncio.sleep(0.05)

    task = asyncio.create_task(writing())
    try:
        yield took
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def _turn(work: Work, city: MadeUpCity) -> Turn:
    whole, speech = _spoken(city)
    return Turn(work=work, speech=speech, city=whole, now=NOW)


@lru_cache(maxsize=1)
def _spoken(city: MadeUpCity) -> tuple[City, Speech]:
    """Made once, as the bot does."""
    whole = _city(city)
    return whole, Speech(whole)


async def _new(turn: Turn, city: MadeUpCity) -> Issue:
    number, text, requester = await turn.work.issues.next_number(), city.text(), city.requester()
    issue = await turn.open(
        c.OpenIssue(
            by=Person(requester.telegram_id, requester.name, frozenset({Role.REQUESTER})),
            requester=requester,
            number=number,
            title=text[:20],
            kind=Kind.HELP,
            urgency=Urgency.NORMAL,
            source=Source.GROUP,
            visibility=Visibility.OPEN,
            chat=group_at(0),
            parts=(Part(number * 10, text),),
        )
    )
    if not isinstance(issue, Issue):
        raise TypeError(issue)
    return issue
