"""The HTTP face: every way to send parameters, wrong tokens, wrong hosts, and closing under a hanging poll."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from bot.rehearsal.chats import Chat
from bot.rehearsal.server import serve
from bot.rehearsal.town import Town
from tests.rehearsal.conftest import GROUP


@pytest.fixture
async def http(address: str) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(address) as session:
        yield session


BUTTONS = {"inline_keyboard": [[{"text": "受理", "callback_data": "accept"}]]}
AS_FORM = {"chat_id": str(GROUP), "text": "你好 & 再见", "reply_markup": json.dumps(BUTTONS)}


def multipart() -> aiohttp.FormData:
    form = aiohttp.FormData(AS_FORM)
    form.add_field("unused", b"\0\xff", filename="x.bin")
    return form


WAYS: list[tuple[str, dict[str, Any]]] = [
    ("GET", {"params": AS_FORM}),
    ("POST", {"params": AS_FORM}),
    ("POST", {"data": AS_FORM}),
    ("POST", {"json": {"chat_id": GROUP, "text": "你好 & 再见", "reply_markup": BUTTONS}}),
    ("POST", {"json": AS_FORM}),
    ("POST", {"data": multipart}),
]


@pytest.mark.parametrize(
    ("verb", "body"), WAYS, ids=["query", "post-query", "form", "json", "json-strings", "multipart"]
)
async def test_parameters_come_every_way(
    town: Town, group: Chat, http: aiohttp.ClientSession, verb: str, body: dict[str, Any]
) -> None:
    body = {name: value() if callable(value) else value for name, value in body.items()}
    async with http.request(verb, f"/bot{town.token}/sendMessage", **body) as answer:
        assert (answer.status, answer.content_type) == (200, "application/json")
        assert (await answer.json())["result"]["text"] == "你好 & 再见"
    assert group.last.labels == ["受理"]


ODD = [
    ("/bot1:wrong/getMe", b"", 401, "Unauthorized"),
    ("/bot{token}/getMoney", b"", 404, "Not Found: method not found"),
    ("/bot{token}/getMe", b"{", 400, "Bad Request: can't parse JSON object in the request body"),
    ("/bot{token}/getMe", b"[]", 400, "Bad Request: can't parse JSON object in the request body"),
    ("/file/bot{token}/photos/none", b"", 404, "Not Found"),
    ("/file/bot1:wrong/photos/none", b"", 404, "Not Found"),
]


@pytest.mark.parametrize(("path", "body", "status", "words"), ODD)
async def test_odd_requests_are_refused(
    town: Town, http: aiohttp.ClientSession, path: str, body: bytes, status: int, words: str
) -> None:
    verb = "GET" if path.startswith("/file") else "POST"
    headers = {"Content-Type": "application/json"}
    async with http.request(verb, path.format(token=town.token), data=body or None, headers=headers) as answer:
        assert answer.status == status
        assert await answer.json() == {"ok": False, "error_code": status, "description": words}


async def test_broken_text_travels_as_escapes(town: Town, http: aiohttp.ClientSession) -> None:
    town.inject({"message": {"text": "半个表情\ud83d"}})
    async with http.get(f"/bot{town.token}/getUpdates") as answer:
        assert b"\\ud83d" in await answer.read()


@pytest.mark.parametrize(("host", "status"), [("localhost", 200), ("127.0.0.1:80", 200), ("evil.example", 400)])
async def test_only_this_machine_is_a_host(town: Town, http: aiohttp.ClientSession, host: str, status: int) -> None:
    async with http.get(f"/bot{town.token}/getMe", headers={"Host": host}) as answer:
        assert answer.status == status


async def test_a_bot_that_is_killed_stops_polling_at_once(town: Town, address: str) -> None:
    session = aiohttp.ClientSession(address)
    poll = asyncio.create_task(session.get(f"/bot{town.token}/getUpdates", params={"timeout": 50}))
    await town.wait_until(lambda: town.updates.polling)
    poll.cancel()
    await session.close()
    await town.wait_until(lambda: not town.updates.polling)


async def test_closing_ends_a_hanging_poll_quickly(town: Town) -> None:
    async with aiohttp.ClientSession() as session:
        async with serve(town) as address:
            poll = asyncio.create_task(session.get(f"{address}/bot{town.token}/getUpdates", params={"timeout": 50}))
            await town.wait_until(lambda: town.updates.polling)
            begun = time.monotonic()
        assert time.monotonic() - begun < 2
        async with await poll as answer:
            assert answer.status == 503


async def test_a_taken_port_is_an_error_not_an_exit(town: Town, address: str) -> None:
    with pytest.raises(OSError, match="in use"):
        async with serve(town, port=int(address.rpartition(":")[2])):
            pass


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://elsewhere.example"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"},
        {"Referer": "https://elsewhere.example/"},
    ],
)
async def test_no_page_in_a_browser_speaks_for_the_bot(town: Town, address: str, headers: dict[str, str]) -> None:
    wanted = f"{address}/bot{town.token}/setWebhook?url=https://elsewhere.example"
    async with aiohttp.ClientSession(headers=headers) as session, session.get(wanted) as answer:
        assert answer.status == 403
    assert town.webhook.url == ""
