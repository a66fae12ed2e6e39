"""What is told to whom when an issue changes: one event, and every chat that should see it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.core import events as e
from bot.core.conversation import MY_LINK
from bot.core.events import Event
from bot.core.evolve import replay
from bot.core.issue import Issue
from bot.core.notices import Copies, Notice, Post, Priority, Reaction
from bot.core.people import Unit
from bot.core.readings import Place
from bot.voice.alerts import alert
from bot.voice.cards import card
from bot.voice.desk import is_too_long
from bot.voice.followers import to_followers
from bot.voice.leader_days import leaders_card
from bot.voice.leaders import told_leaders
from bot.voice.milestones import milestone
from bot.voice.office import office_card, office_key
from bot.voice.requests import requests
from bot.voice.speech import Speech, home
from bot.voice.telling import Telling
from bot.voice.text import cut, safe
from bot.voice.topics import topics
from bot.voice.unit import codes_in, desks_in, elsewhere_card, unit_card, unit_key
from bot.voice.views import to_private_chat

#: The first receipt. ✅ is not among the reactions that Telegram allows.
SEEN = "👀"


#: UTF-16 units of a long text in one message; Telegram's limit is 4096.
LONG = 3_500


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
        *requests(speech, change.issue, change.history, len(change.new), change.keys, change.now),
        *told_leaders(speech, change.issue, change.history, change.new, change.now),
        *leaders_card(speech, change.issue, change.now),
        *_milestones(speech, change),
        *_words(speech, change),
        *_files(speech, change),
        *topics(change.issue, change.history, change.new, _desk_chats(speech, change)),
    ]


def desk_cards(speech: Speech, change: Change) -> list[Post]:
    """The office's card and the units'. What was only found to be alike can wait: others' first cards go before it."""
    issue, now = change.issue, change.now
    cards = [
        office_card(speech, issue, change.history, now),
        *(unit_card(speech, issue, unit, chat, now) for unit, chat in _unit_desks(speech, change)),
        *(elsewhere_card(speech, issue, unit, chat) for unit, chat in _former_desks(speech, change)),
    ]
    can_wait = bool(change.new) and all(isinstance(event, e.Resembled) for event in change.new)
    return [replace(one, can_wait=can_wait) for one in cards]


def _desk_chats(speech: Speech, change: Change) -> list[int]:
    return [speech.city.office, *(chat for _, chat in _unit_desks(speech, change))]


def _unit_desks(speech: Speech, change: Change) -> list[tuple[Unit, int]]:
    """The desks of the units that have it, and of those that had it before."""
    roster, number, has = speech.city.roster, change.issue.number, frozenset(change.issue.units)
    told = has | {unit.name for code in codes_in(change.keys) if (unit := roster.unit_coded(code))}
    desks = [(unit, chat) for unit in roster.units if unit.name in told for chat in speech.city.desks(unit.name)]
    return [(unit, chat) for unit, chat in desks if unit.name in has or unit_key(number, unit, chat) in change.keys]


def _former_desks(speech: Speech, change: Change) -> list[tuple[Unit, int]]:
    """Where a unit's card stands that is seen in other chats now, or whose unit is no longer in the book."""
    city, issue = speech.city, change.issue
    gone = {(unit := Unit(name)).code: unit for name in (*issue.units, *issue.former) if not city.roster.unit(name)}
    stand = [(city.roster.unit_coded(code) or gone.get(code), chat) for code, chat in sorted(desks_in(change.keys))]
    return [(unit, chat) for unit, chat in stand if unit and (unit.code in gone or chat not in city.desks(unit.name))]


def _at_work(speech: Speech, change: Change) -> list[tuple[Unit, int]]:
    """The desks of those who have it now; where several share a chat, the one that answers for the others is last."""
    units = change.issue.units
    desks = [(unit, chat) for unit, chat in _unit_desks(speech, change) if unit.name in units]
    return sorted(desks, key=lambda desk: -units.index(desk[0].name))


def _alerts(speech: Speech, change: Change) -> Iterable[Post]:
    """To the desks that have the card already: a new card speaks for itself."""
    number = change.issue.number
    cards_there = {chat: unit_key(number, unit, chat) for unit, chat in _at_work(speech, change)} | {
        speech.city.office: office_key(number)
    }
    desks = {chat: key for chat, key in cards_there.items() if key in change.keys}
    louder = {type(event) for event in change.new}
    told = len(change.history) - len(change.new)
    for version, event in enumerate(change.new, start=told + 1):
        before = replay(change.history[: version - 1]) if version > 1 else None
        if _LOUDER.get(type(event)) not in louder:
            yield from alert(speech, before, event, version, desks, change.now)


