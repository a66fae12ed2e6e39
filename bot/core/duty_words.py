"""What sets a leader's day by hand, understood: 何静宜; 12月17日 下午; 12月17日 下午 何静宜."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.core.folding import fold
from bot.core.leader_days import Half
from bot.core.moments import When
from bot.core.people import Person
from bot.core.phrases import deadline_in

_HALVES = {"上午": Half.MORNING, "下午": Half.AFTERNOON, "morning": Half.MORNING, "afternoon": Half.AFTERNOON}
_HALF = re.compile("|".join(_HALVES))
_BETWEEN = " \t\n,，、。.:：()（）"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants of a leader's day; None: as it is."""

    day: date | None
    half: Half | None
    leader: Person | None
    unread: str = ""  # words that nobody can read


def wanted(words: str, leaders: Sequence[Person], when: When) -> Wanted:
    leader = _named(words, leaders)
    rest = words
    if leader is not None:
        rest = rest.replace(leader.name, " ", 1)
        rest = rest.replace(leader.title, " ", 1) if leader.title else rest
    half = _HALF.search(fold(rest))
    if half is not None:
        rest = f"{rest[: half.start()]} {rest[half.end() :]}"
    rest = rest.strip(_BETWEEN)
    day = _day_in(rest, when) if rest else None
    return Wanted(day, _HALVES[half.group()] if half else None, leader, "" if day else rest)


def _named(words: str, leaders: Sequence[Person]) -> Person | None:
    """By their whole name; of two where one begins like the other, the longer."""
    found = [leader for leader in leaders if leader.name in words]
    return max(found, key=lambda leader: len(leader.name), default=None)


def _day_in(words: str, when: When) -> date | None:
    """The whole of the words is a day: 12月17日, 下周四, 2026-12-17, 17 December."""
    for limit in (f"{words}前", f"by {words}"):
        stated = deadline_in(limit, when)
        if stated is not None and fold(stated.phrase) == fold(limit):
            return stated.due.at.date()
    return None
