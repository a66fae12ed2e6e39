"""The one way to change an issue: a command comes in, events or a refusal come out. Pure.

`now` is aware and in the city's zone: working hours and holidays are the city's.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from bot.core import commands as c
from bot.core import events as e
from bot.core import handling, joining, saying, sharing, ticking
from bot.core.events import Events
from bot.core.issue import Issue
from bot.core.permissions import may_open_for
from bot.core.refusals import Refusal, Why, refused
from bot.core.rules import Rules
from bot.core.words import Action


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
    if not may_open_for(command.by, command.requester):
        return Refusal(Why.NOT_ALLOWED, Action.OPEN)
    return _open(command, now, rules)


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
            leader=command.leader,
            reference=command.reference,
            contact=command.contact,
        ),
    )


_HOW: dict[type[c.Command], Callable[[Issue, Any, datetime, Rules], Events]] = {
    c.Add: saying.add,
    c.Rewrite: saying.rewrite,
    c.Withdraw: saying.withdraw,
    c.Split: handling.split,
    c.Classify: handling.classify,
    c.Instruct: handling.instruct,
    c.Accept: handling.accept,
    c.Decline: handling.decline,
    c.Dispatch: handling.dispatch,
    c.Sign: handling.sign,
    c.Progress: handling.progress,
    c.Note: handling.note,
    c.Ask: handling.ask,
    c.Resume: handling.resume,
    c.Handle: handling.handle,
    c.Confirm: handling.confirm,
    c.Redo: handling.redo,
    c.Return: handling.give_back,
    c.AskExtension: handling.ask_extension,
    c.Grant: handling.grant,
    c.Remind: handling.remind,
    c.Supervise: handling.supervise,
    c.Nudge: ticking.nudge,
    c.CallBack: handling.call_back,
    c.Lapse: ticking.lapse,
    c.Recount: ticking.recount,
    c.Resemble: joining.resemble,
    c.Merge: joining.merge,
    c.Absorb: joining.absorb,
    c.Undo: joining.undo,
    c.Release: joining.release,
    c.Forward: sharing.forward,
    c.Contribute: sharing.contribute,
    c.Identify: handling.identify,
}
