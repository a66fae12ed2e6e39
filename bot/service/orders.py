"""Actions by key word, slash command or prompt: carried out, and what the speaker gets back."""

from dataclasses import replace

from bot.core import commands as c
from bot.core.city import Room
from bot.core.issue import Issue
from bot.core.messages import Said
from bot.core.notices import Reaction
from bot.core.people import Person
from bot.core.readings import Contradicts, Orders, Place, prompt_for, used_prompt_for
from bot.core.refusals import Refusal, Why
from bot.core.words import Action, Role
from bot.service.commanding import command_for, why_unread
from bot.service.forwarding import as_dispatch
from bot.service.merging import into_which, merge, undo
from bot.service.scene import TEXT_WITHIN
from bot.service.splitting import meant, split, why_not_split
from bot.service.turn import Turn
from bot.voice.drafts import preview
from bot.voice.merging import which_issue
from bot.voice.office import office_key
from bot.voice.refusals import contradiction, no_issue, refusal, too_long
from bot.voice.replies import reply, whisper
from bot.voice.splitting import which_message
from bot.voice.text import safe

#: Done as told, and kept as a note: a reaction costs the chat no message.
DONE, NOTED = "👌", "✍"


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
    if isinstance(command := await command_for(turn, said, person, orders), c.Progress):
        await signed_for(turn, command, orders.number)
    if command is None:
        why = why_unread(turn, said, person, orders, await turn.issue(orders.number))
        await _object(turn, said, person, orders, why)
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
        await _done_or_not(turn, said, person, orders, await undo(turn, person, issue))
        return
    into = into_which(turn, said, issue, orders.text)
    if into is None:
        await _object(turn, said, person, orders, which_issue(turn.speech))
    elif await turn.issue(into) is None:
        await _object(turn, said, person, orders, no_issue(turn.speech, into))
    else:
        await _done_or_not(turn, said, person, orders, await merge(turn, person, issue, into))


async def _done_or_not(turn: Turn, said: Said, person: Person, orders: Orders, outcome: Issue | Refusal | None) -> None:
    if isinstance(outcome, Refusal):
        await _object(turn, said, person, orders, safe(refusal(turn.speech, outcome)))
    else:
        await _answer(turn, said, person, outcome)


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
