"""What Telegram answered to the bot's calls, and when."""

from collections import Counter
from collections.abc import Callable
from time import monotonic

#: Seconds for which an answer stands for the next: a long poll alone takes 25.
LATELY = 60.0

POLL = "getupdates"


class Calls:
    """Call it with each answer: the method, in small letters, and the HTTP status; None where no answer came."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self.counted: Counter[tuple[str, str]] = Counter()  # method, and the status or "none"
        self._clock = clock
        self._answered_at: float | None = None
        self._polled_at: float | None = None
        self._failing = True  # until the first answer

    def __call__(self, method: str, status: int | None) -> None:
        self.counted[method, "none" if status is None else str(status)] += 1
        self._failing = status is None or status >= 500
        if not self._failing:
            self._answered_at = self._clock()
        if method == POLL and status == 200:
            self._polled_at = self._clock()

    @property
    def answered_lately(self) -> bool:
        """The newest call was answered, or another one not long before. With a webhook there may be none for hours."""
        return not self._failing or (self._answered_at is not None and self._clock() - self._answered_at < LATELY)

    @property
    def poll_age(self) -> float | None:
        """Seconds since updates were fetched; None where they never were, as with a webhook."""
        return None if self._polled_at is None else self._clock() - self._polled_at
