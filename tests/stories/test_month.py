"""A month at work, over New Year: everything in its time, each once, and nothing where it does not belong."""

import re
from collections import Counter
from pathlib import Path

import pytest

from bot.core.events import Nudged
from bot.rehearsal.story import read_story, story_named
from tests.stories.house import House, open_house
from tests.stories.telling import tell

CHINESE = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
#: What the office reads where something could not be delivered; a caller who is not in Telegram is telephoned.
TROUBLE = re.compile(r"没能送到|没送到|(?<!诉求人)收不到|could not be|can't be reached")
#: What is said among officials, and that the group must never read.
INTERNAL = {
    "zh": ("黄牌", "红牌", "督办", "催办", "退单", "裁定", "延期", "分管", "志强同志"),
    "en": ("card:", "supervise", "return", "ruling", "extension", "deputy has been told"),
}


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_it_comes_out_as_told(language: str, tmp_path: Path) -> None:
    story = read_story(story_named("month", language))
    async with open_house(tmp_path, story=story) as house:
        await tell(house, story)
        assert {issue.number: str(issue.status) for issue in await house.issues()} == story.ends
        assert await told_twice_or_late(house) == []
        assert not TROUBLE.search(house.ever_said("office"))
        said = house.ever_said("group")
        assert [word for word in INTERNAL[language] if word in said] == []
        if language == "en":
            chats = [*house.troupe.chats, *house.troupe.people]
            assert CHINESE.findall("".join(house.ever_said(chat) for chat in chats)) == []


async def told_twice_or_late(house: House) -> list[object]:
    """Stages of limits that came twice or in one heap, and messages that stand twice in a chat on one day."""
    events = [(issue.number, event) for issue in await house.issues() for event in await house.events(issue.number)]
    nudges = [(number, event) for number, event in events if isinstance(event, Nudged)]
    heaps = [(number, event) for number, event in nudges if len(event.stages) > 1]
    stages = Counter((number, event.limit, event.stages, event.of) for number, event in nudges)
    chats = [*house.troupe.chats, *house.troupe.people]
    posts = Counter((chat, post.text, post.date.date()) for chat in chats for post in house.posts(chat))
    return [*heaps, *(what for counted in (stages, posts) for what, times in counted.items() if times > 1)]
