"""Somebody said something: find out which issue it belongs to, and do what it asks."""

from collections.abc import Callable
from dataclasses import replace

from bot.core import commands as c
from bot.core.city import Room
from bot.core.conversation import bare, is_report, judged, read
from bot.core.events import Part
from bot.core.issue import Issue
from bot.core.messages import Said
from bot.core.people import Person
from bot.core.permissions import followed_by, owns
from bot.core.phrases import instruction
from bot.core.readings import (
    Adds,
    Chases,
    Contradicts,
    Decides,
    Enrols,
    Hides,
    Hint,
    Instructs,
    Looks,
    Loose,
    Opens,
    Orders,
    Place,
    Rates,
    Reading,
    Registered,
    Registers,
    Regrets,
    Remarks,
    Reports,
    Runs,
    Suggests,
    Talk,
    Unsent,
    Views,
    Withdraws,
)
from bot.core.receipts import says_done
from bot.core.refusals import Refusal
from bot.core.slips import unknown_units
from bot.core.triage import Verdict
from bot.core.words import Action
from bot.service.candidates import decide_candidate
from bot.service.chasing import tell_how_it_stands
from bot.service.commanding import instruct
from bot.service.enrolling import enrol
from bot.service.errands import run_errand
from bot.service.following import ask_follower, follows
from bot.service.greeting import give_hint, show_linked
from bot.service.hiding import hide
from bot.service.identifying import name_enterprise
from bot.service.limits import keep_aside, may_add, open_within_limits
from bot.service.listings import look_up
from bot.service.opening import open_issue, remember, settle_candidate_of, suggest
from bot.service.orders import DONE, acknowledge, contradicted, note, order, signed_for
from bot.service.rating import UNKNOWN_YET, ask_why, confirm, redo
from bot.service.scene import scene_of
from bot.service.turn import Turn
from bot.service.weighing import weighed
from bot.voice.alerts import unknown_unit
from bot.voice.candidates import registered, registered_before
from bot.voice.drafts import unsent
from bot.voice.followers import stays_merged
from bot.voice.leaders import which_day
from bot.voice.refusals import no_issue, not_handled, refusal, unnoted
from bot.voice.replies import about, reply
from bot.voice.speech import Speech, is_public
from bot.voice.text import safe


async def hear(turn: Turn, said: Said) -> None:
    person = turn.person(said.sender.telegram_id, said.sender.name)
    await act(turn, said, person, read(await scene_of(turn, said, person), turn.city))


async def act(turn: Turn, said: Said, person: Person, reading: Reading) -> None:
    match reading:
        case Talk():
            pass
        case Loose():
            await _keep_loose(turn, said, person)
        case Opens(said=meant, verdict=verdict):
            await open_within_limits(turn, meant, verdict)
        case Registers(said=meant, verdict=verdict):
            await _register(turn, said, person, meant, verdict)
        case Suggests(verdict=verdict):
            await suggest(turn, said, verdict)
        case Decides():
            await decide_candidate(turn, said, person, reading)
        case Registered(number=number):
            await _already(turn, said, person, number)
        case Adds(number=number):
            await _add(turn, said, person, number)
        case Views(number=number):
            await show_linked(turn, said, person, number)
        case Instructs(number=number):
            await _instruct(turn, said, person, number)
        case Reports(number=number):
            await _report(turn, said, person, number)
        case Orders(action=Action.IDENTIFY):
            await name_enterprise(turn, said, person, reading)
        case Orders():
            await _order(turn, said, person, reading)
        case Runs():
            await run_errand(turn, said, person, reading)
        case Enrols():
            await enrol(turn, said, person, reading)
        case Looks():
            await look_up(turn, said, person, reading)
        case Contradicts():
            await contradicted(turn, said, person, reading)
        case Unsent(key=key):
            await turn.put(unsent(turn.speech, said, key))
        case Remarks():
            await _remark(turn, said, person, reading)
        case Rates(number=number) if await follows(turn, person, number):
            await _add(turn, said, person, number)
        case Rates(number=number, rating=rating):
            await _explain(turn, said, number, await confirm(turn, person, number, rating))
        case Regrets(number=number, reason="") if await follows(turn, person, number):
            await ask_follower(turn, said, person, number)
        case Regrets(number=number, reason=reason):
            regret = redo(turn, person, number, reason) if reason else ask_why(turn, person, number)
            await _explain(turn, said, number, await regret)
        case Withdraws(number=number) if await follows(turn, person, number):
            await _keep_merged(turn, said, number)
        case Withdraws(number=number):
            await _withdraw(turn, said, person, number)
        case Hides(number=number):
            await hide(turn, said, person, number)
        case Chases():
            await tell_how_it_stands(turn, said, person, reading)
        case Hint():
            await give_hint(turn, said, person, reading)


# ── files alone ───────────────────────────────────────────────────────────


async def _keep_loose(turn: Turn, said: Said, person: Person) -> None:
    """They wait for the words; privately these are asked for, once for all that comes at a time."""
    chat, since = said.chat.telegram_id, said.at - turn.city.burst
    first = await turn.work.messages.latest_of(person.telegram_id, chat, Place.LOOSE, since) is None
    await remember(turn, said, Place.LOOSE, None)
    if said.chat.private and first:
        await give_hint(turn, said, person, Hint.NO_WORDS)


# ── what to do ────────────────────────────────────────────────────────────


async def _register(turn: Turn, said: Said, officer: Person, meant: Said, verdict: Verdict) -> None:
    if isinstance(await open_issue(turn, meant, verdict, officer), Issue):
        await acknowledge(turn, said, DONE)


