"""A notice → a call of the Bot API.

The calls are written as the Bot API has them: python-telegram-bot's own methods build an object for each part of what
goes out and of what comes back, which costs more than all the rest of a call. Its errors and its session are used.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from telegram import Bot
from telegram.constants import ParseMode, ReactionType

from bot.core.notices import Answer, Button, Keyboard, Post, Reaction
from bot.service.ports import Gone, NoTopics, Opened, Outcome, Refused
from bot.telegram.buttons import encode
from bot.telegram.ephemeral import Ephemeral, Json
from bot.telegram.outcomes import delivered, outcome_of
from bot.telegram.request import written

_NO_PREVIEW = {"is_disabled": True}


class Sender:
    """Carries notices out through a Bot."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._ephemeral = Ephemeral(bot)

    async def post(self, post: Post, chat: int, reply_to: int | None, topic: int | None = None) -> Outcome:
        if _is_for_one(post, chat):
            outcome = await self._ephemeral.post(post, chat, reply_to, topic, self._markup(post))
            if outcome is not None:
                return outcome
            if post.edit_only:
                return Gone("for one person alone, and that can't be done here")
            post = _for_all(post)
        return await self._call(
            "sendMessage",
            chat_id=chat,
            text=post.text,
            parse_mode=ParseMode.HTML,
            reply_markup=self._markup(post),
            reply_parameters=_reply(reply_to),
            message_thread_id=topic,
            link_preview_options=_NO_PREVIEW,
            disable_notification=post.quiet or None,
        )

    async def edit(self, post: Post, chat: int, message_id: int) -> Outcome:
        if message_id < 0:
            return await self._ephemeral.edit(post, chat, message_id, self._inline(post.buttons))
        if _is_for_one(post, chat):
            post = _for_all(post)
        return await self._call(
            "editMessageText",
            chat_id=chat,
            message_id=message_id,
            text=post.text,
            parse_mode=ParseMode.HTML,
            reply_markup=self._inline(post.buttons),
            link_preview_options=_NO_PREVIEW,
        )

    async def delete(self, chat: int, message_id: int) -> Outcome:
        return await self._call("deleteMessage", chat_id=chat, message_id=message_id)

    async def react(self, reaction: Reaction, chat: int) -> Outcome:
        seen = [{"type": ReactionType.EMOJI, "emoji": reaction.emoji}]
        return await self._call("setMessageReaction", chat_id=chat, message_id=reaction.message_id, reaction=seen)

    async def answer(self, answer: Answer) -> Outcome:
        return await self._call(
            "answerCallbackQuery",
            callback_query_id=answer.callback_id,
            text=answer.text or None,
            show_alert=answer.alert or None,
        )

    async def copy(
        self,
        chat: int,
        from_chat: int,
        message_ids: Sequence[int],
        reply_to: int | None,
        topic: int | None = None,
        *,
        wordless: bool = False,
    ) -> Outcome:
        """One message is copied as a reply; several keep together as the album they are.

        Captions are only left out by the method for several.
        """
        origin = {"chat_id": chat, "from_chat_id": from_chat, "message_thread_id": topic}
        if len(message_ids) == 1 and not wordless:
            (alone,) = message_ids
            return await self._call("copyMessage", **origin, message_id=alone, reply_parameters=_reply(reply_to))
        return await self._call(
            "copyMessages", **origin, message_ids=sorted(message_ids), remove_caption=wordless or None
        )

    async def open_topic(self, chat: int, name: str) -> Outcome:
        return _of_topic(await self._call("createForumTopic", _opened, chat_id=chat, name=name))

    async def set_topic(self, chat: int, topic: int, *, closed: bool) -> Outcome:
        method = "closeForumTopic" if closed else "reopenForumTopic"
        return _of_topic(await self._call(method, chat_id=chat, message_thread_id=topic))

    async def _call(
        self, method: str, meaning: Callable[[Any], Outcome] = delivered, /, **parameters: object
    ) -> Outcome:
        address = f"{self._bot.base_url}/{method}"
        return await outcome_of(self._bot.request.post(address, written(parameters)), meaning)

    def _markup(self, post: Post) -> Json | None:
        if post.ask_reply is not None:
            return {"force_reply": True, "selective": True, "input_field_placeholder": post.ask_reply}
        return self._inline(post.buttons)

    def _inline(self, buttons: Keyboard) -> Json | None:
        return {"inline_keyboard": [[self._button(one) for one in row] for row in buttons]} if buttons else None

    def _button(self, button: Button) -> Json:
        """A link opens our own private chat, and brings its word along with /start."""
        if button.press is not None:
            return {"text": button.label, "callback_data": encode(button.press)}
        return {"text": button.label, "url": f"https://t.me/{self._bot.username}?start={button.link or ''}"}


def _reply(message_id: int | None) -> Json | None:
    """A message that was deleted meanwhile must not keep the answer from going out.

    What only one person saw (below zero) can't be answered where everybody reads.
    """
    if message_id is None or message_id < 0:
        return None
    return {"message_id": message_id, "allow_sending_without_reply": True}


def _opened(topic: Any) -> Outcome:
    return Opened(int(topic["message_thread_id"]))


def _of_topic(outcome: Outcome) -> Outcome:
    """Whatever the reason, what was to be said in a topic can be said without it."""
    return NoTopics(outcome.error) if isinstance(outcome, Refused) else outcome


def _is_for_one(post: Post, chat: int) -> bool:
    """In a private chat nobody else reads it anyway."""
    return post.only_for is not None and chat < 0


def _for_all(post: Post) -> Post:
    return replace(post, text=post.instead or post.text)
