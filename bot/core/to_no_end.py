"""Why not at all: it stands like that already, says nothing, or there is nothing that it could be about."""

from bot.core import commands as c
from bot.core.issue import Issue
from bot.core.permissions import may_speak_for
from bot.core.splitting import split_off
from bot.core.why import Why
from bot.core.words import Action, Outcome, Status, Visibility


def why_nothing(issue: Issue, command: c.Command) -> Why | None:
    """It stands like that already, or there is nothing that the command could be about."""
    if isinstance(command, c.Dispatch) and _changes_nothing(issue, command):
        return Why.ALREADY
    if isinstance(command, c.Rewrite) and _same_text(issue, command):
        return Why.ALREADY
    if isinstance(command, c.Classify) and not _hides(issue, command):
        return Why.ALREADY
    if isinstance(command, c.Confirm) and not awaits_word(issue):
        return Why.ALREADY
    if isinstance(command, c.Split) and not split_off(issue, command):
        return Why.NOT_SPLIT
    if isinstance(command, c.Resemble) and issue.resembles == command.numbers:
        return Why.ALREADY
    if isinstance(command, c.Identify) and issue.requester == command.requester:
        return Why.ALREADY
    if isinstance(command, c.Forward) and not set(command.to) - set(issue.units):
        return Why.ALREADY
    if isinstance(command, c.Contribute) and not may_speak_for(command.by, issue.share_of(command.whose)):
        return Why.NOT_ALLOWED
    if isinstance(command, c.Supervise) and issue.supervised and not command.text.strip():
        return Why.ALREADY
    return None


#: A second press of the same button finds this status.
_DONE = {
    Action.ACCEPT: Status.ACCEPTED,
    Action.DECLINE: Status.DECLINED,
    Action.SIGN: Status.IN_PROGRESS,
    Action.ASK: Status.WAITING,
    Action.HANDLE: Status.HANDLED,
    Action.CONFIRM: Status.CLOSED,
    Action.WITHDRAW: Status.WITHDRAWN,
    Action.LAPSE: Status.CLOSED,
}


def is_done(issue: Issue, command: c.Command) -> bool:
    if command.action is Action.RESUME:
        return issue.status is issue.status_before  # it runs on already
    return _DONE.get(command.action) is issue.status


def is_empty(command: c.Command) -> bool:
    match command:
        case c.Decline(reason=text) | c.Redo(reason=text) | c.Return(reason=text) | c.AskExtension(reason=text):
            return not text.strip()
        case c.CallBack(outcome=Outcome.NOT_SATISFIED, text=text):
            return not text.strip()
        case c.Ask(question=text, items=items):
            return not text.strip() and not items
        case c.Handle(answer=text):
            return not text.strip()
        case c.Instruct(text=text) | c.Progress(text=text) | c.Note(text=text) | c.Contribute(text=text):
            return not text.strip()
        case _:
            return False


def _changes_nothing(issue: Issue, command: c.Dispatch) -> bool:
    """Somebody pressed twice."""
    new = any(set(one.to) - set(issue.units) for one in command.onward)
    return stands_like_that(issue, command) and not new


def stands_like_that(issue: Issue, command: c.Dispatch) -> bool:
    """The same units, a county's own left aside, and no new deadline."""
    same_units = issue.lead == command.lead and set(issue.assisting) == set(command.assisting_units)
    same_due = command.due is None or command.due == issue.due
    has_it = issue.status in (Status.DISPATCHED, Status.IN_PROGRESS) and not issue.ruling_asked
    return has_it and same_units and same_due


def _same_text(issue: Issue, command: c.Rewrite) -> bool:
    part = issue.part(command.message_id, command.chat)
    return part is None or part.text == command.text


def _hides(issue: Issue, command: c.Classify) -> bool:
    return (issue.visibility, command.visibility) == (Visibility.OPEN, Visibility.PRIVATE)


def awaits_word(issue: Issue) -> bool:
    """There is a result that the requester has said nothing of, though silence may have closed it."""
    return issue.status is Status.HANDLED or issue.unconfirmed
