"""How much a bot may send: sliding windows over the town's own time.

https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this: 20 messages a minute in a group, the
bot's and nobody else's counting, and about 30 a second overall. An album of n counts n; edits and reactions are free.
"""

from collections import defaultdict, deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import ceil

from bot.rehearsal.refusals import too_many


@dataclass(frozen=True, slots=True)
class Pace:
    """At most `sends` messages within any `seconds`."""

    sends: int
    seconds: float


@dataclass(frozen=True, slots=True)
class TooMany:
    """A 429 that these limits gave."""

    method: str
    chat: str  # as the bot named it
    retry_after: int  # seconds
    at: datetime


@dataclass(slots=True)
class Window:
    """The sends of the last `pace.seconds`, oldest first."""

    pace: Pace
    sent: deque[datetime] = field(default_factory=deque)

    def wait(self, count: int, now: datetime) -> int:
        """Whole seconds until `count` more fit; 0: now."""
        self._forget(now)
        excess = len(self.sent) + min(count, self.pace.sends) - self.pace.sends
        if excess <= 0:
            return 0
        free_at = self.sent[excess - 1] + timedelta(seconds=self.pace.seconds)
        return max(1, ceil((free_at - now).total_seconds()))

    def take(self, count: int, now: datetime) -> None:
        self.sent.extend([now] * count)

    def _forget(self, now: datetime) -> None:
        while self.sent and (now - self.sent[0]).total_seconds() >= self.pace.seconds:
            self.sent.popleft()


class Limits:
    """The windows of all chats and the one over everything. None: no such limit."""

    def __init__(self, group: Pace | None, overall: Pace | None) -> None:
        self._overall = Window(overall) if overall else None
        self._groups: dict[int, Window] | None = defaultdict(lambda: Window(group)) if group else None

    def take(self, chat: int, is_group: bool, count: int, now: datetime) -> None:
        """Room for `count` messages in the chat, or `Refused` (429) with the true retry_after."""
        windows = [self._overall] if self._overall else []
        if is_group and self._groups is not None:
            windows.append(self._groups[chat])
        wait = max((window.wait(count, now) for window in windows), default=0)
        if wait:
            raise too_many(wait)
        for window in windows:
            window.take(count, now)
