"""Bot API methods that put new messages into a chat. Each counts against the limits, an album once per file."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from bot.rehearsal.botapi.audience import only_reader
from bot.rehearsal.botapi.parameters import Parameters
from bot.rehearsal.botapi.reading import (
    chat_to_read,
    chat_to_write,
    force_reply,
    formatted,
    keyboard,
    message_in,
)
from bot.rehearsal.botapi.standing import standing
from bot.rehearsal.chats import Chat, Message
from bot.rehearsal.entities import CAPTION_LIMIT, TEXT_LIMIT
from bot.rehearsal.files import ALBUM_KINDS, UPLOAD_LIMIT, WITHOUT_CAPTION, Attachment
from bot.rehearsal.payloads import Json
from bot.rehearsal.refusals import Refused, bad_request
from bot.rehearsal.world import World

CAPTION_TOO_LONG = "message caption is too long"
MOST_COPIES = 100
ALBUM_SIZES = range(2, 11)


def send_message(world: World, parameters: Parameters) -> Json:
    chat = chat_to_write(world, parameters)
    text, entities = formatted(parameters.values, "text", TEXT_LIMIT, "message is too long")
    if not text:
        raise bad_request("message text is empty")
    return world.json(_send(world, chat, parameters, text=text, entities=entities))


def send_file(kind: str, world: World, parameters: Parameters) -> Json:
    """sendPhoto, sendDocument …: by file_id or uploaded, with a caption."""
    chat = chat_to_write(world, parameters)
    attachment = _attachment(world, kind, parameters.text(kind), parameters)
    text, entities = formatted(parameters.values, "caption", CAPTION_LIMIT, CAPTION_TOO_LONG)
    if kind in WITHOUT_CAPTION:
        text, entities = "", ()
    return world.json(_send(world, chat, parameters, text=text, entities=entities, attachment=attachment))


def send_media_group(world: World, parameters: Parameters) -> list[Json]:
    """An album of 2 to 10 files; documents only with documents."""
    chat = chat_to_write(world, parameters)
    items = parameters.mappings("media")
    if len(items) not in ALBUM_SIZES:
        raise bad_request("too many messages to send as an album" if items else "there are no messages to send")
    if len({item.get("type") == "document" for item in items}) > 1:
        raise bad_request("document can't be mixed with other media types")
    files = [_album_item(world, item, parameters) for item in items]
    album = {"album": str(world.number())} | standing(world, chat, parameters)
    return [world.json(message) for message in _put(world, chat, [file | album for file in files])]


def copy_message(world: World, parameters: Parameters) -> Json:
    """A copy without link to the original; a caption may be given anew. Buttons are not copied."""
    source = chat_to_read(world, parameters, "from_chat_id")
    chat = chat_to_write(world, parameters)
    original = message_in(source, parameters, "message to copy not found")
    if original.service:
        raise bad_request("message can't be copied")
    fields = _copied(original)
    if original.attachment and "caption" in parameters.values:
        caption = formatted(parameters.values, "caption", CAPTION_LIMIT, CAPTION_TOO_LONG)
        fields |= {"text": caption[0], "entities": caption[1]}
    return {"message_id": _put(world, chat, [fields | _manner(world, chat, parameters)])[0].id}


def copy_messages(world: World, parameters: Parameters) -> list[Json]:
    """Copies of up to 100 messages, albums kept together; those that are gone are left out. Captions may be, too."""
    source = chat_to_read(world, parameters, "from_chat_id")
    chat = chat_to_write(world, parameters)
    numbers = parameters.sequence("message_ids") or []
    if len(numbers) > MOST_COPIES:
        raise bad_request("too many messages to copy")
    if any(later <= earlier for earlier, later in pairwise(numbers)):
        raise bad_request("message identifiers must be in a strictly increasing order")
    originals = [message for message in map(source.message, numbers) if message and not message.service]
    if not originals:
        raise bad_request("there are no messages to copy")
    place = standing(world, chat, parameters)
    drafts = [draft | place for draft in _with_albums(world, originals)]
    if parameters.flag("remove_caption"):
        drafts = [draft | {"text": "", "entities": ()} if draft["attachment"] else draft for draft in drafts]
    return [{"message_id": message.id} for message in _put(world, chat, drafts)]


def _send(world: World, chat: Chat, parameters: Parameters, **fields: Any) -> Message:
    """One message, for everybody or for one person alone."""
    fields |= _manner(world, chat, parameters)
    reader = only_reader(world, chat, parameters)
    if reader is None:
        return _put(world, chat, [fields])[0]
    world.limits.take(chat.id, chat.is_group, 1, world.now())
    return world.whisper(chat, **fields | reader)


def _manner(world: World, chat: Chat, parameters: Parameters) -> Json:
    """What every method takes that sends one message: where it stands, buttons or the wish for an answer."""
    asks = {"keyboard": keyboard(parameters), "force_reply": force_reply(parameters)}
    return standing(world, chat, parameters) | asks


def _put(world: World, chat: Chat, drafts: list[Json]) -> list[Message]:
    world.limits.take(chat.id, chat.is_group, len(drafts), world.now())
    chat.sends += len(drafts)
    return [world.post(chat, world.bot, **fields) for fields in drafts]


def _attachment(world: World, kind: str, reference: str, parameters: Parameters) -> Attachment:
    """A file the town knows by its file_id, or one that came with the call (as field, or as attach://name)."""
    upload = parameters.uploads.get(reference.removeprefix("attach://") or kind)
    if upload:
        if len(upload.content) > UPLOAD_LIMIT:
            raise Refused(413, "Request Entity Too Large")
        return world.file(kind, upload.name, upload.content)
    if not reference:
        raise bad_request(f"there is no {kind} in the request")
    known = world.files.get(reference)
    if known is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if known.kind != kind:
        raise _wrong_kind(known.kind, kind)
    return known


def _wrong_kind(found: str, wanted: str) -> Refused:
    return bad_request(f"can't use file of type {found.capitalize()} as {wanted.capitalize()}")


def _album_item(world: World, item: Mapping[str, Any], parameters: Parameters) -> Json:
    kind = str(item.get("type"))
    if kind not in ALBUM_KINDS:
        raise bad_request("can't parse InputMedia: Type of the media is invalid")
    text, entities = formatted(item, "caption", CAPTION_LIMIT, CAPTION_TOO_LONG)
    file = _attachment(world, kind, str(item.get("media") or ""), parameters)
    return {"text": text, "entities": entities, "attachment": file}


def _copied(original: Message) -> Json:
    return {
        "text": original.text,
        "entities": original.entities,
        "attachment": original.attachment,
        "extra": dict(original.extra),
        "copy_of": (original.chat, original.id),
    }


def _with_albums(world: World, originals: list[Message]) -> list[Json]:
    """Messages of one album stay one album, under a new id."""
    albums = {album: str(world.number()) for album in {message.album for message in originals} if album}
    return [_copied(message) | {"album": albums.get(message.album or "")} for message in originals]
