"""Why not: every reason for which a command is refused, and what is possible instead."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.core import commands as c
from bot.core.events import Part
from bot.core.issue import Issue
from bot.core.people import Person
from bot.core.permissions import may
from bot.core.words import Action, Status, Visibility
from bot.core.workflow import possible_in, rule_for

#: A closed issue can be taken up again this long.
REDO_WITHIN = timedelta(days=30)

#: The actions that there is a command for; the table knows more than the doors that are built.
DOORS = frozenset(command.action for command in c.Command.__subclasses__())


class Why(StrEnum):
    """Why not. `bot.voice` has the sentence for each."""

    NOT_ALLOWED = "not_allowed"  # this person may not do this here
    NO_LONGER = "no_longer"  # another unit has it now
    NOT_NOW = "not_now"  # the table forbids it in this status
    ALREADY = "already"  # it stands like that already
    TOO_LATE = "too_late"  # more than 30 days after the end
    NO_TEXT = "no_text"  # a reason, an answer or a question is missing
    NOT_SPLIT = "not_split"  # the message that opened an issue stays with it


@dataclass(frozen=True, slots=True)
class Refusal:
    why: Why
    action: Action
    status: Status | None = None
    possible: tuple[Action, ...] = ()  # what this person could do now
    number: int | None = None
    lead: str | None = None  # the unit that has it


def refused(issue: Issue, command: c.Command, now: datetime) -> Refusal | None:
    """Why `command` would be refused now, or None where it would be carried out."""
    why = _why_not(issue, command, now)
    return _refuse(why, issue, command) if why else None


def _why_not(issue: Issue, command: c.Command, now: datetime) -> Why | None:
    if not may(command.by, command.action, issue):
        return Why.NO_LONGER if command.by.unit in issue.former else Why.NOT_ALLOWED
    if rule_for(issue.status, command.action) is None:
        return Why.ALREADY if _is_done(issue, command) else Why.NOT_NOW
    if command.action is Action.REDO and issue.closed_at and now - issue.closed_at > REDO_WITHIN:
        return Why.TOO_LATE
    if _is_empty(command):
        return Why.NO_TEXT
    if isinstance(command, c.Dispatch) and _changes_nothing(issue, command):
        return Why.ALREADY
    if isinstance(command, c.Rewrite) and _same_text(issue, command):
        return Why.ALREADY
    if isinstance(command, c.Classify) and not _hides(issue, command):
        return Why.ALREADY
    if isinstance(command, c.Split) and not split_off(issue, command):
        return Why.NOT_SPLIT
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
}


def _is_done(issue: Issue, command: c.Command) -> bool:
    if command.action is Action.RESUME:
        return issue.status is issue.status_before  # it runs on already
    return _DONE.get(command.action) is issue.status


def _is_empty(command: c.Command) -> bool:
    match command:
        case c.Decline(reason=text) | c.Redo(reason=text):
            return not text.strip()
        case c.Ask(question=text, items=items):
            return not text.strip() and not items
        case c.Handle(answer=text):
            return not text.strip()
        case c.Instruct(text=text) | c.Progress(text=text) | c.Note(text=text):
            return not text.strip()
        case _:
            return False


def _changes_nothing(issue: Issue, command: c.Dispatch) -> bool:
    """The same units, and no new deadline: somebody pressed twice."""
    same_units = issue.lead == command.lead and set(issue.assisting) == set(command.assisting_units)
    same_due = command.due is None or command.due == issue.due
    return same_units and same_due and issue.status in (Status.DISPATCHED, Status.IN_PROGRESS)


def _same_text(issue: Issue, command: c.Rewrite) -> bool:
    part = issue.part(command.message_id, command.chat)
    return part is None or part.text == command.text


def _hides(issue: Issue, command: c.Classify) -> bool:
    return (issue.visibility, command.visibility) == (Visibility.OPEN, Visibility.PRIVATE)


def split_off(issue: Issue, command: c.Split) -> tuple[Part, ...]:
    """The message and what came in one album with it; nothing of what opened the issue."""
    part = issue.part(command.message_id, command.chat)
    return together(issue, part) if part and part in splittable(issue) else ()


def splittable(issue: Issue) -> tuple[Part, ...]:
    """What did not open the issue."""
    opening = together(issue, issue.parts[0])
    return tuple(part for part in issue.parts if part not in opening)


def bundles(issue: Issue) -> tuple[tuple[int, tuple[Part, ...]], ...]:
    """The same, what came in one album at once; each with its place among the messages, from 1."""
    numbered = [(place, part) for place, part in enumerate(issue.parts, start=1) if part in splittable(issue)]
    whole = [(place, together(issue, part)) for place, part in numbered]
    firsts: dict[tuple[Part, ...], int] = {}
    for place, parts in whole:
        firsts.setdefault(parts, place)
    return tuple((place, parts) for parts, place in firsts.items())


def together(issue: Issue, part: Part) -> tuple[Part, ...]:
    """A message, and what came in one album with it."""
    return tuple(one for one in issue.parts if one is part or (part.album and one.album == part.album))


def _refuse(why: Why, issue: Issue, command: c.Command) -> Refusal:
    return Refusal(why, command.action, issue.status, possible(issue, command.by), issue.number, issue.lead)


def possible(issue: Issue, person: Person) -> tuple[Action, ...]:
    """What this person can do with the issue now, as far as there is a command for it."""
    return tuple(a for a in possible_in(issue.status) if a in DOORS and may(person, a, issue) and has_use(a, issue))


def has_use(action: Action, issue: Issue) -> bool:
    """Whether there is anything to be split off, or anything left to hide."""
    match action:
        case Action.SPLIT:
            return bool(splittable(issue))
        case Action.CLASSIFY:
            return issue.visibility is Visibility.OPEN
        case _:
            return True
