"""The room: a town for each language, opened when somebody first looks at it, and begun anew as often as one likes."""

import asyncio
from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from pathlib import Path

from bot.rehearsal.room.mistakes import Mistake
from bot.rehearsal.room.play import Anew, Play, open_play
from bot.rehearsal.story import Story

#: Story, folder, number, and how to begin the next.
Opens = Callable[[Story, Path, int, Anew], AbstractAsyncContextManager[Play]]
#: By their names.
Stories = Mapping[str, Story]
#: In whose town one is when none is told.
ORDINARY = "day"
#: Windows that may watch at the same time.
MOST_WINDOWS = 60


class Room:
    def __init__(
        self, stories: Mapping[str, Stories], folder: Path, opens: Opens = open_play, *, after: int = 0
    ) -> None:
        """`stories` by language; each town's database and log lie below `folder`.

        `after`: the number after which stages are counted. A window that is left open while one room closes and another
        opens at the same address knows by the numbers that the towns are others.
        """
        self._towns = {language: TownRoom(language, own, folder, opens, after) for language, own in stories.items()}
        self.closing = asyncio.Event()
        self.windows = 0

    def has(self, language: str) -> bool:
        return language in self._towns

    def town(self, language: str) -> "TownRoom":
        """Raises KeyError for a language in which there is no town."""
        return self._towns[language]

    async def close(self) -> None:
        self.closing.set()
        await asyncio.gather(*(town.close() for town in self._towns.values()))


class TownRoom:
    """One language's: the play that is on."""

    def __init__(self, language: str, stories: Stories, folder: Path, opens: Opens, after: int) -> None:
        self._language = language
        self._stories = stories
        self._folder = folder
        self._opens = opens
        self._after = after
        self._begun = 0
        self._stack = AsyncExitStack()
        self.turning = asyncio.Lock()
        self._play: Play | None = None
        self._closed = False

    async def play(self) -> Play:
        """The one that is on; the first begins when it is asked for."""
        if self._play:
            return self._play
        async with self.turning:
            return self._play or await self._begin(ORDINARY)

    async def anew(self, told: str) -> Play:
        """End this play and begin the next; who asks meanwhile gets that one. `told`: with the story of that name.

        Raises Mistake while one is beginning already, and for a story that there is not.
        """
        if self.turning.locked():
            raise Mistake("busy")
        if told and told not in self._stories:
            raise Mistake("failed")
        async with self.turning:
            self._play = None
            await self._stack.aclose()
            play = await self._begin(told or ORDINARY)
            if told:
                play.tell(told)
            return play

    async def _begin(self, name: str) -> Play:
        if self._closed:
            raise Mistake("failed", 503)
        self._begun += 1
        number, folder = self._after + self._begun, self._new_folder()
        play = await self._stack.enter_async_context(self._opens(self._stories[name], folder, number, self.anew))
        self._play = play
        return play

    def _new_folder(self) -> Path:
        folder = self._folder / f"{self._language}-{self._begun}"
        folder.mkdir(parents=True)
        return folder

    async def close(self) -> None:
        self._closed = True
        async with self.turning:
            self._play = None
            await self._stack.aclose()
