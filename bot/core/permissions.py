"""Who may do what: by role, and by what the issue is to them (CITY.md, "Actions", column "By")."""

from collections.abc import Callable

from bot.core.issue import Issue
from bot.core.people import Person
from bot.core.words import Action, Role, Visibility

Relation = Callable[[Person, Issue], bool]


def owns(person: Person, issue: Issue) -> bool:
    """The requester, or somebody of the same enterprise; what is private is the requester's alone."""
    requester = issue.requester
    colleague = person.enterprise is not None and person.enterprise == requester.enterprise
    return person.telegram_id == requester.telegram_id or (colleague and issue.visibility is Visibility.OPEN)


def _leads(person: Person, issue: Issue) -> bool:
    return person.has(Role.HANDLER) and issue.lead is not None and person.unit == issue.lead


def _works_on(person: Person, issue: Issue) -> bool:
    return person.has(Role.HANDLER) and person.unit is not None and person.unit in (issue.lead, *issue.assisting)


def _is(*roles: Role) -> Relation:
    return lambda person, _: person.has(*roles)


_OFFICE = _is(Role.OFFICER)

#: Who may open one, where there is no issue yet to stand in a relation to.
OPENERS = (Role.REQUESTER, Role.GUEST, Role.OFFICER, Role.BOT)

#: One of the relations must hold.
MAY: dict[Action, tuple[Relation, ...]] = {
    Action.OPEN: (_is(*OPENERS),),
    Action.ADD: (owns,),
    Action.WITHDRAW: (owns,),
    Action.INSTRUCT: (_is(Role.LEADER),),
    Action.ACCEPT: (_OFFICE,),
    Action.DECLINE: (_OFFICE,),
    Action.DISPATCH: (_is(Role.OFFICER, Role.LEADER),),
    Action.SIGN: (_leads,),
    Action.RETURN: (_leads,),
    Action.ASK: (_OFFICE, _works_on),
    Action.RESUME: (_OFFICE, _works_on),
    Action.PROGRESS: (_works_on,),
    Action.NOTE: (_is(Role.OFFICER, Role.LEADER), _works_on),
    Action.EXTEND: (_OFFICE, _leads),
    Action.HANDLE: (_OFFICE, _leads),
    Action.CONFIRM: (owns,),
    Action.REDO: (_OFFICE, owns),
    Action.REMIND: (_is(Role.OFFICER, Role.BOT),),
    Action.SUPERVISE: (_is(Role.OFFICER, Role.LEADER, Role.BOT),),
    Action.MERGE: (_OFFICE,),
    Action.SPLIT: (_OFFICE,),
    Action.UNDO: (_OFFICE,),
    Action.CLASSIFY: (_OFFICE, owns),  # the only class there is a command for is private, and nothing leads back
    Action.CALL_BACK: (_OFFICE,),
    Action.GRANT: (_OFFICE,),
    Action.LAPSE: (_is(Role.BOT),),
    Action.RECOUNT: (_is(Role.BOT),),
}


def may(person: Person, action: Action, issue: Issue | None) -> bool:
    """Rights come from the roster by user id; `issue` is None only where there is none yet (open)."""
    if issue is None:
        return action is Action.OPEN and person.has(*OPENERS)
    return any(relation(person, issue) for relation in MAY[action])
