"""Requests over aiohttp against a small server on this computer: what arrives there, and how failures come back."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import web
from telegram import Bot, InputFile
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.telegram.request import AiohttpRequest, proxy_for

TOKEN = "123456789:AAExampleExampleExampleExampleExampl"
SENT = {"message_id": 5, "date": 1, "chat": {"id": -1, "type": "group"}, "text": "ok"}

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@asynccontextmanager
async def serving(handler: Handler) -> AsyncIterator[str]:
    """The address of a server that answers everything with this handler."""
    application = web.Application()
    application.router.add_route("*", "/{path:.*}", handler)
    runner = web.AppRunner(application, shutdown_timeout=0.01)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


@asynccontextmanager
async def bot_at(address: str, **timeouts: float | None) -> AsyncIterator[Bot]:
    request = AiohttpRequest(**timeouts)  # type: ignore[arg-type]  # seconds, each of them
    async with request:
        yield Bot(TOKEN, base_url=f"{address}/bot", base_file_url=f"{address}/file/bot", request=request)


def answering(result: Any) -> Handler:
    async def answer(_: web.Request) -> web.Response:
        return web.json_response({"ok": True, "result": result})

    return answer


def refusing(status: int, description: str, **parameters: int) -> Handler:
    async def refuse(_: web.Request) -> web.Response:
        body = {"ok": False, "error_code": status, "description": description, "parameters": parameters}
        return web.json_response(body, status=status)

    return refuse


async def never(_: web.Request) -> web.Response:
    await asyncio.Event().wait()
    raise AssertionError("nobody sets it")


class TestWhatArrives:
    async def test_a_document(self) -> None:
        seen: dict[str, Any] = {}

        async def note(request: web.Request) -> web.Response:
            seen.update(await request.json(), path=request.path, kind=request.content_type)
            return web.json_response({"ok": True, "result": SENT})

        async with serving(note) as address, bot_at(address) as bot:
            message = await bot.send_message(-1, "贷款 & <b>+100%</b> 👨‍👩‍👧", parse_mode="HTML")
        assert message.message_id == 5
        assert seen == {
            "path": f"/bot{TOKEN}/sendMessage",
            "kind": "application/json",
            "chat_id": -1,
            "text": "贷款 & <b>+100%</b> 👨‍👩‍👧",
            "parse_mode": "HTML",
        }

    async def test_a_file(self) -> None:
        seen: dict[str, Any] = {}

        async def note(request: web.Request) -> web.Response:
            form = await request.post()
            file = form["document"]
            assert isinstance(file, web.FileField)
            seen.update(caption=form["caption"], name=file.filename, kind=file.content_type, content=file.file.read())
            return web.json_response({"ok": True, "result": SENT})

        async with serving(note) as address, bot_at(address) as bot:
            await bot.send_document(-1, InputFile("甲，乙\n".encode(), "台账.csv"), caption="本月")
        assert seen == {"caption": "本月", "name": "台账.csv", "kind": "text/csv", "content": "甲，乙\n".encode()}

    async def test_nothing_but_a_get_for_a_download(self) -> None:
        async def content(request: web.Request) -> web.Response:
            return web.Response(body=f"{request.method} {request.headers['User-Agent'][:19]}".encode())

        async with serving(content) as address, AiohttpRequest() as request:
            assert await request.retrieve(f"{address}/file") == b"GET python-telegram-bot"

    async def test_one_connection_serves_many_requests(self) -> None:
        ports = set()

        async def note(request: web.Request) -> web.Response:
            assert request.transport is not None
            ports.add(request.transport.get_extra_info("peername"))
            return web.json_response({"ok": True, "result": True})

        async with serving(note) as address, bot_at(address) as bot:
            for _ in range(3):
                await bot.delete_webhook()
        assert len(ports) == 1


class TestWhatTelegramRefuses:
    @pytest.mark.parametrize(
        ("status", "error"),
        [(400, BadRequest), (401, InvalidToken), (403, Forbidden), (404, InvalidToken), (502, NetworkError)],
    )
    async def test_by_its_status(self, status: int, error: type[Exception]) -> None:
        async with serving(refusing(status, "in Telegram's words")) as address, bot_at(address) as bot:
            with pytest.raises(error, match="in Telegram's words"):
                await bot.send_message(-1, "text")

    async def test_for_a_while(self) -> None:
        async with serving(refusing(429, "Too Many Requests", retry_after=7)) as address, bot_at(address) as bot:
            with pytest.raises(RetryAfter) as raised:
                await bot.send_message(-1, "text")
        assert raised.value.retry_after == timedelta(seconds=7)

    async def test_because_the_group_moved(self) -> None:
        handler = refusing(400, "upgraded", migrate_to_chat_id=-1005)
        async with serving(handler) as address, bot_at(address) as bot:
            with pytest.raises(ChatMigrated) as raised:
                await bot.send_message(-1, "text")
        assert raised.value.new_chat_id == -1005

    async def test_a_redirect_is_not_followed(self) -> None:
        async def elsewhere(request: web.Request) -> web.Response:
            raise web.HTTPFound("/elsewhere" if "bot" in request.path else "/")

        async with serving(elsewhere) as address, bot_at(address) as bot:
            with pytest.raises(NetworkError, match="302"):
                await bot.get_me()


class TestTimeouts:
    async def test_no_answer(self) -> None:
        async with serving(never) as address, bot_at(address) as bot:
            with pytest.raises(TimedOut):
                await bot.get_me(read_timeout=0.05)

    async def test_of_the_class_count_where_none_is_given(self) -> None:
        async with serving(never) as address, bot_at(address, read_timeout=0.05) as bot:
            with pytest.raises(TimedOut):
                await bot.get_me()

    async def test_an_answer_that_stops_in_its_middle(self) -> None:
        async def half(request: web.Request) -> web.StreamResponse:
            response = web.StreamResponse()
            await response.prepare(request)
            await response.write(b'{"ok"')
            return await never(request)

        async with serving(half) as address, bot_at(address, read_timeout=0.05) as bot:
            with pytest.raises(TimedOut):
                await bot.get_me()

    async def test_a_request_that_nobody_takes_in(self) -> None:
        """A server that accepts and never reads: the write time-out ends it once the buffers are full."""
        with socket.create_server(("127.0.0.1", 0)) as deaf:
            address = f"http://127.0.0.1:{deaf.getsockname()[1]}"
            limits: dict[str, float] = dict.fromkeys(("pool_timeout", "connect_timeout", "media_write_timeout"), 0.05)
            async with bot_at(address, read_timeout=0.05, **limits) as bot:
                with pytest.raises(TimedOut):
                    await bot.send_document(-1, InputFile(b"x" * 8_000_000, "big.bin"))

    async def test_a_full_pool_sends_nothing(self) -> None:
        arrived = asyncio.Queue[str]()

        async def hold(request: web.Request) -> web.Response:
            arrived.put_nowait(request.path)
            return await never(request)

        async with serving(hold) as address, AiohttpRequest(1, connect_timeout=0.02) as request:
            first = asyncio.create_task(request.do_request(f"{address}/first", "POST"))
            assert await arrived.get() == "/first"
            with pytest.raises(TimedOut, match="not sent"):
                await request.do_request(f"{address}/second", "POST", pool_timeout=0.02)
            first.cancel()
            assert arrived.empty()

    async def test_none_waits_for_ever(self) -> None:
        async with serving(never) as address, AiohttpRequest(read_timeout=0.01) as request:
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.1):
                    await request.do_request(f"{address}/", "GET", read_timeout=None)

    def test_the_default_is_told_to_the_library(self) -> None:
        assert AiohttpRequest(read_timeout=7).read_timeout == 7


class TestBrokenConnections:
    async def test_closed_without_an_answer(self) -> None:
        async def hang_up(request: web.Request) -> web.Response:
            assert request.transport is not None
            request.transport.abort()
            return web.Response()

        async with serving(hang_up) as address, bot_at(address) as bot:
            with pytest.raises(NetworkError) as raised:
                await bot.get_me()
        assert not isinstance(raised.value, TimedOut)

    async def test_nobody_listens(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as server:
            address = f"http://127.0.0.1:{server.getsockname()[1]}"
        async with bot_at(address) as bot:
            with pytest.raises(NetworkError, match="ClientConnectorError"):
                await bot.get_me()

    async def test_no_error_shows_the_token(self) -> None:
        async with bot_at("http://127.0.0.1:99999") as bot:
            with pytest.raises(NetworkError) as raised:
                await bot.get_me()
        chain = [raised.value, raised.value.__cause__]
        assert not [error for error in chain if TOKEN in repr(error)]

    async def test_not_initialized(self) -> None:
        request = AiohttpRequest()
        with pytest.raises(RuntimeError, match="not initialized"):
            await request.do_request("http://127.0.0.1/", "GET")

    async def test_shut_down_twice_and_begun_anew(self) -> None:
        async with serving(answering(True)) as address:
            request = AiohttpRequest()
            for _ in range(2):
                await request.initialize()
                await request.initialize()
                assert await request.post(f"{address}/", RequestData()) is True
                await request.shutdown()
                await request.shutdown()


def test_it_is_a_request_of_the_library() -> None:
    assert issubclass(AiohttpRequest, BaseRequest)


class TestProxy:
    @pytest.fixture(autouse=True)
    def proxies(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("http_proxy", "http://proxy.example:3128")
        monkeypatch.setenv("https_proxy", "http://proxy.example:3129")
        monkeypatch.setenv("no_proxy", "intern.example")
        proxy_for.cache_clear()

    @pytest.mark.parametrize(
        ("scheme", "address", "proxy"),
        [
            ("https", "api.telegram.org", "http://proxy.example:3129"),
            ("http", "api.telegram.org:8081", "http://proxy.example:3128"),
            ("https", "bot.intern.example", None),
            ("http", "127.0.0.1:8081", None),
            ("http", "[::1]:8081", None),
            ("http", "localhost:8081", None),
        ],
    )
    def test_of_the_environment_but_not_on_the_way_home(self, scheme: str, address: str, proxy: str | None) -> None:
        assert proxy_for(scheme, address) == proxy
