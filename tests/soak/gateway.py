"""A line between the bot and Telegram that misbehaves as a script tells it, call by call.

It stands before the rehearsal's Bot API, which stays as true as Telegram: what goes wrong goes wrong on the way.
"""

import asyncio
import contextlib
import json
import re
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field, replace

#: Of a request or an answer: its head ends here.
HEAD_ENDS = b"\r\n\r\n"
_METHOD = re.compile(rb"^\w+ /bot[^/ ]+/(\w+)")
_LENGTH = re.compile(rb"^content-length: *(\d+)\r?$", re.IGNORECASE | re.MULTILINE)
_CHUNKED = re.compile(rb"^transfer-encoding: *chunked\r?$", re.IGNORECASE | re.MULTILINE)
_PHRASE = {200: "OK", 429: "Too Many Requests", 502: "Bad Gateway"}


@dataclass(frozen=True, slots=True)
class Request:
    method: str  # the Bot API's, in lower case
    number: int  # of the calls of this method, from 1
    body: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: bytes
    whole: bool = True  # False: the line is cut in the middle of it


@dataclass(frozen=True, slots=True)
class Mishap:
    """`effect`: Telegram does what it was asked to, before `answer` makes of its answer what the bot gets.

    None as an answer: the line is cut. `hook` is called between the two.
    """

    effect: bool
    answer: Callable[[Answer], Answer | None]
    hook: Callable[[], None] = lambda: None


Script = Callable[[Request], Mishap | None]


@dataclass(frozen=True, slots=True)
class Effect:
    """New messages in a chat, and whether the bot was told of them."""

    chat: int
    messages: tuple[int, ...]
    answered: bool
    at: float  # time.monotonic()


def _nothing(_: Request) -> Mishap | None:
    return None


@dataclass
class Gateway:
    """`script` says what happens to a call; None: nothing out of the way."""

    port: int = 0  # of the Bot API behind it
    script: Script = _nothing
    away: bool = False  # Telegram can't be reached at all
    calls: Counter[str] = field(default_factory=Counter)
    mishaps: int = 0
    effects: list[Effect] = field(default_factory=list)
    _lines: set[asyncio.WriteTransport] = field(default_factory=set)

    def cut_off(self) -> None:
        """From now on, until `away` is False again."""
        self.away = True
        for line in self._lines:
            line.abort()

    def clear(self) -> None:
        self.script = _nothing

    @contextlib.asynccontextmanager
    async def open(self, behind: str) -> AsyncIterator[str]:
        """`behind`: the Bot API's address; yields ours."""
        self.port = int(behind.rpartition(":")[2])
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        try:
            yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        finally:
            server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        upstream: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
        line = writer.transport
        try:
            if self.away:
                return
            self._lines.add(line)
            upstream = await asyncio.open_connection("127.0.0.1", self.port)
            await self._relay(reader, writer, *upstream)
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            pass  # either side hung up
        finally:
            self._lines.discard(line)
            for end in (writer, upstream[1] if upstream else None):
                if end:
                    end.transport.abort()

    async def _relay(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        answers: asyncio.StreamReader,
        asks: asyncio.StreamWriter,
    ) -> None:
        """Call after call, until the bot hangs up, which it can do at any moment."""
        next_byte = asyncio.create_task(reader.read(1))
        try:
            while first := await next_byte:
                raw, request = await self._request(first, reader)
                next_byte = asyncio.create_task(reader.read(1))
                answering = asyncio.create_task(self._answer(raw, request, writer, answers, asks))
                await asyncio.wait({next_byte, answering}, return_when=asyncio.FIRST_COMPLETED)
                if not answering.done() and request.method == "getupdates":
                    answering.cancel()  # nobody waits for news any more; what is to be done is done nevertheless
                    return
                if not await answering:
                    return
        finally:
            next_byte.cancel()

    async def _request(self, first: bytes, reader: asyncio.StreamReader) -> tuple[bytes, Request]:
        head, body = await _message(reader, first)
        found = _METHOD.match(head)
        method = found[1].decode().lower() if found else ""
        self.calls[method] += 1
        return head + body, Request(method, self.calls[method], body)

    async def _answer(
        self,
        raw: bytes,
        request: Request,
        writer: asyncio.StreamWriter,
        answers: asyncio.StreamReader,
        asks: asyncio.StreamWriter,
    ) -> bool:
        """Whether the line still holds."""
        mishap = self.script(request)
        told: Answer | None = Answer(0, b"")
        if mishap is None or mishap.effect:
            asks.write(raw)
            told = await _answered(answers)
        effect = _effect(request, told.body) if told else None
        if mishap and told:
            self.mishaps += 1
            mishap.hook()
            said, told = told, mishap.answer(told)
            effect = replace(effect, answered=told == said) if effect else None
        line_holds = told is not None and await _written(writer, told)
        if effect:
            self.effects.append(replace(effect, answered=effect.answered and line_holds))
        return line_holds


