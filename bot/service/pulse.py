"""That a loop comes round: whoever watches over the bot asks how long its round has taken."""

from time import monotonic


class Pulse:
    def __init__(self) -> None:
        self._since: float | None = None

    def beat(self) -> None:
        """A round begins."""
        self._since = monotonic()

    def rest(self) -> None:
        """The round is done; it waits until it is called, however long that takes."""
        self._since = None

    @property
    def age(self) -> float:
        """Seconds since the round began; 0 between two rounds."""
        return 0.0 if self._since is None else monotonic() - self._since
