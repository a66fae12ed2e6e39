"""`xiaoer rehearse`: the room in the browser until it is interrupted, or one story in the terminal."""

import asyncio
import os
import signal
import socket
import sys
import tempfile
import webbrowser
from collections.abc import Callable
from contextlib import AsyncExitStack, ExitStack
from dataclasses import dataclass
from pathlib import Path
from secrets import randbelow, token_urlsafe

from bot.config.environment import is_production
from bot.rehearsal.player import play_story
from bot.rehearsal.room.doors import build_room
from bot.rehearsal.room.gate import LOCAL_NAMES
from bot.rehearsal.room.room import Room
from bot.rehearsal.story import NoStory, Story, read_story, story_named
from bot.rehearsal.web import served

#: Where one looks for the page, unless something else stands there.
PORT = 8642
LANGUAGES = ("zh", "en")
#: Those that are told on the page.
STORIES = ("day", "month")
#: All addresses of this machine; as an address to visit it is none.
ANYWHERE = "0.0.0.0"  # noqa: S104 - only where somebody asked for it, and with a password
#: What a shell says of who was interrupted.
INTERRUPTED = 130
#: sysexits.h: something in the configuration is wrong.
EX_CONFIG = 78

SENTENCES = {
    "zh": {
        "open": "排练已开场：{address}　按 Ctrl+C 结束。",
        "password": "进门口令：{password}　请只告诉来排练的人；网页不加密，请只在可信的网络里使用。",
        "used": "{folder} 里已经有一次排练，请换一个文件夹。",
        "production": "这里是正式环境（XIAOER_ENV=production），不能排练。",
        "no_address": "{host} 用不了：{error}。请用 --host 或 --port 换一个地址。",
        "language": "没有这种语言：{language}。可用 zh 或 en。",
        "over": "排练结束。",
    },
    "en": {
        "open": "The rehearsal is open: {address}  Press Ctrl+C to end it.",
        "password": "The password: {password}  Give it to those who rehearse only. The page is not encrypted: use it in"
        " a network that you trust.",
        "used": "There is a rehearsal in {folder} already; choose another folder.",
        "production": "This is production (XIAOER_ENV=production): nothing is rehearsed here.",
        "no_address": "{host} can't be used: {error}. Choose another address with --host or --port.",
        "language": "There is no language {language}: zh or en.",
        "over": "The rehearsal is over.",
    },
}


@dataclass(frozen=True, slots=True)
class Wanted:
    story: str | None  # to be played in the terminal: its name or file
    language: str
    fast: bool
    keep: Path | None
    host: str
    port: int | None
    show: bool  # open a browser


def rehearse(wanted: Wanted) -> int:
    """The exit code."""
    if is_production(os.environ):
        return _refuse("production")
    if wanted.language not in LANGUAGES:
        return _refuse("language", language=wanted.language)
    with ExitStack() as stack:
        folder = wanted.keep or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="xiaoer-")))
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            return _refuse("used", folder=folder)
        try:
            return asyncio.run(_play(wanted, folder) if wanted.story else _open(wanted, folder))
        except NoStory as mistake:
            print(mistake, file=sys.stderr)
            return EX_CONFIG
        except KeyboardInterrupt:
            return INTERRUPTED


async def _play(wanted: Wanted, folder: Path) -> int:
    telling = asyncio.create_task(play_story(_story(wanted.story or "", wanted.language), folder, fast=wanted.fast))
    _on_signals(telling.cancel)
    try:
        return await telling
    except asyncio.CancelledError:
        return INTERRUPTED


def _on_signals(end: Callable[[], object]) -> None:
    """However one is told to end, what was begun is ended in good order: no bot is left behind."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        asyncio.get_running_loop().add_signal_handler(number, end)


def _story(name: str, language: str) -> Story:
    file = Path(name)
    return read_story(file if file.suffix else story_named(name, language))


async def _open(wanted: Wanted, folder: Path) -> int:
    stop = asyncio.Event()
    _on_signals(stop.set)
    stories = {language: {name: read_story(story_named(name, language)) for name in STORIES} for language in LANGUAGES}
    room = Room(stories, folder, after=randbelow(2**31))
    password = None if wanted.host in LOCAL_NAMES else token_urlsafe(9)
    port = wanted.port if wanted.port is not None else await _free(wanted.host)
    async with AsyncExitStack() as stack:
        try:
            address = await stack.enter_async_context(served(build_room(room, password), wanted.host, port))
        except OSError as error:
            where = f"{wanted.host}:{port}" if port else wanted.host
            return _refuse("no_address", host=where, error=error.strerror or error)
        _say("open", address=address.replace(ANYWHERE, _own_address()))
        if password:
            _say("password", password=password)
        if wanted.show and _has_desktop():
            webbrowser.open(address)
        await stop.wait()
        await room.close()
    _say("over")
    return 0


def _own_address() -> str:
    """By which others find this machine: that from which it would send. Nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect(("192.0.2.1", 9))
        except OSError:  # no network at all
            return ANYWHERE
        return str(asking.getsockname()[0])


async def _free(host: str) -> int:
    """The usual port, or 0 for any where something else stands there."""
    try:
        server = await asyncio.start_server(lambda *_: None, host, PORT)
    except OSError:
        return 0
    server.close()
    await server.wait_closed()
    return PORT


def _has_desktop() -> bool:
    """Somebody sits at this machine: a terminal, and a screen that a browser can come up on."""
    screen = sys.platform == "darwin" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return bool(sys.stdout.isatty() and screen and not os.environ.get("SSH_CONNECTION"))


def _say(key: str, **values: object) -> None:
    """In English where the machine speaks it; else in Chinese."""
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    print(SENTENCES["en" if spoken.startswith("en") else "zh"][key].format(**values), flush=True)


def _refuse(key: str, **values: object) -> int:
    _say(key, **values)
    return EX_CONFIG
