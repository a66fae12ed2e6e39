"""Why not: what the bot answers to a wish or to words that it can't carry out."""

from bot.core.notices import Answer
from bot.core.phrases import DispatchOrder
from bot.core.refusals import Refusal, Why
from bot.core.slips import is_no_time, misspelled, unread_limit
from bot.core.words import ENDED, Action
from bot.voice.replies import POP_UP
from bot.voice.speech import ANSWER, BODY, NAME, PARAGRAPH, Speech
from bot.voice.text import clip, one_line, units

_WHOSE = {
    Action.CONFIRM: "rate",
    Action.REDO: "rate",
    Action.ADD: "requester",
    Action.WITHDRAW: "withdraw",
    Action.CLASSIFY: "classify",
    Action.INSTRUCT: "leader",
    Action.SIGN: "lead",
    Action.RETURN: "lead",
    Action.HANDLE: "lead",
    Action.PROGRESS: "unit",
    Action.NOTE: "unit",
    Action.EXTEND: "lead",
    Action.CONTRIBUTE: "contribute",
    Action.FORWARD: "forward",
}


def refusal(speech: Speech, refused: Refusal) -> str:
    """Why not, and what this person can do now. Plain text, at most a pop-up long."""
    say = speech.say
    status = say.plain(f"status.{refused.status}") if refused.status else ""
    action = say.plain(f"action.{refused.action}")
    match refused.why:
        case Why.NOT_ALLOWED:
            return say.plain(f"refusal.not_allowed.{_WHOSE.get(refused.action, 'office')}")
        case Why.NO_LONGER:
            number = speech.plain_number(refused.number or 0)
            return say.plain(
                "refusal.no_longer", number=number, lead=one_line(refused.lead or say.plain("office"), NAME)
            )
        case Why.HANDED_UP:
            return say.plain("refusal.handed_up", number=speech.plain_number(refused.number or 0))
        case Why.RETURN_LATE if refused.to:
            return say.plain("refusal.return_late.county", county=one_line(refused.to, NAME))
        case Why.ALREADY if refused.action is Action.FORWARD:
            return say.plain("refusal.already.forward")
        case Why.NOT_NOW if refused.action is Action.CONTRIBUTE:
            return say.plain("refusal.not_now.contribute", status=status)
        case Why.NO_TEXT if refused.action is Action.CONTRIBUTE:
            return say.plain("refusal.no_text.contribute")
        case Why.ALREADY if refused.action is Action.WITHDRAW:
            return say.plain("refusal.already.withdrawn")
        case Why.ALREADY if refused.action is Action.CLASSIFY:
            return say.plain("refusal.already.private")
        case Why.ALREADY if refused.action is Action.SUPERVISE:
            return say.plain("refusal.already.supervised")
        case Why.ALREADY:
            return say.plain("refusal.already", status=status)
        case Why.NOT_NOW if refused.action is Action.DECLINE and refused.lead and refused.status not in ENDED:
            return say.plain("refusal.not_now.decline", lead=one_line(refused.lead, NAME))
        case Why.NOT_NOW:
            ended = refused.status in ENDED
            why = say.plain("refusal.not_now.ended" if ended else "refusal.not_now", status=status, action=action)
            between = "" if why.endswith("。") else " "
            return clip(between.join((why, _possible(speech, refused))).strip(), POP_UP)
        case Why.NO_TEXT if refused.action is Action.HANDLE:
            return say.plain("refusal.no_text.handle")
        case Why.NO_TEXT if refused.action is Action.EXTEND:
            return say.plain("refusal.no_text.extend")
        case Why.NO_TEXT if refused.action is Action.RETURN:
            return say.plain("refusal.no_text.return")
        case Why.NO_TEXT if refused.action is Action.CALL_BACK:
            return say.plain("refusal.no_text.call_back")
        case Why.JOIN_ENDED | Why.JOIN_MERGED | Why.JOIN_PRIVATE | Why.UNDO_WORKED:
            return say.plain(f"refusal.joined.{refused.why}", number=speech.plain_number(refused.number or 0))
        case Why.EXTENSION_LONG:
            most = speech.times.limit(refused.most) if refused.most else ""
            return say.plain("refusal.extension_long", most=most)
        case _:
            return say.plain(f"refusal.{refused.why}")


