"""Why not now: what is too late, too early, or was just done."""

from datetime import datetime, timedelta

from bot.core import commands as c
from bot.core.clocks import known_now
from bot.core.deadlines import due_after
from bot.core.extensions import allowed, is_too_much
from bot.core.issue import Issue, Share
from bot.core.nudges import due_now, lapses_at
from bot.core.rules import Rules
from bot.core.why import Why
from bot.core.words import ENDED, WITH_UNIT, Action, Outcome, Role

#: A closed issue can be taken up again this long.
REDO_WITHIN = timedelta(days=30)

#: So long the office can take back a merger or a split.
UNDO_WITHIN = timedelta(minutes=10)

#: Whoever was reminded is left to work so long.
REMIND_AGAIN_AFTER = timedelta(minutes=10)


def why_not_by_the_clock(issue: Issue, command: c.Command, now: datetime, rules: Rules) -> Why | None:
    match command:
        case c.Return() if command.by.unit == issue.lead:
            return _why_not_returned(issue, now, rules)
        case c.Return():
            return _why_not_handed_up(issue.share_of(command.by.unit), now, rules)
        case c.AskExtension():
            return _why_not_asked_for(issue, command, now, rules)
        case c.Grant():
            return None if issue.extension else Why.EXTENSION_UNASKED
        case c.Remind():
            return _why_not_reminded(issue, now)
        case c.Nudge():
            return None if due_now(issue, rules, now) else Why.NOT_DUE
        case c.Lapse():
            lapses = lapses_at(issue, rules, now)
            return None if lapses and lapses <= now else Why.NOT_DUE
        case c.Undo():
            return _why_not_undone(issue, command, now)
        case c.Recount():
            return None if known_now(issue, now, rules.calendar) else Why.NOT_DUE
        case _:
            return None


def _why_not_undone(issue: Issue, command: c.Undo, now: datetime) -> Why | None:
    """The bot takes a merger back whenever the issue that went on for both is withdrawn."""
    if issue.joined is None:
        return Why.UNDO_NOTHING
    if is_over(issue):
        return Why.NOT_NOW
    late = not command.by.has(Role.BOT) and now - issue.joined.at > UNDO_WITHIN
    return Why.UNDO_LATE if late else None


def is_over(issue: Issue) -> bool:
    """It has ended by itself: what was split off would end with it."""
    return issue.merged_into is None and issue.status in ENDED


def _why_not_reminded(issue: Issue, now: datetime) -> Why | None:
    if issue.status not in WITH_UNIT:
        return Why.REMIND_NOBODY
    just = issue.reminded_at is not None and now - issue.reminded_at < REMIND_AGAIN_AFTER
    return Why.REMIND_AGAIN if just else None


def may_be_returned(issue: Issue, now: datetime, rules: Rules) -> bool:
    """Whether its unit could still give it back."""
    return _why_not_returned(issue, now, rules) is None


def _why_not_returned(issue: Issue, now: datetime, rules: Rules) -> Why | None:
    if issue.ruled:
        return Why.RULED
    if issue.ruling_asked:
        return Why.RULING_ASKED
    if issue.dispatched_at is None:
        return None
    return _too_late_to_return(issue.dispatched_at, now, rules)


def _too_late_to_return(since: datetime, now: datetime, rules: Rules) -> Why | None:
    until = due_after(rules.give_back, since.astimezone(now.tzinfo), rules.calendar)
    return Why.RETURN_LATE if now > until.at else None


def may_be_handed_up(share: Share, now: datetime, rules: Rules) -> bool:
    """Whether its unit could still give it back."""
    return _why_not_handed_up(share, now, rules) is None


def _why_not_handed_up(share: Share | None, now: datetime, rules: Rules) -> Why | None:
    if share is None:
        return Why.NOT_ALLOWED
    return Why.CONTRIBUTED if share.text is not None else _too_late_to_return(share.since, now, rules)


def _why_not_asked_for(issue: Issue, command: c.AskExtension, now: datetime, rules: Rules) -> Why | None:
    most = allowed(issue, rules)
    if most is None:
        return Why.EXTENSION_USED if issue.extended else Why.EXTENSION_NONE
    if issue.extension is not None:
        return Why.EXTENSION_ASKED
    if issue.due is None or now >= issue.due.at:
        return Why.EXTENSION_LATE
    if command.working_days == 0:
        return Why.EXTENSION_SHORT
    return Why.EXTENSION_LONG if is_too_much(issue, command.working_days, rules) else None


def is_too_late(issue: Issue, command: c.Command, now: datetime) -> bool:
    """To take up again what has ended."""
    return _takes_up_again(command) and issue.closed_at is not None and now - issue.closed_at > REDO_WITHIN


def _takes_up_again(command: c.Command) -> bool:
    not_satisfied = isinstance(command, c.CallBack) and command.outcome is Outcome.NOT_SATISFIED
    return command.action is Action.REDO or not_satisfied
