"""Appointments of the day, kept: the digest, the summary for the group, cards that said 今天, a word to the admins."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, time, timedelta

from bot.core.city import City
from bot.core.events import Nudged
from bot.core.issue import Issue
from bot.core.mornings import morning, week
from bot.core.nudges import to_call_from
from bot.core.occasions import Occasion, unknown_year, week_before
from bot.core.words import Role
from bot.service.service_day import remind_of_service_day, sum_up_service_day
from bot.service.turn import Turn
from bot.service.unasked import note_the_unasked
from bot.voice.mornings import calendar_wanted, digest, summary, supervised
from bot.voice.trouble import UNREACHED


async def send_digest(turn: Turn) -> None:
    """To the office; and to each unit what of its own is supervised."""
    issues = await turn.work.issues.open()
    calendar = turn.city.rules.calendar
    opening = datetime.combine(turn.now.date(), calendar.opens, turn.now.tzinfo)
    since = calendar.subtract(opening, calendar.working_day)  # when business opened on the last working day
    new = await turn.work.issues.opened_between(since, opening)
    today = morning(issues, new, await _to_call(turn), turn.now, turn.city.rules)
    if not today.is_quiet:
        await turn.put(digest(turn.speech, today, turn.now))
    for unit in turn.city.roster.units:
        theirs = [one for one in today.supervised if one.lead == unit.name and not await _nudged(turn, one, opening)]
        for chat in turn.speech.city.desks(unit.name) if theirs else ():
            await turn.put(supervised(turn.speech, unit, chat, theirs, turn.now))


async def _to_call(turn: Turn) -> int:
    """As many as the list of call-backs has."""
    since = to_call_from(turn.city.rules, turn.now)
    return (await turn.work.views.to_call(since, UNREACHED, page=0, size=1)).total


async def _nudged(turn: Turn, issue: Issue, opening: datetime) -> bool:
    """The unit was told of its limit this very morning: once is enough."""
    history = await turn.work.journal.of(issue.number)
    return any(isinstance(event, Nudged) and event.limit == "due" and event.at >= opening for event in history)


async def send_summary(turn: Turn) -> None:
    """To each group its own week."""
    first, after = week_before(turn.now.date(), turn.city.rules.calendar)
    since, until = (datetime.combine(day, time(), turn.now.tzinfo) for day in (first, after))
    issues = await turn.work.issues.of_time(since)
    for group in turn.city.groups:
        ids = await turn.work.chats.ids(group)
        counted = week([issue for issue in issues if issue.chat in ids], since, until)
        if not counted.is_quiet:
            await turn.put(summary(turn.speech, group, counted, first, after - timedelta(days=1)))


async def cards_of_the_day(turn: Turn) -> Sequence[int]:
    """What is due today or was yesterday reads otherwise now."""
    midnight = datetime.combine(turn.now.date(), time(), turn.now.tzinfo)
    day = timedelta(days=1)
    return await turn.work.issues.limited_between(midnight - day, midnight + day)


async def remind_of_calendar(turn: Turn) -> None:
    year = unknown_year(turn.now.date(), turn.city.rules.calendar)
    if year is None:
        return
    for chat in admins_or_office(turn.speech.city):
        await turn.put(calendar_wanted(turn.speech, chat, year, turn.now.date()))


def admins_or_office(city: City) -> Sequence[int]:
    """Whom to tell what only a technician can mend: the office, where nobody is an admin."""
    admins = [person.telegram_id for person in city.roster.people if person.has(Role.ADMIN)]
    return admins or [city.office]


#: How what is said on a day is said.
SAYING: dict[Occasion, Callable[[Turn], Awaitable[None]]] = {
    Occasion.DIGEST: send_digest,
    Occasion.SUMMARY: send_summary,
    Occasion.UNASKED: note_the_unasked,
    Occasion.CALENDAR: remind_of_calendar,
    Occasion.SERVICE_DAY_SOON: remind_of_service_day,
    Occasion.SERVICE_DAY_OVER: sum_up_service_day,
}
