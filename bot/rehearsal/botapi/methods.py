"""The Bot API's methods by name, and what happens when one is called: faults first, then the effect, then the log."""

import inspect
from collections.abc import Callable
from functools import partial
from typing import Any

from bot.rehearsal.botapi import asking, audience, changing, receiving, sending, topics
from bot.rehearsal.botapi.parameters import Parameters
from bot.rehearsal.chats import Call
from bot.rehearsal.faults import Reply
from bot.rehearsal.files import SENDING
from bot.rehearsal.limits import TooMany
from bot.rehearsal.refusals import Refused
from bot.rehearsal.world import World

Method = Callable[[World, Parameters], Any]

METHODS: dict[str, Method] = {
    "getMe": asking.get_me,
    "getUpdates": receiving.get_updates,
    "setWebhook": receiving.set_webhook,
    "deleteWebhook": receiving.delete_webhook,
    "getWebhookInfo": receiving.get_webhook_info,
    "sendMessage": sending.send_message,
    **{method: partial(sending.send_file, kind) for kind, method in SENDING.items()},
    "sendMediaGroup": sending.send_media_group,
    "copyMessage": sending.copy_message,
    "copyMessages": sending.copy_messages,
    "editMessageText": changing.edit_message_text,
    "editMessageCaption": changing.edit_message_caption,
    "editMessageReplyMarkup": changing.edit_message_reply_markup,
    "deleteMessage": changing.delete_message,
    "deleteMessages": changing.delete_messages,
    "editEphemeralMessageText": audience.edit_text,
    "editEphemeralMessageReplyMarkup": audience.edit_reply_markup,
    "deleteEphemeralMessage": audience.delete,
    "setMessageReaction": changing.set_message_reaction,
    "answerCallbackQuery": changing.answer_callback_query,
    "getChat": asking.get_chat,
    "getChatMember": asking.get_chat_member,
    "getChatAdministrators": asking.get_chat_administrators,
    "getChatMemberCount": asking.get_chat_member_count,
    "sendChatAction": asking.send_chat_action,
    "setMyCommands": asking.set_my_commands,
    "getMyCommands": asking.get_my_commands,
    "deleteMyCommands": asking.delete_my_commands,
    "getFile": asking.get_file,
    "createForumTopic": topics.create,
    "editForumTopic": topics.edit,
    "closeForumTopic": topics.close,
    "reopenForumTopic": topics.reopen,
    "deleteForumTopic": topics.delete,
}
#: Unknown to a server older than Bot API 10.2.
SINCE_10_2 = frozenset(name for name in METHODS if "Ephemeral" in name)
#: Method names are case-insensitive.
NAMES = {name.lower(): name for name in METHODS}


async def call(world: World, method: str, parameters: Parameters) -> Reply:
    """Carry out one call of the Bot API and write it down."""
    name = NAMES.get(method.lower())
    if name is None or (name in SINCE_10_2 and not world.ephemeral):
        return _noted(world, method, parameters, refusal(Refused(404, "Not Found: method not found")))
    waits = name == "getUpdates"
    world.in_flight += not waits
    try:
        reply = await _answer(world, name, parameters)
    finally:
        world.in_flight -= not waits
    return _noted(world, name, parameters, reply)


def _noted(world: World, method: str, parameters: Parameters, reply: Reply) -> Reply:
    world.calls.append(Call(method, dict(parameters.values), world.now(), reply.status, reply.description))
    world.notify()
    return reply


async def _answer(world: World, name: str, parameters: Parameters) -> Reply:
    fault = world.faults.strike(name, parameters.values.get("chat_id"))
    if fault and not fault.after:
        return fault.reply
    reply = await _effect(world, name, parameters)
    return fault.reply if fault else reply


async def _effect(world: World, name: str, parameters: Parameters) -> Reply:
    try:
        result = METHODS[name](world, parameters)
        return Reply(200, {"ok": True, "result": await result if inspect.isawaitable(result) else result})
    except Refused as reason:
        if reason.code == 429:
            wait = int(reason.parameters["retry_after"])
            world.too_many_given.append(TooMany(name, parameters.text("chat_id"), wait, world.now()))
        return refusal(reason)


def refusal(reason: Refused) -> Reply:
    return Reply(reason.code, reason.body)
