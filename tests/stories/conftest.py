from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.stories.house import House, open_house


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """09:00 on a working day; nobody has said anything yet."""
    async with open_house(tmp_path) as house:
        yield house


@pytest.fixture
async def old_house(tmp_path: Path) -> AsyncIterator[House]:
    """A second group that is still a basic one."""
    async with open_house(tmp_path, basic={"workshop": -5001}) as house:
        yield house
