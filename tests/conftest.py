"""What all tests share: the network is impossible, so nobody's Telegram hears from a test."""

import logging
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import structlog
from hypothesis import Phase, settings

from tests.databases import ON_POSTGRESQL, drop_all, serve_from
from tests.postgres import Server, serve

#: The same examples in every run, however slow the machine is; shrinking a whole life that fails takes minutes.
settings.register_profile("house", derandomize=True, deadline=None, phases=[Phase.explicit, Phase.generate])
settings.load_profile("house")

TESTS = Path(__file__).parent
LOCAL = {"127.0.0.1", "::1", "localhost", "", None}
#: These rooms are pure: no socket at all, not even a local one, and so no event loop either.
PURE = {"core", "voice"}


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A real PostgreSQL for those tests that ask for it."""
    try:
        with serve() as server:
            yield server
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"PostgreSQL does not start here: {getattr(error, 'stderr', error)}")


@pytest.fixture(autouse=True)
def databases(request: pytest.FixtureRequest) -> Iterator[None]:
    """Where the run is about PostgreSQL: its databases come from the server, and go with their test."""
    if not ON_POSTGRESQL or request.path.relative_to(TESTS).parts[0] in PURE:
        yield
        return
    if only := request.node.get_closest_marker("sqlite"):
        pytest.skip(f"SQLite alone: {only.args[0]}")
    serve_from(request.getfixturevalue("server"))
    yield
    drop_all()


@pytest.fixture(autouse=True)
def network_is_impossible(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    real_connect, real_connect_ex, real_getaddrinfo = (
        socket.socket.connect,
        socket.socket.connect_ex,
        socket.getaddrinfo,
    )

    def connect(self: socket.socket, address: Any) -> None:
        refuse_unless_local(self, address)
        real_connect(self, address)

    def connect_ex(self: socket.socket, address: Any) -> int:
        refuse_unless_local(self, address)
        return real_connect_ex(self, address)

    def getaddrinfo(host: Any, *args: Any, **kwargs: Any) -> Any:
        if host not in LOCAL:
            pytest.fail(f"a test looked up {host!r}")
        return real_getaddrinfo(host, *args, **kwargs)

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket.socket, "connect_ex", connect_ex)
    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    if request.path.relative_to(TESTS).parts[0] in PURE:
        monkeypatch.setattr(socket, "socket", no_socket_here)


def refuse_unless_local(connecting: socket.socket, address: Any) -> None:
    if connecting.family != socket.AF_UNIX and address[0] not in LOCAL:
        pytest.fail(f"a test connected to {address!r}")


def no_socket_here(*_: Any, **__: Any) -> None:
    pytest.fail("this room is pure: its tests open no socket")


@pytest.fixture
def log_as_before() -> Iterator[None]:
    """For tests of commands that set up the log: it is the whole process's."""
    root, handlers, level = logging.root, logging.root.handlers, logging.root.level
    yield
    root.handlers, root.level = handlers, level
    logging.captureWarnings(False)
    structlog.reset_defaults()
