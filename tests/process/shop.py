"""The real bot, `python -m bot run`, as a process of its own against a town in this one."""

import asyncio
import contextlib
import signal
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from bot.rehearsal.cast import Troupe, assemble, configuration
from bot.rehearsal.server import serve
from bot.rehearsal.story import ZONE, read_story
from bot.rehearsal.town import Town
from bot.service.clock import SetClock
from tests.databases import bare_database
from tests.stories.house import DAY

#: Seconds: for the process to come up, and to go as it must.
START, GRACE = 20.0, 10.0

Front = Callable[[str], contextlib.AbstractAsyncContextManager[str]]


@dataclass(frozen=True, slots=True)
class Ended:
    code: int
    output: str  # stdout and stderr
    seconds: float  # since it was told to stop


@dataclass
class Shop:
    town: Town
    troupe: Troupe
    clock: SetClock
    folder: Path
    storage: str  # the url of the bot's database
    log: Path

    @property
    def config(self) -> Path:
        return self.folder / "config.toml"

    def rewrite(self, old: str, new: str) -> None:
        """Change config.toml."""
        text = self.config.read_text(encoding="utf-8")
        assert old in text
        self.config.write_text(text.replace(old, new), encoding="utf-8")

    async def begin(self) -> asyncio.subprocess.Process:
        with self.log.open("ab") as log:
            return await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot", "run"),
                *("--config", self.config, "--clock", self.folder / "clock"),
                stdout=log,
                stderr=log,
                stdin=asyncio.subprocess.DEVNULL,
            )

    @contextlib.asynccontextmanager
    async def open(self) -> AsyncIterator[asyncio.subprocess.Process]:
        """Running and listening; killed at the end if it still is there."""
        process = await self.begin()
        try:
            yield process
        finally:
            if process.returncode is None:
                process.kill()
            await process.wait()

    async def opened(self) -> None:
        await self.town.wait_until(lambda: self.town.updates.polling, START)

    async def end(self, process: asyncio.subprocess.Process, number: signal.Signals = signal.SIGTERM) -> Ended:
        loop = asyncio.get_running_loop()
        began = loop.time()
        process.send_signal(number)
        return await self.ended(process, began)

    async def ended(self, process: asyncio.subprocess.Process, since: float | None = None) -> Ended:
        loop = asyncio.get_running_loop()
        began = loop.time() if since is None else since
        code = await asyncio.wait_for(process.wait(), START)
        return Ended(code, self.log.read_text(encoding="utf-8"), loop.time() - began)

    async def run(self) -> Ended:
        """To its end, which must come by itself."""
        async with self.open() as process:
            return await self.ended(process)

    def move(self, seconds: float) -> None:
        self.clock.set(self.clock.now() + timedelta(seconds=seconds))


@contextlib.asynccontextmanager
async def open_shop(
    folder: Path, *, storage: str = "", front: Front = contextlib.nullcontext, groups: Sequence[int] = ()
) -> AsyncIterator[Shop]:
    """`storage`: another database than SQLite; `groups` are watched beside the story's, with everybody in them.

    `front`: what stands between the bot and the town, by the town's address; it yields the one for the bot.
    """
    clock = SetClock(folder / "clock", ZONE)
    clock.set(DAY.replace(hour=9))
    story, town = read_story(), Town(clock=clock.now)
    troupe = assemble(story.cast, town)
    for number in groups:
        town.add_group(number, f"{number}", troupe.people.values(), bot="administrator")
    storage = storage or bare_database(folder / "data" / "xiaoer.db")
    async with serve(town) as behind, front(behind) as address:
        text = configuration(story.cast, base_url=address, token=town.token, storage=storage)
        text = text.replace("groups = [", f"groups = [{''.join(f'{number}, ' for number in groups)}")
        (folder / "config.toml").write_text(text, encoding="utf-8")
        yield Shop(town, troupe, clock, folder, storage, folder / "bot.log")
