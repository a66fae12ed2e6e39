"""The clock at work: whatever is due by now is done, once, and told in as few messages as possible."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, TypeVar

import structlog

from bot import __version__
from bot.core import commands as c
from bot.core.clocks import known_now
from bot.core.deadlines import later
from bot.core.issue import Issue
from bot.core.leader_days import Duty
from bot.core.listening import appointments_around
from bot.core.nudges import due_now, lapses_at
from bot.core.occasions import Appointment, Occasion, appointments_of, service_day_appointments
from bot.core.people import THE_BOT
from bot.core.rules import ONE_DAY, Rules
from bot.core.worktime import Calendar
from bot.service.almanac import Almanac
from bot.service.languages import speech_of
from bot.service.leader_days import keep as keep_leaders_day
from bot.service.leader_days import plan
from bot.service.mornings import SAYING, cards_of_the_day
from bot.service.ports import Clock
from bot.service.pulse import Pulse
from bot.service.turn import Turn
from bot.service.unbroken import unbroken
from bot.service.waking import called
from bot.voice.nudges import Told, nudges
from bot.voice.trouble import UNREACHED
from storage.engine import Engine
from storage.issues import Outdated
from storage.work import StorageTrouble, Work

log = structlog.get_logger(__name__)

#: Issues in one transaction: what comes from people must not wait long for the clock.
BATCH = 100
#: Seconds between two looks at the clock; one that somebody sets may jump.
PULSE = 0.2
#: Another process may have set an earlier alarm: so long is the one that we know of trusted.
TRUST = timedelta(seconds=30)
#: Nothing is done around a leader's day that is further away; years of them would cost more with every pulse.
NEAR = timedelta(days=31)
#: An issue with which something goes wrong is left alone for so long.
UNTIL_TRIED_AGAIN = timedelta(hours=1)

#: By which rules all alarms are set is kept under this name.
ALARMS = "alarms"

T = TypeVar("T")


class Schedule:
    def __init__(self, engine: Engine, almanac: Almanac, clock: Clock, spoke: Callable[[], None]) -> None:
        self._engine = engine
        self._almanac = almanac
        self._clock = clock
        self._spoke = spoke  # something may be in the outbox
        self.wake = asyncio.Event()  # an issue has changed, and with it perhaps the first alarm
        self._kept: set[str] = set()  # appointments that need not be asked about any more
        self._alarm: datetime | None = None
        self._refreshed: datetime | None = None
        self._wound_by: Calendar | None = None  # all alarms are set by it
        self.pulse = Pulse()
        self._duties: Sequence[Duty] = ()  # leader's days, as they were planned when we last looked

    async def run(self) -> None:
        """Until cancelled; a transaction that is under way is finished."""
        while True:
            self.wake.clear()
            await self._persistently(self.tick)
            self.pulse.rest()
            await self._rest()

    async def tick(self) -> None:
        """Do all that is due by now."""
        await self._take_up_news()
        if self._wound_by is not self._almanac.city.rules.calendar:
            await self._wind_all()
        await self._ring_all()
        for appointment in self.appointments():
            await self._keep(appointment)

    async def _ring_all(self) -> None:
        while await unbroken(self._ring()):
            self._spoke()

    async def _take_up_news(self) -> None:
        """What was imported meanwhile by another process: years, and who is who."""
        if self._refreshed is None or not timedelta() <= self._clock.now() - self._refreshed < TRUST:
            self._refreshed = self._clock.now()
            await self._almanac.refresh()
            self._spoke()  # another process, too, may have left something in the outbox

    async def _wind_all(self) -> None:
        """Set every open issue's alarm where limits, or the calendar, have changed. What rings meanwhile goes first."""
        calendar = self._almanac.city.rules.calendar
        rules = fingerprint(self._almanac.city.rules)
        async with Work(self._engine) as work:
            same = await work.occasions.mark(ALARMS) == rules
            numbers = () if same else await work.issues.open_numbers()
        for part in batched(numbers):
            await unbroken(self._each(part, _recount))
            await self._ring_all()
        if not same:
            async with Work(self._engine) as work:
                await work.occasions.set_mark(ALARMS, rules)
        self._wound_by = calendar

    # ── waiting ───────────────────────────────────────────────────────────

    async def _persistently(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Until it succeeds: the database may be locked. What is broken here must not end what people say and hear."""
        while True:
            self.pulse.beat()
            try:
                return await work()
            except StorageTrouble as error:
                log.warning("storage_trouble", error=str(error.orig))
                await asyncio.sleep(PULSE)
            except Exception as error:
                log.error("clock_stands_still", exc_info=error)
                await asyncio.sleep(TRUST.total_seconds())

    async def _rest(self) -> None:
        """Until there is something to do, or may be."""
        now = self._clock.now()
        until = min(now, self._refreshed or now) + TRUST
        while not self.wake.is_set() and self._clock.now() < min(until, self._alarm or until):
            if self.appointments():
                return
            await called(self.wake, PULSE)

    # ── issues ────────────────────────────────────────────────────────────

    async def _ring(self) -> bool:
        """One transaction: so many issues whose time has come. False where there is none: then the next is known.

        Leader's days are planned in it as well: they are few, and a look at them of its own would cost more.
        """
        async with Work(self._engine) as work:
            now, self._alarm = self._clock.now(), await work.issues.next_alarm()
            self._duties = [duty for duty in await plan(work, self._almanac.city, now) if abs(duty.begins - now) < NEAR]
            if self._alarm is None or self._alarm > now:
                return False
            turn = await self._turn(work, now)
            numbers = await work.issues.ringing(now, BATCH)
            told = [told for number in numbers if (told := await _apart(turn, number, _attend_to))]
            await turn.put(*nudges(turn.speech, told, now))
        return True

    async def _each(self, numbers: Sequence[int], work_on: Callable[[Turn, int], Awaitable[None]]) -> None:
        """One transaction."""
        async with Work(self._engine) as work:
            turn = await self._turn(work, self._clock.now())
            for number in numbers:
                await _apart(turn, number, work_on)
        self._spoke()

    async def _turn(self, work: Work, now: datetime) -> Turn:
        self.pulse.beat()
        city = await self._almanac.today(work)
        return Turn(work=work, speech=await speech_of(work, self._almanac.city, city), city=city, now=now)

    # ── appointments ──────────────────────────────────────────────────────

    def appointments(self) -> list[Appointment]:
        """Whose time has come today, as far as we know unkept."""
        now = self._clock.now()
        rules, day = self._almanac.city.rules, now.date()
        today = service_day_appointments(day, rules.calendar, rules.service_days, now.tzinfo)
        today += appointments_of(day, rules.calendar, now.tzinfo)
        today += [one for duty in self._duties for one in appointments_around(duty, rules.calendar)]
        return [one for one in today if one.is_due(now) and one.name not in self._kept]

    async def _keep(self, appointment: Appointment) -> None:
        if appointment.what is Occasion.CARDS:
            await self._show_cards(appointment)
        await unbroken(self._say(appointment))
        self._kept.add(appointment.name)
        self._spoke()

    async def _say(self, appointment: Appointment) -> None:
        """In one transaction with the note that it is kept."""
        async with Work(self._engine) as work:
            now = self._clock.now()
            if await work.occasions.take(appointment.name, now):
                turn, saying = await self._turn(work, now), SAYING.get(appointment.what)
                await (saying(turn) if saying else keep_leaders_day(turn, appointment))

    async def _show_cards(self, appointment: Appointment) -> None:
        """Bit by bit, for there may be many. Shown twice they do no harm: what looks the same is not sent."""
        async with Work(self._engine) as work:
            if await work.occasions.all_taken([appointment.name]):
                return
            numbers = await cards_of_the_day(await self._turn(work, self._clock.now()))
        for part in batched(numbers):
            await unbroken(self._each(part, Turn.show_cards))


def batched(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    return (numbers[start : start + BATCH] for start in range(0, len(numbers), BATCH))


def fingerprint(rules: Rules) -> str:
    """The same for the same rules, whichever process asks; another version of the bot may count in another way."""
    return sha256(f"{__version__} {_spelled(rules)}".encode()).hexdigest()


def _spelled(value: object) -> str:
    """In one order: sets and mappings have another one in each process."""
    if isinstance(value, Mapping):
        return _spelled(tuple(sorted((_spelled(key), _spelled(one)) for key, one in value.items())))
    if isinstance(value, frozenset):
        return _spelled(tuple(sorted(map(_spelled, value))))
    if isinstance(value, tuple | list):
        return f"({', '.join(map(_spelled, value))})"
    if is_dataclass(value):
        return _spelled(tuple(getattr(value, one.name) for one in fields(value)))
    return repr(value)


async def _apart(turn: Turn, number: int, work: Callable[[Turn, int], Awaitable[T]]) -> T | None:
    """One issue of many: where something goes wrong with it, the others must not wait for it."""
    try:
        async with turn.work.part():
            return await work(turn, number)
    except StorageTrouble:
        raise
    except Outdated:  # whoever changed it meanwhile has set its alarm
        return None
    except Exception as error:
        log.error("not_attended_to", issue=number, exc_info=error)
        await turn.work.issues.put_off(number, turn.now + UNTIL_TRIED_AGAIN)
        return None


async def _attend_to(turn: Turn, number: int) -> Told | None:
    """Do what is due with an issue; what is to be told of it together with others."""
    issue = await turn.issue(number)
    if issue is None:
        return None
    if _is_over(turn, issue):
        if not await _never_heard(turn, issue):
            await turn.carry_out(number, c.Lapse(by=THE_BOT))
            return None
        told = await _nudge(turn, issue)
        await turn.work.issues.put_off(number, later(turn.now, ONE_DAY, turn.city.rules.calendar))
        return told
    told = await _nudge(turn, issue)
    if told is None:
        if issue.joined:
            await turn.show_cards(number)  # it can't be taken back any more
        await turn.wind(number)  # the alarm was set by other rules
    return told


def _is_over(turn: Turn, issue: Issue) -> bool:
    lapses = lapses_at(issue, turn.city.rules, turn.now)
    return lapses is not None and lapses <= turn.now


async def _never_heard(turn: Turn, issue: Issue) -> bool:
    """Whoever never got the result is not silent: it stays among those to telephone until somebody has tried."""
    if issue.called_back:
        return False
    return issue.by_telephone or await turn.work.views.is_result_lost(issue.number, UNREACHED)


async def _nudge(turn: Turn, issue: Issue) -> Told | None:
    come = [moment for moments in due_now(issue, turn.city.rules, turn.now) for moment in moments]
    after = await turn.carry_out(issue.number, c.Nudge(by=THE_BOT)) if come else None
    return Told(after, come) if isinstance(after, Issue) else None


async def _recount(turn: Turn, number: int) -> None:
    """By what the calendar knows now; then the alarm is set."""
    issue = await turn.issue(number)
    if issue is None:
        return
    if known_now(issue, turn.now, turn.city.rules.calendar):
        await turn.carry_out(number, c.Recount(by=THE_BOT))
    else:
        await turn.wind(number)
