"""Updates pushed by a town over HTTP, and what strangers send to the same address."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import ClientConnectionError, ClientSession
from telegram import Bot
from yarl import URL

from bot.rehearsal.chats import Chat, Person
from bot.rehearsal.refusals import Refused, bad_request, too_many
from bot.rehearsal.town import Town
from bot.telegram import receive
from bot.telegram.receive import MOST_BYTES, AddressRefused, Poller, TokenRefused, Webhook, WebhookAddress
from tests.stories.house import free_port
from tests.telegram.receiving import Mailbox, Raw, running

SECRET = "shop-keeper_2"
HEADER = "X-Telegram-Bot-Api-Secret-Token"


pytestmark = pytest.mark.usefixtures("impatient")


@pytest.fixture
def hook() -> WebhookAddress:
    port = free_port()
    return WebhookAddress("127.0.0.1", port, f"http://127.0.0.1:{port}/hook", SECRET)


async def test_pushed_updates_are_stored_and_then_confirmed(
    town: Town, group: Chat, zhang: Person, bot: Bot, hook: WebhookAddress
) -> None:
    mailbox, confirmed_at_storing = Mailbox(), []

    async def store(updates: list[Raw]) -> None:
        confirmed_at_storing.append(town.confirmed)
        await mailbox(updates)

    town.say(zhang, group, "一")
    async with running(Webhook(bot, store, hook).run()):
        await town.wait_until(lambda: town.confirmed == 710_000_001)
        town.say(zhang, group, "二")
        await town.settled()
    assert mailbox.texts == ["一", "二"]
    assert confirmed_at_storing == [0, 710_000_001]
    assert (town.webhook.url, town.webhook.secret) == (hook.url, SECRET)


@contextlib.asynccontextmanager
async def pushing(town: Town, bot: Bot, hook: WebhookAddress, store: Any) -> AsyncIterator[ClientSession]:
    """Somebody on the internet who found the address."""
    async with running(Webhook(bot, store, hook).run()), ClientSession() as session:
        await town.wait_until(lambda: town.webhook.url)
        yield session


STRANGERS: dict[str, tuple[dict[str, str], bytes, int]] = {
    "without the secret": ({}, b'{"update_id": 1}', 403),
    "with another secret": ({HEADER: "shop-keeper_3"}, b'{"update_id": 1}', 403),
    "no JSON": ({HEADER: SECRET}, b"update_id=1", 400),
    "no text at all": ({HEADER: SECRET}, b"\xff\xfe", 400),
    "too big": ({HEADER: SECRET}, b" " * (MOST_BYTES + 1), 413),
    "no update": ({HEADER: SECRET}, b'"hello"', 400),
    "an update without an id": ({HEADER: SECRET}, b'{"message": {}}', 400),
    "nothing": ({HEADER: SECRET}, b"", 400),
    "an empty list": ({HEADER: SECRET}, b"[]", 400),
    "nested without an end": ({HEADER: SECRET}, b"[" * 100_000, 400),
}


@pytest.mark.parametrize(("headers", "body", "status"), STRANGERS.values(), ids=STRANGERS.keys())
async def test_what_is_no_update_is_not_stored(
    town: Town, bot: Bot, hook: WebhookAddress, headers: dict[str, str], body: bytes, status: int
) -> None:
    mailbox = Mailbox()
    async with pushing(town, bot, hook, mailbox) as session:
        async with session.post(hook.url, data=body, headers=headers) as answer:
            assert answer.status == status
        async with session.post(hook.url, json={"update_id": 2}, headers={HEADER: SECRET}) as answer:
            assert answer.status == 200
    assert mailbox.ids == [2]


@pytest.mark.parametrize("path", ["/", "/hook/", "/hook2", "/HOOK", "/hook/../x", "//hook", "/other"])
async def test_only_the_path_that_telegram_was_told(town: Town, bot: Bot, hook: WebhookAddress, path: str) -> None:
    mailbox = Mailbox()
    async with pushing(town, bot, hook, mailbox) as session:
        root = hook.url.removesuffix("/hook")
        address = URL(root + path, encoded=True)
        async with session.post(address, json={"update_id": 2}, headers={HEADER: SECRET}) as answer:
            assert answer.status == 404, path
        async with session.post(f"{hook.url}?from=proxy", json={"update_id": 3}, headers={HEADER: SECRET}) as answer:
            assert answer.status == 200
    assert mailbox.ids == [3]


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "OPTIONS"])
async def test_only_the_method_that_telegram_uses(town: Town, bot: Bot, hook: WebhookAddress, method: str) -> None:
    async with (
        pushing(town, bot, hook, Mailbox()) as session,
        session.request(method, hook.url, headers={HEADER: SECRET}) as answer,
    ):
        assert answer.status == 405


async def test_behind_a_proxy(town: Town, bot: Bot) -> None:
    """Telegram calls the proxy at its public address; the proxy calls us here, and leaves the path."""
    port, mailbox = free_port(), Mailbox()
    town.faults.refuse("setWebhook", too_many(1))
    public = WebhookAddress("127.0.0.1", port, "https://bot.mingchuan.example/telegram/hook", SECRET)
    async with running(Webhook(bot, mailbox, public).run()), ClientSession() as session:
        here = f"http://127.0.0.1:{port}/telegram/hook"
        await answered(session, here)
        headers = {HEADER: SECRET, "X-Forwarded-For": "91.108.4.1", "Host": "bot.mingchuan.example"}
        async with session.post(here, json={"update_id": 2}, headers=headers) as answer:
            assert answer.status == 200
    assert mailbox.ids == [2]


async def answered(session: ClientSession, url: str) -> None:
    """Until somebody listens there."""
    async with asyncio.timeout(5):
        while True:
            with contextlib.suppress(ClientConnectionError):
                async with session.get(url):
                    return


async def test_nothing_that_waits_is_dropped_when_the_way_changes(
    town: Town, group: Chat, zhang: Person, bot: Bot, hook: WebhookAddress
) -> None:
    """From polling to the webhook and back: every message comes once, in order."""
    mailbox = Mailbox()
    async with running(Poller(bot, mailbox, long_poll=1).run()):
        town.say(zhang, group, "一")
        await town.wait_until(lambda: len(mailbox.ids) == 1)
    town.say(zhang, group, "二")
    async with running(Webhook(bot, mailbox, hook).run()):
        town.say(zhang, group, "三")
        await town.wait_until(lambda: "三" in mailbox.texts)
    town.say(zhang, group, "四")
    async with running(Poller(bot, mailbox, long_poll=1).run()):
        await town.wait_until(lambda: "四" in mailbox.texts)
    assert list(dict.fromkeys(mailbox.texts)) == ["一", "二", "三", "四"]
    assert town.webhook.url == ""


async def test_a_secret_that_is_no_text(town: Town, bot: Bot, hook: WebhookAddress) -> None:
    async with pushing(town, bot, hook, Mailbox()):
        reader, writer = await asyncio.open_connection(hook.listen, hook.port)
        head = f"POST /hook HTTP/1.0\r\nHost: x\r\nContent-Length: 0\r\n{HEADER}: "
        writer.write(head.encode() + b"\xff\r\n\r\n")
        assert (await reader.readline()).split()[1] == b"403"
        writer.close()
        await writer.wait_closed()


async def test_what_is_not_stored_is_not_confirmed(town: Town, bot: Bot, hook: WebhookAddress) -> None:
    async def fail(_: list[Raw]) -> None:
        raise ZeroDivisionError

    async with (
        pushing(town, bot, hook, fail) as session,
        session.post(hook.url, json={"update_id": 2}, headers={HEADER: SECRET}) as answer,
    ):
        assert answer.status == 500


async def test_announced_again_until_telegram_hears_it(town: Town, bot: Bot, hook: WebhookAddress) -> None:
    town.faults.server_error("setWebhook", 502, times=1100)  # more often than Python nests calls
    async with running(Webhook(bot, Mailbox(), hook).run()):
        await town.wait_until(lambda: town.webhook.url, timeout=30)


@pytest.mark.parametrize(("code", "words"), [(401, "Unauthorized"), (404, "Not Found")])
async def test_a_refused_token_is_final_here_too(
    town: Town, bot: Bot, hook: WebhookAddress, code: int, words: str
) -> None:
    town.faults.refuse("setWebhook", Refused(code, words))
    with pytest.raises(TokenRefused) as refused:
        await Webhook(bot, Mailbox(), hook).run()
    assert town.token not in str(refused.value)


async def test_a_refused_address_is_final(town: Town, bot: Bot, hook: WebhookAddress) -> None:
    town.faults.refuse("setWebhook", bad_request("bad webhook: failed to resolve host"))
    with pytest.raises(AddressRefused, match="failed to resolve host"):
        await Webhook(bot, Mailbox(), hook).run()


async def test_a_port_that_is_taken(bot: Bot) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        with pytest.raises(OSError, match="in use"):
            await Webhook(bot, Mailbox(), WebhookAddress("127.0.0.1", port, "http://127.0.0.1/", SECRET)).run()


async def test_stopping_does_not_wait_for_a_request_that_hangs(
    town: Town, bot: Bot, hook: WebhookAddress, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receive, "LAST_REQUESTS", 0.01)
    in_hand = asyncio.Event()

    async def never(_: list[Raw]) -> None:
        in_hand.set()
        await asyncio.Event().wait()

    async with ClientSession() as session, asyncio.timeout(5):
        async with running(Webhook(bot, never, hook).run()):
            await town.wait_until(lambda: town.webhook.url)
            asking = asyncio.ensure_future(session.post(hook.url, json={"update_id": 2}, headers={HEADER: SECRET}))
            await in_hand.wait()
        asking.cancel()
        await asyncio.gather(asking, return_exceptions=True)
