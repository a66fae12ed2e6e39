"""Units that share an issue change it like this."""

from dataclasses import replace

from bot.core import events
from bot.core.changes.base import change
from bot.core.issue import Issue, Share


@change.register
def _(event: events.Forwarded, issue: Issue) -> Issue:
    """A county that leads has signed with that, where it says so itself"""
    known = {share.unit for share in issue.shares}
    new = (Share(unit=unit, of=event.of, since=event.at, remark=event.remark) for unit in event.to if unit not in known)
    signs = event.of == issue.lead == event.by.unit and issue.signed_by is None
    return replace(
        issue,
        shares=(*issue.shares, *new),
        signed_by=event.by if signs else issue.signed_by,
        former=tuple(unit for unit in issue.former if unit not in event.to),
        handed_up=tuple(share for share in issue.handed_up if share.unit not in event.to),
    )


@change.register
def _(event: events.Contributed, issue: Issue) -> Issue:
    shares = (replace(share, text=event.text) if share.unit == event.unit else share for share in issue.shares)
    return replace(issue, shares=tuple(shares))


@change.register
def _(event: events.HandedUp, issue: Issue) -> Issue:
    """Nobody asks them any more, nor those that a county had asked in turn."""
    gone = [share for share in issue.shares if event.unit in (share.unit, share.of)]
    up = [share for share in gone if share.unit == event.unit]
    return replace(
        issue,
        shares=tuple(share for share in issue.shares if share not in gone),
        assisting=tuple(unit for unit in issue.assisting if unit != event.unit),
        former=tuple(dict.fromkeys((*issue.former, *(share.unit for share in gone)))),
        handed_up=(*(share for share in issue.handed_up if share.unit != event.unit), *up),
    )
