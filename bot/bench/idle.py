"""What the bot takes while nobody says anything, and how long it takes to be there. On Linux: /proc tells."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.bench.figures import Figure, at_most
from bot.bench.past import fill
from bot.bench.processes import configuration, megabytes, process, processor_seconds, stand_in
from bot.rehearsal.botprocess import without_the_city

#: Seconds until all that belongs to a start is done, and of looking on.
SETTLED, LOOKED_ON = 3.0, 10.0
#: Of the help and of the start; the quickest counts, as others may load the machine.
TRIES = 5
#: Issues that a bot starts with; one of so many is open.
ISSUES, ONE_OPEN = 100_000, 40


def idle(_: int) -> Iterator[Figure]:
    """Nobody says anything, so the number of messages is none of its business. The database was made before."""
    with TemporaryDirectory() as place, stand_in(folder := Path(place)) as api:
        config = str(configuration(folder, api))
        fill(folder, 0, ONE_OPEN)
        with process(folder, "bot", "run", "--config", config) as bot:
            api.first_poll(bot)
            time.sleep(SETTLED)
            before = processor_seconds(bot.pid)
            time.sleep(LOOKED_ON)
            share = 100 * (processor_seconds(bot.pid) - before) / LOOKED_ON
            yield at_most("memory_idle", megabytes(bot.pid), "mb", 90)
            yield at_most("processor_idle", share, "percent", 1)
    yield at_most("help", min(_seconds_of_help() for _ in range(TRIES)), "s", 0.3)


def _seconds_of_help() -> float:
    began = time.perf_counter()
    command = [sys.executable, "-m", "bot", "--help"]
    subprocess.run(command, check=True, capture_output=True, env=without_the_city())  # noqa: S603 - our own module
    return time.perf_counter() - began


def start(_: int) -> Iterator[Figure]:
    """From starting the process to the first poll. The bot has been there before: its cards are shown."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        fill(folder, ISSUES, ONE_OPEN)
        _seconds_to_first_poll(folder)
        yield at_most("start", min(_seconds_to_first_poll(folder) for _ in range(TRIES)), "s", 2)


def _seconds_to_first_poll(folder: Path) -> float:
    with stand_in(folder) as api:
        config, began = str(configuration(folder, api)), time.time()
        with process(folder, "bot.bench.bots", "unpaced", config) as bot:
            return api.first_poll(bot) - began
