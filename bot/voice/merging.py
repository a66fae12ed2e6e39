"""What may be the same matter, what went into what, and the menu that asks once more: at the office."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from bot.core.events import Likeness
from bot.core.issue import Issue
from bot.core.joining import undone_until
from bot.core.messages import Press
from bot.core.notices import Button, Keyboard, Post, Priority
from bot.core.presses import Verb, merge_into
from bot.core.words import OPEN
from bot.voice.speech import NAME, TITLE, Speech
from bot.voice.text import Html, one_line

#: So many of those that went into an issue are named on a card.
MOST_NAMED = 6


def alike(speech: Speech, issue: Issue) -> list[Html]:
    """可能与 #ZQ1038 是同一件事：恒信食品 · 停电三天."""
    return [
        speech.say.html(
            "desk.alike",
            number=speech.number(one.number),
            who=one_line(one.who, NAME),
            title=one_line(one.title, TITLE),
        )
        for one in _still_alike(issue)
    ]


def _still_alike(issue: Issue) -> tuple[Likeness, ...]:
    """What has gone into it meanwhile looks like it no longer: it is."""
    followers = {one.number for one in issue.followers}
    return tuple(one for one in issue.alike if issue.status in OPEN and one.number not in followers)


def went_into(speech: Speech, issue: Issue) -> Html:
    if issue.merged_into is None:
        return Html()
    return speech.say.html("desk.merged", number=speech.number(issue.merged_into))


def followers(speech: Speech, issue: Issue, *, at_office: bool) -> Iterator[Html]:
    """Units read no name of somebody who told it to the bot alone."""
    for one in issue.followers[:MOST_NAMED]:
        who = speech.enterprise_person(one.requester) if at_office or not one.private else _unnamed(speech)
        yield speech.say.html("desk.follower", number=speech.number(one.number), who=who)
    if len(issue.followers) > MOST_NAMED:
        yield speech.say.html("desk.followers.more", count=len(issue.followers))


def _unnamed(speech: Speech) -> str:
    return speech.say.plain("lists.private")


def merge_rows(speech: Speech, issue: Issue) -> Keyboard:
    """One button for each that it may go into."""
    buttons = tuple(
        Button(
            speech.say.plain("button.merge", number=speech.plain_number(one.number)),
            merge_into(issue.number, one.number),
        )
        for one in _still_alike(issue)
        if one.joinable
    )
    return (buttons,) if buttons else ()


def undo_row(speech: Speech, issue: Issue, now: datetime) -> Keyboard:
    until = undone_until(issue)
    if until is None or now >= until:
        return ()
    return ((Button(speech.say.plain("action.undo"), Press(Verb.UNDO, issue.number)),),)


def with_merge_menu(card: Post, speech: Speech, issue: Issue, other: Issue) -> Post:
    """The card, what would happen, and the button that does it."""
    speech = speech.to(card.chat)
    numbers = {"number": speech.number(issue.number), "into": speech.number(other.number)}
    asked = speech.say.html("menu.merge", **numbers, who=speech.name(issue.requester))
    sure = speech.say.plain("button.merge.sure", number=speech.plain_number(other.number))
    buttons = (
        (Button(sure, merge_into(issue.number, other.number, sure=True)),),
        (Button(speech.say.plain("button.back"), Press(Verb.CARD, issue.number)),),
    )
    text = f"{card.text}\n\n<b>{asked}</b>"
    return replace(card, text=text, buttons=buttons, priority=Priority.ANSWER, edit_only=True)


def which_issue(speech: Speech) -> str:
    return speech.say.html("refusal.merge_which", example=speech.plain_number(1042))
