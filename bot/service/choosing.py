"""The menu behind 交办: each press is a step further, the last one dispatches."""

from bot.core import commands as c
from bot.core.deadlines import Due, Limit, LimitUnit, due_after
from bot.core.messages import Press, Pressed
from bot.core.notices import Answer
from bot.core.people import Person
from bot.core.permissions import may
from bot.core.presses import MOST_ASSISTING, DispatchMenu, Step, dispatch_menu
from bot.core.refusals import Why
from bot.core.words import Action, Role
from bot.service.answering import answer_of
from bot.service.listings import card_there, pressed_card, show_anew
from bot.service.turn import Turn
from bot.voice.menus import LIMITS, with_menu
from bot.voice.refusals import refused_press
from bot.voice.replies import toast


async def choose(turn: Turn, pressed: Pressed, person: Person, wish: Press) -> Answer | None:
    menu, issue = dispatch_menu(wish), await turn.issue(wish.number)
    command = _command(turn, person, menu) if menu else None
    if menu is None or issue is None or command is None:
        return None
    if menu.step is Step.GO:
        outcome = await turn.carry_out(wish.number, command)
        await show_anew(turn, pressed, person)
        return answer_of(turn, pressed, outcome, "pop.done.dispatch")
    no = turn.refused(issue, command)
    if no and no.why is not Why.ALREADY:
        return refused_press(turn.speech, pressed.callback_id, no)
    card = await pressed_card(turn, pressed, person, issue)
    await turn.put(with_menu(card, turn.speech, issue, menu, turn.now))
    stands = await turn.work.messages.keyed(card.key)
    if stands and stands.message_id != pressed.message_id:  # pressed below the card
        return toast(turn.speech, pressed.callback_id, "pop.menu")
    return Answer(pressed.callback_id)


def _command(turn: Turn, person: Person, menu: DispatchMenu) -> c.Dispatch | None:
    """What the menu would do as it stands; None for units or limits that do not exist."""
    codes = (menu.lead, *menu.assisting) if menu.lead else ()
    units = [turn.city.roster.unit_coded(code) for code in codes]
    names = [unit.name for unit in units if unit is not None]
    choosing = menu.step is Step.LEAD
    if len(names) < len(codes) or (not names and not choosing) or len(menu.assisting) > MOST_ASSISTING:
        return None
    if menu.limit and menu.limit not in LIMITS:
        return None
    answering, onward = turn.city.roster.answering(names)
    lead, assisting = answering[0] if answering else "", answering[1:]
    return c.Dispatch(by=person, lead=lead, assisting=assisting, due=_due(turn, menu.limit), onward=onward)


def _due(turn: Turn, limit: str) -> Due | None:
    if not limit:
        return None
    unit = LimitUnit.HOURS if limit.endswith("h") else LimitUnit.WORKING_DAYS
    return due_after(Limit(int(limit[:-1]), unit), turn.now, turn.city.rules.calendar)


async def back_to_card(turn: Turn, pressed: Pressed, person: Person, wish: Press) -> Answer | None:
    issue = await turn.issue(wish.number)
    if issue is None or not (person.has(Role.OFFICER, Role.LEADER) or may(person, Action.ASK, issue)):
        return None
    card = await card_there(turn, pressed, person, issue)
    if card is None:
        return None
    await turn.put(card)
    return Answer(pressed.callback_id)
