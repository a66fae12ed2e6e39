"""What happened to an issue, the newest events a line each."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.core import events as e
from bot.core.events import Event
from bot.core.evolve import replay
from bot.core.issue import Issue
from bot.core.nudges import CALL_BACK
from bot.core.people import Person
from bot.core.permissions import Sight
from bot.core.words import Kind, Role
from bot.voice.asking import in_line
from bot.voice.attachments import counted
from bot.voice.speech import LINE, Speech
from bot.voice.text import Html, one_line

#: The newest so many events stand on the office's card.
HISTORY = 6


def history_lines(speech: Speech, history: Sequence[Event], now: datetime, most: int = HISTORY) -> list[Html]:
    if len(history) < 2:
        return []
    newest = history[-most:]
    heading = "desk.history.earlier" if len(history) > most else "desk.history"
    return [
        Html(f"<i>{speech.say.html(heading)}</i>"),
        *(_history_line(speech, event, at, speech.person(event.by)) for event, at in _with_times(speech, newest, now)),
    ]


def _with_times(speech: Speech, events: Sequence[Event], now: datetime) -> Iterator[tuple[Event, str]]:
    """Nobody knows when it will be read: the first of each day has its date, the others the hour alone."""
    times = speech.times
    for before, event in zip((None, *events), events, strict=False):
        same = before is not None and times.same_day(before.at, event.at)
        yield event, times.clock(event.at) if same else times.stamp(event.at, now)


#: What the requester reads of it: never a note, a remark, or what a leader said elsewhere.
_TOLD = (
    e.IssueOpened,
    e.Added,
    e.Split,
    e.Rewritten,
    e.Raised,
    e.Withdrawn,
    e.Classified,
    e.Accepted,
    e.Declined,
    e.Dispatched,
    e.Signed,
    e.Progressed,
    e.Asked,
    e.Handled,
    e.Confirmed,
    e.Redone,
    e.Extended,
    e.CalledBack,
    e.Lapsed,
    e.Merged,
    e.Undone,
)
#: UTF-16 units of what was said: the requester's own view is short.
_WORDS = 60


def told_lines(speech: Speech, history: Sequence[Event], now: datetime) -> list[Html]:
    """What happened, as the requester may know it; of the office nobody in person."""
    others = _split_off(history) | _of_followers(history)
    told = [event for event in history if _is_told(event) and _message(event) not in others]
    timed = _with_times(speech, told[-HISTORY:], now)
    requester = replay(history).requester
    lines = [
        _history_line(speech, event, at, _who(speech, event, requester), _words(event, requester), inside=False)
        for event, at in timed
    ]
    return [Html(f"<i>{speech.say.html('desk.history')}</i>"), *lines]


def _split_off(history: Sequence[Event]) -> set[tuple[int, int | None]]:
    return {(part.message_id, part.chat) for event in history if isinstance(event, e.Split) for part in event.parts}


def _of_followers(history: Sequence[Event]) -> set[tuple[int, int | None]]:
    """What those say whose issue went into this one is for the desks."""
    added = [event.part for event in history if isinstance(event, e.Added)]
    back = [part for event in history if isinstance(event, e.Undone) for part in event.parts]
    return {(part.message_id, part.chat) for part in (*added, *back) if part.of is not None}


def _words(event: Event, requester: Person) -> int:
    """UTF-16 units; nothing of what another one says who has it redone, perhaps in confidence."""
    return 0 if _is_anothers(event.by, requester) else _WORDS


def _is_told(event: Event) -> bool:
    if isinstance(event, e.Recounted):
        return event.due is not None
    return isinstance(event, _TOLD) or _said_openly(event)


def _message(event: Event) -> tuple[int, int | None] | None:
    """Which one was added or edited: what was split off is told of where it is now, perhaps to somebody else."""
    match event:
        case e.Added():
            return event.part.message_id, event.part.chat
        case e.Rewritten():
            return event.message_id, event.chat
        case _:
            return None


def _said_openly(event: Event) -> bool:
    return isinstance(event, e.Instructed) and event.public


def timeline(speech: Speech, issue: Issue, history: Sequence[Event], now: datetime, seen: Sight) -> list[Html]:
    """Every event that whoever looks it up may read, a line each, the oldest first.

    Units read what the requester is told, what was ordered, and their own notes; never the office's.
    """
    gone = _split_off(history)
    events = [
        event
        for event in history
        if seen.units is None or (_is_for_units(event, issue, seen.units) and _message(event) not in gone)
    ]
    return [_line_for(speech, issue, event, now, seen) for event in events]


def _line_for(speech: Speech, issue: Issue, event: Event, now: datetime, seen: Sight) -> Html:
    inside = seen.units is None or not isinstance(event, e.CalledBack)
    most = 0 if seen.hides(issue) else LINE
    at = speech.times.stamp(event.at, now)  # it may be the first of its page
    return _history_line(speech, event, at, _by(speech, issue, event, seen), most, inside=inside)


def _is_for_units(event: Event, issue: Issue, units: Sequence[str]) -> bool:
    """The order that stands is on their card, wherever it was given."""
    match event:
        case e.Noted():
            return event.by.has(Role.HANDLER) and event.by.unit in units
        case e.Instructed():
            return event.public or (issue.instruction is not None and issue.instruction.text == event.text)
        case e.Forwarded():
            return not set(units).isdisjoint((event.of, *event.to))
        case e.Contributed() | e.HandedUp():
            return _shares_in(event, issue, units)
        case e.Returned() | e.RulingAsked() | e.Resumed():
            return event.by.unit in units
        case e.ExtensionAsked() | e.NotExtended():
            return issue.lead in units
        case e.Nudged(unit=unit) if unit is not None:
            return unit in units
        case e.Nudged():
            return event.limit in _OF_UNITS
        case _:
            return _is_told(event) or isinstance(event, e.Reminded | e.Supervised)


def _shares_in(event: e.Contributed | e.HandedUp, issue: Issue, units: Sequence[str]) -> bool:
    """Whose share it was, and whoever waits for it; never the others that assist."""
    share = next((share for share in (*issue.shares, *issue.handed_up) if share.unit == event.unit), None)
    of = event.of if isinstance(event, e.HandedUp) else share.of if share else None
    return event.unit in units or (share is not None and (of or issue.lead) in units)


#: The limits that a unit is reminded of.
_OF_UNITS = ("sign_by", "due")


def _by(speech: Speech, issue: Issue, event: Event, seen: Sight) -> str:
    """Who reports is nobody's business but the office's; and to units the office is one."""
    told_it = event.by.telegram_id == issue.requester.telegram_id or not event.by.has(*_STAFF)
    if told_it and issue.kind is Kind.REPORT and not seen.reporters:
        return speech.say.plain("reporter")
    return speech.person(event.by) if seen.units is None else _who(speech, event, issue.requester)


_STAFF = (Role.OFFICER, Role.LEADER, Role.HANDLER, Role.BOT)


def _who(speech: Speech, event: Event, requester: Person) -> str:
    """Nobody in person of the office, nor of those whose issue went into this one."""
    if event.by.has(Role.OFFICER):
        return speech.say.plain("office")
    return speech.say.plain("another_requester") if _is_anothers(event.by, requester) else speech.person(event.by)


def _is_anothers(by: Person, requester: Person) -> bool:
    colleague = by.enterprise is not None and by.enterprise == requester.enterprise
    return not (by.has(*_STAFF) or by.telegram_id == requester.telegram_id or colleague)


def _history_line(speech: Speech, event: Event, at: str, who: str, most: int = LINE, *, inside: bool = True) -> Html:
    """`inside`: read at a desk; a requester never reads that a unit gave it back, nor what was noted of their call."""
    say = speech.say
    if isinstance(event, e.Raised):
        return say.html("desk.history.raised", at=at)
    action = _what(speech, event, inside=inside)
    text = one_line(_told(speech, event, inside=inside), most) if most else ""
    if event.by.has(Role.BOT):
        return say.html("desk.history.own.text" if text else "desk.history.own", at=at, action=action, text=text)
    if not text:
        return say.html("desk.history.line", at=at, who=who, action=action)
    return say.html("desk.history.text", at=at, who=who, action=action, text=text)


def _what(speech: Speech, event: Event, *, inside: bool) -> str:
    say = speech.say
    match event:
        case e.Rewritten():
            return say.plain("desk.edited")
        case e.Absorbed():
            return say.plain("desk.history.absorbed")
        case e.Dispatched(ruling=True) if inside:
            return say.plain("desk.history.ruled")
        case e.RulingAsked():
            return say.plain("desk.history.ruling_asked")
        case e.Extended():
            return say.plain("desk.history.extended")
        case e.NotExtended():
            return say.plain("desk.history.not_extended")
        case e.Lapsed():
            return say.plain("desk.history.lapsed")
        case e.Supervised() if event.by.has(Role.BOT):
            return say.plain("desk.history.supervised")
        case e.Nudged():
            return speech.join(say.plain(f"nudged.{stage}") for stage in event.stages)
        case _:
            return say.plain(f"action.{event.action}")


def _told(speech: Speech, event: Event, *, inside: bool) -> str:
    """What was said with the action; limits as they were on that day."""
    match event:
        case e.Dispatched():
            when = speech.times.set_then(event.due, event.at)
            named = speech.join((event.lead, *event.assisting))
            return speech.say.plain("desk.history.units", units=named, when=when)
        case e.Added():
            return event.part.text or counted(speech, (event.part,))
        case e.Rewritten():
            return event.after
        case e.Instructed() | e.Progressed() | e.Noted() | e.Reminded() | e.Supervised():
            return event.text
        case e.Declined() | e.Redone() | e.Withdrawn() | e.Returned() | e.RulingAsked() | e.NotExtended():
            return event.reason
        case e.HandedUp():
            return event.reason
        case e.Forwarded():
            return speech.say.plain("desk.onward", county=event.of, units=speech.join(event.to))
        case e.Contributed() if event.by.unit != event.unit:
            return speech.say.plain("desk.history.share.text", unit=event.unit, text=event.text)
        case e.Contributed():
            return event.text
        case e.Nudged(unit=unit) if unit is not None:
            return speech.say.plain("desk.history.share", unit=unit)
        case e.ExtensionAsked():
            until = speech.times.set_then(event.until, event.at)
            return speech.say.plain("desk.history.until", when=until, reason=event.reason)
        case e.Extended() | e.Recounted():
            return speech.times.set_then(event.due, event.at) if event.due else ""
        case e.Nudged():
            return "" if event.limit == CALL_BACK else speech.say.plain(f"nudged.limit.{event.limit}")
        case e.CalledBack():
            return _heard(speech, event, inside=inside)
        case e.Split() | e.Merged():
            return speech.plain_number(event.into)
        case e.Absorbed():
            return speech.plain_number(event.follower.number)
        case e.Released():
            return speech.plain_number(event.number)
        case e.Resembled():
            return speech.join(speech.plain_number(number) for number in event.numbers)
        case e.Asked():
            return in_line(speech, event.question, event.items)
        case e.Resumed():
            return event.note
        case e.Identified():
            return event.requester.enterprise or speech.say.plain("capacity.requester")
        case e.Handled():
            return event.answer
        case e.Confirmed():
            return speech.say.plain(f"rating.{event.rating}")
        case _:
            return ""


def _heard(speech: Speech, event: e.CalledBack, *, inside: bool) -> str:
    outcome = speech.say.plain(f"outcome.{event.outcome}")
    if not inside or not event.text:
        return outcome
    return speech.say.plain("desk.history.heard", outcome=outcome, text=event.text)
