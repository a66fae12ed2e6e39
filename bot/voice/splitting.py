"""What may be split off an issue, to choose from: as a menu under the office's card, or as a list."""

from dataclasses import replace

from bot.core.events import Part
from bot.core.issue import Issue
from bot.core.messages import Press
from bot.core.notices import Button, Post, Priority
from bot.core.presses import Verb, split_menu, split_off
from bot.core.splitting import bundles
from bot.voice.speech import NAME, Speech
from bot.voice.text import Html, one_line

PER_PAGE = 6


def with_split_menu(card: Post, speech: Speech, issue: Issue, page: int) -> Post:
    """The office's card with the messages under it; a page beyond the last is the last."""
    speech = speech.to(card.chat)
    offered = bundles(issue)
    last = max(0, (len(offered) - 1) // PER_PAGE)
    page = min(page, last)
    rows = [
        (Button(_line(speech, place, parts), split_off(issue.number, place, parts[0].message_id)),)
        for place, parts in offered[page * PER_PAGE : (page + 1) * PER_PAGE]
    ]
    text = f"{card.text}\n\n<b>{speech.say.html('menu.split')}</b>"
    buttons = (*rows, *_turn(speech, issue, page, last), _back(speech, issue))
    return replace(card, text=text, buttons=buttons, priority=Priority.ANSWER, edit_only=True)


def _turn(speech: Speech, issue: Issue, page: int, last: int) -> tuple[tuple[Button, ...], ...]:
    pages = {"button.previous": page - 1, "button.next": page + 1}
    row = tuple(
        Button(speech.say.plain(label), split_menu(issue.number, other))
        for label, other in pages.items()
        if 0 <= other <= last
    )
    return (row,) if row else ()


def _back(speech: Speech, issue: Issue) -> tuple[Button, ...]:
    return (Button(speech.say.plain("button.back"), Press(Verb.CARD, issue.number)),)


def which_message(speech: Speech, issue: Issue) -> str:
    """What the key word can name, a line each."""
    offered = bundles(issue)
    if not offered:
        return speech.say.html("refusal.nothing_to_split")
    lines = [
        Html(speech.say.html("menu.split.line", position=place, words=_words(speech, parts)))
        for place, parts in offered[:PER_PAGE]
    ]
    return "\n".join((speech.say.html("menu.split.which", example=offered[0][0]), *lines))


def _line(speech: Speech, place: int, parts: tuple[Part, ...]) -> str:
    return speech.say.plain("menu.split.line", position=place, words=_words(speech, parts))


def _words(speech: Speech, parts: tuple[Part, ...]) -> str:
    """How the message begins, or how many files it is."""
    words = one_line(" ".join(part.text for part in parts if part.text), NAME)
    files = sum(len(part.files) for part in parts)
    return words or speech.say.plain("menu.split.files", count=files)
