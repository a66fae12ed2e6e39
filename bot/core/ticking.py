"""What the clock does with an issue, decided: see `bot.core.decide`."""

from collections.abc import Sequence
from datetime import datetime

from bot.core import commands as c
from bot.core import events as e
from bot.core.clocks import known_now
from bot.core.events import Events
from bot.core.issue import Issue
from bot.core.nudges import Moment, due_now
from bot.core.rules import Rules
from bot.core.words import Stage


def nudge(issue: Issue, command: c.Nudge, now: datetime, rules: Rules) -> Events:
    """What the clock has to tell; what has gone as far as the deputy is supervised from then on."""
    nudged = [_told(come, command, now) for come in due_now(issue, rules, now)]
    goes_up = any(event.limit == "due" and Stage.DEPUTY in event.stages for event in nudged)
    supervised = [e.Supervised(at=now, by=command.by)] if goes_up and not issue.supervised else []
    return (*nudged, *supervised)


def _told(come: Sequence[Moment], command: c.Nudge, now: datetime) -> e.Nudged:
    first, stages = come[0], tuple(moment.stage for moment in come)
    return e.Nudged(at=now, by=command.by, limit=first.limit, stages=stages, of=first.of, unit=first.unit)


def lapse(issue: Issue, command: c.Lapse, now: datetime, rules: Rules) -> Events:
    return (e.Lapsed(at=now, by=command.by),)


def recount(issue: Issue, command: c.Recount, now: datetime, rules: Rules) -> Events:
    return (e.Recounted(at=now, by=command.by, **known_now(issue, now, rules.calendar)),)
