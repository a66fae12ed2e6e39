"""What is done each night, whatever the issues: a backup, and forgetting what is old enough."""

import asyncio
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path

import structlog

from bot.service.almanac import Almanac
from bot.service.backing_up import DumpFailed, NoDumper, keep_newest, make, named
from bot.service.forgetting import Retention, tidy
from bot.service.languages import speech_of
from bot.service.mornings import admins_or_office
from bot.service.ports import Clock
from bot.voice.mornings import backup_failed, backup_made
from storage.backup import NotWhole
from storage.engine import Engine
from storage.work import StorageTrouble, Work

log = structlog.get_logger(__name__)

#: When few people write. Who sleeps then makes up for it in the day: a backup that is late is better than none.
NIGHT = time(2, 0)
#: Seconds between two looks at the clock; what went wrong is tried again after so many.
LOOK, AGAIN = 30.0, 3600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Backups:
    url: str
    folder: Path
    keep: int


class Nights:
    def __init__(
        self,
        engine: Engine,
        almanac: Almanac,
        clock: Clock,
        spoke: Callable[[], None],
        retention: Retention,
        files: Path,
        backups: Backups | None,
    ) -> None:
        """`files`: where the archive keeps what people sent."""
        self._engine = engine
        self._almanac = almanac
        self._clock = clock
        self._spoke = spoke  # something may be in the outbox
        self._retention = retention
        self._files = files
        self._backups = backups

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            await asyncio.sleep(LOOK)
            try:
                is_well = await self.keep(self._clock.now())
            except StorageTrouble as error:
                log.warning("storage_trouble", error=str(error.orig))
            except (OSError, sqlite3.Error) as error:
                log.error("not_tidied", error=f"{type(error).__name__}: {error}")
                await asyncio.sleep(AGAIN)
            else:
                await asyncio.sleep(0 if is_well else AGAIN)

    async def keep(self, now: datetime) -> bool:
        """What is due by now, once a day: the backup goes first, before anything goes. False where there is none."""
        if now.time() < NIGHT:
            return True
        if self._backups and await self._is_new(f"backup:{now.date()}"):
            try:
                await self._back_up(self._backups, now)
            except (OSError, sqlite3.Error, NotWhole, NoDumper, DumpFailed) as error:
                log.error("no_backup", error=f"{type(error).__name__}: {error}")
                await self._try_to_tell(now)
                return False
            await self._made(now)
        if await self._is_new(f"tidy:{now.date()}"):
            forgotten = await tidy(self._engine, self._retention, now, self._files)
            await self._done(f"tidy:{now.date()}", now)
            log.info("tidied", forgotten=forgotten)
        return True

    async def _back_up(self, backups: Backups, now: datetime) -> None:
        file = named(backups.folder, backups.url, now)
        manifest = await asyncio.to_thread(make, backups.url, file, now)
        gone = keep_newest(backups.folder, backups.keep)
        log.info("backed_up", file=str(file), bytes=manifest.size, removed=len(gone))

    async def _try_to_tell(self, now: datetime) -> None:
        """What leaves no room for a backup may leave none for a word about it: it is said with the next try."""
        try:
            await self._tell(now)
        except StorageTrouble as error:
            log.warning("storage_trouble", error=str(error.orig))

    async def _tell(self, now: datetime) -> None:
        """Once a day, however often it is tried."""
        async with Work(self._engine) as work:
            if await work.occasions.take(_failure(now), now):
                speech = await speech_of(work, self._almanac.city, await self._almanac.today(work))
                for chat in admins_or_office(speech.city):
                    await work.outbox.put(backup_failed(speech, chat, now.date()), now)
        self._spoke()

    async def _made(self, now: datetime) -> None:
        """Whoever read today that it failed reads that it needs nothing more."""
        async with Work(self._engine) as work:
            await work.occasions.take(f"backup:{now.date()}", now)
            if await work.occasions.all_taken([_failure(now)]):
                speech = await speech_of(work, self._almanac.city, await self._almanac.today(work))
                for chat in admins_or_office(speech.city):
                    await work.outbox.put(backup_made(speech, chat, now), now)
        self._spoke()

    async def _is_new(self, name: str) -> bool:
        async with Work(self._engine) as work:
            return not await work.occasions.all_taken([name])

    async def _done(self, name: str, now: datetime) -> None:
        async with Work(self._engine) as work:
            await work.occasions.take(name, now)


def _failure(now: datetime) -> str:
    return f"backup-failed:{now.date()}"


def retention_of(update_days: int, sent_days: int, closed_days: int) -> Retention:
    closed = timedelta(days=closed_days) if closed_days else None
    return Retention(updates=timedelta(days=update_days), sent=timedelta(days=sent_days), closed=closed)
