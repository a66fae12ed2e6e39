"""The leader's hotline day at work: planned, announced, its instructions asked for, and summed up."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.core.city import City
from bot.core.escalation import leader_named, leaders
from bot.core.issue import Issue
from bot.core.leader_days import Duty, awaits_instruction, planned
from bot.core.listening import is_announced, name_of
from bot.core.messages import Said
from bot.core.occasions import Appointment, Occasion
from bot.core.people import Person
from bot.core.words import Role, Source, Status, Visibility
from bot.service.turn import Turn
from bot.voice.leader_days import (
    announced,
    announced_to_leader,
    instructions_wanted,
    summed_up,
    summed_up_in_group,
)
from storage.work import Work

ONE_DAY = timedelta(days=1)


# ── the plan ──────────────────────────────────────────────────────────────


async def plan(work: Work, city: City, now: datetime) -> Sequence[Duty]:
    """All there ever were, and those to come as they are planned today, which is kept; in order of time."""
    kept = await work.duties.all(city.zone)
    begun = [duty for duty in kept if duty.begins <= now]
    order, rules = takes_turns(city), city.rules
    given = [*begun, *(_with_who_is_there(duty, city) for duty in kept if duty.begins > now)] if order else kept
    announced = [duty for duty in given if duty.leader in order and _holds(duty, city, now)]
    coming = planned(given, order, now, rules.leader_day, rules.calendar, announced)
    await work.duties.drop({duty.day for duty in kept} - {duty.day for duty in (*begun, *coming)})
    await work.duties.keep([duty for duty in coming if duty not in kept])
    return (*begun, *coming)


def _with_who_is_there(duty: Duty, city: City) -> Duty:
    """Whoever was set by hand may have left since: then it is the next one's turn on that day."""
    return duty if leader_named(city, duty.leader) else replace(duty, leader="")


def _holds(duty: Duty, city: City, now: datetime) -> bool:
    """People were told of it: another rule holds from the next month on. A city that has none any more drops it."""
    calendar = city.rules.calendar
    return city.rules.leader_day.week > 0 and calendar.is_working_day(duty.day) and is_announced(duty, calendar, now)


def takes_turns(city: City) -> list[str]:
    """The leaders, by name, in their order; whoever the book does not know, or knows no more, is passed over."""
    known = [leader.name for leader in leaders(city)]
    order = city.rules.leader_day.leaders
    return [name for name in order if name in known] if order else known


# ── what is raised while somebody listens ─────────────────────────────────


async def raised_with(turn: Turn, said: Said, requester: Person, source: Source) -> tuple[Source, str | None]:
    """Where it comes from, and the leader whose day it is: whoever speaks to the city then speaks to them."""
    if not requester.has(Role.REQUESTER, Role.GUEST):
        return source, None
    leader = await turn.work.duties.listening(said.at)
    return (Source.LEADER_DAY if leader else source), leader


# ── what the clock does ───────────────────────────────────────────────────


async def keep(turn: Turn, appointment: Appointment) -> None:
    """With the leader's day that it belongs to, if to any."""
    doing = _DOING.get(appointment.what)
    for duty in await turn.work.duties.all(turn.city.zone) if doing else ():
        if doing and name_of(duty, appointment.what) == appointment.name:
            await doing(turn, duty)


async def _announce(turn: Turn, duty: Duty, *, today: bool) -> None:
    for group in turn.city.groups:
        await turn.put(announced(turn.speech, duty, group, today=today))
    leader = leader_named(turn.city, duty.leader)
    if leader is not None:
        await turn.put(announced_to_leader(turn.speech, duty, leader, today=today))


async def _announce_next(turn: Turn, duty: Duty) -> None:
    await _announce(turn, duty, today=False)


async def _announce_today(turn: Turn, duty: Duty) -> None:
    await _announce(turn, duty, today=True)


async def _ask_at_the_end(turn: Turn, duty: Duty) -> None:
    await _ask(turn, duty, "wanted")


async def _ask_again(turn: Turn, duty: Duty) -> None:
    await _ask(turn, duty, "missing")


async def _ask(turn: Turn, duty: Duty, when: str) -> None:
    leader = leader_named(turn.city, duty.leader)
    missing = [issue for issue in await _raised(turn, duty) if awaits_instruction(issue)]
    if leader is not None and missing:
        await turn.put(instructions_wanted(turn.speech, duty, leader, missing, when))


async def _sum_up(turn: Turn, duty: Duty) -> None:
    issues = await _raised(turn, duty)
    for group in turn.city.groups:
        ids = await turn.work.chats.ids(group)
        public = [one for one in issues if one.visibility is Visibility.OPEN and one.chat in ids]
        await turn.put(summed_up_in_group(turn.speech, duty, group, public))
    await turn.put(summed_up(turn.speech, duty, turn.speech.city.office, issues, for_leader=False))
    leader = leader_named(turn.city, duty.leader)
    if leader is not None:
        await turn.put(summed_up(turn.speech, duty, leader.telegram_id, issues, for_leader=True))


async def _raised(turn: Turn, duty: Duty) -> Sequence[Issue]:
    """With the leader on that day, and not taken back or merged into another one.

    What was said at the last moment may have been taken a little later.
    """
    raised = await turn.work.ledgers.raised(duty.leader, duty.begins, duty.ends + ONE_DAY)
    return [issue for issue in raised if issue.status not in (Status.MERGED, Status.WITHDRAWN)]


#: How what is said around a leader's day is said.
_DOING: dict[Occasion, Callable[[Turn, Duty], Awaitable[None]]] = {
    Occasion.LISTENS_NEXT: _announce_next,
    Occasion.LISTENS_TODAY: _announce_today,
    Occasion.INSTRUCTIONS_WANTED: _ask_at_the_end,
    Occasion.INSTRUCTIONS_MISSING: _ask_again,
    Occasion.LISTENED: _sum_up,
}
