"""python-telegram-bot's requests over aiohttp: several times faster than its own, and silent about the token."""

import asyncio
import json
import os
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from functools import lru_cache
from io import BytesIO
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from aiohttp import (
    ClientError,
    ClientResponse,
    ClientSession,
    ClientTimeout,
    ConnectionTimeoutError,
    DummyCookieJar,
    FormData,
    TCPConnector,
)
from telegram._utils.defaultvalue import DefaultValue  # private, but part of the signature to be implemented
from telegram._utils.types import ODVInput
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData
from telegram.request._requestparameter import RequestParameter  # private, but what a RequestData is made of

from bot.log import redactor

#: RetryAfter.retry_after is a timedelta, as it will be for everybody; without it each 429 is a deprecation warning too.
os.environ.setdefault("PTB_TIMEDELTA", "true")

#: Of an answer.
MOST_BYTES = 20_000_000

NOT_TELEGRAM = "the answer is not Telegram's"

UNSET = BaseRequest.DEFAULT_NONE
Seconds = float | None
#: Who counts: the method, in small letters, and the HTTP status; None: no answer came.
Answered = Callable[[str, int | None], None]


def written(parameters: Mapping[str, Any]) -> RequestData:
    """Parameters as the Bot API has them, for `BaseRequest.post`; those that are None are left out."""
    given = ((name, value) for name, value in parameters.items() if value is not None)
    return RequestData([RequestParameter(name, value, None) for name, value in given])


class AiohttpRequest(BaseRequest):
    """Time-outs are in seconds, None waits for ever; the defaults are python-telegram-bot's own.

    pool + connect: until there is a connection. write + read: from then until the answer begins. read: between two
    pieces of the answer. HTTP_PROXY, HTTPS_PROXY and NO_PROXY are heeded, but never on the way to this very computer.
    """

    def __init__(
        self,
        connection_pool_size: int = 256,
        *,
        read_timeout: Seconds = 5.0,
        write_timeout: Seconds = 5.0,
        connect_timeout: Seconds = 5.0,
        pool_timeout: Seconds = 1.0,
        media_write_timeout: Seconds = 20.0,
        answered: Answered | None = None,
    ) -> None:
        self._pool_size = connection_pool_size
        self._read = read_timeout
        self._write = write_timeout
        self._connect = connect_timeout
        self._pool = pool_timeout
        self._media_write = media_write_timeout
        self._answered = answered
        self._session: ClientSession | None = None

    @property
    def read_timeout(self) -> Seconds:
        return self._read

    async def initialize(self) -> None:
        if self._session is None:
            self._session = ClientSession(
                connector=TCPConnector(limit=self._pool_size),
                cookie_jar=DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
            )

    async def shutdown(self) -> None:
        session, self._session = self._session, None
        if session:
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = UNSET,
        write_timeout: ODVInput[float] = UNSET,
        connect_timeout: ODVInput[float] = UNSET,
        pool_timeout: ODVInput[float] = UNSET,
    ) -> tuple[int, bytes]:
        """The HTTP status and the body. Raises TimedOut or another NetworkError, none of which shows the token."""
        media = request_data is not None and request_data.contains_files
        read = _chosen(read_timeout, self._read)
        write = _chosen(write_timeout, self._media_write if media else self._write)
        connect = _chosen(connect_timeout, self._connect)
        reached = _sum(_chosen(pool_timeout, self._pool), connect)
        limits = ClientTimeout(connect=reached, sock_connect=connect, sock_read=read)
        status: int | None = None
        try:
            with _told_apart():
                async with await self._ask(url, method, request_data, limits, _sum(reached, write, read)) as answer:
                    body = await _whole(answer)
                    if not answer.ok and _telegrams(body) is None:  # a proxy's or a wall's 403, 404 is no refusal
                        raise NetworkError(f"{NOT_TELEGRAM} (HTTP {answer.status})")
                    status = answer.status
                    return status, body
        finally:
            if self._answered:
                self._answered(url.rpartition("/")[2].lower(), status)

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Raises NetworkError where it is not Telegram who answers; the library's own logs it all, however long."""
        told = _telegrams(payload)
        if told is None:
            raise NetworkError(NOT_TELEGRAM)
        return told

    @asynccontextmanager
    async def stream(self, url: str, read_timeout: float) -> AsyncIterator[tuple[int, AsyncIterator[bytes]]]:
        """The HTTP status, and the body in pieces of some 100 kB as they come. Raises as `do_request` does."""
        reached = _sum(self._pool, self._connect)
        limits = ClientTimeout(connect=reached, sock_connect=self._connect, sock_read=read_timeout)
        with _told_apart():
            answer = await self._ask(url, "GET", None, limits, _sum(reached, read_timeout))
        try:
            yield answer.status, _pieces(answer)
        finally:
            answer.close()  # the rest of it, if any, is not wanted

    async def _ask(
        self, url: str, method: str, data: RequestData | None, limits: ClientTimeout, until_answer: Seconds
    ) -> ClientResponse:
        if self._session is None:
            raise RuntimeError("This AiohttpRequest is not initialized!")
        body, headers = _body(data)
        proxy = proxy_for(*urlsplit(url)[:2])
        async with asyncio.timeout(until_answer):
            return await self._session.request(
                method, url, data=body, headers=headers, timeout=limits, proxy=proxy, allow_redirects=False
            )


