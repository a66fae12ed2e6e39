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
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = await self._stopped(Request(scope, receive))
        guarded = with_headers(send)
        if answer:
            await answer(scope, receive, guarded)
        else:
            await self._app(scope, limited(scope, receive), guarded)

    async def _stopped(self, request: Request) -> Response | None:
        """What somebody hears who may not enter; None for those who may."""
        if self._password is None and name_called(request) not in LOCAL_NAMES:
            return JSONResponse({"error": "failed"}, 421)
        if not from_here(request):
            return JSONResponse({"error": "failed"}, 403)
        if int(request.headers.get("content-length") or 0) > largest(request.headers):
            return JSONResponse({"error": "too_large"}, 413)
        if self._password is None or is_open_to_all(request):
            return None
        if request.url.path == "/login" and request.method == "POST":
            return await self._login(request)
        return None if self._knows(request) else turned_away(request)

    def _knows(self, request: HTTPConnection) -> bool:
        return compare_digest(request.cookies.get(COOKIE, "").encode(), self._session.encode())

    async def _login(self, request: Request) -> Response:
        """Wrong passwords wait in line, so that nobody can try many."""
        try:
            body = await Request(request.scope, limited(request.scope, request.receive)).body()
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


def name_called(request: Request) -> str:
    return urlsplit(f"//{request.headers.get('host', '')}").hostname or ""


def from_here(request: Request) -> bool:
    """Browsers say where a request comes from; the page itself may be opened from anywhere."""
    origin = request.headers.get("origin")
    own = f"{request.url.scheme}://{request.headers.get('host')}"
    opened = request.headers.get("sec-fetch-mode") == "navigate" and request.method == "GET"
    site = request.headers.get("sec-fetch-site", "none")
    return origin in (None, own) and (opened or site in ("same-origin", "none"))


def is_open_to_all(request: Request) -> bool:
    """The page to log in on, and the files that all pages are made of."""
    return request.method == "GET" and (request.url.path == "/login" or request.url.path.startswith("/page/"))


def turned_away(request: Request) -> Response:
    if request.method == "GET" and request.url.path == "/":
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
