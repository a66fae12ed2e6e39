"""On a visit (现场): an issue is taken on the spot, the enterprise ticked off, what is solved is handled at once."""

import re
from dataclasses import replace
from datetime import date

from bot.core import commands as c
from bot.core.enterprises import named_first, nearest
from bot.core.folding import fold
from bot.core.issue import Issue
from bot.core.messages import Chat, Press, Pressed, Said
from bot.core.notices import Answer, Post
from bot.core.people import Enterprise, Person
from bot.core.readings import Place, Runs
from bot.core.refusals import Refusal, Why
from bot.core.visits import Step, Visit, code_of, shown_by
from bot.core.words import Action, Role, Source, Status
from bot.service.answering import answer_of
from bot.service.on_behalf import open_on_behalf
from bot.service.service_day import show_round_anew
from bot.service.turn import Turn
from bot.service.visiting import coming_day, leader_of, settle_visits, visiting_day, visits_on
from bot.voice.refusals import refusal, too_long
from bot.voice.replies import reply
from bot.voice.service_day import solved, taken
from bot.voice.speech import NAME
from bot.voice.text import one_line, safe

#: What is solved already, in front of what it is.
_SOLVED = re.compile(r"(?:已经?|当场|现场)解决了?(?:[\s,:;、。]+|$)|solved(?: on the spot)?(?:[\s,:;.]+|$)")


async def run_onsite(turn: Turn, said: Said, person: Person, runs: Runs) -> None:
    """现场 恒信食品 门口路灯不亮; 现场 恒信食品; or the words alone, below what shows whom somebody visits."""
    day = visiting_day(turn, said.at)
    if day is None:
        await _not_today(turn, said)
        return
    meant = await _meant(turn, day, runs)
    if meant is None:
        await _which(turn, said, runs.words)
        return
    enterprise, words = meant
    if words:
        await _take(turn, said, person, day, enterprise, words)
    elif said.files:
        await _say(turn, said, "onsite.no_words")
    else:
        await _visited(turn, said, person, day, enterprise)


async def _not_today(turn: Turn, said: Said) -> None:
    coming = coming_day(turn)
    if coming is None:
        await _say(turn, said, "rota.no_day")
    else:
        await _say(turn, said, "onsite.not_today", day=turn.speech.times.day(coming))


async def _meant(turn: Turn, day: date, runs: Runs) -> tuple[Enterprise, str] | None:
    """The enterprise that is named first; else the one below which it stands, or the only one on the list."""
    named = named_first(runs.words, turn.city.roster.enterprises)
    if named is not None:
        return named
    alone = await _shown_alone(turn, day, runs.visit)
    known = turn.city.roster.enterprise(alone.enterprise) if alone else None
    return (known, runs.words) if known else None


async def _shown_alone(turn: Turn, day: date, key: str | None) -> Visit | None:
    menu = shown_by(key)
    if menu is None or menu.day != day:
        return None
    visits = [visit for visit in await visits_on(turn, day) if code_of(visit.leader or "") == menu.leader]
    if menu.step is Step.ROUND:
        return visits[0] if len(visits) == 1 else None
    return next((visit for visit in await visits_on(turn, day) if code_of(visit.enterprise) == menu.enterprise), None)


async def _which(turn: Turn, said: Said, words: str) -> None:
    names = [name for one in turn.city.roster.enterprises for name in (one.name, *one.aliases)]
    first = words.split(maxsplit=1)[0] if words else ""
    near = nearest(first, names) if first else None
    if near:
        await _say(turn, said, "onsite.near", words=one_line(first, NAME), meant=near)
    else:
        await _say(turn, said, "onsite.which" if words else "onsite.how")


async def _say(turn: Turn, said: Said, key: str, **values: object) -> None:
    await turn.put(reply(said, turn.speech.say.html(key, **values)))


# ── an issue ──────────────────────────────────────────────────────────────


