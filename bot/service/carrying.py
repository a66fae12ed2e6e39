"""One notice, carried out: which call of the transport it is, and what to do with whatever goes wrong on the way."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import structlog

from bot.core.notices import Answer, Copies, Post, Reaction, Topic
from bot.service.almanac import Almanac
from bot.service.ports import Delivered, Gone, Later, Opened, Outcome, Refused, TopicClosed, Transport
from bot.voice.speech import Speech
from bot.voice.topics import topic_name
from storage.engine import Engine
from storage.outbox import Waiting
from storage.topics import Topic as KnownTopic
from storage.work import StorageTrouble, Work

log = structlog.get_logger(__name__)

#: Of a notice about a message that stayed behind when its chat moved.
MOVED = "the chat of the message moved"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in its chat something is to be said."""

    reply_to: int | None
    topic: KnownTopic | None = None
    name: str | None = None  # of the topic that has to be opened first


class Carrier:
    def __init__(self, engine: Engine, almanac: Almanac, transport: Transport) -> None:
        self._engine = engine
        self._almanac = almanac
        self._transport = transport

    async def carry(self, waiting: Waiting) -> Outcome:
        """Whatever goes wrong with one notice, the next one must not wait for it."""
        try:
            return await self._call(waiting)
        except StorageTrouble as error:
            return Later(str(error.orig))
        except Exception as error:
            log.error("not_carried", chat=waiting.chat, issue=waiting.issue, exc_info=error)
            return Refused(type(error).__name__)

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
                return await self._edit(notice, chat or notice.chat, waiting.message_id)
            case Post():
                return await self._post(waiting, notice, chat or notice.chat)
            case Copies():
                return await self._copy(waiting, notice, chat or notice.chat)
            case Topic():
                return await self._set_topic(notice, chat or notice.chat)

    async def _edit(self, post: Post, chat: int, message_id: int) -> Outcome:
        outcome = await self._transport.edit(post, chat, message_id)
        if not post.or_delete or not isinstance(outcome, Gone | Refused):
            return outcome
        deleted = await self._transport.delete(chat, message_id)
        return Gone("deleted") if isinstance(deleted, Delivered) else deleted

    async def _post(self, waiting: Waiting, post: Post, chat: int) -> Outcome:
        """In a chat that moved, the message to reply to is no longer there."""
        if post.edit_only and post.only_for is None:
            return Gone("not shown yet")
        spot = await self._spot(chat, post.issue if waiting.forum else None, post.reply_to_key)
        if post.ask_reply is not None and spot.topic and spot.topic.closed:
            return await self._open_again(chat, spot.topic)
        reply_to = spot.reply_to or (post.reply_to if chat == post.chat else None)
        return await self._say(chat, spot, lambda topic: self._transport.post(post, chat, reply_to, topic))

    async def _copy(self, waiting: Waiting, copies: Copies, chat: int) -> Outcome:
        spot = await self._spot(chat, copies.issue if waiting.forum else None, copies.reply_to_key)
        origin, message_ids = copies.from_chat, copies.message_ids
        return await self._say(
            chat,
            spot,
            lambda topic: self._transport.copy(
                chat, origin, message_ids, spot.reply_to, topic, wordless=copies.wordless
            ),
        )

    async def _set_topic(self, notice: Topic, chat: int) -> Outcome:
        async with Work(self._engine) as work:
            topic = await work.topics.of(chat, notice.issue)
        if topic is None or topic.closed == notice.closed:
            return Delivered()
        return await self._transport.set_topic(chat, topic.topic_id, closed=notice.closed)

    # ── where in the chat ─────────────────────────────────────────────────

    async def _spot(self, chat: int, issue: int | None, reply_to_key: str | None) -> Spot:
        """`issue`: in whose topic it is said, in a forum. What began outside of all topics goes on there."""
        if issue is None and reply_to_key is None:
            return Spot(None)
        async with Work(self._engine) as work:
            replied = await work.messages.keyed(reply_to_key) if reply_to_key else None
            reply_to = replied.message_id if replied else None
            if issue is None:
                return Spot(reply_to)
            topic = await work.topics.of(chat, issue)
            begins = topic is None and not await work.messages.stands(chat, issue)
            return Spot(reply_to, topic, await self._topic_name(work, chat, issue) if begins else None)

    async def _topic_name(self, work: Work, chat: int, number: int) -> str | None:
        found = await work.issues.get(number)
        today = await self._almanac.today(work)
        return topic_name(Speech(today).to(chat), today, found[0], chat) if found else None

    async def _say(self, chat: int, spot: Spot, say: Callable[[int | None], Awaitable[Outcome]]) -> Outcome:
        """Opening a topic is all that is done at first: it costs the pace as much as a message."""
        if spot.name is not None:
            return await self._transport.open_topic(chat, spot.name)
        if spot.topic is None:
            return await say(None)
        outcome = await say(spot.topic.topic_id)
        return await self._say_reopened(chat, spot.topic, say) if isinstance(outcome, TopicClosed) else outcome

    async def _open_again(self, chat: int, topic: KnownTopic) -> Outcome:
        """Whoever is asked for an answer must be able to give it."""
        outcome = await self._transport.set_topic(chat, topic.topic_id, closed=False)
        return Opened(topic.topic_id) if isinstance(outcome, Delivered) else outcome

    async def _say_reopened(
        self, chat: int, topic: KnownTopic, say: Callable[[int | None], Awaitable[Outcome]]
    ) -> Outcome:
        """Of an issue that has ended it is closed again after the word."""
        opened = await self._transport.set_topic(chat, topic.topic_id, closed=False)
        if not isinstance(opened, Delivered):
            return opened
        outcome = await say(topic.topic_id)
        if topic.closed:
            await self._transport.set_topic(chat, topic.topic_id, closed=True)
        return Refused(outcome.error) if isinstance(outcome, TopicClosed) else outcome
