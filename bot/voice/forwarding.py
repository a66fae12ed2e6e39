"""The menu behind 转办: to which of its own units a county passes an issue on."""

from dataclasses import replace

from bot.core.issue import Issue
from bot.core.messages import Press
from bot.core.notices import Button, Keyboard, Post, Priority
from bot.core.people import Unit
from bot.core.presses import MOST_ASSISTING, ForwardMenu, Verb
from bot.voice.menus import PER_PAGE, in_pairs
from bot.voice.speech import NAME, Speech
from bot.voice.text import one_line


def to_choose_from(speech: Speech, issue: Issue, county: str) -> list[Unit]:
    """Its own that do not have it yet."""
    return [unit for unit in speech.city.roster.units_of(county) if unit.name not in issue.units]


def with_forward_menu(card: Post, speech: Speech, issue: Issue, county: str, menu: ForwardMenu) -> Post:
    """The county's card with the menu under it."""
    speech = speech.to(card.chat)
    chosen = [unit.name for unit in speech.city.roster.units_of(county) if unit.code in menu.chosen]
    question = (
        speech.say.html("menu.forward.chosen", units=speech.join(chosen))
        if chosen
        else speech.say.html("menu.forward", most=MOST_ASSISTING)
    )
    buttons = _buttons(speech, issue, county, menu)
    text = f"{card.text}\n\n<b>{question}</b>"
    return replace(card, text=text, buttons=buttons, priority=Priority.ANSWER, edit_only=True)


def _buttons(speech: Speech, issue: Issue, county: str, menu: ForwardMenu) -> Keyboard:
    units = to_choose_from(speech, issue, county)
    if len(menu.chosen) == MOST_ASSISTING:  # one can only be taken back
        units = [unit for unit in units if unit.code in menu.chosen]
    last = max(0, (len(units) - 1) // PER_PAGE)
    page = min(menu.page, last)
    choices = [_toggle(speech, issue, menu, unit) for unit in units[page * PER_PAGE : (page + 1) * PER_PAGE]]
    turn = [
        Button(speech.say.plain(label), replace(menu, page=to).press(issue.number))
        for label, to, stands in (("button.previous", page - 1, page > 0), ("button.next", page + 1, page < last))
        if stands
    ]
    go = Button(speech.say.plain("action.forward"), replace(menu, goes=True).press(issue.number))
    back = Button(speech.say.plain("button.back"), Press(Verb.CARD, issue.number))
    return (*in_pairs(choices), *([tuple(turn)] if turn else []), (*([go] if menu.chosen else []), back))


def _toggle(speech: Speech, issue: Issue, menu: ForwardMenu, unit: Unit) -> Button:
    chosen, name = unit.code in menu.chosen, one_line(unit.name, NAME)
    after = tuple(code for code in menu.chosen if code != unit.code) if chosen else (*menu.chosen, unit.code)
    label = speech.say.plain("button.chosen", name=name) if chosen else name
    return Button(label, replace(menu, chosen=after).press(issue.number))
