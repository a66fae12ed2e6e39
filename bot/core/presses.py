"""What the buttons mean: each verb with its arguments. A press is a wish; rights are checked when it is carried out."""

from dataclasses import dataclass
from enum import StrEnum

from bot.core.messages import Press
from bot.core.words import Action, Rating


class Verb(StrEnum):
    DO = "do"  # (action): at once
    WRITE = "write"  # (action): the bot asks for the text first
    RATE = "rate"  # (a Rating, or NOT_SATISFIED)
    DISPATCH = "to"  # (step, lead, assisting, page or limit): the menu of units
    CARD = "card"  # back to the card
    PUBLISH = "out"  # the number is a draft's
    REWRITE = "again"  # a draft's
    CANCEL = "drop"  # a draft's
    REGISTER = "take"  # the number is a candidate's
    IGNORE = "skip"  # a candidate's
    ADD = "add"  # the number is that of the first message that was kept aside
    VIEW = "view"  # the requester looks at their issue
    WITHDRAW = "withdraw"  # the requester's, pressed twice
    SPLIT = "split"  # (page), or (position, message id) of the message that is to go its own way


NOT_SATISFIED = "not_satisfied"
#: What a press does beside the actions: an extension is not granted.
REFUSE = "refuse"

#: So many assisting units fit into a button's 64 bytes; more can be named by a reply.
MOST_ASSISTING = 4


class Step(StrEnum):
    LEAD = "lead"  # choose the lead unit
    WITH = "with"  # choose assisting units
    BY = "by"  # choose the limit
    GO = "go"  # dispatch


@dataclass(frozen=True, slots=True)
class DispatchMenu:
    """Where somebody stands in the menu of units. It travels in the button: two officers never disturb each other."""

    step: Step
    lead: str = ""  # unit codes
    assisting: tuple[str, ...] = ()
    page: int = 0
    limit: str = ""  # "" for the default, "3d" working days, "24h" hours

    def press(self, number: int) -> Press:
        last = self.limit if self.step is Step.GO else str(self.page)
        return Press(Verb.DISPATCH, number, (self.step, self.lead, ",".join(self.assisting), last))


def dispatch_menu(press: Press) -> DispatchMenu | None:
    """None for arguments that the bot never made."""
    if len(press.arguments) != 4 or press.arguments[0] not in list(Step):
        return None
    step, lead, assisting, last = press.arguments
    codes = tuple(code for code in assisting.split(",") if code)
    if Step(step) is Step.GO:
        return DispatchMenu(Step.GO, lead, codes, limit=last)
    return DispatchMenu(Step(step), lead, codes, page=int(last)) if last.isascii() and last.isdecimal() else None


def split_menu(number: int, page: int = 0) -> Press:
    return Press(Verb.SPLIT, number, (str(page),))


def split_off(number: int, position: int, message_id: int) -> Press:
    """`position` among the issue's messages; the id tells whether it is still that one."""
    return Press(Verb.SPLIT, number, (str(position), str(message_id)))


def do(action: Action, number: int) -> Press:
    return Press(Verb.DO, number, (action,))


def write(action: Action, number: int) -> Press:
    return Press(Verb.WRITE, number, (action,))


def rate(rating: Rating | str, number: int) -> Press:
    return Press(Verb.RATE, number, (rating,))
