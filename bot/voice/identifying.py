"""Which enterprise a guest belongs to: the menu under the office's card, and what is said about it."""

from collections.abc import Sequence
from dataclasses import replace

from bot.core.issue import Issue
from bot.core.messages import Press, Said
from bot.core.notices import Button, Keyboard, Post, Priority
from bot.core.people import Enterprise, Person
from bot.core.presses import Verb, WhoMenu, WhoStep
from bot.core.readings import Place
from bot.voice.replies import reply
from bot.voice.speech import NAME, Speech
from bot.voice.text import Html, one_line


def with_menu(card: Post, speech: Speech, issue: Issue, likely: Sequence[Enterprise]) -> Post:
    """The office's card with the enterprises that may be meant."""
    speech = speech.to(card.chat)
    back = (Button(speech.say.plain("button.back"), Press(Verb.CARD, issue.number)),)
    text = f"{card.text}\n\n<b>{speech.say.html('menu.who')}</b>"
    buttons = (*_choices(speech, issue, likely), back)
    return replace(card, text=text, buttons=buttons, priority=Priority.ANSWER, edit_only=True)


def menu_below(speech: Speech, said: Said, issue: Issue, likely: Sequence[Enterprise]) -> Post:
    """The same, below whoever asks in words."""
    who = speech.say.html("menu.who.of", who=speech.requester(issue), number=speech.number(issue.number))
    post = reply(said, f"{who}\n{speech.say.html('menu.who')}")
    return replace(post, buttons=_choices(speech, issue, likely), issue=issue.number, place=Place.DESK)


def _choices(speech: Speech, issue: Issue, likely: Sequence[Enterprise]) -> Keyboard:
    say = speech.say
    likely_ones = [
        (Button(one_line(one.name, NAME), WhoMenu(WhoStep.IS, one.code).press(issue.number)),) for one in likely
    ]
    new = Button(say.plain("button.new_enterprise"), WhoMenu(WhoStep.NEW).press(issue.number))
    citizen = Button(say.plain("button.no_enterprise"), WhoMenu(WhoStep.CITIZEN).press(issue.number))
    return (*likely_ones, (new, citizen))


def no_such_enterprise(speech: Speech, words: str, near: Sequence[str]) -> Html:
    lines = [speech.say.html("who.unknown", words=one_line(words, NAME))]
    lines += [speech.say.html("invite.near", names=speech.join(near))] if near else []
    return Html("\n".join(lines))


def told(speech: Speech, guest: Person, enterprise: str) -> Post:
    """To them, privately."""
    chat = guest.telegram_id
    text = speech.to(chat).say.html("who.told", enterprise=one_line(enterprise, NAME))
    return Post(key=f"identified:{chat}", chat=chat, text=text, place=Place.ASIDE, priority=Priority.MILESTONE)
