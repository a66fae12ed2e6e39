"""What the buttons mean: each verb with its arguments. A press is a wish; rights are checked when it is carried out."""

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.core.checklists import CHECKLISTS, Item
from bot.core.messages import Press
from bot.core.words import Action, Kind, Outcome, Rating


class Verb(StrEnum):
    DO = "do"  # (action): at once
    WRITE = "write"  # (action): the bot asks for the text first
    RATE = "rate"  # (a Rating, or NOT_SATISFIED)
    DISPATCH = "to"  # (step, lead, assisting, page or limit): the menu of units
    FORWARD = "on"  # (units, page or "go"): the menu of a county's own units
    ASK = "ask"  # (), or (step, kind, chosen): the check list
    CARD = "card"  # back to the card
    PUBLISH = "out"  # the number is a draft's
    REWRITE = "again"  # a draft's
    CANCEL = "drop"  # a draft's
    REGISTER = "take"  # the number is a candidate's
    IGNORE = "skip"  # a candidate's
    ADD = "add"  # the number is that of the first message that was kept aside
    VIEW = "view"  # the requester looks at their issue
    WITHDRAW = "withdraw"  # the requester's, pressed twice
    CALL_BACK = "call"  # (outcome or "", page of the list or ""): what came of telephoning the requester
    LOOK = "look"  # (listing, page, unit): a list, see `bot.core.listings`
    VISIT = "visit"  # (step, leader, enterprise, page), the number is a service day: see `bot.core.visits`
    SPOT = "spot"  # solved on the spot, by who visited the enterprise
    WHO = "who"  # (step, enterprise): which enterprise the guest belongs to
    INVITE = "invite"  # (number of an entry, or 0 for somebody new): the number is that of the words that were kept
    NOT_THEM = "not"  # (account): the number is that of an entry in the book, which a stranger enrolled as
    LEAVE = "leave"  # (), or STAYS: the number is that of an entry in the book
    MERGE = "merge"  # (number), or (number, "yes") once it was asked whether
    UNDO = "undo"  # a merger or a split
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


@dataclass(frozen=True, slots=True)
class ForwardMenu:
    """The county's own units that were chosen so far, and the page; or that they are to have it now."""

    chosen: tuple[str, ...] = ()  # unit codes
    page: int = 0
    goes: bool = False

    def press(self, number: int) -> Press:
        return Press(Verb.FORWARD, number, (",".join(self.chosen), Step.GO if self.goes else str(self.page)))


def forward_menu(press: Press) -> ForwardMenu | None:
    """None for arguments that the bot never made."""
    match press.arguments:
        case (units, last) if last == Step.GO or (last.isascii() and last.isdecimal()):
            codes, goes = tuple(code for code in units.split(",") if code), last == Step.GO
            return ForwardMenu(codes, 0 if goes else int(last), goes)
        case _:
            return None


@dataclass(frozen=True, slots=True)
class CallBackMenu:
    """The outcomes of a telephone call, or the one that was chosen; under a card, or on a page of the list."""

    outcome: Outcome | None = None
    page: int | None = None

    def press(self, number: int) -> Press:
        page = "" if self.page is None else str(self.page)
        return Press(Verb.CALL_BACK, number, (self.outcome or "", page))


def call_back_menu(press: Press) -> CallBackMenu | None:
    """None for arguments that the bot never made."""
    match press.arguments:
        case (outcome, page) if outcome in ("", *Outcome) and (not page or (page.isascii() and page.isdecimal())):
            return CallBackMenu(Outcome(outcome) if outcome else None, int(page) if page else None)
        case _:
            return None


class AskStep(StrEnum):
    PICK = "pick"  # choose items
    SEND = "send"  # ask for them
    EDIT = "edit"  # write the list anew


@dataclass(frozen=True, slots=True)
class AskMenu:
    """Where somebody stands in the check list. It travels in the button, with the kind whose list it shows."""

    step: AskStep
    kind: Kind
    chosen: frozenset[Item]

    @property
    def items(self) -> tuple[Item, ...]:
        """The chosen ones, in the order of the list."""
        return tuple(item for item in CHECKLISTS[self.kind] if item in self.chosen)

    def press(self, number: int) -> Press:
        places = (place for place, item in enumerate(CHECKLISTS[self.kind], start=1) if item in self.chosen)
        return Press(Verb.ASK, number, (self.step, self.kind, "".join(map(str, places))))


def ask_menu(press: Press) -> AskMenu | None:
    """None for arguments that the bot never made, and for none at all."""
    if len(press.arguments) != 3 or press.arguments[0] not in list(AskStep) or press.arguments[1] not in list(Kind):
        return None
    step, kind, places = press.arguments
    items = CHECKLISTS[Kind(kind)]
    if not re.fullmatch(rf"[1-{len(items)}]*", places):
        return None
    return AskMenu(AskStep(step), Kind(kind), frozenset(items[int(place) - 1] for place in places))


def open_checklist(number: int) -> Press:
    return Press(Verb.ASK, number)


def split_menu(number: int, page: int = 0) -> Press:
    return Press(Verb.SPLIT, number, (str(page),))


def split_off(number: int, position: int, message_id: int) -> Press:
    """`position` among the issue's messages; the id tells whether it is still that one."""
    return Press(Verb.SPLIT, number, (str(position), str(message_id)))


class WhoStep(StrEnum):
    PICK = "pick"  # choose the enterprise
    IS = "is"  # of this one
    NEW = "new"  # of one that is not in the book yet: the bot asks for its name
    CITIZEN = "none"  # of none


@dataclass(frozen=True, slots=True)
class WhoMenu:
    step: WhoStep = WhoStep.PICK
    enterprise: str = ""  # its code

    def press(self, number: int) -> Press:
        return Press(Verb.WHO, number, (self.step, self.enterprise))


def who_menu(press: Press) -> WhoMenu | None:
    """None for arguments that the bot never made."""
    match press.arguments:
        case (step, enterprise) if step in list(WhoStep):
            return WhoMenu(WhoStep(step), enterprise)
        case _:
            return None


#: Who left a chat is still in the book.
STAYS = "stays"

#: The second argument of a press that merges, once its button has said what that means.
SURE = "yes"


def merge_into(number: int, into: int, *, sure: bool = False) -> Press:
    return Press(Verb.MERGE, number, (str(into), SURE) if sure else (str(into),))


def do(action: Action, number: int) -> Press:
    return Press(Verb.DO, number, (action,))


def write(action: Action, number: int) -> Press:
    return Press(Verb.WRITE, number, (action,))


def rate(rating: Rating | str, number: int) -> Press:
    return Press(Verb.RATE, number, (rating,))
