"""Somebody opens a link: their account is bound to their entry in the book, or the group to its unit."""

from datetime import datetime

from bot.core.city import City, Room
from bot.core.enrolment import Clash, bound, entry, entry_of, tokens_shown, with_chat
from bot.core.messages import Said
from bot.core.people import THE_BOT, Person
from bot.core.readings import Enrols, Hint
from bot.core.register import Entry, Register, Subject
from bot.core.words import Role
from bot.service.greeting import catch_up, give_hint
from bot.service.invitations import digest_of
from bot.service.membership import learn
from bot.service.register import amend, identify
from bot.service.turn import Turn
from bot.voice import enrolment as voice
from bot.voice.guide import help_here
from bot.voice.replies import reply, whisper
from bot.voice.speech import NAME
from bot.voice.text import one_line
from storage.invitations import Invitation

#: The door by which the book is changed.
LINK = "link"
#: How a link has ended.
USED, EXPOSED = "used", "exposed"


async def enrol(turn: Turn, said: Said, person: Person, enrols: Enrols) -> None:
    """Whoever has the link may use it; what does not work is answered a few times a minute, no more."""
    link = await turn.work.invitations.find(digest_of(enrols.token))
    book = await turn.work.register.load()
    if said.chat.private and link and link.state == USED and _is_theirs(book, link, person):
        await give_hint(turn, said, person, Hint.START)
        return
    no = _why_not(link, said, turn.now)
    if no == "in_private" and link:
        await _expose(turn, said, book, link)
    elif no or link is None:
        await _answer(turn, said, person, f"enrol.{no or 'unknown'}")
    elif link.subject == Subject.PERSON:
        await _enrol(turn, said, book, link)
    else:
        await _bind(turn, said, person, book, link)


def _is_theirs(book: Register, link: Invitation, person: Person) -> bool:
    """They open a second time what they enrolled with."""
    one = entry_of(book, person.telegram_id)
    return one is not None and link.subject == Subject.PERSON and link.key == str(one.number)


def _why_not(link: Invitation | None, said: Said, now: datetime) -> str | None:
    """Why the link does not open anything here, as the end of a sentence's key."""
    if link is None:
        return "unknown"
    if link.state != "open":
        return link.state
    if now >= link.until:
        return "expired"
    if said.chat.private != (link.subject == Subject.PERSON):
        return "in_group" if said.chat.private else "in_private"
    return None


async def _expose(turn: Turn, said: Said, book: Register, link: Invitation) -> None:
    """Everybody in the group could read it, and whoever opens it first would have somebody's rights."""
    await turn.work.invitations.close(link.id, EXPOSED)
    await turn.put(whisper(said, turn.speech.say.html("enrol.in_private")))
    if one := entry(book, int(link.key)):
        await turn.put(voice.exposed(turn.speech, one, str(link.id)))


async def void_shown(turn: Turn, said: Said) -> None:
    """Links of people's that somebody pastes where others read them, as if they had been opened there.

    The office hands them out in its own chat; a unit's link is no secret of one person's.
    """
    if said.chat.private or turn.city.room(said.chat) is Room.OFFICE:
        return
    for token in tokens_shown(said):
        link = await turn.work.invitations.find(digest_of(token))
        if link and _why_not(link, said, turn.now) == "in_private":
            await _expose(turn, said, await turn.work.register.load(), link)


async def _answer(turn: Turn, said: Said, person: Person, sentence: str, **values: object) -> None:
    """In a group for the speaker alone, where that can be."""
    if turn.may_answer(person):
        await turn.put(whisper(said, turn.speech.say.html(sentence, **values)))


# ── a person ──────────────────────────────────────────────────────────────


async def _enrol(turn: Turn, said: Said, book: Register, link: Invitation) -> None:
    account = said.sender.telegram_id
    before, after = entry(book, int(link.key)), bound(book, int(link.key), account, link.account)
    if before is None or isinstance(after, Clash):
        await _clash(turn, said, book, before, after if isinstance(after, Clash) else Clash.GONE)
        return
    await turn.work.invitations.close(link.id, USED)
    one = entry_of(after, account)
    person = one.person if one else None
    if one is None or person is None:
        raise ValueError("whoever is bound is there")
    changed = await amend(turn, after, person, LINK)
    await identify(changed, THE_BOT, person)
    await _welcome(changed, said, one, person)
    moved = before.telegram_id not in (None, account)
    await changed.put(voice.enrolled(changed.speech, one, said.sender, moved=moved, which=str(link.id)))


async def _welcome(turn: Turn, said: Said, one: Entry, person: Person) -> None:
    helped = help_here(turn.speech, said, person, Room.PRIVATE)
    await turn.put(reply(said, voice.welcome(turn.speech, one, helped.text)))
    await catch_up(turn, person)


async def _clash(turn: Turn, said: Said, book: Register, one: Entry | None, clash: Clash) -> None:
    """The link stays open: it is still for somebody."""
    account, theirs = said.sender, entry_of(book, said.sender.telegram_id)
    name = theirs.name if clash is Clash.OTHER_NAME and theirs else one.name if one else ""
    await turn.put(reply(said, turn.speech.say.html(f"enrol.{clash}", name=one_line(name, NAME))))
    if one is not None and clash is not Clash.GONE:
        which = f"{clash}:{one.number}:{account.telegram_id}"
        await turn.put(voice.not_enrolled(turn.speech, clash, one, account.name, which))


# ── a unit's group ────────────────────────────────────────────────────────


async def _bind(turn: Turn, said: Said, person: Person, book: Register, link: Invitation) -> None:
    chat, unit = said.chat.telegram_id, next((one for one in book.units if one.name == link.key), None)
    if unit is None:
        await _answer(turn, said, person, "enrol.gone")
        return
    taken = _whose(turn.city, said)
    if taken is not None:
        whose = "own" if taken == unit.name else turn.city.room(said.chat)
        await _answer(turn, said, person, f"enrol.taken.{whose}", unit=one_line(taken, NAME))
        return
    if unit.chat is not None and not _may_move(person, unit.name):
        await _answer(turn, said, person, "enrol.not_yours", unit=one_line(unit.name, NAME))
        return
    await turn.work.invitations.close(link.id, USED)
    by = Person(said.sender.telegram_id, said.sender.name, person.roles)
    changed = await amend(turn, with_chat(book, unit.name, chat), by, LINK)
    await learn(changed, said.chat)
    await changed.put(reply(said, changed.speech.say.html("enrol.bound", unit=one_line(unit.name, NAME))))
    moved = unit.chat is not None
    await changed.put(voice.chat_bound(changed.speech, unit.name, by, moved=moved, which=str(link.id)))


def _may_move(person: Person, unit: str) -> bool:
    """A stranger to whom the link was passed on must not draw a unit's cards away from the group that has them."""
    return person.has(Role.OFFICER, Role.ADMIN) or (person.has(Role.HANDLER) and person.unit == unit)


def _whose(city: City, said: Said) -> str | None:
    """The unit whose chat it is, "" for the group or the office; None where it is free."""
    if city.room(said.chat) is Room.FOREIGN:
        return None
    return next((unit.name for unit in city.roster.units if unit.chat == said.chat.telegram_id), "")
