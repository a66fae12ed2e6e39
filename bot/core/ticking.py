"""What the clock does with an issue, decided: see `bot.core.decide`."""

from datetime import datetime

from bot.core import commands as c
from bot.core import events as e
from bot.core.clocks import known_now
from bot.core.events import Events
from bot.core.issue import Issue
from bot.core.nudges import due_now
from bot.core.rules import Rules
from bot.core.words import Stage


def nudge(issue: Issue, command: c.Nudge, now: datetime, rules: Rules) -> Events:
    """What the clock has to tell; what has gone as far as the deputy is supervised from then on."""
    nudged = [
        e.Nudged(at=now, by=command.by, limit=limit, stages=tuple(m.stage for m in come), of=come[0].of)
        for limit, come in due_now(issue, rules, now).items()
    ]
    goes_up = any(event.limit == "due" and Stage.DEPUTY in event.stages for event in nudged)
    supervised = [e.Supervised(at=now, by=command.by)] if goes_up and not issue.supervised else []
    return (*nudged, *supervised)


def lapse(issue: Issue, command: c.Lapse, now: datetime, rules: Rules) -> Events:
    return (e.Lapsed(at=now, by=command.by),)


def recount(issue: Issue, command: c.Recount, now: datetime, rules: Rules) -> Events:
    return (e.Recounted(at=now, by=command.by, **known_now(issue, now, rules.calendar)),)
