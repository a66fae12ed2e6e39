"""What each event changes beside the status: the issue before it, and after."""

from dataclasses import replace
from functools import singledispatch

from bot.core import events
from bot.core.events import Event
from bot.core.issue import Extension, Instruction, Issue, Nudge
from bot.core.summary import summary
from bot.core.words import Status, Urgency, Visibility


@singledispatch
def change(event: Event, issue: Issue) -> Issue:
    """What the event changes beside the status; signing, noting and the like may change nothing."""
    return issue


def _answered(issue: Issue, event: events.Added | events.Rewritten) -> Issue:
    """What was asked may be answered with it, or partly so."""
    if issue.status is not Status.WAITING:
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
    return longer if issue.title else _titled(longer)  # it may have begun with a picture alone


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
        question=None,
        asked_items=(),
        missing=(),
        waiting_since=None,
    )


@change.register
def _(event: events.Split, issue: Issue) -> Issue:
    """What gave the title may have gone; what opened it stays, and keeps the title that it gave."""
    left = replace(issue, parts=tuple(part for part in issue.parts if part not in event.parts))
    return left if issue.titling in left.parts else _titled(left)


def _titled(issue: Issue) -> Issue:
    return replace(issue, title=summary(issue.titling.text) if issue.titling else "")


@change.register
def _(event: events.Classified, issue: Issue) -> Issue:
    leaves = issue.visibility is Visibility.OPEN and event.visibility is Visibility.PRIVATE
    return replace(issue, visibility=event.visibility, left_group=issue.left_group or leaves)


@change.register
def _(event: events.Instructed, issue: Issue) -> Issue:
    return replace(
        issue,
        instruction=_instruction(event, issue),
        dispatch_by=event.dispatch_by or issue.dispatch_by,
        sign_by=event.sign_by or issue.sign_by,
        due=event.due if event.due and issue.lead and issue.handled_at is None else issue.due,
        ordered_due=event.due or issue.ordered_due,
        ordered_units=event.units or issue.ordered_units,
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
    now = (event.lead, *event.assisting)
    return replace(
        issue,
        lead=event.lead,
        assisting=event.assisting,
        former=tuple(unit for unit in dict.fromkeys((*issue.former, *issue.units)) if unit not in now),
        due=event.due,
        sign_by=event.sign_by,
        remark=event.remark,
        ordered_units=(),
        signed_by=None,
        progress=None,
        dispatched_at=event.at,
        return_reason=None,
        ruling_asked=False,
        ruled=event.ruling,
        extension=None,
        extended=issue.extended if _has_or_had(issue, event.lead) else 0,
    )


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
        extension=None,
        ruling_asked=False,
        return_reason=None if issue.lead else issue.return_reason,
    )


@change.register
def _(event: events.Confirmed, issue: Issue) -> Issue:
    return replace(issue, rating=event.rating, unconfirmed=False, closed_at=issue.closed_at or event.at)


@change.register
def _(event: events.Redone, issue: Issue) -> Issue:
    return replace(
        issue,
        redo_reason=event.reason,
        redone=issue.redone + 1,
        redo_heard=event.heard,
        due=event.due if issue.lead else None,
        sign_by=event.sign_by if issue.lead else None,
        dispatch_by=event.dispatch_by,
        ordered_due=None,
        signed_by=None,
        progress=None,
        handled_at=None,
        rating=None,
        closed_at=None,
        dispatched_at=event.at,
        extension=None,
        extended=0,
        unconfirmed=False,
        called_back=0,
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
def _(event: events.Nudged, issue: Issue) -> Issue:
    """A limit may move, and back again: what was told of it once is known as long as the issue is."""
    others = tuple(nudge for nudge in issue.nudged if (nudge.limit, nudge.of) != (event.limit, event.of))
    return replace(issue, nudged=(*others, Nudge(event.limit, event.stages[-1], event.of)))


@change.register
def _(event: events.CalledBack, issue: Issue) -> Issue:
    heard = replace(issue, called_back=issue.called_back + 1)
    if event.outcome.rating is None or issue.rating is not None:  # what they said themselves stands
        return heard
    return replace(heard, rating=event.outcome.rating, unconfirmed=False, closed_at=issue.closed_at or event.at)


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
