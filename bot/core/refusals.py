"""Why not: every reason for which a command is refused, and what is possible instead."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.core import commands as c
from bot.core.clocks import known_now
from bot.core.deadlines import Limit, due_after
from bot.core.extensions import allowed, is_too_much
from bot.core.issue import Issue, Share
from bot.core.nudges import due_now, lapses_at
from bot.core.people import Person
from bot.core.permissions import may, may_speak_for
from bot.core.rules import Rules
from bot.core.splitting import split_off, splittable
from bot.core.words import ENDED, WITH_UNIT, Action, Outcome, Role, Status, Visibility
from bot.core.workflow import possible_in, rule_for

#: A closed issue can be taken up again this long.
REDO_WITHIN = timedelta(days=30)

#: So long the office can take back a merger or a split.
UNDO_WITHIN = timedelta(minutes=10)

#: Whoever was reminded is left to work so long.
REMIND_AGAIN_AFTER = timedelta(minutes=10)

#: The actions that there is a command for; the table knows more than the doors that are built.
DOORS = frozenset(command.action for command in c.Command.__subclasses__())


class Why(StrEnum):
    """Why not. `bot.voice` has the sentence for each."""

    NOT_ALLOWED = "not_allowed"  # this person may not do this here
    NO_LONGER = "no_longer"  # another unit has it now
    HANDED_UP = "handed_up"  # the unit gave its share back
    CONTRIBUTED = "contributed"  # it brought its share: there is nothing to give back
    NOT_NOW = "not_now"  # the table forbids it in this status
    ALREADY = "already"  # it stands like that already
    TOO_LATE = "too_late"  # more than 30 days after the end
    NO_TEXT = "no_text"  # a reason, an answer or a question is missing
    NOT_SPLIT = "not_split"  # the message that opened an issue stays with it
    RETURN_LATE = "return_late"  # more than two working days after the dispatch
    RULED = "ruled"  # the office has ruled that the unit keeps it
    RULING_ASKED = "ruling_asked"  # the office has been asked to rule, and has not yet
    EXTENSION_NONE = "extension_none"  # what is urgent has none
    EXTENSION_USED = "extension_used"  # there is no further one
    EXTENSION_LATE = "extension_late"  # it has to be asked for before the limit
    EXTENSION_SHORT = "extension_short"  # to a day that is no later than the limit
    EXTENSION_LONG = "extension_long"  # more than may be asked for
    EXTENSION_ASKED = "extension_asked"  # it has been, and the office has not answered yet
    EXTENSION_UNASKED = "extension_unasked"  # there is nothing to grant or refuse
    REMIND_NOBODY = "remind_nobody"  # no unit has it, or the requester's answer is awaited
    REMIND_AGAIN = "remind_again"  # that was just done
    NOT_DUE = "not_due"  # the clock has nothing to do
    UNDO_NOTHING = "undo_nothing"  # there is no merger or split to take back
    UNDO_LATE = "undo_late"  # more than ten minutes after it
    UNDO_WORKED = "undo_worked"  # somebody has worked on what was split off
    JOIN_ITSELF = "join_itself"  # into itself
    JOIN_ENDED = "join_ended"  # into one that has ended
    JOIN_MERGED = "join_merged"  # into one that has gone into another itself
    JOIN_REPORT = "join_report"  # nothing may be learnt of a report
    JOIN_PRIVATE = "join_private"  # an open one would vanish from the group


@dataclass(frozen=True, slots=True)
class Refusal:
    why: Why
    action: Action
    status: Status | None = None
    possible: tuple[Action, ...] = ()  # what this person could do now
    number: int | None = None
    lead: str | None = None  # the unit that has it
    most: Limit | None = None  # that may be asked for
    to: str | None = None  # the county that a share is, or was, brought to


def refused(issue: Issue, command: c.Command, now: datetime, rules: Rules) -> Refusal | None:
    """Why `command` would be refused now, or None where it would be carried out."""
    why = _why_not(issue, command, now, rules)
    return _refuse(why, issue, command, rules) if why else None


def _why_not(issue: Issue, command: c.Command, now: datetime, rules: Rules) -> Why | None:
    if not may(command.by, command.action, issue):
        return _why_not_theirs(issue, command.by)
    if rule_for(issue.status, command.action) is None:
        return Why.ALREADY if _is_done(issue, command) else Why.NOT_NOW
    if _takes_up_again(command) and issue.closed_at and now - issue.closed_at > REDO_WITHIN:
        return Why.TOO_LATE
    if _is_empty(command):
        return Why.NO_TEXT
    return _why_nothing(issue, command) or _why_not_by_the_clock(issue, command, now, rules)


def _why_not_theirs(issue: Issue, person: Person) -> Why:
    if person.unit in issue.units or person.unit not in issue.former:
        return Why.NOT_ALLOWED
    return Why.HANDED_UP if any(share.unit == person.unit for share in issue.handed_up) else Why.NO_LONGER


def _why_nothing(issue: Issue, command: c.Command) -> Why | None:
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


def _why_not_by_the_clock(issue: Issue, command: c.Command, now: datetime, rules: Rules) -> Why | None:
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


def _takes_up_again(command: c.Command) -> bool:
    not_satisfied = isinstance(command, c.CallBack) and command.outcome is Outcome.NOT_SATISFIED
    return command.action is Action.REDO or not_satisfied


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


def _is_done(issue: Issue, command: c.Command) -> bool:
    if command.action is Action.RESUME:
        return issue.status is issue.status_before  # it runs on already
    return _DONE.get(command.action) is issue.status


def _is_empty(command: c.Command) -> bool:
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


def _refuse(why: Why, issue: Issue, command: c.Command, rules: Rules) -> Refusal:
    can = possible(issue, command.by, rules)
    most = allowed(issue, rules) if why is Why.EXTENSION_LONG else None
    to = next((share.of for share in (*issue.shares, *issue.handed_up) if share.unit == command.by.unit), None)
    return Refusal(why, command.action, issue.status, can, issue.number, issue.lead, most, to)


def possible(issue: Issue, person: Person, rules: Rules) -> tuple[Action, ...]:
    """What this person can do with the issue now, as far as there is a command for it."""
    doors = (action for action in possible_in(issue.status) if action in DOORS)
    return tuple(action for action in doors if may(person, action, issue) and has_use(action, issue, rules))


def awaits_word(issue: Issue) -> bool:
    """There is a result that the requester has said nothing of, though silence may have closed it."""
    return issue.status is Status.HANDLED or issue.unconfirmed


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
