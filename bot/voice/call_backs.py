"""The office telephones a requester of whom nobody has heard: the line that says whom, and the menu of outcomes."""

from dataclasses import replace
from datetime import datetime

from bot.core.issue import Issue
from bot.core.messages import Press
from bot.core.notices import Button, Keyboard, Post, Priority
from bot.core.presses import CallBackMenu, Verb
from bot.core.refusals import awaits_word
from bot.core.words import Kind, Outcome, Status
from bot.voice.attachments import titled
from bot.voice.speech import Speech, is_public
from bot.voice.text import Html, safe

#: UTF-16 units of a title: one line of a phone.
SHORT = 28


def telephone_line(speech: Speech, issue: Issue, now: datetime) -> Html:
    """Number and matter, and below whom to call: for the office alone."""
    title = titled(speech, issue, SHORT)
    pieces = speech.dots(safe(piece) for piece in _pieces(speech, issue, now))
    return speech.say.html("call_back.line", number=speech.number(issue.number), title=title, pieces=pieces)


def _pieces(speech: Speech, issue: Issue, now: datetime) -> list[str]:
    """Whom, how careful to be, what they were answered by whom and when, and the calls that nobody took."""
    since = speech.times.dated(issue.handled_at, now) if issue.handled_at else ""
    answered = speech.say.plain("call_back.answered", who=speech.handled_by(issue), day=since)
    return [_mark(speech, issue), speech.requester(issue), answered, _calls(speech, issue)]


def _mark(speech: Speech, issue: Issue) -> str:
    if issue.kind is Kind.REPORT:
        return speech.say.plain("kind.report")
    return "" if is_public(issue) else speech.say.plain("call_back.private")


def _calls(speech: Speech, issue: Issue) -> str:
    """What was heard has closed it or had it redone: those that are counted reached nobody."""
    match issue.called_back:
        case 0:
            return ""
        case 1:
            return speech.say.plain("call_back.call")
        case calls:
            return speech.say.plain("call_back.calls", count=calls)


def unheard(speech: Speech, issue: Issue) -> Html:
    """On the office's card: that silence closed it, and how often somebody has telephoned."""
    if not awaits_word(issue):
        return Html()
    silent = speech.say.plain("call_back.unconfirmed") if issue.status is Status.CLOSED else ""
    return speech.dots(safe(piece) for piece in (silent, _calls(speech, issue)))


# ── the menu ──────────────────────────────────────────────────────────────


def with_outcomes(card: Post, speech: Speech, issue: Issue) -> Post:
    """The office's card with the outcomes under it."""
    speech = speech.to(card.chat)
    text = f"{card.text}\n\n<b>{speech.say.html('menu.call_back')}</b>"
    back = Button(speech.say.plain("button.back"), Press(Verb.CARD, issue.number))
    return replace(
        card, text=text, buttons=(*outcomes(speech, issue), (back,)), priority=Priority.ANSWER, edit_only=True
    )


def outcomes(speech: Speech, issue: Issue, page: int | None = None) -> Keyboard:
    """`page`: of the list in which the menu stands; None: under a card."""
    buttons = [
        Button(speech.say.plain(f"outcome.{outcome}"), CallBackMenu(outcome, page).press(issue.number))
        for outcome in Outcome
    ]
    return tuple(tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2))
