"""Staff look things up: a command or a word brings a list, its buttons turn the pages where it stands."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from bot.core.city import Room
from bot.core.issue import Issue
from bot.core.listings import Listing, Look, Page, look_of, number_in, terms
from bot.core.messages import Chat, Press, Pressed, Said
from bot.core.naming import units_in
from bot.core.notices import Answer, Keyboard, Post, Priority
from bot.core.nudges import to_call_from
from bot.core.people import Person, Unit
from bot.core.permissions import Sight, sight
from bot.core.readings import Looks, Place
from bot.core.slips import misspelled
from bot.core.words import Role
from bot.service.ledgers import page_of_ledger
from bot.service.turn import Turn
from bot.voice.board import board
from bot.voice.call_backs import call_back_list
from bot.voice.listings import (
    PER_PAGE,
    Sheet,
    found_list,
    near_unit,
    no_such_unit,
    overdue_list,
    today_list,
    unit_list,
    veiled,
    which_unit,
)
from bot.voice.office import office_card
from bot.voice.refusals import no_issue
from bot.voice.replies import pop_up, reply, whisper
from bot.voice.shown import actions_of, shown, shown_in, shown_key
from bot.voice.trouble import UNREACHED


@dataclass(frozen=True, slots=True)
class Looker:
    """Somebody who looks something up, and what of it they may see there."""

    person: Person
    chat: Chat
    seen: Sight


def _looker(turn: Turn, person: Person, chat: Chat, listing: Listing) -> Looker | None:
    seen = sight(person, listing, turn.city.room(chat), _units_here(turn, chat))
    return Looker(person, chat, seen) if seen else None


def _units_here(turn: Turn, chat: Chat) -> tuple[str, ...]:
    return tuple(unit.name for unit in turn.city.roster.units if unit.chat == chat.telegram_id)


# ── by command or in words ────────────────────────────────────────────────


async def look_up(turn: Turn, said: Said, person: Person, looks: Looks) -> None:
    looker = _looker(turn, person, said.chat, looks.listing)
    if looker is None:
        await turn.put(whisper(said, turn.speech.say.html("hint.not_here")))
        return
    meant = await _MEANT.get(looks.listing, _itself)(turn, looker, looks)
    if isinstance(meant, Sheet):
        await turn.put(replace(reply(said, meant.text), buttons=meant.buttons, priority=Priority.ANSWER))
        return
    sheet = await _sheet(turn, looker, meant) or Sheet(no_issue(turn.speech, meant.number))
    await turn.put(_post(_key(meant, said.chat.telegram_id, said.message_id), said.chat, sheet, said.message_id))


async def _itself(turn: Turn, looker: Looker, looks: Looks) -> Look | Sheet:
    return Look(looks.listing)


async def _unit_meant(turn: Turn, looker: Looker, looks: Looks) -> Look | Sheet:
    """The one that is named; without a name the asker's own."""
    units, seen = turn.city.roster.units, looker.seen.units
    if not looks.words:
        return Look(Listing.UNIT) if seen is not None else which_unit(turn.speech)
    named = units_in(looks.words, units)
    if not named:
        near = misspelled(looks.words, units)
        return near_unit(turn.speech, looks.words, near.meant) if near else no_such_unit(turn.speech, looks.words)
    if not _may_see(looker.seen, named[0]):
        return Sheet(turn.speech.say.html("lists.unit.not_yours", units=turn.speech.join(seen or ())))
    return Look(Listing.UNIT, unit=named[0].code)


async def _words_meant(turn: Turn, looker: Looker, looks: Looks) -> Look | Sheet:
    if not terms(looks.words):
        return Sheet(turn.speech.say.html("lists.find.which"))
    kept = await turn.work.views.keep_search(looker.chat.telegram_id, looks.words[:MOST_KEPT])
    return Look(Listing.FIND, number=kept)


#: Characters of what was looked for that are kept; fewer are looked for.
MOST_KEPT = 100


async def _issue_meant(turn: Turn, looker: Looker, looks: Looks) -> Look | Sheet:
    number = number_in(looks.words, turn.city.prefix) if looks.words else looks.number
    if number is None:
        return Sheet(turn.speech.say.html("lists.show.which", example=f"{turn.city.prefix}1042"))
    return Look(Listing.SHOW, number=number)


