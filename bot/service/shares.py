"""So much for everybody: who has had their share of something lately. Only in memory: a restart forgets it."""

from collections import deque
from datetime import datetime, timedelta


class Shares:
    """At most `most` of something within any `within`, for each person."""

    def __init__(self, most: int, within: timedelta) -> None:
        self._most = most
        self._within = within
        self._taken: dict[int, deque[datetime]] = {}

    def take(self, person: int, now: datetime) -> None:
        self._taken.setdefault(person, deque()).append(now)

    def used_up(self, now: datetime) -> frozenset[int]:
        """Who has had all of theirs."""
        for person in list(self._taken):
            self._forget(person, now)
        return frozenset(person for person, moments in self._taken.items() if len(moments) >= self._most)

    def _forget(self, person: int, now: datetime) -> None:
        moments = self._taken[person]
        while moments and moments[0] <= now - self._within:
            moments.popleft()
        if not moments:
            del self._taken[person]
