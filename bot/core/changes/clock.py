"""What the clock does changes it like this."""

from dataclasses import replace

from bot.core import events
from bot.core.changes.base import change
from bot.core.issue import Issue, Nudge


@change.register
def _(event: events.Nudged, issue: Issue) -> Issue:
    """A limit may move, and back again: what was told of it once is known as long as the issue is."""
    told = (event.limit, event.of, event.unit)
    others = tuple(nudge for nudge in issue.nudged if (nudge.limit, nudge.of, nudge.unit) != told)
    return replace(issue, nudged=(*others, Nudge(event.limit, event.stages[-1], event.of, event.unit)))


@change.register
def _(event: events.Lapsed, issue: Issue) -> Issue:
    return replace(issue, unconfirmed=True, closed_at=event.at)


@change.register
def _(event: events.Recounted, issue: Issue) -> Issue:
    return replace(
        issue,
        accept_by=event.accept_by or issue.accept_by,
        dispatch_by=event.dispatch_by or issue.dispatch_by,
        sign_by=event.sign_by or issue.sign_by,
        due=event.due or issue.due,
        ordered_due=event.due if event.due and issue.due == issue.ordered_due else issue.ordered_due,
    )


@change.register
def _(event: events.Resembled, issue: Issue) -> Issue:
    return replace(issue, resembles=event.numbers, alike=event.alike)
