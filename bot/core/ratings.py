"""What a requester's reply says of a result. Only a plain word counts; a question or anything unclear is no rating."""

import re
from dataclasses import dataclass

from bot.core.folding import fold
from bot.core.words import Rating


@dataclass(frozen=True, slots=True)
class Dissatisfied:
    reason: str  # in the person's own words; may be empty


#: What may stand before the word: 我们对结果…, 问题已经…, it has been …
_SUBJECT = (
    r"(?:我们?|对|处理|办理|结果|这个?|此|问题|事情?|都|也|现在|目前|终于|总算|全部|已经?|了|\s"
    r"|\bit(?:'s| is| has been)?\b|\bi(?:'m| am)\b|\bwe(?:'re| are)\b|\b(?:all|now|the|problem|issue|is|been|has)\b)*"
)
_SATISFIED = re.compile(
    _SUBJECT + r"(?:(?:很|非常|十分|特别|挺|相当)?满意|(?:圆满|完全|彻底|顺利)?(?:得到)?解决|(?:办|搞)(?:好|完|定|妥)了"
    r"|(?:very |completely )?(?:satisfied|solved|resolved))"
)
_FAIRLY_SATISFIED = re.compile(
    _SUBJECT + r"(?:(?:基本上?|比较|还算|大致)(?:满意|(?:得到)?解决)|(?:还行|还可以)吧?"
    r"|(?:fairly|mostly|quite|basically) (?:satisfied|solved|resolved))"
)
_NOT_SATISFIED = re.compile(
    _SUBJECT + r"(?:还是?|仍然?|依然|依旧|一直|根本|至今|到现在|并)*(?:"
    r"(?:很|非常|十分|太)?不(?:是很|太|怎么|够|大)?满意"
    r"|(?:没有?|未)(?:能|被|给|得到|完全|彻底|真正)*解决好?"
    r"|(?:still )?not (?:yet |really |at all )*(?:satisfied|solved|resolved)|(?:dis|un)satisfied|un(?:re)?solved"
    r")了?(?!的|之前|以前)"
)
#: 还是没电, still no power: the complaint itself is the reason.
_STILL_NOT = re.compile(_SUBJECT + r"(?:(?:还是|仍然?|依然|依旧)(?:没|不|未)|still (?:no|not)\b)")

#: What may follow a good word: 了,谢谢周市长
_CONTENT = re.compile(r"[了的啦呀啊哦\W_]*(?:(?:谢谢|感谢|多谢|非常感谢|辛苦|点赞|thank).{0,30})?", re.DOTALL)
_BUT = re.compile(r"但|可是|不过|只是|就是|还|没|不|\bbut\b|\bnot\b|[吗么?]")
_ASKED = re.compile(r"\s*(?:[吗么嘛?]|了吗)")
_SEPARATORS = " \t\n,。.;:!、—-"


def rating_in(text: str) -> Rating | Dissatisfied | None:
    """The rating in a reply to a result, or the reason against it; None where the reply is no clear word on it."""
    folded = fold(text)
    if match := _NOT_SATISFIED.match(folded):
        return None if _ASKED.match(folded, match.end()) else Dissatisfied(_reason(text, folded, match.end()))
    if _STILL_NOT.match(folded):
        return None if folded.rstrip().endswith(("吗", "?")) else Dissatisfied(_reason(text, folded, 0))
    return _good_word(folded)


def _reason(text: str, folded: str, start: int) -> str:
    """What is said from `start` on, without the punctuation around it."""
    first = start + len(folded[start:]) - len(folded[start:].lstrip(_SEPARATORS))
    return text[first : len(folded.rstrip(_SEPARATORS))].strip()


def _good_word(folded: str) -> Rating | None:
    for pattern, rating in ((_FAIRLY_SATISFIED, Rating.FAIRLY_SATISFIED), (_SATISFIED, Rating.SATISFIED)):
        if (match := pattern.match(folded)) and _is_content(folded[match.end() :]):
            return rating
    return None


def _is_content(tail: str) -> bool:
    return _CONTENT.fullmatch(tail) is not None and not is_doubtful(tail)


def is_doubtful(text: str) -> bool:
    """What comes behind a good word and may take it back: 但是…, 就是…, a question."""
    return _BUT.search(fold(text)) is not None
