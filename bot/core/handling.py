"""What leaders, the office and the units do with an issue, decided: see `bot.core.decide`."""

from dataclasses import replace
from datetime import datetime

from bot.core import commands as c
from bot.core import deadlines, sharing
from bot.core import events as e
from bot.core.clocks import after_wait, cut_by, earlier
from bot.core.deadlines import Due
from bot.core.events import Events
from bot.core.evolve import evolve
from bot.core.extensions import asked_until, would_be
from bot.core.issue import Issue
from bot.core.permissions import followed_by, may, owns
from bot.core.refusals import refused
from bot.core.rules import Rules
from bot.core.splitting import split_off
from bot.core.to_no_end import stands_like_that
from bot.core.words import WITH_UNIT, Action, Outcome, Status


def split(issue: Issue, command: c.Split, now: datetime, rules: Rules) -> Events:
    return (e.Split(at=now, by=command.by, parts=split_off(issue, command), into=command.into),)


def classify(issue: Issue, command: c.Classify, now: datetime, rules: Rules) -> Events:
    return (e.Classified(at=now, by=command.by, visibility=command.visibility),)


def instruct(issue: Issue, command: c.Instruct, now: datetime, rules: Rules) -> Events:
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
    after, (lead, *assisting) = evolve(issue, instructed), command.units
    order = c.Dispatch(by=command.by, lead=lead, assisting=tuple(assisting), due=command.due, onward=command.onward)
    if issue.status in WITH_UNIT and _has_it_already(after, order):
        return (instructed, *sharing.onward(after, order.onward, command.by, now))
    if _has_it_already(after, order) and not _goes_further(after, order):
        return (instructed,)
    if refused(after, order, now, rules):
        later = issue.status is Status.WAITING
        return (replace(instructed, units=command.units, onward=command.onward) if later else instructed,)
    return (instructed, *dispatch(after, order, now, rules))


def _has_it_already(issue: Issue, order: c.Dispatch) -> bool:
    """An instruction to the unit that works on it is no new dispatch: it need not sign again."""
    return issue.lead == order.lead and set(order.assisting_units) <= set(issue.assisting)


def _goes_further(issue: Issue, order: c.Dispatch) -> bool:
    """To a county's own units that do not have it yet."""
    return any(sharing.new_to(issue, one) for one in order.onward)


def accept(issue: Issue, command: c.Accept, now: datetime, rules: Rules) -> Events:
    return (e.Accepted(at=now, by=command.by, dispatch_by=rules.dispatch_due(issue.kind, issue.urgency, now)),)


def decline(issue: Issue, command: c.Decline, now: datetime, rules: Rules) -> Events:
    return (e.Declined(at=now, by=command.by, reason=command.reason),)


def dispatch(issue: Issue, command: c.Dispatch, now: datetime, rules: Rules) -> Events:
    """Where the same units have it, and a county's own are new, they alone get it: nobody need sign again."""
    if stands_like_that(issue, command):
        return sharing.onward(issue, command.onward, command.by, now)
    due = command.due or handling_due(issue, command.lead, now, rules)
    dispatched = e.Dispatched(
        at=now,
        by=command.by,
        lead=command.lead,
        assisting=command.assisting_units,
        due=due,
        sign_by=earlier(rules.sign_due(issue.kind, issue.urgency, now, command.lead), due),
        remark=command.remark,
        ruling=_is_ruling(issue, command.lead),
    )
    return (dispatched, *sharing.onward(evolve(issue, dispatched), command.onward, command.by, now))


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
    if lead in issue.returned_by[-1:] and issue.returned_due and issue.returned_at:
        has_passed = issue.returned_due.at <= now  # while it lay with the office: what was left of it is left
        left = deadlines.resume(issue.returned_due, issue.returned_at, now, issue.urgency, rules.calendar)
        return left if has_passed else issue.returned_due
    return rules.handle_due(issue.kind, issue.urgency, now, lead)


def sign(issue: Issue, command: c.Sign, now: datetime, rules: Rules) -> Events:
    return (e.Signed(at=now, by=command.by),)


def progress(issue: Issue, command: c.Progress, now: datetime, rules: Rules) -> Events:
    return (e.Progressed(at=now, by=command.by, text=command.text),)


def note(issue: Issue, command: c.Note, now: datetime, rules: Rules) -> Events:
    return (e.Noted(at=now, by=command.by, text=command.text),)


