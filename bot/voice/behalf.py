"""Issues of people who did not write themselves: where they come from, and whom the office is to call."""

from bot.core.contacts import masked
from bot.core.events import Asked
from bot.core.issue import Issue
from bot.core.words import Role
from bot.voice.asking import in_line
from bot.voice.speech import LINE, NAME, PARAGRAPH, Speech
from bot.voice.text import Html, clip, one_line, safe


def contact(speech: Speech, issue: Issue) -> Html:
    """In full: on the office's card alone."""
    return speech.say.html("behalf.contact", contact=one_line(issue.contact, LINE)) if issue.contact else Html()


def entry(speech: Speech, issue: Issue) -> Html:
    """来源：12345热线 · 工单 20261120-0031 · 林科长登记."""
    if issue.entered_by is None:
        return Html()
    source = speech.say.plain("behalf.source", source=speech.say.plain(f"source.{issue.source}"))
    order = speech.say.plain("behalf.order", reference=one_line(issue.reference, NAME)) if issue.reference else ""
    return speech.dots(safe(piece) for piece in (source, order, _entered(speech, issue)))


def _entered(speech: Speech, issue: Issue) -> str:
    by = issue.entered_by
    if by is None or by.has(Role.BOT):
        return speech.say.plain("behalf.listed")
    return speech.say.plain("behalf.entered", who=speech.name(by))


def number_to_call(issue: Issue) -> str:
    """Masked, as it may stand in a list."""
    return one_line(masked(issue.contact), NAME) if issue.contact else ""


def ask_by_telephone(speech: Speech, issue: Issue, asked: Asked) -> Html:
    """To the office: nobody else can put the question to somebody who is not in Telegram."""
    return speech.say.html(
        "behalf.ask",
        number=speech.number(issue.number),
        who=asked.by.unit or speech.say.plain("office"),
        question=clip(in_line(speech, asked.question, asked.items), PARAGRAPH),
    )
