"""So much for everybody: who has had their share of something lately. Only in memory: a restart forgets it."""

import contextlib
from collections import Counter, deque
from collections.abc import Iterator
from datetime import datetime, timedelta


class Shares:
    """At most `most` of something within any `within`, for each person."""

    def __init__(self, most: int, within: timedelta) -> None:
        self._most = most
        self._within = within
        self._taken: deque[tuple[datetime, int]] = deque()  # in order of time: when, and who
        self._counts: Counter[int] = Counter()
        self._full: set[int] = set()  # who has had all of theirs
        self._unkept: list[tuple[datetime, int]] = []

    def take(self, person: int, now: datetime) -> None:
        self._forget(now)
        self._taken.append((now, person))
        self._unkept.append((now, person))
        self._count(person, 1)

    def used_up(self, now: datetime) -> frozenset[int]:
        """Who has had all of theirs."""
        self._forget(now)
        return frozenset(self._full)

    @contextlib.contextmanager
    def kept(self) -> Iterator[None]:
        """Around a transaction: where that is not kept, nobody has taken anything in it."""
        self._unkept.clear()
        try:
            yield
        except BaseException:
            self._give_back()
            raise

    def _give_back(self) -> None:
        for moment, person in self._unkept:
            if (moment, person) in self._taken:
                self._taken.remove((moment, person))
                self._count(person, -1)
        self._unkept.clear()

    def _forget(self, now: datetime) -> None:
        """What lies longer back; and what is yet to come, as the clock was set back."""
        while self._taken and self._taken[0][0] <= now - self._within:
            self._count(self._taken.popleft()[1], -1)
        while self._taken and self._taken[-1][0] > now:
            self._count(self._taken.pop()[1], -1)

    def _count(self, person: int, more: int) -> None:
        self._counts[person] += more
        if self._counts[person] >= self._most:
            self._full.add(person)
        else:
            self._full.discard(person)
        if not self._counts[person]:
            del self._counts[person]
