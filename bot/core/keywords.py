"""Key words: a reply in the office or a unit's chat that begins with one is that action. Anything else is a note."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from bot.core.folding import fold
from bot.core.words import Action


class Manner(StrEnum):
    """How an action is done, where its key word says more than the action."""

    REFUSED = "refused"  # 不同意延期
    RULED = "ruled"  # 裁定: dispatched to the unit that gave it back, where no other is named


@dataclass(frozen=True, slots=True)
class Keyword:
    action: Action
    rest: str  # what follows, in the person's own words
    before: str = ""  # the number of an issue, where that comes first: ZQ1042 受理
    manner: Manner | None = None


KEYWORDS = {
    "受理": Action.ACCEPT,
    "不予受理": Action.DECLINE,
    "批示": Action.INSTRUCT,
    "交办": Action.DISPATCH,
    "改派": Action.DISPATCH,
    "裁定": Action.DISPATCH,
    "转办": Action.FORWARD,
    "协办意见": Action.CONTRIBUTE,
    "办理意见": Action.CONTRIBUTE,
    "签收": Action.SIGN,
    "退单": Action.RETURN,
    "请补充": Action.ASK,
    "接着办": Action.RESUME,
    "进展": Action.PROGRESS,
    "答复": Action.HANDLE,
    "办结": Action.HANDLE,
    "重办": Action.REDO,
    "延期": Action.EXTEND,
    "同意延期": Action.GRANT,
    "不同意延期": Action.GRANT,
    "催办": Action.REMIND,
    "督办": Action.SUPERVISE,
    "备注": Action.NOTE,
    "并案": Action.MERGE,
    "拆分": Action.SPLIT,
    "转私密": Action.CLASSIFY,
    "撤销": Action.UNDO,
    "回访": Action.CALL_BACK,
}
COMMANDS = {
    "accept": Action.ACCEPT,
    "decline": Action.DECLINE,
    "instruct": Action.INSTRUCT,
    "dispatch": Action.DISPATCH,
    "rule": Action.DISPATCH,
    "forward": Action.FORWARD,
    "contribute": Action.CONTRIBUTE,
    "sign": Action.SIGN,
    "return": Action.RETURN,
    "ask": Action.ASK,
    "resume": Action.RESUME,
    "progress": Action.PROGRESS,
    "answer": Action.HANDLE,
    "handle": Action.HANDLE,
    "redo": Action.REDO,
    "extend": Action.EXTEND,
    "grant": Action.GRANT,
    "refuse": Action.GRANT,
    "remind": Action.REMIND,
    "supervise": Action.SUPERVISE,
    "note": Action.NOTE,
    "merge": Action.MERGE,
    "split": Action.SPLIT,
    "private": Action.CLASSIFY,
    "undo": Action.UNDO,
    "call_back": Action.CALL_BACK,
}

MANNERS = {
    "不同意延期": Manner.REFUSED,
    "refuse": Manner.REFUSED,
    "裁定": Manner.RULED,
    "rule": Manner.RULED,
}

#: A key word ends where the word ends: 受理一下 and 进展顺利 are talk.
#: 交办, 改派 and 转办 may run into a unit's name (交办市金融办), though not into 交办的, 交办了 and the like;
#: all of them into an issue's number (受理ZQ1042).
#: 延期 may run into the day or the days (延期到12月5日), 回访 into what came of it (回访没接通).
_ENDS = (
    r"(?=\W|_|$)|(?<=交办|改派|转办)(?![的了事过后情件吗没])(?=[一-鿿])"
    r"|(?<=延期)(?=[到至0-9两一二三四五六七八九十])"
    r"|(?<=回访)(?=(?:很|非常)?满意|基本满意|不满意|没|未接|无人|打不通|联系不上)"
)


@lru_cache
def _keyword(prefix: str) -> re.Pattern[str]:
    ends = rf"{_ENDS}|(?={_prefixed(prefix)})" if prefix else _ENDS
    return re.compile(rf"\s*(?P<word>{'|'.join(KEYWORDS)})(?:{ends})")


def _prefixed(prefix: str) -> str:
    """#ZQ1042, in folded text."""
    return rf"\#?\s?{re.escape(fold(prefix))}\s?(?P<number>[0-9]{{1,12}})(?![0-9a-z_])"


_DIGITS_ALONE = re.compile(r"\#?(?P<number>[0-9]{1,12})(?=\s|$)")
_COMMAND = re.compile(r"\s*/(?P<word>[a-z_]+)(?:@\w+)?(?=\s|$)")
_ASKED = re.compile(r"\s*\?")  # ZQ1042 受理？ is a question
_SEPARATORS = re.compile(r"[\s,:;。.、!—-]*")


def keyword(text: str, prefix: str = "") -> Keyword | None:
    """The action a text begins with, as a key word or as a command in English; None when it is an ordinary message.

    `prefix` is that of issue numbers: with it a number may follow the word without a blank, or go before it.
    """
    folded = fold(text)
    number = _leading_number(folded, prefix)
    begins = number.end() if number else 0
    match = _keyword(prefix).match(folded, begins) or _COMMAND.match(folded, begins)
    action = match and (KEYWORDS | COMMANDS).get(match["word"])
    if not match or not action or (number and _ASKED.match(folded, match.end())):
        return None
    before = number["number"] if number else ""
    return Keyword(action, _behind(text, folded, match.end()), before, MANNERS.get(match["word"]))


#: What answers a request without naming it: 同意, 不同意 材料已经齐了.
_ASSENT = re.compile(r"\s*(?:(?P<no>不同意|no\b|refused?\b)|同意|可以|yes\b|ok\b|agreed\b|granted\b)(?=\W|$)")


def assent(text: str) -> Keyword | None:
    """The word of the office on an extension, in reply to the post that asks for it."""
    folded = fold(text)
    match = _ASSENT.match(folded)
    if match is None or _ASKED.match(folded, match.end()):
        return None
    refused = Manner.REFUSED if match["no"] else None
    return Keyword(Action.GRANT, _behind(text, folded, match.end()), manner=refused)


def _leading_number(folded: str, prefix: str) -> re.Match[str] | None:
    return re.match(rf"\s*{_prefixed(prefix)}(?:\s|[,:])*", folded) if prefix else None


def _behind(text: str, folded: str, end: int) -> str:
    separators = _SEPARATORS.match(folded, end)
    return text[separators.end() if separators else end :].strip()


def issue_named(word: Keyword, prefix: str, *, digits_alone: bool = False) -> tuple[int | None, str]:
    """The issue that an order names before its key word or right behind it (受理 #ZQ1042), and the words without it.

    `digits_alone`: a number without the prefix is one as well, as in "/dispatch 1042 市供电公司".
    """
    if word.before:
        return int(word.before), word.rest
    folded = fold(word.rest)
    named = re.match(_prefixed(prefix), folded)
    if named is None and digits_alone:
        named = _DIGITS_ALONE.match(folded)
    return (int(named["number"]), _behind(word.rest, folded, named.end())) if named else (None, word.rest)
