"""The one way to change an issue: a command comes in, events or a refusal come out. Pure.

`now` is aware and in the city's zone: working hours and holidays are the city's.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.core import commands as c
from bot.core import events as e
from bot.core.clocks import after_wait, as_urgent, cut_by, earlier, known_now
from bot.core.covered import left_out
from bot.core.deadlines import Due
from bot.core.evolve import evolve
from bot.core.extensions import asked_until, would_be
from bot.core.issue import Issue
from bot.core.messages import File
from bot.core.nudges import due_now
from bot.core.permissions import may
from bot.core.refusals import Refusal, Why, refused, split_off
from bot.core.rules import Rules
from bot.core.summary import is_telling
from bot.core.triage import Reason
from bot.core.words import OPEN, Action, Outcome, Stage, Status, Urgency

Events = tuple[e.Event, ...]


def decide(issue: Issue | None, command: c.Command, now: datetime, rules: Rules) -> Events | Refusal:
    """The events that `command` makes happen, or why it can't. Raises ValueError for a naive `now`."""
    if now.tzinfo is None:
        raise ValueError("decide needs an aware datetime")
    if issue is None:
        return _begin(command, now, rules)
    return refused(issue, command, now, rules) or _HOW[type(command)](issue, command, now, rules)


def _begin(command: c.Command, now: datetime, rules: Rules) -> Events | Refusal:
    if not isinstance(command, c.OpenIssue):
        raise ValueError(f"{type(command).__name__} needs an issue")
    return _open(command, now, rules) if may(command.by, Action.OPEN, None) else Refusal(Why.NOT_ALLOWED, Action.OPEN)


def _open(command: c.OpenIssue, now: datetime, rules: Rules) -> Events:
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
            accept_by=rules.accept_due(command.kind, command.urgency, now),
            split_from=command.split_from,
        ),
    )


def _add(issue: Issue, command: c.Add, now: datetime, rules: Rules) -> Events:
    missing = _missing(issue, command, command.part.text, command.part.files)
    added = e.Added(
        at=now,
        by=command.by,
        part=command.part,
        title="" if is_telling(issue.title) else command.title,
        missing=missing,
        **({} if missing else after_wait(issue, now, rules.calendar)),
    )
    return _with_what_follows(issue, added, command.part.text, command.urgent_for, rules)


def _missing(issue: Issue, command: c.Add | c.Rewrite, text: str, files: Sequence[File]) -> tuple[str, ...]:
    """What was asked for and has not come yet; nobody waits for papers while something burns."""
    if issue.status is not Status.WAITING or _becomes_urgent(issue, command):
        return ()
    return left_out(issue.asked_items, issue.missing, text, files)


def _becomes_urgent(issue: Issue, command: c.Add | c.Rewrite) -> bool:
    return bool(command.urgent_for) and issue.urgency is Urgency.NORMAL


def _with_what_follows(
    issue: Issue, said: e.Added | e.Rewritten, text: str, urgent_for: Sequence[Reason], rules: Rules
) -> Events:
    """The requester said more: it may have become urgent, and what a leader ordered meanwhile may be done now."""
    after = evolve(issue, said)
    raised = _raised(after, said, text, urgent_for, rules)
    for event in raised:
        after = evolve(after, event)
    return (said, *raised, *_ordered_meanwhile(after, said.at, rules))


#: Nobody needs to hurry any more once there is a result.
_CAN_BECOME_URGENT = OPEN - {Status.HANDLED}


def _raised(issue: Issue, said: e.Event, text: str, urgent_for: Sequence[Reason], rules: Rules) -> Events:
    """Upwards only: that it is less urgent than it seemed is for a person to say."""
    if not urgent_for or issue.urgency is not Urgency.NORMAL or issue.status not in _CAN_BECOME_URGENT:
        return ()
    limits = as_urgent(issue, said.at, rules)
    return (e.Raised(at=said.at, by=said.by, text=text, reasons=tuple(urgent_for), **limits),)


def _ordered_meanwhile(issue: Issue, now: datetime, rules: Rules) -> Events:
    """What a leader ordered while the requester was asked is done once the answer is there."""
    if not issue.ordered_units or issue.instruction is None:
        return ()
    lead, *assisting = issue.ordered_units
    dispatch = c.Dispatch(by=issue.instruction.leader, lead=lead, assisting=tuple(assisting))
    return () if refused(issue, dispatch, now, rules) else _dispatch(issue, dispatch, now, rules)


#: Characters by which an edit must grow to answer a question: less is a mended typing error.
SAYS_MORE = 6


def _rewrite(issue: Issue, command: c.Rewrite, now: datetime, rules: Rules) -> Events:
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
        **(after_wait(issue, now, rules.calendar) if resumes else {}),
    )
    return _with_what_follows(issue, rewritten, command.text, command.urgent_for, rules)


