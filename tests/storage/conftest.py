"""Every test here runs twice: on SQLite and on a real PostgreSQL server."""

import itertools
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.engine import Engine, open_engine
from storage.migrate import migrate
from tests.postgres import Server

_numbers = itertools.count(1)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Of an empty database."""
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path / 'xiaoer.db'}"
    server: Server = request.getfixturevalue("server")
    return server.fresh(f"xiaoer{next(_numbers)}")


@pytest.fixture
async def empty(url: str) -> AsyncIterator[Engine]:
    engine = open_engine(url)
    yield engine
    await engine.dispose()


@pytest.fixture
async def engine(empty: Engine) -> Engine:
    await migrate(empty)
    return empty
