"""`xiaoer roster journal`: who changed what in the book, when, and by which door."""

from collections.abc import Iterator
from datetime import tzinfo

from bot.config import Settings
from bot.rosters.telling import fields, name_of, say
from bot.rosters.words import SENTENCES
from storage.beside import work_beside
from storage.register import Amendment


async def journal(settings: Settings, limit: int) -> list[str]:
    """The newest first. Raises what `storage.migrate` raises, and OSError."""
    async with work_beside(settings.storage.url) as work:
        amendments = await work.register.history(limit)
    language = settings.city.language
    lines = [line for one in amendments for line in _lines(one, language, settings.city.zone)]
    return lines or [say(language, "no history")]


def _lines(amendment: Amendment, language: str, zone: tzinfo) -> Iterator[str]:
    at = amendment.at.astimezone(zone).strftime("%Y-%m-%d %H:%M")
    door = f"door {amendment.door}"
    shown = say(language, door) if door in SENTENCES else amendment.door
    for what in _what(amendment, language):
        yield say(language, "line", at=at, by=amendment.by_name, door=shown, what=what)


def _what(amendment: Amendment, language: str) -> Iterator[str]:
    change = amendment.change
    subject = say(language, f"one {change.subject}")
    if change.before is None and change.after:
        yield say(language, "came", subject=subject, name=name_of(change.after, language))
    elif change.before and change.after is None:
        yield say(language, "went", subject=subject, name=name_of(change.before, language))
    else:
        yield from fields(change, language)
