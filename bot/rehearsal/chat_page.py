"""The chat page's doors: its files, the stream of everything that happens, and what its visitor says and presses.

The visitor can speak as anybody in the town, so only pages of this very server may knock (see also `ALLOWED_HOSTS`).
"""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.rehearsal.chats import Message, Person
from bot.rehearsal.payloads import Json
from bot.rehearsal.showing import message_view, town_view
from bot.rehearsal.town import Town

PAGE = Path(__file__).parent / "page"
PATIENCE = 10.0  # seconds a pressed button spins before the page gives up on the bot
GUARDED = {
    "Content-Security-Policy": "default-src 'self'; img-src data:; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}


def page_routes() -> list[BaseRoute]:
    return [
        Route("/", index),
        Mount("/page", StaticFiles(directory=PAGE)),
        Route("/town/events", events),
        Route("/town/say", act(say), methods=["POST"]),
        Route("/town/edit", act(edit), methods=["POST"]),
        Route("/town/press", act(press), methods=["POST"]),
    ]


async def index(request: Request) -> Response:
    return FileResponse(PAGE / "index.html", headers=GUARDED)


async def events(request: Request) -> Response:
    """Server-sent events: `town` first and whenever people or chats change, `message` at each message and change."""
    stream = happenings(request.app.state.town, request.app.state.closing)
    return StreamingResponse(stream, media_type="text/event-stream", headers={"Cache-Control": "no-store"})


async def happenings(town: Town, closing: asyncio.Event) -> AsyncIterator[str]:
    shown: Json | None = None
    seen = 0
    while not closing.is_set():
        change = asyncio.ensure_future(town.changed())  # before looking, so that nothing slips in between
        try:
            now, news = town_view(town), town.changed_since(seen)
            if now != shown:
                yield event("town", now)
            for message in news:
                yield event("message", message_view(town, message))
                seen = message.revision
            shown = now
            await change
        finally:
            change.cancel()


def event(name: str, data: Json) -> str:
    return f"event: {name}\ndata: {json.dumps(data)}\n\n"


Wish = Callable[[Town, Json], Awaitable[Json]]


def act(wish: Wish) -> Callable[[Request], Awaitable[Response]]:
    """An endpoint for what a visitor does: JSON from a page of this server, or nothing happens."""

    async def endpoint(request: Request) -> Response:
        if not same_origin(request):
            return JSONResponse({"error": "another site may not act here"}, 403)
        try:
            wanted = await request.json()
            if not isinstance(wanted, dict):
                raise ValueError("a wish is a JSON object")
            return JSONResponse(await wish(request.app.state.town, wanted))
        except (ValueError, KeyError, TypeError) as mistake:
            return JSONResponse({"error": str(mistake)}, 400)

    return endpoint


def same_origin(request: Request) -> bool:
    """A form of another site can send neither JSON nor this Origin."""
    origin = request.headers.get("origin")
    is_json = request.headers.get("content-type", "").partition(";")[0] == "application/json"
    return is_json and origin in (None, f"{request.url.scheme}://{request.headers.get('host')}")


async def say(town: Town, wish: Json) -> Json:
    """`{person, chat, text, reply_to?, photo?}` → `{message}`; `photo` is a file name."""
    photo = str(wish.get("photo") or "") or None
    message = town.say(speaker(town, wish), wish["chat"], wish["text"], reply_to=wish.get("reply_to"), photo=photo)
    return {"message": message.id}


async def edit(town: Town, wish: Json) -> Json:
    """`{person, chat, message, text}` → `{message}`."""
    message = meant(town, wish)
    town.edit(speaker(town, wish), message, wish["text"])
    return {"message": message.id}


async def press(town: Town, wish: Json) -> Json:
    """`{person, chat, message, data}` → `{answered, text, alert}`, once the bot has answered or patience ends."""
    pressing = town.press(speaker(town, wish), meant(town, wish), wish["data"])
    try:
        await town.answered(pressing, PATIENCE)
    except TimeoutError:
        return {"answered": False, "text": "", "alert": False}
    return {"answered": True, "text": pressing.text, "alert": pressing.alert}


def speaker(town: Town, wish: Json) -> Person:
    return town.people[wish["person"]]


def meant(town: Town, wish: Json) -> Message:
    """The page names an ephemeral message by its number, negative (see `message_view`)."""
    chat, number = town.chat(wish["chat"]), wish["message"]
    whispers = [one for one in chat.whispers if one.ephemeral_id == -number and not one.deleted]
    found = chat.message(number) or next(iter(whispers), None)
    if found is None:
        raise ValueError("that message is gone")
    return found
