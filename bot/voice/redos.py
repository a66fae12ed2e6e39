"""A result did not do: whoever instructed is told at once, and when that happens again the responsible deputy."""

from collections.abc import Sequence
from datetime import datetime

from bot.core.city import City
from bot.core.escalation import mayor, responsible
from bot.core.events import Event, Redone
from bot.core.evolve import replay
from bot.core.issue import Issue
from bot.core.notices import Post
from bot.core.people import Person
from bot.core.readings import Place
from bot.core.words import Role
from bot.voice.attachments import titled
from bot.voice.desk import desk_priority
from bot.voice.speech import PARAGRAPH, TITLE, Speech
from bot.voice.text import Html, clip


def told_of_redo(city: City, issue: Issue) -> list[Person]:
    """Which leaders hear of the newest redo, each once; who is in charge comes first, where it has come so far."""
    in_charge = (responsible(city, issue) or mayor(city)) if issue.redone > 1 else None
    leaders = [in_charge, _who_instructed(city, issue)]
    return list(dict.fromkeys(leader for leader in leaders if leader is not None))


def _who_instructed(city: City, issue: Issue) -> Person | None:
    if issue.instruction is None:
        return None
    leader = city.roster.person(issue.instruction.leader.telegram_id, "")
    return leader if leader.has(Role.LEADER) else None


def redo_to_leaders(speech: Speech, history: Sequence[Event], event: Redone, now: datetime) -> list[Post]:
    """`history`: up to and with the event."""
    issue = replay(history)
    return [
        Post(
            key=f"redo_told:{issue.number}:{len(history)}:{leader.telegram_id}",
            chat=leader.telegram_id,
            text=_words(speech.to(leader.telegram_id), issue, event, now),
            issue=issue.number,
            place=Place.LEADER,
            priority=desk_priority(issue),
        )
        for leader in told_of_redo(speech.city, issue)
    ]


def _words(speech: Speech, issue: Issue, event: Redone, now: datetime) -> Html:
    """What it is, why it did not do, who has it again; and how to instruct."""
    say = speech.say
    values = {
        "number": speech.number(issue.number),
        "title": titled(speech, issue, TITLE),
        "reason": clip(event.reason, PARAGRAPH),
    }
    if issue.redone > 1:
        first = say.html("redo.leader.again", **values, times=issue.redone)
    else:
        first = say.html("redo.leader", **values)
    return Html("\n".join((first, _who_has_it(speech, issue, now), say.html("redo.leader.how"))))


def _who_has_it(speech: Speech, issue: Issue, now: datetime) -> Html:
    if issue.lead and issue.due:
        when = speech.times.before(issue.due, now)
        return speech.say.html("redo.leader.unit", lead=speech.handled_by(issue), when=when)
    return speech.say.html("redo.leader.office")
