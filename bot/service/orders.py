"""Actions by key word, slash command or prompt: from words to a command, and what the speaker gets back."""

from collections.abc import Callable
from dataclasses import replace

from bot.core import commands as c
from bot.core.city import Room
from bot.core.extensions import days_until, wanted
from bot.core.issue import Issue
from bot.core.keywords import Manner, keyword
from bot.core.messages import Said
from bot.core.notices import Reaction
from bot.core.people import Person
from bot.core.phrases import DispatchOrder, dispatch_order, extended_until, instruction
from bot.core.readings import Contradicts, Orders, Place, prompt_for, used_prompt_for
from bot.core.refusals import Refusal, Why
from bot.core.words import Action, Role
from bot.service.asking import ask
from bot.service.calling import called
from bot.service.forwarding import as_dispatch, contribution, forward_to, unforwarded, unshared
from bot.service.merging import into_which, merge, undo
from bot.service.scene import TEXT_WITHIN
from bot.service.splitting import meant, split, why_not_split
from bot.service.turn import Turn
from bot.voice.drafts import preview
from bot.voice.merging import which_issue
from bot.voice.office import office_key
from bot.voice.refusals import contradiction, no_issue, no_outcome, refusal, too_long, undispatched
from bot.voice.replies import reply, whisper
from bot.voice.splitting import which_message
from bot.voice.text import safe

#: Done as told, and kept as a note: a reaction costs the chat no message.
DONE, NOTED = "👌", "✍"

_SIMPLE: dict[Action, Callable[[Person, str], c.Command]] = {
    Action.ACCEPT: lambda by, text: c.Accept(by=by),
    Action.DECLINE: lambda by, text: c.Decline(by=by, reason=text),
    Action.SIGN: lambda by, text: c.Sign(by=by),
    Action.PROGRESS: lambda by, text: c.Progress(by=by, text=text),
    Action.NOTE: lambda by, text: c.Note(by=by, text=text),
    Action.ASK: lambda by, text: ask(by, text),
    Action.RESUME: lambda by, text: c.Resume(by=by, note=text),
    Action.REDO: lambda by, text: c.Redo(by=by, reason=text),
    Action.CLASSIFY: lambda by, text: c.Classify(by=by),
    Action.RETURN: lambda by, text: c.Return(by=by, reason=text),
    Action.REMIND: lambda by, text: c.Remind(by=by, text=text),
    Action.SUPERVISE: lambda by, text: c.Supervise(by=by, text=text),
}


async def order(turn: Turn, said: Said, person: Person, orders: Orders) -> None:
    """Carry it out, or say why not; a result is shown to its author before it goes out."""
    orders = as_dispatch(orders, person)
    cut = too_long(turn.speech, orders.action, orders.text)
    if await turn.issue(orders.number) is None:
        await turn.put(reply(said, no_issue(turn.speech, orders.number)))
    elif cut:
        await _object(turn, said, person, orders, cut)
    elif orders.action is Action.HANDLE:
        await _draft(turn, said, person, orders)
    elif orders.action is Action.SPLIT:
        await split_off(turn, said, person, orders.number, orders.text)
    elif orders.action in (Action.MERGE, Action.UNDO):
        await _join(turn, said, person, orders)
    else:
        await _carry_out(turn, said, person, orders)


async def _carry_out(turn: Turn, said: Said, person: Person, orders: Orders) -> None:
    if isinstance(command := await _command(turn, said, person, orders), c.Progress):
        await signed_for(turn, command, orders.number)
    if command is None:
        await _object(turn, said, person, orders, _unread(turn, said, person, orders, await turn.issue(orders.number)))
        return
    outcome = await turn.carry_out(orders.number, command)
    if isinstance(outcome, Issue):
        await close_prompt(turn, said, orders)
    await _answer(turn, said, person, outcome)


async def signed_for(turn: Turn, progress: c.Progress, number: int) -> None:
    """Whoever of the lead unit tells how it goes has it in hand: what waits for a signature is signed with that."""
    if progress.text.strip():
        await turn.carry_out(number, c.Sign(by=progress.by))


async def split_off(turn: Turn, said: Said, person: Person, number: int, words: str) -> None:
    """Whoever does not say which message is shown which there are; refused it is only for the speaker to read."""
    issue = await turn.issue(number)
    if issue is None:
        return
    part, no = meant(issue, said, words), why_not_split(turn, person, issue)
    if part is None and (no is None or no.why is Why.NOT_SPLIT):
        await _ask_which(turn, said, issue)
        return
    outcome = await split(turn, person, issue, part) if part else no
    if isinstance(outcome, Refusal):
        await turn.put(whisper(said, safe(refusal(turn.speech, outcome))))
    else:
        await acknowledge(turn, said, DONE)


