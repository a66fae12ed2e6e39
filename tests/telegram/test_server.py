"""What a Bot API server says of its own side."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from telegram import Bot

from bot.rehearsal.refusals import Refused
from bot.rehearsal.town import Town
from bot.telegram.server import Server, ask_server


@pytest.fixture
async def five_minutes_ahead() -> AsyncIterator[str]:
    async def answer(_: web.Request) -> web.Response:
        return web.Response(headers={"Date": format_datetime(datetime.now(UTC) + timedelta(minutes=5), usegmt=True)})

    application = web.Application()
    application.router.add_route("HEAD", "/", answer)
    async with TestServer(application) as server:
        yield str(server.make_url(""))


async def test_its_clock(bot: Bot, five_minutes_ahead: str) -> None:
    server = await ask_server(bot, five_minutes_ahead)
    assert server is not None
    assert server.ahead == pytest.approx(300, abs=5)


async def test_its_webhook(bot: Bot, address: str) -> None:
    """The stand-in has no clock to show."""
    assert await ask_server(bot, address) == Server("", 0, "", None)
    await bot.set_webhook("https://xiaoer.example/hook")
    assert await ask_server(bot, address) == Server("https://xiaoer.example/hook", 0, "", None)


async def test_it_does_not_answer(bot: Bot, town: Town, address: str) -> None:
    town.faults.refuse("getWebhookInfo", Refused(502, "Bad Gateway"))
    assert await ask_server(bot, address) is None
