"""Words from outside, made safe for where they go: cut at a grapheme, isolated, escaped; in this order."""

import html
from collections.abc import Mapping

import regex

_GRAPHEME = regex.compile(r"\X")
_DIRECTION_CONTROLS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C])
_RIGHT_TO_LEFT = regex.compile(r"[\p{Bidi_Class=R}\p{Bidi_Class=AL}\p{Bidi_Class=AN}]")
#: Controls (ESC and C1 among them), and what ends a line or a paragraph.
_COMMANDING = regex.compile(r"[\p{Cc}\p{Zl}\p{Zp}]")
_FIRST_STRONG, _POP = "\u2068", "\u2069"


class Html(str):
    """Text that is HTML already; everything else is escaped when it is put into a sentence."""

    __slots__ = ()


def units(text: str) -> int:
    """Length as Telegram counts it: UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def clip(text: str, limit: int) -> str:
    """At most `limit` UTF-16 units, never half an emoji family; an ellipsis shows that something is missing."""
    if units(text) <= limit:
        return text
    kept, left = [], limit - 1
    for match in _GRAPHEME.finditer(text):
        left -= units(match.group())
        if left < 0:
            break
        kept.append(match.group())
    return "".join(kept).rstrip() + "…"


def cut(text: str, limit: int) -> list[str]:
    """All of it, in pieces of at most so many UTF-16 units; what stands together for one sign stays together."""
    pieces, left = [""], limit
    for match in _GRAPHEME.finditer(text):
        sign = clip(match.group(), limit)
        left -= units(sign)
        if left < 0:
            pieces, left = [*pieces, ""], limit - units(sign)
        pieces[-1] += sign
    return pieces


def one_line(text: str, limit: int) -> str:
    return clip(" ".join(text.split()), limit)


def isolate(text: str) -> str:
    """Right-to-left words stay in their place and turn nothing around them."""
    bare = text.translate(_DIRECTION_CONTROLS)
    return f"{_FIRST_STRONG}{bare}{_POP}" if _RIGHT_TO_LEFT.search(bare) else bare


def plain(text: str) -> str:
    """Words from outside in a terminal: they command nothing there, and begin no line of their own."""
    return isolate(_COMMANDING.sub("", text))


def filled(sentence: str, values: Mapping[str, object]) -> str:
    """A sentence of the command line with words from outside put into it."""
    return sentence.format(**{key: plain(str(value)) for key, value in values.items()})


def safe(value: object) -> str:
    """The value as it may stand in a sentence of HTML."""
    return value if isinstance(value, Html) else html.escape(isolate(str(value)), quote=False)
