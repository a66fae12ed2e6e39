"""What systemd hears on its socket; the test listens in its place."""

import asyncio
import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.watch.systemd import ALIVE, READY, Systemd


@pytest.fixture
def listening(tmp_path: Path) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(str(tmp_path / "notify"))
        listening.settimeout(5)
        yield listening


def test_ready(listening: socket.socket) -> None:
    Systemd({"NOTIFY_SOCKET": listening.getsockname()}).tell(READY)
    assert listening.recv(100) == b"READY=1"


def test_in_the_abstract_name_space() -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(f"\0xiaoer-{os.getpid()}")
        listening.settimeout(5)
        Systemd({"NOTIFY_SOCKET": f"@xiaoer-{os.getpid()}"}).tell(READY)
        assert listening.recv(100) == b"READY=1"


@pytest.mark.parametrize("environ", [{}, {"NOTIFY_SOCKET": "/nowhere/notify"}])
def test_nobody_listens(environ: dict[str, str]) -> None:
    Systemd(environ).tell(READY)


async def test_alive_as_long_as_all_is_well(listening: socket.socket) -> None:
    environ = {"NOTIFY_SOCKET": listening.getsockname(), "WATCHDOG_USEC": "2000"}
    well = iter([True, False, True])
    asked = asyncio.Event()

    def is_well() -> bool:
        answer = next(well, None)
        if answer is None:
            asked.set()
        return bool(answer)

    keeping = asyncio.create_task(Systemd(environ).keep_calm(is_well))
    await asyncio.wait_for(asked.wait(), 5)
    keeping.cancel()
    await asyncio.gather(keeping, return_exceptions=True)
    listening.setblocking(False)
    assert [listening.recv(100), listening.recv(100)] == [ALIVE.encode()] * 2
    with pytest.raises(BlockingIOError):
        listening.recv(100)


@pytest.mark.parametrize("environ", [{}, {"WATCHDOG_USEC": "2000", "WATCHDOG_PID": "1"}])
async def test_nobody_watches_over_this_process(listening: socket.socket, environ: dict[str, str]) -> None:
    await Systemd({"NOTIFY_SOCKET": listening.getsockname(), **environ}).keep_calm(lambda: True)
    listening.setblocking(False)
    with pytest.raises(BlockingIOError):
        listening.recv(100)