_MEANT: dict[Listing, Callable[[Turn, Looker, Looks], Awaitable[Look | Sheet]]] = {
    Listing.UNIT: _unit_meant,
    Listing.FIND: _words_meant,
    Listing.SHOW: _issue_meant,
}


# ── by button ─────────────────────────────────────────────────────────────


async def turn_page(turn: Turn, pressed: Pressed, person: Person, wish: Press) -> Answer | None:
    """In place of what stands there; a page that is no more gives the last one."""
    look = look_of(wish)
    if look is None:
        return None
    looker = _looker(turn, person, pressed.chat, look.listing)
    if looker is None:
        return pop_up(turn.speech, pressed.callback_id, "pop.look.not_yours")
    sheet = await _sheet(turn, looker, look)
    if sheet is None:
        return None
    await show_in_place(turn, pressed, look, sheet)
    return Answer(pressed.callback_id)


async def show_in_place(turn: Turn, pressed: Pressed, look: Look, sheet: Sheet) -> None:
    """`look`: the list that the sheet belongs to."""
    await turn.put(_post(await _pressed_key(turn, pressed, look), pressed.chat, sheet))


async def _pressed_key(turn: Turn, pressed: Pressed, look: Look) -> str:
    """Of the post whose button it was; a kill may have kept it from being noted: then the list comes anew."""
    known = await turn.work.messages.at(pressed.chat.telegram_id, pressed.message_id)
    fresh = _key(look, pressed.chat.telegram_id, pressed.callback_id)
    if known is None or known.key is None:
        return fresh
    same = shown_in(known.key) == shown_in(fresh) and known.key.split(":")[0] == fresh.split(":")[0]
    return known.key if same else fresh


def _key(look: Look, chat: int, which: int | str) -> str:
    """`which`: the message that asked for it, or the press."""
    return shown_key(look.number, chat, which) if look.listing is Listing.SHOW else f"look:{chat}:{which}"


def _post(key: str, chat: Chat, sheet: Sheet, reply_to: int | None = None) -> Post:
    return Post(
        key=key,
        chat=chat.telegram_id,
        text=sheet.text,
        buttons=sheet.buttons,
        reply_to=reply_to,
        place=sheet.place,
        priority=Priority.ANSWER,
    )


# ── the buttons of an issue that somebody looked up ───────────────────────


async def pressed_card(turn: Turn, pressed: Pressed, person: Person, issue: Issue) -> Post:
    """What a menu belongs under: the office's card, or the post that shows the issue where the button stands."""
    history = await turn.work.journal.of(issue.number)
    return await _shown_where(turn, pressed, person) or office_card(turn.speech, issue, history, turn.now)


async def card_there(turn: Turn, pressed: Pressed, person: Person, issue: Issue) -> Post | None:
    """A desk's card, or the post that shows the issue, as it reads where the button stands; None for any other post."""
    return await _shown_where(turn, pressed, person) or await turn.desk_card(issue.number, pressed)


async def show_anew(turn: Turn, pressed: Pressed, person: Person) -> None:
    """The post that shows an issue says how it stands now that its button was pressed."""
    post = await _shown_where(turn, pressed, person)
    if post is not None:
        await turn.put(post)


async def _shown_where(turn: Turn, pressed: Pressed, person: Person) -> Post | None:
    known = await turn.work.messages.at(pressed.chat.telegram_id, pressed.message_id)
    number = shown_in(known.key) if known else None
    looker = _looker(turn, person, pressed.chat, Listing.SHOW)
    sheet = await _show(turn, looker, Look(Listing.SHOW, number=number)) if looker and number else None
    return _post(known.key, pressed.chat, sheet) if known and known.key and sheet else None


# ── the lists ─────────────────────────────────────────────────────────────


async def _sheet(turn: Turn, looker: Looker, look: Look) -> Sheet | None:
    """None where there is nothing for this person to see."""
    return await _LISTS[look.listing](turn, looker, look)


async def _board(turn: Turn, looker: Looker, look: Look) -> Sheet:
    counts = await turn.work.views.counts(looker.seen, turn.now, _tonight(turn.now))
    units = await turn.work.views.units(turn.now) if looker.seen.units is None else ()
    return board(turn.speech, look, counts, units, looker.seen.units or (), turn.now)