#: Possible nearly always: to say so helps nobody.
_UNSAID = frozenset(
    {
        *(Action.NOTE, Action.SPLIT, Action.CLASSIFY, Action.WITHDRAW, Action.REMIND, Action.SUPERVISE),
        *(Action.MERGE, Action.UNDO, Action.IDENTIFY, Action.RESEMBLE, Action.FORWARD),
        Action.CONTRIBUTE,  # who assists has a button for it
    }
)


def _possible(speech: Speech, refused: Refusal) -> str:
    actions = speech.join(speech.say.plain(f"action.{action}") for action in refused.possible if action not in _UNSAID)
    return speech.say.plain("refusal.possible", actions=actions) if actions else ""


def refused_press(speech: Speech, callback_id: str, refused: Refusal) -> Answer:
    return Answer(callback_id, clip(refusal(speech, refused), POP_UP), alert=True)


def no_issue(speech: Speech, number: int) -> str:
    return speech.say.html("refusal.no_such_issue", number=speech.number(number))


def contradiction(speech: Speech, replied: int, named: int) -> str:
    return speech.say.html("refusal.contradicts", replied=speech.number(replied), named=speech.number(named))


def undispatched(speech: Speech, order: DispatchOrder, text: str) -> str:
    """Why an order to dispatch could not be carried out: its limit, or its unit."""
    if order.lead and order.no_limit:
        return speech.say.html(_no_limit(order.no_limit), words=one_line(order.no_limit, NAME))
    slip = misspelled(text, speech.city.roster.units)
    if slip:
        return speech.say.html("refusal.misspelled", written=one_line(slip.written, NAME), meant=slip.meant.name)
    return no_unit(speech)


def _no_limit(words: str) -> str:
    if is_no_time(words):
        return "refusal.no_time"
    return "refusal.unread_limit" if unread_limit(words) else "refusal.past"


def no_unit(speech: Speech) -> str:
    example = next((unit.name for unit in speech.city.roster.units), "")
    return speech.say.html("refusal.no_unit", example=example)


def not_forwarded(speech: Speech, county: str) -> str:
    """It has no units of its own, or none of them was recognised."""
    own = speech.city.roster.units_of(county)
    if not own:
        return speech.say.html("refusal.no_own_units")
    return speech.say.html("refusal.no_own_unit", example=one_line(own[0].name, NAME))


def whose_share(speech: Speech, unit: str) -> str:
    return speech.say.html("refusal.no_share", example=one_line(unit, NAME))


def unnoted(speech: Speech, number: int) -> str:
    return speech.say.html("refusal.unnoted", number=speech.number(number))


def not_handled(speech: Speech) -> str:
    """办好了 to a card is a note: the requester waits for an answer in words."""
    return speech.say.html("refusal.not_handled")


def no_outcome(speech: Speech) -> str:
    """What came of a telephone call can't be read from the words."""
    return speech.say.html("refusal.no_outcome")


#: UTF-16 units of what the requester, the office or the unit is shown of it.
_MOST = {
    **dict.fromkeys((Action.HANDLE, Action.ASK), ANSWER),
    **dict.fromkeys((Action.DECLINE, Action.PROGRESS, Action.FORWARD), PARAGRAPH),
    Action.CONTRIBUTE: BODY,
    **dict.fromkeys((Action.EXTEND, Action.RETURN, Action.GRANT, Action.REMIND), PARAGRAPH),
}


def too_long(speech: Speech, action: Action, text: str) -> str | None:
    """That nobody would be shown the end of it; None where it fits."""
    length, most = units(text), _MOST.get(action)
    return speech.say.html("refusal.too_long", length=length, most=most) if most and length > most else None
