"""What an officer notes of a telephone call (回访): 满意, 不满意 还是没电, 没接通. What is unclear is asked back."""

import re
from dataclasses import dataclass

from bot.core.folding import fold
from bot.core.ratings import Dissatisfied, is_doubtful, rating_in
from bot.core.words import Outcome


@dataclass(frozen=True, slots=True)
class Told:
    """What came of the call, and what was said on it."""

    outcome: Outcome
    text: str = ""


_UNREACHED = re.compile(
    r"(?:电话|对方|一直|还是|又|都|\s)*(?:没有?(?:接通|打通|人接听?|人应答|接听?|联系上)|未(?:接通|接听?)|无人(?:接听?|应答)"
    r"|打不通|联系不上|关机了?|占线|停机|空号|unreached|(?:could )?not (?:be )?reached|no answer|nobody answered|busy)"
    r"(?=\W|$)"
)
_WORDS = {
    "满意": Outcome.SATISFIED,
    "基本满意": Outcome.FAIRLY_SATISFIED,
    "satisfied": Outcome.SATISFIED,
    "fairly satisfied": Outcome.FAIRLY_SATISFIED,
}
_GOOD = re.compile(rf"(?P<word>{'|'.join(sorted(_WORDS, key=len, reverse=True))})[\s,.。:;、]+(?P<rest>.+)", re.DOTALL)
_BETWEEN = " \t\r\n\u3000,\uff0c。.:\uff1a;\uff1b、"


def outcome_in(text: str) -> Told | None:
    """None where the words leave it open. 满意,就是慢了点 does: it may be 满意 or 基本满意."""
    folded = fold(text).strip()
    text = text.strip()
    if match := _UNREACHED.match(folded):
        return Told(Outcome.UNREACHED, text[match.end() :].strip(_BETWEEN))
    rating = rating_in(text)
    if isinstance(rating, Dissatisfied):
        return Told(Outcome.NOT_SATISFIED, rating.reason)
    if rating is not None:
        return Told(Outcome(rating))
    good = _GOOD.fullmatch(folded)
    if good is None or is_doubtful(good["rest"]):
        return None
    return Told(_WORDS[good["word"]], text[good.start("rest") :])


def reason_in(text: str) -> Told | None:
    """The answer to "what did they say?", once the button 不满意 was pressed: all of it, unless it says otherwise."""
    told = outcome_in(text)
    if told is not None and (told.outcome is not Outcome.NOT_SATISFIED or told.text):
        return told
    return Told(Outcome.NOT_SATISFIED, text) if told is None and text.strip() else None
