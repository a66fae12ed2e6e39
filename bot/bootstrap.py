"""The one place where the parts meet: settings in, a running bot out."""

import asyncio
import contextlib
import signal
from collections.abc import Coroutine
from datetime import timedelta
from pathlib import Path
from typing import Any

import structlog
from telegram import Bot, BotCommand, BotCommandScopeAllPrivateChats
from telegram.error import InvalidToken, TelegramError

from bot.config import Settings
from bot.core.city import City
from bot.service.clock import SetClock, SystemClock
from bot.service.delivery import Delivery
from bot.service.intake import Intake
from bot.service.pace import Pace
from bot.service.ports import Clock
from bot.telegram.check import Finding, diagnose
from bot.telegram.parse import Parser
from bot.telegram.receive import Poller, Store, TokenRefused, Webhook, WebhookAddress
from bot.telegram.request import AiohttpRequest
from bot.telegram.send import Sender
from bot.voice.catalogue import Catalogue
from storage.engine import open_engine
from storage.migrate import migrate
from storage.work import Work

log = structlog.get_logger(__name__)

#: Seconds to finish what is in hand once we are asked to stop.
GRACE = 10.0
#: Seconds between tries to reach Telegram at the start.
PATIENCE = 5.0


def city_of(settings: Settings) -> City:
    return City(
        name=settings.city.name,
        zone=settings.city.zone,
        language=settings.city.language,
        prefix=settings.city.issue_prefix,
        groups=settings.chats.groups,
        office=settings.chats.office,
        roster=settings.roster(),
        burst=timedelta(seconds=settings.intake.burst_seconds),
        mention_only=settings.intake.mode == "mention",
    )


def clock_of(settings: Settings, clock_file: Path | None) -> Clock:
    return SetClock(clock_file, settings.city.zone) if clock_file else SystemClock(settings.city.zone)


def bot_of(settings: Settings) -> Bot:
    """Telegram's Bot over aiohttp: one connection pool for the calls, one for the long poll."""
    root = settings.telegram.base_url
    return Bot(
        settings.telegram.token.get_secret_value(),
        base_url=f"{root}/bot",
        base_file_url=f"{root}/file/bot",
        request=AiohttpRequest(),
        get_updates_request=AiohttpRequest(),
    )


class App:
    """The bot: receive, intake and delivery side by side on one database."""

    def __init__(self, settings: Settings, clock_file: Path | None = None) -> None:
        self._settings = settings
        self._city = city_of(settings)
        self._clock = clock_of(settings, clock_file)
        self._engine = open_engine(settings.storage.url)
        self._bot = bot_of(settings)

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop` is set; then what is in hand is finished. Raises TokenRefused, NewerDatabase, OSError."""
        await migrate(self._engine)
        try:
            if await _unless(stop, self._say_hello()):
                await self._work(stop)
        finally:
            await self._close()

    async def _say_hello(self) -> bool:
        """Who are we? Asked until Telegram answers; a refused token is final."""
        while True:
            try:
                await self._bot.initialize()
            except InvalidToken as error:
                raise TokenRefused(str(error)) from error
            except TelegramError as error:
                log.warning("network", error=str(error))
                await asyncio.sleep(PATIENCE)
            else:
                return True

    async def _work(self, stop: asyncio.Event) -> None:
        delivery = Delivery(self._engine, self._city, Sender(self._bot), self._clock, Pace())
        parser = Parser(self._bot.id, self._bot.username)
        intake = Intake(self._engine, self._city, parser, self._clock, delivery.wake.set)
        receiving = self._receiver(lambda updates: intake.keep(self._bot.id, updates))
        log.info("started", bot=self._bot.username, city=self._city.name)
        parts = (receiving, intake.run(), delivery.run(), self._offer_commands())
        tasks = [asyncio.create_task(part) for part in parts]
        stopping = asyncio.create_task(stop.wait())
        try:
            await _first_failure_or(stopping, tasks)
        finally:
            await self._finish(tasks, delivery)
            stopping.cancel()
        log.info("stopped")

    def _receiver(self, keep: Store) -> Coroutine[Any, Any, None]:
        webhook = self._settings.telegram.webhook
        if self._settings.telegram.mode == "polling" or webhook is None:
            return Poller(self._bot, keep).run()
        secret = webhook.secret_token.get_secret_value()
        return Webhook(self._bot, keep, WebhookAddress(webhook.listen, webhook.port, webhook.url, secret)).run()

    async def _offer_commands(self) -> None:
        """Telegram's menu in the private chat; without it the bot works as well."""
        say = Catalogue(self._city.language)
        commands = [BotCommand(name, say.plain(f"menu.command.{name}")) for name in ("my", "start")]
        try:
            await self._bot.set_my_commands(commands, scope=BotCommandScopeAllPrivateChats())
        except TelegramError as error:
            log.warning("no_menu", error=str(error))

    async def _finish(self, tasks: list[asyncio.Task[None]], delivery: Delivery) -> None:
        """Take nothing new; a transaction under way ends by itself, a delivery is waited for."""
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(delivery.finish(), GRACE - 2)

    async def _close(self) -> None:
        with contextlib.suppress(TelegramError):
            await self._bot.shutdown()
        await self._engine.dispose()

    async def is_idle(self) -> bool:
        """Nothing unread, nothing to deliver."""
        async with Work(self._engine) as work:
            return not await work.inbox.unread() and not await work.outbox.pending()


async def _first_failure_or(stopping: asyncio.Task[bool], tasks: list[asyncio.Task[None]]) -> None:
    """Until we are asked to stop; a part that fails brings its reason out."""
    waiting: set[asyncio.Task[object]] = {stopping, *tasks}
    while stopping in waiting:
        done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        if stopping in done:
            return
        for task in done:
            task.result()


async def _unless(stop: asyncio.Event, work: Coroutine[Any, Any, bool]) -> bool:
    """The result of `work`, or False once we are asked to stop."""
    doing, stopping = asyncio.create_task(work), asyncio.create_task(stop.wait())
    await asyncio.wait((doing, stopping), return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if doing.done():
        return doing.result()
    doing.cancel()
    await asyncio.gather(doing, return_exceptions=True)
    return False


async def run(settings: Settings, clock_file: Path | None = None) -> None:
    """The bot as a process: SIGTERM and SIGINT end it in good order."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    await App(settings, clock_file).run(stop)


async def examine(settings: Settings) -> list[Finding]:
    """Ask Telegram whether the bot can do its work in the configured chats."""
    units = {unit.name: unit.chat for unit in settings.units if unit.chat is not None}
    private = {
        handler.telegram_id: handler.name for unit in settings.units if unit.chat is None for handler in unit.handlers
    }
    bot = bot_of(settings)
    try:
        return await diagnose(bot, settings.chats.groups, settings.chats.office, units, private)
    finally:
        await bot.shutdown()
