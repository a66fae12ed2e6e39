"""How alike two texts are: the pieces they share, the rarer the more they weigh."""

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta
from itertools import accumulate
from math import log

from bot.core.folding import fold

#: What is looked through: opened so lately, and open or ended so lately.
OPENED_WITHIN, ENDED_WITHIN = timedelta(days=90), timedelta(days=30)
#: So many are shown, the likeliest first.
MOST = 3
#: From here on two texts are taken for the same matter.
ALIKE = 0.35
#: Only the rarest pieces are asked for: the others stand in half of all texts.
RAREST = 8
#: Texts that they stand in, all together: where even the rarest are frequent, fewer of them do.
MOST_COMPARED = 5_000

#: Characters of a word in other letters; what differs behind them is seen by reading it. PostgreSQL takes 2,046 bytes.
LONGEST = 64

_RUN = re.compile(r"[^\W_\u3400-\u9fff]+|[\u3400-\u9fff]+")
_CHINESE = re.compile(r"[\u3400-\u9fff]")


def pieces(text: str) -> frozenset[str]:
    """Pairs of neighbouring Chinese characters, and words in other letters, or digits, whole; folded."""
    return frozenset(piece for run in runs(text) for piece in of_run(run))


def runs(text: str) -> list[str]:
    """Of Chinese characters, and of other letters and digits; folded."""
    return _RUN.findall(fold(text))


def is_chinese(run: str) -> bool:
    return bool(_CHINESE.match(run))


def of_run(run: str) -> Sequence[str]:
    if not is_chinese(run) or len(run) == 1:
        return (run[:LONGEST],)
    return [run[at : at + 2] for at in range(len(run) - 1)]


def rarest(asked: Collection[str], stand_in: Mapping[str, int]) -> list[str]:
    """Those to look for. `stand_in`: in how many texts each stands; in the asking one alone it finds nothing."""
    known = [piece for piece in asked if stand_in.get(piece, 0) > 1]
    best = sorted(known, key=lambda piece: (stand_in[piece], piece))[:RAREST]
    texts = accumulate(stand_in[piece] for piece in best)
    return [piece for piece, so_far in zip(best, texts, strict=True) if so_far <= MOST_COMPARED or piece == best[0]]


def likeness(one: frozenset[str], other: frozenset[str], stand_in: Mapping[str, int], texts: int) -> float:
    """0 to 1: Dice's measure, what they share weighed by its rarity among so many texts.

    `stand_in` need only know the pieces of `one`: what stands in the other alone weighs as much as those do on average.
    Measured on citizens' letters, that finds the same as knowing them all.
    """
    if not one or not other:
        return 0.0
    weights = {piece: log(1 + texts / max(1, stand_in.get(piece, 0))) for piece in one}
    whole, both = sum(weights.values()), sum(weights[piece] for piece in one & other)
    others_own = len(other - one) * whole / len(one)
    return 2 * both / (whole + both + others_own)