async def _join(turn: Turn, said: Said, person: Person, orders: Orders) -> None:
    """One that names no other issue, or two of them, learns how it is said."""
    issue = await turn.issue(orders.number)
    if issue is None:
        return
    if orders.action is Action.UNDO:
        await _answer(turn, said, person, await undo(turn, person, issue))
        return
    into = into_which(turn, said, issue, orders.text)
    if into is None:
        await _object(turn, said, person, orders, which_issue(turn.speech))
    elif await turn.issue(into) is None:
        await _object(turn, said, person, orders, no_issue(turn.speech, into))
    else:
        await _answer(turn, said, person, await merge(turn, person, issue, into))


async def _ask_which(turn: Turn, said: Said, issue: Issue) -> None:
    """Words of the requester are read at the office, or by the officer alone; said elsewhere it asks below its card."""
    if turn.city.room(said.chat) in (Room.OFFICE, Room.PRIVATE):
        await turn.put(reply(said, which_message(turn.speech, issue)))
        return
    office = turn.speech.city.office
    post = reply(said, which_message(turn.speech.to(office), issue))
    card = office_key(issue.number)
    await turn.put(replace(post, chat=office, reply_to=None, reply_to_key=card, issue=issue.number, place=Place.DESK))


async def close_prompt(turn: Turn, said: Said, orders: Orders) -> None:
    """What was asked for is there: what its author says from now on without a reply to the prompt is talk."""
    chat, replied, place = said.chat.telegram_id, said.reply_to, prompt_for(orders.action)
    if replied:
        asked = await turn.work.messages.at(chat, replied.message_id)
    else:
        asked = await turn.work.messages.latest_of(said.sender.telegram_id, chat, place, said.at - TEXT_WITHIN)
    if asked and asked.key and asked.place == place and asked.issue == orders.number:
        used = used_prompt_for(orders.action)
        await turn.work.messages.set_place(asked.key, used, asked.sender_id, turn.now)


async def _object(turn: Turn, said: Said, person: Person, orders: Orders, why: str) -> None:
    """Below the words why they can't be carried out; in the group they are kept as a note, and nobody reads of it."""
    if turn.city.room(said.chat) is Room.GROUP:
        await note(turn, said, person, orders.number, said.text)
    else:
        await turn.put(reply(said, why))


async def contradicted(turn: Turn, said: Said, person: Person, orders: Contradicts) -> None:
    """Nothing is done, and its author reads why where they work."""
    no = reply(said, contradiction(turn.speech, orders.replied, orders.named))
    in_group = turn.city.room(said.chat) is Room.GROUP
    await turn.put(replace(no, chat=_desk_of(turn, person), reply_to=None) if in_group else no)


async def _command(turn: Turn, said: Said, person: Person, orders: Orders) -> c.Command | None:
    """None where 交办 names no unit that we know, or a limit that is none; or where 回访 leaves open what was said."""
    if orders.action is Action.CALL_BACK:
        return called(turn, said, person, orders)
    if orders.action is Action.FORWARD:
        return forward_to(turn, person, orders.text)
    if orders.action is Action.CONTRIBUTE:
        return contribution(turn, person, await turn.issue(orders.number), orders.text)
    if orders.action is Action.DISPATCH:
        dispatch = _dispatch(turn, person, _order_in(turn, said, orders))
        rules = orders.manner is Manner.RULED and dispatch is None
        return _ruling(person, orders, await turn.issue(orders.number)) if rules else dispatch
    if orders.action is Action.INSTRUCT:
        return instruct(turn, said, person, orders.text)
    if orders.action is Action.SUPERVISE and person.has(Role.LEADER):
        text = orders.text or turn.speech.say.plain("action.supervise")
        return replace(instruct(turn, said, person, text), supervises=True)
    if orders.action is Action.EXTEND:
        return _ask_extension(turn, said, person, orders, await turn.issue(orders.number))
    if orders.action is Action.GRANT:
        return c.Grant(by=person, granted=orders.manner is not Manner.REFUSED, reason=orders.text)
    return _SIMPLE[orders.action](person, orders.text)


def _ask_extension(
    turn: Turn, said: Said, person: Person, orders: Orders, issue: Issue | None
) -> c.AskExtension | None:
    """By so many days, up to a day, or by as much as there is."""
    days, reason = wanted(orders.text)
    day, why = extended_until(orders.text, turn.city.when(said))
    if day is not None and issue is not None:
        days, reason = days_until(issue, day, turn.now, turn.city.rules), why
    return c.AskExtension(by=person, working_days=days, reason=reason)


