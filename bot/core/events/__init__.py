"""What happened, in the past tense. Kept for ever, never edited; an issue is the sum of its events."""

from bot.core.events.base import Event, Events, Part
from bot.core.events.clock import Lapsed, Nudged, Recounted, Resembled
from bot.core.events.handling import (
    Accepted,
    Asked,
    CalledBack,
    Declined,
    Dispatched,
    Extended,
    ExtensionAsked,
    Handled,
    Identified,
    Instructed,
    Noted,
    NotExtended,
    Progressed,
    Reminded,
    Resumed,
    Returned,
    RulingAsked,
    Signed,
    Supervised,
)
from bot.core.events.joint import Absorbed, Follower, Likeness, Merged, Released, Split, Undone
from bot.core.events.saying import Added, Classified, Confirmed, IssueOpened, Raised, Redone, Rewritten, Withdrawn
from bot.core.events.sharing import Contributed, Forwarded, HandedUp

__all__ = [
    "EVENTS",
    "Absorbed",
    "Accepted",
    "Added",
    "Asked",
    "CalledBack",
    "Classified",
    "Confirmed",
    "Contributed",
    "Declined",
    "Dispatched",
    "Event",
    "Events",
    "Extended",
    "ExtensionAsked",
    "Follower",
    "Forwarded",
    "HandedUp",
    "Handled",
    "Identified",
    "Instructed",
    "IssueOpened",
    "Lapsed",
    "Likeness",
    "Merged",
    "NotExtended",
    "Noted",
    "Nudged",
    "Part",
    "Progressed",
    "Raised",
    "Recounted",
    "Redone",
    "Released",
    "Reminded",
    "Resembled",
    "Resumed",
    "Returned",
    "Rewritten",
    "RulingAsked",
    "Signed",
    "Split",
    "Supervised",
    "Undone",
    "Withdrawn",
    "parts_of",
]

#: By name, as the journal spells them.
EVENTS: dict[str, type[Event]] = {kind.__name__: kind for kind in Event.__subclasses__()}


def parts_of(event: Event) -> tuple[Part, ...]:
    """The messages that the event brought to the issue."""
    match event:
        case IssueOpened():
            return event.parts
        case Added():
            return (event.part,)
        case _:
            return ()
