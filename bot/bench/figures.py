"""What was measured, and what it was to be."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil


@dataclass(frozen=True, slots=True)
class Figure:
    """`what` and `goal` name sentences of `words`; `unit`: per_second, ms, s, mb, percent or count.

    `ratio`: measured to yardstick, or to the goal where that is a number. `met`: None where there is no goal.
    """

    what: str
    measured: float
    unit: str
    goal: str = ""
    limit: float = 0.0
    ratio: float | None = None
    met: bool | None = None


def yardstick(what: str, measured: float) -> Figure:
    return Figure(what, measured, "per_second")


def at_least(what: str, measured: float, unit: str, goal: str, limit: float, of: float) -> Figure:
    """`limit` times `of`, or more."""
    ratio = measured / of
    return Figure(what, measured, unit, goal, limit, ratio, ratio >= limit)


def at_most(what: str, measured: float, unit: str, limit: float) -> Figure:
    return Figure(what, measured, unit, "at_most", limit, measured / limit if limit else None, measured <= limit)


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest that so many, 0 to 1, do not exceed."""
    return sorted(values)[max(0, ceil(share * len(values)) - 1)]
