"""HTTP/1.1 as bots speak it, straight on asyncio's transport: kept alive, with a length, one answer after the other."""

import asyncio
import json
import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qsl

HEAD_ENDS = b"\r\n\r\n"
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_IS_JSON = re.compile(rb"\r\ncontent-type: *application/json", re.IGNORECASE)


class Request:
    """What was asked, and the line on which the answer goes back. A multipart body is not understood."""

    __slots__ = ("_body", "_head", "_line", "path")

    def __init__(self, line: "Line", head: bytes, body: bytes) -> None:
        self._line = line
        self._head = head
        self._body = body
        self.path = head.split(b" ", 2)[1].decode("ascii")

    def parameters(self) -> Mapping[str, Any]:
        """Of a JSON body or a form. Raises ValueError for anything else."""
        if not self._body:
            return {}
        if _IS_JSON.search(self._head):
            return dict(json.loads(self._body))
        return dict(parse_qsl(self._body.decode(), keep_blank_values=True, strict_parsing=True))

    @property
    def is_given_up(self) -> bool:
        """Whoever asked hung up."""
        return self._line.is_gone

    def reply(self, body: bytes, status: int = 200) -> None:
        """JSON."""
        self._line.reply(body, status)


class Line(asyncio.Protocol):
    """A connection. The next request on it is read once the one before is answered."""

    def __init__(self, answer: Callable[[Request], None]) -> None:
        self._answer = answer
        self._read = bytearray()
        self._answering = False
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 - TCP's always is; for the reader and mypy
        self._transport = transport

    def connection_lost(self, _: Exception | None) -> None:
        self._transport = None

    @property
    def is_gone(self) -> bool:
        return self._transport is None or self._transport.is_closing()

    def data_received(self, data: bytes) -> None:
        self._read += data
        self._next()

    def reply(self, body: bytes, status: int) -> None:
        if self._transport is not None:
            head = f"HTTP/1.1 {status} -\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
            self._transport.write(head.encode() + body)
        self._answering = False
        if self._read:
            asyncio.get_running_loop().call_soon(self._next)

    def _next(self) -> None:
        if not self._answering and (request := self._take()):
            self._answering = True
            self._answer(request)

    def _take(self) -> Request | None:
        """The request that has arrived as a whole."""
        end = self._read.find(HEAD_ENDS)
        if end < 0:
            return None
        head = bytes(self._read[:end])
        length = _LENGTH.search(head)
        begins = end + len(HEAD_ENDS)
        ends = begins + (int(length[1]) if length else 0)
        if len(self._read) < ends:
            return None
        body = bytes(self._read[begins:ends])
        del self._read[:ends]
        return Request(self, head, body)
