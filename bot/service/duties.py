"""/duty (接听日): who listens next; another leader, another day or half of it, set by hand."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.core.duty_words import Wanted, wanted
from bot.core.escalation import leader_named
from bot.core.leader_days import AHEAD, Duty, duty_on, upcoming
from bot.core.listening import name_of
from bot.core.messages import Said
from bot.core.nearest import near_leader as leader_meant
from bot.core.occasions import Occasion
from bot.core.people import Person
from bot.core.readings import Runs
from bot.service.leader_days import plan
from bot.service.turn import Turn
from bot.voice.duties import day_off, day_over, duty_list, near_leader, nobody_named, unread_duty
from bot.voice.leader_days import moved, released, shifted
from bot.voice.replies import reply


async def run_duty(turn: Turn, said: Said, person: Person, runs: Runs) -> None:
    """Shows the next ones; with words after it, changes one of them first."""
    text = await _changed(turn, said, person, runs.words) if runs.words else None
    await turn.put(reply(said, text or duty_list(turn.speech, await _next(turn), turn.now)))


async def _next(turn: Turn) -> Sequence[Duty]:
    return upcoming(await plan(turn.work, turn.city, turn.now), turn.now)[:AHEAD]


async def _changed(turn: Turn, said: Said, person: Person, words: str) -> str | None:
    """What could not be understood, or can't be; None once it is done."""
    asked = wanted(words, turn.city.roster.named_leaders, turn.city.when(said))
    if asked.unread:
        meant = leader_meant(asked.unread, turn.city.roster.named_leaders)
        return near_leader(turn.speech, asked.unread, meant) if meant else unread_duty(turn.speech, asked.unread)
    before = _meant(await plan(turn.work, turn.city, turn.now), asked.day, turn)
    after = _after(turn, before, asked, person)
    if after is None:
        return nobody_named(turn.speech)
    if not turn.city.rules.calendar.is_working_day(after.day):
        return day_off(turn.speech, after.day)
    if after.begins <= turn.now:
        return day_over(turn.speech, after)
    await _keep(turn, said, before, after)
    return None


def _meant(duties: Sequence[Duty], day: date | None, turn: Turn) -> Duty | None:
    """The next one that has not begun; with a day, that month's."""
    coming = [duty for duty in duties if duty.begins > turn.now]
    if day is None:
        return next(iter(coming), None)
    return next((duty for duty in coming if (duty.day.year, duty.day.month) == (day.year, day.month)), None)


def _after(turn: Turn, before: Duty | None, asked: Wanted, person: Person) -> Duty | None:
    """None where nobody knows on which day, or who listens."""
    day = asked.day or (before.day if before else None)
    leader = asked.leader.name if asked.leader else (before.leader if before else None)
    if day is None or leader is None:
        return None
    rules = turn.city.rules
    half = asked.half or (before.half() if before else rules.leader_day.half)
    return duty_on(day, half, leader, rules.calendar, turn.city.zone, person.telegram_id)


async def _keep(turn: Turn, said: Said, before: Duty | None, after: Duty) -> None:
    if before is not None and before.day != after.day:
        await turn.work.duties.drop({before.day})
    await turn.work.duties.keep([after])
    if before is not None and replace(before, by=after.by) != after and await _was_told(turn, before):
        await turn.work.occasions.take(_moved_to(after), turn.now)
        await _tell_of_the_change(turn, said, before, after)


async def _was_told(turn: Turn, duty: Duty) -> bool:
    """It was announced, or what was announced was moved to it: whoever moves it again tells that, too."""
    names = (name_of(duty, Occasion.LISTENS_NEXT), _moved_to(duty))
    return any([await turn.work.occasions.all_taken([name]) for name in names])


def _moved_to(duty: Duty) -> str:
    return f"moved_to:{name_of(duty, Occasion.LISTENS_NEXT)}"


async def _tell_of_the_change(turn: Turn, said: Said, before: Duty, after: Duty) -> None:
    """Whoever was told of the day as it was, so that nobody waits for it in vain."""
    for group in turn.city.groups:
        await turn.put(moved(turn.speech, before, after, group, said.message_id))
    leader = leader_named(turn.city, before.leader)
    if leader is not None:
        stays = before.leader == after.leader
        told = shifted(turn.speech, before, after, leader, said.message_id) if stays else None
        await turn.put(told or released(turn.speech, before, leader, said.message_id))
