"""The inbox, one update after the other: read it, do what it asks, mark it.

Those that wait are taken together in one transaction: the disk is waited for once. Where one of them fails, none of it
is kept, and each is taken alone: then the one that fails is set aside, and it alone.
"""

import asyncio
import traceback
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import structlog

from bot.core.city import City, Room
from bot.core.enrolment import token_in
from bot.core.messages import Chat, Departed, Edited, Incoming, Migrated, Pressed, Said, Seated, Unreadable
from bot.service.almanac import Almanac
from bot.service.edits import hear_edit
from bot.service.enrolling import void_shown
from bot.service.hearing import hear
from bot.service.languages import speech_for
from bot.service.leaving import tell_departed
from bot.service.membership import learn, move, take_seat
from bot.service.ports import Clock, Reader
from bot.service.pressing import press
from bot.service.pulse import Pulse
from bot.service.queue import Queue
from bot.service.turn import Turn, hints_for_all
from bot.service.unbroken import unbroken
from bot.service.waking import called
from bot.voice.speech import Speech
from bot.voice.trouble import unread
from storage.engine import Engine
from storage.inbox import ChatOf, Letter, SenderOf
from storage.issues import Outdated
from storage.work import Collision, StorageTrouble, Work

log = structlog.get_logger(__name__)

#: So many updates are taken together, within so many seconds: then deliveries and the clock have their turn.
MOST, LONGEST = 100, 0.05
#: Seconds, and how often: for a delivery's note that an answer has overtaken.
A_MOMENT, MOMENTS = 0.05, 10
#: Seconds between two looks at what other processes left to be read.
GLANCE = 0.5
#: Seconds between tries while the database can't be written.
RETRY = 1.0


class PostNotNoted(Exception):
    """Somebody answered a post whose delivery is not noted yet."""

    def __init__(self, seq: int) -> None:
        super().__init__(seq)
        self.seq = seq  # of the answer


def _post_answered(incoming: Incoming) -> tuple[int, int] | None:
    """The chat and message of ours that a press or a reply belongs to."""
    match incoming:
        case Pressed():
            return incoming.chat.telegram_id, incoming.message_id
        case Said(reply_to=Said() as replied) if replied.sender.ours:
            return incoming.chat.telegram_id, replied.message_id
        case _:
            return None


async def _heard_edited(turn: Turn, said: Said) -> bool:
    """Its edit has overtaken it, as may happen where Telegram pushes: what it said at first is over."""
    known = await turn.work.messages.at(said.chat.telegram_id, said.message_id)
    return known is not None and known.issue is not None


def _spoken_in(incoming: Incoming) -> Chat | None:
    """Where somebody just spoke or pressed."""
    match incoming:
        case Said(chat=chat) | Pressed(chat=chat) | Edited(said=Said(chat=chat)):
            return chat
        case _:
            return None


