"""An issue: the sum of its events. `evolve` adds one; what may happen next is decided in `bot.core.decide`."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import singledispatch

from bot.core import events
from bot.core.deadlines import Due
from bot.core.events import Event, IssueOpened, Part
from bot.core.people import Person
from bot.core.summary import summary
from bot.core.triage import Reason
from bot.core.words import Kind, Rating, Source, Status, Urgency, Visibility
from bot.core.workflow import next_status


@dataclass(frozen=True, slots=True, kw_only=True)
class Instruction:
    leader: Person
    text: str
    public: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    number: int
    status: Status
    requester: Person
    title: str
    kind: Kind
    urgency: Urgency
    source: Source
    visibility: Visibility
    chat: int  # where the requester said it
    parts: tuple[Part, ...]  # their messages, the first one opened it
    reasons: tuple[Reason, ...]
    likely_units: tuple[str, ...]
    opened_at: datetime
    accept_by: Due
    dispatch_by: Due | None = None
    sign_by: Due | None = None
    due: Due | None = None  # the handling limit, from dispatch on
    ordered_due: Due | None = None  # a leader's deadline: it holds for a later dispatch too
    ordered_units: tuple[str, ...] = ()  # a leader's, said while the requester was asked: theirs once the answer came
    lead: str | None = None
    assisting: tuple[str, ...] = ()
    remark: str = ""
    signed_by: Person | None = None
    instruction: Instruction | None = None
    progress: str | None = None  # the newest
    question: str | None = None
    waiting_since: datetime | None = None
    status_before: Status | None = None  # what the wait interrupted
    answer: str | None = None
    handled_at: datetime | None = None
    rating: Rating | None = None
    redo_reason: str | None = None
    redone: int = 0
    decline_reason: str | None = None
    split_from: int | None = None
    left_group: bool = False  # it stood in the group, and went private
    closed_at: datetime | None = None

    @property
    def message_id(self) -> int:
        """The message that opened it: cards and milestones reply to it."""
        return self.parts[0].message_id

    @property
    def text(self) -> str:
        """All that the requester wrote, in order of time; what opened it may have been said after a piece of it."""
        in_order = sorted(self.parts, key=lambda part: (part.chat is not None, part.message_id))
        return "\n".join(part.text for part in in_order if part.text)

    @property
    def units(self) -> tuple[str, ...]:
        return (self.lead, *self.assisting) if self.lead else ()

    def part(self, message_id: int, chat: int | None = None) -> Part | None:
        """`chat` as in `Part`: message ids start anew when a chat moves."""
        return next((part for part in self.parts if (part.message_id, part.chat) == (message_id, chat)), None)


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
    )


def evolve(issue: Issue | None, event: Event) -> Issue:
    """The issue after `event`. Never refuses: what is in the journal has happened.

    Raises ValueError where the journal itself is broken: an event before the opening, or one that the table forbids.
    """
    if issue is None and isinstance(event, IssueOpened):
        return born(event)
    if issue is None:
        raise ValueError(f"{type(event).__name__} before the issue was opened")
    return replace(_change(event, issue), status=_status_after(event, issue))


def _status_after(event: Event, issue: Issue) -> Status:
    if isinstance(event, events.Rewritten) and not event.resumes:
        return issue.status
    return next_status(issue.status, event.action, before=issue.status_before, has_unit=issue.lead is not None)


def replay(history: Iterable[Event]) -> Issue:
    """The issue that a journal tells of."""
    issue: Issue | None = None
    for event in history:
        issue = evolve(issue, event)
    if issue is None:
        raise ValueError("an empty journal tells of no issue")
    return issue


@singledispatch
def _change(event: Event, issue: Issue) -> Issue:
    """What the event changes beside the status; signing, noting and the like may change nothing."""
    return issue


def _resumed(issue: Issue, event: events.Added | events.Rewritten) -> Issue:
    if issue.status is not Status.WAITING:
        return issue
    return replace(
        issue,
        dispatch_by=event.dispatch_by or issue.dispatch_by,
        sign_by=event.sign_by or issue.sign_by,
        due=event.due or issue.due,
        question=None,
        waiting_since=None,
    )


@_change.register
def _(event: events.Added, issue: Issue) -> Issue:
    title = issue.title or summary(event.part.text)  # it may have begun with a picture alone
    return replace(_resumed(issue, event), parts=(*issue.parts, event.part), title=title)


@_change.register
def _(event: events.Rewritten, issue: Issue) -> Issue:
    rewritten = issue.part(event.message_id, event.chat)
    parts = tuple(replace(part, text=event.after) if part is rewritten else part for part in issue.parts)
    rewrote = _resumed(issue, event) if event.resumes else issue
    return replace(rewrote, parts=parts, title=event.title)


@_change.register
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
        waiting_since=None,
    )


@_change.register
def _(event: events.Split, issue: Issue) -> Issue:
    return replace(issue, parts=tuple(part for part in issue.parts if part not in event.parts))


@_change.register
def _(event: events.Classified, issue: Issue) -> Issue:
    leaves = issue.visibility is Visibility.OPEN and event.visibility is Visibility.PRIVATE
    return replace(issue, visibility=event.visibility, left_group=issue.left_group or leaves)


@_change.register
def _(event: events.Instructed, issue: Issue) -> Issue:
    return replace(
        issue,
        instruction=Instruction(leader=event.by, text=event.text, public=event.public),
        dispatch_by=event.dispatch_by or issue.dispatch_by,
        due=event.due if event.due and issue.lead and issue.handled_at is None else issue.due,
        ordered_due=event.due or issue.ordered_due,
        ordered_units=event.units or issue.ordered_units,
    )


@_change.register
def _(event: events.Accepted, issue: Issue) -> Issue:
    return replace(issue, dispatch_by=event.dispatch_by)


@_change.register
def _(event: events.Declined, issue: Issue) -> Issue:
    return replace(issue, decline_reason=event.reason, closed_at=event.at)


@_change.register
def _(event: events.Dispatched, issue: Issue) -> Issue:
    return replace(
        issue,
        lead=event.lead,
        assisting=event.assisting,
        due=event.due,
        sign_by=event.sign_by,
        remark=event.remark,
        ordered_units=(),
        signed_by=None,
        progress=None,
    )


@_change.register
def _(event: events.Signed, issue: Issue) -> Issue:
    return replace(issue, signed_by=event.by)


@_change.register
def _(event: events.Progressed, issue: Issue) -> Issue:
    return replace(issue, progress=event.text)


@_change.register
def _(event: events.Asked, issue: Issue) -> Issue:
    return replace(issue, question=event.question, waiting_since=event.at, status_before=issue.status)


@_change.register
def _(event: events.Handled, issue: Issue) -> Issue:
    return replace(issue, answer=event.answer, handled_at=event.at)


@_change.register
def _(event: events.Confirmed, issue: Issue) -> Issue:
    return replace(issue, rating=event.rating, closed_at=event.at)


@_change.register
def _(event: events.Redone, issue: Issue) -> Issue:
    return replace(
        issue,
        redo_reason=event.reason,
        redone=issue.redone + 1,
        due=event.due if issue.lead else None,
        sign_by=event.sign_by if issue.lead else None,
        dispatch_by=event.dispatch_by,
        ordered_due=None,
        signed_by=None,
        progress=None,
        handled_at=None,
        rating=None,
        closed_at=None,
    )
