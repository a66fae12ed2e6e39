"""A town behind its Bot API over real HTTP, and a bot and a sender that speak to it."""

from collections.abc import AsyncIterator

import pytest
from telegram import Bot

from bot.rehearsal.chats import Chat, Person
from bot.rehearsal.server import serve
from bot.rehearsal.town import Town
from bot.telegram import receive
from bot.telegram.client import bot_at
from bot.telegram.send import Sender


@pytest.fixture
def town() -> Town:
    return Town()


@pytest.fixture
def zhang(town: Town) -> Person:
    return town.add_person(1001, "张建国")


@pytest.fixture
def group(town: Town, zhang: Person) -> Chat:
    return town.add_group(-1001234567890, "政企沟通群", [zhang])


@pytest.fixture
async def address(town: Town) -> AsyncIterator[str]:
    async with serve(town) as address:
        yield address


@pytest.fixture
async def bot(town: Town, address: str) -> AsyncIterator[Bot]:
    async with bot_at(address, town.token) as bot:
        yield bot


@pytest.fixture
def sender(bot: Bot) -> Sender:
    return Sender(bot)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Receiving tries again at once."""
    monkeypatch.setattr(receive, "BACK_OFF", 0.001)
    monkeypatch.setattr(receive, "SLOWLY", 0.001)
