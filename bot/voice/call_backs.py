"""The office telephones a requester of whom nobody has heard: the line that says whom, and the menu of outcomes."""

from dataclasses import replace
from datetime import datetime

from bot.core.issue import Issue
from bot.core.listings import Listing, Look, Page
from bot.core.messages import Press
from bot.core.notices import Button, Keyboard, Post, Priority
from bot.core.presses import CallBackMenu, Verb
from bot.core.refusals import awaits_word
from bot.core.words import Kind, Outcome, Status
from bot.voice.attachments import titled
from bot.voice.behalf import number_to_call
from bot.voice.desk import answer
from bot.voice.listings import Sheet, board_row, turn_row, with_page
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
    return [_mark(speech, issue), speech.requester(issue), number_to_call(issue), answered, _calls(speech, issue)]


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


# ── the list ──────────────────────────────────────────────────────────────

#: Buttons with a number in a row.
IN_A_ROW = 3


def call_back_list(speech: Speech, look: Look, page: Page, now: datetime) -> Sheet:
    if not page.total:
        return Sheet(speech.say.html("call_back.list.none"), (board_row(speech),))
    here = replace(look, page=page.number)
    heading = with_page(speech, page, speech.say.html("call_back.list", count=page.total))
    entries = [
        Button(speech.plain_number(issue.number), CallBackMenu(page=here.page).press(issue.number))
        for issue in page.issues
    ]
    rows = [tuple(entries[i : i + IN_A_ROW]) for i in range(0, len(entries), IN_A_ROW)]
    rows += [row for row in (turn_row(speech, here, page.last), board_row(speech)) if row]
    lines = [telephone_line(speech, issue, now) for issue in page.issues]
    return Sheet("\n".join((heading, *lines)), tuple(rows))


def call_back_entry(speech: Speech, issue: Issue, page: int, now: datetime) -> Sheet:
    """In place of the list: whom to call, what they were answered, and what they say."""
    question = Html(f"<b>{speech.say.html('menu.call_back')}</b>")
    lines = [telephone_line(speech, issue, now), answer(speech, issue), question]
    back = Button(speech.say.plain("button.back"), Look(Listing.CALLBACKS, page).press)
    return Sheet("\n".join(line for line in lines if line), (*outcomes(speech, issue, page), (back,)))


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
