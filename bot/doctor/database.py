"""The database and what waits in it, looked at beside the bot: nothing is written, nobody waits."""

import shutil
from collections.abc import AsyncIterator, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from bot.config import Settings
from bot.core.holidays import PUBLISHED
from bot.core.register import Register
from bot.doctor.findings import Finding, fine, note, wrong
from bot.service.opening_book import stored_book
from storage.engine import file_of, open_reader
from storage.migrate import (
    MissingDatabase,
    NewerDatabase,
    NoDatabase,
    OlderDatabase,
    require_file,
    require_newest,
)
from storage.work import Reading, StorageTrouble, Work

#: What may wait so long in good health: a message is read at once, a flood's last card comes within the hour.
READ_WITHIN, SENT_WITHIN = timedelta(minutes=1), timedelta(hours=2)
#: Of what was refused.
DAYS, MOST_BURIED = 7, 1000
MOST_NAMES = 10
GIGABYTE = 2**30
#: The State Council publishes the next year's holidays in November.
PUBLICATION, LAST_MONTH = 11, 12


async def look_at_database(settings: Settings, now: datetime) -> list[Finding]:
    url = settings.storage.url
    findings = [*_disk(url)]
    try:
        require_file(url)
        engine = open_reader(url)
        try:
            await require_newest(engine)
            async with Reading(engine) as work:
                findings += [finding async for finding in _findings(work, now)]
        finally:
            await engine.dispose()
    except MissingDatabase as error:
        findings.append(wrong("database_missing", error=error))
    except OlderDatabase:
        findings.append(wrong("database_older"))
    except NewerDatabase as error:
        findings.append(wrong("database_newer", error=error))
    except NoDatabase as error:
        findings.append(wrong("database_other", error=error))
    except StorageTrouble as error:
        findings.append(wrong("database_away", error=error.orig))
    return findings


async def readable_book(settings: Settings) -> Register | None:
    """Who is who, as far as the database tells; None where it does not."""
    try:
        return await stored_book(settings.storage.url)
    except (NoDatabase, NewerDatabase, StorageTrouble):
        return None


def _disk(url: str) -> Iterator[Finding]:
    """Where the file lies; a PostgreSQL looks after its own."""
    file = file_of(url)
    folder = file and next((one for one in file.absolute().parents if one.is_dir()), None)
    if file is None or folder is None:
        return
    free = shutil.disk_usage(folder).free
    needed = max(GIGABYTE, _size(file))
    values = {"free": f"{free / GIGABYTE:.1f}", "needed": f"{needed / GIGABYTE:.1f}"}
    yield wrong("disk_full", **values) if free < needed else fine("disk_fine", **values)


def _size(file: Path) -> int:
    return file.stat().st_size if file.is_file() else 0


async def _findings(work: Work, now: datetime) -> AsyncIterator[Finding]:
    yield await _health(work)
    if found := await work.figures.unfit_locale():
        yield wrong("database_locale", found=found)
    yield await _inbox(work, now)
    if aside := await work.figures.set_aside():
        yield note("set_aside", count=aside)
    yield await _outbox(work, now)
    for chat, count in (await work.figures.absent_chats()).items():
        if count:
            yield wrong("outbox_absent", chat=chat, count=count)
    for buried in await work.figures.buried_since(now - timedelta(days=DAYS), MOST_BURIED):
        yield wrong("buried", days=DAYS, count=buried.count, chats=buried.chats, reason=buried.reason)
    for finding in _enrolment(await work.register.load()):
        yield finding
    for finding in _holidays(now, frozenset(PUBLISHED) | frozenset(await work.calendar.years())):
        yield finding


async def _health(work: Work) -> Finding:
    if faults := await work.figures.faults():
        return wrong("database_damaged", error="; ".join(faults))
    return fine("database_fine", megabytes=f"{await work.figures.size() / 2**20:.1f}")


async def _inbox(work: Work, now: datetime) -> Finding:
    oldest = await work.figures.oldest_unread()
    if oldest is None or now - oldest < READ_WITHIN:
        return fine("inbox_fine")
    return wrong("inbox_waits", count=await work.inbox.unread(), minutes=_minutes(now - oldest))


async def _outbox(work: Work, now: datetime) -> Finding:
    late = [one for one in await work.figures.queued() if one.present and now - one.since >= SENT_WITHIN]
    if not late:
        return fine("outbox_fine")
    oldest = min(one.since for one in late)
    return wrong("outbox_waits", count=sum(one.count for one in late), minutes=_minutes(now - oldest))


def _minutes(time: timedelta) -> int:
    return int(time.total_seconds() // 60)


def _enrolment(book: Register) -> Iterator[Finding]:
    missing = [one.name for one in book.people if one.telegram_id is None and not one.left]
    if missing:
        names = "、".join(missing[:MOST_NAMES]) + (" …" if len(missing) > MOST_NAMES else "")
        yield note("not_enrolled", count=len(missing), names=names)


def _holidays(now: datetime, known: frozenset[int]) -> Iterator[Finding]:
    """This year's are missed at any time; the next one's from the month on in which they are published."""
    if now.year not in known:
        yield wrong("holidays_missing", year=now.year)
    elif now.month >= PUBLICATION and now.year + 1 not in known:
        tell = wrong if now.month == LAST_MONTH else note
        yield tell("holidays_missing", year=now.year + 1)
