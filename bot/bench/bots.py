"""The bot as the bench needs it, in a process of its own.

    python -m bot.bench.bots unpaced|intake CONFIG

unpaced: the whole bot, which keeps no pace. intake: it reads and stores, and sends nothing.
"""

import asyncio
import sys
from pathlib import Path

from bot import bootstrap, log
from bot.config import Settings, load
from bot.service.almanac import Almanac
from bot.service.intake import Intake
from bot.service.opening_book import open_book
from bot.service.pace import Pace
from bot.telegram.client import bot_at, say_hello
from bot.telegram.parse import Parser, sender_of
from bot.telegram.receive import Poller
from storage.engine import open_engine
from storage.migrate import migrate

#: More than any run sends.
NO_LIMIT = 10**9


def unpaced(settings: Settings) -> None:
    asyncio.run(bootstrap.run(settings, pace=Pace(NO_LIMIT, NO_LIMIT, NO_LIMIT)))


def intake(settings: Settings) -> None:
    asyncio.run(_take_in(settings))


async def _take_in(settings: Settings) -> None:
    """Until it is ended: what `bootstrap.App` does between Telegram and the outbox."""
    engine, clock = open_engine(settings.storage.url), bootstrap.clock_of(settings, None)
    await migrate(engine)
    await open_book(engine, settings.register(), clock.now())
    almanac = Almanac(engine, bootstrap.city_of(settings))
    await almanac.refresh()
    bot = bot_at(settings.telegram.base_url, settings.telegram.token.get_secret_value())
    await say_hello(bot)
    reader = Parser(bot.id, bot.username)
    taking = Intake(engine, almanac, reader, sender_of, clock, lambda: None, _nowhere)
    await asyncio.gather(Poller(bot, lambda updates: taking.keep(bot.id, updates)).run(), taking.run())


async def _nowhere(chat: int) -> bool:
    """Nothing is on its way to anybody."""
    return False


if __name__ == "__main__":
    log.configure("ERROR")
    {"unpaced": unpaced, "intake": intake}[sys.argv[1]](load(Path(sys.argv[2]), {}))
