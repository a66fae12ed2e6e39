"""Key words: a reply in the office or a unit's chat that begins with one is that action. Anything else is a note."""

import re
from dataclasses import dataclass

from bot.core.folding import fold
from bot.core.words import Action


@dataclass(frozen=True, slots=True)
class Keyword:
    action: Action
    rest: str  # what follows, in the person's own words


KEYWORDS = {
    "受理": Action.ACCEPT,
    "不予受理": Action.DECLINE,
    "批示": Action.INSTRUCT,
    "交办": Action.DISPATCH,
    "改派": Action.DISPATCH,
    "签收": Action.SIGN,
    "退单": Action.RETURN,
    "请补充": Action.ASK,
    "进展": Action.PROGRESS,
    "答复": Action.HANDLE,
    "办结": Action.HANDLE,
    "重办": Action.REDO,
    "延期": Action.EXTEND,
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
    "sign": Action.SIGN,
    "return": Action.RETURN,
    "ask": Action.ASK,
    "progress": Action.PROGRESS,
    "answer": Action.HANDLE,
    "handle": Action.HANDLE,
    "redo": Action.REDO,
    "extend": Action.EXTEND,
    "remind": Action.REMIND,
    "supervise": Action.SUPERVISE,
    "note": Action.NOTE,
    "merge": Action.MERGE,
    "split": Action.SPLIT,
    "private": Action.CLASSIFY,
    "undo": Action.UNDO,
    "call_back": Action.CALL_BACK,
}

#: A key word ends where the word ends: 受理一下 and 进展顺利 are talk.
#: 交办 and 改派 may run into a unit's name (交办市金融办), though not into 交办的, 交办了 and the like.
_KEYWORD = re.compile(
    rf"\s*(?P<word>{'|'.join(KEYWORDS)})(?:(?=\W|_|$)|(?<=交办|改派)(?![的了事过后情件吗没])(?=[一-鿿]))"
)
_COMMAND = re.compile(r"\s*/(?P<word>[a-z_]+)(?:@\w+)?(?=\s|$)")
_SEPARATORS = re.compile(r"[\s,:;。.、!—-]*")


def keyword(text: str) -> Keyword | None:
    """The action a text begins with, as a key word or as a command in English; None when it is an ordinary message."""
    folded = fold(text)
    match = _KEYWORD.match(folded) or _COMMAND.match(folded)
    action = match and (KEYWORDS | COMMANDS).get(match["word"])
    if not match or not action:
        return None
    separators = _SEPARATORS.match(folded, match.end())
    return Keyword(action, text[separators.end() if separators else match.end() :].strip())
