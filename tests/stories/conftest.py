from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.service import archive, delivery, schedule
from tests.stories.house import House, open_house


@pytest.fixture(autouse=True)
def quick_glances(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock of a story moves all the time: who waits for a moment of it looks at it more often than in life."""
    monkeypatch.setattr(delivery, "GLANCE", 0.02)
    monkeypatch.setattr(archive, "GLANCE", 0.02)
    monkeypatch.setattr(schedule, "PULSE", 0.02)


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
