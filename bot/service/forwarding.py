"""A county passes an issue on to units of its own, and shares in an answer are told: by a word, or from the menu."""

from dataclasses import replace

from bot.core import commands as c
from bot.core.issue import Issue
from bot.core.messages import Press, Pressed
from bot.core.notices import Answer
from bot.core.people import Person, Unit
from bot.core.permissions import may_speak_for
from bot.core.phrases import units_first
from bot.core.presses import MOST_ASSISTING, forward_menu
from bot.core.readings import Orders
from bot.core.words import Action, Role
from bot.service.answering import answer_of
from bot.service.listings import card_there, show_anew
from bot.service.turn import Turn
from bot.voice.forwarding import to_choose_from, with_forward_menu
from bot.voice.refusals import not_forwarded, refused_press, whose_share


def as_dispatch(orders: Orders, person: Person) -> Orders:
    """转办 of the office or a leader is what they call 交办."""
    if orders.action is Action.FORWARD and person.has(Role.OFFICER, Role.LEADER) and not person.has(Role.HANDLER):
        return replace(orders, action=Action.DISPATCH)
    return orders


def forward_to(turn: Turn, person: Person, text: str) -> c.Forward | None:
    """None where no unit of theirs is named."""
    county = person.unit or ""
    own = [_as_called_there(unit, county) for unit in turn.city.roster.units_of(county)]
    units, remark = units_first(text, own)
    return c.Forward(by=person, to=tuple(unit.name for unit in units), remark=remark) if units else None


def _as_called_there(unit: Unit, county: str) -> Unit:
    """青禾县人社局 is 县人社局 and 人社局 there."""
    place = county.removesuffix("政府").removesuffix("人民")
    short = unit.name.removeprefix(place)
    if short == unit.name or len(short) < 2:
        return unit
    return replace(unit, aliases=(*unit.aliases, short, f"{place[-1]}{short}"))


def contribution(turn: Turn, person: Person, issue: Issue | None, text: str) -> c.Contribute | None:
    """Their own, or what a unit told them that they name first; None where they name none."""
    own = c.Contribute(by=person, text=text)
    shares = [share for share in issue.shares if may_speak_for(person, share)] if issue else []
    if not shares or any(share.unit == person.unit for share in shares):
        return own
    known = [turn.city.roster.unit(share.unit) or Unit(share.unit) for share in shares]
    units, said = units_first(text, [_as_called_there(unit, unit.parent or "") for unit in known])
    return c.Contribute(by=person, unit=units[0].name, text=said) if len(units) == 1 else None


def unforwarded(turn: Turn, person: Person) -> str:
    return not_forwarded(turn.speech, person.unit or "")


def unshared(turn: Turn, issue: Issue | None) -> str:
    return whose_share(turn.speech, issue.shares[0].unit if issue and issue.shares else "")


# ── the menu ──────────────────────────────────────────────────────────────


async def press_forward(turn: Turn, pressed: Pressed, person: Person, wish: Press) -> Answer | None:
    menu, issue, county = forward_menu(wish), await turn.issue(wish.number), person.unit or ""
    if menu is None or issue is None or len(menu.chosen) > MOST_ASSISTING:
        return None
    chosen = [unit.name for unit in turn.city.roster.units_of(county) if unit.code in menu.chosen]
    offered = [unit.name for unit in to_choose_from(turn.speech, issue, county)]
    command = c.Forward(by=person, to=tuple(chosen or offered))
    if menu.goes and len(chosen) == len(menu.chosen) > 0:
        outcome = await turn.carry_out(wish.number, command)
        await show_anew(turn, pressed, person)
        return answer_of(turn, pressed, outcome, "pop.done.forward")
    no = turn.refused(issue, command)
    if no:
        return refused_press(turn.speech, pressed.callback_id, no)
    card = await card_there(turn, pressed, person, issue)
    if card is None:
        return None
    await turn.put(with_forward_menu(card, turn.speech, issue, county, menu))
    return Answer(pressed.callback_id)
