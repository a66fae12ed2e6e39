"""Why not: what the bot answers to a wish or to words that it can't carry out."""

from bot.core.notices import Answer
from bot.core.refusals import Refusal, Why
from bot.core.words import ENDED, Action
from bot.voice.replies import POP_UP
from bot.voice.speech import ANSWER, PARAGRAPH, Speech
from bot.voice.text import clip, units

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
}


def refusal(speech: Speech, refused: Refusal) -> str:
    """Why not, and what this person can do now. Plain text, at most a pop-up long."""
    say = speech.say
    status = say.plain(f"status.{refused.status}") if refused.status else ""
    action = say.plain(f"action.{refused.action}")
    match refused.why:
        case Why.NOT_ALLOWED:
            return say.plain(f"refusal.not_allowed.{_WHOSE.get(refused.action, 'office')}")
        case Why.ALREADY if refused.action is Action.CLASSIFY:
            return say.plain("refusal.already.private")
        case Why.ALREADY:
            return say.plain("refusal.already", status=status)
        case Why.NOT_NOW:
            ended = refused.status in ENDED
            why = say.plain("refusal.not_now.ended" if ended else "refusal.not_now", status=status, action=action)
            between = "" if why.endswith("。") else " "
            return clip(between.join((why, _possible(speech, refused))).strip(), POP_UP)
        case Why.TOO_LATE | Why.NO_TEXT | Why.NOT_SPLIT:
            return say.plain(f"refusal.{refused.why}")


#: Possible nearly always: to say so helps nobody.
_UNSAID = (Action.NOTE, Action.SPLIT, Action.CLASSIFY, Action.WITHDRAW)


def _possible(speech: Speech, refused: Refusal) -> str:
    actions = speech.join(speech.say.plain(f"action.{action}") for action in refused.possible if action not in _UNSAID)
    return speech.say.plain("refusal.possible", actions=actions) if actions else ""


def refused_press(speech: Speech, callback_id: str, refused: Refusal) -> Answer:
    return Answer(callback_id, clip(refusal(speech, refused), POP_UP), alert=True)


def no_issue(speech: Speech) -> str:
    return speech.say.html("refusal.no_issue")


def contradiction(speech: Speech, replied: int, named: int) -> str:
    return speech.say.html("refusal.contradicts", replied=speech.number(replied), named=speech.number(named))


def no_unit(speech: Speech) -> str:
    example = next((unit.name for unit in speech.city.roster.units), "")
    return speech.say.html("refusal.no_unit", example=example)


def unnoted(speech: Speech, number: int) -> str:
    return speech.say.html("refusal.unnoted", number=speech.number(number))


def no_door(speech: Speech, action: Action) -> str:
    return speech.say.html("refusal.no_door", action=speech.say.plain(f"action.{action}"))


#: UTF-16 units of what the requester is shown of it.
_MOST = {Action.HANDLE: ANSWER, Action.ASK: ANSWER, Action.DECLINE: PARAGRAPH, Action.PROGRESS: PARAGRAPH}


def too_long(speech: Speech, action: Action, text: str) -> str | None:
    """That nobody would be shown the end of it; None where it fits."""
    length, most = units(text), _MOST.get(action)
    return speech.say.html("refusal.too_long", length=length, most=most) if most and length > most else None
