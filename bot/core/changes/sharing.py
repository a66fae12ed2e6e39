"""Units that share an issue change it like this."""

from dataclasses import replace

from bot.core import events
from bot.core.changes.base import change
from bot.core.issue import Issue, Share


@change.register
def _(event: events.Forwarded, issue: Issue) -> Issue:
    """A county that leads has signed with that; who had a share of it before keeps what they brought."""
    known = {share.unit for share in issue.shares}
    new = (Share(unit=unit, of=event.of, due=event.due, since=event.at) for unit in event.to if unit not in known)
    signs = event.of == issue.lead and issue.signed_by is None
    return replace(issue, shares=(*issue.shares, *new), signed_by=event.by if signs else issue.signed_by)


@change.register
def _(event: events.Contributed, issue: Issue) -> Issue:
    shares = (replace(share, text=event.text) if share.unit == event.unit else share for share in issue.shares)
    return replace(issue, shares=tuple(shares))


@change.register
def _(event: events.HandedUp, issue: Issue) -> Issue:
    """Nobody asks them any more."""
    return replace(
        issue,
        shares=tuple(share for share in issue.shares if share.unit != event.unit),
        assisting=tuple(unit for unit in issue.assisting if unit != event.unit),
        former=tuple(dict.fromkeys((*issue.former, event.unit))),
    )
