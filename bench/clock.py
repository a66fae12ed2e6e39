"""The clock: what it costs when many limits pass at the same moment, when a bot starts, and while nothing happens.

    python bench/clock.py [ISSUES]

One process on SQLite, as in life; nothing is sent. The yardstick is a bare insert, each in a transaction of its own.
"""

import asyncio
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from bot.core import commands as c
from bot.core.city import City
from bot.core.events import Part
from bot.core.people import Person, Roster, Unit
from bot.core.words import Kind, Role, Source, Urgency, Visibility
from bot.rehearsal.story import ZONE
from bot.service.almanac import Almanac
from bot.service.schedule import Schedule
from bot.service.turn import Turn
from bot.voice.speech import Speech
from storage.engine import Engine, open_engine
from storage.migrate import migrate
from storage.work import Work

MONDAY = datetime(2026, 11, 16, 10, 0, tzinfo=ZONE)
OFFICER = Person(31, "林晓", frozenset({Role.OFFICER}))
HANDLER = Person(41, "孙主任", frozenset({Role.HANDLER}), unit="市金融办")
REQUESTER = Person(11, "张建国", frozenset({Role.REQUESTER}), enterprise="华锐机械")
UNIT = Unit("市金融办", chat=-1003, handlers=(41,))
CITY = City(
    name="明川市",
    zone=ZONE,
    language="zh",
    prefix="ZQ",
    groups=(-1001,),
    office=-1002,
    roster=Roster((OFFICER, HANDLER, REQUESTER), (UNIT,)),
)
APPEAL = "我们公司银行贷款月底到期续不上,车间下周就要停产,请市里帮忙协调"


class Clock:
    moment = MONDAY

    def now(self) -> datetime:
        return self.moment


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(measure(Path(folder), count))


async def measure(folder: Path, count: int) -> None:
    engine, clock = open_engine(f"sqlite+aiosqlite:///{folder / 'xiaoer.db'}"), Clock()
    await migrate(engine)
    insert = await _took(lambda: _insert(engine, count))
    await _in_hand(engine, count)
    schedule = Schedule(engine, Almanac(engine, CITY), clock, lambda: None)
    start = await _took(schedule.tick)
    idle = await _took(schedule.tick)
    clock.moment = MONDAY + timedelta(days=7, hours=8)  # the red card, at the close of business
    red = await _took(schedule.tick)
    clock.moment = (MONDAY + timedelta(days=8)).replace(hour=0)
    midnight = await _took(schedule.tick)
    clock.moment = clock.moment.replace(hour=8, minute=30)
    digest = await _took(schedule.tick)
    print(f"{count} issues in a unit's hands, all due at the same moment")
    for what, seconds, of in (
        ("a bare insert", insert, count),
        ("start: each alarm set anew", start, count),
        ("red cards: decided, kept, cards and one list for each chat", red, count),
        ("midnight: cards that said 今天", midnight, count),
        ("the morning's digest", digest, 1),
        ("a tick while nothing is due", idle, 1),
    ):
        print(f"  {what:<60} {1000 * seconds / of:8.2f} ms, {seconds / of / (insert / count):6.1f} bare inserts")
    await engine.dispose()


async def _took(work: Callable[[], Awaitable[None]]) -> float:
    begun = time.perf_counter()
    await work()
    return time.perf_counter() - begun


async def _insert(engine: Engine, count: int) -> None:
    for number in range(count):
        async with Work(engine) as work:
            await work.occasions.take(f"bare:{number}", MONDAY)


async def _in_hand(engine: Engine, count: int) -> None:
    for place in range(count):
        async with Work(engine) as work:
            turn = Turn(work=work, speech=Speech(CITY), city=CITY, now=MONDAY)
            number = await work.issues.next_number()
            await turn.open(_opening(number, place))
            for command in (c.Dispatch(by=OFFICER, lead=UNIT.name), c.Sign(by=HANDLER)):
                await turn.carry_out(number, command)


def _opening(number: int, place: int) -> c.OpenIssue:
    return c.OpenIssue(
        by=replace(REQUESTER, telegram_id=1_000 + place),
        requester=replace(REQUESTER, telegram_id=1_000 + place),
        number=number,
        title="银行贷款月底到期续不上",
        kind=Kind.HELP,
        urgency=Urgency.NORMAL,
        source=Source.GROUP,
        visibility=Visibility.OPEN,
        chat=-1001,
        parts=(Part(place + 1, APPEAL),),
    )


if __name__ == "__main__":
    main()
