"""What the bot's calls have in common: which chat, what text, which buttons, which message."""

import re
from collections.abc import Mapping
from typing import Any

from bot.rehearsal.botapi.parameters import Parameters
from bot.rehearsal.chats import Button, Chat, ForceReply, Keyboard, Message
from bot.rehearsal.entities import Entity, cleaned, trim, utf16
from bot.rehearsal.markup import parse_html
from bot.rehearsal.refusals import bad_request, forbidden, upgraded
from bot.rehearsal.world import World

DATA_LIMIT = 64  # bytes
HINT_LIMIT = 64
NO_TEXT_BUTTON = "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"

Formatted = tuple[str, tuple[Entity, ...]]


def chat_to_read(world: World, parameters: Parameters, name: str = "chat_id") -> Chat:
    """The chat the bot asks about. Raises `Refused` where it may not look."""
    chat = _found(world, parameters, name)
    if chat.upgraded_to is not None:
        raise upgraded(chat.upgraded_to)
    if chat.private and not chat.started:
        raise bad_request("chat not found")
    if chat.status_of(world.bot.id).status == "left":
        raise forbidden(f"bot is not a member of the {chat.type} chat")
    if chat.status_of(world.bot.id).status == "kicked":
        raise forbidden("bot was blocked by the user" if chat.private else f"bot was kicked from the {chat.type} chat")
    return chat


def chat_to_write(world: World, parameters: Parameters) -> Chat:
    """The chat the bot wants to write to. Raises `Refused` where it may not."""
    chat = _found(world, parameters, "chat_id")
    if chat.private and not chat.started:
        raise forbidden("bot can't initiate conversation with a user")
    chat = chat_to_read(world, parameters)
    if chat.status_of(world.bot.id).status == "restricted":
        raise bad_request("not enough rights to send text messages to the chat")
    if chat.type == "channel" and not chat.status_of(world.bot.id).admin:
        raise bad_request("need administrator rights in the channel chat")
    return chat


def _found(world: World, parameters: Parameters, name: str) -> Chat:
    wanted = parameters.text(name)
    if not wanted:
        raise bad_request(f"{name} is empty")
    number = parameters.number(name)
    found = world.chats.get(number) if number else _by_username(world, wanted)
    if found is None:
        raise bad_request("chat not found")
    return found


def _by_username(world: World, wanted: str) -> Chat | None:
    public = (chat for chat in world.chats.values() if chat.username is not None and not chat.private)
    return next((chat for chat in public if wanted.casefold() == f"@{chat.username}".casefold()), None)


def formatted(values: Mapping[str, Any], name: str, limit: int, too_long: str) -> Formatted:
    """Text and entities of a text or caption. Raises `Refused` for bad markup, or `too_long` UTF-16 units."""
    parameters = Parameters(values)
    source = cleaned(parameters.text(name))
    mode = parameters.text("parse_mode").lower()
    if mode not in ("", "html"):
        raise bad_request("unsupported parse_mode")
    text, entities = parse_html(source) if mode else trim(source, _given(parameters, name))
    if utf16(text) > limit:
        raise bad_request(too_long)
    return text, entities


def _given(parameters: Parameters, name: str) -> list[Entity]:
    """Entities the bot counted itself."""
    given = parameters.mappings("caption_entities" if name == "caption" else "entities")
    known = ("type", "offset", "length", "url", "language")
    return [Entity(**{key: value for key, value in one.items() if key in known}) for one in given]


def keyboard(parameters: Parameters) -> Keyboard:
    """The inline keyboard. Raises `Refused` for buttons Telegram would not take."""
    rows = parameters.mapping("reply_markup").get("inline_keyboard") or []
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    return tuple(tuple(_button(button) for button in row) for row in rows if row)


def _button(button: Any) -> Button:
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    label, data, url = str(button.get("text") or ""), button.get("callback_data"), button.get("url")
    if not label.strip():
        raise bad_request('can\'t parse inline keyboard button: Field "text" must be non-empty')
    if not data and not url:
        raise bad_request(NO_TEXT_BUTTON)
    if data and len(str(data).encode("utf-8", "surrogatepass")) > DATA_LIMIT:
        raise bad_request("BUTTON_DATA_INVALID")
    if url and not re.match(r"(?:https?|tg)://\S+$", str(url)):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    return Button(label, data, url)


def force_reply(parameters: Parameters) -> ForceReply | None:
    markup = parameters.mapping("reply_markup")
    if not markup.get("force_reply"):
        return None
    hint = markup.get("input_field_placeholder")
    if hint and utf16(hint) > HINT_LIMIT:
        raise bad_request("input field placeholder is too long")
    return ForceReply(hint, bool(markup.get("selective")))


def message_in(chat: Chat, parameters: Parameters, otherwise: str) -> Message:
    """The message a call names. Raises `Refused` with `otherwise` when it is not there."""
    message = chat.message(parameters.number("message_id"))
    if message is None:
        raise bad_request(otherwise)
    return message