class Intake:
    def __init__(
        self,
        engine: Engine,
        almanac: Almanac,
        reader: Reader,
        sender_of: SenderOf,
        clock: Clock,
        spoke: Callable[[], None],
        is_speaking_in: Callable[[int], Awaitable[bool]],
        chat_of: ChatOf = lambda raw: None,
        shared: bool = False,
    ) -> None:
        """`shared`: other processes read and fill the inbox, too; `chat_of` matters then."""
        self._engine = engine
        self._almanac = almanac
        self._reader = reader
        self._sender_of = sender_of
        self._chat_of = chat_of
        self._glance = GLANCE if shared else None
        self._shared = shared
        self._queue = Queue(reader)
        self._hints = hints_for_all()
        self._clock = clock
        self.mail = asyncio.Event()  # something may be in the inbox
        self._spoke = spoke
        self._is_speaking_in = is_speaking_in  # a chat: something is on its way there
        self._news = asyncio.Event()  # somebody changed the book: whoever speaks next is to be known
        self._collided: set[int] = set()  # inbox rows that met another process's work, once
        self._waited: dict[int, int] = {}  # inbox row → moments waited for a note
        self.pulse = Pulse()
        self._reading = False
        self._alone = 0  # so many more are taken each by itself: one of them failed

    async def keep(self, bot_id: int, updates: Sequence[dict[str, Any]]) -> None:
        """Store a batch before it is confirmed; returns only once that is done, however long the database is locked."""
        while True:
            try:
                await unbroken(self._store(bot_id, updates))
            except StorageTrouble as error:
                log.warning("storage_trouble", error=str(error.orig))
                await asyncio.sleep(RETRY)
            else:
                self.mail.set()
                return

    async def _store(self, bot_id: int, updates: Sequence[dict[str, Any]]) -> None:
        async with Work(self._engine) as work:
            await work.inbox.store(bot_id, updates, self._clock.now(), self._sender_of, self._chat_of)

    async def run(self) -> None:
        """Until cancelled; what is in hand is finished."""
        self.mail.set()
        while True:
            self.pulse.rest()
            await called(self.mail, self._glance)
            self.mail.clear()
            self._reading = True
            while await unbroken(self._try_next()):
                self._spoke()  # something may be in the outbox
            self._reading = False

    @property
    def is_busy(self) -> bool:
        """Something may wait to be read, or is being read."""
        return self._reading or self.mail.is_set()

    async def _try_next(self) -> bool:
        self.pulse.beat()
        try:
            return await self.take_next()
        except StorageTrouble as error:
            log.warning("storage_trouble", error=str(error.orig))
            await asyncio.sleep(RETRY)
            return True
        except Outdated as error:
            log.info("outdated", issue=str(error))
            return True

    async def take_next(self) -> bool:
        """Take the unread updates whose turn it is, as many as go together; False where there are none."""
        await self._take_up_news()
        taken: list[Letter] = []
        try:
            await self._take_together(taken)
        except PostNotNoted as wait:
            await asyncio.sleep(A_MOMENT)
            self._waited[wait.seq] = self._waited.get(wait.seq, 0) + 1
            return True
        except StorageTrouble:
            raise
        except Outdated:
            self._alone = len(taken)
            raise
        except Exception as error:  # whatever it is, the next message must not wait for it
            if not taken:
                raise
            await self._fail(taken, error)
            return True
        self._alone = max(self._alone - len(taken), 0)
        return bool(taken)

    async def _fail(self, taken: Sequence[Letter], error: Exception) -> None:
        """Nothing of it was kept. Which of them it was shows when each is taken alone."""
        if len(taken) > 1:
            self._alone = len(taken)
            return
        if isinstance(error, Collision) and taken[0].seq not in self._collided:
            self._collided.add(taken[0].seq)
            return
        await self._set_aside(taken[0], error)
        self._alone = max(self._alone - 1, 0)

    async def _take_together(self, taken: list[Letter]) -> None:
        """In one transaction; `taken` tells which, even if it fails. Whoever changes the book is the last.

        Raises PostNotNoted, with all before that one kept, and whatever else a letter raises.
        """
        until = asyncio.get_running_loop().time() + LONGEST
        waits: PostNotNoted | None = None
        with self._queue.kept(), self._hints.kept():
            async with Work(self._engine) as work:
                while letter := await self._queue.next(work, self._clock.now()):
                    taken.append(letter)
                    try:
                        await self._take(work, letter)
                    except PostNotNoted as error:
                        waits = error
                        taken.pop()
                        break
                    if self._is_enough(len(taken), until):
                        break
                    await asyncio.sleep(0)  # whoever needs no database goes on
        for letter in taken:
            self._waited.pop(letter.seq, None)
        if waits:
            raise waits

    def _is_enough(self, taken: int, until: float) -> bool:
        most = 1 if self._alone or self._shared else MOST  # who holds much and waits for more may wait for each other
        return taken >= most or self._news.is_set() or asyncio.get_running_loop().time() >= until

    async def _take_up_news(self) -> None:
        if self._news.is_set():
            await self._almanac.refresh_roster()
            self._news.clear()

    async def _take(self, work: Work, letter: Letter) -> None:
        incoming = self._reader(letter.update)
        if isinstance(incoming, Unreadable):
            log.error("set_aside", seq=letter.seq, error=incoming.reason.partition(":")[0])
            await self._put_aside(work, letter, incoming.reason)
        else:
            await self._do(work, letter, incoming)
        self._queue.took(letter, self._clock.now())

    async def _do(self, work: Work, letter: Letter, incoming: Incoming | None) -> None:
        if incoming is not None:
            await self._expect_known(work, letter, incoming)
            await self._hear(work, letter, incoming)
        await work.inbox.done(letter.seq)

    async def _expect_known(self, work: Work, letter: Letter, incoming: Incoming) -> None:
        """An answer to a post of ours that is not noted yet was quicker than our note: wait for it a little.

        Not where nothing is on its way: forged presses would hold up everybody. After a kill between sending and
        noting the note never comes: then the number in the post must do. Raises PostNotNoted.
        """
        post = _post_answered(incoming)
        if post is None:
            return
        may_come = await self._is_speaking_in(post[0])  # asked before we look: a note that comes in between is seen
        if may_come and await work.messages.at(*post) is None and self._waited.get(letter.seq, 0) < MOMENTS:
            raise PostNotNoted(letter.seq)

    async def _hear(self, work: Work, letter: Letter, incoming: Incoming) -> None:
        city = await self._almanac.today(work)
        turn = Turn(
            work=work,
            speech=await speech_for(work, self._almanac.city, city, incoming),
            city=city,
            now=self._clock.now(),
            cause=letter.seq,
            hints=self._hints,
            register_changed=self._news.set,
        )
        if chat := _spoken_in(incoming):
            await learn(turn, chat)
        match incoming:
            case Said():
                await self._said(turn, incoming)
            case Edited(said=said) if self._is_ours(city, said):
                await void_shown(turn, said)
                await hear_edit(turn, said)
            case Pressed():
                await press(turn, incoming)
            case Migrated():
                await move(work, incoming.old, incoming.new)
            case Seated():
                await take_seat(turn, incoming)
            case Departed():
                await tell_departed(turn, incoming)
            case _:
                pass

    async def _said(self, turn: Turn, said: Said) -> None:
        """In a chat that is none of ours yet links alone are heard: one may make a unit's of it."""
        await void_shown(turn, said)
        if (token_in(said) or self._is_ours(turn.city, said)) and not await _heard_edited(turn, said):
            await hear(turn, said)

    def _is_ours(self, city: City, said: Said) -> bool:
        """The bot hears only the chats that the configuration names, and people who write to it."""
        if city.room(said.chat) is not Room.FOREIGN:
            return True
        log.warning(
            "chat_unknown",
            chat=said.chat.telegram_id,
        )
        return False

    async def _set_aside(self, letter: Letter, error: Exception) -> None:
        reason = "".join(traceback.format_exception_only(error)).strip()
        log.error("set_aside", seq=letter.seq, exc_info=error)
        async with Work(self._engine) as work:
            await self._put_aside(work, letter, reason)

    async def _put_aside(self, work: Work, letter: Letter, reason: str) -> None:
        await work.inbox.set_aside(letter.seq, reason)
        await work.outbox.put(unread(Speech(self._almanac.city), letter.seq), self._clock.now())
