"""Who may enter the room. It lets anybody be anybody, so only pages of this very server may knock.

Without a password only this machine can come, under a name of this machine: a page elsewhere must not reach it by a
name of its own that points here. With one, whoever has given it, from anywhere.
"""

import asyncio
from collections.abc import Awaitable, Callable
from secrets import compare_digest, token_urlsafe
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.rehearsal.room.mistakes import Mistake

LOCAL_NAMES = {"127.0.0.1", "localhost", "::1"}
COOKIE = "xiaoer_room"
#: Seconds that every wrong password costs, one after the other.
WRONG_COSTS = 1.0
#: Bytes of a body: forms with files are the large ones.
LARGEST_UPLOAD, LARGEST = 51 * 1024 * 1024, 64 * 1024
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # not no-referrer: browsers would send a form's Origin as null
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
}


class Gate:
    """Around the application: names, origins, the password, the size of what is sent, and headers on every answer."""

    def __init__(self, app: ASGIApp, password: str | None = None) -> None:
        self._app = app
        self._password = password
        self._session = token_urlsafe(32)
        self._trying = asyncio.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        counted, guarded = limited(scope, receive), with_headers(send)
        answer = await self._stopped(HTTPConnection(scope), counted)
        await (answer or self._app)(scope, counted, guarded)

    async def _stopped(self, connection: HTTPConnection, receive: Receive) -> Response | None:
        """What somebody hears who may not enter; None for those who may."""
        if self._password is None and name_called(connection) not in LOCAL_NAMES:
            return JSONResponse({"error": "failed"}, 421)
        if not from_here(connection):
            return JSONResponse({"error": "failed"}, 403)
        if int(connection.headers.get("content-length") or 0) > largest(connection.headers):
            return JSONResponse({"error": "too_large"}, 413)
        if self._password is None or is_open_to_all(connection):
            return None
        if connection.url.path == "/login" and method_of(connection) == "POST":
            return await self._login(Request(connection.scope, receive))
        return None if self._knows(connection) else turned_away(connection)

    def _knows(self, connection: HTTPConnection) -> bool:
        return compare_digest(connection.cookies.get(COOKIE, "").encode(), self._session.encode())

    async def _login(self, request: Request) -> Response:
        """Wrong passwords wait in line, so that nobody can try many."""
        try:
            body = await request.body()
        except Mistake as mistake:
            return JSONResponse({"error": mistake.key}, mistake.status)
        given = parse_qs(body.decode("utf-8", "replace")).get("password", [""])[0].strip()
        if not compare_digest(given.encode(), (self._password or "").encode()):
            async with self._trying:
                await asyncio.sleep(WRONG_COSTS)
            return RedirectResponse("/login?wrong", 303)
        answer = RedirectResponse("/", 303)
        answer.set_cookie(COOKIE, self._session, httponly=True, samesite="strict")
        return answer


def method_of(connection: HTTPConnection) -> str:
    """A WebSocket begins as a GET."""
    return str(connection.scope.get("method", "GET"))


def name_called(connection: HTTPConnection) -> str:
    return urlsplit(f"//{connection.headers.get('host', '')}").hostname or ""


def from_here(connection: HTTPConnection) -> bool:
    """Browsers say where a request comes from; the page itself may be opened from anywhere.

    Host and port are compared, not the scheme: a proxy in front may speak https.
    """
    origin = connection.headers.get("origin")
    own = origin is None or urlsplit(origin).netloc == connection.headers.get("host")
    opened = connection.headers.get("sec-fetch-mode") == "navigate" and method_of(connection) == "GET"
    site = connection.headers.get("sec-fetch-site", "none")
    return own and (opened or site in ("same-origin", "none"))


def is_open_to_all(connection: HTTPConnection) -> bool:
    """The page to log in on, and the files that all pages are made of."""
    path = connection.url.path
    return method_of(connection) == "GET" and (path == "/login" or path.startswith("/page/"))


def turned_away(connection: HTTPConnection) -> Response:
    if method_of(connection) == "GET" and connection.url.path == "/":
        return RedirectResponse("/login", 303)
    return JSONResponse({"error": "login"}, 401)


def largest(headers: Headers) -> int:
    return LARGEST_UPLOAD if headers.get("content-type", "").startswith("multipart/form-data") else LARGEST


def limited(scope: Scope, receive: Receive) -> Receive:
    """Also where no length was announced: what comes beyond is not read."""
    left = largest(Headers(scope=scope))

    async def counted() -> Message:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        if left < 0:
            raise Mistake("too_large", 413)
        return message

    return counted


def with_headers(send: Send) -> Callable[[Message], Awaitable[None]]:
    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return guarded
