"""What is known when somebody speaks: which issues the message may belong to. `bot.core.conversation` reads it."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.core import commands as c
from bot.core import events
from bot.core.city import Room
from bot.core.desks import is_at_desk
from bot.core.issue import Issue
from bot.core.messages import Said
from bot.core.people import Person
from bot.core.permissions import followed_by, owns
from bot.core.readings import PROMPT, Asked, Link, Place, Prompted, Scene
from bot.core.refusals import awaits_word
from bot.core.words import ENDED, Action, Status
from bot.service.opening import asked_in
from bot.service.turn import Turn
from bot.voice.candidates import candidate_of
from bot.voice.shown import shown_in
from bot.voice.speech import home
from storage.messages import Known

#: Whoever was asked for a reason may take so long to write it.
REASON_WITHIN = timedelta(minutes=10)
#: So long what somebody writes next at a desk is taken for the text that a button asked for.
TEXT_WITHIN = timedelta(minutes=10)
#: So long what the requester says next is taken for the answer to a question.
ANSWER_WITHIN = timedelta(minutes=30)
#: So long a plain yes is taken for the answer to "register it?".
YES_WITHIN = timedelta(minutes=10)
#: So far our clock may run ahead of Telegram's, by which messages are dated.
SKEW = timedelta(minutes=5)
#: So many messages of a burst are looked through.
MOST_MESSAGES = 50


async def scene_of(turn: Turn, said: Said, person: Person) -> Scene:
    recent = said.at - turn.city.burst
    link = await _link(turn, said, person)
    burst = await _goes_on(turn, said, person, recent)
    awaited = await _lately(turn, said, person, Place.AWAITS_REASON, said.at - REASON_WITHIN, most=1)
    return Scene(
        said=said,
        person=person,
        room=turn.city.room(said.chat),
        link=link,
        album=await _of_its_album(turn, said),
        burst=burst,
        awaited=await _which(turn, awaited[0].issue) if awaited else None,
        asked=await _asked(turn, said, person),
        prompted=await _prompted(turn, said, person),
        candidate=await _asked_whether_to_register(turn, said, person),
        visit=await _visit(turn, said),
    )


async def _link(turn: Turn, said: Said, person: Person) -> Link | None:
    """What the message replied to is to an issue."""
    if said.reply_to is None:
        return await _by_its_topic(turn, said, person)
    known = await turn.work.messages.at(said.chat.telegram_id, said.reply_to.message_id)
    replied = (known.issue or shown_in(known.key), known.place) if known else None
    number, place = replied or _by_its_number(turn, said.reply_to, person)
    issue = await turn.issue(number) if number else None
    if issue is None:
        return await _by_its_topic(turn, said, person)
    if not is_at_desk(place):
        issue = await turn.survivor(issue)
    addressed = known is not None and known.sender_id == person.telegram_id
    return _linked(turn, issue, place, person, addressed=addressed)


async def _which(turn: Turn, number: int | None) -> int | None:
    """The issue itself, or the one that goes on for it."""
    issue = await turn.issue(number) if number else None
    return (await turn.survivor(issue)).number if issue else number


async def _by_its_topic(turn: Turn, said: Said, person: Person) -> Link | None:
    """At a desk that is a forum the topic of an issue stands for its card: what is said there needs no reply to it."""
    if said.topic is None or turn.city.room(said.chat) not in (Room.OFFICE, Room.UNIT):
        return None
    number = await turn.work.topics.at(said.chat.telegram_id, said.topic)
    issue = await turn.issue(number) if number else None
    return _linked(turn, issue, Place.DESK, person, addressed=False) if issue else None


def _linked(turn: Turn, issue: Issue, place: str, person: Person, *, addressed: bool) -> Link:
    return Link(
        issue.number,
        place,
        owned=owns(person, issue) or followed_by(person, issue) is not None,
        ended=issue.status in ENDED,
        handled=awaits_word(issue),
        waiting=issue.status is Status.WAITING,
        to_sign=turn.refused(issue, c.Sign(by=person)) is None,
        addressed=addressed,
    )


def _by_its_number(turn: Turn, post: Said, person: Person) -> tuple[int | None, str]:
    """A post of ours that a kill kept from being noted still carries the issue's number."""
    number = re.search(rf"#{re.escape(turn.city.prefix)}(\d{{1,12}})\b", post.text) if post.sender.ours else None
    at_desk = turn.city.room(post.chat) in (Room.OFFICE, Room.UNIT) or _works_in(turn, person, post)
    return (int(number[1]) if number else None), (Place.UNNOTED if at_desk else Place.CARD)


def _works_in(turn: Turn, person: Person, post: Said) -> bool:
    """A unit without a chat has its desk in the private chats of its handlers."""
    return person.unit is not None and post.chat.telegram_id in turn.city.desks(person.unit)


async def _visit(turn: Turn, said: Said) -> str | None:
    """The list of visits, or the enterprise, below which it stands."""
    if said.reply_to is None or not said.reply_to.sender.ours or turn.city.room(said.chat) is Room.GROUP:
        return None
    known = await turn.work.messages.at(said.chat.telegram_id, said.reply_to.message_id)
    return known.key if known and known.place == Place.VISIT else None


