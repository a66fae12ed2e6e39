"""kill -9 of the real process while its clock has much to tell: red cards, digests, summaries, each exactly once.

Telegram has no idempotency key: what is under way in a chat when the process dies may stand there twice. Those are
counted.
"""

import asyncio
import contextlib
import random
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime

import pytest
from sqlalchemy import text

from bot.bootstrap import city_of
from bot.config import load
from bot.core import commands as c
from bot.core.city import City
from bot.core.events import Nudged, Part
from bot.core.issue import Issue
from bot.core.occasions import appointments_of
from bot.core.words import Kind, Source, Urgency, Visibility
from bot.core.worktime import Calendar
from bot.rehearsal.story import ZONE
from bot.service.turn import Turn
from bot.voice.speech import Speech
from storage.engine import Engine, open_engine
from storage.migrate import migrate
from storage.work import Work
from tests.process.shop import Shop

SEED = 20261201
ISSUES = 12
PATIENCE, STEP = 60.0, 0.05
#: Tuesday, 24 November, to the second week of December. At each of them the process is killed.
MOMENTS = (
    "11-27 08:30",  # soon
    "11-30 08:30",  # a Monday: digest and summary
    "12-01 08:30",  # yellow, digest
    "12-01 18:00",  # red: units and office
    "12-02 18:00",  # the deputy, and supervised from now on
    "12-04 18:00",  # the mayor
    "12-07 08:30",  # digest, summary, what is supervised
)
#: What only the clock says.
TOLD = ("快到办结期限了", "🟡 黄牌", "🔴 红牌", "超期", "早报", "11月", "督办件")


def at(moment: str) -> datetime:
    return datetime.fromisoformat(f"2026-{moment}").replace(tzinfo=ZONE)


@dataclass
class Night:
    shop: Shop
    engine: Engine
    chance: random.Random = field(default_factory=lambda: random.Random(SEED))  # noqa: S311 - not for secrets
    kills: int = 0

    async def prepare(self) -> None:
        """Issues in the hands of two units; the leaders have opened the bot."""
        await migrate(self.engine)
        city = city_of(load(self.shop.config, {}))
        for name in ("周明远", "沈若兰"):
            self.shop.town.say(self.shop.troupe.people[name], self.shop.troupe.people[name], "/start")
        for number in range(1001, 1001 + ISSUES):
            await self._open(city, number)

    async def _open(self, city: City, number: int) -> None:
        people, roster = self.shop.troupe.people, city.roster
        said = self.shop.town.say(people["李秀英"], self.shop.troupe.chats["group"], "谢谢")
        by, officer = (roster.person(people[name].id, name) for name in ("李秀英", "林晓"))
        opening = c.OpenIssue(
            by=by,
            number=number,
            requester=by,
            title=f"第 {number} 件",
            kind=Kind.HELP,
            urgency=Urgency.NORMAL,
            source=Source.GROUP,
            visibility=Visibility.OPEN,
            chat=city.groups[0],
            parts=(Part(said.id, "门口道路坑洼，货车进不来，请有关部门尽快修复"),),
        )
        unit, name = ("市金融办", "孙主任") if number % 3 else ("市供电公司", "吴班长")
        dispatch = c.Dispatch(by=officer, lead=unit)
        async with Work(self.engine) as work:
            turn = Turn(work=work, speech=Speech(city), city=city, now=self.shop.clock.now())
            await turn.open(opening)
            for command in (c.Accept(by=officer), dispatch, c.Sign(by=roster.person(people[name].id, name))):
                assert isinstance(await turn.carry_out(number, command), Issue)

    async def pass_by(self) -> None:
        for number, moment in enumerate(MOMENTS):
            await (self._die_at_work(moment) if number % 2 == 0 else self._die_at_the_start(moment))
        async with self._open_shop() as process:
            await self._quiet()
            ended = await self.shop.end(process)
            assert ended.code == 0, ended.output

    async def _die_at_work(self, moment: str) -> None:
        """Killed within the moment after the clock had much to do."""
        async with self._open_shop() as process:
            await self._quiet()
            self.shop.clock.set(at(moment))
            await asyncio.sleep(self.chance.uniform(0.05, 0.7))
            self._kill(process)

    async def _die_at_the_start(self, moment: str) -> None:
        """It had been away: all that came meanwhile is done at the start."""
        self.shop.clock.set(at(moment))
        async with self._open_shop() as process:
            await asyncio.sleep(self.chance.uniform(0.1, 1.2))
            self._kill(process)

    @contextlib.asynccontextmanager
    async def _open_shop(self) -> AsyncIterator[asyncio.subprocess.Process]:
        """Up as far as its first call."""
        calls = len(self.shop.town.calls)
        async with self.shop.open() as process:
            await self.shop.town.wait_until(lambda: len(self.shop.town.calls) > calls, PATIENCE)
            yield process

    def _kill(self, process: asyncio.subprocess.Process) -> None:
        assert process.returncode is None, self.shop.log.read_text(encoding="utf-8")
        process.kill()
        self.kills += 1

    async def _quiet(self) -> None:
        """Until the clock has nothing to do now, and everything is said; the pace does not hold up the test."""
        async with asyncio.timeout(PATIENCE):
            while not await self._is_quiet():
                self.shop.move(1)
                await asyncio.sleep(STEP)

    async def _is_quiet(self) -> bool:
        now = self.shop.clock.now()
        today = appointments_of(now.date(), Calendar(), now.tzinfo)
        async with Work(self.engine) as work:
            alarm, pending = await work.issues.next_alarm(), await work.outbox.pending()
        kept = {one.name for one in today if one.is_due(now)} <= await self.occasions()
        return kept and not pending and (alarm is None or alarm > now)

    async def occasions(self) -> set[str]:
        async with self.engine.begin() as connection:
            return set((await connection.execute(text("SELECT name FROM occasions"))).scalars())


