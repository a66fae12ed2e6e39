"""The menu behind 交办: lead unit, assisting units, limit. It is shown in place of the office card's own buttons."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.core.handling import handling_due
from bot.core.issue import Issue
from bot.core.messages import Press
from bot.core.notices import Button, Keyboard, Post, Priority
from bot.core.people import Unit
from bot.core.presses import MOST_ASSISTING, DispatchMenu, Step, Verb
from bot.core.words import Kind
from bot.voice.desk import complained_of
from bot.voice.speech import NAME, Speech
from bot.voice.text import Html, one_line

PER_PAGE = 8

#: Offered beside the default: working days, and hours for what burns.
LIMITS = ("1d", "3d", "5d", "24h")


def with_menu(card: Post, speech: Speech, issue: Issue, menu: DispatchMenu, now: datetime) -> Post:
    """The office card with the menu's step under it."""
    speech = speech.to(card.chat)
    question, buttons = _STEPS[menu.step](speech, issue, menu, now)
    text = f"{card.text}\n\n<b>{question}</b>"
    return replace(card, text=text, buttons=buttons, priority=Priority.ANSWER, edit_only=True)


def ordered_units(speech: Speech, issue: Issue) -> Sequence[Unit]:
    """The likely ones first, then as the roster has them; of a county's own the likely ones alone."""
    about = complained_of(speech, issue)
    likely = [unit for unit in issue.likely_units if unit not in about and issue.kind is not Kind.REPORT]
    offered = [unit for unit in speech.city.roster.units if unit.parent is None or unit.name in likely]
    return sorted(offered, key=lambda u: likely.index(u.name) if u.name in likely else len(likely))


def _page(speech: Speech, issue: Issue, menu: DispatchMenu) -> tuple[Sequence[Unit], list[Button]]:
    units = ordered_units(speech, issue)
    last = max(0, (len(units) - 1) // PER_PAGE)
    page = min(menu.page, last)
    turn = []
    if page > 0:
        turn.append(_button(speech, issue, "button.previous", replace(menu, page=page - 1)))
    if page < last:
        turn.append(_button(speech, issue, "button.next", replace(menu, page=page + 1)))
    return units[page * PER_PAGE : (page + 1) * PER_PAGE], turn


def _lead(speech: Speech, issue: Issue, menu: DispatchMenu, now: datetime) -> tuple[Html, Keyboard]:
    units, turn = _page(speech, issue, menu)
    choices = [Button(_name(unit), DispatchMenu(Step.BY, unit.code).press(issue.number)) for unit in units]
    back = Button(speech.say.plain("button.back"), Press(Verb.CARD, issue.number))
    return speech.say.html("menu.lead"), (*in_pairs(choices), *([tuple(turn)] if turn else []), (back,))


def _with(speech: Speech, issue: Issue, menu: DispatchMenu, now: datetime) -> tuple[Html, Keyboard]:
    units, turn = _page(speech, issue, menu)
    if len(menu.assisting) == MOST_ASSISTING:  # one can only be taken back
        units, turn = [unit for unit in ordered_units(speech, issue) if unit.code in menu.assisting], []
    choices = [_toggle(speech, issue, menu, unit) for unit in units if unit.code != menu.lead]
    done = _button(speech, issue, "button.done", replace(menu, step=Step.BY, page=0))
    question = speech.say.html("menu.with", lead=_named(speech, menu.lead), most=MOST_ASSISTING)
    return question, (*in_pairs(choices), *([tuple(turn)] if turn else []), (done,))


def _toggle(speech: Speech, issue: Issue, menu: DispatchMenu, unit: Unit) -> Button:
    chosen = unit.code in menu.assisting
    after = tuple(code for code in menu.assisting if code != unit.code) if chosen else (*menu.assisting, unit.code)
    label = speech.say.plain("button.chosen", name=_name(unit)) if chosen else _name(unit)
    return Button(label, replace(menu, assisting=after).press(issue.number))


def _by(speech: Speech, issue: Issue, menu: DispatchMenu, now: datetime) -> tuple[Html, Keyboard]:
    say, lead = speech.say, _named(speech, menu.lead)
    names = [_named(speech, code) for code in menu.assisting]
    unit = speech.city.roster.unit_coded(menu.lead)
    due = handling_due(issue, unit.name if unit else "", now, speech.city.rules)
    default = speech.times.before(due, now)
    limits = [Button(_limit_label(speech, limit), _go(menu, limit, issue)) for limit in LIMITS]
    assist = _button(speech, issue, "button.assisting", replace(menu, step=Step.WITH, page=0))
    back = _button(speech, issue, "button.back", DispatchMenu(Step.LEAD))
    question = (
        say.html("menu.by.assisting", lead=lead, assisting=speech.join(names))
        if names
        else say.html("menu.by", lead=lead)
    )
    first = Button(say.plain("button.limit.default", when=default), _go(menu, "", issue))
    return question, ((first,), *in_pairs(limits), (assist, back))


def _limit_label(speech: Speech, limit: str) -> str:
    if limit.endswith("h"):
        return speech.say.plain("button.limit.hours", hours=limit[:-1])
    return speech.say.plain("button.limit.day" if limit == "1d" else "button.limit.days", days=limit[:-1])


def _go(menu: DispatchMenu, limit: str, issue: Issue) -> Press:
    return replace(menu, step=Step.GO, limit=limit).press(issue.number)


def _button(speech: Speech, issue: Issue, label: str, menu: DispatchMenu) -> Button:
    return Button(speech.say.plain(label), menu.press(issue.number))


def _named(speech: Speech, code: str) -> str:
    unit = speech.city.roster.unit_coded(code)
    return _name(unit) if unit else ""


def _name(unit: Unit) -> str:
    return one_line(unit.name, NAME)


def in_pairs(buttons: Sequence[Button]) -> Keyboard:
    return tuple(tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2))


_STEPS = {Step.LEAD: _lead, Step.WITH: _with, Step.BY: _by}
