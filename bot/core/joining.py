"""Issues brought together and taken back, decided: see `bot.core.decide`."""

from datetime import datetime, timedelta

from bot.core import commands as c
from bot.core import events as e
from bot.core.events import Events
from bot.core.issue import Issue
from bot.core.rules import Rules

#: So long the office can take back a merger or a split.
UNDO_WITHIN = timedelta(minutes=10)


def merge(issue: Issue, command: c.Merge, now: datetime, rules: Rules) -> Events:
    return (e.Merged(at=now, by=command.by, into=command.into, back=command.back),)


def absorb(issue: Issue, command: c.Absorb, now: datetime, rules: Rules) -> Events:
    return (e.Absorbed(at=now, by=command.by, follower=command.follower),)


def undo(issue: Issue, command: c.Undo, now: datetime, rules: Rules) -> Events:
    joined = issue.joined
    if joined is None:
        raise ValueError("nothing to be undone: `refused` has said so before")
    return (e.Undone(at=now, by=command.by, status=joined.status, parts=joined.parts, title=joined.title),)


def release(issue: Issue, command: c.Release, now: datetime, rules: Rules) -> Events:
    return (e.Released(at=now, by=command.by, number=command.number),)


def resemble(issue: Issue, command: c.Resemble, now: datetime, rules: Rules) -> Events:
    return (e.Resembled(at=now, by=command.by, numbers=command.numbers),)
