"""Enterprises as people name them at a desk: the name in front of what they say, and a slip of the pen."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from bot.core.folding import fold
from bot.core.nearest import near
from bot.core.people import Enterprise

_BETWEEN = " \t\n,，、:：;；。"
_SEVERAL = re.compile(r"[\n,，、;；]+")


def named_first(words: str, enterprises: Iterable[Enterprise]) -> tuple[Enterprise, str] | None:
    """The one that the words begin with, by the longest of its names, and what follows."""
    folded = fold(words)
    names = ((fold(name), one) for one in enterprises for name in (one.name, *one.aliases))
    name, enterprise = max((pair for pair in names if folded.startswith(pair[0])), key=_length, default=("", None))
    return (enterprise, words[len(name) :].lstrip(_BETWEEN)) if enterprise else None


def _length(named: tuple[str, Enterprise]) -> int:
    return len(named[0])


def several(words: str, known: Callable[[str], object]) -> list[str]:
    """恒信食品、蓝图纺织 → each by itself, once. A blank parts them too, but for a name that has one and is known."""
    pieces = [piece.strip() for piece in _SEVERAL.split(words)]
    return list(dict.fromkeys(name for piece in pieces for name in ([piece] if known(piece) else piece.split())))


def leader_first(words: str, titles: Mapping[str, str | None]) -> tuple[str, str] | None:
    """周远航 恒信食品, 周远航市长, Mayor Lin Wei Hengxin Foods: whose name the words begin with, and what follows.

    `titles`: of each leader, by name.
    """
    for name, title in titles.items():
        for called in (name, f"{name}{title}", f"{title} {name}"):
            match = re.match(rf"{re.escape(fold(called))}(?:[\s,，、:：]+|$)", fold(words))
            if match:
                return name, words[match.end() :]
    return None


def nearest(written: str, names: Sequence[str]) -> str | None:
    """The name that contains what was written, or is spelled nearly so."""
    within = [name for name in dict.fromkeys(names) if len(written) > 1 and fold(written) in fold(name)]
    close = within if len(within) == 1 else near(written, names, most=1)
    return close[0] if close else None
