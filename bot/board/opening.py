"""xiaoer board: printed once, or live until Ctrl-C; as a picture of text or as JSON."""

import asyncio
from dataclasses import dataclass

from rich.console import Console
from rich.live import Live

from bot.board.document import document
from bot.board.reading import ALL, Overview, overview
from bot.board.terminal import Board
from bot.board.words import word
from bot.core.city import City
from bot.service.almanac import Almanac
from bot.service.ports import Clock
from bot.voice.speech import Speech
from storage.engine import Engine, open_reader
from storage.migrate import require_file, require_newest
from storage.work import StorageTrouble

#: Seconds between looks at the database.
EVERY = 3.0


@dataclass(frozen=True, slots=True)
class Wanted:
    unit: str | None  # by its name or an alias; None: all
    json: bool
    once: bool


async def show(url: str, city: City, clock: Clock, wanted: Wanted, console: Console) -> None:
    """Raises MissingDatabase, NoDatabase, OlderDatabase, NewerDatabase, StorageTrouble, UnknownUnit.

    It changes nothing.
    """
    require_file(url)
    engine = open_reader(url)
    try:
        await require_newest(engine)
        look = Look(engine, city, clock, wanted.unit)
        if wanted.json:
            print(document(*await look.now()))
        elif wanted.once or not console.is_terminal:
            console.print(_drawn(*await look.now()))
        else:
            await _live(look, console)
    finally:
        await engine.dispose()


class UnknownUnit(Exception):
    """No unit is called so."""


class Look:
    """Each look takes up what was imported meanwhile, years and people."""

    def __init__(self, engine: Engine, city: City, clock: Clock, unit: str | None) -> None:
        self._engine = engine
        self._almanac = Almanac(engine, city)
        self._clock = clock
        self._unit = unit

    async def now(self, most: int = ALL) -> tuple[City, Overview]:
        """Raises UnknownUnit."""
        await self._almanac.refresh()
        city = self._almanac.city
        return city, await overview(self._engine, self._clock.now(), self._named(city), most)

    def _named(self, city: City) -> str | None:
        if self._unit is None:
            return None
        if unit := city.roster.unit(self._unit):
            return unit.name
        raise UnknownUnit(self._unit)


def _drawn(city: City, seen: Overview, note: str = "") -> Board:
    return Board(Speech(city), seen, note)


async def _live(look: Look, console: Console) -> None:
    """Only as many issues are read as the terminal has lines. Until cancelled."""
    city, seen = await look.now(console.height)
    with Live(_drawn(city, seen), console=console, auto_refresh=False, screen=True) as live:
        while True:
            await asyncio.sleep(EVERY)
            try:
                (city, seen), note = await look.now(console.height), ""
            except StorageTrouble:
                note = word(Speech(city), "stale")
            live.update(_drawn(city, seen, note), refresh=True)
