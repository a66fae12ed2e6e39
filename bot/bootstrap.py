"""The one place where the parts meet: settings in, a running bot out."""

import asyncio
import contextlib
import logging
import signal
from collections.abc import AsyncIterator, Callable, Coroutine
from datetime import timedelta
from pathlib import Path
from typing import Any

import structlog

from bot.config import Settings
from bot.core.city import City, Room
from bot.core.messages import Chat
from bot.core.register import Register
from bot.service.almanac import Almanac
from bot.service.archive import Archive
from bot.service.clock import SetClock, SystemClock
from bot.service.delivery import Delivery
from bot.service.holding import while_held
from bot.service.indexing import Indexing
from bot.service.intake import Intake
from bot.service.newcomers import Newcomers
from bot.service.nights import Backups, Nights, retention_of
from bot.service.opening_book import open_book
from bot.service.pace import Pace
from bot.service.ports import Clock
from bot.service.schedule import Schedule
from bot.service.shelf import Shelf
from bot.telegram.check import Finding, diagnose
from bot.telegram.client import ask_forums, bot_at, say_goodbye, say_hello
from bot.telegram.download import Downloads
from bot.telegram.menus import Menu, offer_commands
from bot.telegram.parse import Parser, chat_id_of, sender_of
from bot.telegram.receive import Poller, Store, Webhook, WebhookAddress
from bot.telegram.send import Sender
from bot.telegram.server import Server, ask_server
from bot.voice.guide import menu
from bot.voice.speech import Speech
from bot.watch.calls import Calls
from bot.watch.health import Health
from bot.watch.records import Records
from bot.watch.server import Watch
from bot.watch.survey import Surveyor
from bot.watch.systemd import READY, STOPPING, Systemd
from storage.engine import open_engine, open_reader
from storage.locks import locks_for
from storage.migrate import migrate
from storage.work import Reading, Work

log = structlog.get_logger(__name__)

#: Seconds to finish what is in hand once we are asked to stop; the rest of the ten is for closing.
GRACE = 8.0


