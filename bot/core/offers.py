"""What is offered to whom: the orders of each role at the desks, and the commands of each room's menu."""

from collections.abc import Mapping

from bot.core.city import Room
from bot.core.errands import Errand
from bot.core.listings import COMMANDS, Listing
from bot.core.permissions import LOOKERS
from bot.core.refusals import DOORS
from bot.core.words import Action, Role

#: By who gives them, in the order of the work. Each is understood as its key word and as /<action>.
_ORDERS: Mapping[Role, tuple[Action, ...]] = {
    Role.LEADER: (Action.INSTRUCT, Action.DISPATCH, Action.SUPERVISE, Action.NOTE),
    Role.OFFICER: (
        Action.ACCEPT,
        Action.DISPATCH,
        Action.ASK,
        Action.RESUME,
        Action.DECLINE,
        Action.HANDLE,
        Action.REMIND,
        Action.SUPERVISE,
        Action.GRANT,
        Action.REDO,
        Action.CALL_BACK,
        Action.SPLIT,
        Action.MERGE,
        Action.UNDO,
        Action.NOTE,
    ),
    Role.HANDLER: (
        *(Action.SIGN, Action.PROGRESS, Action.ASK, Action.RESUME, Action.HANDLE),
        *(Action.EXTEND, Action.RETURN, Action.CONTRIBUTE, Action.NOTE),
    ),
}
#: To the liaison of a county's own unit: the county answers.
OF_OWN_UNITS = (Action.CONTRIBUTE, Action.RETURN, Action.NOTE)


#: Whom the leaders visit, and what they find there.
OF_SERVICE_DAY = (Errand.ROTA, Errand.ONSITE)

#: Who is who, as far as it is changed by hand.
OF_THE_BOOK = (Errand.WHO, Errand.INVITE, Errand.LEFT)


def orders_of(role: Role) -> tuple[Action, ...]:
    """What the role can order with a reply to a card, as far as there is a command for it."""
    return tuple(action for action in _ORDERS[role] if action in DOORS)


def menu_in(room: Room) -> tuple[str, ...]:
    """The commands without their slash; nothing where the bot does not listen."""
    match room:
        case Room.GROUP:
            return ("new", "my", "help")
        case Room.PRIVATE:
            return ("new", "my", "help", "start")
        case Room.OFFICE:
            errands = (*OF_THE_BOOK, *OF_SERVICE_DAY, Errand.DUTY, Errand.LEDGER)
            return ("new", *orders_of(Role.OFFICER), *COMMANDS, *errands, "help")
        case Room.UNIT:
            lists = (listing for listing in COMMANDS if Role.HANDLER in LOOKERS[Listing(listing)])
            return (*orders_of(Role.HANDLER), *lists, "help")
        case Room.FOREIGN:
            return ()
