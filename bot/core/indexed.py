"""What the index has of an issue, and what it is asked for: the pieces of what was said, and of whose it is.

A Chinese word of any length is found wherever it stands: of one character by the pairs that begin with it. A word in
other letters, or a number, is found by how it begins. The index leads to what may be meant; whether the words stand
there as they were typed is seen by reading it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2s

from bot.core.likeness import is_chinese, of_run, pieces, runs

#: Stands before the pieces of names: a name is found by whoever may know it, and makes no two texts alike.
NAMED = "ν"


#: Stands before a unit that has it.
_OF_UNIT = "υ"


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    begins: bool = False  # whatever begins with it is meant


def entries(said: str, names: str, units: Iterable[str]) -> frozenset[str]:
    """What stands in the index for an issue; `units`: that have it."""
    named = (f"{NAMED}{piece}" for piece in _alone(names))
    return frozenset((*_alone(said), *named, *map(of_unit, units)))


def of_unit(unit: str) -> str:
    """One word, whatever stands in its name."""
    return f"{_OF_UNIT}{blake2s(unit.encode(), digest_size=8).hexdigest()}"


def _alone(text: str) -> Iterator[str]:
    """The last character of a run begins no pair."""
    yield from pieces(text)
    yield from (run[-1] for run in runs(text) if is_chinese(run))


def asked_of(term: str) -> tuple[Piece, ...]:
    """The pieces that stand in whatever has the term; none where it has no letters."""
    found = runs(term)
    return tuple(piece for place, run in enumerate(found, start=1) for piece in _of(run, last=place == len(found)))


def _of(run: str, *, last: bool) -> Iterator[Piece]:
    if is_chinese(run):
        yield from (Piece(pair, begins=len(run) == 1) for pair in of_run(run))
    else:
        yield from (Piece(word, begins=last) for word in of_run(run))
