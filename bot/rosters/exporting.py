"""`xiaoer roster export`: the whole book in a workbook, with links for those who have not enrolled."""

import asyncio
from datetime import datetime
from pathlib import Path

from bot.config import Settings
from bot.core.register import Register
from bot.core.sheets import Sheet
from bot.core.workbook import Links, pages
from bot.rosters.notes import notes
from bot.rosters.telling import say
from bot.rosters.typist import who_types
from bot.service.invitations import VALID, link_for
from bot.sheets import write
from storage.beside import work_beside
from storage.work import Work

EX_USAGE = 64


def export(settings: Settings, file: Path, now: datetime, *, with_links: bool) -> tuple[str, int]:
    """What came of it, and the exit code. Raises what `storage.migrate` raises, and OSError."""
    language = settings.city.language
    if file.suffix.lower() != ".xlsx":
        return say(language, "no xlsx", file=file), EX_USAGE
    if file.exists():
        return say(language, "file is there", file=file), EX_USAGE
    try:
        return asyncio.run(_export(settings, file, now, with_links)), 0
    except LookupError:
        return say(language, "no bot name"), EX_USAGE


async def _export(settings: Settings, file: Path, now: datetime, with_links: bool) -> str:
    """Links are made only together with the file in which they stand."""
    language = settings.city.language
    async with work_beside(settings.storage.url) as work:
        book = await work.register.load()
        links = await _links(work, book, now) if with_links else Links()
        sheets = [*pages(book, language, links), notes(language)]
        _write_for_its_owner(file, sheets)
    if not (book.units or book.enterprises or book.people):
        return say(language, "template", file=file)
    counts = {"units": len(book.units), "enterprises": len(book.enterprises), "people": len(book.people)}
    said = say(language, "exported", file=file, **counts)
    if with_links:
        said += "\n" + say(language, "links", people=len(links.people), units=len(links.units), days=VALID.days)
    return said


def _write_for_its_owner(file: Path, sheets: list[Sheet]) -> None:
    """It tells who has which account, and holds links that give rights."""
    file.touch(mode=0o600, exist_ok=False)
    write(file, sheets)


async def _links(work: Work, book: Register, now: datetime) -> Links:
    """For everybody who has not enrolled and every unit without a chat. Raises LookupError as `link_for` does."""
    by = who_types()
    people = [entry for entry in book.people if entry.telegram_id is None and not entry.left]
    units = [unit for unit in book.units if unit.chat is None]
    return Links(
        {entry.number: await link_for(work, entry, by, now) for entry in people},
        {unit.name: await link_for(work, unit, by, now) for unit in units},
    )