def _headed(issue: Issue, title: str, *, opens: bool) -> str:
    """The opening message heads the issue; where it said nothing, another may. 哈哈 heads nothing that had a head."""
    if is_telling(issue.title) and not (opens and is_telling(title)):
        return issue.title
    return title or issue.title


def _withdraw(issue: Issue, command: c.Withdraw, now: datetime, rules: Rules) -> Events:
    return (e.Withdrawn(at=now, by=command.by, reason=command.reason),)


def _split(issue: Issue, command: c.Split, now: datetime, rules: Rules) -> Events:
    return (e.Split(at=now, by=command.by, parts=split_off(issue, command), into=command.into),)


def _classify(issue: Issue, command: c.Classify, now: datetime, rules: Rules) -> Events:
    return (e.Classified(at=now, by=command.by, visibility=command.visibility),)


def _instruct(issue: Issue, command: c.Instruct, now: datetime, rules: Rules) -> Events:
    events = _instructed(issue, command, now, rules)
    if not command.supervises or issue.supervised:
        return events
    return (*events, e.Supervised(at=now, by=command.by))


def _instructed(issue: Issue, command: c.Instruct, now: datetime, rules: Rules) -> Events:
    """The leader's word, and the dispatch that it orders where it names units."""
    accepts = issue.status is Status.RECEIVED
    instructed = e.Instructed(
        at=now,
        by=command.by,
        text=command.text,
        public=command.public,
        due=command.due,
        sign_by=cut_by(issue, command.due),
        dispatch_by=rules.dispatch_due(issue.kind, issue.urgency, now) if accepts else None,
        orders=bool(command.units or command.due),
    )
    if not command.units:
        return (instructed,)
    after = evolve(issue, instructed)
    dispatch = c.Dispatch(by=command.by, lead=command.units[0], assisting=command.units[1:], due=command.due)
    if _has_it_already(after, dispatch):
        return (instructed,)
    if refused(after, dispatch, now, rules):
        later = command.units if issue.status is Status.WAITING else ()
        return (replace(instructed, units=later),)
    return (instructed, *_dispatch(after, dispatch, now, rules))


def _has_it_already(issue: Issue, dispatch: c.Dispatch) -> bool:
    """An instruction to the unit that works on it is no new dispatch: it need not sign again."""
    return issue.lead == dispatch.lead and set(dispatch.assisting_units) <= set(issue.assisting)


def _accept(issue: Issue, command: c.Accept, now: datetime, rules: Rules) -> Events:
    return (e.Accepted(at=now, by=command.by, dispatch_by=rules.dispatch_due(issue.kind, issue.urgency, now)),)


def _decline(issue: Issue, command: c.Decline, now: datetime, rules: Rules) -> Events:
    return (e.Declined(at=now, by=command.by, reason=command.reason),)


def _dispatch(issue: Issue, command: c.Dispatch, now: datetime, rules: Rules) -> Events:
    due = command.due or handling_due(issue, command.lead, now, rules)
    return (
        e.Dispatched(
            at=now,
            by=command.by,
            lead=command.lead,
            assisting=command.assisting_units,
            due=due,
            sign_by=earlier(rules.sign_due(issue.kind, issue.urgency, now, command.lead), due),
            remark=command.remark,
            ruling=_is_ruling(issue, command.lead),
        ),
    )


def _is_ruling(issue: Issue, lead: str) -> bool:
    """What was ruled once stays so, whoever is to assist from now on."""
    return issue.ruling_asked or lead in issue.returned_by or (issue.ruled and lead == issue.lead)


def handling_due(issue: Issue, lead: str, now: datetime, rules: Rules) -> Due:
    """The limit of a dispatch that names none: a leader's deadline while it lies ahead, else that of its kind.

    A unit that gave it back and gets it again gains no time by that.
    """
    if issue.ordered_due and issue.ordered_due.at > now:
        return issue.ordered_due
    if issue.ruling_asked and lead == issue.lead and issue.due:
        return issue.due
    if lead in issue.returned_by[-1:] and issue.returned_due and issue.returned_due.at > now:
        return issue.returned_due
    return rules.handle_due(issue.kind, issue.urgency, now, lead)


def _sign(issue: Issue, command: c.Sign, now: datetime, rules: Rules) -> Events:
    return (e.Signed(at=now, by=command.by),)


def _progress(issue: Issue, command: c.Progress, now: datetime, rules: Rules) -> Events:
    return (e.Progressed(at=now, by=command.by, text=command.text),)


def _note(issue: Issue, command: c.Note, now: datetime, rules: Rules) -> Events:
    return (e.Noted(at=now, by=command.by, text=command.text),)


