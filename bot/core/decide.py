"""The one way to change an issue: a command comes in, events or a refusal come out. Pure.

`now` is aware and in the city's zone: working hours and holidays are the city's.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.core import commands as c
from bot.core import events as e
from bot.core.clocks import after_wait, as_urgent, cut_by, earlier
from bot.core.covered import left_out
from bot.core.deadlines import Due, accept_due, dispatch_due, handle_due, sign_due
from bot.core.evolve import evolve
from bot.core.issue import Issue
from bot.core.messages import File
from bot.core.permissions import may
from bot.core.refusals import Refusal, Why, refused, split_off
from bot.core.summary import is_telling
from bot.core.triage import Reason
from bot.core.words import OPEN, Action, Status, Urgency

Events = tuple[e.Event, ...]


def decide(issue: Issue | None, command: c.Command, now: datetime) -> Events | Refusal:
    """The events that `command` makes happen, or why it can't. Raises ValueError for a naive `now`."""
    if now.tzinfo is None:
        raise ValueError("decide needs an aware datetime")
    if issue is None:
        return _begin(command, now)
    return refused(issue, command, now) or _HOW[type(command)](issue, command, now)


def _begin(command: c.Command, now: datetime) -> Events | Refusal:
    if not isinstance(command, c.OpenIssue):
        raise ValueError(f"{type(command).__name__} needs an issue")
    return _open(command, now) if may(command.by, Action.OPEN, None) else Refusal(Why.NOT_ALLOWED, Action.OPEN)


def _open(command: c.OpenIssue, now: datetime) -> Events:
    return (
        e.IssueOpened(
            at=now,
            by=command.by,
            number=command.number,
            requester=command.requester,
            title=command.title,
            kind=command.kind,
            urgency=command.urgency,
            source=command.source,
            visibility=command.visibility,
            chat=command.chat,
            parts=command.parts,
            reasons=command.reasons,
            likely_units=command.likely_units,
            accept_by=accept_due(command.kind, command.urgency, now),
            split_from=command.split_from,
        ),
    )


def _add(issue: Issue, command: c.Add, now: datetime) -> Events:
    missing = _missing(issue, command, command.part.text, command.part.files)
    added = e.Added(
        at=now,
        by=command.by,
        part=command.part,
        title="" if is_telling(issue.title) else command.title,
        missing=missing,
        **({} if missing else after_wait(issue, now)),
    )
    return _with_what_follows(issue, added, command.part.text, command.urgent_for)


def _missing(issue: Issue, command: c.Add | c.Rewrite, text: str, files: Sequence[File]) -> tuple[str, ...]:
    """What was asked for and has not come yet; nobody waits for papers while something burns."""
    if issue.status is not Status.WAITING or _becomes_urgent(issue, command):
        return ()
    return left_out(issue.asked_items, issue.missing, text, files)


def _becomes_urgent(issue: Issue, command: c.Add | c.Rewrite) -> bool:
    return bool(command.urgent_for) and issue.urgency is Urgency.NORMAL


def _with_what_follows(issue: Issue, said: e.Added | e.Rewritten, text: str, urgent_for: Sequence[Reason]) -> Events:
    """The requester said more: it may have become urgent, and what a leader ordered meanwhile may be done now."""
    after = evolve(issue, said)
    raised = _raised(after, said, text, urgent_for)
    for event in raised:
        after = evolve(after, event)
    return (said, *raised, *_ordered_meanwhile(after, said.at))


#: Nobody needs to hurry any more once there is a result.
_CAN_BECOME_URGENT = OPEN - {Status.HANDLED}


def _raised(issue: Issue, said: e.Event, text: str, urgent_for: Sequence[Reason]) -> Events:
    """Upwards only: that it is less urgent than it seemed is for a person to say."""
    if not urgent_for or issue.urgency is not Urgency.NORMAL or issue.status not in _CAN_BECOME_URGENT:
        return ()
    limits = as_urgent(issue, said.at)
    return (e.Raised(at=said.at, by=said.by, text=text, reasons=tuple(urgent_for), **limits),)


def _ordered_meanwhile(issue: Issue, now: datetime) -> Events:
    """What a leader ordered while the requester was asked is done once the answer is there."""
    if not issue.ordered_units or issue.instruction is None:
        return ()
    lead, *assisting = issue.ordered_units
    dispatch = c.Dispatch(by=issue.instruction.leader, lead=lead, assisting=tuple(assisting))
    return () if refused(issue, dispatch, now) else _dispatch(issue, dispatch, now)


#: Characters by which an edit must grow to answer a question: less is a mended typing error.
SAYS_MORE = 6


def _rewrite(issue: Issue, command: c.Rewrite, now: datetime) -> Events:
    part = issue.part(command.message_id, command.chat)
    before = part.text if part else ""
    heads = part is not None and part in (issue.parts[0], issue.titling)
    answers = _becomes_urgent(issue, command) or len(command.text) >= len(before) + SAYS_MORE
    missing = _missing(issue, command, command.text, part.files if part else ()) if answers else issue.missing
    resumes = answers and not missing
    rewritten = e.Rewritten(
        at=now,
        by=command.by,
        message_id=command.message_id,
        chat=command.chat,
        before=before,
        after=command.text,
        title=_headed(issue, command.title, opens=heads),
        resumes=resumes,
        missing=missing,
        **(after_wait(issue, now) if resumes else {}),
    )
    return _with_what_follows(issue, rewritten, command.text, command.urgent_for)


