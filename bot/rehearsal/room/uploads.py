"""Photos and files that a visitor sends, within what Telegram lets its clients send here and the town can hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request

from bot.rehearsal.chats import Message
from bot.rehearsal.files import DOWNLOAD_LIMIT
from bot.rehearsal.payloads import Json
from bot.rehearsal.room.meant import answered, caption, place, speaker, topic_in
from bot.rehearsal.room.mistakes import Mistake
from bot.rehearsal.room.pictures import picture_type
from bot.rehearsal.room.play import Play
from bot.rehearsal.room.views import key_of

#: An album holds ten; bytes of one file, of one message, and of all files in the town.
MOST_FILES = 10
MOST_EACH, MOST_TOGETHER, TOWN_HOLDS = DOWNLOAD_LIMIT, 50 * 1024 * 1024, 400 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Sent:
    name: str
    content: bytes


async def upload(play: Play, request: Request) -> Json:
    """A form with the fields of `say`, `as` (photo or document), and up to ten files → `{keys}`."""
    async with request.form(max_files=10 * MOST_FILES, max_fields=10) as form:
        files = await received(form)
        wish: Json = {key: value for key, value in form.items() if isinstance(value, str)}
    check_room(play, files)
    kind = kind_of(wish, files)
    return {"keys": [key_of(message) for message in send(play, wish, kind, files)]}


async def received(form: FormData) -> list[Sent]:
    """Raises Mistake where there are none, or too many, or too big ones."""
    uploads = [part for part in form.getlist("file") if isinstance(part, UploadFile)]
    if not uploads:
        raise Mistake("empty")
    if len(uploads) > MOST_FILES:
        raise Mistake("too_many", 413)
    if any((part.size or 0) > MOST_EACH for part in uploads):
        raise Mistake("too_large", 413)
    return [Sent(part.filename or "file", await part.read()) for part in uploads]


def check_room(play: Play, files: Sequence[Sent]) -> None:
    held = {id(file.content): len(file.content) for file in play.town.files.values()}  # sizes and copies share theirs
    if sum(held.values()) + sum(len(file.content) for file in files) > TOWN_HOLDS:
        raise Mistake("full", 413)


def kind_of(wish: Json, files: Sequence[Sent]) -> str:
    """Photos where they are all pictures and meant as such; else documents."""
    are_pictures = all(picture_type(file.content) for file in files)
    return "photo" if wish.get("as") == "photo" and are_pictures else "document"


def send(play: Play, wish: Json, kind: str, files: Sequence[Sent]) -> list[Message]:
    person, chat = speaker(play, wish), place(play, wish)
    text = caption(wish.get("text", ""))
    how: dict[str, Any] = {"reply_to": answered(play, wish), "topic": topic_in(chat, person, wish)}
    if len(files) == 1:
        how |= {kind: files[0].name, "content": files[0].content}
        return [play.town.say(person, chat, text, **how)]
    names, contents = [file.name for file in files], [file.content for file in files]
    return play.town.say_album(person, chat, names, text, kind=kind, contents=contents, **how)
