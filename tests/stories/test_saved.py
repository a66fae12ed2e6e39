"""Conversations of the rehearsal room that were saved as stories come out as they did then.

A file that the room has saved belongs into `saved/`.
"""

from pathlib import Path

import pytest

from bot.rehearsal.story import read_story
from tests.stories.house import open_house
from tests.stories.telling import tell

SAVED = sorted(Path(__file__).with_name("saved").glob("*.toml"))


@pytest.mark.parametrize("file", SAVED, ids=lambda file: file.stem)
async def test_it_comes_out_as_told(file: Path, tmp_path: Path) -> None:
    story = read_story(file)
    async with open_house(tmp_path, story=story) as house:
        await tell(house, story)
        assert {issue.number: str(issue.status) for issue in await house.issues()} == story.ends
