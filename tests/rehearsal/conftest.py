"""A small town, its Bot API over real HTTP for a real `telegram.Bot`, and in memory for tables of raw calls."""

import json
from collections.abc import AsyncIterator, Callable, Coroutine
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
import telegram

from bot.rehearsal.chats import Chat, Person
from bot.rehearsal.server import build_app, serve
from bot.rehearsal.town import Town

GROUP, OFFICE = -1001234567890, -1009876543210

Api = Callable[..., Coroutine[Any, Any, dict[str, Any]]]


class MovingClock:
    """The town's time in a test: it moves when told to."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def move(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> MovingClock:
    return MovingClock()


@pytest.fixture
def town(clock: MovingClock) -> Town:
    return Town(clock=clock)


@pytest.fixture
def zhang(town: Town) -> Person:
    return town.add_person(1001, "张建国", "zhangjianguo")


@pytest.fixture
def sun(town: Town) -> Person:
    return town.add_person(3001, "孙主任")


@pytest.fixture
def group(town: Town, zhang: Person, sun: Person) -> Chat:
    return town.add_group(GROUP, "政企沟通群", [zhang], admins=[sun])


@pytest.fixture
async def address(town: Town) -> AsyncIterator[str]:
    async with serve(town) as address:
        yield address


@pytest.fixture
async def bot(town: Town, address: str) -> AsyncIterator[telegram.Bot]:
    async with telegram.Bot(town.token, base_url=f"{address}/bot", base_file_url=f"{address}/file/bot") as bot:
        yield bot


@pytest.fixture
async def api(town: Town) -> AsyncIterator[Api]:
    """Calls a Bot API method with a JSON body; returns Telegram's answer, whatever it is."""
    transport = httpx.ASGITransport(build_app(town))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:

        async def call(method: str, **parameters: Any) -> dict[str, Any]:
            body = json.dumps(parameters)  # ASCII: lone surrogates travel as Telegram's clients may send them
            headers = {"Content-Type": "application/json"}
            answer = await client.post(f"/bot{town.token}/{method}", content=body, headers=headers)
            found: dict[str, Any] = answer.json()
            assert answer.status_code == found.get("error_code", 200)
            return found

        yield call
