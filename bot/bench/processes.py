"""What is measured, and what it is measured against, are processes of their own: started, watched, ended."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from os import sysconf
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from bot.bench.crowd import OFFICE, group_at
from bot.rehearsal.botprocess import end_with_parent, without_the_city
from bot.rehearsal.tomlwriting import entry, table

#: Seconds for a process to go when it is asked to; between two looks at how far it is; without anything new at all.
STOP, GLANCE, PATIENCE = 15.0, 0.05, 60.0
#: People who write.
CROWD = 200
#: Of the shape that Telegram's have.
TOKEN = "4242424242:" + "b" * 35
TICKS = sysconf("SC_CLK_TCK")


class Stuck(Exception):
    """Nothing goes on any more: the end of what the process has logged."""


@contextmanager
def process(folder: Path, *words: str) -> Iterator["subprocess.Popen[str]"]:
    """`python -m …`; its log is in the folder. A city's own settings have no place in it."""
    with (folder / "log").open("a") as log:
        started = subprocess.Popen(  # noqa: S603 - our own modules
            [sys.executable, "-m", *words],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=log,
            env=without_the_city(),
            text=True,
            preexec_fn=end_with_parent if sys.platform == "linux" else None,
        )
    try:
        yield started
    finally:
        started.terminate()
        try:
            started.communicate(timeout=STOP)
        except subprocess.TimeoutExpired:
            started.kill()
            started.communicate()


def end_of_log(folder: Path) -> str:
    return (folder / "log").read_text(encoding="utf-8", errors="replace")[-2000:]


# ── the stand-in ──────────────────────────────────────────────────────────


class Said(NamedTuple):
    """What somebody wrote; `at`: when the bot got it, in seconds since 1970."""

    update: int
    chat: int
    message: int
    at: float


class Called(NamedTuple):
    """What the bot called; `message`: what it made, changed or reacted to."""

    at: float
    method: str
    chat: int
    message: int
    text: str
    status: int


@dataclass(frozen=True, slots=True)
class Results:
    said: Sequence[Said]
    calls: Sequence[Called]
    busiest: int  # calls under way at once, at most


class StandIn:
    def __init__(self, address: str, folder: Path) -> None:
        self.address = address
        self._where = urlsplit(address)
        self._folder = folder

    def say(self, messages: int, *, people: int = CROWD, groups: int = 1, seconds: float = 0) -> None:
        wanted = {"messages": messages, "people": people, "groups": groups, "seconds": seconds}
        self._ask("/say", wanted)

    def stir(self) -> None:
        """Something comes that means nothing: whoever waits looks up."""
        self._ask("/stir", {})

    def first_poll(self, bot: "subprocess.Popen[str]") -> float:
        """When it came; waits for it. Raises Stuck, at once where the bot has ended."""
        self.wait_until(lambda progress: progress["first_poll"] is not None or bot.poll() is not None)
        first = self._ask("/progress")["first_poll"]
        if first is None:
            raise Stuck(end_of_log(self._folder))
        return float(first)

    def wait_until(self, done: Callable[[Mapping[str, Any]], bool]) -> None:
        """Raises Stuck."""
        before, last_news = None, time.monotonic()
        while not done(progress := self._ask("/progress")):
            if progress != before:
                before, last_news = progress, time.monotonic()
            if time.monotonic() - last_news > PATIENCE:
                raise Stuck(end_of_log(self._folder))
            time.sleep(GLANCE)

    def results(self) -> Results:
        found = self._ask("/results")
        return Results(
            [Said(*one) for one in found["said"]], [Called(*one) for one in found["calls"]], found["busiest"]
        )

    def _ask(self, path: str, body: Mapping[str, Any] | None = None) -> Any:
        line = HTTPConnection(self._where.hostname or "", self._where.port or 0)
        try:
            line.request(
                "GET" if body is None else "POST", path, json.dumps(body), {"Content-Type": "application/json"}
            )
            return json.loads(line.getresponse().read())
        finally:
            line.close()


@contextmanager
def stand_in(folder: Path, *, delay: float = 0, limits: bool = False, clock: Path | None = None) -> Iterator[StandIn]:
    """`delay`: milliseconds that each call takes."""
    options = ["--delay", str(delay), *(["--limits"] if limits else []), *(["--clock", str(clock)] if clock else [])]
    with process(folder, "bot.bench.standin", *options) as started:
        assert started.stdout  # noqa: S101 - a pipe, for mypy
        yield StandIn(started.stdout.readline().strip(), folder)


# ── the bot ───────────────────────────────────────────────────────────────


def configuration(folder: Path, api: StandIn, groups: int = 1) -> Path:
    """Of a small city; everybody may open as many issues as they like, each message is one."""
    staff = {"members": [{"name": "郑科长", "telegram_id": 42}], "name": "市工信局"}
    lines = [
        *table("telegram", {"token": TOKEN, "base_url": api.address}),
        *table("city", {"name": "明川市"}),
        *table("chats", {"groups": [group_at(place) for place in range(groups)], "office": OFFICE}),
        *table("storage", {"url": storage_in(folder)}),
        *table("intake", {"burst_seconds": 0, "most_per_hour": 0}),
        *entry("leaders", {"name": "周明远", "title": "市长", "telegram_id": 21}),
        *entry("officers", {"name": "林晓", "telegram_id": 31}),
        *entry("units", {"name": staff["name"], "handlers": staff["members"]}),
    ]
    file = folder / "config.toml"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def storage_in(folder: Path) -> str:
    return f"sqlite+aiosqlite:///{folder / 'xiaoer.db'}"


# ── what Linux knows of a process ─────────────────────────────────────────


def megabytes(pid: int) -> float:
    """Resident."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def processor_seconds(pid: int) -> float:
    """User and system, since it began; proc(5)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS
