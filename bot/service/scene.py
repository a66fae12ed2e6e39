"""What is known when somebody speaks: which issues the message may belong to. `bot.core.conversation` reads it."""

import re
from datetime import datetime, timedelta

from bot.core.city import Room
from bot.core.messages import Said
from bot.core.people import Person
from bot.core.permissions import owns
from bot.core.readings import Link, Place, Scene
from bot.core.words import ENDED, Status
from bot.service.turn import Turn
from bot.voice.speech import is_public

#: Whoever was asked for a reason may take so long to write it.
REASON_WITHIN = timedelta(minutes=10)
#: So many issues of a person are looked through.
MOST_ISSUES = 10


async def scene_of(turn: Turn, said: Said, person: Person) -> Scene:
    chat, messages = said.chat.telegram_id, turn.work.messages
    recent = said.at - turn.city.burst
    link = await _link(turn, said, person)
    album = await messages.of_album(chat, said.album) if said.album else None
    burst = await _opened_lately(turn, said, person, recent)
    awaited = await messages.latest_of(person.telegram_id, chat, Place.AWAITS_REASON, said.at - REASON_WITHIN)
    return Scene(
        said=said,
        person=person,
        room=turn.city.room(said.chat),
        link=link,
        album=album.issue if album else None,
        burst=burst,
        awaited=awaited.issue if awaited else None,
        asked=await _asked_privately(turn, person) if said.chat.private else None,
    )


async def _link(turn: Turn, said: Said, person: Person) -> Link | None:
    """What the message replied to is to an issue."""
    if said.reply_to is None:
        return None
    known = await turn.work.messages.at(said.chat.telegram_id, said.reply_to.message_id)
    number, place = (known.issue, known.place) if known else _by_its_number(turn, said.reply_to, person)
    issue = await turn.issue(number) if number else None
    if issue is None:
        return None
    return Link(
        issue.number,
        place,
        owned=owns(person, issue),
        ended=issue.status in ENDED,
        handled=issue.status is Status.HANDLED,
        waiting=issue.status is Status.WAITING,
        addressed=known is not None and known.sender_id == person.telegram_id,
    )


def _by_its_number(turn: Turn, post: Said, person: Person) -> tuple[int | None, str]:
    """A post of ours that a kill kept from being noted still carries the issue's number."""
    number = re.search(rf"#{re.escape(turn.city.prefix)}(\d{{1,12}})\b", post.text) if post.sender.ours else None
    at_desk = turn.city.room(post.chat) in (Room.OFFICE, Room.UNIT) or _works_in(turn, person, post)
    return (int(number[1]) if number else None), (Place.UNNOTED if at_desk else Place.CARD)


def _works_in(turn: Turn, person: Person, post: Said) -> bool:
    """A unit without a chat has its desk in the private chats of its handlers."""
    return person.unit is not None and post.chat.telegram_id in turn.city.desks(person.unit)


async def _opened_lately(turn: Turn, said: Said, person: Person, since: datetime) -> int | None:
    """The open issue that this person opened here a moment before."""
    known = await turn.work.messages.latest_of(person.telegram_id, said.chat.telegram_id, Place.SAID, since)
    issue = await turn.issue(known.issue) if known and known.issue else None
    if issue is None or known is None or issue.status in ENDED or issue.requester.telegram_id != person.telegram_id:
        return None
    opening = await turn.work.messages.at(issue.chat, issue.message_id)
    return issue.number if opening and since <= opening.at <= said.at else None


async def _asked_privately(turn: Turn, person: Person) -> int | None:
    """The issue that a plain word in the private chat answers, where it can only be one."""
    issues = await turn.work.issues.of_requester(person.telegram_id, None, MOST_ISSUES)
    waiting = [issue.number for issue in issues if issue.status is Status.WAITING and not is_public(issue)]
    return waiting[0] if len(waiting) == 1 else None
