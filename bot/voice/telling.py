"""What it takes to tell a requester something: where they hear of it, and whether there is still room in the group."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.core.events import Event
from bot.core.issue import Issue
from bot.core.notices import Keyboard, Post, Priority
from bot.core.readings import Place
from bot.voice.cards import card_key
from bot.voice.speech import Speech, home, is_public
from bot.voice.text import Html
from bot.voice.veils import IN_GROUP

#: The bot's messages about one issue in a group, the card included (CITY.md, "What the group sees").
MOST_POSTS = 5


@dataclass(frozen=True, slots=True)
class Telling:
    """All that is needed to tell a requester what happened."""

    speech: Speech
    issue: Issue  # as it stands after the event
    history: Sequence[Event]  # up to and with the event
    keys: frozenset[str]  # of all posts about the issue so far
    now: datetime

    def count(self, kind: type[Event]) -> int:
        return sum(isinstance(event, kind) for event in self.history)

    def room_for(self, reserve: int) -> bool:
        """Whether a new message may be sent and `reserve` more can still follow. The card counts.

        Privately there is always room: nobody else has to read it.
        """
        if not is_public(self.issue):
            return True
        told = sum(key.split(":")[0] in IN_GROUP for key in self.keys | {card_key(self.issue)})
        return told + 1 + reserve <= MOST_POSTS


def at_home(telling: Telling) -> Telling:
    """In the language of the chat where the requester hears of it."""
    chat, _ = home(telling.issue)
    return replace(telling, speech=telling.speech.to(chat))


def post(
    telling: Telling, key: str, text: Html, place: Place = Place.CARD, buttons: Keyboard = (), below: str | None = None
) -> Post:
    """`below`: the key of the post that it replies to, where that stands; else it is what opened the issue."""
    chat, reply_to = home(telling.issue)
    return Post(
        key=key,
        chat=chat,
        text=text,
        buttons=buttons,
        reply_to=reply_to,
        reply_to_key=below,
        issue=telling.issue.number,
        place=place,
        priority=Priority.MILESTONE,
    )
