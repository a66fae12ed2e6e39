"""Units that share an issue, decided: see `bot.core.decide`."""

from collections.abc import Sequence
from datetime import datetime

from bot.core import commands as c
from bot.core import events as e
from bot.core.events import Events
from bot.core.issue import Issue
from bot.core.people import Onward, Person
from bot.core.rules import Rules


def forward(issue: Issue, command: c.Forward, now: datetime, rules: Rules) -> Events:
    of = command.by.unit or ""
    to = new_to(issue, Onward(of, command.to))
    return (e.Forwarded(at=now, by=command.by, of=of, to=to, remark=command.remark),)


def onward(issue: Issue, order: Sequence[Onward], by: Person, now: datetime) -> Events:
    """To those of the counties' own units that an order names and that do not have it yet."""
    new = [(one.of, to) for one in order if one.of in issue.in_charge and (to := new_to(issue, one))]
    return tuple(e.Forwarded(at=now, by=by, of=of, to=to) for of, to in new)


def new_to(issue: Issue, order: Onward) -> tuple[str, ...]:
    """Each once, and none that has it already."""
    return tuple(unit for unit in dict.fromkeys(order.to) if unit not in issue.units)


def contribute(issue: Issue, command: c.Contribute, now: datetime, rules: Rules) -> Events:
    return (e.Contributed(at=now, by=command.by, unit=command.whose, text=command.text),)


def hand_up(issue: Issue, command: c.Return, now: datetime, rules: Rules) -> Events:
    """One level: a county's unit to the county, an assisting unit to the office."""
    share = issue.share_of(command.by.unit)
    if share is None:
        raise ValueError("no share to hand up: `may` has said so before")
    return (e.HandedUp(at=now, by=command.by, unit=share.unit, of=share.of, reason=command.reason),)
