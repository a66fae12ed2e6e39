"""What every event is: it happened, at a moment, by somebody."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.core.messages import File
from bot.core.people import Person
from bot.core.words import Action


@dataclass(frozen=True, slots=True)
class Part:
    """A message of the requester that belongs to the issue."""

    message_id: int
    text: str
    files: tuple[File, ...] = ()
    chat: int | None = None  # where it was said; None: where the issue began, under the id that the chat had then
    album: str | None = None  # what was sent as one album stays together
    of: int | None = None  # said by a follower: the number of their own issue


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    at: datetime  # aware
    by: Person  # who, with the roles they had then
    action: ClassVar[Action]


Events = tuple[Event, ...]