def _ask(issue: Issue, command: c.Ask, now: datetime, rules: Rules) -> Events:
    return (e.Asked(at=now, by=command.by, question=command.question, items=command.items),)


def _resume(issue: Issue, command: c.Resume, now: datetime, rules: Rules) -> Events:
    resumed = e.Resumed(at=now, by=command.by, note=command.note, **after_wait(issue, now, rules.calendar))
    return (resumed, *_ordered_meanwhile(evolve(issue, resumed), now, rules))


def _handle(issue: Issue, command: c.Handle, now: datetime, rules: Rules) -> Events:
    return (e.Handled(at=now, by=command.by, answer=command.answer),)


def _confirm(issue: Issue, command: c.Confirm, now: datetime, rules: Rules) -> Events:
    return (e.Confirmed(at=now, by=command.by, rating=command.rating),)


def _redo(issue: Issue, command: c.Redo, now: datetime, rules: Rules) -> Events:
    return (
        e.Redone(
            at=now,
            by=command.by,
            reason=command.reason,
            due=rules.handle_due(issue.kind, issue.urgency, now, issue.lead),
            sign_by=rules.sign_due(issue.kind, issue.urgency, now, issue.lead),
            dispatch_by=rules.dispatch_due(issue.kind, issue.urgency, now),
        ),
    )


def _return(issue: Issue, command: c.Return, now: datetime, rules: Rules) -> Events:
    """Once; after that it is for the office to rule."""
    if issue.returned_by:
        return (e.RulingAsked(at=now, by=command.by, reason=command.reason),)
    due = rules.dispatch_due(issue.kind, issue.urgency, now)
    return (e.Returned(at=now, by=command.by, reason=command.reason, dispatch_by=due),)


def _ask_extension(issue: Issue, command: c.AskExtension, now: datetime, rules: Rules) -> Events:
    """Whoever grants it need not ask: what the office extends itself is extended at once."""
    until, days = asked_until(issue, command.working_days, now, rules), command.working_days
    asked = e.ExtensionAsked(at=now, by=command.by, reason=command.reason, until=until, working_days=days)
    if not may(command.by, Action.GRANT, issue):
        return (asked,)
    return (asked, e.Extended(at=now, by=command.by, due=until))


def _grant(issue: Issue, command: c.Grant, now: datetime, rules: Rules) -> Events:
    if not command.granted or issue.extension is None:
        return (e.NotExtended(at=now, by=command.by, reason=command.reason),)
    return (e.Extended(at=now, by=command.by, due=would_be(issue, issue.extension, now, rules)),)


def _remind(issue: Issue, command: c.Remind, now: datetime, rules: Rules) -> Events:
    return (e.Reminded(at=now, by=command.by, text=command.text),)


def _supervise(issue: Issue, command: c.Supervise, now: datetime, rules: Rules) -> Events:
    return (e.Supervised(at=now, by=command.by, text=command.text),)


def _nudge(issue: Issue, command: c.Nudge, now: datetime, rules: Rules) -> Events:
    """What the clock has to tell; what has gone as far as the deputy is supervised from then on."""
    nudged = [
        e.Nudged(at=now, by=command.by, limit=limit, stages=tuple(m.stage for m in come), of=come[0].of)
        for limit, come in due_now(issue, rules, now).items()
    ]
    goes_up = any(event.limit == "due" and Stage.DEPUTY in event.stages for event in nudged)
    supervised = [e.Supervised(at=now, by=command.by)] if goes_up and not issue.supervised else []
    return (*nudged, *supervised)


def _call_back(issue: Issue, command: c.CallBack, now: datetime, rules: Rules) -> Events:
    """Whoever is not satisfied gets it redone, as if they had pressed the button."""
    called = e.CalledBack(at=now, by=command.by, outcome=command.outcome, text=command.text)
    if command.outcome is not Outcome.NOT_SATISFIED:
        return (called,)
    redo = c.Redo(by=command.by, reason=command.text)
    return (called, *_redo(issue, redo, now, rules))


def _lapse(issue: Issue, command: c.Lapse, now: datetime, rules: Rules) -> Events:
    return (e.Lapsed(at=now, by=command.by),)


def _recount(issue: Issue, command: c.Recount, now: datetime, rules: Rules) -> Events:
    return (e.Recounted(at=now, by=command.by, **known_now(issue, now, rules.calendar)),)


_HOW: dict[type[c.Command], Callable[[Issue, Any, datetime, Rules], Events]] = {
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
    c.Return: _return,
    c.AskExtension: _ask_extension,
    c.Grant: _grant,
    c.Remind: _remind,
    c.Supervise: _supervise,
    c.Nudge: _nudge,
    c.CallBack: _call_back,
    c.Lapse: _lapse,
    c.Recount: _recount,
}
