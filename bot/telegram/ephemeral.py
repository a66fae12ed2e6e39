"""Messages in a group that one person alone sees (Telegram's ephemeral messages, Bot API 10.2).

A server that is older ignores the parameters that it does not know, and would show the message to everybody: so it is
asked first, once, whether it knows the methods. python-telegram-bot does not know them yet, hence the bare calls.
"""

import asyncio
from typing import Any

import structlog
from telegram import Bot
from telegram.constants import ParseMode
from telegram.error import BadRequest, EndPointNotFound, Forbidden

from bot.core.notices import Post
from bot.service.ports import Delivered, Gone, Later, Moved, Outcome, Refused, Wait
from bot.telegram.outcomes import outcome_of

log = structlog.get_logger(__name__)

Json = dict[str, Any]

_EDIT = "editEphemeralMessageText"


async def knows_ephemeral(bot: Bot) -> bool:
    """An edit of a message that never was: a server that knows the method refuses it with 400, another says 404.

    Raises TelegramError where the server gives no answer now.
    """
    nothing = {"chat_id": bot.id, "receiver_user_id": bot.id, "ephemeral_message_id": 1, "text": "?"}
    try:
        await bot.do_api_request(_EDIT, nothing)
    except EndPointNotFound:
        return False
    except (BadRequest, Forbidden):
        return True
    return True


class Ephemeral:
    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._known: bool | None = None  # None: not asked yet
        self._asking = asyncio.Lock()

    async def post(
        self, post: Post, chat: int, reply_to: int | None, topic: int | None, markup: Json | None
    ) -> Outcome | None:
        """None where it can't be done: the server is too old, the bot no administrator, the person not there."""
        if self._known is None:
            asked = await outcome_of(self._ask())
            if self._known is None:
                return asked
        if not self._known:
            return None
        message = {
            "chat_id": chat,
            "message_thread_id": topic,
            "ephemeral_message_parameters": {"receiver_user_id": post.only_for},
            "receiver_user_id": post.only_for,  # as Bot API 10.2 has it
            "reply_parameters": _reply(reply_to),
            **_content(post, markup),
        }
        # in this spelling the library does not point to its own send_message, which knows no such parameters
        outcome = await outcome_of(
            self._bot.do_api_request("sendmessage", message), lambda sent: Delivered((_id(sent),))
        )
        return await self._checked(outcome, chat)

    async def edit(self, post: Post, chat: int, message_id: int, markup: Json | None) -> Outcome:
        """`message_id` as it was delivered: negative. One that can't be edited is gone: it is shown anew."""
        which = {"chat_id": chat, "receiver_user_id": post.only_for, "ephemeral_message_id": -message_id}
        try:
            outcome = await outcome_of(self._bot.do_api_request(_EDIT, which | _content(post, markup)))
        except EndPointNotFound as error:
            return Gone(str(error))
        return Gone(outcome.error) if isinstance(outcome, Refused) else outcome

    async def _checked(self, outcome: Outcome, chat: int) -> Outcome | None:
        match outcome:
            case Delivered(message_ids=(number,)) if number >= 0:
                log.error("ephemeral_was_public", chat=chat)
                self._known = False
                await outcome_of(self._bot.delete_message(chat, number))
                return None
            case Delivered() | Wait() | Later() | Moved():
                return outcome
            case _:
                log.info("not_ephemeral", chat=chat, outcome=outcome)
                return None

    async def _ask(self) -> None:
        """Raises TelegramError where the server gives no answer now."""
        async with self._asking:
            if self._known is None:
                self._known = await knows_ephemeral(self._bot)
                log.info("ephemeral", known=self._known)


def _id(sent: Json) -> int:
    """Negative, as the transport's callers know it; a message with an id of its own is one that everybody sees."""
    return -int(sent.get("ephemeral_message_id", 0)) or int(sent.get("message_id", 0))


def _content(post: Post, markup: Json | None) -> Json:
    content: Json = {
        "text": post.text,
        "parse_mode": ParseMode.HTML,
        "link_preview_options": {"is_disabled": True},
    }
    return content | {"reply_markup": markup} if markup else content


def _reply(message_id: int | None) -> Json | None:
    """To a message that everybody sees, or to one of theirs that only we two see."""
    if message_id is None:
        return None
    which = {"message_id": message_id} if message_id > 0 else {"ephemeral_message_id": -message_id}
    return which | {"allow_sending_without_reply": True}
