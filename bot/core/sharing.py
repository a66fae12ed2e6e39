"""Units that share an issue, decided: see `bot.core.decide`."""

from datetime import datetime

from bot.core import commands as c
from bot.core import events as e
from bot.core.events import Events
from bot.core.issue import Issue
from bot.core.rules import Rules


def forward(issue: Issue, command: c.Forward, now: datetime, rules: Rules) -> Events:
    of = command.of or command.by.unit or ""
    due = rules.share_due(issue.due, now) if issue.due else None
    return (e.Forwarded(at=now, by=command.by, of=of, to=command.to, due=due, remark=command.remark),)


def contribute(issue: Issue, command: c.Contribute, now: datetime, rules: Rules) -> Events:
    return (e.Contributed(at=now, by=command.by, unit=command.by.unit or "", text=command.text),)


def hand_up(issue: Issue, command: c.Return, now: datetime, rules: Rules) -> Events:
    """One level: a county's unit to the county, an assisting unit to the office."""
    share = issue.share_of(command.by.unit)
    if share is None:
        raise ValueError("no share to hand up: `may` has said so before")
    return (e.HandedUp(at=now, by=command.by, unit=share.unit, of=share.of, reason=command.reason),)
