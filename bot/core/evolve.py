"""What each event changes: the issue before it, and after."""

from collections.abc import Iterable
from dataclasses import replace

from bot.core import events
from bot.core.changes import change
from bot.core.events import Event, IssueOpened
from bot.core.issue import Issue
from bot.core.people import NOWHERE
from bot.core.words import Status
from bot.core.workflow import next_status


def born(event: IssueOpened) -> Issue:
    return Issue(
        number=event.number,
        status=Status.RECEIVED,
        requester=event.requester,
        title=event.title,
        kind=event.kind,
        urgency=event.urgency,
        source=event.source,
        visibility=event.visibility,
        chat=event.chat,
        parts=event.parts,
        reasons=event.reasons,
        likely_units=event.likely_units,
        opened_at=event.at,
        accept_by=event.accept_by,
        split_from=event.split_from,
        leader=event.leader,
        reference=event.reference,
        contact=event.contact,
        entered_by=event.by if _is_entered(event) else None,
    )


def _is_entered(event: IssueOpened) -> bool:
    """Whether its words were typed in for the requester, elsewhere than where they hear of it."""
    return event.chat == NOWHERE or event.parts[0].chat not in (None, event.chat)


def evolve(issue: Issue | None, event: Event) -> Issue:
    """The issue after `event`. Never refuses: what is in the journal has happened.

    Raises ValueError where the journal itself is broken: an event before the opening, or one that the table forbids.
    """
    if issue is None and isinstance(event, IssueOpened):
        return born(event)
    if issue is None:
        raise ValueError(f"{type(event).__name__} before the issue was opened")
    return replace(change(event, issue), status=_status_after(event, issue))


def _status_after(event: Event, issue: Issue) -> Status:
    if _leaves_it(event, issue):
        return issue.status
    if isinstance(event, events.Added) and event.missing:
        return issue.status
    if isinstance(event, events.Undone):
        return event.status
    return next_status(issue.status, event.action, before=issue.status_before, has_unit=issue.lead is not None)


def _leaves_it(event: Event, issue: Issue) -> bool:
    """Where the table says more than the event does."""
    match event:
        case events.Rewritten():
            return not event.resumes
        case events.RulingAsked() | events.HandedUp() | events.Absorbed() | events.Released():
            return True
        case events.Forwarded():
            return event.of != issue.lead
        case events.CalledBack():
            return event.outcome.rating is None
        case _:
            return False


def replay(history: Iterable[Event]) -> Issue:
    """The issue that a journal tells of."""
    issue: Issue | None = None
    for event in history:
        issue = evolve(issue, event)
    if issue is None:
        raise ValueError("an empty journal tells of no issue")
    return issue
