"""Who may enter the room. It lets anybody be anybody, so only pages of this very server may knock.

Without a password only this machine can come, under a name of this machine: a page elsewhere must not reach it by a
name of its own that points here. With one, whoever has given it, from anywhere.
"""

import asyncio
from collections.abc import Awaitable, Callable
from secrets import compare_digest, token_urlsafe
from urllib.parse import SplitResult, parse_qs, urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.rehearsal.room.mistakes import Mistake

LOCAL_NAMES = {"127.0.0.1", "localhost", "::1"}
COOKIE = "xiaoer_room"
#: Seconds that every try costs, one after the other, and how many may stand in line.
TRY_COSTS, LINE = 1.0, 5
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
        self._in_line = 0

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
        if int(connection.headers.get("content-length") or 0) > largest(connection.scope):
            return JSONResponse({"error": "too_large"}, 413)
        if self._password is None or is_open_to_all(connection):
            return None
        if path_of(connection) == "/login" and method_of(connection) == "POST":
            return await self._login(Request(connection.scope, receive))
        return None if self._knows(connection) else turned_away(connection)

    def _knows(self, connection: HTTPConnection) -> bool:
        return compare_digest(connection.cookies.get(COOKIE, "").encode(), self._session.encode())

    async def _login(self, request: Request) -> Response:
        """Every try waits its turn, right or wrong, so that nobody can try many at once."""
        try:
            body = await request.body()
        except Mistake as mistake:
            return JSONResponse({"error": mistake.key}, mistake.status)
        given = parse_qs(body.decode("utf-8", "replace")).get("password", [""])[0].strip()
        if not await self._turn_came() or not compare_digest(given.encode(), (self._password or "").encode()):
            return RedirectResponse("/login?wrong", 303)
        answer = RedirectResponse("/", 303)
        answer.set_cookie(COOKIE, self._session, httponly=True, samesite="strict")
        return answer

    async def _turn_came(self) -> bool:
        """False at once where too many stand in line."""
        if self._in_line >= LINE:
            return False
        self._in_line += 1
        try:
            async with self._trying:
                await asyncio.sleep(TRY_COSTS)
        finally:
            self._in_line -= 1
        return True


def method_of(connection: HTTPConnection) -> str:
    """A WebSocket begins as a GET."""
    return str(connection.scope.get("method", "GET"))


def path_of(connection: HTTPConnection) -> str:
    """As the routes read it; the url's also holds what the Host header says."""
    return str(connection.scope["path"])


def name_called(connection: HTTPConnection) -> str:
    return split(f"//{connection.headers.get('host', '')}").hostname or ""


def from_here(connection: HTTPConnection) -> bool:
    """Browsers say where a request comes from; the page itself may be opened from anywhere.

    Host and port are compared, not the scheme: a proxy in front may speak https.
    """
    origin = connection.headers.get("origin")
    own = origin is None or split(origin).netloc == connection.headers.get("host")
    opened = connection.headers.get("sec-fetch-mode") == "navigate" and path_of(connection) in ("/", "/login")
    site = connection.headers.get("sec-fetch-site", "none")
    return own and ((opened and method_of(connection) == "GET") or site in ("same-origin", "none"))


def split(address: str) -> SplitResult:
    """What is no address has no name."""
    try:
        return urlsplit(address)
    except ValueError:
        return urlsplit("")


def is_open_to_all(connection: HTTPConnection) -> bool:
    """The page to log in on, and the files that all pages are made of."""
    path = path_of(connection)
    return method_of(connection) == "GET" and (path == "/login" or path.startswith("/page/"))


def turned_away(connection: HTTPConnection) -> Response:
    if method_of(connection) == "GET" and path_of(connection) == "/":
        return RedirectResponse("/login", 303)
    return JSONResponse({"error": "login"}, 401)


def largest(scope: Scope) -> int:
    return LARGEST_UPLOAD if str(scope["path"]).endswith("/upload") else LARGEST


def limited(scope: Scope, receive: Receive) -> Receive:
    """Also where no length was announced: what comes beyond is not read."""
    left = largest(scope)

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
