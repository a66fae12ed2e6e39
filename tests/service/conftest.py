from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.databases import new_database
from tests.service.counter import Counter, open_counter
from tests.service.ticking import Ticking, open_ticking


@pytest.fixture
async def counter(tmp_path: Path) -> AsyncIterator[Counter]:
    async with open_counter(tmp_path) as counter:
        yield counter


@pytest.fixture
async def ticking(tmp_path: Path) -> AsyncIterator[Ticking]:
    async with open_ticking(await new_database(tmp_path / "xiaoer.db")) as ticking:
        yield ticking
