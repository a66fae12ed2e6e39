"""The outbox, carried out: paced, in order within each chat, retried, and given up visibly."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import structlog

from bot.core.city import City, Room
from bot.core.messages import Chat
from bot.core.notices import Answer, Copies, Post, Reaction
from bot.core.readings import Place
from bot.service.pace import MINUTE, Pace
from bot.service.ports import Clock, Delivered, Gone, Later, Moved, Outcome, Refused, Transport, Wait
from bot.voice.replies import undelivered
from bot.voice.speech import Speech
from storage.engine import Engine
from storage.outbox import Waiting, digest
from storage.work import StorageTrouble, Work

log = structlog.get_logger(__name__)

#: An answer to a press is worthless once the wheel has stopped spinning; a file whose chat moved is out of reach.
TRIES = 3
MOVED = "the chat of the message moved"
#: Seconds: the first wait after a failure, doubled each time, up to the longest.
BACK_OFF, LONGEST = 1.0, 300.0
#: Seconds: how long to look away at most; a clock that somebody sets may jump meanwhile.
GLANCE = 0.5


def back_off(attempts: int) -> timedelta:
    return timedelta(seconds=min(BACK_OFF * 2 ** min(attempts, 20), LONGEST))


class Delivery:
    def __init__(self, engine: Engine, city: City, transport: Transport, clock: Clock, pace: Pace) -> None:
        self._engine = engine
        self._city = city
        self._speech = Speech(city)
        self._transport = transport
        self._clock = clock
        self._pace = pace
        self._under_way: dict[int | str, asyncio.Task[None]] = {}  # by lane
        self.wake = asyncio.Event()

    # ── the loop ──────────────────────────────────────────────────────────

    async def run(self) -> None:
        """Until cancelled."""
        await self._recall()
        while True:
            self.wake.clear()
            try:
                until = await self.start_what_may_go()
            except StorageTrouble as error:
                log.warning("storage_trouble", error=str(error.orig))
                until = self._clock.now() + timedelta(seconds=BACK_OFF)
            await self._rest(until)

    async def finish(self) -> None:
        """What is under way is finished; nothing new is begun."""
        if self._under_way:
            await asyncio.gather(*self._under_way.values(), return_exceptions=True)

    def is_speaking_in(self, chat: int) -> bool:
        """Something is on its way there, or went there and is not noted yet."""
        return chat in self._under_way

    async def _recall(self) -> None:
        async def read() -> None:
            async with Work(self._engine) as work:
                self._pace.recall(await work.outbox.spent(self._clock.now() - MINUTE))

        await _persistently(read)

    async def _rest(self, until: datetime | None) -> None:
        """Until something new comes, or the pace allows what waits; at most a glance, if something waits."""
        seconds = None if until is None else min(max((until - self._clock.now()).total_seconds(), 0.005), GLANCE)
        try:
            await asyncio.wait_for(self.wake.wait(), seconds)
        except TimeoutError:
            return

    async def start_what_may_go(self) -> datetime | None:
        """Begin every delivery that pace and order allow; when the next one may go, None where nothing waits."""
        busy = frozenset(self._under_way)  # now: what ends while we read is still there in what we read
        now = self._clock.now()
        async with Work(self._engine) as work:
            due = await work.outbox.due(now)
        moments = [due.later] if due.later else []
        for error in due.unreadable:
            log.error("unreadable", error=error)
            moments.append(now)  # what stands behind it may go
        for waiting in due.now:
            lane = _lane(waiting)
            if lane in busy or lane in self._under_way:
                continue
            free = self._pace.free_at(waiting.chat, _weight(waiting), now)
            if free > now:
                moments.append(free)
            else:
                self._start(lane, waiting)
        return min(moments, default=None)

    def _start(self, lane: int | str, waiting: Waiting) -> None:
        self._pace.begin()
        task = asyncio.create_task(self._deliver(waiting))
        self._under_way[lane] = task
        task.add_done_callback(lambda done: self._done(lane, done))

    def _done(self, lane: int | str, task: asyncio.Task[None]) -> None:
        del self._under_way[lane]
        self.wake.set()
        if not task.cancelled() and task.exception():
            log.error("delivery_failed", exc_info=task.exception())

    # ── one delivery ──────────────────────────────────────────────────────

    async def _deliver(self, waiting: Waiting) -> None:
        outcome = await self._outcome(waiting)
        weight = _weight(waiting) if isinstance(outcome, Delivered | Later) else 0
        self._pace.end(waiting.chat, weight, self._clock.now())

        async def note() -> None:
            async with Work(self._engine) as work:
                await self._note(work, waiting, weight, outcome)

        try:
            await _persistently(note)
        except Exception as error:  # sent, but not to be noted: without a word about it, it would be sent for ever
            log.error("not_noted", chat=waiting.chat, issue=waiting.issue, exc_info=error)
            await self._put_away(waiting, error)

    async def _put_away(self, waiting: Waiting, error: Exception) -> None:
        async def bury() -> None:
            async with Work(self._engine) as work:
                await work.outbox.bury(waiting, f"{type(error).__name__}: {error}")

        await _persistently(bury)

    async def _outcome(self, waiting: Waiting) -> Outcome:
        """Whatever goes wrong with one notice, the next one must not wait for it."""
        try:
            return await self._carry(waiting)
        except StorageTrouble as error:
            return Later(str(error.orig))
        except Exception as error:
            log.error("not_carried", chat=waiting.chat, issue=waiting.issue, exc_info=error)
            return Refused(f"{type(error).__name__}: {error}")

    async def _carry(self, waiting: Waiting) -> Outcome:
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
        if post.edit_only:
            return Gone("not shown yet")
        reply_to = await self._message_of(post.reply_to_key) or (post.reply_to if chat == post.chat else None)
        return await self._transport.post(post, chat, reply_to)

    async def _message_of(self, key: str | None) -> int | None:
        if key is None:
            return None
        async with Work(self._engine) as work:
            known = await work.messages.keyed(key)
        return known.message_id if known else None

    # ── what became of it ─────────────────────────────────────────────────

    async def _note(self, work: Work, waiting: Waiting, weight: int, outcome: Outcome) -> None:
        now = self._clock.now()
        match outcome:
            case Delivered(message_ids=message_ids):
                await self._delivered(work, waiting, weight, message_ids, now)
            case Wait(seconds=seconds):
                await self._keep_quiet(work, waiting, now + timedelta(seconds=seconds))
            case Later(error=error) if isinstance(waiting.notice, Answer) and waiting.attempts + 1 >= TRIES:
                await work.outbox.bury(waiting, error)
            case Later(error=error):
                await work.outbox.put_off(waiting, now + back_off(waiting.attempts), error)
            case Refused(error=error):
                await self._bury(work, waiting, error, now)
            case Gone(error=error):
                await self._gone(work, waiting, error)
            case Moved(chat=chat):
                await self._move(work, waiting, chat, now)

    async def _delivered(
        self, work: Work, waiting: Waiting, weight: int, message_ids: tuple[int, ...], now: datetime
    ) -> None:
        notice, chat = waiting.notice, waiting.chat
        if isinstance(notice, Post) and chat is not None:
            if waiting.message_id is not None:
                await work.messages.shown(notice.key, digest(notice))
            else:
                await self._posted(work, notice, chat, message_ids[0], now)
        if isinstance(notice, Copies) and chat is not None:
            await work.messages.copied(chat, message_ids, issue=notice.issue, place=Place.DESK, at=now)
        await work.outbox.sent(waiting, now, weight)

    async def _posted(self, work: Work, post: Post, chat: int, message_id: int, now: datetime) -> None:
        await work.messages.posted(
            post.key, chat, message_id, issue=post.issue, place=post.place, digest=digest(post), at=now
        )

    async def _keep_quiet(self, work: Work, waiting: Waiting, until: datetime) -> None:
        """Remembered with the chat, so that a restart obeys it too."""
        log.info("retry_after", chat=waiting.chat, until=until.isoformat())
        if waiting.chat is None:
            await work.outbox.put_off(waiting, until, "429")
        else:
            await work.chats.keep_quiet(waiting.chat, until)

    async def _bury(self, work: Work, waiting: Waiting, error: str, now: datetime) -> None:
        """Out of the way, and the office learns what somebody did not get."""
        log.warning("buried", chat=waiting.chat, issue=waiting.issue, error=error)
        if not await work.outbox.bury(waiting, error):
            return
        chat, city = waiting.chat, self._city.after(await work.chats.moves())
        if isinstance(waiting.notice, Reaction | Answer) or chat is None or chat == city.office:
            return
        where = "person" if chat > 0 else "unit" if city.room(Chat(chat)) is Room.UNIT else "group"
        await work.outbox.put(undelivered(self._speech, waiting.issue, chat, where, error), now)

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
            await self._wait_for_others(work, waiting, now)
            return
        log.info("chat_moved", old=waiting.chat, new=new)
        await work.chats.move(waiting.chat, new)
        await work.outbox.rekey(waiting.chat, new)
        await work.messages.leave_chat(waiting.chat)

    async def _wait_for_others(self, work: Work, waiting: Waiting, now: datetime) -> None:
        if waiting.attempts + 1 < TRIES:
            await work.outbox.put_off(waiting, now + back_off(waiting.attempts), MOVED)
        else:
            await self._bury(work, waiting, MOVED, now)


async def _persistently(transaction: Callable[[], Awaitable[None]]) -> None:
    """However long the database is locked: what was sent and is not noted would be sent again."""
    while True:
        try:
            return await transaction()
        except StorageTrouble as error:
            log.warning("storage_trouble", error=str(error.orig))
            await asyncio.sleep(BACK_OFF)


def _lane(waiting: Waiting) -> int | str:
    """One delivery at a time in a chat: so their order is kept. Answers to presses wait for nobody."""
    return waiting.chat if waiting.chat is not None else f"answer:{waiting.id}"


def _weight(waiting: Waiting) -> int:
    """New messages it costs in its chat."""
    match waiting.notice:
        case Post():
            return 0 if waiting.message_id is not None else 1
        case Copies(message_ids=message_ids):
            return len(message_ids)
        case _:
            return 0
