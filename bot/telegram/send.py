"""A notice → a call of the Bot API; Telegram's answers → outcomes."""

import re
import warnings
from collections.abc import Awaitable, Sequence
from typing import Any

from telegram import Bot, ForceReply, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.warnings import PTBDeprecationWarning

from bot.core.notices import Answer, Button, Keyboard, Post, Reaction
from bot.service.ports import Delivered, Gone, Later, Moved, Outcome, Refused, Wait
from bot.telegram.buttons import encode

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_UNCHANGED = "message is not modified"
_GONE = re.compile(r"message to edit not found|message can't be edited|MESSAGE_ID_INVALID", re.IGNORECASE)


class Sender:
    """Carries notices out through a Bot."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def post(self, post: Post, chat: int, reply_to: int | None) -> Outcome:
        return await _outcome(
            self._bot.send_message(
                chat,
                post.text,
                parse_mode=ParseMode.HTML,
                reply_markup=self._markup(post),
                reply_parameters=_reply(reply_to),
                link_preview_options=_NO_PREVIEW,
                disable_notification=post.quiet or None,
            )
        )

    async def edit(self, post: Post, chat: int, message_id: int) -> Outcome:
        return await _outcome(
            self._bot.edit_message_text(
                post.text,
                chat_id=chat,
                message_id=message_id,
                parse_mode=ParseMode.HTML,
                reply_markup=self._inline(post.buttons),
                link_preview_options=_NO_PREVIEW,
            )
        )

    async def react(self, reaction: Reaction, chat: int) -> Outcome:
        return await _outcome(self._bot.set_message_reaction(chat, reaction.message_id, reaction.emoji))

    async def answer(self, answer: Answer) -> Outcome:
        return await _outcome(
            self._bot.answer_callback_query(answer.callback_id, answer.text or None, show_alert=answer.alert)
        )

    async def copy(self, chat: int, from_chat: int, message_ids: Sequence[int], reply_to: int | None) -> Outcome:
        """One message is copied as a reply; several keep together as the album they are."""
        if len(message_ids) == 1:
            return await _outcome(
                self._bot.copy_message(chat, from_chat, message_ids[0], reply_parameters=_reply(reply_to))
            )
        return await _outcome(self._bot.copy_messages(chat, from_chat, sorted(message_ids)))

    def _markup(self, post: Post) -> InlineKeyboardMarkup | ForceReply | None:
        if post.ask_reply is not None:
            return ForceReply(selective=True, input_field_placeholder=post.ask_reply)
        return self._inline(post.buttons)

    def _inline(self, buttons: Keyboard) -> InlineKeyboardMarkup | None:
        return InlineKeyboardMarkup([[self._button(one) for one in row] for row in buttons]) if buttons else None

    def _button(self, button: Button) -> InlineKeyboardButton:
        """A link opens our own private chat, and brings its word along with /start."""
        if button.press is not None:
            return InlineKeyboardButton(button.label, callback_data=encode(button.press))
        return InlineKeyboardButton(button.label, url=f"https://t.me/{self._bot.username}?start={button.link or ''}")


def _reply(message_id: int | None) -> ReplyParameters | None:
    """A message that was deleted meanwhile must not keep the answer from going out."""
    return ReplyParameters(message_id, allow_sending_without_reply=True) if message_id is not None else None


async def _outcome(call: Awaitable[Any]) -> Outcome:
    """What Telegram's answer means. The order matters: python-telegram-bot's BadRequest is a NetworkError."""
    try:
        result = await call
    except RetryAfter as error:
        return Wait(seconds_of(error))
    except ChatMigrated as error:
        return Moved(error.new_chat_id)
    except BadRequest as error:
        return _refused(str(error))
    except Forbidden as error:
        return Refused(str(error))
    except (InvalidToken, NetworkError) as error:
        return Later(str(error))
    except TelegramError as error:
        return Later(str(error))
    return Delivered(_message_ids(result))


def _refused(error: str) -> Outcome:
    if _UNCHANGED in error.casefold():
        return Delivered()
    return Gone(error) if _GONE.search(error) else Refused(error)


def seconds_of(error: RetryAfter) -> float:
    """As a number in both of the library's ways to say it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PTBDeprecationWarning)
        value = error.retry_after
    return float(value) if isinstance(value, int) else value.total_seconds()


def _message_ids(result: Any) -> tuple[int, ...]:
    results = result if isinstance(result, tuple | list) else (result,)
    return tuple(item.message_id for item in results if hasattr(item, "message_id"))
