"""A rehearsal as its visitors start it: a process of its own, known by the address that it prints."""

import asyncio
import re
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp

ROOT = Path(__file__).parents[2]
#: Seconds that it may take to open, and to close in good order.
PATIENCE = 30


@dataclass
class Rehearsal:
    process: Process
    address: str  # with no slash at its end
    port: int
    visited: set[str] = field(default_factory=set)  # the languages in whose towns something may have been said

    async def begin(self, language: str) -> None:
        """A town in which nothing has been said yet."""
        if language in self.visited:
            await self.wishes(f"{language}/anew", {})
        self.visited.add(language)

    async def wishes(self, wish: str, body: dict[str, object]) -> None:
        """Something that a page could wish as well, without one."""
        async with aiohttp.ClientSession() as session, session.post(f"{self.address}/{wish}", json=body) as answer:
            assert answer.status == 200, await answer.text()

    async def next_line(self) -> str:
        """What it prints next."""
        assert self.process.stdout
        return (await asyncio.wait_for(self.process.stdout.readline(), PATIENCE)).decode()


@asynccontextmanager
async def rehearsing(folder: Path, *options: str, port: int = 0) -> AsyncIterator[Rehearsal]:
    """Ends when it is asked to, with nothing to complain about."""
    command = ("-m", "bot", "rehearse", "--no-open", "--port", str(port), "--keep", str(folder), *options)
    process = await asyncio.create_subprocess_exec(sys.executable, *command, cwd=ROOT, stdout=PIPE, stderr=PIPE)
    try:
        rehearsal = Rehearsal(process, "", port)
        found = re.search(r"http://[\w.]+:(\d+)", await rehearsal.next_line())
        assert found, await complaints(process)
        rehearsal.port = int(found[1])
        rehearsal.address = f"http://127.0.0.1:{rehearsal.port}"
        yield rehearsal
    finally:
        if process.returncode is None:
            process.terminate()
        said = await asyncio.wait_for(complaints(process), PATIENCE)
    assert (await process.wait(), said) == (0, "")


async def complaints(process: Process) -> str:
    """All that it writes to its standard error until it ends."""
    assert process.stderr
    return (await process.stderr.read()).decode()
