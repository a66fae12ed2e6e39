"""The real bot as a process of its own, as anybody would run it: started, watched, stopped."""

import asyncio
import ctypes
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

#: Seconds for the bot to go when it is asked to.
STOP = 15.0


class BotProcess:
    """`xiaoer run` on the config.toml and the clock of a folder; its log lies there too."""

    def __init__(self, folder: Path, changed: Callable[[], None]) -> None:
        self._folder = folder
        self._changed = changed  # called when the bot has ended
        self._process: asyncio.subprocess.Process | None = None
        self._watching: asyncio.Task[None] | None = None

    @property
    def returncode(self) -> int | None:
        """None while it runs."""
        return self._process.returncode if self._process else None

    async def start(self) -> None:
        """Start it; where it ended, start it again on the same database."""
        with (self._folder / "bot.log").open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot", "run"),
                *("--config", self._folder / "config.toml", "--clock", self._folder / "clock"),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=without_the_city(),
                preexec_fn=end_with_parent if sys.platform == "linux" else None,
            )
        self._watching = asyncio.create_task(self._watch(self._process))

    async def ended(self) -> int:
        """Until the bot is gone; its exit code, 0 where it never came."""
        return await self._process.wait() if self._process else 0

    async def stop(self) -> int | None:
        """Ask it to stop, kill it where it does not; the exit code."""
        process = self._process
        if process is None:
            return None
        if process.returncode is None:
            with suppress(ProcessLookupError):
                process.send_signal(signal.SIGTERM)
        try:
            await asyncio.wait_for(process.wait(), STOP)
        except TimeoutError:
            process.kill()
            await process.wait()
        return process.returncode

    def log(self, characters: int = 2000) -> str:
        """The end of what it wrote."""
        return (self._folder / "bot.log").read_text(encoding="utf-8", errors="replace")[-characters:]

    async def _watch(self, process: asyncio.subprocess.Process) -> None:
        await process.wait()
        self._changed()


async def run_command(folder: Path, *words: str) -> str:
    """`xiaoer …` as somebody types it beside the bot, for the folder's configuration; what it answers."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *words, "--config", str(folder / "config.toml")),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        env=without_the_city(),
    )
    answer, _ = await process.communicate()
    return answer.decode(errors="replace")


#: <sys/prctl.h>: the signal that a process gets when its parent dies.
PR_SET_PDEATHSIG = 1


def end_with_parent() -> None:
    """Even a rehearsal that is killed leaves no bot behind."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def without_the_city() -> dict[str, str]:
    """A city's own settings and secrets, which go before the configuration file, have no place in a rehearsal."""
    secret = ("XIAOER_", "CREDENTIALS_DIRECTORY")
    return {name: value for name, value in os.environ.items() if not name.startswith(secret)}
