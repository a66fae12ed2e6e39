"""Why not: every reason for which a command is refused, and what is possible instead."""

from datetime import datetime

from bot.core import commands as c
from bot.core.extensions import allowed
from bot.core.in_time import is_too_late, why_not_by_the_clock
from bot.core.issue import Issue
from bot.core.people import Person
from bot.core.permissions import may
from bot.core.rules import Rules
from bot.core.splitting import splittable
from bot.core.to_no_end import awaits_word, is_done, is_empty, why_nothing
from bot.core.why import Refusal, Why
from bot.core.words import WITH_UNIT, Action, Role, Visibility
from bot.core.workflow import possible_in, rule_for

__all__ = ["DOORS", "Refusal", "Why", "awaits_word", "has_use", "possible", "refused"]

#: The actions that there is a command for; the table knows more than the doors that are built.
DOORS = frozenset(command.action for command in c.Command.__subclasses__())


def refused(issue: Issue, command: c.Command, now: datetime, rules: Rules) -> Refusal | None:
    """Why `command` would be refused now, or None where it would be carried out."""
    why = _why_not(issue, command, now, rules)
    return _refuse(why, issue, command, rules) if why else None


def _why_not(issue: Issue, command: c.Command, now: datetime, rules: Rules) -> Why | None:
    if not may(command.by, command.action, issue):
        return _why_not_theirs(issue, command.by)
    if rule_for(issue.status, command.action) is None:
        return Why.ALREADY if is_done(issue, command) else Why.NOT_NOW
    if is_too_late(issue, command, now):
        return Why.TOO_LATE
    if is_empty(command):
        return Why.NO_TEXT
    return why_nothing(issue, command) or why_not_by_the_clock(issue, command, now, rules)


def _why_not_theirs(issue: Issue, person: Person) -> Why:
    if person.unit in issue.units or person.unit not in issue.former:
        return Why.NOT_ALLOWED
    return Why.HANDED_UP if any(share.unit == person.unit for share in issue.handed_up) else Why.NO_LONGER


def _refuse(why: Why, issue: Issue, command: c.Command, rules: Rules) -> Refusal:
    can = possible(issue, command.by, rules)
    most = allowed(issue, rules) if why is Why.EXTENSION_LONG else None
    to = next((share.of for share in (*issue.shares, *issue.handed_up) if share.unit == command.by.unit), None)
    return Refusal(why, command.action, issue.status, can, issue.number, issue.lead, most, to)


def possible(issue: Issue, person: Person, rules: Rules) -> tuple[Action, ...]:
    """What this person can do with the issue now, as far as there is a command for it."""
    doors = (action for action in possible_in(issue.status) if action in DOORS)
    return tuple(action for action in doors if may(person, action, issue) and has_use(action, issue, rules))


def has_use(action: Action, issue: Issue, rules: Rules) -> bool:
    """Whether there is anything to be split off, anything left to hide, more time to be had and the like."""
    match action:
        case Action.SPLIT:
            return bool(splittable(issue))
        case Action.CLASSIFY:
            return issue.visibility is Visibility.OPEN
        case Action.SUPERVISE:
            return not issue.supervised
        case Action.REMIND:
            return issue.status in WITH_UNIT
        case Action.CONFIRM | Action.CALL_BACK:
            return awaits_word(issue)
        case Action.EXTEND:
            return issue.extension is None and allowed(issue, rules) is not None
        case Action.GRANT:
            return issue.extension is not None
        case Action.UNDO:
            return issue.joined is not None
        case Action.FORWARD:
            return False  # whether the unit has units of its own is for the roster to say
        case Action.CONTRIBUTE:
            return bool(issue.shares)
        case Action.IDENTIFY:
            return issue.requester.has(Role.GUEST)
        case Action.RETURN:
            return not issue.ruled and not issue.ruling_asked
        case _:
            return True
