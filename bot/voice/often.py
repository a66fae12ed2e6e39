"""What somebody hears who brings in more within an hour than one person can, and what the office hears of it."""

from dataclasses import replace
from datetime import datetime

from bot.core.issue import Issue
from bot.core.messages import Press, Said
from bot.core.notices import Button, Post, Priority
from bot.core.presses import Verb
from bot.core.readings import Place
from bot.voice.office import office_key
from bot.voice.speech import Speech
from bot.voice.text import Html


def opened_often_key(said: Said, now: datetime) -> str:
    """One for each person, chat and hour: they are told once."""
    return f"opened_often:{said.chat.telegram_id}:{said.sender.telegram_id}:{now:%Y%m%d%H}"


def opened_often(speech: Speech, said: Said, most: int, now: datetime) -> Post:
    return _reply(said, opened_often_key(said, now), speech.say.html("often.opened", most=most))


def added_often_key(said: Said, number: int, now: datetime) -> str:
    return f"added_often:{number}:{said.sender.telegram_id}:{now:%Y%m%d%H}"


def added_often(speech: Speech, said: Said, number: int, most: int, now: datetime) -> Post:
    text = speech.say.html("often.added", number=speech.number(number), most=most)
    return _reply(said, added_often_key(said, number, now), text)


def adds_too_often(speech: Speech, issue: Issue, most: int, first: int) -> Post:
    """To the office, under its card. `first`: the first message that was kept aside."""
    speech = speech.to(speech.city.office)
    text = speech.say.html("often.added.office", number=speech.number(issue.number), most=most)
    button = Button(speech.say.plain("button.add"), Press(Verb.ADD, first))
    return replace(_to_office(speech, issue, text, first), buttons=((button,),))


def added_after_all(speech: Speech, issue: Issue, count: int, first: int) -> Post:
    """In place of that, once an officer has taken them in."""
    speech = speech.to(speech.city.office)
    text = speech.say.html("often.added.done", number=speech.number(issue.number), count=count)
    return replace(_to_office(speech, issue, text, first), priority=Priority.ANSWER)


def _to_office(speech: Speech, issue: Issue, text: Html, first: int) -> Post:
    return Post(
        key=f"adds_too_often:{issue.number}:{first}",
        chat=speech.city.office,
        text=text,
        reply_to_key=office_key(issue.number),
        issue=issue.number,
        place=Place.DESK,
    )


def _reply(said: Said, key: str, text: Html) -> Post:
    return Post(key=key, chat=said.chat.telegram_id, text=text, reply_to=said.message_id, place=Place.ASIDE)