async def _overdue(turn: Turn, looker: Looker, look: Look) -> Sheet:
    page = await turn.work.views.overdue(looker.seen, turn.now, look.page, PER_PAGE)
    return overdue_list(turn.speech, look, _read_by(turn, looker, page), turn.now)


async def _today(turn: Turn, looker: Looker, look: Look) -> Sheet:
    page = await turn.work.views.due(looker.seen, turn.now, _tonight(turn.now), look.page, PER_PAGE)
    return today_list(turn.speech, look, _read_by(turn, looker, page), turn.now)


async def _unit(turn: Turn, looker: Looker, look: Look) -> Sheet | None:
    """Without a code those of all units that the asker may see."""
    unit = turn.city.roster.unit_coded(look.unit)
    if look.unit and (unit is None or not _may_see(looker.seen, unit)):
        return None
    seen = replace(looker.seen, units=(unit.name,)) if unit else looker.seen
    page = await turn.work.views.open_of(seen, look.page, PER_PAGE)
    return unit_list(turn.speech, look, _read_by(turn, looker, page), seen.units or (), turn.now)


def _read_by(turn: Turn, looker: Looker, page: Page) -> Page:
    return replace(page, issues=[veiled(turn.speech, issue, looker.seen) for issue in page.issues])


def _may_see(seen: Sight, unit: Unit) -> bool:
    """A county its own units, too: what they have, it has."""
    return seen.units is None or unit.name in seen.units or unit.parent in seen.units


async def _find(turn: Turn, looker: Looker, look: Look) -> Sheet | None:
    words = await turn.work.views.search(look.number, looker.chat.telegram_id)
    if words is None:
        return None
    number = number_in(words, turn.city.prefix)
    page = await turn.work.finding.page(looker.seen, terms(words), number, look.page, PER_PAGE)
    return found_list(turn.speech, look, _read_by(turn, looker, page), words, turn.now)


async def _show(turn: Turn, looker: Looker, look: Look) -> Sheet | None:
    issue = await turn.issue(look.number)
    if issue is None or not looker.seen.covers(issue):
        return None
    history, actions = await turn.work.journal.of(issue.number), _actions(turn, looker, issue)
    place = Place.LEADER if looker.chat.private and looker.person.has(Role.LEADER) else Place.DESK
    return shown(turn.speech, issue, history, looker.seen, look.page, turn.now, actions, place)


def _actions(turn: Turn, looker: Looker, issue: Issue) -> Keyboard:
    return actions_of(turn.speech, issue, _desk(turn, looker, issue), turn.now)


def _desk(turn: Turn, looker: Looker, issue: Issue) -> Sight | None:
    """Whose desk it is where they look: there, too, stands the issue's card."""
    match turn.city.room(looker.chat):
        case Room.OFFICE:
            return looker.seen
        case Room.UNIT:
            return looker.seen
        case _:
            own = looker.person.unit
            at_desk = own is not None and looker.chat.telegram_id in turn.city.desks(own)
            return Sight((own,)) if own and at_desk and own in issue.units else None


async def _callbacks(turn: Turn, looker: Looker, look: Look) -> Sheet:
    since = to_call_from(turn.city.rules, turn.now)
    page = await turn.work.views.to_call(since, UNREACHED, look.page, PER_PAGE)
    return call_back_list(turn.speech, look, page, turn.now)


async def _ledger(turn: Turn, looker: Looker, look: Look) -> Sheet | None:
    return await page_of_ledger(turn, looker.person, looker.seen, look, looker.chat.telegram_id)


_LISTS: dict[Listing, Callable[[Turn, Looker, Look], Awaitable[Sheet | None]]] = {
    Listing.BOARD: _board,
    Listing.OVERDUE: _overdue,
    Listing.TODAY: _today,
    Listing.CALLBACKS: _callbacks,
    Listing.UNIT: _unit,
    Listing.FIND: _find,
    Listing.SHOW: _show,
    Listing.LEDGER: _ledger,
}


def _tonight(now: datetime) -> datetime:
    """When the day is over, in the city."""
    return datetime.combine(now.date() + timedelta(days=1), time(), now.tzinfo)
