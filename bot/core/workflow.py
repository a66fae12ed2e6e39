"""The table of statuses and actions: the whole life of an issue on one page (CITY.md, "Actions")."""

from dataclasses import dataclass
from enum import Enum

from bot.core.words import OPEN, Action, Status


class Goes(Enum):
    """Where an action leads when that depends on the issue."""

    NOWHERE = "the status stays as it is"
    BACK = "to the status before"
    TO_ITS_UNIT = "dispatched to the same unit; accepted where no unit ever had it"


@dataclass(frozen=True, slots=True)
class Rule:
    action: Action
    sources: frozenset[Status]  # empty: there is no issue yet
    target: Status | Goes
    reason: str


ANY = frozenset(Status)
S = Status


def _from(*statuses: Status) -> frozenset[Status]:
    return frozenset(statuses)


TABLE: tuple[Rule, ...] = (
    Rule(Action.OPEN, frozenset(), S.RECEIVED, "a message became an issue"),
    Rule(Action.ADD, OPEN - {S.WAITING}, Goes.NOWHERE, "the requester may always say more"),
    Rule(Action.ADD, _from(S.WAITING), Goes.BACK, "what was asked for has come, the clock runs on"),
    Rule(Action.WITHDRAW, OPEN, S.WITHDRAWN, "the requester no longer wants it"),
    Rule(Action.INSTRUCT, _from(S.RECEIVED), S.ACCEPTED, "a leader's word accepts it"),
    Rule(Action.INSTRUCT, OPEN - {S.RECEIVED}, Goes.NOWHERE, "a leader may instruct while it is open"),
    Rule(Action.ACCEPT, _from(S.RECEIVED), S.ACCEPTED, "the office took it"),
    Rule(Action.DECLINE, _from(S.RECEIVED, S.ACCEPTED), S.DECLINED, "outside the remit, before a unit has it"),
    Rule(
        Action.DISPATCH,
        _from(S.RECEIVED, S.ACCEPTED, S.DISPATCHED, S.IN_PROGRESS),
        S.DISPATCHED,
        "given to a lead unit, or given anew",
    ),
    Rule(Action.SIGN, _from(S.DISPATCHED), S.IN_PROGRESS, "the lead unit has it in hand"),
    Rule(Action.RETURN, _from(S.DISPATCHED, S.IN_PROGRESS), S.ACCEPTED, "not theirs; the office decides anew"),
    Rule(
        Action.ASK, _from(S.ACCEPTED, S.DISPATCHED, S.IN_PROGRESS), S.WAITING, "told once, completely, what is missing"
    ),
    Rule(Action.RESUME, _from(S.WAITING), Goes.BACK, "nothing is awaited any more, the clock runs on"),
    Rule(Action.PROGRESS, _from(S.IN_PROGRESS), Goes.NOWHERE, "the requester sees how it stands"),
    Rule(Action.NOTE, ANY, Goes.NOWHERE, "internal, at any time"),
    Rule(Action.EXTEND, _from(S.DISPATCHED, S.IN_PROGRESS), Goes.NOWHERE, "more time, asked before the limit"),
    Rule(Action.GRANT, _from(S.DISPATCHED, S.IN_PROGRESS), Goes.NOWHERE, "the office grants the extension, or refuses"),
    Rule(
        Action.HANDLE,
        _from(S.ACCEPTED, S.DISPATCHED, S.IN_PROGRESS),
        S.HANDLED,
        "a result with a public answer; simple ones need no signature",
    ),
    Rule(Action.CONFIRM, _from(S.HANDLED), S.CLOSED, "the requester says that it is solved"),
    Rule(Action.CONFIRM, _from(S.CLOSED), Goes.NOWHERE, "said after all, where silence had closed it"),
    Rule(Action.REDO, _from(S.HANDLED, S.CLOSED), Goes.TO_ITS_UNIT, "the requester says that it is not"),
    Rule(Action.REMIND, OPEN, Goes.NOWHERE, "a nudge to whoever has it"),
    Rule(Action.SUPERVISE, OPEN, Goes.NOWHERE, "flagged and told daily"),
    Rule(Action.MERGE, OPEN, S.MERGED, "the same matter stands elsewhere"),
    Rule(Action.SPLIT, OPEN, Goes.NOWHERE, "two matters in one message"),
    Rule(Action.UNDO, ANY, Goes.BACK, "the office takes back its last step"),
    Rule(Action.CLASSIFY, OPEN | {S.MERGED}, Goes.NOWHERE, "kind, urgency, unit, visibility, title"),
    Rule(Action.CALL_BACK, _from(S.HANDLED), S.CLOSED, "the requester was heard on the telephone"),
    Rule(Action.CALL_BACK, _from(S.CLOSED), Goes.NOWHERE, "heard again after the end"),
    Rule(Action.LAPSE, _from(S.HANDLED), S.CLOSED, "nobody was heard in time: unconfirmed, never satisfied"),
    Rule(Action.RECOUNT, OPEN, Goes.NOWHERE, "the holidays of a year became known"),
    Rule(Action.FORWARD, _from(S.DISPATCHED, S.IN_PROGRESS), S.IN_PROGRESS, "the county answers for its units"),
    Rule(
        Action.CONTRIBUTE,
        _from(S.DISPATCHED, S.IN_PROGRESS, S.WAITING),
        Goes.NOWHERE,
        "what the one who answers needs of the others",
    ),
    Rule(Action.IDENTIFY, ANY, Goes.NOWHERE, "who a guest is may be learnt at any time"),
    Rule(Action.RESEMBLE, OPEN, Goes.NOWHERE, "the office is shown what looks alike"),
)


#: The table by what it is asked for.
_ALLOWED: dict[tuple[Status | None, Action], Rule] = {
    (status, rule.action): rule for rule in reversed(TABLE) for status in rule.sources or (None,)
}


def rule_for(status: Status | None, action: Action) -> Rule | None:
    """The row that allows `action` in `status` (None: no issue yet), or None where it is forbidden."""
    return _ALLOWED.get((status, action))


def next_status(status: Status, action: Action, *, before: Status | None, has_unit: bool) -> Status:
    """Where `action` leads from `status`; `before` is the status that a wait interrupted.

    Raises ValueError for a pair that the table forbids: ask `rule_for` first.
    """
    rule = rule_for(status, action)
    if rule is None:
        raise ValueError(f"{action} is not possible while {status}")
    match rule.target:
        case Goes.NOWHERE:
            return status
        case Goes.BACK:
            return before or status
        case Goes.TO_ITS_UNIT:
            return Status.DISPATCHED if has_unit else Status.ACCEPTED
        case Status() as target:
            return target


def possible_in(status: Status) -> tuple[Action, ...]:
    """The actions that the table allows in `status`, in the glossary's order."""
    return tuple(action for action in Action if rule_for(status, action))
