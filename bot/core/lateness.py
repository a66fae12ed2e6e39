"""How late an issue is, by the first of its limits that run."""

from datetime import datetime, timedelta

from bot.core.clocks import running
from bot.core.deadlines import Due
from bot.core.issue import Issue
from bot.core.words import Urgency
from bot.core.worktime import Calendar


def first_limit(issue: Issue) -> Due | None:
    """None while no limit runs."""
    return min(running(issue).values(), key=lambda due: due.at, default=None)


def late_by(issue: Issue, now: datetime, calendar: Calendar) -> timedelta | None:
    """Working time since it passed, for what is urgent all time; None where it has not. `now` is in the city's zone."""
    due = first_limit(issue)
    if due is None or due.at >= now:
        return None
    if issue.urgency is Urgency.URGENT:
        return now - due.at
    return calendar.between(due.at.astimezone(now.tzinfo), now)
