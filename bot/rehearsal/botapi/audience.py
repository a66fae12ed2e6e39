"""Ephemeral messages: seen by one person in a group and by nobody else (Bot API 10.2 and 10.3).

https://core.telegram.org/bots/features#ephemeral-messages: an administrator may send one to any person in the group at
any time, another bot only within 15 seconds of a button that person pressed there.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from bot.rehearsal.botapi.changing import put_anew
from bot.rehearsal.botapi.parameters import Parameters
from bot.rehearsal.botapi.reading import chat_to_read, formatted, keyboard
from bot.rehearsal.chats import Chat, Message, Pressing
from bot.rehearsal.entities import TEXT_LIMIT
from bot.rehearsal.payloads import Json
from bot.rehearsal.refusals import bad_request
from bot.rehearsal.world import World

PARAMETERS = "ephemeral_message_parameters"  # since 10.3; 10.2 had its fields as parameters of their own
FRESH = timedelta(seconds=15)


def only_reader(world: World, chat: Chat, parameters: Parameters) -> Json | None:
    """`only_for` and `in_place_of` of the message to be; None: it is for everybody, as on any older server."""
    if not world.ephemeral:
        return None
    wish = parameters.mapping(PARAMETERS) or parameters.values
    if not wish.get("receiver_user_id"):
        if PARAMETERS in parameters.values:
            raise bad_request("can't parse ephemeral message parameters JSON object")
        return None
    if not chat.is_group:
        raise bad_request("ephemeral messages can be sent only to groups and supergroups")
    person = world.people.get(Parameters(wish).number("receiver_user_id"))
    if person is None or person.is_bot or not chat.status_of(person.id).present:
        raise bad_request("USER_NOT_PARTICIPANT")
    pressing = _pressing(world, chat, person.id, wish)
    if pressing is None and not chat.status_of(world.bot.id).admin:
        raise bad_request("CHAT_ADMIN_REQUIRED")
    return {"only_for": person.id, "in_place_of": _covered(pressing, wish)}


def _pressing(world: World, chat: Chat, person: int, wish: Mapping[str, Any]) -> Pressing | None:
    """The pressed button the bot refers to, if that person pressed it here a moment ago."""
    number = str(wish.get("callback_query_id") or "")
    if not number:
        return None
    found = world.pressings.get(number)
    known = found and found.person.id == person and found.message.chat == chat.id
    if not found or not known or world.now() - found.at > FRESH:
        raise bad_request("QUERY_ID_INVALID")
    return found


def _covered(pressing: Pressing | None, wish: Mapping[str, Any]) -> int | None:
    if not wish.get("replace_callback_query_message"):
        return None
    if pressing is None or pressing.message.only_for is not None:
        raise bad_request("QUERY_ID_INVALID")
    return pressing.message.id


def edit_text(world: World, parameters: Parameters) -> bool:
    message = _whisper(world, parameters, "message to edit not found")
    text, entities = formatted(parameters.values, "text", TEXT_LIMIT, "message is too long")
    if not text:
        raise bad_request("message text is empty")
    if message.attachment:
        raise bad_request("there is no text in the message to edit")
    put_anew(world, message, text, entities, keyboard(parameters))
    return True


def edit_reply_markup(world: World, parameters: Parameters) -> bool:
    message = _whisper(world, parameters, "message to edit not found")
    put_anew(world, message, message.text, message.entities, keyboard(parameters))
    return True


def delete(world: World, parameters: Parameters) -> bool:
    message = _whisper(world, parameters, "message to delete not found")
    message.deleted = True
    world.touch(message)
    return True


def _whisper(world: World, parameters: Parameters, otherwise: str) -> Message:
    chat = chat_to_read(world, parameters)
    number = parameters.number("ephemeral_message_id")
    if not 1 <= number <= len(chat.whispers):
        raise bad_request(otherwise)
    message = chat.whispers[number - 1]
    if message.deleted or message.only_for != parameters.number("receiver_user_id"):
        raise bad_request(otherwise)
    return message
