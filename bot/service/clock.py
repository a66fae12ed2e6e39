"""Clocks. Time is an argument everywhere else; here it comes in."""

from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path


class SystemClock:
    def __init__(self, zone: tzinfo) -> None:
        self._zone = zone

    def now(self) -> datetime:
        return datetime.now(self._zone)


class SetClock:
    """A clock that somebody else sets: a file holds how many seconds it runs ahead of the machine's.

    The rehearsal tells a whole day in a minute with it; bot and town read the same file.
    """

    def __init__(self, file: Path, zone: tzinfo) -> None:
        self._file = file
        self._zone = zone

    def now(self) -> datetime:
        return datetime.now(self._zone) + self.ahead

    @property
    def ahead(self) -> timedelta:
        """Of the machine's clock."""
        return timedelta(seconds=float(self._file.read_text()))

    def set(self, moment: datetime) -> None:
        """From now on it is `moment`, and time goes on from there. Never sets the clock back."""
        ahead = (moment.astimezone(UTC) - datetime.now(UTC)).total_seconds()
        current = float(self._file.read_text()) if self._file.exists() else ahead
        new = self._file.with_suffix(".new")
        new.write_text(repr(max(ahead, current)))
        new.replace(self._file)
