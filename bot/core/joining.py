"""Issues brought together and taken back, decided: see `bot.core.decide`."""

from dataclasses import replace
from datetime import datetime

from bot.core import commands as c
from bot.core import events as e
from bot.core.clocks import after_merger
from bot.core.events import Events, Part
from bot.core.in_time import UNDO_WITHIN, is_over
from bot.core.issue import Issue
from bot.core.refusals import Why
from bot.core.rules import Rules
from bot.core.words import ENDED, Kind, Role, Status, Visibility


def may_join(one: Issue, other: Issue) -> Why | None:
    """Why `one` can't go into `other`, None where it can.

    What is private goes into an open one without a trace in the group; what is open would vanish in a private one.
    """
    if one.number == other.number:
        return Why.JOIN_ITSELF
    if Kind.REPORT in (one.kind, other.kind):
        return Why.JOIN_REPORT
    if one.status in ENDED:
        return Why.NOT_NOW
    if other.status is Status.MERGED:
        return Why.JOIN_MERGED
    if other.status in ENDED:
        return Why.JOIN_ENDED
    hides = (one.visibility, other.visibility) == (Visibility.OPEN, Visibility.PRIVATE)
    return Why.JOIN_PRIVATE if hides else None


def merge(issue: Issue, command: c.Merge, now: datetime, rules: Rules) -> Events:
    return (e.Merged(at=now, by=command.by, into=command.into, back=command.back),)


def absorb(issue: Issue, command: c.Absorb, now: datetime, rules: Rules) -> Events:
    return (e.Absorbed(at=now, by=command.by, follower=command.follower),)


def undo(issue: Issue, command: c.Undo, now: datetime, rules: Rules) -> Events:
    """What was merged goes on where it was; only where nobody could work on it for long, its limits stood still.

    What something was split off has gone on meanwhile, and stays where it is now.
    """
    joined = issue.joined
    if joined is None:
        raise ValueError("nothing to be undone: `refused` has said so before")
    limits = after_merger(issue, now, rules.calendar) if command.by.has(Role.BOT) else {}
    status = issue.status if issue.merged_into is None else joined.status
    title = joined.title if issue.title == joined.retitled else None
    return (e.Undone(at=now, by=command.by, status=status, parts=command.parts, title=title, **limits),)


def undone_until(issue: Issue) -> datetime | None:
    """So long the office can take back its last merger or split of this issue."""
    return issue.joined.at + UNDO_WITHIN if issue.joined and not is_over(issue) else None


def release(issue: Issue, command: c.Release, now: datetime, rules: Rules) -> Events:
    parts = tuple(part for part in issue.parts if part.of == command.number)
    return (e.Released(at=now, by=command.by, number=command.number, parts=parts),)


def resemble(issue: Issue, command: c.Resemble, now: datetime, rules: Rules) -> Events:
    return (e.Resembled(at=now, by=command.by, numbers=command.numbers, alike=command.alike),)


def moved(part: Part, of: Issue, to: Issue) -> Part:
    """A message of the one as the other writes it: with its chat, where that is another; its own people's as own."""
    chat = part.chat or of.chat
    return replace(part, chat=None if chat == to.chat else chat, of=None if part.of == to.number else part.of)
