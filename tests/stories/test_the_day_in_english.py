"""The day as it is told in English: it comes out as told, and nothing in it is Chinese."""

import re
from pathlib import Path

from bot.rehearsal.story import read_story, story_named
from tests.stories.house import open_house
from tests.stories.telling import tell

CHINESE = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")


async def test_it_comes_out_as_told_and_nothing_is_chinese(tmp_path: Path) -> None:
    story = read_story(story_named("day", "en"))
    async with open_house(tmp_path, story=story) as house:
        await tell(house, story)
        assert {issue.number: str(issue.status) for issue in await house.issues()} == story.ends
        chats = [*house.troupe.chats, *house.troupe.people]
        assert CHINESE.findall("".join(house.ever_said(chat) for chat in chats)) == []
