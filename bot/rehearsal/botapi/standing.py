"""Where a message of the bot stands: in which topic, under which message, with which quote."""

from collections.abc import Mapping
from typing import Any

from bot.rehearsal.botapi.parameters import Parameters
from bot.rehearsal.botapi.reading import chat_to_read, formatted
from bot.rehearsal.chats import Chat, Message
from bot.rehearsal.origins import external_reply, text_quote
from bot.rehearsal.payloads import Json
from bot.rehearsal.refusals import bad_request
from bot.rehearsal.world import World

QUOTE_LIMIT = 1024
NOT_FOUND = "message to be replied not found"


def standing(world: World, chat: Chat, parameters: Parameters) -> Json:
    """`reply_to`, `topic` and `context` of the message to be. Raises `Refused` for a place that is not there."""
    topic = _topic(chat, parameters)
    replied = _replied(world, chat, parameters)
    if topic is None and replied and replied.chat == chat.id and replied.topic in chat.topics:
        topic = replied.topic
    if topic is not None and chat.topics[topic].closed and not chat.status_of(world.bot.id).may("can_manage_topics"):
        raise bad_request("TOPIC_CLOSED")
    if replied is None:
        return {"topic": topic}
    context = _quote(replied, parameters.mapping("reply_parameters"))
    if replied.chat == chat.id and (replied.topic == topic or not chat.forum):
        return {"topic": topic, "reply_to": replied.id, "context": context}
    return {"topic": topic, "context": context | {"external_reply": external_reply(replied, world.chat)}}


def _topic(chat: Chat, parameters: Parameters) -> int | None:
    """“General” has no id: 1 is refused as any other thread that is no topic."""
    number = parameters.number("message_thread_id")
    if number and not (chat.forum and number in chat.topics):
        raise bad_request("message thread not found")
    return number or None


def _replied(world: World, chat: Chat, parameters: Parameters) -> Message | None:
    """The message answered. Raises `Refused` when it is gone, unless the bot said never mind."""
    wish = parameters.mapping("reply_parameters")
    number = int(wish.get("message_id") or parameters.number("reply_to_message_id"))
    if not number:
        return None
    if str(wish.get("chat_id", chat.id)) != str(chat.id):
        return _from_elsewhere(chat_to_read(world, Parameters(wish)), number)
    found = chat.message(number)
    if not found and not (wish.get("allow_sending_without_reply") or parameters.flag("allow_sending_without_reply")):
        raise bad_request(NOT_FOUND)
    return found


def _from_elsewhere(chat: Chat, number: int) -> Message:
    """Messages of other chats can't be gone: never mind does not count for them."""
    found = chat.message(number)
    if found is None:
        raise bad_request(NOT_FOUND)
    return found


def _quote(replied: Message, wish: Mapping[str, Any]) -> Json:
    if not wish.get("quote"):
        return {}
    marked = dict(wish) | {"parse_mode": wish.get("quote_parse_mode")}
    words, _ = formatted(marked, "quote", QUOTE_LIMIT, "QUOTE_TEXT_INVALID")
    try:
        return {"quote": text_quote(replied, words, by_hand=False)}
    except ValueError:
        raise bad_request("QUOTE_TEXT_INVALID") from None
