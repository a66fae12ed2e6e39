"""A database for a test, of the kind that this run is about: XIAOER_TEST_STORAGE=postgresql, or SQLite without it."""

import asyncio
import itertools
import os
from pathlib import Path

import pytest

from storage.engine import open_engine
from storage.migrate import migrate
from tests.postgres import Server

ON_POSTGRESQL = os.environ.get("XIAOER_TEST_STORAGE", "sqlite") == "postgresql"
TEMPLATE = "with all tables"

#: Of what SQLite alone has: its file, its backup, its counters.
only_on_sqlite = pytest.mark.skipif(ON_POSTGRESQL, reason="SQLite's own")

#: An SQLite database with all its tables and nothing in them: to migrate one takes longer than many a story.
_empty: list[bytes] = []
#: The run's server, once it is there; those with a template; and what was made since the last `drop_all`.
_servers: list[Server] = []
_prepared: list[Server] = []
_made: list[str] = []
_numbers = itertools.count(1)


def serve_from(server: Server) -> None:
    if server not in _servers:
        _servers.append(server)


def bare_database(file: Path) -> str:
    """The address of one without a table; `file` is where SQLite keeps it."""
    return _fresh() if ON_POSTGRESQL else f"sqlite+aiosqlite:///{file}"


async def new_database(file: Path) -> str:
    """The address of one with all tables and nothing in them; `file` is where SQLite keeps it."""
    if ON_POSTGRESQL:
        if not _prepared:
            await _migrate(_servers[0].fresh(TEMPLATE))
            _prepared.append(_servers[0])
        return _fresh(TEMPLATE)
    url = bare_database(file)
    if not _empty:
        await _migrate(url)
        _empty.append(await asyncio.to_thread(file.read_bytes))
    await asyncio.to_thread(file.write_bytes, _empty[0])
    return url


def drop_all() -> None:
    """What a test has left: each would keep its 8 MB until the run ends."""
    while _made:
        _servers[0].drop(_made.pop())


def _fresh(template: str = "template1") -> str:
    name = f"test{next(_numbers)}"
    _made.append(name)
    return _servers[0].fresh(name, template)


async def _migrate(url: str) -> None:
    engine = open_engine(url)
    await migrate(engine)
    await engine.dispose()
