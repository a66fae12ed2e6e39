"""/left: somebody's work has ended. And who leaves a chat: the office is asked whether it has."""

from bot.core.city import Room
from bot.core.enrolment import departed, entry, entry_of, is_last_officer
from bot.core.errands import Errand, may_run
from bot.core.inviting import leavers, near_people
from bot.core.messages import Departed, Press, Pressed, Said
from bot.core.notices import Answer
from bot.core.people import Person
from bot.core.presses import STAYS
from bot.core.readings import Runs
from bot.core.register import Entry, Register
from bot.core.words import Role
from bot.service.answering import in_place
from bot.service.inviting import COMMAND
from bot.service.register import amend
from bot.service.turn import Turn
from bot.voice import enrolment as voice
from bot.voice.membership import named
from bot.voice.replies import pop_up, reply, toast
from bot.voice.text import Html


async def run_left(turn: Turn, said: Said, person: Person, runs: Runs) -> None:
    book = await turn.work.register.load()
    found = leavers(runs.words, book)
    if not runs.words:
        await turn.put(reply(said, turn.speech.say.html("left.nothing")))
    elif not found:
        near = near_people(runs.words, book)
        await turn.put(reply(said, voice.nobody(turn.speech, runs.words, near)))
    elif len(found) > 1:
        await turn.put(voice.which_leaves(turn.speech, said, found))
    else:
        await turn.put(reply(said, await _leave(turn, person, book, found[0])))


async def _leave(turn: Turn, by: Person, book: Register, one: Entry) -> str:
    """What the office should know of it. The rights end with this turn."""
    if is_last_officer(book, one):
        return turn.speech.say.html("left.last", name=voice.name_of(one))
    changed = await amend(turn, departed(book, one.number), by, COMMAND)
    signed = await _signed_by(turn, one)
    return voice.has_left(changed.speech, one, signed, _desk_of(changed, one), _without_leader(book, one))


async def _signed_by(turn: Turn, one: Entry) -> list[int]:
    """The open issues that they signed for."""
    if one.telegram_id is None or Role.HANDLER not in one.roles:
        return []
    issues = await turn.work.issues.open()
    return [issue.number for issue in issues if issue.signed_by and issue.signed_by.telegram_id == one.telegram_id]


def _desk_of(turn: Turn, one: Entry) -> Html:
    """Nothing, as long as the unit has another liaison."""
    unit = turn.city.roster.unit(one.unit) if one.unit and Role.HANDLER in one.roles else None
    return voice.without_liaison(turn.speech, unit) if unit and not unit.handlers else Html()


def _without_leader(book: Register, one: Entry) -> int:
    if Role.LEADER not in one.roles:
        return 0
    leaders = [*(unit.leader for unit in book.units), *(enterprise.leader for enterprise in book.enterprises)]
    return leaders.count(one.name)


# ── by button ─────────────────────────────────────────────────────────────


async def press_leave(turn: Turn, pressed: Pressed, person: Person, wish: Press) -> Answer | None:
    if not may_run(person, Errand.LEFT, turn.city.room(pressed.chat)):
        return pop_up(turn.speech, pressed.callback_id, "pop.office_only")
    book = await turn.work.register.load()
    one = entry(book, wish.number)
    if one is None or wish.arguments not in ((), (STAYS,)):
        return None
    if one.left:
        return pop_up(turn.speech, pressed.callback_id, "pop.left.already")
    stays = wish.arguments == (STAYS,)
    text = voice.stays(turn.speech, one) if stays else await _leave(turn, person, book, one)
    await turn.put(await in_place(turn, pressed, text))
    return toast(turn.speech, pressed.callback_id, "pop.done.ignore") if stays else Answer(pressed.callback_id)


# ── leaving a chat ────────────────────────────────────────────────────────


async def tell_departed(turn: Turn, gone: Departed) -> None:
    """Of people in the book alone, and of the group and the units' chats: once a day for each of them."""
    person, room = turn.person(gone.person.telegram_id, gone.person.name), turn.city.room(gone.chat)
    if person.has(Role.GUEST) or room not in (Room.GROUP, Room.UNIT):
        return
    one = entry_of(await turn.work.register.load(), person.telegram_id)
    if one is None or one.left:
        return
    where = named(turn.speech.to(turn.speech.city.office), turn.city, gone.chat.telegram_id)
    await turn.put(voice.departed(turn.speech, one, where, str(turn.now.date())))
