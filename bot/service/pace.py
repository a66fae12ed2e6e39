"""How fast we may speak: a sliding window per chat, and one over all (Telegram's limits). Pure."""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)
NONE = timedelta()


class Pace:
    """Counts what was sent; says when a chat may hear so many more messages.

    Groups hear at most 20 messages a minute, a person 60, all together 30 a second; an album of n counts n. An edit
    counts like a new message: the limits are shared (so says Telegram's own developer in tdlib/td issues 2592, 3034).
    A request counts from the moment that it is answered: by then Telegram has counted it too. There is one at a time
    in a chat. The outbox remembers what was sent, so a restart begins with what it `recall`s. Where the clock was set
    back, what was sent "later" counts as sent now: nobody waits longer than a minute for what has to come again.
    """

    def __init__(self, group_per_minute: int = 20, person_per_minute: int = 60, all_per_second: int = 30) -> None:
        self._group = group_per_minute
        self._person = person_per_minute
        self._all = all_per_second
        self._chats: dict[int, deque[tuple[datetime, int]]] = {}
        self._lately: deque[datetime] = deque()
        self._under_way = 0

    def recall(self, spent: Mapping[int, Sequence[tuple[datetime, int]]]) -> None:
        for chat, sends in spent.items():
            for at, weight in sends:
                self._count(chat, weight, at)

    def begin(self) -> None:
        """A request is on its way."""
        self._under_way += 1

    def end(self, chat: int | None, weight: int, at: datetime) -> None:
        """It was answered then, and put `weight` new messages into the chat, as far as one can know."""
        self._under_way -= 1
        self._count(chat, weight, at)

    def _count(self, chat: int | None, weight: int, at: datetime) -> None:
        self._lately.append(at)
        if chat is not None and weight:
            self._chats.setdefault(chat, deque()).append((at, weight))

    def free_at(
        self, chat: int | None, weight: int, now: datetime, *, spare: int = 0, apart: timedelta = NONE
    ) -> datetime:
        """The first moment, `now` or later, at which it may go.

        So that a group can still hear `spare` messages in that minute, and `apart` from what it heard before.
        """
        everywhere = self._over_all(now)
        if chat is None or not weight:
            return everywhere
        return max(everywhere, self._in_chat(chat, weight, now, spare, apart))

    def _over_all(self, now: datetime) -> datetime:
        for place, at in enumerate(self._lately):
            self._lately[place] = min(at, now)
        while self._lately and self._lately[0] <= now - SECOND:
            self._lately.popleft()
        if len(self._lately) + self._under_way < self._all:
            return now
        return self._lately[0] + SECOND if self._lately else now + SECOND

    def _in_chat(self, chat: int, weight: int, now: datetime, spare: int, apart: timedelta) -> datetime:
        sends = self._chats.get(chat, deque())
        for place, (at, spent) in enumerate(sends):
            sends[place] = min(at, now), spent
        while sends and sends[0][0] <= now - MINUTE:
            sends.popleft()
        limit = self._group - spare if chat < 0 else self._person
        free = _when_free(sends, min(weight, limit), limit, now)
        return max(free, sends[-1][0] + apart) if apart and sends and chat < 0 else free


def _when_free(sends: Iterable[tuple[datetime, int]], weight: int, limit: int, now: datetime) -> datetime:
    """Wait for the oldest to leave the window until there is room."""
    used = sum(spent for _, spent in sends)
    free = now
    for at, spent in sends:
        if used + weight <= limit:
            break
        used -= spent
        free = at + MINUTE
    return free
