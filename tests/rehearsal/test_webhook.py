"""The webhook: updates are pushed in order, with the secret, until the bot says 2xx."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
import telegram
from aiohttp import web

from bot.rehearsal.chats import Chat, Person
from bot.rehearsal.town import Town


@dataclass
class Hook:
    """A webhook that answers with these statuses first, and 200 ever after."""

    statuses: list[int] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)
    secrets: list[str | None] = field(default_factory=list)

    async def take(self, request: web.Request) -> web.Response:
        update: dict[str, Any] = await request.json()
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        if self.statuses:
            return web.Response(status=self.statuses.pop(0))
        self.taken.append(update["message"]["text"])
        return web.Response()


@asynccontextmanager
async def listening(hook: Hook) -> AsyncIterator[str]:
    app = web.Application()
    app.router.add_post("/hook", hook.take)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    await runner.cleanup()


@pytest.mark.parametrize("statuses", [[], [500, 404], [302, 404]])
async def test_updates_are_pushed_in_order_until_taken(
    town: Town, group: Chat, zhang: Person, bot: telegram.Bot, statuses: list[int]
) -> None:
    hook = Hook(statuses=list(statuses))
    town.say(zhang, group, "一")
    async with listening(hook) as url:
        await bot.set_webhook(url, secret_token="shop-keeper_2", allowed_updates=["message"])
        town.say(zhang, group, "二")
        town.say(zhang, group, "三")
        await town.settled()
        info = await bot.get_webhook_info()
    assert hook.taken == ["一", "二", "三"]
    assert hook.secrets == ["shop-keeper_2"] * (3 + len(statuses))
    assert town.confirmed == 710_000_003
    assert (info.url, info.pending_update_count, info.allowed_updates) == (url, 0, ("message",))
    assert info.last_error_message == ("Wrong response from the webhook: 404 Not Found" if statuses else None)


async def test_an_unreachable_webhook_keeps_everything_waiting(
    town: Town, group: Chat, zhang: Person, bot: telegram.Bot
) -> None:
    async with listening(Hook()) as url:
        pass
    town.say(zhang, group, "还在吗")
    await bot.set_webhook(url)
    await town.wait_until(lambda: town.webhook.error)
    info = await bot.get_webhook_info()
    assert str(info.last_error_message).startswith("Connection failed")
    assert info.pending_update_count == 1
    await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == ()


async def test_a_webhook_taken_away_leaves_the_rest_to_be_asked_for(
    town: Town, group: Chat, zhang: Person, bot: telegram.Bot
) -> None:
    hook = Hook()
    async with listening(hook) as url:
        await bot.set_webhook(url)
        with pytest.raises(telegram.error.Conflict, match="while webhook is active"):
            await bot.get_updates()
        town.say(zhang, group, "一")
        await town.settled()
        await bot.delete_webhook()
        town.say(zhang, group, "二")
        assert (await bot.get_webhook_info()).url == ""
        assert [update.message and update.message.text for update in await bot.get_updates()] == ["二"]
    assert (hook.taken, hook.secrets) == (["一"], [None])


async def test_a_new_webhook_takes_over_what_waits(town: Town, group: Chat, zhang: Person, bot: telegram.Bot) -> None:
    old, new = Hook(statuses=[503] * 1000), Hook()
    async with listening(old) as first, listening(new) as second:
        await bot.set_webhook(first, secret_token="old")
        town.say(zhang, group, "一")
        await town.wait_until(lambda: town.webhook.error)
        await bot.set_webhook(second, secret_token="new")
        await town.settled()
    assert (old.taken, new.taken, new.secrets) == ([], ["一"], ["new"])
    assert town.webhook.error == "", "what went wrong with the old one is forgotten"
