"""What leaders, the office and the units do changes it like this."""

from dataclasses import replace

from bot.core import events
from bot.core.changes.base import change
from bot.core.issue import Extension, Instruction, Issue, Share


@change.register
def _(event: events.Instructed, issue: Issue) -> Issue:
    return replace(
        issue,
        instruction=_instruction(event, issue),
        instructed_by=tuple(dict.fromkeys((*issue.instructed_by, event.by.name))),
        dispatch_by=event.dispatch_by or issue.dispatch_by,
        sign_by=event.sign_by or issue.sign_by,
        due=event.due if event.due and issue.lead and issue.handled_at is None else issue.due,
        ordered_due=event.due or issue.ordered_due,
        ordered_units=event.units or issue.ordered_units,
        ordered_onward=event.onward if event.units else issue.ordered_onward,
    )


def _instruction(event: events.Instructed, issue: Issue) -> Instruction:
    """谁负责的？ leaves 请市金融办今天对接 on the cards; the journal has both."""
    if issue.instruction and issue.instruction.orders and not event.orders:
        return issue.instruction
    return Instruction(leader=event.by, text=event.text, public=event.public, orders=event.orders)


@change.register
def _(event: events.Accepted, issue: Issue) -> Issue:
    return replace(issue, dispatch_by=event.dispatch_by)


@change.register
def _(event: events.Declined, issue: Issue) -> Issue:
    return replace(issue, decline_reason=event.reason, closed_at=event.at)


@change.register
def _(event: events.Dispatched, issue: Issue) -> Issue:
    shares = _shares(event, issue)
    now = (event.lead, *event.assisting, *(share.unit for share in shares))
    return replace(
        issue,
        lead=event.lead,
        assisting=event.assisting,
        shares=shares,
        former=tuple(unit for unit in dict.fromkeys((*issue.former, *issue.units)) if unit not in now),
        handed_up=tuple(share for share in issue.handed_up if share.unit not in now and share.of in (None, *now)),
        due=event.due,
        sign_by=event.sign_by,
        remark=event.remark,
        ordered_units=(),
        ordered_onward=(),
        signed_by=None,
        progress=None,
        dispatched_at=event.at,
        return_reason=None,
        ruling_asked=False,
        ruled=event.ruling,
        extension=None,
        extended=issue.extended if _has_or_had(issue, event.lead) else 0,
    )


def _shares(event: events.Dispatched, issue: Issue) -> tuple[Share, ...]:
    """Each assisting unit has one. What was brought stays, and so do the units of a county that still has it."""
    kept = {share.unit: share for share in issue.shares}
    asked = (kept.get(unit) or Share(unit=unit, since=event.at) for unit in event.assisting)
    have_it = (event.lead, *event.assisting)
    own = (share for share in issue.shares if share.of in have_it and share.unit not in have_it)
    return (*(replace(share, of=None) for share in asked), *own)


def _has_or_had(issue: Issue, unit: str) -> bool:
    """It has the issue, or gave it back and nobody had it since: it gains nothing by getting it again."""
    return unit == issue.lead or (issue.lead is None and unit in issue.returned_by[-1:])


@change.register
def _(event: events.Signed, issue: Issue) -> Issue:
    return replace(issue, signed_by=event.by)


@change.register
def _(event: events.Progressed, issue: Issue) -> Issue:
    return replace(issue, progress=event.text)


@change.register
def _(event: events.Asked, issue: Issue) -> Issue:
    return replace(
        issue,
        question=event.question,
        asked_items=event.items,
        missing=event.items,
        waiting_since=event.at,
        status_before=issue.status,
    )


@change.register
def _(event: events.Handled, issue: Issue) -> Issue:
    """Whoever answered it wants neither to give it back nor more time."""
    return replace(
        issue,
        answer=event.answer,
        handled_at=event.at,
        on_the_spot=event.on_the_spot,
        extension=None,
        ruling_asked=False,
        return_reason=None if issue.lead else issue.return_reason,
    )


@change.register
def _(event: events.Returned, issue: Issue) -> Issue:
    """Nobody has it any more; the office dispatches anew."""
    return replace(
        issue,
        former=tuple(dict.fromkeys((*issue.former, *issue.units))),
        returned_by=(*issue.returned_by, *((issue.lead,) if issue.lead else ())),
        returned_due=issue.due,
        returned_at=event.at,
        return_reason=event.reason,
        dispatch_by=event.dispatch_by,
        lead=None,
        assisting=(),
        shares=(),
        handed_up=(),
        sign_by=None,
        due=None,
        signed_by=None,
        progress=None,
        extension=None,
    )


@change.register
def _(event: events.RulingAsked, issue: Issue) -> Issue:
    return replace(issue, ruling_asked=True, return_reason=event.reason)


@change.register
def _(event: events.ExtensionAsked, issue: Issue) -> Issue:
    return replace(issue, extension=Extension(event.until, event.reason, event.by, event.working_days))


@change.register
def _(event: events.Extended, issue: Issue) -> Issue:
    """The new date takes the place of a leader's, too: a wait moves it from now on."""
    return replace(issue, due=event.due, ordered_due=None, extension=None, extended=issue.extended + 1)


@change.register
def _(event: events.NotExtended, issue: Issue) -> Issue:
    return replace(issue, extension=None)


@change.register
def _(event: events.Reminded, issue: Issue) -> Issue:
    return replace(issue, reminded_at=event.at)


@change.register
def _(event: events.Supervised, issue: Issue) -> Issue:
    return replace(issue, supervised=True)


@change.register
def _(event: events.CalledBack, issue: Issue) -> Issue:
    heard = replace(issue, called_back=issue.called_back + 1)
    if event.outcome.rating is None or issue.rating is not None:  # what they said themselves stands
        return heard
    return replace(heard, rating=event.outcome.rating, unconfirmed=False, closed_at=issue.closed_at or event.at)


@change.register
def _(event: events.Identified, issue: Issue) -> Issue:
    return replace(issue, requester=event.requester)
