"""The counter: an outbox, a delivery and a town over HTTP, with a clock that stands still until it is moved."""

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from telegram import Bot

from bot.core.notices import Notice, Post
from bot.rehearsal.chats import Chat, Message, Person
from bot.rehearsal.server import serve
from bot.rehearsal.town import Town
from bot.service.almanac import Almanac
from bot.service.delivery import Delivery
from bot.service.pace import Pace
from bot.telegram.client import bot_at
from bot.telegram.send import Sender
from storage.engine import Engine, open_engine
from storage.work import Work
from tests.core.cast import TUESDAY, ZHANG, city
from tests.databases import new_database

GROUP, OFFICE = -1001234567890, -1009876543210
CITY = city(groups=(GROUP,), office=OFFICE, most_per_hour=0)


@dataclass
class Clock:
    """Both the bot's and the town's."""

    moment: datetime = TUESDAY

    def now(self) -> datetime:
        return self.moment

    def move(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)


@dataclass
class Counter:
    town: Town
    clock: Clock
    engine: Engine
    bot: Bot
    zhang: Person
    group: Chat
    office: Chat
    pace: Pace = field(default_factory=Pace)

    def __post_init__(self) -> None:
        self.restart()

    def restart(self) -> None:
        """What was only in memory is gone."""
        self.delivery = Delivery(self.engine, Almanac(self.engine, CITY), Sender(self.bot), self.clock, self.pace)

    async def put(self, *notices: Notice) -> None:
        async with Work(self.engine) as work:
            for notice in notices:
                await work.outbox.put(notice, self.clock.now())

    async def work_off(self) -> datetime | None:
        """Deliver until nothing more may go now; when it may go on."""
        while True:
            self.delivery.wake.clear()
            until = await self.delivery.start_what_may_go()
            if self.delivery.is_idle:
                return until
            await self.delivery.wake.wait()

    async def say(self, *notices: Notice) -> datetime | None:
        await self.put(*notices)
        return await self.work_off()

    async def pending(self) -> int:
        async with Work(self.engine) as work:
            return await work.outbox.pending()

    def texts(self, chat: Chat) -> list[str]:
        """What the bot's messages say there, oldest first."""
        return [message.text for message in self.posts(chat)]

    def posts(self, chat: Chat) -> list[Message]:
        return [message for message in chat.visible() if message.sender.is_bot and not message.service]

    def statuses(self, method: str) -> list[int | None]:
        return [call.status for call in self.town.calls if call.method == method]


def post(key: str, text: str = "", chat: int = GROUP, **more: Any) -> Post:
    return Post(key, chat, text or key, **more)


@contextlib.asynccontextmanager
async def open_counter(folder: Path, **more: Any) -> AsyncIterator[Counter]:
    """`more` goes to `Town`."""
    clock = Clock()
    town = Town(clock=clock.now, **more)
    zhang = town.add_person(ZHANG.telegram_id, ZHANG.name)
    group = town.add_group(GROUP, "政企沟通群", [zhang])
    office = town.add_group(OFFICE, "市长办公室", [])
    engine = open_engine(await new_database(folder / "xiaoer.db"))
    async with serve(town) as address, bot_at(address, town.token) as bot:
        yield Counter(town, clock, engine, bot, zhang, group, office)
    await engine.dispose()
