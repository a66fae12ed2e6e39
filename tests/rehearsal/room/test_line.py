"""The line on which a window is told everything, over a real server."""

import asyncio
from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.rehearsal.room import doors
from bot.rehearsal.room.doors import build_room
from bot.rehearsal.room.play import Play
from bot.rehearsal.room.room import Room
from bot.rehearsal.web import served
from tests.rehearsal.room.conftest import GROUP, ZHANG

LINE = f"/zh/events?person={ZHANG}"


@pytest.fixture
async def address(room: Room) -> AsyncIterator[str]:
    async with served(build_room(room)) as address:
        yield address
        await room.close()


@pytest.fixture
async def session(address: str) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(address) as session:
        yield session


async def test_what_is_said_is_told_until_the_room_closes(
    room: Room, play: Play, session: aiohttp.ClientSession
) -> None:
    async with session.ws_connect(LINE) as line:
        assert [(await line.receive_json())["event"] for _ in range(3)] == ["stage", "room", "synced"]
        assert room.windows == 1
        play.town.say(play.town.people[ZHANG], GROUP, "停电了")
        news = await line.receive_json()
        while news["event"] != "message":
            news = await line.receive_json()
        assert news["data"]["text"] == "停电了"
        await room.close()
        async with asyncio.timeout(5):
            while (last := await line.receive()).type is aiohttp.WSMsgType.TEXT:
                pass
        assert last.type is aiohttp.WSMsgType.CLOSE


async def test_a_window_that_is_closed_is_counted_no_more(room: Room, session: aiohttp.ClientSession) -> None:
    async with session.ws_connect(LINE) as line:
        await line.receive_json()
    async with asyncio.timeout(5):
        while room.windows:  # noqa: ASYNC110 - nobody is told of it
            await asyncio.sleep(0)


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        (LINE, {"origin": "https://elsewhere.example"}),
        (LINE, {"host": "rebound.example"}),
        ("/fr/events", {}),
    ],
)
async def test_who_may_not_listen(session: aiohttp.ClientSession, path: str, headers: dict[str, str]) -> None:
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await session.ws_connect(path, headers=headers)
    assert refused.value.status in (403, 421)


async def test_so_many_windows_and_no_more(session: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doors, "MOST_WINDOWS", 1)
    async with session.ws_connect(LINE) as line:
        await line.receive_json()
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect(LINE)


async def test_the_password_is_asked_here_too(room: Room) -> None:
    async with served(build_room(room, "open sesame")) as address, aiohttp.ClientSession(address) as session:
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await session.ws_connect(LINE)
        assert refused.value.status == 401
