"""xiaoer board: printed once, or live until Ctrl-C; as a picture of text or as JSON."""

import asyncio
from dataclasses import dataclass

from rich.console import Console
from rich.live import Live

from bot.board.document import document
from bot.board.reading import Overview, overview
from bot.board.terminal import Board
from bot.board.words import word
from bot.core.city import City
from bot.service.ports import Clock
from bot.voice.speech import Speech
from storage.engine import Engine, open_reader
from storage.migrate import require_file, require_newest
from storage.work import StorageTrouble

#: Seconds between looks at the database.
EVERY = 3.0


@dataclass(frozen=True, slots=True)
class Wanted:
    unit: str | None  # by its name; None: all
    json: bool
    once: bool


async def show(url: str, city: City, clock: Clock, wanted: Wanted, console: Console) -> None:
    """Raises MissingDatabase, NoDatabase, OlderDatabase, NewerDatabase, StorageTrouble; changes nothing."""
    require_file(url)
    engine = open_reader(url)
    try:
        await require_newest(engine)
        if wanted.json:
            print(document(city, await overview(engine, clock.now(), wanted.unit)))
        elif wanted.once or not console.is_terminal:
            console.print(Board(Speech(city), await overview(engine, clock.now(), wanted.unit)))
        else:
            await _live(engine, city, clock, wanted, console)
    finally:
        await engine.dispose()


async def _live(engine: Engine, city: City, clock: Clock, wanted: Wanted, console: Console) -> None:
    """Only as many issues are read as the terminal has lines. Until cancelled."""
    speech = Speech(city)
    seen = await overview(engine, clock.now(), wanted.unit, console.height)
    with Live(Board(speech, seen), console=console, auto_refresh=False, screen=True) as live:
        while True:
            await asyncio.sleep(EVERY)
            seen, note = await _again(engine, clock, wanted, console, seen, speech)
            live.update(Board(speech, seen, note), refresh=True)


async def _again(
    engine: Engine, clock: Clock, wanted: Wanted, console: Console, before: Overview, speech: Speech
) -> tuple[Overview, str]:
    """What stands there now; while the database can't be read what stood there before, and a word of it."""
    try:
        return await overview(engine, clock.now(), wanted.unit, console.height), ""
    except StorageTrouble:
        return before, word(speech, "stale")
