"""The first import: whoever is configured is written into the empty book. From then on the book alone counts."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

import structlog

from bot.core.people import THE_BOT
from bot.core.register import Entry, Register, changes
from storage.engine import Engine, open_reader
from storage.migrate import MissingDatabase, OlderDatabase, require_file, require_newest
from storage.work import Work

log = structlog.get_logger(__name__)

#: The door by which the first import comes.
CONFIGURATION = "configuration"


async def open_book(engine: Engine, configured: Register, now: datetime) -> None:
    """At every start; where the book is open already, what is configured differently is told in the log."""
    async with Work(engine) as work:
        if not await work.register.revision():
            if made := await work.register.save(configured, THE_BOT, now, CONFIGURATION):
                log.info("configuration_lists_imported", entries=len(made))
            return
        ignored = differences(await work.register.load(), configured)
    if ignored:
        log.warning("configuration_lists_ignored", differences=ignored)


async def stored_book(url: str) -> Register | None:
    """As whoever only looks reads it; None where the lists of the configuration will fill it at the next start.

    Raises NoDatabase, NewerDatabase, StorageTrouble.
    """
    try:
        require_file(url)
    except MissingDatabase:
        return None
    engine = open_reader(url)
    try:
        await require_newest(engine)
        async with Work(engine) as work:
            return await work.register.load() if await work.register.revision() else None
    except OlderDatabase:
        return None
    finally:
        await engine.dispose()


def differences(book: Register, configured: Register) -> int:
    """How many units, enterprises and people stand in the lists of the configuration and in the book differently.

    0 where the configuration has no lists: nothing there can mislead anybody.
    """
    if configured == Register():
        return 0
    return len(changes(book, replace(configured, people=tuple(_numbered(configured.people, book)))))


def _numbered(people: Iterable[Entry], book: Register) -> Iterable[Entry]:
    """Under the number that the book has for them, by their Telegram id."""
    numbers = {entry.telegram_id: entry.number for entry in book.people if entry.telegram_id is not None}
    after = book.next_number
    return (replace(one, number=numbers.get(one.telegram_id or 0, after + one.number)) for one in people)