# ── HTTP ──────────────────────────────────────────────────────────────────


async def _message(reader: asyncio.StreamReader, first: bytes = b"") -> tuple[bytes, bytes]:
    """Head and body as they came."""
    head = first + await reader.readuntil(HEAD_ENDS)
    if _CHUNKED.search(head):
        return head, await _chunks(reader)
    length = _LENGTH.search(head)
    return head, await reader.readexactly(int(length[1])) if length else b""


async def _chunks(reader: asyncio.StreamReader) -> bytes:
    body = b""
    while True:
        size = await reader.readline()
        body += size + await reader.readexactly(int(size, 16) + 2)
        if int(size, 16) == 0:
            return body


async def _answered(answers: asyncio.StreamReader) -> Answer | None:
    try:
        head, body = await _message(answers)
    except asyncio.IncompleteReadError:
        return None
    return Answer(int(head.split(b" ", 2)[1]), body)


async def _written(writer: asyncio.StreamWriter, answer: Answer) -> bool:
    head = f"HTTP/1.1 {answer.status} {_PHRASE.get(answer.status, 'Told')}\r\ncontent-length: {len(answer.body)}\r\n"
    kind = "application/json" if answer.body.startswith(b"{") else "text/html"
    raw = f"{head}content-type: {kind}\r\n\r\n".encode() + answer.body
    writer.write(raw if answer.whole else raw[: len(raw) - len(answer.body) // 2 - 1])
    try:
        await writer.drain()
    except OSError:
        return False
    return answer.whole and not writer.is_closing()


def _effect(request: Request, body: bytes) -> Effect | None:
    """What a call has put into a chat; None where it put nothing."""
    if request.method not in ("sendmessage", "copymessage", "copymessages"):
        return None
    told = json.loads(body or b"{}")
    if not isinstance(told, dict) or not told.get("ok"):
        return None
    results = told["result"] if isinstance(told["result"], list) else [told["result"]]
    chat = re.search(rb"(?:^|[&\r\n])chat_id(?:=|\"\r\n\r\n)(-?\d+)", request.body)
    numbers = tuple(one["message_id"] for one in results)
    return Effect(int(chat[1]) if chat else 0, numbers, answered=True, at=time.monotonic())


# ── what can happen to a call ─────────────────────────────────────────────

PAGE = b"<html><head><title>502 Bad Gateway</title></head><body><center><h1>502</h1></center></body></html>"


def instead(status: int, body: bytes, *, effect: bool = False) -> Mishap:
    return Mishap(effect, lambda _: Answer(status, body))


def bad_gateway(*, effect: bool) -> Mishap:
    return instead(502, PAGE, effect=effect)


def too_many(seconds: int) -> Mishap:
    told = {"ok": False, "error_code": 429, "description": f"Too Many Requests: retry after {seconds}"}
    return instead(429, json.dumps(told | {"parameters": {"retry_after": seconds}}).encode())


def cut(*, effect: bool) -> Mishap:
    return Mishap(effect, lambda _: None)


def cut_in_the_middle() -> Mishap:
    return Mishap(True, lambda told: replace(told, whole=False))