async def _take(turn: Turn, said: Said, person: Person, day: date, enterprise: Enterprise, words: str) -> None:
    is_solved = _SOLVED.match(fold(words))
    text = words[is_solved.end() :] if is_solved else words
    cut = too_long(turn.speech, Action.HANDLE, text)
    if not text.strip() or cut:
        await turn.put(reply(said, cut or turn.speech.say.html("onsite.no_words")))
        return
    leader = await _visitor(turn, person, day, enterprise)
    teller = "" if enterprise.members else turn.speech.to(turn.speech.city.office).say.plain("onsite.teller")
    source = Source.SERVICE_DAY
    issue = await open_on_behalf(turn, said, person, enterprise, teller, text, source=source, leader=leader)
    if isinstance(issue, Refusal):
        await turn.put(reply(said, safe(refusal(turn.speech, issue))))
        return
    await tick(turn, day, enterprise.name, leader, person)
    outcome = await solve(turn, issue, person, text) if is_solved else None
    await turn.put(_answer(turn, said, person, outcome if isinstance(outcome, Issue) else issue))


def _answer(turn: Turn, said: Said, person: Person, issue: Issue) -> Post:
    told = solved if issue.on_the_spot else taken
    post = told(turn.speech, issue, said.chat.telegram_id, _place(said.chat, person))
    return replace(post, reply_to=said.message_id)


def _place(chat: Chat, person: Person) -> Place:
    """What a reply to it is: privately a leader's instruction, at the office's desk an order."""
    return Place.LEADER if chat.private and person.has(Role.LEADER) else Place.DESK


async def _visitor(turn: Turn, person: Person, day: date, enterprise: Enterprise) -> str | None:
    return person.name if person.has(Role.LEADER) else await leader_of(turn, day, enterprise.name)


# ── the tick ──────────────────────────────────────────────────────────────


async def _visited(turn: Turn, said: Said, person: Person, day: date, enterprise: Enterprise) -> None:
    leader = await _visitor(turn, person, day, enterprise)
    new = await tick(turn, day, enterprise.name, leader, person)
    await _say(turn, said, "onsite.visited" if new else "onsite.visited.before", enterprise=enterprise.name)


async def tick(turn: Turn, day: date, enterprise: str, leader: str | None, person: Person) -> bool:
    """It was visited. The lists of who was to come, and of who came, show it; False where it was known."""
    await settle_visits(turn, day)
    planned = [visit.leader for visit in await visits_on(turn, day) if visit.enterprise == enterprise]
    visit = Visit(enterprise=enterprise, leader=leader, visited_at=turn.now, by=person.name)
    new = await turn.work.visits.tick(day, visit)
    for name in dict.fromkeys((*planned, leader)) if new else ():
        await show_round_anew(turn, day, name)
    return new


# ── solved on the spot ────────────────────────────────────────────────────


async def solve(turn: Turn, issue: Issue, person: Person, answer: str) -> Issue | Refusal | None:
    """A leader's word accepts it, or the office does; then it is handled, and the requester is asked."""
    if issue.status is Status.RECEIVED:
        is_leader = person.has(Role.LEADER) and not person.has(Role.OFFICER)
        takes = c.Instruct(by=person, text=answer, public=False) if is_leader else c.Accept(by=person)
        await turn.carry_out(issue.number, takes)
    return await turn.carry_out(issue.number, c.Handle(by=person, answer=answer, on_the_spot=True))


async def press_on_the_spot(turn: Turn, pressed: Pressed, person: Person, wish: Press) -> Answer | None:
    issue = await turn.issue(wish.number)
    if issue is None or issue.source is not Source.SERVICE_DAY:
        return None
    no = turn.refused(issue, c.Handle(by=person, answer=_solved_by(turn, issue, person), on_the_spot=True))
    if no and (issue.status is not Status.RECEIVED or no.why is Why.NOT_ALLOWED):
        return answer_of(turn, pressed, no, "pop.visit.solved")
    outcome = await solve(turn, issue, person, _solved_by(turn, issue, person))
    if isinstance(outcome, Issue):
        await turn.put(solved(turn.speech, outcome, pressed.chat.telegram_id, _place(pressed.chat, person)))
    return answer_of(turn, pressed, outcome, "pop.visit.solved")


def _solved_by(turn: Turn, issue: Issue, person: Person) -> str:
    """Who answers stands in front of it: the leader is named where that is somebody else."""
    speech = turn.speech.to(turn.speech.city.office)
    if issue.leader and issue.leader != person.name:
        return speech.say.plain("onsite.answer", leader=speech.leader(issue.leader))
    return speech.say.plain("onsite.answer.office")
