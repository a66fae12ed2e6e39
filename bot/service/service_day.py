"""The service day's two appointments: the reminder the working day before, the summary the working day after."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from bot.core.issue import Issue
from bot.core.notices import Post, Priority
from bot.core.occasions import Occasion
from bot.core.people import Person
from bot.core.service_days import collected_since, previous_service_day
from bot.core.visits import Step, Visit, VisitMenu, by_leader, code_of, outcome, raised_on
from bot.core.words import Role, Source
from bot.service.turn import Turn
from bot.service.visiting import coming_day, open_issues, settle_visits, visits_on
from bot.voice.service_day import group_summary, leader_summary, office_summary, reminder, unreached
from bot.voice.visits import Issues, round_of


async def remind_of_service_day(turn: Turn) -> None:
    """The groups, and each leader of whom they visit; where nobody is visited there is nothing to announce.

    The office reads which leaders can't be written to: they are not in Telegram, or hold the office no more.
    """
    day = coming_day(turn)
    if day is None:
        return
    await settle_visits(turn, day)
    visits = await visits_on(turn, day)
    for group in turn.city.groups if visits else ():
        await turn.put(reminder(turn.speech, group, day, turn.now.date()))
    issues = await open_issues(turn, visits)
    for leader, theirs in by_leader(visits).items():
        for person in _leaders(turn, leader):
            await turn.put(_list(turn, person, day, theirs, issues))
    absent = [name for name in by_leader(visits) if name and not _leaders(turn, name)]
    if absent:
        await turn.put(unreached(turn.speech, day, turn.now.date(), absent))


def _leaders(turn: Turn, name: str | None) -> Sequence[Person]:
    """Whom we can write to."""
    return [one for one in turn.city.roster.people if one.name == name and one.has(Role.LEADER)]


def _list(turn: Turn, leader: Person, day: date, visits: Sequence[Visit], issues: Issues) -> Post:
    chat, menu = leader.telegram_id, VisitMenu(day, Step.ROUND, code_of(leader.name))
    sheet = round_of(turn.speech.to(chat), menu, leader.name, visits, issues, turn.now)
    key = round_key(menu, chat)
    return Post(key=key, chat=chat, text=sheet.text, buttons=sheet.buttons, place=sheet.place, priority=Priority.DESK)


def round_key(menu: VisitMenu, chat: int) -> str:
    """Of the list that a leader was sent before the day."""
    return menu.key(chat, "round")


async def show_round_anew(turn: Turn, day: date, leader: str | None) -> None:
    """With its new tick, where it stands in the leader's chat."""
    visits = [visit for visit in await visits_on(turn, day) if visit.leader == leader]
    issues = await open_issues(turn, visits)
    for person in _leaders(turn, leader):
        await turn.put(replace(_list(turn, person, day, visits, issues), edit_only=True, priority=Priority.EDIT))


async def tell_of_new_rota(turn: Turn, day: date, leader: str, others: Iterable[str | None]) -> None:
    """Once the lists are out: to whom the enterprises were given, and in the lists of `others` they no longer stand."""
    if not await turn.work.occasions.all_taken([f"{Occasion.SERVICE_DAY_SOON}:{day}"]):
        return
    for name in others:
        await show_round_anew(turn, day, name)
    visits = [visit for visit in await visits_on(turn, day) if visit.leader == leader]
    issues = await open_issues(turn, visits)
    for person in _leaders(turn, leader):
        await turn.put(replace(_list(turn, person, day, visits, issues), edit_only=not visits))


# ── afterwards ────────────────────────────────────────────────────────────


async def sum_up_service_day(turn: Turn) -> None:
    """The groups read figures, each leader their own, the office everybody's and who was not visited."""
    rules = turn.city.rules
    day = previous_service_day(turn.now.date(), rules.calendar, rules.service_days)
    if day is None:
        return
    visits, issues = await turn.work.visits.of(day), await _raised(turn, day)
    whole = outcome(visits, issues)
    if whole.is_empty:
        return
    for group in turn.city.groups if whole.came or whole.raised else ():
        await turn.put(group_summary(turn.speech, group, day, whole))
    leaders = dict.fromkeys(name for name in (*by_leader(visits), *(issue.leader for issue in issues)) if name)
    theirs = [outcome(visits, issues, leader) for leader in leaders]
    await turn.put(office_summary(turn.speech, day, whole, theirs))
    for came in theirs:
        own = [issue for issue in issues if issue.leader == came.leader]
        for person in _leaders(turn, came.leader):
            await turn.put(leader_summary(turn.speech, person.telegram_id, day, came, own))


async def _raised(turn: Turn, day: date) -> Sequence[Issue]:
    rules = turn.city.rules
    since = collected_since(day, rules.calendar, rules.service_days, turn.now.tzinfo)
    issues = await turn.work.issues.of_source(Source.SERVICE_DAY, since)
    return raised_on(day, issues, rules.calendar, rules.service_days, turn.now.tzinfo)
