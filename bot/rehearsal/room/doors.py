"""The page's doors: its files, the stream of everything that happens, and what its visitor says and presses."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import HTTPConnection, Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.rehearsal.payloads import Json
from bot.rehearsal.room.gate import Gate
from bot.rehearsal.room.mistakes import Mistake
from bot.rehearsal.room.pictures import picture_type
from bot.rehearsal.room.play import Play
from bot.rehearsal.room.room import MOST_WINDOWS, Room, TownRoom
from bot.rehearsal.room.stream import happenings
from bot.rehearsal.room.uploads import upload
from bot.rehearsal.room.wishes import WISHES

log = logging.getLogger(__name__)

PAGE = Path(__file__).parent.parent / "page"


def build_room(room: Room, password: str | None = None) -> Starlette:
    """The room as an ASGI application; without a password it is for this machine alone."""
    app = Starlette(
        routes=[
            Route("/", page("index.html")),
            Route("/login", page("login.html")),
            Mount("/page", StaticFiles(directory=PAGE)),
            WebSocketRoute("/{language}/events", events),
            Route("/{language}/files/{stage:int}/{file}", file),
            Route("/{language}/story.toml", saved_story),
            Route("/{language}/upload", answering(sent), methods=["POST"]),
            Route("/{language}/{wish}", answering(wished), methods=["POST"]),
        ],
        middleware=[Middleware(Gate, password=password)],
        exception_handlers={Mistake: lambda _, mistake: told(mistake)},
    )
    app.state.room = room
    return app


def page(name: str) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        return FileResponse(PAGE / name)

    return endpoint


async def events(socket: WebSocket) -> None:
    """The stream, see there; `?person=` who watches. A browser opens hundreds of WebSockets, of other lines six."""
    room: Room = socket.app.state.room
    if room.windows >= MOST_WINDOWS or not room.has(socket.path_params["language"]):
        await socket.close()
        return
    town = town_of(socket)
    await socket.accept()
    person = socket.query_params.get("person", "")
    stream = happenings(room, town, int(person) if person.isdecimal() else None)
    telling, leaving = asyncio.create_task(tell(socket, stream)), asyncio.create_task(left(socket))
    try:
        await asyncio.wait((telling, leaving), return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in (telling, leaving):
            task.cancel()
        await asyncio.gather(telling, leaving, return_exceptions=True)
    if telling.done() and not telling.cancelled() and isinstance(telling.exception(), Exception):
        log.error("the line to a window broke", exc_info=telling.exception())


async def tell(socket: WebSocket, stream: AsyncGenerator[str]) -> None:
    with suppress(WebSocketDisconnect):  # the window is gone
        async with aclosing(stream):
            async for news in stream:
                await socket.send_text(news)
        await socket.close()


async def left(socket: WebSocket) -> None:
    """Until the window is closed; it has nothing to say on this line."""
    while (await socket.receive())["type"] != "websocket.disconnect":
        pass


async def file(request: Request) -> Response:
    """A picture to be shown, anything else to be saved: nothing that somebody sent runs in this page."""
    play = await play_of(request)
    found = play.town.files.get(request.path_params["file"])
    if found is None or request.path_params["stage"] != play.number:
        return JSONResponse({"error": "gone"}, 404)
    kind = picture_type(found.content)
    headers = {"Content-Security-Policy": "sandbox", "Cache-Control": "private, max-age=3600"}
    if kind is None:
        headers["Content-Disposition"] = f"attachment; filename*=utf-8''{quote(found.name, safe='')}"
    return Response(found.content, media_type=kind or "application/octet-stream", headers=headers)


async def saved_story(request: Request) -> Response:
    """This conversation as a story that can be played again."""
    play = await play_of(request)
    headers = {"Content-Disposition": 'attachment; filename="story.toml"'}
    ends = {issue.number: str(issue.status) for issue in play.issues}
    return Response(play.recording.as_story(ends), media_type="text/plain", headers=headers)


async def sent(request: Request) -> Json:
    return await upload(await play_of(request), request)


async def wished(request: Request) -> Json:
    wish = WISHES.get(request.path_params["wish"])
    if wish is None:
        raise Mistake("failed", 404)
    if request.headers.get("content-type", "").partition(";")[0] != "application/json":
        raise Mistake("failed", 415)
    wanted: Any = await request.json()
    if not isinstance(wanted, dict):
        raise Mistake("failed")
    return await wish(await play_of(request), wanted)


def answering(wish: Callable[[Request], Awaitable[Json]]) -> Callable[[Request], Awaitable[Response]]:
    """Whatever is wrong with a wish, the page learns which sentence to say."""

    async def endpoint(request: Request) -> Response:
        try:
            return JSONResponse(await wish(request))
        except Mistake as mistake:
            return told(mistake)
        except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError, HTTPException):
            return JSONResponse({"error": "failed"}, 400)

    return endpoint


async def play_of(request: Request) -> Play:
    return await town_of(request).play()


def town_of(connection: HTTPConnection) -> TownRoom:
    room: Room = connection.app.state.room
    try:
        return room.town(connection.path_params["language"])
    except KeyError:
        raise Mistake("gone", 404) from None


def told(mistake: Exception) -> Response:
    status = mistake.status if isinstance(mistake, Mistake) else 500
    return JSONResponse({"error": str(mistake)}, status)
