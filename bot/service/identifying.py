"""/who: a guest is found out. Their enterprise is chosen below the card, named, or new; or they are of none."""

from bot.core.enrolment import entry_of, founded, identified
from bot.core.errands import Errand, may_run
from bot.core.folding import visible
from bot.core.inviting import LONGEST, enterprise_named, names_no_enterprise, new_enterprise
from bot.core.issue import Issue
from bot.core.messages import Press, Pressed, Said
from bot.core.nearest import likely_enterprises, near
from bot.core.notices import Answer
from bot.core.people import Enterprise, Person
from bot.core.presses import WhoMenu, WhoStep, who_menu
from bot.core.readings import Orders, Runs
from bot.core.words import Action, Role
from bot.service.answering import ask_for_text, in_place
from bot.service.listings import card_there, pressed_card, show_anew
from bot.service.orders import DONE, acknowledge, close_prompt
from bot.service.register import amend, identify
from bot.service.turn import Turn
from bot.voice import identifying as voice
from bot.voice.replies import pop_up, reply, toast

#: The door by which the book is changed.
WHO = "who"


async def run_who(turn: Turn, said: Said, person: Person, runs: Runs) -> None:
    """A reply to the card: with a name it is done, without one it asks below."""
    issue = await turn.issue(runs.number) if runs.number else None
    if issue is None:
        await turn.put(reply(said, turn.speech.say.html("who.no_card")))
    elif not is_guest(turn, issue) and not (runs.words and await may_be_wrong(turn, issue)):
        await _already(turn, said, person, issue)
    elif not runs.words:
        await turn.put(voice.menu_below(turn.speech, said, issue, offered(turn, issue)))
    else:
        await _named(turn, said, person, issue, runs.words)


def is_guest(turn: Turn, issue: Issue) -> bool:
    """Whom the book does not have yet."""
    requester = issue.requester
    return requester.has(Role.GUEST) and turn.person(requester.telegram_id, requester.name).has(Role.GUEST)


async def may_be_wrong(turn: Turn, issue: Issue) -> bool:
    """Whether the book knows no more of them than /who has told it: then it is corrected in the same way."""
    if not issue.requester.in_telegram:
        return False
    one = entry_of(await turn.work.register.load(), issue.requester.telegram_id)
    return one is None or (one.roles <= {Role.REQUESTER} and await turn.work.register.door_of(one.number) == WHO)


async def _already(turn: Turn, said: Said, person: Person, issue: Issue) -> None:
    """Perhaps they came into the book after the issue: then its cards say so now."""
    requester = turn.person(issue.requester.telegram_id, issue.requester.name)
    if issue.requester.has(Role.GUEST) and await identify(turn, person, requester):
        await acknowledge(turn, said, DONE)
    else:
        await turn.put(reply(said, turn.speech.say.html("who.known", who=turn.speech.requester(issue))))


def offered(turn: Turn, issue: Issue) -> tuple[Enterprise, ...]:
    return likely_enterprises(turn.city.roster.enterprises, issue.text, issue.requester.name)


async def _named(turn: Turn, said: Said, person: Person, issue: Issue, words: str) -> None:
    book = await turn.work.register.load()
    name = enterprise_named(new_enterprise(words) or words, book) or new_enterprise(words)
    if name is not None or names_no_enterprise(words):
        await settle(turn, person, issue, name)
        await acknowledge(turn, said, DONE)
        return
    names = near(words, (one.name for one in book.enterprises))
    await turn.put(reply(said, voice.no_such_enterprise(turn.speech, words, names)))


async def settle(turn: Turn, by: Person, issue: Issue, enterprise: str | None) -> str:
    """Into the book; every open issue of theirs says so; and they hear of it where the bot may write to them.

    Returns how they are called now.
    """
    book, guest = await turn.work.register.load(), issue.requester
    after = identified(founded(book, enterprise) if enterprise else book, guest, enterprise)
    changed = await amend(turn, after, by, WHO)
    requester = changed.person(guest.telegram_id, guest.name)
    await identify(changed, by, requester)
    if enterprise and await turn.work.messages.has_posts(guest.telegram_id):
        await changed.put(voice.told(changed.speech, guest, enterprise))
    return changed.speech.enterprise_person(requester)


# ── by button ─────────────────────────────────────────────────────────────


async def press_who(turn: Turn, pressed: Pressed, person: Person, wish: Press) -> Answer | None:
    menu, issue = who_menu(wish), await turn.issue(wish.number)
    if menu is None or issue is None:
        return None
    if not may_run(person, Errand.WHO, turn.city.room(pressed.chat)):
        return pop_up(turn.speech, pressed.callback_id, "pop.office_only")
    if not is_guest(turn, issue):
        return await _known(turn, pressed, person, issue)
    match menu.step:
        case WhoStep.PICK:
            card = await pressed_card(turn, pressed, person, issue)
            await turn.put(voice.with_menu(card, turn.speech, issue, offered(turn, issue)))
            return Answer(pressed.callback_id)
        case WhoStep.NEW:
            return await _ask_for_name(turn, pressed, person, issue)
        case WhoStep.IS | WhoStep.CITIZEN:
            return await _choose(turn, pressed, person, issue, menu)


async def _known(turn: Turn, pressed: Pressed, person: Person, issue: Issue) -> Answer:
    requester = turn.person(issue.requester.telegram_id, issue.requester.name)
    if issue.requester.has(Role.GUEST):
        await identify(turn, person, requester)
    await show_anew(turn, pressed, person)
    return pop_up(turn.speech, pressed.callback_id, "pop.who.known", who=turn.speech.enterprise_person(requester))


async def _ask_for_name(turn: Turn, pressed: Pressed, person: Person, issue: Issue) -> Answer:
    """The card stands as it was."""
    await ask_for_text(turn, pressed, person, issue, Action.IDENTIFY)
    card = await card_there(turn, pressed, person, issue)
    if card is not None:
        await turn.put(card)
    return toast(turn.speech, pressed.callback_id, "pop.write")


async def _choose(turn: Turn, pressed: Pressed, person: Person, issue: Issue, menu: WhoMenu) -> Answer | None:
    chosen = turn.city.roster.enterprise_coded(menu.enterprise)
    if menu.step is WhoStep.IS and chosen is None:
        return None
    after = await settle(turn, person, issue, chosen.name if chosen and menu.step is WhoStep.IS else None)
    if await card_there(turn, pressed, person, issue) is None:  # asked in words, below them
        await turn.put(await in_place(turn, pressed, turn.speech.say.html("who.done", who=after)))
    await show_anew(turn, pressed, person)
    return toast(turn.speech, pressed.callback_id, "pop.done.identify")


# ── a new enterprise ──────────────────────────────────────────────────────


async def name_enterprise(turn: Turn, said: Said, person: Person, orders: Orders) -> None:
    """The name that a prompt asked for; one that is in the book already is no new one."""
    issue, name = await turn.issue(orders.number), visible(orders.text)
    known = enterprise_named(name, await turn.work.register.load())
    if issue is None or not may_run(person, Errand.WHO, turn.city.room(said.chat)):
        await turn.put(reply(said, turn.speech.say.html("who.no_card")))
    elif known is not None:
        await turn.put(reply(said, turn.speech.say.html("who.exists", name=known)))
    elif not 1 < len(name) <= LONGEST:
        await turn.put(reply(said, turn.speech.say.html("who.length", most=LONGEST)))
    elif not is_guest(turn, issue):
        await _already(turn, said, person, issue)
    else:
        await settle(turn, person, issue, name)
        await close_prompt(turn, said, orders)
        await acknowledge(turn, said, DONE)
