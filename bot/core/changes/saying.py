"""What requesters say changes an issue like this."""

from dataclasses import replace

from bot.core import events
from bot.core.changes.base import change
from bot.core.issue import Issue
from bot.core.summary import summary
from bot.core.words import Status, Urgency, Visibility


def _answered(issue: Issue, event: events.Added | events.Rewritten) -> Issue:
    """What was asked may be answered with it, or partly so; not by a follower, who was not asked."""
    if issue.status is not Status.WAITING or (isinstance(event, events.Added) and event.part.of is not None):
        return issue
    goes_on = event.missing or (isinstance(event, events.Rewritten) and not event.resumes)
    return replace(issue, missing=event.missing) if goes_on else _resumed(issue, event)


@change.register
def _(event: events.Resumed, issue: Issue) -> Issue:
    return _resumed(issue, event)


def _resumed(issue: Issue, event: events.Added | events.Rewritten | events.Resumed) -> Issue:
    return replace(
        issue,
        dispatch_by=event.dispatch_by or issue.dispatch_by,
        sign_by=event.sign_by or issue.sign_by,
        due=event.due or issue.due,
        question=None,
        asked_items=(),
        missing=(),
        waiting_since=None,
    )


@change.register
def _(event: events.Added, issue: Issue) -> Issue:
    longer = replace(_answered(issue, event), parts=(*issue.parts, event.part))
    if event.title:
        return replace(longer, title=event.title)
    return longer if issue.title else titled(longer)  # it may have begun with a picture alone


@change.register
def _(event: events.Rewritten, issue: Issue) -> Issue:
    rewritten = issue.part(event.message_id, event.chat)
    parts = tuple(replace(part, text=event.after) if part is rewritten else part for part in issue.parts)
    return replace(_answered(issue, event), parts=parts, title=event.title)


@change.register
def _(event: events.Raised, issue: Issue) -> Issue:
    return replace(
        issue,
        urgency=Urgency.URGENT,
        reasons=event.reasons,
        accept_by=event.accept_by or issue.accept_by,
        dispatch_by=event.dispatch_by or issue.dispatch_by,
        sign_by=event.sign_by or issue.sign_by,
        due=event.due or issue.due,
    )


@change.register
def _(event: events.Withdrawn, issue: Issue) -> Issue:
    """No limit runs any more, and nothing is asked."""
    return replace(
        issue,
        closed_at=event.at,
        dispatch_by=None,
        sign_by=None,
        due=None,
        ordered_due=None,
        ordered_units=(),
        ordered_onward=(),
        question=None,
        asked_items=(),
        missing=(),
        waiting_since=None,
        extension=None,
        ruling_asked=False,
    )


def titled(issue: Issue) -> Issue:
    return replace(issue, title=summary(issue.titling.text) if issue.titling else "")


@change.register
def _(event: events.Classified, issue: Issue) -> Issue:
    leaves = issue.visibility is Visibility.OPEN and event.visibility is Visibility.PRIVATE
    return replace(issue, visibility=event.visibility, left_group=issue.left_group or leaves)


@change.register
def _(event: events.Confirmed, issue: Issue) -> Issue:
    return replace(issue, rating=event.rating, unconfirmed=False, closed_at=issue.closed_at or event.at)


@change.register
def _(event: events.Redone, issue: Issue) -> Issue:
    return replace(
        issue,
        redo_reason=event.reason,
        shares=tuple(replace(share, text=None, since=event.at) for share in issue.shares),
        redone=issue.redone + 1,
        redo_heard=event.heard,
        due=event.due if issue.lead else None,
        sign_by=event.sign_by if issue.lead else None,
        dispatch_by=event.dispatch_by,
        ordered_due=None,
        signed_by=None,
        progress=None,
        handled_at=None,
        on_the_spot=False,
        rating=None,
        closed_at=None,
        dispatched_at=event.at,
        extension=None,
        extended=0,
        unconfirmed=False,
        called_back=0,
    )
