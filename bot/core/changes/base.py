"""What an event changes beside the status; the other modules say it for each kind of event."""

from functools import singledispatch

from bot.core.events import Event
from bot.core.issue import Issue


@singledispatch
def change(event: Event, issue: Issue) -> Issue:
    """What the event changes beside the status; signing, noting and the like may change nothing."""
    return issue
