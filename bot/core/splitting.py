"""What of an issue can go its own way: messages that did not open it, an album as a whole."""

from bot.core import commands as c
from bot.core.events import Part
from bot.core.issue import Issue


def split_off(issue: Issue, command: c.Split) -> tuple[Part, ...]:
    """The message and what came in one album with it; nothing of what opened the issue."""
    part = issue.part(command.message_id, command.chat)
    return together(issue, part) if part and part in splittable(issue) else ()


def splittable(issue: Issue) -> tuple[Part, ...]:
    """What did not open the issue."""
    opening = together(issue, issue.parts[0])
    return tuple(part for part in issue.parts if part not in opening)


def bundles(issue: Issue) -> tuple[tuple[int, tuple[Part, ...]], ...]:
    """The same, what came in one album at once; each with its place among the messages, from 1."""
    numbered = [(place, part) for place, part in enumerate(issue.parts, start=1) if part in splittable(issue)]
    whole = [(place, together(issue, part)) for place, part in numbered]
    firsts: dict[tuple[Part, ...], int] = {}
    for place, parts in whole:
        firsts.setdefault(parts, place)
    return tuple((place, parts) for parts, place in firsts.items())


def together(issue: Issue, part: Part) -> tuple[Part, ...]:
    """A message, and what came in one album with it."""
    return tuple(one for one in issue.parts if one is part or (part.album and one.album == part.album))
