"""The weekly note of what the office could do unasked, each line with the figures behind it."""

from collections.abc import Sequence
from datetime import datetime

from bot.core.notices import Post, Priority
from bot.core.readings import Place
from bot.core.unasked import Rising, Shared, Unasked, Unheard
from bot.voice.attachments import titled
from bot.voice.speech import NAME, Speech
from bot.voice.text import Html, one_line, safe

#: Of each list: the note is one screen of a phone.
MOST_SHARED, MOST_UNHEARD, MOST_RISING, MOST_NUMBERS = 4, 8, 4, 5
#: UTF-16 units of a title in a line.
WHAT = 40


def unasked(speech: Speech, found: Unasked, now: datetime) -> Post:
    chat = speech.city.office
    speech = speech.to(chat)
    lines = [
        Html(f"<b>{speech.say.html('unasked.head', day=speech.times.day(now.date()))}</b>"),
        *_shared(speech, found.shared),
        *_unheard(speech, found, now),
        *_rising(speech, found.rising),
    ]
    text = "\n".join(line for line in lines if line)
    return Post(key=f"unasked:{now:%Y-%m-%d}", chat=chat, text=text, place=Place.ASIDE, priority=Priority.DESK)


def _shared(speech: Speech, groups: Sequence[Shared]) -> list[Html]:
    if not groups:
        return []
    lines = [
        speech.say.html(
            "unasked.shared.line",
            what=one_line(titled(speech, group.issues[0], WHAT), WHAT),
            count=len(group.enterprises),
            enterprises=speech.join(one_line(name, NAME) for name in group.enterprises[:MOST_NUMBERS]),
            numbers=_numbers(speech, [issue.number for issue in group.issues]),
        )
        for group in groups[:MOST_SHARED]
    ]
    return [speech.say.html("unasked.shared"), *lines, *_more(speech, len(groups) - MOST_SHARED)]


def _unheard(speech: Speech, found: Unasked, now: datetime) -> list[Html]:
    if not found.unheard or found.service_day is None:
        return []
    head = speech.say.html("unasked.unheard", day=speech.times.day(found.service_day), count=len(found.unheard))
    names = [_silent(speech, one, now) for one in found.unheard[:MOST_UNHEARD]]
    return [head, safe_line(speech, names), *_more(speech, len(found.unheard) - MOST_UNHEARD)]


def safe_line(speech: Speech, names: Sequence[str]) -> Html:
    return Html(safe(speech.say.plain("and").join(names)))


def _silent(speech: Speech, one: Unheard, now: datetime) -> str:
    name = one_line(one.enterprise, NAME)
    if one.last is None:
        return speech.say.plain("unasked.never", enterprise=name)
    return speech.say.plain("unasked.last", enterprise=name, day=speech.times.stamp(one.last, now))


def _rising(speech: Speech, units: Sequence[Rising]) -> list[Html]:
    if not units:
        return []
    lines = [
        speech.say.html(
            "unasked.rising.line",
            unit=one_line(one.unit, NAME),
            returned=one.returned,
            redone=one.redone,
            before=one.before,
            numbers=_numbers(speech, one.issues),
        )
        for one in units[:MOST_RISING]
    ]
    return [speech.say.html("unasked.rising"), *lines, *_more(speech, len(units) - MOST_RISING)]


def _numbers(speech: Speech, numbers: Sequence[int]) -> str:
    shown = [speech.plain_number(number) for number in numbers[:MOST_NUMBERS]]
    more = [speech.say.plain("digest.more", count=len(numbers) - MOST_NUMBERS)] if len(numbers) > MOST_NUMBERS else []
    return speech.say.plain("and").join((*shown, *more))


def _more(speech: Speech, count: int) -> list[Html]:
    return [speech.say.html("digest.more", count=count)] if count > 0 else []
