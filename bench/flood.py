"""A flood: how the bot keeps up when hundreds of people appeal within one minute, with Telegram's limits on.

    python bench/flood.py [APPEALS]

The town (the Bot API stand-in) is one process, the bot another; HTTP and SQLite between them. The minute of the flood
is a real one. Afterwards the clock, which both read from a file, is set ahead step by step until every card stands: the
pace is kept in the time that it shows, so nothing but the waiting is shortened.
"""

import asyncio
import contextlib
import re
import signal
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bot.rehearsal.cast import Troupe, assemble, configuration
from bot.rehearsal.chats import Chat, Message
from bot.rehearsal.server import serve
from bot.rehearsal.story import ZONE, read_story
from bot.rehearsal.town import Town
from bot.service.clock import SetClock
from storage.engine import open_engine
from storage.work import Work

APPEAL = "我们公司银行贷款月底到期续不上,车间下周就要停产,请市里帮忙协调"
FIRST_PERSON = 8_000_000
#: Of the flood, in seconds.
MINUTE = 60.0
#: A step of the clock afterwards, and how long the bot may take to see it: it looks twice a second at least.
STEP, GLANCE = timedelta(seconds=5), 0.5
PATIENCE = 900.0


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(measure(Path(folder), count))


async def measure(folder: Path, count: int) -> None:
    clock = SetClock(folder / "clock", ZONE)
    clock.set(datetime(2026, 11, 24, 9, 0, tzinfo=ZONE))
    town = Town(clock=clock.now)
    troupe = assemble(read_story().cast, town)
    async with serve(town) as address, the_bot(folder, town, address):
        await town.wait_until(lambda: town.updates.polling, PATIENCE)
        said, busy = await flood(troupe, count)
        until_quiet = await drain(folder, clock)
    await report(folder, troupe, said, busy, until_quiet)


async def flood(troupe: Troupe, count: int) -> tuple[list[Message], float]:
    """One appeal each of so many people, evenly over a minute; and the share of a core that the town took."""
    town, group = troupe.town, troupe.chats["group"]
    people = [town.add_person(FIRST_PERSON + number, f"企业{number}") for number in range(count)]
    for person in people:
        town.join(person, group)
    began, cpu, said = time.perf_counter(), time.process_time(), []
    for number, person in enumerate(people):
        await asyncio.sleep(max(0.0, began + number * MINUTE / count - time.perf_counter()))
        said.append(town.say(person, group, APPEAL))
    return said, (time.process_time() - cpu) / (time.perf_counter() - began)


async def drain(folder: Path, clock: SetClock) -> timedelta:
    """Time goes on, faster, until there is nothing left to say; how much of it."""
    engine, began, deadline = open_engine(storage_of(folder)), clock.now(), time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        async with Work(engine) as work:
            if not await work.inbox.unread() and not await work.outbox.pending():
                break
        await asyncio.sleep(GLANCE)
        clock.set(clock.now() + STEP)
    await engine.dispose()
    return clock.now() - began


# ── what came of it ───────────────────────────────────────────────────────


@dataclass(frozen=True)
class Told:
    """Something the bot said or changed in a chat."""

    at: datetime
    chat: int
    text: str


async def report(folder: Path, troupe: Troupe, said: list[Message], busy: float, until_quiet: timedelta) -> None:
    town, group, office = troupe.town, troupe.chats["group"], troupe.chats["office"]
    engine = open_engine(storage_of(folder))
    async with Work(engine) as work:
        numbers = {issue.message_id: issue.number for issue in await work.issues.all()}
    await engine.dispose()
    told = [
        Told(call.at, int(call.parameters["chat_id"]), str(call.parameters["text"]))
        for call in town.calls
        if call.method in ("sendMessage", "editMessageText") and call.status == 200
    ]
    seen = {
        int(call.parameters["message_id"]): call.at
        for call in reversed(town.calls)
        if call.method == "setMessageReaction" and call.status == 200
    }
    at_office, in_group = first_named(told, office), first_named(told, group)
    print(f"{len(said)} appeals within a minute, {len(numbers)} issues; the stand-in took {busy:.0%} of a core")
    print(f"429s: {len(town.too_many_given)}; most calls that count in a chat's minute: {most_in_a_minute(told)}")
    waits("named at the office, list or card", said, {m: at_office.get(n) for m, n in numbers.items()})
    waits("reaction on the message", said, dict(seen))
    waits("named in the group, list or card", said, {m: in_group.get(n) for m, n in numbers.items()})
    print(f"cards: {cards(group)} in the group, {cards(office)} at the office, {until_quiet} after the flood")
    print(f"lists: {lists(group)} in the group, {lists(office)} at the office")


def first_named(told: Iterable[Told], chat: Chat) -> dict[int, datetime]:
    """Issue number → when it was first read in the chat."""
    first: dict[int, datetime] = {}
    for one in told:
        if one.chat == chat.id:
            for number in re.findall(r"#ZQ(\d+)", one.text):
                first.setdefault(int(number), one.at)
    return first


def waits(what: str, said: list[Message], when: dict[int, datetime | None]) -> None:
    seconds = sorted((at - message.date).total_seconds() for message in said if (at := when.get(message.id)))
    missing = len(said) - len(seconds)
    if not seconds:
        print(f"{what}: never")
        return
    middle, late = seconds[len(seconds) // 2], seconds[int(len(seconds) * 0.99)]
    print(f"{what}: median {middle:.1f} s, 99 of 100 within {late:.1f} s, last {seconds[-1]:.1f} s, missing {missing}")


def most_in_a_minute(told: list[Told]) -> int:
    """Of what counts against a group's 20 a minute."""
    by_chat: dict[int, list[datetime]] = {}
    for one in told:
        by_chat.setdefault(one.chat, []).append(one.at)
    minute = timedelta(seconds=MINUTE)
    return max(sum(start <= at < start + minute for at in times) for times in by_chat.values() for start in times)


def cards(chat: Chat) -> int:
    return len({post.text.split()[0] for post in posts(chat) if post.text.startswith("#ZQ")})


def lists(chat: Chat) -> int:
    return len([post for post in posts(chat) if not post.text.startswith("#ZQ")])


def posts(chat: Chat) -> list[Message]:
    return [message for message in chat.visible() if message.sender.is_bot and not message.service]


# ── the bot ───────────────────────────────────────────────────────────────


def storage_of(folder: Path) -> str:
    return f"sqlite+aiosqlite:///{folder / 'xiaoer.db'}"


@contextlib.asynccontextmanager
async def the_bot(folder: Path, town: Town, address: str) -> AsyncIterator[None]:
    file = folder / "config.toml"
    cast = read_story().cast
    file.write_text(configuration(cast, base_url=address, token=town.token, storage=storage_of(folder)), "utf-8")
    command = (sys.executable, "-m", "bot", "run", "--config", str(file), "--clock", str(folder / "clock"))
    process = await asyncio.create_subprocess_exec(*command, stdout=(folder / "log").open("wb"), stderr=-2)
    try:
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        await process.wait()


if __name__ == "__main__":
    main()