def identify(issue: Issue, command: c.Identify, now: datetime, rules: Rules) -> Events:
    return (e.Identified(at=now, by=command.by, requester=command.requester),)


def ask(issue: Issue, command: c.Ask, now: datetime, rules: Rules) -> Events:
    return (e.Asked(at=now, by=command.by, question=command.question, items=command.items),)


def resume(issue: Issue, command: c.Resume, now: datetime, rules: Rules) -> Events:
    resumed = e.Resumed(at=now, by=command.by, note=command.note, **after_wait(issue, now, rules.calendar))
    return (resumed, *ordered_meanwhile(evolve(issue, resumed), now, rules))


def handle(issue: Issue, command: c.Handle, now: datetime, rules: Rules) -> Events:
    return (e.Handled(at=now, by=command.by, answer=command.answer, on_the_spot=command.on_the_spot),)


def confirm(issue: Issue, command: c.Confirm, now: datetime, rules: Rules) -> Events:
    return (e.Confirmed(at=now, by=command.by, rating=command.rating),)


def redo(issue: Issue, command: c.Redo, now: datetime, rules: Rules) -> tuple[e.Redone]:
    return (
        e.Redone(
            at=now,
            by=command.by,
            reason=command.reason,
            heard=owns(command.by, issue) or followed_by(command.by, issue) is not None,
            due=rules.handle_due(issue.kind, issue.urgency, now, issue.lead),
            sign_by=rules.sign_due(issue.kind, issue.urgency, now, issue.lead),
            dispatch_by=rules.dispatch_due(issue.kind, issue.urgency, now),
        ),
    )


def give_back(issue: Issue, command: c.Return, now: datetime, rules: Rules) -> Events:
    """Once; after that it is for the office to rule. Who merely shares in it hands that up."""
    if command.by.unit != issue.lead:
        return sharing.hand_up(issue, command, now, rules)
    if issue.returned_by:
        return (e.RulingAsked(at=now, by=command.by, reason=command.reason),)
    due = rules.dispatch_due(issue.kind, issue.urgency, now)
    return (e.Returned(at=now, by=command.by, reason=command.reason, dispatch_by=due),)


def ask_extension(issue: Issue, command: c.AskExtension, now: datetime, rules: Rules) -> Events:
    """Whoever grants it need not ask: what the office extends itself is extended at once."""
    until, days = asked_until(issue, command.working_days, now, rules), command.working_days
    asked = e.ExtensionAsked(at=now, by=command.by, reason=command.reason, until=until, working_days=days)
    if not may(command.by, Action.GRANT, issue):
        return (asked,)
    return (asked, e.Extended(at=now, by=command.by, due=until))


def grant(issue: Issue, command: c.Grant, now: datetime, rules: Rules) -> Events:
    if not command.granted or issue.extension is None:
        return (e.NotExtended(at=now, by=command.by, reason=command.reason),)
    return (e.Extended(at=now, by=command.by, due=would_be(issue, issue.extension, now, rules)),)


def remind(issue: Issue, command: c.Remind, now: datetime, rules: Rules) -> Events:
    return (e.Reminded(at=now, by=command.by, text=command.text),)


def supervise(issue: Issue, command: c.Supervise, now: datetime, rules: Rules) -> Events:
    return (e.Supervised(at=now, by=command.by, text=command.text),)


def ordered_meanwhile(issue: Issue, now: datetime, rules: Rules) -> Events:
    """What a leader ordered while the requester was asked is done once the answer is there."""
    if not issue.ordered_units or issue.instruction is None:
        return ()
    lead, *assisting = issue.ordered_units
    by, onward = issue.instruction.leader, issue.ordered_onward
    order = c.Dispatch(by=by, lead=lead, assisting=tuple(assisting), onward=onward)
    return () if refused(issue, order, now, rules) else dispatch(issue, order, now, rules)


def call_back(issue: Issue, command: c.CallBack, now: datetime, rules: Rules) -> Events:
    """Whoever is not satisfied gets it redone, as if they had pressed the button."""
    called = e.CalledBack(at=now, by=command.by, outcome=command.outcome, text=command.text)
    if command.outcome is not Outcome.NOT_SATISFIED:
        return (called,)
    again = c.Redo(by=command.by, reason=command.text)
    return (called, *(replace(event, heard=True) for event in redo(issue, again, now, rules)))
