"""What happened to an issue, the newest events a line each."""

from collections.abc import Sequence
from datetime import datetime

from bot.core import events as e
from bot.core.events import Event
from bot.voice.speech import LINE, Speech
from bot.voice.text import Html, one_line

#: The newest so many events stand on the office's card.
HISTORY = 6


def history_lines(speech: Speech, history: Sequence[Event], now: datetime) -> list[Html]:
    if len(history) < 2:
        return []
    newest = history[-HISTORY:]
    earlier = [speech.say.html("desk.history.earlier")] if len(history) > HISTORY else []
    return [
        Html(f"<i>{speech.say.html('desk.history')}</i>"),
        *earlier,
        *(_history_line(speech, event, now) for event in newest),
    ]


def _history_line(speech: Speech, event: Event, now: datetime) -> Html:
    say = speech.say
    at = speech.times.clock(event.at) if _same_day(event.at, now, speech) else speech.times.when(event.at, now)
    action = say.plain("desk.edited" if isinstance(event, e.Rewritten) else f"action.{event.action}")
    text = one_line(_told(speech, event, now), LINE)
    who = speech.person(event.by)
    if not text:
        return say.html("desk.history.line", at=at, who=who, action=action)
    return say.html("desk.history.text", at=at, who=who, action=action, text=text)


def _same_day(moment: datetime, now: datetime, speech: Speech) -> bool:
    zone = speech.city.zone
    return moment.astimezone(zone).date() == now.astimezone(zone).date()


def _told(speech: Speech, event: Event, now: datetime) -> str:
    """What was said with the action."""
    match event:
        case e.Dispatched():
            when = speech.times.before(event.due, now)
            named = speech.join((event.lead, *event.assisting))
            return speech.say.plain("desk.history.units", units=named, when=when)
        case e.Added():
            return event.part.text
        case e.Rewritten():
            return event.after
        case e.Instructed() | e.Progressed() | e.Noted():
            return event.text
        case e.Declined() | e.Redone():
            return event.reason
        case e.Asked():
            return event.question
        case e.Handled():
            return event.answer
        case e.Confirmed():
            return speech.say.plain(f"rating.{event.rating}")
        case _:
            return ""