#: What is told by another event of the same moment: the louder word has the same text.
_LOUDER: dict[type[Event], type[Event]] = {e.Added: e.Raised, e.Supervised: e.Instructed}


def _receipts(change: Change) -> list[Reaction]:
    """The bot has seen it: on the message that opened the issue, and on each that adds to it."""
    parts = [part for event in change.new for part in e.parts_of(event)]
    return [Reaction(part.chat or change.issue.chat, part.message_id, SEEN) for part in parts]


def _quiet_word(speech: Speech, change: Change) -> list[Post]:
    """Said in the group and yet private: the speaker alone reads the number there; else all read that it was heard."""
    issue = change.issue
    where, _ = home(issue)
    if not isinstance(change.new[0] if change.new else None, e.IssueOpened) or where == issue.chat:
        return []
    speech = speech.to(issue.chat)
    return [
        Post(
            key=f"receipt:{issue.number}",
            chat=issue.chat,
            text=speech.say.html("receipt.private", number=speech.number(issue.number)),
            buttons=to_private_chat(speech, MY_LINK),
            reply_to=issue.message_id,
            issue=issue.number,
            place=Place.CARD,
            priority=Priority.MILESTONE,
            only_for=issue.requester.telegram_id,
            instead=speech.say.html("receipt.elsewhere"),
        )
    ]


def _milestones(speech: Speech, change: Change) -> Iterable[Post]:
    """Each new event told as of the moment it happened, the messages before it counted."""
    told = len(change.history) - len(change.new)
    keys = change.keys
    for position, event in enumerate(change.new, start=told + 1):
        history = change.history[:position]
        telling = Telling(speech, replay(history), history, keys, change.now)
        for post in (*milestone(telling, event), *to_followers(telling, event)):
            keys |= {post.key}
            yield post


def _files(speech: Speech, change: Change) -> list[Copies]:
    """Files, and a text too long for the card, go to the desks as copies of the message itself."""
    new = [part for event in change.new for part in e.parts_of(event)]
    copies: list[Copies] = []
    for key, chat in _desks(speech, change).items():
        copies += _copies(change.issue, chat, new if key in change.keys else change.issue.parts, key)
    return copies


def _words(speech: Speech, change: Change) -> list[Post]:
    """A text too long for the card that was typed in for its requester: there may be no message of it to copy."""
    issue = change.issue
    if issue.entered_by is None or not is_too_long(issue):
        return []
    return [
        Post(
            key=f"words:{issue.number}:{chat}:{place}",
            chat=chat,
            text=f"{speech.number(issue.number)}\n<blockquote>{safe(piece)}</blockquote>",
            reply_to_key=key,
            issue=issue.number,
            place=Place.DESK,
            priority=Priority.CARD,
            quiet=True,
        )
        for key, chat in _desks(speech, change).items()
        for place, piece in enumerate(cut(issue.text, LONG), start=1)
    ]


def desk_files(speech: Speech, change: Change) -> dict[str, list[Copies]]:
    """All that belongs below each desk's card, by the card's key."""
    desks = _desks(speech, change)
    return {key: _copies(change.issue, chat, change.issue.parts, key) for key, chat in desks.items()}


def _desks(speech: Speech, change: Change) -> dict[str, int]:
    """The cards of those who have the issue now, by key, and the chats that they stand in: one card for each chat."""
    number, office = change.issue.number, speech.city.office
    cards = {chat: unit_key(number, unit, chat) for unit, chat in _at_work(speech, change)} | {
        office: office_key(number)
    }
    return {key: chat for chat, key in cards.items()}


def _copies(issue: Issue, chat: int, parts: Iterable[e.Part], card_key: str) -> list[Copies]:
    """One for each album and for each file that came alone, in the order in which they were sent."""
    together: dict[tuple[int, str | int], list[int]] = {}
    entered = issue.entered_by is not None
    for part in sorted(parts, key=lambda part: (part.chat is not None, part.message_id)):
        if part.files or (is_too_long(issue) and part.text and not entered):
            place = (part.chat or issue.chat, part.album or part.message_id)
            together.setdefault(place, []).append(part.message_id)
    return [
        Copies(
            key=f"files:{issue.number}:{chat}:{origin}:{which}",
            chat=chat,
            from_chat=origin,
            message_ids=tuple(message_ids),
            issue=issue.number,
            reply_to_key=card_key,
            wordless=entered,
        )
        for (origin, which), message_ids in together.items()
        if origin != chat
    ]
