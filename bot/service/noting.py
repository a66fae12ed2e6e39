"""What became of a notice, kept: where a post stands, what to try again, and what somebody did not get."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import structlog

from bot.core.city import City, Room
from bot.core.messages import Chat
from bot.core.notices import Answer, Copies, Post, Reaction, Topic
from bot.core.readings import Place
from bot.core.words import ENDED, Role
from bot.service.almanac import Almanac
from bot.service.carried import Carried
from bot.service.carrying import MOVED
from bot.service.membership import leave, move
from bot.service.ports import (
    Absent,
    Delivered,
    Gone,
    Later,
    Moved,
    NoTopics,
    Opened,
    Refused,
    TopicClosed,
    TopicGone,
    Wait,
)
from bot.voice.membership import no_topics
from bot.voice.speech import Speech, is_public
from bot.voice.taken_back import whispered
from bot.voice.trouble import shut, uncopied, undelivered, unreached, unveiled
from storage.heads import LONGEST_BACK_OFF, LONGEST_QUIET
from storage.outbox import Waiting
from storage.work import Work

log = structlog.get_logger(__name__)

#: An answer to a press is worthless once the wheel has stopped spinning; a file whose chat moved is out of reach.
TRIES = 3
#: Seconds: the first wait after a failure, doubled each time, up to the longest.
BACK_OFF, LONGEST = 1.0, 300.0

_WHERE = {
    Room.PRIVATE: "person",
    Room.UNIT: "unit",
    Room.OFFICE: "office",
    Room.GROUP: "group",
    Room.FOREIGN: "group",
}


def back_off(attempts: int) -> timedelta:
    return timedelta(seconds=min(BACK_OFF * 2 ** min(attempts, 20), LONGEST))


def _corrects_a_card(waiting: Waiting) -> bool:
    """Of a desk that does not see it any more: whoever shut the door there misses nothing."""
    post = waiting.notice
    return isinstance(post, Post) and post.edit_only and post.place == Place.DESK


def _is_veil(waiting: Waiting) -> bool:
    return isinstance(waiting.notice, Post) and waiting.notice.or_delete


async def _stayed_behind(work: Work, waiting: Waiting) -> bool:
    """A veil for what stood in the group before it moved: bots can neither edit nor delete there any more."""
    post = waiting.notice
    if not isinstance(post, Post) or not post.or_delete or post.chat == waiting.chat:
        return False
    return await work.messages.keyed(post.key) is not None


async def _whisper(work: Work, waiting: Waiting, now: datetime) -> bool:
    """Whether it can be said where the requester has spoken, since their private chat is closed to the bot."""
    found = await work.issues.get(waiting.issue) if waiting.issue and isinstance(waiting.notice, Post) else None
    instead = whispered(waiting.notice, found[0]) if found and isinstance(waiting.notice, Post) else None
    if instead is not None:
        await work.outbox.put(instead, now)
    return instead is not None


class Notes:
    def __init__(self, almanac: Almanac) -> None:
        self._almanac = almanac

    @property
    def _speech(self) -> Speech:
        return Speech(self._almanac.city)

    async def note(self, work: Work, carried: Sequence[Carried]) -> None:
        """What is plain in a few statements for all; the rest, which may have consequences, one by one."""
        await self._delivered(work, [one for one in carried if one.is_plain])
        for one in (one for one in carried if not one.is_plain):
            await self._settle(work, one)
            if isinstance(one.outcome, Delivered | Gone) and await _stayed_behind(work, one.waiting):
                await self._tell_unveiled(work, one.waiting, one.at)

    async def _settle(self, work: Work, one: Carried) -> None:
        waiting, now = one.waiting, one.at
        match one.outcome:
            case Delivered():
                await self._delivered(work, [one])
            case Wait(seconds=seconds):
                await self._keep_quiet(work, waiting, now + min(timedelta(seconds=seconds), LONGEST_QUIET), now)
            case Later(error=error) if isinstance(waiting.notice, Answer) and waiting.attempts + 1 >= TRIES:
                await work.outbox.bury(waiting, error)
            case Later(error=error):
                await work.outbox.put_off(waiting, now + back_off(waiting.attempts), error)
            case Refused(error=error) | TopicClosed(error=error):
                await self._bury(work, waiting, error, now)
            case Gone(error=error):
                await self._gone(work, waiting, error)
            case Moved(chat=chat):
                await self._move(work, waiting, chat, now)
            case Absent(error=error):
                await self._absent(work, waiting, error, now)
            case Opened(topic=topic):
                await self._opened(work, waiting, topic, now)
            case TopicGone(error=error):
                await self._topic_gone(work, waiting, error, now)
            case NoTopics(error=error):
                await self._no_topics(work, waiting, error, now)

    async def _delivered(self, work: Work, carried: Sequence[Carried]) -> None:
        await work.messages.all_posted([post for one in carried if (post := one.new_post())])
        await work.messages.shown(dict(shown for one in carried if (shown := one.edited_post())))
        for one in carried:
            await self._copied_or_set(work, one)
        await work.outbox.all_sent([(one.waiting, one.at, one.cost) for one in carried])

    async def _copied_or_set(self, work: Work, one: Carried) -> None:
        notice, chat = one.waiting.notice, one.waiting.chat
        if isinstance(notice, Copies) and chat is not None and isinstance(one.outcome, Delivered):
            ids = one.outcome.message_ids
            await work.messages.copied(chat, ids, issue=notice.issue, place=Place.DESK, at=one.at)
        if isinstance(notice, Topic) and chat is not None:
            await work.topics.set_closed(chat, notice.issue, notice.closed)

    async def _keep_quiet(self, work: Work, waiting: Waiting, until: datetime, now: datetime) -> None:
        """Remembered with the chat, so that a restart obeys it too. Nobody waits so long for the answer to a press."""
        log.info("retry_after", chat=waiting.chat, until=until.isoformat())
        if waiting.chat is None and until > now + LONGEST_BACK_OFF:
            await work.outbox.bury(waiting, "429")
        elif waiting.chat is None:
            await work.outbox.put_off(waiting, until, "429")
        else:
            await work.chats.keep_quiet(waiting.chat, until)

    async def _bury(self, work: Work, waiting: Waiting, error: str, now: datetime) -> None:
        """Out of the way, and the office learns what somebody did not get."""
        log.warning("buried", chat=waiting.chat, issue=waiting.issue, error=error)
        if not await work.outbox.bury(waiting, error):
            return
        chat, city = waiting.chat, await self._almanac.today(work)
        if isinstance(waiting.notice, Reaction | Answer | Topic) or chat is None:
            return
        if _is_veil(waiting):
            await self._tell_unveiled(work, waiting, now)
            return
        if _corrects_a_card(waiting):
            return
        if await _whisper(work, waiting, now) or await self._tell_to_telephone(work, waiting, error, now):
            return
        room = city.room(Chat(chat, private=chat > 0))
        if isinstance(waiting.notice, Copies):
            await work.outbox.put(uncopied(self._speech, waiting.notice, chat, _WHERE[room], error), now)
        elif room is not Room.OFFICE:
            unheard = self._of_a_leader(city, chat, error)
            await work.outbox.put(unheard or undelivered(self._speech, waiting.issue, chat, _WHERE[room], error), now)

    def _of_a_leader(self, city: City, chat: int, error: str) -> Post | None:
        """One message for all that can't reach a leader; a handler, too, is told of each issue that waits for them."""
        person = city.roster.person(chat, "")
        if not person.has(Role.LEADER) or person.has(Role.HANDLER):
            return None
        return shut(self._speech, person, error)

    async def _tell_to_telephone(self, work: Work, waiting: Waiting, error: str, now: datetime) -> bool:
        """Whether it was for the requester of a private issue: there is no other place to tell them."""
        found = await work.issues.get(waiting.issue) if waiting.issue and isinstance(waiting.notice, Post) else None
        issue, post = (found[0] if found else None), waiting.notice
        if issue is None or not isinstance(post, Post) or is_public(issue):
            return False
        if waiting.chat != issue.requester.telegram_id:
            return False
        await work.outbox.put(unreached(self._speech, issue, post, error), now)
        return True

    async def _tell_unveiled(self, work: Work, waiting: Waiting, now: datetime) -> None:
        """The office reads once about an issue that its old text still stands where everybody reads it."""
        if waiting.issue is not None:
            await work.outbox.put(unveiled(self._speech, waiting.issue), now)

    async def _gone(self, work: Work, waiting: Waiting, error: str) -> None:
        """A post that somebody deleted stays in the outbox, and goes out as a new message."""
        if isinstance(waiting.notice, Post) and waiting.message_id is not None:
            await work.messages.forget(waiting.notice.key)
        else:
            await work.outbox.bury(waiting, error)

    async def _move(self, work: Work, waiting: Waiting, new: int, now: datetime) -> None:
        """Of a copy nobody can tell which chat moved, the one it comes from or the one it goes to: others will tell."""
        if waiting.chat is None:
            return
        if isinstance(waiting.notice, Copies):
            await self._wait_for_others(work, waiting, now, MOVED)
            return
        log.info("chat_moved", old=waiting.chat, new=new)
        await move(work, waiting.chat, new)

    async def _wait_for_others(self, work: Work, waiting: Waiting, now: datetime, error: str) -> None:
        if waiting.attempts + 1 < TRIES:
            await work.outbox.put_off(waiting, now + back_off(waiting.attempts), error)
        else:
            await self._bury(work, waiting, error, now)

    async def _absent(self, work: Work, waiting: Waiting, error: str, now: datetime) -> None:
        """It waits until the bot is back. Of a copy nobody can tell which of its two chats was meant."""
        if waiting.chat is None:
            await work.outbox.bury(waiting, error)
        elif isinstance(waiting.notice, Copies):
            await self._wait_for_others(work, waiting, now, error)
        else:
            await leave(work, self._speech, await self._almanac.today(work), waiting.chat, now)

    # ── topics ────────────────────────────────────────────────────────────

    async def _opened(self, work: Work, waiting: Waiting, topic: int, now: datetime) -> None:
        """The notice goes there next; of an issue that has ended the topic is closed after it, but for a question."""
        if waiting.chat is None or waiting.issue is None:
            return
        await work.topics.opened(waiting.chat, waiting.issue, topic)
        asks = isinstance(waiting.notice, Post) and waiting.notice.ask_reply is not None
        found = await work.issues.get(waiting.issue)
        if not asks and found and found[0].status in ENDED:
            await work.outbox.put(Topic(waiting.chat, waiting.issue, closed=True), now)

    async def _topic_gone(self, work: Work, waiting: Waiting, error: str, now: datetime) -> None:
        """With all that stood in it: the next post makes a new one."""
        if waiting.chat is None or waiting.issue is None or waiting.attempts + 1 >= TRIES:
            await self._no_topics(work, waiting, error, now)
            return
        log.info("topic_gone", chat=waiting.chat, issue=waiting.issue)
        await work.topics.forget(waiting.chat, waiting.issue)
        await work.messages.leave_topic(waiting.chat, waiting.issue)
        await work.outbox.put_off(waiting, now, error)

    async def _no_topics(self, work: Work, waiting: Waiting, error: str, now: datetime) -> None:
        """It goes out without a topic. The next message from there tells whether to try again."""
        log.warning("no_topics", chat=waiting.chat, error=error)
        if waiting.chat is not None:
            await work.chats.set_forum(waiting.chat, False)
            city = await self._almanac.today(work)
            await work.outbox.put(no_topics(self._speech, city, waiting.chat, now), now)
        if isinstance(waiting.notice, Topic):
            await work.outbox.bury(waiting, error)
