from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.stories.house import House, open_house


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """09:00 on a working day; nobody has said anything yet."""
    async with open_house(tmp_path) as house:
        yield house
