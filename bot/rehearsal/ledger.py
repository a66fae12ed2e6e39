"""What the bot has written down, read beside it: its limits, what became of issues, and what it still has to do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.core.clocks import running
from bot.core.events import Event
from bot.core.issue import Issue
from bot.core.listening import appointments_around
from bot.core.occasions import Appointment, appointments_of, next_appointment
from bot.core.worktime import Calendar
from storage.engine import open_reader
from storage.work import Reading

#: The limits of an issue by its fields. The last first: where two are one, the later in its way is what it is for.
LIMITS = {"due": "handle", "sign_by": "sign", "dispatch_by": "dispatch", "accept_by": "accept"}


@dataclass(frozen=True, slots=True)
class Deadline:
    at: datetime
    issue: int  # its number
    limit: str  # accept, dispatch, sign or handle


class Ledger:
    """Needs the database to be there: ask once the bot is up."""

    def __init__(self, url: str) -> None:
        self._engine = open_reader(url)

    async def issues(self) -> Sequence[Issue]:
        async with Reading(self._engine) as work:
            return await work.issues.all()

    async def history(self, number: int) -> Sequence[Event]:
        async with Reading(self._engine) as work:
            return await work.journal.of(number)

    async def held(self, since: datetime, now: datetime) -> Mapping[int, int]:
        """Chat → how many messages of the bot have waited there since then."""
        async with Reading(self._engine) as work:
            return await work.outbox.held(since, now)

    async def next_moment(self, now: datetime) -> datetime:
        """When its clock has something to do next: with an issue, because of the day, or to send what it put off.

        `now` in the city's zone.
        """
        async with Reading(self._engine) as work:
            appointment = next_appointment(now, await _calendar(work))
            others = (await work.issues.next_alarm(), await work.outbox.next_attempt(now))
            listening = [one.at for one in await _around_leaders_days(work, now) if one.at > now]
        return min([appointment, *listening, *(moment for moment in others if moment)])

    async def is_behind(self, now: datetime) -> bool:
        """Whether it has not read, looked up or done all that it should have by now; `now` in the city's zone."""
        async with Reading(self._engine) as work:
            alarm = await work.issues.next_alarm()
            today = appointments_of(now.date(), await _calendar(work), now.tzinfo)
            today += await _around_leaders_days(work, now)
            kept = await work.occasions.all_taken([one.name for one in today if one.is_due(now)])
            rings = alarm is not None and alarm <= now
            return not kept or rings or await work.inbox.unread() > 0 or await work.search.is_behind()

    async def aclose(self) -> None:
        await self._engine.dispose()


async def _around_leaders_days(work: Reading, now: datetime) -> list[Appointment]:
    """As they are planned now."""
    calendar = await _calendar(work)
    return [one for duty in await work.duties.all(now.tzinfo) for one in appointments_around(duty, calendar)]


async def _calendar(work: Reading) -> Calendar:
    """A rehearsal's: nothing of its own but the years that were imported."""
    calendar = Calendar()
    return replace(calendar, years={**calendar.years, **await work.calendar.years()})


def next_deadline(issues: Sequence[Issue], now: datetime) -> Deadline | None:
    """The limit that runs out first of those still ahead."""
    limits = [
        Deadline(due.at, issue.number, LIMITS[field]) for issue in issues for field, due in running(issue).items()
    ]
    return min((limit for limit in limits if limit.at > now), key=lambda limit: limit.at, default=None)


def count_overdue(issues: Sequence[Issue], now: datetime) -> int:
    """How many issues have let a limit pass that still runs."""
    return sum(any(due.at <= now for due in running(issue).values()) for issue in issues)
