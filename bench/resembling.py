"""What looks like the same matter: what the index costs, and what it costs to look for duplicates of a new issue.

    python bench/resembling.py [ISSUES]

Made-up issues, no two with the same words, on SQLite as in life. The yardstick is a bare insert of an issue with its
journal row, so many in one transaction as the index takes.
"""

import asyncio
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from bot.bench.past import opened
from bot.core.city import City
from bot.core.events import Event
from bot.core.issue import Issue
from bot.core.people import Person, Roster
from bot.core.words import Role
from bot.rehearsal.story import ZONE
from bot.service.almanac import Almanac
from bot.service.indexing import BATCH, COMPARED, Indexing, nearest
from bot.service.turn import Turn
from bot.voice.speech import Speech
from storage.engine import Engine, open_engine
from storage.migrate import migrate
from storage.work import Work

NOW = datetime(2026, 11, 16, 10, 0, tzinfo=ZONE)
REQUESTER = Person(11, "张建国", frozenset({Role.REQUESTER}), enterprise="华锐机械")
CITY = City(name="明川市", zone=ZONE, language="zh", prefix="ZQ", groups=(-1001,), office=-1002, roster=Roster())
#: New issues that are looked up.
ASKED = 200


class Clock:
    def now(self) -> datetime:
        return NOW


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(measure(Path(folder), count))


async def measure(folder: Path, count: int) -> None:
    engine = open_engine(f"sqlite+aiosqlite:///{folder / 'xiaoer.db'}")
    await migrate(engine)
    insert = await _fill(engine, count)
    indexing = Indexing(engine, Almanac(engine, CITY), Clock(), lambda: None)
    index = await _took(indexing)
    look, compared = await _look(engine)
    size = (folder / "xiaoer.db").stat().st_size
    print(f"{count} issues, {size / 2**20:.0f} MB with the index")
    for what, seconds in (
        ("an issue and its journal row, bare", insert),
        ("the same in the index", index / count),
        ("its eight rarest pieces found among all", look),
        ("found, compared and sorted", compared),
    ):
        print(f"  {what:<45} {1000 * seconds:7.2f} ms, {seconds / insert:6.2f} bare inserts")
    await engine.dispose()


async def _took(indexing: Indexing) -> float:
    begun = time.perf_counter()
    await indexing.catch_up()
    return time.perf_counter() - begun


async def _fill(engine: Engine, count: int) -> float:
    """Seconds for one."""
    issues, begun = made_up(count), time.perf_counter()
    for start in range(0, count, BATCH):
        async with Work(engine) as work:
            for _ in range(start, min(start + BATCH, count)):
                issue, event = next(issues)
                await work.issues.add(issue, 1)
                await work.journal.append(issue.number, 1, event, None)
    return (time.perf_counter() - begun) / count


async def _look(engine: Engine) -> tuple[float, float]:
    """Seconds to find, and to find and compare."""
    issues = [issue for issue, _ in made_up(ASKED)]
    async with Work(engine) as work:
        turn = Turn(work=work, speech=Speech(CITY), city=CITY, now=NOW)
        begun = time.perf_counter()
        for issue in issues:
            said = await work.search.counted(f"{issue.title}\n{issue.text}")
            await work.search.lately_like(issue, said, NOW, COMPARED)
        found = time.perf_counter()
        for issue in issues:
            await nearest(turn, issue)
        return (found - begun) / ASKED, (time.perf_counter() - found) / ASKED


def made_up(count: int) -> Iterator[tuple[Issue, Event]]:
    """About 60 characters each, of words that a few hundred others share; opened long enough ago to tell nobody."""
    chance = random.Random(6)  # noqa: S311 - made-up texts need no secret chance
    characters = [chr(chance.randrange(0x4E00, 0x9FA5)) for _ in range(2_000)]
    words = ["".join(chance.choices(characters, k=chance.choice((2, 2, 3, 4)))) for _ in range(5_000)]
    weights = [1 / (place + 10) for place in range(len(words))]
    for place in range(count):
        text = "，".join("".join(chance.choices(words, weights, k=6)) for _ in range(4))
        requester = replace(REQUESTER, telegram_id=1001 + place)
        yield opened(1001 + place, requester, text, NOW - timedelta(days=2, minutes=place % 100_000))


if __name__ == "__main__":
    main()