@contextmanager
def _told_apart() -> Iterator[None]:
    """aiohttp's errors as the library's. "from None": they may hold the address, and with it the token."""
    try:
        yield
    except ConnectionTimeoutError:
        raise TimedOut("No connection in time, the request was not sent") from None
    except TimeoutError:
        raise TimedOut from None
    except (ClientError, OSError) as error:
        raise NetworkError(f"aiohttp.{type(error).__name__}: {redactor()(str(error))}") from None


def _telegrams(payload: bytes) -> dict[str, Any] | None:
    """An answer of the Bot API: a result, or why there is none. None for anything else."""
    try:
        told = json.loads(payload.decode(errors="replace"))
    except (ValueError, RecursionError):
        return None
    says = isinstance(told, dict) and (told.get("result") is not None or "description" in told)
    return told if says else None


async def _whole(answer: ClientResponse) -> bytes:
    """Raises NetworkError for one that is longer than Telegram's can be: a hundred updates, or one message."""
    pieces, size = [], 0
    async for piece in _pieces(answer):
        pieces.append(piece)
        size += len(piece)
        if size > MOST_BYTES:
            raise NetworkError("the answer is too long to be Telegram's")
    return b"".join(pieces)


async def _pieces(answer: ClientResponse) -> AsyncIterator[bytes]:
    while True:
        with _told_apart():
            piece = await answer.content.readany()
        if not piece:
            return
        yield piece


def _chosen(value: ODVInput[float], default: Seconds) -> Seconds:
    return default if isinstance(value, DefaultValue) else value


def _sum(*timeouts: Seconds) -> Seconds:
    known = [timeout for timeout in timeouts if timeout is not None]
    return sum(known) if len(known) == len(timeouts) else None


def _body(data: RequestData | None) -> tuple[bytes | FormData | None, Mapping[str, str] | None]:
    """And its headers, where the body does not tell its kind itself. JSON is written in a tenth of a form's time."""
    if data is None:
        return None, None
    if data.contains_files:
        return _form(data), None
    return json.dumps(data.parameters).encode(), {"Content-Type": "application/json"}


def _form(data: RequestData) -> FormData:
    """Telegram takes names of files as they are, in UTF-8, not percent-encoded."""
    form = FormData(data.json_parameters, quote_fields=False)
    for field, (name, content, kind) in data.multipart_data.items():
        file = BytesIO(content) if isinstance(content, bytes) else content  # aiohttp warns of large bare bytes
        form.add_field(field, file, filename=name, content_type=kind)
    return form


@lru_cache(maxsize=16)
def proxy_for(scheme: str, address: str) -> str | None:
    """Looked up once an address: aiohttp's own look-up takes a thread for each request."""
    host = urlsplit(f"//{address}").hostname or ""
    if _is_this_computer(host) or proxy_bypass(host):
        return None
    return getproxies().get(scheme)


def _is_this_computer(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
