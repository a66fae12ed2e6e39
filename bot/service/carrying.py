"""One notice, carried out: which call of the transport it is, and what to do with whatever goes wrong on the way."""

import structlog

from bot.core.notices import Answer, Copies, Post, Reaction
from bot.service.ports import Gone, Later, Outcome, Refused, Transport
from storage.engine import Engine
from storage.outbox import Waiting
from storage.work import StorageTrouble, Work

log = structlog.get_logger(__name__)

#: Of a notice about a message that stayed behind when its chat moved.
MOVED = "the chat of the message moved"


class Carrier:
    def __init__(self, engine: Engine, transport: Transport) -> None:
        self._engine = engine
        self._transport = transport

    async def carry(self, waiting: Waiting) -> Outcome:
        """Whatever goes wrong with one notice, the next one must not wait for it."""
        try:
            return await self._call(waiting)
        except StorageTrouble as error:
            return Later(str(error.orig))
        except Exception as error:
            log.error("not_carried", chat=waiting.chat, issue=waiting.issue, exc_info=error)
            return Refused(f"{type(error).__name__}: {error}")

    async def _call(self, waiting: Waiting) -> Outcome:
        notice, chat = waiting.notice, waiting.chat
        match notice:
            case Answer():
                return await self._transport.answer(notice)
            case Reaction() if chat != notice.chat:
                return Gone(MOVED)  # the message of that number is another one in the new chat
            case Reaction():
                return await self._transport.react(notice, notice.chat)
            case Post() if waiting.message_id is not None:
                return await self._transport.edit(notice, chat or notice.chat, waiting.message_id)
            case Post():
                return await self._post(notice, chat or notice.chat)
            case Copies():
                reply_to = await self._message_of(notice.reply_to_key)
                return await self._transport.copy(chat or notice.chat, notice.from_chat, notice.message_ids, reply_to)

    async def _post(self, post: Post, chat: int) -> Outcome:
        """In a chat that moved, the message to reply to is no longer there."""
        if post.edit_only and post.only_for is None:
            return Gone("not shown yet")
        reply_to = await self._message_of(post.reply_to_key) or (post.reply_to if chat == post.chat else None)
        return await self._transport.post(post, chat, reply_to)

    async def _message_of(self, key: str | None) -> int | None:
        if key is None:
            return None
        async with Work(self._engine) as work:
            known = await work.messages.keyed(key)
        return known.message_id if known else None
