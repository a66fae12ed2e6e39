"""/invite: somebody is entered into the book, and gets a link to enrol with; or a unit's group gets the bot."""

from dataclasses import replace

from bot.core.enrolment import entered, entry, founded, taking_on, with_entry
from bot.core.errands import Errand, may_run
from bot.core.inviting import MOST_WORDS, Invited, Unclear, UnitChat, Which, invitation, meant
from bot.core.messages import Press, Pressed, Said
from bot.core.notices import Answer
from bot.core.people import Person
from bot.core.readings import Runs
from bot.core.register import Entry, Register
from bot.service.answering import in_place
from bot.service.invitations import VALID, link_for
from bot.service.register import amend, identify
from bot.service.turn import Turn
from bot.voice import enrolment as voice
from bot.voice.replies import pop_up, reply

#: The door by which the book is changed.
COMMAND = "command"


async def run_invite(turn: Turn, said: Said, person: Person, runs: Runs) -> None:
    book = await turn.work.register.load()
    read = invitation(runs.words, book)
    if isinstance(read, Unclear):
        await turn.put(reply(said, voice.unclear(turn.speech, read)))
    elif isinstance(read, UnitChat):
        await turn.put(reply(said, await _to_the_group(turn, read.unit, person)))
    else:
        await _invite(turn, said, person, book, read, runs.words)


async def _invite(turn: Turn, said: Said, by: Person, book: Register, invited: Invited, words: str) -> None:
    found = meant(book, invited)
    if isinstance(found, Which):
        kept = await turn.work.views.keep_search(said.chat.telegram_id, words[:MOST_WORDS])
        post = voice.which(turn.speech, said, found.people, kept, may_be_new=found.may_be_new)
        await turn.put(post)
    else:
        await turn.put(reply(said, await _enter(turn, by, book, invited, found)))


async def _enter(turn: Turn, by: Person, book: Register, invited: Invited, known: Entry | None) -> str:
    """Into the book where need be; then the link. Whoever has enrolled has the new rights at once."""
    after, one = _entered(book, invited, known)
    changed = await amend(turn, after, by, COMMAND)
    if one.person is not None:
        await identify(changed, by, one.person)
    link = await link_for(turn.work, one, by, turn.now)
    return voice.invitation(changed.speech, one, link, turn.now + VALID)


def _entered(book: Register, invited: Invited, known: Entry | None) -> tuple[Register, Entry]:
    capacity = invited.capacity
    if capacity and capacity.enterprise and invited.founds:
        book = founded(book, capacity.enterprise)
    if known is None:
        if capacity is None:
            raise ValueError("somebody new is invited as something")
        return entered(book, invited.name, capacity)
    one = taking_on(known, capacity) if capacity else replace(known, left=False)
    return with_entry(book, one), one


async def _to_the_group(turn: Turn, name: str, by: Person) -> str:
    book = await turn.work.register.load()
    unit = next(one for one in book.units if one.name == name)
    link = await link_for(turn.work, unit, by, turn.now)
    return voice.unit_invitation(turn.speech, unit, link, turn.now + VALID)


# ── by button: which of the namesakes ─────────────────────────────────────


async def press_invite(turn: Turn, pressed: Pressed, person: Person, wish: Press) -> Answer | None:
    """The answer stands in place of the question."""
    if not may_run(person, Errand.INVITE, turn.city.room(pressed.chat)):
        return pop_up(turn.speech, pressed.callback_id, "pop.office_only")
    book = await turn.work.register.load()
    words = await turn.work.views.search(wish.number, pressed.chat.telegram_id)
    read, known = invitation(words or "", book), _chosen(book, wish)
    found = meant(book, read) if isinstance(read, Invited) else None
    if not isinstance(read, Invited) or not isinstance(found, Which):
        return None
    if known is None and not (found.may_be_new and wish.arguments == ("0",)):
        return None
    if known is not None and known not in found.people:
        return None
    text = await _enter(turn, person, book, read, known)
    await turn.put(await in_place(turn, pressed, text))
    return Answer(pressed.callback_id)


def _chosen(book: Register, wish: Press) -> Entry | None:
    """None for somebody new, or for a number that the bot never offered."""
    match wish.arguments:
        case (number,) if number.isascii() and number.isdecimal():
            return entry(book, int(number))
        case _:
            return None
