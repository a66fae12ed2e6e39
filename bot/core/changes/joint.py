"""Issues brought together and taken apart change like this."""

from dataclasses import replace

from bot.core import events
from bot.core.changes.base import change
from bot.core.changes.saying import titled
from bot.core.issue import Issue, Joined


@change.register
def _(event: events.Split, issue: Issue) -> Issue:
    """What gave the title may have gone; what opened it stays, and keeps the title that it gave."""
    left = replace(issue, parts=tuple(part for part in issue.parts if part not in event.parts))
    after = left if issue.titling in left.parts else titled(left)
    joined = Joined(
        number=event.into,
        at=event.at,
        status=issue.status,
        parts=event.parts,
        title=issue.title,
        retitled=after.title,
    )
    return replace(after, joined=joined)


@change.register
def _(event: events.Merged, issue: Issue) -> Issue:
    joined = None if event.back else Joined(number=event.into, at=event.at, status=issue.status)
    return replace(issue, merged_into=event.into, joined=joined, closed_at=event.at)


@change.register
def _(event: events.Absorbed, issue: Issue) -> Issue:
    """One who follows already goes on as they are now."""
    others = tuple(one for one in issue.followers if one.number != event.follower.number)
    return replace(issue, followers=(*others, event.follower))


@change.register
def _(event: events.Released, issue: Issue) -> Issue:
    """With its requester's words."""
    followers = tuple(one for one in issue.followers if one.number != event.number)
    return replace(issue, followers=followers, parts=tuple(part for part in issue.parts if part not in event.parts))


@change.register
def _(event: events.Undone, issue: Issue) -> Issue:
    """As it was: what was split off is back among its messages, what was merged stands by itself."""
    return replace(
        issue,
        parts=(*issue.parts, *event.parts),
        title=event.title if event.title is not None else issue.title,
        merged_into=None,
        accept_by=event.accept_by or issue.accept_by,
        dispatch_by=event.dispatch_by or issue.dispatch_by,
        sign_by=event.sign_by or issue.sign_by,
        due=event.due or issue.due,
        joined=None,
        closed_at=None if issue.merged_into is not None else issue.closed_at,
    )