@pytest.fixture
async def night(shop: Shop) -> AsyncIterator[Night]:
    engine = open_engine(shop.storage)
    night = Night(shop, engine)
    try:
        await night.prepare()
        await night.pass_by()
        yield night
    finally:
        await engine.dispose()


async def test_killed_again_and_again_while_the_clock_has_much_to_tell(night: Night) -> None:
    assert night.kills == len(MOMENTS)
    # Every stage of every limit stands in the journal once.
    for number in range(1001, 1001 + ISSUES):
        async with Work(night.engine) as work:
            events = await work.journal.of(number)
        stages = Counter((e.limit, e.of, stage) for e in events if isinstance(e, Nudged) for stage in e.stages)
        assert [stage for limit, _, stage in stages if limit == "due"] == ["soon", "yellow", "late", "deputy", "mayor"]
        assert set(stages.values()) == {1}
    # What was to be said is in the outbox once, and was said.
    async with night.engine.begin() as connection:
        outbox = (await connection.execute(text("SELECT key, state FROM outbox WHERE kind = 'Post'"))).all()
    of_the_clock = [row for row in outbox if row.key.startswith(("nudge:", "digest:", "summary:", "supervised:"))]
    assert set(Counter(row.key for row in of_the_clock).values()) == {1}
    assert {row.state for row in of_the_clock} == {"sent"}
    assert {row.key.split(":")[0] for row in of_the_clock} == {"nudge", "digest", "summary", "supervised"}
    assert_said_once(night, len(of_the_clock))


def assert_said_once(night: Night, posts: int) -> None:
    """At most one message for each kill is there twice; none is missing."""
    troupe, there = night.shop.troupe, Counter[tuple[int, str]]()
    for chat in (*troupe.chats.values(), *(troupe.chat(name) for name in ("周明远", "沈若兰"))):
        said = [message.text for message in chat.messages if message.sender.is_bot]
        there += Counter((chat.id, words) for words in said if words.startswith(TOLD))
    repeats = sum(count - 1 for count in there.values())
    print(f"\n{night.kills} kills, {posts} messages of the clock, {repeats} of them twice")
    assert len(there) == posts
    assert repeats <= night.kills
