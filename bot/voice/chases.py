"""Somebody asks how their issue stands: the answer in one sentence, and the word that reminds those who have it."""

from datetime import datetime

from bot.core.deadlines import Due
from bot.core.issue import Issue
from bot.core.notices import Post
from bot.core.readings import Place
from bot.core.words import WITH_UNIT, Status
from bot.voice.desk import desk_priority
from bot.voice.office import office_key
from bot.voice.speech import PARAGRAPH, Speech
from bot.voice.text import Html, clip
from bot.voice.unit import unit_key

#: In the others it is the requester's turn, or nobody's.
REMINDED = (Status.RECEIVED, Status.ACCEPTED, *WITH_UNIT)


def how_it_stands(speech: Speech, issue: Issue, now: datetime, *, follows: bool = False) -> str:
    """Who has it and by when; that they are late is said as it is. Whoever follows was asked nothing."""
    say, number = speech.say, speech.number(issue.number)
    match issue.status:
        case Status.RECEIVED:
            late = issue.accept_by.at < now
            return _by(speech, issue, "chase.received.late" if late else "chase.received", issue.accept_by, now)
        case Status.ACCEPTED if issue.dispatch_by:
            late = issue.dispatch_by.at < now
            return _by(speech, issue, "chase.accepted.late" if late else "chase.accepted", issue.dispatch_by, now)
        case Status.DISPATCHED | Status.IN_PROGRESS if issue.due:
            late = issue.due.at < now
            return _by(speech, issue, "chase.unit.late" if late else "chase.unit", issue.due, now)
        case Status.WAITING | Status.HANDLED if follows:
            return say.html("chase.ended", number=number, status=speech.status(issue))
        case Status.WAITING:
            return say.html("chase.waiting", number=number)
        case Status.HANDLED:
            return say.html("chase.handled", number=number)
        case _:
            return say.html("chase.ended", number=number, status=speech.status(issue))


def _by(speech: Speech, issue: Issue, key: str, due: Due, now: datetime) -> str:
    when = speech.times.before(due, now)
    return speech.say.html(key, number=speech.number(issue.number), units=speech.join(issue.in_charge), when=when)


def reminders(speech: Speech, issue: Issue, text: str, now: datetime) -> list[Post]:
    """To the office and to the units that answer for it, under their cards; one an hour, by its key."""
    desks = _unit_desks(speech, issue) | {speech.city.office: office_key(issue.number)}
    return [
        Post(
            key=f"chased:{issue.number}:{chat}:{now:%Y%m%d%H}",
            chat=chat,
            text=_reminder(speech.to(chat), issue, text),
            reply_to_key=card,
            issue=issue.number,
            place=Place.DESK,
            priority=desk_priority(issue),
        )
        for chat, card in desks.items()
    ]


def _unit_desks(speech: Speech, issue: Issue) -> dict[int, str]:
    if issue.status not in WITH_UNIT:
        return {}
    has = issue.in_charge
    units = [unit for unit in speech.city.roster.units if unit.name in has]
    return {chat: unit_key(issue.number, unit, chat) for unit in units for chat in speech.city.desks(unit.name)}


def _reminder(speech: Speech, issue: Issue, text: str) -> Html:
    number = speech.number(issue.number)
    return speech.say.html("alert.chased", number=number, text=clip(text, PARAGRAPH))
