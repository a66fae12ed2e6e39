"""Who visits whom on a service day: by the rota until the day is settled, by what is stored from then on."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from bot.core.addressing import is_for_service_day
from bot.core.issue import Issue
from bot.core.messages import Said
from bot.core.people import Person
from bot.core.service_days import collecting_for, day_at_hand, next_service_day
from bot.core.visits import Visit, of_enterprises, planned
from bot.core.words import Source
from bot.service.turn import Turn


def coming_day(turn: Turn) -> date | None:
    """Today's service day, or the next."""
    rules = turn.city.rules
    return next_service_day(turn.now.date(), rules.calendar, rules.service_days)


def visiting_day(turn: Turn, at: datetime | None = None) -> date | None:
    """The service day on which a visit of today counts, or one that was told then and is read only now."""
    rules = turn.city.rules
    today = (at or turn.now).astimezone(turn.city.zone).date()
    return day_at_hand(today, rules.calendar, rules.service_days)


async def visits_on(turn: Turn, day: date) -> Sequence[Visit]:
    if await turn.work.occasions.all_taken([_settled(day)]):
        return await turn.work.visits.of(day)
    return planned(turn.city.roster, turn.city.rules.service_days)


async def settle_visits(turn: Turn, day: date) -> None:
    """From now on it is what is stored: what was told, and is counted afterwards, no longer moves with the book.

    Where the coming day itself was moved, by the calendar or the configuration, what was arranged goes with it.
    """
    if not await turn.work.occasions.take(_settled(day), turn.now):
        return
    today = turn.now.date()
    if day < today or not await turn.work.visits.move(today, day):
        await turn.work.visits.plan(day, planned(turn.city.roster, turn.city.rules.service_days))


def _settled(day: date) -> str:
    return f"visits:{day}"


async def leader_of(turn: Turn, day: date, enterprise: str) -> str | None:
    """Who visits it that day, else who is paired with it."""
    visit = next((visit for visit in await visits_on(turn, day) if visit.enterprise == enterprise), None)
    known = turn.city.roster.enterprise(enterprise)
    return (visit.leader if visit else None) or (known.leader if known else None)


async def open_issues(turn: Turn, visits: Iterable[Visit]) -> Mapping[str, Sequence[Issue]]:
    """By enterprise those that may be read by who visits it."""
    return of_enterprises(await turn.work.issues.open_of_enterprises({visit.enterprise for visit in visits}))


class Raised(NamedTuple):
    source: Source
    leader: str | None
    day: date


async def raised_for_service_day(turn: Turn, said: Said, requester: Person) -> Raised | None:
    """What #企业服务日 makes of an appeal while problems are collected; at other times it is an appeal like others."""
    rules = turn.city.rules
    at = said.at.astimezone(turn.now.tzinfo)
    day = collecting_for(at, rules.calendar, rules.service_days) if is_for_service_day(said) else None
    if day is None:
        return None
    leader = await leader_of(turn, day, requester.enterprise) if requester.enterprise else None
    return Raised(Source.SERVICE_DAY, leader, day)
