"""A notice → a call of the Bot API."""

from collections.abc import Sequence
from dataclasses import replace

from telegram import Bot, ForceReply, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, ReplyParameters
from telegram.constants import ParseMode

from bot.core.notices import Answer, Button, Keyboard, Post, Reaction
from bot.service.ports import Delivered, Gone, NoTopics, Opened, Outcome, Refused
from bot.telegram.buttons import encode
from bot.telegram.ephemeral import Ephemeral
from bot.telegram.outcomes import outcome_of

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


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
        return await outcome_of(
            self._bot.send_message(
                chat,
                post.text,
                parse_mode=ParseMode.HTML,
                reply_markup=self._markup(post),
                reply_parameters=_reply(reply_to),
                message_thread_id=topic,
                link_preview_options=_NO_PREVIEW,
                disable_notification=post.quiet or None,
            )
        )

    async def edit(self, post: Post, chat: int, message_id: int) -> Outcome:
        if message_id < 0:
            return await self._ephemeral.edit(post, chat, message_id, self._inline(post.buttons))
        if _is_for_one(post, chat):
            post = _for_all(post)
        return await outcome_of(
            self._bot.edit_message_text(
                post.text,
                chat_id=chat,
                message_id=message_id,
                parse_mode=ParseMode.HTML,
                reply_markup=self._inline(post.buttons),
                link_preview_options=_NO_PREVIEW,
            )
        )

    async def delete(self, chat: int, message_id: int) -> Outcome:
        return await outcome_of(self._bot.delete_message(chat, message_id), lambda result: Delivered())

    async def react(self, reaction: Reaction, chat: int) -> Outcome:
        return await outcome_of(self._bot.set_message_reaction(chat, reaction.message_id, reaction.emoji))

    async def answer(self, answer: Answer) -> Outcome:
        return await outcome_of(
            self._bot.answer_callback_query(answer.callback_id, answer.text or None, show_alert=answer.alert)
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
        if len(message_ids) == 1 and not wordless:
            return await outcome_of(
                self._bot.copy_message(
                    chat, from_chat, message_ids[0], reply_parameters=_reply(reply_to), message_thread_id=topic
                )
            )
        return await outcome_of(
            self._bot.copy_messages(
                chat, from_chat, sorted(message_ids), message_thread_id=topic, remove_caption=wordless or None
            )
        )

    async def open_topic(self, chat: int, name: str) -> Outcome:
        call = self._bot.create_forum_topic(chat, name)
        return _of_topic(await outcome_of(call, lambda topic: Opened(int(topic.message_thread_id))))

    async def set_topic(self, chat: int, topic: int, *, closed: bool) -> Outcome:
        call = self._bot.close_forum_topic if closed else self._bot.reopen_forum_topic
        return _of_topic(await outcome_of(call(chat, topic)))

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
    """A message that was deleted meanwhile must not keep the answer from going out.

    What only one person saw (below zero) can't be answered where everybody reads.
    """
    if message_id is None or message_id < 0:
        return None
    return ReplyParameters(message_id, allow_sending_without_reply=True)


def _of_topic(outcome: Outcome) -> Outcome:
    """Whatever the reason, what was to be said in a topic can be said without it."""
    return NoTopics(outcome.error) if isinstance(outcome, Refused) else outcome


def _is_for_one(post: Post, chat: int) -> bool:
    """In a private chat nobody else reads it anyway."""
    return post.only_for is not None and chat < 0


def _for_all(post: Post) -> Post:
    return replace(post, text=post.instead or post.text)
