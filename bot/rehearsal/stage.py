"""A stage: a story's town, its clock, and the real bot that serves it as a process of its own."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from secrets import token_urlsafe

from bot.rehearsal.botprocess import BotProcess
from bot.rehearsal.cast import Troupe, assemble, configuration
from bot.rehearsal.server import serve
from bot.rehearsal.story import ZONE, Story
from bot.rehearsal.town import Town
from bot.rehearsal.world import BOT
from bot.service.clock import SetClock

#: How long before the story's first step the day begins.
BEFORE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Stage:
    story: Story
    folder: Path
    clock: SetClock
    troupe: Troupe
    bot: BotProcess

    @property
    def town(self) -> Town:
        return self.troupe.town

    @property
    def storage(self) -> str:
        """The url of the bot's database."""
        return storage_url(self.folder)


def storage_url(folder: Path) -> str:
    return f"sqlite+aiosqlite:///{folder / 'xiaoer.db'}"


@asynccontextmanager
async def open_stage(story: Story, folder: Path) -> AsyncIterator[Stage]:
    """The bot is started, and stopped in good order at the end; until it is up, the town keeps what is said for it.

    `folder` must be there and hold no database.
    """
    clock = SetClock(folder / "clock", ZONE)
    clock.set(story.begins - BEFORE)
    token = f"{BOT.id}:{token_urlsafe(27)}"
    town = Town(token=token, clock=clock.now, language=story.language, ephemeral=story.ephemeral)
    troupe = assemble(story.cast, town)
    async with serve(town) as address:
        text = configuration(story.cast, base_url=address, token=town.token, storage=storage_url(folder))
        (folder / "config.toml").write_text(text, encoding="utf-8")
        bot = BotProcess(folder, town.notify)
        await bot.start()
        try:
            yield Stage(story, folder, clock, troupe, bot)
        finally:
            await bot.stop()
