"""How many messages a second the bot takes: from the update to the delivered card, on SQLite, over HTTP.

    python bench/throughput.py [MESSAGES]

The town (the Bot API stand-in) is one process, the bot another. Nobody is paced: Telegram's 20 messages a minute are
far less than what is measured here. The bare inserts beside it are the same updates stored one a transaction, which is
what the disk allows anybody: read the numbers as ratios to them, not as speeds.
"""

import asyncio
import contextlib
import signal
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from bot import bootstrap, log
from bot.config import load
from bot.rehearsal.cast import Troupe, assemble, configuration
from bot.rehearsal.server import serve
from bot.rehearsal.story import read_story
from bot.rehearsal.town import Town
from bot.service.pace import Pace
from bot.telegram.parse import sender_of
from storage.engine import open_engine
from storage.migrate import migrate
from storage.work import Work

APPEAL = "我们公司银行贷款月底到期续不上,车间下周就要停产,请市里帮忙协调"
FIRST_PERSON = 8_000_000
#: The word with which this file starts itself as the bot.
BE_THE_BOT = "--bot"
#: Seconds.
PATIENCE = 600.0


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(measure(Path(folder), count))


async def measure(folder: Path, count: int) -> None:
    bare = await bare_inserts(folder / "bare.db", count)
    town = Town(group_pace=None, overall_pace=None)
    troupe = assemble(read_story().cast, town)
    async with serve(town) as address, the_bot(folder, town, address):
        await town.wait_until(lambda: town.updates.polling, PATIENCE)
        seconds, cpu = await the_way_of(count, troupe)
    print(f"{count} appeals: {count / seconds:.0f} a second from the update to both cards")
    print(f"{count} bare inserts, each its own transaction: {count / bare:.0f} a second")
    print(f"an appeal costs {seconds / bare:.1f} bare inserts; the stand-in took {cpu / seconds:.0%} of its core")


async def bare_inserts(file: Path, count: int) -> float:
    """Seconds."""
    engine = open_engine(f"sqlite+aiosqlite:///{file}")
    await migrate(engine)
    began = time.perf_counter()
    for number in range(count):
        async with Work(engine) as work:
            update = {"update_id": number, "message": {"message_id": number, "text": APPEAL}}
            await work.inbox.store(1, [update], datetime.now(UTC), sender_of)
    await engine.dispose()
    return time.perf_counter() - began


async def the_way_of(count: int, troupe: Troupe) -> tuple[float, float]:
    """Seconds until every appeal has its card in the group and at the office, and the stand-in's share of the CPU."""
    town, group, office = troupe.town, troupe.chats["group"], troupe.chats["office"]
    people = [town.add_person(FIRST_PERSON + number, f"企业{number}") for number in range(count)]
    for person in people:
        town.join(person, group)
    before = group.sends + office.sends
    began, cpu = time.perf_counter(), time.process_time()
    for person in people:
        town.say(person, group, APPEAL)
    await town.wait_until(lambda: group.sends + office.sends - before >= 2 * count, PATIENCE)
    return time.perf_counter() - began, time.process_time() - cpu


@contextlib.asynccontextmanager
async def the_bot(folder: Path, town: Town, address: str) -> AsyncIterator[None]:
    text = configuration(
        read_story().cast, base_url=address, token=town.token, storage=f"sqlite+aiosqlite:///{folder / 'xiaoer.db'}"
    )
    (folder / "config.toml").write_text(text, encoding="utf-8")
    process = await asyncio.create_subprocess_exec(sys.executable, __file__, BE_THE_BOT, str(folder))
    try:
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        await process.wait()


def be_the_bot(folder: Path) -> None:
    """The whole bot as it always is, only without its pace."""
    setattr(bootstrap, "Pace", partial(Pace, 10**9, 10**9, 10**9))  # noqa: B010 - one that never waits, for mypy too
    log.configure("ERROR")
    asyncio.run(bootstrap.run(load(folder / "config.toml", {})))


if __name__ == "__main__":
    if BE_THE_BOT in sys.argv:
        be_the_bot(Path(sys.argv[2]))
    else:
        main()
