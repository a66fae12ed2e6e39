"""What is told to whom when an issue changes: one event, and every chat that should see it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.core import events as e
from bot.core.events import Event
from bot.core.issue import Issue, replay
from bot.core.notices import Copies, Notice, Post, Priority, Reaction
from bot.core.people import Unit
from bot.core.readings import Place
from bot.voice.alerts import alert
from bot.voice.cards import card, private_chat
from bot.voice.desk import is_too_long
from bot.voice.milestones import Telling, milestone
from bot.voice.office import office_card, office_key
from bot.voice.speech import Speech, home
from bot.voice.topics import topics
from bot.voice.unit import unit_card, unit_key

#: The first receipt. ✅ is not among the reactions that Telegram allows.
SEEN = "👀"


@dataclass(frozen=True, slots=True)
class Change:
    """An issue after new events."""

    issue: Issue
    history: Sequence[Event]  # all of it, the new events last
    new: Sequence[Event]
    keys: frozenset[str]  # of all posts about the issue so far
    now: datetime


def tell(speech: Speech, change: Change) -> list[Notice]:
    """Every notice that the change asks for: receipts, cards, milestones, files."""
    return [
        *_receipts(change),
        *_quiet_word(speech, change),
        *desk_cards(speech, change),
        card(speech, change.issue, change.now),
        *_alerts(speech, change),
        *_milestones(speech, change),
        *_files(speech, change),
        *topics(change.issue, change.history, change.new, _desks(speech, change)),
    ]


def desk_cards(speech: Speech, change: Change) -> list[Post]:
    """The office's card and the units'."""
    issue, now = change.issue, change.now
    return [
        office_card(speech, issue, change.history, now),
        *(unit_card(speech, issue, unit, chat, now) for unit, chat in _unit_desks(speech, change)),
    ]


def _desks(speech: Speech, change: Change) -> list[int]:
    return [speech.city.office, *(chat for _, chat in _unit_desks(speech, change))]


def _unit_desks(speech: Speech, change: Change) -> list[tuple[Unit, int]]:
    """The desks of the units that have it, and of those that had it before."""
    roster, number = speech.city.roster, change.issue.number
    desks = [(unit, chat) for unit in roster.units for chat in speech.city.desks(unit.name)]
    return [
        (unit, chat)
        for unit, chat in desks
        if unit.name in change.issue.units or unit_key(number, unit, chat) in change.keys
    ]


def _alerts(speech: Speech, change: Change) -> Iterable[Post]:
    """To the desks that have the card already: a new card speaks for itself."""
    number = change.issue.number
    units = [(unit, chat) for unit, chat in _unit_desks(speech, change) if unit.name in change.issue.units]
    cards_there = {chat: unit_key(number, unit, chat) for unit, chat in units} | {
        speech.city.office: office_key(number)
    }
    desks = {chat: key for chat, key in cards_there.items() if key in change.keys}
    told = len(change.history) - len(change.new)
    for version, event in enumerate(change.new, start=told + 1):
        before = replay(change.history[: version - 1]) if version > 1 else None
        yield from alert(speech, before, event, version, desks)


def _receipts(change: Change) -> list[Reaction]:
    """The bot has seen it: on the message that opened the issue, and on each that adds to it."""
    parts = [part for event in change.new for part in _parts(event)]
    return [Reaction(part.chat or change.issue.chat, part.message_id, SEEN) for part in parts]


def _parts(event: Event) -> tuple[e.Part, ...]:
    match event:
        case e.IssueOpened():
            return event.parts
        case e.Added():
            return (event.part,)
        case _:
            return ()


def _quiet_word(speech: Speech, change: Change) -> list[Post]:
    """Said in the group and yet private: the speaker alone reads there that it was received, or nobody does."""
    issue = change.issue
    where, _ = home(issue)
    if not isinstance(change.new[0] if change.new else None, e.IssueOpened) or where == issue.chat:
        return []
    speech = speech.to(where)
    return [
        Post(
            key=f"receipt:{issue.number}",
            chat=issue.chat,
            text=speech.say.html("receipt.private", number=speech.number(issue.number)),
            buttons=((private_chat(speech, issue),),),
            reply_to=issue.message_id,
            issue=issue.number,
            place=Place.CARD,
            priority=Priority.MILESTONE,
            edit_only=True,
            only_for=issue.requester.telegram_id,
        )
    ]


def _milestones(speech: Speech, change: Change) -> Iterable[Post]:
    """Each new event told as of the moment it happened, the messages before it counted."""
    told = len(change.history) - len(change.new)
    keys = change.keys
    for position, event in enumerate(change.new, start=told + 1):
        history = change.history[:position]
        for post in milestone(Telling(speech, replay(history), history, keys, change.now), event):
            keys |= {post.key}
            yield post


def _files(speech: Speech, change: Change) -> list[Copies]:
    """Files, and a text too long for the card, go to the desks as copies of the message itself."""
    issue = change.issue
    new = [part for event in change.new for part in _parts(event)]
    copies = _copies(issue, speech.city.office, new, office_key(issue.number))
    for unit, chat in _unit_desks(speech, change):
        if unit.name in issue.units and chat != speech.city.office:
            key = unit_key(issue.number, unit, chat)
            copies += _copies(issue, chat, new if key in change.keys else issue.parts, key)
    return copies


def _copies(issue: Issue, chat: int, parts: Iterable[e.Part], card_key: str) -> list[Copies]:
    """One for each chat that the messages come from: a group that moved has two."""
    by_origin: dict[int, list[int]] = {}
    for part in parts:
        if part.files or (is_too_long(issue) and part.text):
            by_origin.setdefault(part.chat or issue.chat, []).append(part.message_id)
    return [
        Copies(
            key=f"files:{issue.number}:{chat}:{origin}",
            chat=chat,
            from_chat=origin,
            message_ids=tuple(message_ids),
            issue=issue.number,
            reply_to_key=card_key,
        )
        for origin, message_ids in by_origin.items()
    ]
