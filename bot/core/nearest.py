"""Which of many names somebody may have meant: named in what they wrote, or alike by its characters."""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from bot.core.folding import fold
from bot.core.people import Enterprise, Person
from bot.core.slips import ALIKE

#: So many are offered.
MOST = 6
#: So much of a name must be there at least, from 0 to 1, where it does not begin alike.
ENOUGH = 0.5

#: What many names have in common, so that it tells nothing.
_EVERYBODYS = re.compile(r"有限|责任|股份|集团|公司|企业|厂\b|\b(?:co|ltd|inc|company|group|limited|corporation)\b")
_PLACE = re.compile(r"^[一-鿿]{2,3}[市县区]")
_RUN = re.compile(r"[a-z0-9]{2,}|[一-鿿]+")


def likely_enterprises(enterprises: Sequence[Enterprise], *texts: str) -> tuple[Enterprise, ...]:
    """Those that the texts name, then those that share characters with them, the likeliest first; six at most."""
    folded = fold("\n".join(texts))
    said = frozenset(_pieces(folded))
    scored = [(max(_likely(fold(name), folded, said) for name in (one.name, *one.aliases)), one) for one in enterprises]
    best = sorted((pair for pair in scored if pair[0] > 0), key=lambda pair: pair[0], reverse=True)
    return tuple(one for _, one in best[:MOST])


def _likely(name: str, text: str, said: frozenset[str]) -> float:
    """2 for a name that stands there as it is; else how much of it does, and a half more where it begins so."""
    if len(name) > 1 and name in text:
        return 2.0
    pieces = list(_pieces(_EVERYBODYS.sub(" ", _PLACE.sub("", name))))
    if not pieces:
        return 0.0
    share = sum(piece in said for piece in pieces) / len(pieces)
    begins = pieces[0] in said
    return share + 0.5 * begins if begins or share >= ENOUGH else 0.0


def _pieces(text: str) -> Iterable[str]:
    """Chinese in pairs of characters, anything else by the word."""
    for run in _RUN.findall(text):
        if run.isascii():
            yield run
        else:
            yield from (run[i : i + 2] for i in range(len(run) - 1))


def near_leader(written: str, leaders: Iterable[Person]) -> Person | None:
    """Whose name the words are most like, if they are like one at all."""
    named = {leader.name: leader for leader in leaders}
    return next((named[name] for name in near(written, named, most=1)), None)


def near(written: str, names: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """The names that are spelled nearly so, the nearest first."""
    matcher = SequenceMatcher(None, b=fold(written))
    scored = []
    for name in dict.fromkeys(names):
        matcher.set_seq1(fold(name))
        if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE:
            scored.append((matcher.ratio(), name))
    return tuple(name for _, name in sorted(scored, key=lambda pair: pair[0], reverse=True)[:most])
