"""What requesters sent, kept on disk, one file after the other; nobody ever waits for it."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import structlog

from bot.core.city import City
from bot.core.filenames import file_name
from bot.service.noting import BACK_OFF, back_off
from bot.service.ports import Clock, Fetched, Fetching, Files, Gone, Later, TooBig, Wait
from bot.service.shelf import Shelf
from storage.attachments import Attachment
from storage.engine import Engine
from storage.work import StorageTrouble, Work

log = structlog.get_logger(__name__)

#: "Wrong file_id or the file is temporarily unavailable", says Telegram: after so many tries, minutes and then hours
#: apart, it is not temporary.
TRIES, SLOWLY = 8, 60
#: Seconds: how long to look away at most; a clock that somebody sets may jump meanwhile.
GLANCE = 1.0


@dataclass(frozen=True, slots=True)
class Kept:
    path: str  # below the archive's folder
    sha256: str
    size: int  # bytes


class Archive:
    def __init__(self, engine: Engine, city: City, files: Files, shelf: Shelf, clock: Clock, most: int) -> None:
        """`most`: bytes; what is larger is refused."""
        self._engine = engine
        self._prefix = city.prefix
        self._files = files
        self._shelf = shelf
        self._clock = clock
        self._most = most
        self._failures = 0  # in a row: it may be the disk or the network, and not the one file
        self._rests_until = datetime.min.replace(tzinfo=UTC)
        self.wake = asyncio.Event()

    async def run(self) -> None:
        """Until cancelled; a file under way is begun anew at the next start."""
        while True:
            self.wake.clear()
            until = await self._try_next()
            if until is None:
                await self.wake.wait()
            else:
                await asyncio.sleep(min(max((until - self._clock.now()).total_seconds(), 0), GLANCE))

    async def _try_next(self) -> datetime | None:
        try:
            return await self.keep_next()
        except StorageTrouble as error:
            log.warning("storage_trouble", error=str(error.orig))
            return self._clock.now() + timedelta(seconds=BACK_OFF)

    async def keep_next(self) -> datetime | None:
        """Keep one file, if one is due; when the next may be, None where nothing waits."""
        now = self._clock.now()
        if now < self._rests_until:
            return self._rests_until
        async with Work(self._engine) as work:
            file = await work.attachments.next()
        if file is None or file.due > now:
            return file.due if file else None
        outcome = await self._keep(file)
        async with Work(self._engine) as work:
            await self._note(work, file, outcome, self._clock.now())
        return self._clock.now()

    # ── one file ──────────────────────────────────────────────────────────

    async def _keep(self, file: Attachment) -> Kept | Fetching:
        """Whatever goes wrong with one file, the next one must not wait for it for ever."""
        try:
            return await self._fetch(file)
        except OSError as error:
            log.error("archive_trouble", error=error.strerror or str(error))
            return Later(error.strerror or str(error))
        except Exception as error:
            log.error("not_archived", issue=file.issue, message=file.message_id, exc_info=error)
            return Later(f"{type(error).__name__}: {error}")

    async def _fetch(self, file: Attachment) -> Kept | Fetching:
        if (file.size or 0) > self._most:
            return TooBig(f"{file.size} bytes")
        async with self._shelf.receive(file.size or 0) as arriving:
            outcome = await self._files.fetch(file.file_id, arriving.write, self._most)
            if not isinstance(outcome, Fetched):
                return outcome
            name = file_name(file.message_id, file.kind, file.name)
            path = await arriving.keep(f"{self._prefix}{file.issue}", name)
            return Kept(path, arriving.sha256, arriving.size)

    # ── what became of it ─────────────────────────────────────────────────

    async def _note(self, work: Work, file: Attachment, outcome: Kept | Fetching, now: datetime) -> None:
        self._failures = self._failures + 1 if isinstance(outcome, Later) else 0
        match outcome:
            case Kept(path=path, sha256=sha256, size=size):
                await work.attachments.kept(file.id, path, sha256, size)
            case TooBig(error=error):
                await self._refuse(work, file, f"too big: {error}")
            case Gone(error=error) if file.attempts + 1 >= TRIES:
                await self._refuse(work, file, f"gone: {error}")
            case Gone(error=error):
                await work.attachments.put_off(file.id, now + SLOWLY * back_off(file.attempts), error)
            case Later(error=error):
                self._rests_until = now + back_off(self._failures - 1)
                await work.attachments.put_off(file.id, now + back_off(file.attempts), error)
            case Wait(seconds=seconds):
                self._rests_until = now + timedelta(seconds=seconds)
                await work.attachments.put_off(file.id, self._rests_until, "429")

    async def _refuse(self, work: Work, file: Attachment, reason: str) -> None:
        log.warning("attachment_refused", issue=file.issue, message=file.message_id, reason=reason)
        await work.attachments.refuse(file.id, reason)