async def _lately(
    turn: Turn, said: Said, person: Person, place: Place, since: datetime, *, most: int
) -> Sequence[Known]:
    """What of theirs is such a thing to us, in this chat; also from before the group became a supergroup."""
    chats, messages = await turn.work.chats.ids(said.chat.telegram_id), turn.work.messages
    return [
        known for chat in chats for known in await messages.lately_of(person.telegram_id, chat, place, since, most=most)
    ]


async def _of_its_album(turn: Turn, said: Said) -> int | None:
    """The open issue to which the rest of the album belongs."""
    for chat in await turn.work.chats.ids(said.chat.telegram_id) if said.album else ():
        known = await turn.work.messages.of_album(chat, said.album or "")
        issue = await turn.issue(known.issue) if known and known.issue else None
        if issue and issue.status not in ENDED:
            return issue.number
    return None


async def _goes_on(turn: Turn, said: Said, person: Person, since: datetime) -> int | None:
    """The open issue that this person opened here a moment before, or answered a question about."""
    lately = await _lately(turn, said, person, Place.SAID, since, most=MOST_MESSAGES)
    for number in dict.fromkeys(known.issue for known in lately if known.issue):
        issue = await turn.issue(number)
        if issue is None or issue.status in ENDED or issue.requester.telegram_id != person.telegram_id:
            continue
        if await _begins_a_burst(turn, issue, since, said.at):
            return number
    return None


async def _begins_a_burst(turn: Turn, issue: Issue, since: datetime, until: datetime) -> bool:
    """Whether what opened it was said between the two, or what answered its last question."""
    if await _was_said(turn, issue, issue.parts[0], since, until):
        return True
    answer = answer_in(await turn.work.journal.of(issue.number))
    return answer is not None and await _was_said(turn, issue, answer, since, until)


async def _was_said(turn: Turn, issue: Issue, part: events.Part, since: datetime, until: datetime) -> bool:
    known = await turn.work.messages.at(part.chat or issue.chat, part.message_id)
    return known is not None and since <= known.at <= until


def answer_in(history: Sequence[events.Event]) -> events.Part | None:
    """The message that answered the last question, if it was answered."""
    answer, asked = None, False
    for event in history:
        if isinstance(event, events.Asked):
            answer, asked = None, True
        elif isinstance(event, events.Added) and asked:
            answer, asked = event.part, bool(event.missing)
    return answer


async def _asked(turn: Turn, said: Said, person: Person) -> Asked | None:
    """The one issue of theirs that waits for an answer here; where two wait, words alone answer neither."""
    waiting = [issue for issue in await turn.work.issues.waiting_of(person.telegram_id) if issue.waiting_since]
    here = [issue for issue in waiting if await _is_asked_in(turn, issue, said.chat.telegram_id)]
    if len(here) != 1 or here[0].waiting_since is None:
        return None
    issue, since = here[0], await _asked_last(turn, here[0], here[0].waiting_since)
    if said.at < since - SKEW:  # said long before the question, and read only now
        return None
    return Asked(issue.number, said.at - since <= ANSWER_WITHIN, (*issue.units, *issue.likely_units))


async def _asked_last(turn: Turn, issue: Issue, since: datetime) -> datetime:
    """When they were asked, or told what is still missing."""
    if issue.missing == issue.asked_items:
        return since
    history = await turn.work.journal.of(issue.number)
    return max(event.at for event in history if isinstance(event, events.Asked | events.Added | events.Rewritten))


async def _is_asked_in(turn: Turn, issue: Issue, chat: int) -> bool:
    return await turn.work.chats.current(home(issue)[0]) == chat


async def _prompted(turn: Turn, said: Said, person: Person) -> Prompted | None:
    if turn.city.room(said.chat) is Room.GROUP:
        return None
    chat, since = said.chat.telegram_id, said.at - TEXT_WITHIN
    asks = await turn.work.messages.latest_beginning(person.telegram_id, chat, PROMPT, since)
    if asks is None or asks.issue is None or asks.key is None:
        return None
    return Prompted(asks.issue, Action(asks.place.removeprefix(PROMPT)), asks.key)


async def _asked_whether_to_register(turn: Turn, said: Said, person: Person) -> int | None:
    """The candidate whose card this replies to, or of which its author was asked privately just now.

    Not one that lies with the office: a polite word is no decision on that.
    """
    chat, work = said.chat.telegram_id, turn.work
    if said.reply_to is not None:
        card = await work.messages.at(chat, said.reply_to.message_id)
        number = candidate_of(card.key) if card and card.key else None
        kept = await work.candidates.get(number) if number else None
    elif said.chat.private:
        asked = await work.messages.latest_of(person.telegram_id, chat, Place.CANDIDATE, said.at - YES_WITHIN)
        kept = await work.candidates.at(chat, asked.message_id) if asked and asked.message_id else None
        kept = kept if kept and await asked_in(turn, kept) == chat else None
    else:
        return None
    return kept.id if kept and kept.state == "waiting" else None