class App:
    """The bot: receive, intake and delivery side by side on one database."""

    def __init__(self, settings: Settings, clock_file: Path | None = None, pace: Pace | None = None) -> None:
        """`pace`: another than Telegram's own limits ask for."""
        self._settings = settings
        self._pace = pace or Pace()
        self._clock = clock_of(settings, clock_file)
        self._engine = open_engine(settings.storage.url)
        self._reader = open_reader(settings.storage.url)
        self._locks = locks_for(self._engine)
        self._almanac = Almanac(self._engine, city_of(settings), shared=self._locks.shared)
        self._schedule: Schedule | None = None
        self._newcomers: Newcomers | None = None
        self._calls = Calls()
        self._health = Health(self._engine, self._calls)
        self._systemd = Systemd()
        self._bot = bot_at(settings.telegram.base_url, settings.telegram.token.get_secret_value(), self._calls)

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop` is set; then what is in hand is finished.

        Raises TokenRefused, AddressRefused, NewerDatabase, AlreadyRunning, OSError.
        """
        try:
            await self._locks.open()
            async with self._watched():
                await migrate(self._engine)
                if await _finished_before(stop, say_hello(self._bot)):
                    await self._work(stop)
        finally:
            self._systemd.tell(STOPPING)
            await say_goodbye(self._bot)
            await self._health.close()
            await self._locks.close()
            await self._reader.dispose()
            await self._engine.dispose()

    @contextlib.asynccontextmanager
    async def _watched(self) -> AsyncIterator[None]:
        """Whoever watches over us may ask from the first moment on, if the configuration says where."""
        address = self._settings.watch.address
        if address is None:
            yield
            return
        records, surveyor = Records(), Surveyor(self._reader, self._almanac, self._clock)
        logging.root.addHandler(records)
        try:
            async with Watch(self._health, self._calls, records, surveyor).open(address):
                yield
        finally:
            logging.root.removeHandler(records)

    async def _work(self, stop: asyncio.Event) -> None:
        delivery = Delivery(self._engine, self._almanac, Sender(self._bot), self._clock, self._pace, self._locks)
        reader = Parser(self._bot.id, self._bot.username, bool(self._bot.bot.can_read_all_group_messages))
        archive = self._archive()

        def spoke() -> None:
            delivery.wake.set()
            archive.wake.set()
            indexing.wake.set()

        def heard() -> None:
            spoke()
            schedule.wake.set()

        await open_book(self._engine, self._settings.register(), self._clock.now())
        await self._almanac.refresh()
        newcomers = self._newcomers = Newcomers(
            self._engine, self._almanac, self._clock, spoke, self._learn_forums, self._offer_commands
        )
        schedule = self._schedule = Schedule(self._engine, self._almanac, self._clock, spoke)
        intake = Intake(
            self._engine,
            self._almanac,
            reader,
            sender_of,
            self._clock,
            heard,
            delivery.is_speaking_in,
            chat_id_of,
            self._locks.shared,
        )
        indexing = Indexing(
            self._engine, self._almanac, self._clock, spoke, lambda: intake.is_busy or not delivery.is_idle
        )
        today = await self._today()
        await self._learn_forums(None, today)
        await self._tell_its_name()
        receiving = self._receiving(lambda updates: intake.keep(self._bot.id, updates))
        rounds = {"receive": receiving, "intake": intake, "delivery": delivery, "clock": schedule}
        self._health.pulses = {name: loop.pulse for name, loop in rounds.items()}
        log.info("started", bot=self._bot.username, city=today.name)
        self._systemd.tell(READY)
        parts = (
            self._one_at_a_time("poll", lambda: _in_turn(receiving))
            if isinstance(receiving, Poller)
            else receiving.run(),
            intake.run(),
            delivery.run(),
            self._one_at_a_time("clock", lambda: _in_turn(schedule)),
            self._one_at_a_time("index", indexing.run),
            self._one_at_a_time("newcomers", newcomers.run),
            self._one_at_a_time("nights", self._nights(spoke).run),
            *([self._one_at_a_time("archive", archive.run)] if today.archives else []),
            *([self._almanac.follow()] if self._locks.shared else []),
            self._offer_commands(None, today),
            self._systemd.keep_calm(lambda: not self._health.stuck()),
        )
        tasks = [asyncio.create_task(part) for part in parts]
        try:
            await _until(stop, tasks)
        finally:
            await _finish(tasks, delivery)
        log.info("stopped")

    async def _one_at_a_time(self, name: str, part: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Of all processes on the database one does it."""
        await while_held(self._locks, name, part)

    async def _tell_its_name(self) -> None:
        """Whoever makes links on the command line asks for it."""
        async with Work(self._engine) as work:
            await work.invitations.name_bot(self._bot.id, self._bot.username, self._clock.now())

    async def _today(self) -> City:
        async with Work(self._engine) as work:
            return await self._almanac.today(work)

    async def _learn_forums(self, before: City | None, after: City) -> None:
        """Which new desks have topics, before the first card goes out; later every message tells."""
        known = group_desks(before) if before else []
        new = [desk for desk in group_desks(after) if desk not in known]
        for chat, forum in (await ask_forums(self._bot, new)).items():
            async with Work(self._engine) as work:
                await work.chats.set_forum(chat, forum)

    def _archive(self) -> Archive:
        """Its folder is made only where it is to be used."""
        kept = self._settings.attachments
        shelf = Shelf(Path(kept.folder))
        if kept.archive:
            shelf.prepare()
        return Archive(
            self._engine, self._almanac.city, Downloads(self._bot), shelf, self._clock, kept.max_megabytes * 2**20
        )

    def _nights(self, spoke: Callable[[], None]) -> Nights:
        settings = self._settings
        kept, backup = settings.retention, settings.backup
        folder = Path(backup.folder) if backup.folder else None
        backups = Backups(url=settings.storage.url, folder=folder, keep=backup.keep) if folder else None
        retention = retention_of(kept.update_days, kept.sent_days, kept.closed_days)
        files = Path(settings.attachments.folder)
        return Nights(self._engine, self._almanac, self._clock, spoke, retention, files, backups)

    def _receiving(self, keep: Store) -> Poller | Webhook:
        webhook = self._settings.telegram.webhook
        if self._settings.telegram.mode == "polling" or webhook is None:
            return Poller(self._bot, keep)
        secret = webhook.secret_token.get_secret_value()
        return Webhook(self._bot, keep, WebhookAddress(webhook.listen, webhook.port, webhook.url, secret))

    async def _offer_commands(self, before: City | None, after: City) -> None:
        known = menus_of(before) if before else []
        await offer_commands(self._bot, [menu for menu in menus_of(after) if menu not in known])

    async def is_idle(self) -> bool:
        """Nothing unread, nothing to deliver or to keep, the index is whole, and the clock has nothing to do now."""
        async with Reading(self._reader) as reading:
            if await reading.inbox.unread() or await reading.outbox.pending() or await reading.search.is_behind():
                return False
            file = await reading.attachments.next() if self._almanac.city.archives else None
            alarm = await reading.issues.next_alarm()
        later = [moment > self._clock.now() for moment in (file and file.due, alarm) if moment]
        if self._schedule is None or self._newcomers is None or self._newcomers.are_waiting:
            return False
        return all(later) and not self._schedule.appointments()


# ── the parts ─────────────────────────────────────────────────────────────


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
        most_per_hour=settings.intake.most_per_hour,
        mention_only=settings.intake.mode == "mention",
        languages={int(chat): language for chat, language in settings.chats.languages.items()},
        archives=settings.attachments.archive,
        rules=settings.rules(),
    )


def group_desks(city: City) -> list[int]:
    """The chats in which staff work together."""
    units = [unit.chat for unit in city.roster.units if unit.chat is not None]
    return list(dict.fromkeys((city.office, *units)))


def clock_of(settings: Settings, clock_file: Path | None) -> Clock:
    return SetClock(clock_file, settings.city.zone) if clock_file else SystemClock(settings.city.zone)


def menus_of(city: City) -> list[Menu]:
    """A person reads Chinese or else English in private, and in a chat what is spoken there."""
    private = [Menu(None, code, menu(language, Room.PRIVATE)) for code, language in (("", "en"), ("zh", "zh"))]
    units = [unit.chat for unit in city.roster.units if unit.chat is not None]
    rooms = {chat: city.room(Chat(chat)) for chat in (*city.groups, city.office, *units)}
    speech = Speech(city)
    return private + [Menu(chat, "", menu(speech.to(chat).language, room)) for chat, room in rooms.items()]


# ── the life of the process ───────────────────────────────────────────────


async def run(settings: Settings, clock_file: Path | None = None, pace: Pace | None = None) -> None:
    """The bot as a process: SIGTERM and SIGINT end it in good order."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    await App(settings, clock_file, pace).run(stop)


async def examine(settings: Settings, book: Register | None) -> list[Finding]:
    """Ask Telegram whether the bot can do its work in its chats; `book`: None where the lists have yet to fill it."""
    roster = (book or settings.register()).roster()
    units = {unit.name: unit.chat for unit in roster.units if unit.chat is not None}
    handlers = [handler for unit in roster.units if unit.chat is None for handler in unit.handlers]
    private = {handler: roster.person(handler, "").name for handler in handlers}
    bot = bot_at(settings.telegram.base_url, settings.telegram.token.get_secret_value())
    try:
        return await diagnose(bot, settings.chats.groups, settings.chats.office, units, private)
    finally:
        await say_goodbye(bot)


async def ask_telegram(settings: Settings) -> Server | None:
    """What the server says of its own side; None where it does not answer."""
    bot = bot_at(settings.telegram.base_url, settings.telegram.token.get_secret_value())
    try:
        return await ask_server(bot, settings.telegram.base_url)
    finally:
        await say_goodbye(bot)


async def _in_turn(loop: Poller | Schedule) -> None:
    """What another process has taken over is not stuck in this one."""
    try:
        await loop.run()
    finally:
        loop.pulse.rest()


async def _until(stop: asyncio.Event, tasks: list[asyncio.Task[None]]) -> None:
    """Until we are asked to stop; a part that fails brings its reason out."""
    stopping = asyncio.create_task(stop.wait())
    waiting: set[asyncio.Task[Any]] = {stopping, *tasks}
    try:
        while stopping in waiting:
            done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            for task in done - {stopping}:
                task.result()
    finally:
        stopping.cancel()


async def _finish(tasks: list[asyncio.Task[None]], delivery: Delivery) -> None:
    """Take nothing new: a transaction under way is kept whole or not at all, a delivery is waited for."""
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(delivery.finish(), GRACE)


async def _finished_before(stop: asyncio.Event, work: Coroutine[Any, Any, None]) -> bool:
    """Whether `work` came to its end before we were asked to stop."""
    doing, stopping = asyncio.create_task(work), asyncio.create_task(stop.wait())
    try:
        await asyncio.wait((doing, stopping), return_when=asyncio.FIRST_COMPLETED)
        if doing.done():
            doing.result()
        return doing.done()
    finally:
        doing.cancel()
        stopping.cancel()
        await asyncio.gather(doing, stopping, return_exceptions=True)
