"""The answers to /duty: who listens when; and what could not be understood."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.core.escalation import leaders
from bot.core.leader_days import Duty
from bot.core.people import Person
from bot.voice.leader_days import hours, leader_called
from bot.voice.speech import NAME, Speech
from bot.voice.text import Html, one_line


def duty_list(speech: Speech, duties: Sequence[Duty], now: datetime) -> str:
    """`duties`: the next ones."""
    if not duties:
        return speech.say.html("duty.list.none", example=_example(speech))
    lines = [_line(speech, duty, now) for duty in duties]
    how = speech.say.html("duty.list.how", example=one_line(duties[0].leader, NAME))
    return "\n".join((Html(f"<b>{speech.say.html('duty.list')}</b>"), *lines, how))


def _line(speech: Speech, duty: Duty, now: datetime) -> Html:
    marks = [speech.say.html("duty.list.now")] if duty.is_on(now) else []
    marks += [speech.say.html("duty.list.by_hand")] if duty.by is not None else []
    line = speech.say.html("duty.list.line", when=hours(speech, duty), leader=leader_called(speech, duty.leader))
    return speech.dots((line, *marks))


def near_leader(speech: Speech, words: str, meant: Person) -> str:
    return speech.say.html("duty.near", words=one_line(words, NAME), name=speech.name(meant))


def unread_duty(speech: Speech, words: str) -> str:
    return speech.say.html("duty.unread", words=one_line(words, NAME), example=_example(speech))


def nobody_named(speech: Speech) -> str:
    return speech.say.html("duty.unset", example=_example(speech))


def day_off(speech: Speech, day: date) -> str:
    return speech.say.html("duty.day_off", day=speech.times.day(day))


def day_over(speech: Speech, duty: Duty) -> str:
    return speech.say.html("duty.over", when=hours(speech, duty))


def _example(speech: Speech) -> str:
    return one_line(next((leader.name for leader in leaders(speech.city)), ""), NAME)
