"""A requester takes an issue back in words: only where the message says nothing else (撤回贷款 is no withdrawal)."""

import re
from dataclasses import dataclass

from bot.core.folding import fold


@dataclass(frozen=True, slots=True)
class Withdrawal:
    number: int | None  # None: the issue that the message replies to


_WORDS = (
    r"(?:不用了|不需要了|解决了|没事了|算了)?(?:我|我们)?(?:要|想|申请|请)?(?:把)?"
    r"撤(?:回|诉)(?:我的|这个|这件|这条|本)?(?:诉求|事)?(?:吧|一下)?",
    r"(?:please)?withdraw(?:it|this|thisissue|theissue|myissue)?(?:please)?",
    r"/withdraw(?:@\w+)?",
)
_BETWEEN = re.compile(r"[\s,.。、!~]+")


def withdrawal(text: str, prefix: str) -> Withdrawal | None:
    """撤回; 不用了,撤回; 撤回 ZQ1042; withdraw. The city's `prefix` is that of issue numbers."""
    if len(text) > _LONGEST:
        return None
    said = _BETWEEN.sub("", fold(text))
    match = re.fullmatch(rf"(?:{'|'.join(_WORDS)})(?:#?{re.escape(fold(prefix))}(?P<number>[0-9]{{1,12}}))?", said)
    return Withdrawal(int(match["number"]) if match["number"] else None) if match else None


#: Characters; a text longer than that says something else besides.
_LONGEST = 60
