"""The room: a town for each language, opened when somebody first looks at it."""

import asyncio
from collections.abc import Mapping
from pathlib import Path

from bot.rehearsal.room.play import Play
from bot.rehearsal.story import Story

#: Windows that may watch at the same time.
MOST_WINDOWS = 60


class Room:
    def __init__(self, stories: Mapping[str, Story], folder: Path) -> None:
        """`stories` by language; each town's database and log lie below `folder`."""
        self._plays = {language: Play(story, folder) for language, story in stories.items()}
        self._opening = asyncio.Lock()
        self.closing = asyncio.Event()
        self.windows = 0

    async def play(self, language: str) -> Play:
        """Raises KeyError for a language in which there is no town."""
        play = self._plays[language]
        async with self._opening:
            if not play.number:
                await play.begin()
        return play

    async def close(self) -> None:
        self.closing.set()
        for play in self._plays.values():
            if play.number:
                play.town.notify()
        await asyncio.gather(*(play.end() for play in self._plays.values()))