async def _already(turn: Turn, said: Said, person: Person, number: int) -> None:
    """Whose issue it is reads that where they asked; an officer reads it at the desk."""
    issue = await turn.issue(number)
    if issue is None or owns(person, issue):
        await _tell(turn, said, number, lambda speech: registered(speech, number))
    elif turn.may_answer(person):
        await turn.put(registered_before(turn.speech, said, person, number))


async def _add(turn: Turn, said: Said, person: Person, number: int) -> None:
    """A report is an issue of its own where the group, or the unit that is accused, would read it with the name."""
    issue = await turn.issue(number)
    if issue is None:
        return
    following = followed_by(person, issue)
    if is_public(issue) and is_report(said, turn.city):
        await open_within_limits(turn, said, judged(said, turn.city))
        return
    if not await may_add(turn, person, issue):
        await keep_aside(turn, said, issue)
        return
    part = replace(part_in(issue, said), of=following.number if following else None)
    heard = weighed(turn, said, issue, part, part.text)
    add = c.Add(by=person, part=part, title=heard.title, urgent_for=heard.urgent_for)
    if isinstance(await turn.carry_out(number, add), Issue):
        await remember(turn, said, Place.SAID, number)
        await settle_candidate_of(turn, said, number)


def part_in(issue: Issue, said: Said) -> Part:
    return Part(said.message_id, bare(said), said.files, elsewhere(issue, said), said.album)


def elsewhere(issue: Issue, said: Said) -> int | None:
    """The chat, where it is no longer the one in which the issue began: the group moved meanwhile."""
    return said.chat.telegram_id if said.chat.telegram_id != issue.chat else None


async def _instruct(turn: Turn, said: Said, person: Person, number: int | None) -> None:
    if number is None:
        number = await _open_replied(turn, said)
    if number is None:
        return
    outcome = await turn.carry_out(number, instruct(turn, said, person, said.text, number))
    if isinstance(outcome, Issue):
        await remember(turn, said, Place.INSTRUCTION, number)
        await acknowledge(turn, said, DONE)
        await _ask_back(turn, said, person, outcome)
    elif said.chat.private:
        why = safe(refusal(turn.speech, outcome)) if outcome else no_issue(turn.speech, number)
        await turn.put(reply(said, why))


async def _ask_back(turn: Turn, said: Said, leader: Person, issue: Issue) -> None:
    """What could not be read of an instruction: a unit that nobody knows, a day that nobody can tell."""
    for unit in unknown_units(said.text, turn.city.roster.units)[:1]:
        await turn.put(unknown_unit(turn.speech, issue, leader, unit, said.message_id))
    if words := instruction(said.text, turn.city.roster.units, turn.city.when(said)).unread:
        await turn.put(which_day(turn.speech, issue, leader, words, said.message_id, turn.now))


async def _open_replied(turn: Turn, said: Said) -> int | None:
    """The entrepreneur's message that the leader answers becomes an issue."""
    if said.reply_to is None:
        return None
    opened = await open_issue(turn, said.reply_to, judged(said.reply_to, turn.city))
    return opened.number if isinstance(opened, Issue) else None


async def _report(turn: Turn, said: Said, person: Person, number: int) -> None:
    """Progress where that is possible, else it is kept as a note: nothing is lost."""
    progress = c.Progress(by=person, text=said.text)
    await signed_for(turn, progress, number)
    outcome = await turn.carry_out(number, progress)
    if isinstance(outcome, Refusal):
        outcome = await turn.carry_out(number, c.Note(by=person, text=said.text))
    if isinstance(outcome, Issue):
        await remember(turn, said, Place.REPORT, number)
        await acknowledge(turn, said, DONE)


async def _order(turn: Turn, said: Said, person: Person, orders: Orders) -> None:
    await order(turn, said, person, orders)
    if turn.city.room(said.chat) is Room.GROUP:
        await remember(turn, said, Place.REPORT, orders.number)  # whoever answers it there speaks of that issue


async def _remark(turn: Turn, said: Said, person: Person, remark: Remarks) -> None:
    kept = await note(turn, said, person, remark.number, said.text)
    if kept and remark.unnoted:
        await turn.put(reply(said, unnoted(turn.speech, remark.number)))
    elif kept and says_done(said.text) and await _may_handle(turn, person, remark.number):
        await turn.put(reply(said, not_handled(turn.speech)))


async def _may_handle(turn: Turn, person: Person, number: int) -> bool:
    issue = await turn.issue(number)
    return issue is not None and turn.refused(issue, c.Handle(by=person, answer=UNKNOWN_YET)) is None


async def _explain(turn: Turn, said: Said, number: int, outcome: Issue | Refusal | None) -> None:
    """Whoever rates in words learns why that is not possible."""
    if isinstance(outcome, Refusal):
        await _tell(turn, said, number, lambda speech: safe(refusal(speech, outcome)))


async def _withdraw(turn: Turn, said: Said, person: Person, number: int) -> None:
    outcome = await turn.carry_out(number, c.Withdraw(by=person))
    if isinstance(outcome, Issue):
        await acknowledge(turn, said, DONE)
    if outcome is None and said.chat.private and turn.may_answer(person):
        await turn.put(reply(said, no_issue(turn.speech, number)))
    await _explain(turn, said, number, outcome)


async def _keep_merged(turn: Turn, said: Said, into: int) -> None:
    """A follower takes back what nobody handles by itself any more."""
    await _tell(turn, said, into, lambda speech: stays_merged(speech, into))


async def _tell(turn: Turn, said: Said, number: int, words: Callable[[Speech], str]) -> None:
    issue = await turn.issue(number)
    if not turn.may_answer(turn.person(said.sender.telegram_id, said.sender.name)):
        return
    post = about(turn.speech, said, issue, words) if issue else None
    if post is not None:
        await turn.put(post)
