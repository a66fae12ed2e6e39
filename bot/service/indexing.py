"""The index of what issues say, and the figures, kept up behind the journal; and what resembles a new issue."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from time import monotonic

import structlog

from bot.core import commands as c
from bot.core.events import Likeness
from bot.core.issue import Issue
from bot.core.joining import may_join
from bot.core.likeness import ALIKE, MOST, likeness, pieces
from bot.core.people import THE_BOT
from bot.core.words import OPEN, Kind
from bot.service.almanac import Almanac
from bot.service.languages import speech_of
from bot.service.ports import Clock
from bot.service.turn import Turn
from bot.service.unbroken import unbroken
from bot.service.waking import called
from storage.engine import Engine
from storage.issues import Outdated
from storage.work import StorageTrouble, Work

log = structlog.get_logger(__name__)

#: Events in one transaction, at most.
BATCH = 50
#: Seconds that one should take at most: what people say waits for it. Many new issues alike take longer than others.
SHORT = 0.005
#: Seconds until the journal is looked at again, though nobody called: another process writes it, too.
GLANCE = 5.0
#: Seconds after which what went wrong is tried again.
AGAIN = 1.0
#: Seconds that it lets others go first, at most; between two looks whether they are done.
PATIENCE, MOMENT = 1.0, 0.02
#: Only what was opened so lately is looked up: an index that is built anew tells nobody of last year's likes.
NEW = timedelta(days=1)
#: So many that share the rarest pieces are compared as a whole.
COMPARED = 12


class Indexing:
    def __init__(
        self,
        engine: Engine,
        almanac: Almanac,
        clock: Clock,
        spoke: Callable[[], None],
        is_busy: Callable[[], bool] = lambda: False,
    ) -> None:
        """`is_busy`: people are being heard or told something."""
        self._engine = engine
        self._almanac = almanac
        self._clock = clock
        self._spoke = spoke  # something may be in the outbox
        self._is_busy = is_busy
        self.wake = asyncio.Event()  # the journal may be longer

    async def run(self) -> None:
        """Until cancelled; a transaction under way is finished, and the next start goes on behind it."""
        while True:
            self.wake.clear()
            try:
                await self._let_others_go_first()
                await self.catch_up()
            except StorageTrouble as error:
                log.warning("storage_trouble", error=str(error.orig))
                await asyncio.sleep(AGAIN)
            except Outdated:  # somebody changed it meanwhile: the same events once more
                continue
            await called(self.wake, GLANCE)

    async def catch_up(self) -> None:
        """Until the index knows all that the journal does."""
        async with Work(self._engine) as work:
            if not await work.search.is_behind():
                return
            horizon = await work.search.horizon()
        while await unbroken(self._go_on(horizon)):
            await self._let_others_go_first()

    async def _let_others_go_first(self) -> None:
        """Nobody waits for the index, so it waits for those who are waited for; not for ever."""
        until = monotonic() + PATIENCE
        while self._is_busy() and monotonic() < until:  # noqa: ASYNC110 - several rooms, and none says when it is done
            await asyncio.sleep(MOMENT)

    async def _go_on(self, horizon: int) -> bool:
        """One transaction: the next events, and the cursor behind them. False where there are none."""
        async with Work(self._engine) as work:
            until = monotonic() + SHORT
            cursor = await work.search.cursor()
            if cursor >= horizon:
                return False
            happened = await work.search.after(cursor, horizon, BATCH)
            taken: set[int] = set()
            for one in happened:
                if one.issue not in taken:
                    taken.add(one.issue)
                    await self._take(work, one.issue, is_new=one.opened)
                cursor = one.at
                if monotonic() >= until:
                    break
            else:
                cursor = horizon if len(happened) < BATCH else cursor
            await work.monthly.count(sorted(taken), self._almanac.city.zone)
            await work.search.reach(cursor)
        if taken:
            self._spoke()
        return True

    async def _take(self, work: Work, number: int, *, is_new: bool) -> None:
        """One issue of many: where something goes wrong with it, the index must not stand still."""
        try:
            async with work.part():
                found = await work.issues.get(number)
                if found is None:
                    return
                issue, _ = found
                await work.search.put(issue)
                if is_new and self._clock.now() - issue.opened_at < NEW:
                    await compare(await self._turn(work), issue)
        except (StorageTrouble, Outdated):
            raise
        except Exception as error:
            log.error("not_indexed", issue=number, exc_info=error)

    async def _turn(self, work: Work) -> Turn:
        configured = self._almanac.city
        city = configured.after(await work.chats.moves())
        speech = await speech_of(work, configured, city)
        return Turn(work=work, speech=speech, city=city, now=self._clock.now())


async def compare(turn: Turn, issue: Issue) -> None:
    """The office is shown what may be the same matter, if anything is."""
    if issue.status not in OPEN or issue.kind is Kind.REPORT:
        return
    alike = tuple(_likeness(issue, other) for other in await nearest(turn, issue))
    if alike:
        numbers = tuple(one.number for one in alike)
        await turn.carry_out(issue.number, c.Resemble(by=THE_BOT, numbers=numbers, alike=alike))


async def nearest(turn: Turn, issue: Issue) -> list[Issue]:
    """Those that are alike enough, the likeliest first; of what went into another issue that one."""
    near: dict[int, Issue] = {}
    for number in await _alike(turn, issue):
        found = await turn.issue(number)
        meant = await turn.survivor(found) if found is not None else None
        if meant is not None and meant.number != issue.number and meant.kind is not Kind.REPORT:
            near[meant.number] = meant
        if len(near) == MOST:
            break
    return list(near.values())


async def _alike(turn: Turn, issue: Issue) -> list[int]:
    search = turn.work.search
    own = await search.counted(f"{issue.title}\n{issue.text}")
    found, texts = await search.lately_like(issue, own, turn.now, COMPARED), await search.texts()
    scores = {one.number: likeness(own.pieces, pieces(one.words), own.stand_in, texts) for one in found}
    return sorted((number for number, score in scores.items() if score >= ALIKE), key=lambda number: -scores[number])


def _likeness(issue: Issue, other: Issue) -> Likeness:
    who = other.requester.enterprise or other.requester.name
    return Likeness(other.number, who, other.title, joinable=may_join(issue, other) is None)
