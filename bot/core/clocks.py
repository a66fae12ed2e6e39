"""The limits that run on an issue: paused by a wait, restarted when it becomes urgent, cut by a leader's deadline."""

from datetime import datetime, tzinfo

from bot.core.deadlines import Due, counted_anew, resume
from bot.core.issue import Issue, Share
from bot.core.rules import Rules
from bot.core.words import Status, Urgency
from bot.core.worktime import NOTHING, Calendar

#: The limits that run in a status. All but the first may be interrupted by a wait, and then pause.
_RUNNING: dict[Status, tuple[str, ...]] = {
    Status.RECEIVED: ("accept_by",),
    Status.ACCEPTED: ("dispatch_by",),
    Status.DISPATCHED: ("sign_by", "due"),
    Status.IN_PROGRESS: ("due",),
}


def running(issue: Issue) -> dict[str, Due]:
    """The limits that run on it now, by field; none while it waits for the requester."""
    limits = {limit: getattr(issue, limit) for limit in _RUNNING.get(issue.status, ())}
    return {limit: due for limit, due in limits.items() if due is not None}


def share_due(issue: Issue, share: Share, rules: Rules, zone: tzinfo | None) -> Due | None:
    """By when a unit is to have brought its share: before whoever waits for it has to answer.

    It is counted from their limit, so a wait, an extension and a new calendar move it as well.
    """
    asker = issue.share_of(share.of) if share.of and share.of != issue.lead else None
    whole = share_due(issue, asker, rules, zone) if asker else issue.due
    if whole is None:
        return None
    start, end = share.since.astimezone(zone), whole.at.astimezone(zone)
    moved = max(filter(None, (whole.moved, share.since)))
    return Due(_leaving_time(start, end, issue.urgency, rules.calendar), whole.estimated, start, moved=moved)


def _leaving_time(start: datetime, end: datetime, urgency: Urgency, calendar: Calendar) -> datetime:
    """The close of the working day before the end, or half-way where that is later, to the minute."""
    half = half_way(start, end, urgency, calendar)
    return max(half, calendar.close_before(end)).replace(second=0, microsecond=0)


def half_way(start: datetime, end: datetime, urgency: Urgency, calendar: Calendar) -> datetime:
    """Of the working time in between, where there is any and it is not urgent. On the clock of `end`."""
    start = start.astimezone(end.tzinfo)
    worked = calendar.add(start, max(calendar.between(start, end), NOTHING) / 2)
    counts = urgency is not Urgency.URGENT and start < worked < end
    return worked if counts else start + (end - start) / 2


def _begun(issue: Issue, limit: str, rules: Rules, now: datetime) -> Due:
    """An urgent one, that begins to run now."""
    match limit:
        case "accept_by":
            return rules.accept_due(issue.kind, Urgency.URGENT, now)
        case "dispatch_by":
            return rules.dispatch_due(issue.kind, Urgency.URGENT, now)
        case "sign_by":
            return rules.sign_due(issue.kind, Urgency.URGENT, now, issue.lead)
        case _:
            return rules.handle_due(issue.kind, Urgency.URGENT, now, issue.lead)


def earlier(one: Due, other: Due) -> Due:
    return min(one, other, key=lambda due: due.at)


def after_wait(issue: Issue, now: datetime, calendar: Calendar) -> dict[str, Due | None]:
    """The limits that the wait paused, moved by as long as it lasted."""
    if issue.status is not Status.WAITING or issue.waiting_since is None:
        return {}
    since = issue.waiting_since.astimezone(now.tzinfo)

    def moved(due: Due | None) -> Due | None:
        return resume(due, since, now, issue.urgency, calendar) if due else None

    paused = _RUNNING.get(issue.status_before or issue.status, ())
    limits = {limit: moved(getattr(issue, limit)) for limit in paused if not _is_leaders(issue, limit)}
    return limits | _signed_before(limits.get("sign_by"), limits.get("due", issue.due))


def after_merger(issue: Issue, now: datetime, calendar: Calendar) -> dict[str, Due]:
    """The limits that would run had it not gone into another issue, moved by as long as that lasted."""
    if issue.joined is None:
        return {}
    since = issue.joined.at.astimezone(now.tzinfo)
    limits = {limit: getattr(issue, limit) for limit in _RUNNING.get(issue.joined.status, ())}
    moved = {
        limit: resume(due, since, now, issue.urgency, calendar)
        for limit, due in limits.items()
        if due is not None and not _is_leaders(issue, limit)
    }
    return moved | _signed_before(moved.get("sign_by"), moved.get("due", issue.due))


def as_urgent(issue: Issue, now: datetime, rules: Rules) -> dict[str, Due]:
    """The limits that run now, begun anew as urgent ones where that is earlier; a leader's deadline stays."""
    limits: dict[str, Due] = {}
    for limit in _RUNNING.get(issue.status, ()):
        runs, begun = getattr(issue, limit), _begun(issue, limit, rules, now)
        limits[limit] = runs if _is_leaders(issue, limit) else earlier(runs or begun, begun)
    return limits | _signed_before(limits.get("sign_by"), limits.get("due"))


def cut_by(issue: Issue, deadline: Due | None) -> Due | None:
    """By when the unit is to sign, now that a leader set a deadline; None where nothing changes."""
    stands = issue.status_before if issue.status is Status.WAITING else issue.status
    if deadline is None or issue.sign_by is None or stands is not Status.DISPATCHED:
        return None
    return deadline if deadline.at < issue.sign_by.at else None


def _signed_before(sign_by: Due | None, due: Due | None) -> dict[str, Due]:
    """Nobody signs later than they are to be done."""
    return {"sign_by": earlier(sign_by, due)} if sign_by and due else {}


def _is_leaders(issue: Issue, limit: str) -> bool:
    """本周五前 stays 本周五前, however long the requester takes and whatever becomes of the issue."""
    return limit == "due" and issue.due is not None and issue.due == issue.ordered_due


def known_now(issue: Issue, now: datetime, calendar: Calendar) -> dict[str, Due]:
    """The limits that run, by what the calendar knows now; those alone that differ."""
    limits = running(issue)
    anew = {limit: counted_anew(due, now, calendar) for limit, due in limits.items()}
    return {limit: due for limit, due in anew.items() if due != limits[limit]}
