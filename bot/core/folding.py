"""Folding: one spelling for matching what people type, position by position, so that their own words are never lost."""

from functools import lru_cache
from unicodedata import category, normalize

#: Traditional characters of the words this project looks for.
_SIMPLE = str.maketrans(
    "辦簽單請補復覆進結備註併並銷訪個內週兩點號時後滿決還謝沒題過別給無當鐘為協導聯轉",
    "办签单请补复复进结备注并并销访个内周两点号时后满决还谢没题过别给无当钟为协导联转",
)

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"两": 2}

#: A number as people write it, of a size worth reading: 3, 1.5, 三, 十五, 一百二十.
NUMBER = r"(?:[0-9]{1,5}(?:\.[0-9])?|[一二两三四五六七八九十百]{1,5})"
#: Not in the middle of a longer number, nor after one.
ALONE = r"(?<![0-9.一二两三四五六七八九十百千万几多第])"


def fold(text: str) -> str:
    """The text in half-width, simplified and lower case, each character in its place: the length stays the same."""
    return "".join(map(_folded, text))


@lru_cache(maxsize=8192)
def _folded(character: str) -> str:
    folded = normalize("NFKC", character).lower().translate(_SIMPLE)
    return folded if len(folded) == 1 else character


def visible(words: str) -> str:
    """A name in one line, without characters that show nothing: with one in it, it is never found again."""
    return " ".join("".join(one for one in words if one.isspace() or category(one)[0] != "C").split())


def number(written: str) -> float:
    """The value of what `NUMBER` matched; the larger of two that stand together (两三天: 3)."""
    if written[0].isdecimal():
        return float(written)
    total = ones = 0
    for character in written:
        if character in _DIGITS:
            ones = _DIGITS[character]
        else:
            total, ones = total + (ones or 1) * (10 if character == "十" else 100), 0
    return float(total + ones)