def _ruling(person: Person, orders: Orders, issue: Issue | None) -> c.Dispatch | None:
    """裁定 without a unit: the one that asked for a ruling keeps it, or whoever gave it back last gets it again."""
    if issue is None or not (issue.ruling_asked or (issue.lead is None and issue.returned_by)):
        return None
    return c.Dispatch(by=person, lead=issue.lead or issue.returned_by[-1], remark=orders.text)


def _unread(turn: Turn, said: Said, person: Person, orders: Orders, issue: Issue | None) -> str:
    if orders.action is Action.FORWARD:
        return unforwarded(turn, person)
    if orders.action is Action.CONTRIBUTE:
        return unshared(turn, issue)
    if orders.action is Action.CALL_BACK:
        return no_outcome(turn.speech)
    return undispatched(turn.speech, _order_in(turn, said, orders), orders.text)


def _order_in(turn: Turn, said: Said, orders: Orders) -> DispatchOrder:
    return dispatch_order(orders.text, turn.city.roster.units, turn.city.when(said))


def _dispatch(turn: Turn, person: Person, order: DispatchOrder) -> c.Dispatch | None:
    if order.lead is None or order.no_limit:
        return None
    named = [order.lead.name, *(unit.name for unit in order.assisting)]
    (lead, *assisting), onward = turn.city.roster.answering(named)
    dispatch = c.Dispatch(by=person, lead=lead, assisting=tuple(assisting), onward=onward)
    return replace(dispatch, due=order.due, remark=order.remark)


def instruct(turn: Turn, said: Said, person: Person, text: str) -> c.Instruct:
    """The leader's words, verbatim, with the units and the deadline that they name; 督办 supervises as well."""
    word = keyword(text, turn.city.prefix)
    understood = instruction(text, turn.city.roster.units, turn.city.when(said))
    units, onward = turn.city.roster.answering([unit.name for unit in understood.units])
    return c.Instruct(
        by=person,
        text=text,
        public=turn.city.room(said.chat) is Room.GROUP,
        units=units,
        onward=onward,
        due=understood.due,
        supervises=word is not None and word.action is Action.SUPERVISE,
    )


async def _answer(turn: Turn, said: Said, person: Person, outcome: Issue | Refusal | None) -> None:
    if isinstance(outcome, Issue):
        await acknowledge(turn, said, DONE)
    elif isinstance(outcome, Refusal) and turn.city.room(said.chat) is not Room.GROUP:
        await turn.put(reply(said, safe(refusal(turn.speech, outcome))))


async def acknowledge(turn: Turn, said: Said, emoji: str) -> None:
    await turn.put(Reaction(said.chat.telegram_id, said.message_id, emoji))


async def note(turn: Turn, said: Said, person: Person, number: int, text: str) -> bool:
    """Whether it was kept; if not, the speaker has been told why."""
    outcome = await turn.carry_out(number, c.Note(by=person, text=text))
    if isinstance(outcome, Issue):
        await acknowledge(turn, said, NOTED)
    elif isinstance(outcome, Refusal):
        await _answer(turn, said, person, outcome)
    return isinstance(outcome, Issue)


# ── results are previewed ─────────────────────────────────────────────────


async def _draft(turn: Turn, said: Said, person: Person, orders: Orders) -> None:
    issue = await turn.issue(orders.number)
    if issue is None:
        return
    no = turn.refused(issue, c.Handle(by=person, answer=orders.text))
    if no:
        await _answer(turn, said, person, no)
        return
    await close_prompt(turn, said, orders)
    draft = await turn.work.drafts.add(issue.number, person.telegram_id, orders.text, turn.now)
    at_desk = turn.city.room(said.chat) is not Room.GROUP
    chat = said.chat.telegram_id if at_desk else _desk_of(turn, person)
    missing, reply_to = [share.unit for share in issue.awaited_by(issue.lead)], said.message_id if at_desk else None
    await turn.put(preview(turn.speech, issue.number, draft, orders.text, chat, reply_to, missing))


def _desk_of(turn: Turn, person: Person) -> int:
    """What is said in the group is previewed where its author works."""
    if person.has(Role.HANDLER) and person.unit:
        desks = turn.speech.city.desks(person.unit)
        return person.telegram_id if person.telegram_id in desks else desks[0]
    return turn.speech.city.office