def _headed(issue: Issue, title: str, *, opens: bool) -> str:
    """The opening message heads the issue; where it said nothing, another may. 哈哈 heads nothing that had a head."""
    if is_telling(issue.title) and not (opens and is_telling(title)):
        return issue.title
    return title or issue.title


def _withdraw(issue: Issue, command: c.Withdraw, now: datetime) -> Events:
    return (e.Withdrawn(at=now, by=command.by, reason=command.reason),)


def _split(issue: Issue, command: c.Split, now: datetime) -> Events:
    return (e.Split(at=now, by=command.by, parts=split_off(issue, command), into=command.into),)


def _classify(issue: Issue, command: c.Classify, now: datetime) -> Events:
    return (e.Classified(at=now, by=command.by, visibility=command.visibility),)


def _instruct(issue: Issue, command: c.Instruct, now: datetime) -> Events:
    """The leader's word, and the dispatch that it orders where it names units."""
    accepts = issue.status is Status.RECEIVED
    instructed = e.Instructed(
        at=now,
        by=command.by,
        text=command.text,
        public=command.public,
        due=command.due,
        sign_by=cut_by(issue, command.due),
        dispatch_by=dispatch_due(issue.kind, issue.urgency, now) if accepts else None,
        orders=bool(command.units or command.due),
    )
    if not command.units:
        return (instructed,)
    after = evolve(issue, instructed)
    dispatch = c.Dispatch(by=command.by, lead=command.units[0], assisting=command.units[1:], due=command.due)
    if _has_it_already(after, dispatch):
        return (instructed,)
    if refused(after, dispatch, now):
        later = command.units if issue.status is Status.WAITING else ()
        return (replace(instructed, units=later),)
    return (instructed, *_dispatch(after, dispatch, now))


def _has_it_already(issue: Issue, dispatch: c.Dispatch) -> bool:
    """An instruction to the unit that works on it is no new dispatch: it need not sign again."""
    return issue.lead == dispatch.lead and set(dispatch.assisting_units) <= set(issue.assisting)


def _accept(issue: Issue, command: c.Accept, now: datetime) -> Events:
    return (e.Accepted(at=now, by=command.by, dispatch_by=dispatch_due(issue.kind, issue.urgency, now)),)


def _decline(issue: Issue, command: c.Decline, now: datetime) -> Events:
    return (e.Declined(at=now, by=command.by, reason=command.reason),)


def _dispatch(issue: Issue, command: c.Dispatch, now: datetime) -> Events:
    due = command.due or handling_due(issue, now)
    return (
        e.Dispatched(
            at=now,
            by=command.by,
            lead=command.lead,
            assisting=command.assisting_units,
            due=due,
            sign_by=earlier(sign_due(issue.kind, issue.urgency, now), due),
            remark=command.remark,
        ),
    )


def handling_due(issue: Issue, now: datetime) -> Due:
    """The limit of a dispatch that names none: a leader's deadline while it lies ahead, else that of its kind."""
    if issue.ordered_due and issue.ordered_due.at > now:
        return issue.ordered_due
    return handle_due(issue.kind, issue.urgency, now)


def _sign(issue: Issue, command: c.Sign, now: datetime) -> Events:
    return (e.Signed(at=now, by=command.by),)


def _progress(issue: Issue, command: c.Progress, now: datetime) -> Events:
    return (e.Progressed(at=now, by=command.by, text=command.text),)


def _note(issue: Issue, command: c.Note, now: datetime) -> Events:
    return (e.Noted(at=now, by=command.by, text=command.text),)


def _ask(issue: Issue, command: c.Ask, now: datetime) -> Events:
    return (e.Asked(at=now, by=command.by, question=command.question, items=command.items),)


def _resume(issue: Issue, command: c.Resume, now: datetime) -> Events:
    resumed = e.Resumed(at=now, by=command.by, note=command.note, **after_wait(issue, now))
    return (resumed, *_ordered_meanwhile(evolve(issue, resumed), now))


def _handle(issue: Issue, command: c.Handle, now: datetime) -> Events:
    return (e.Handled(at=now, by=command.by, answer=command.answer),)


def _confirm(issue: Issue, command: c.Confirm, now: datetime) -> Events:
    return (e.Confirmed(at=now, by=command.by, rating=command.rating),)


def _redo(issue: Issue, command: c.Redo, now: datetime) -> Events:
    return (
        e.Redone(
            at=now,
            by=command.by,
            reason=command.reason,
            due=handle_due(issue.kind, issue.urgency, now),
            sign_by=sign_due(issue.kind, issue.urgency, now),
            dispatch_by=dispatch_due(issue.kind, issue.urgency, now),
        ),
    )


_HOW: dict[type[c.Command], Callable[[Issue, Any, datetime], Events]] = {
    c.Add: _add,
    c.Rewrite: _rewrite,
    c.Withdraw: _withdraw,
    c.Split: _split,
    c.Classify: _classify,
    c.Instruct: _instruct,
    c.Accept: _accept,
    c.Decline: _decline,
    c.Dispatch: _dispatch,
    c.Sign: _sign,
    c.Progress: _progress,
    c.Note: _note,
    c.Ask: _ask,
    c.Resume: _resume,
    c.Handle: _handle,
    c.Confirm: _confirm,
    c.Redo: _redo,
}
