"""So much for everybody: who has had their share of something lately. Only in memory: a restart forgets it."""

from datetime import datetime, timedelta


class Shares:
    """At most `most` of something within any `within`, for each person."""

    def __init__(self, most: int, within: timedelta) -> None:
        self._most = most
        self._within = within
        self._taken: dict[int, list[datetime]] = {}

    def take(self, person: int, now: datetime) -> None:
        self._taken.setdefault(person, []).append(now)

    def used_up(self, now: datetime) -> frozenset[int]:
        """Who has had all of theirs."""
        for person in list(self._taken):
            self._forget(person, now)
        return frozenset(person for person, moments in self._taken.items() if len(moments) >= self._most)

    def _forget(self, person: int, now: datetime) -> None:
        """What lies longer back; and what is yet to come, as the clock was set back."""
        lately = [moment for moment in self._taken[person] if now - self._within < moment <= now]
        if lately:
            self._taken[person] = lately
        else:
            del self._taken[person]
