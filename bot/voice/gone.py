"""A unit that is no longer in the book: nobody works on what it has, and the office gives that to another."""

from bot.core.issue import Issue
from bot.core.notices import Button, Keyboard
from bot.core.presses import DispatchMenu, Step
from bot.core.words import WITH_UNIT
from bot.voice.speech import NAME, Speech
from bot.voice.text import Html, one_line


def is_gone(speech: Speech, unit: str | None) -> bool:
    return unit is not None and speech.city.roster.unit(unit) is None


def lead_is_gone(speech: Speech, issue: Issue) -> bool:
    """While it would be its turn."""
    return issue.status in WITH_UNIT and is_gone(speech, issue.lead)


def gone(speech: Speech, issue: Issue) -> Html:
    if not lead_is_gone(speech, issue):
        return Html()
    return speech.say.html("desk.gone", unit=one_line(issue.lead or "", NAME))


def dispatch_anew(speech: Speech, issue: Issue) -> Keyboard:
    if not lead_is_gone(speech, issue):
        return ()
    return ((Button(speech.say.plain("button.redispatch"), DispatchMenu(Step.LEAD).press(issue.number)),),)


def named(speech: Speech, unit: str) -> str:
    """As it stands in a line, with a word where it is gone."""
    name = one_line(unit, NAME)
    return speech.say.plain("desk.unit_gone", unit=name) if is_gone(speech, unit) else name
