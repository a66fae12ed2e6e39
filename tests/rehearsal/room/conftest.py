"""The room around the story's town, without a bot: what the page is told and what it can do."""

from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.rehearsal.botprocess import BotProcess
from bot.rehearsal.cast import assemble
from bot.rehearsal.room.doors import build_room
from bot.rehearsal.room.play import Anew, Play
from bot.rehearsal.room.room import Room
from bot.rehearsal.stage import BEFORE, Stage
from bot.rehearsal.story import ZONE, Story, read_story
from bot.rehearsal.town import Town
from bot.service.clock import SetClock

ZHANG, LI, ZHOU, LIN, SUN, GUEST = 1001, 1003, 2001, 3001, 4001, 8001
GROUP, OFFICE, FINANCE = -1002000000001, -1002000000002, -1002000000003

Wishes = Callable[..., Coroutine[Any, Any, tuple[int, dict[str, Any]]]]


@asynccontextmanager
async def open_without_a_bot(story: Story, folder: Path, number: int, anew: Anew) -> AsyncIterator[Play]:
    """Nobody polls the town, so it stays at what people do."""
    clock = SetClock(folder / "clock", ZONE)
    clock.set(story.begins - BEFORE)
    town = Town(clock=clock.now, language=story.language, ephemeral=True)
    stage = Stage(story, folder, clock, assemble(story.cast, town), BotProcess(folder, town.notify))
    play = Play(stage, number, anew)
    try:
        yield play
    finally:
        await play.close()


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    room = Room({"zh": {"day": read_story()}}, tmp_path, open_without_a_bot)
    yield room
    await room.close()


@pytest.fixture
async def play(room: Room) -> Play:
    return await room.town("zh").play()


@pytest.fixture
async def http(room: Room) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(build_room(room))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8642") as client:
        yield client


@pytest.fixture
async def wish(http: httpx.AsyncClient) -> Wishes:
    """Says what the page says; (status, answer)."""

    async def wish(name: str, **wanted: Any) -> tuple[int, dict[str, Any]]:
        answer = await http.post(f"/zh/{name}", json=wanted)
        return answer.status_code, answer.json()

    return wish
