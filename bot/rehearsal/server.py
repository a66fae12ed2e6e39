"""The town's HTTP face: the Bot API under /bot<token>/<method>, and its files."""

import asyncio
import json
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager, suppress
from pathlib import PurePosixPath
from secrets import compare_digest
from typing import Any, TypeVar

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from uvicorn.protocols.http.h11_impl import H11Protocol

from bot.rehearsal.botapi.bodies import read_parameters
from bot.rehearsal.botapi.methods import call, refusal
from bot.rehearsal.faults import Reply
from bot.rehearsal.files import DOWNLOAD_LIMIT
from bot.rehearsal.refusals import Refused
from bot.rehearsal.town import Town
from bot.rehearsal.web import served
from bot.rehearsal.webhook import push_updates

T = TypeVar("T")
Lines = dict[tuple[str, int], asyncio.Transport]

#: A page on another site must not reach the town by a name that points to this machine.
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]

#: Headers that browsers send and no bot does: a page elsewhere must not speak for the bot.
BROWSERS_SAY = {"origin", "referer", "sec-fetch-site", "sec-fetch-mode"}


def build_app(town: Town) -> Starlette:
    """The town's Bot API as an ASGI application. Cutting connections and webhooks need `serve`."""
    app = Starlette(
        routes=[
            Route("/bot{token}/{method}", bot_api, methods=["GET", "POST"]),
            Route("/file/bot{token}/{path:path}", bot_file),
        ],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=ALLOWED_HOSTS)],
    )
    app.state.town = town
    app.state.closing = asyncio.Event()
    app.state.lines = Lines()
    return app


async def bot_api(request: Request) -> Response:
    """One call of the Bot API. A caller who hangs up while getUpdates waits is gone at once, as on a kill."""
    town: Town = request.app.state.town
    if not BROWSERS_SAY.isdisjoint(request.headers):
        return response(refusal(Refused(403, "Forbidden: this is for bots")))
    if not known_token(request):
        return response(refusal(Refused(401, "Unauthorized")))
    try:
        parameters = await read_parameters(request)
    except Refused as reason:
        return response(refusal(reason))
    reply = await unless_gone(request, call(town, request.path_params["method"], parameters))
    if reply is None:
        return Response(status_code=503)
    return await no_answer(request, reply) if reply.status is None else response(reply)


async def bot_file(request: Request) -> Response:
    town: Town = request.app.state.town
    path = PurePosixPath(request.path_params["path"])
    file = town.files.get(path.stem)
    if not known_token(request) or file is None or file.path != str(path) or len(file.content) > DOWNLOAD_LIMIT:
        return response(refusal(Refused(404, "Not Found")))
    return Response(file.content, media_type="application/octet-stream")


def known_token(request: Request) -> bool:
    return compare_digest(request.path_params["token"].encode(), request.app.state.town.token.encode())


def response(reply: Reply) -> Response:
    """JSON in ASCII, as Telegram writes it: even a lone surrogate gets through."""
    if isinstance(reply.body, str):
        return Response(reply.body, reply.status or 200, media_type="text/html")
    return Response(json.dumps(reply.body), reply.status or 200, media_type="application/json")


async def no_answer(request: Request, reply: Reply) -> Response:
    """Cut the line, or hold it until the caller gives up. What is returned then reaches nobody."""
    line = request.app.state.lines.get(tuple(request.client or ()))
    if line and not reply.held:
        line.abort()
    await unless_gone(request, asyncio.Event().wait())
    return Response(status_code=503)


async def unless_gone(request: Request, work: Coroutine[Any, Any, T]) -> T | None:
    """The work's result, or None when the caller hung up or the server closes before it is done."""
    doing = asyncio.ensure_future(work)
    endings = [asyncio.ensure_future(hung_up(request)), asyncio.ensure_future(request.app.state.closing.wait())]
    try:
        await asyncio.wait([doing, *endings], return_when=asyncio.FIRST_COMPLETED)
        return doing.result() if doing.done() else None
    finally:
        for task in (doing, *endings):
            task.cancel()
        await asyncio.gather(doing, *endings, return_exceptions=True)


async def hung_up(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


@asynccontextmanager
async def serve(town: Town, port: int = 0) -> AsyncIterator[str]:
    """Serve the town's Bot API to this machine alone; yields its address, such as "http://127.0.0.1:41233".

    Raises OSError when the port is taken. Leaving ends hanging calls at once.
    """
    app = build_app(town)
    async with served(app, port=port, protocol=tapped(app.state.lines)) as address:
        pushing = asyncio.create_task(push_updates(town))
        try:
            yield address
        finally:
            app.state.closing.set()
            town.notify()
            pushing.cancel()
            with suppress(asyncio.CancelledError):
                await pushing


def tapped(lines: Lines) -> type[H11Protocol]:
    """uvicorn's HTTP protocol, which also notes every caller's connection, so that it can be cut."""

    class TappedProtocol(H11Protocol):
        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as uvicorn has it
            super().connection_made(transport)
            if self.client:
                lines[self.client] = transport

        def connection_lost(self, exc: Exception | None) -> None:
            super().connection_lost(exc)
            if self.client:
                lines.pop(self.client, None)

    return TappedProtocol
