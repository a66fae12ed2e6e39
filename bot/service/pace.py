"""How fast we may speak: a sliding window per chat, and one over all (Telegram's limits). Pure."""

from collections import deque
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)


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
        self._together = self._all = all_per_second
        self._chats: dict[int, _Window] = {}
        self._lately = _Window(SECOND)
        self._under_way = 0

    def recall(self, spent: Mapping[int, Sequence[tuple[datetime, int]]]) -> None:
        sends = ((at, chat, weight) for chat, times in spent.items() for at, weight in times)
        for at, chat, weight in sorted(sends):
            self._count(chat, weight, at)

    def take_over(self, chat: int, sends: Sequence[tuple[datetime, int]]) -> None:
        """Another process spoke there; `sends` is all that was said there lately, in order: when, and its weight."""
        window = self._chats[chat] = _Window(MINUTE)
        for at, weight in sends:
            window.count(at, weight)

    def share_with(self, processes: int) -> None:
        """So many processes share what Telegram allows over all; 0: nothing may go yet."""
        self._all = self._together // processes if processes else 0

    def begin(self) -> None:
        """A request is on its way."""
        self._under_way += 1

    def end(self, chat: int | None, weight: int, at: datetime) -> None:
        """It was answered then, and put `weight` new messages into the chat, as far as one can know."""
        self._under_way -= 1
        self._count(chat, weight, at)

    def _count(self, chat: int | None, weight: int, at: datetime) -> None:
        self._lately.count(at, 1)
        if chat is not None and weight:
            self._chats.setdefault(chat, _Window(MINUTE)).count(at, weight)

    def free_at(
        self, chat: int | None, weight: int, now: datetime, *, spare: int = 0, spread: bool = False, ahead: int = 0
    ) -> datetime:
        """The first moment, `now` or later, at which it may go.

        So that a group can still hear `spare` messages in that minute; `spread`: the others evenly over it. `ahead`: so
        many requests are promised to go before it. `now` is to be fresh: with one from before something was
        answered, that would count as sent too early.
        """
        everywhere = self._over_all(now, ahead)
        if chat is None or not weight:
            return everywhere
        return max(everywhere, self._in_chat(chat, weight, now, spare, spread))

    def _over_all(self, now: datetime, ahead: int) -> datetime:
        self._lately.look(now)
        if self._lately.spent + self._under_way + ahead < self._all:
            return now
        return self._lately.sends[0][0] + SECOND if self._lately.sends else now + SECOND

    def _in_chat(self, chat: int, weight: int, now: datetime, spare: int, spread: bool) -> datetime:
        window = self._chats.get(chat)
        if window is None:
            return now
        window.look(now)
        limit = self._group - spare if chat < 0 else self._person
        free = window.room_for(min(weight, limit), limit, now)
        return max(free, window.sends[-1][0] + MINUTE / limit) if spread and window.sends and chat < 0 else free


class _Window:
    """What was sent in the last so many seconds, oldest first, and how many messages that makes."""

    def __init__(self, width: timedelta) -> None:
        self._width = width
        self.sends: deque[tuple[datetime, int]] = deque()
        self.spent = 0

    def count(self, at: datetime, weight: int) -> None:
        self.look(at)
        self.sends.append((at, weight))
        self.spent += weight

    def look(self, now: datetime) -> None:
        """Forget what has left it. What was sent "later" than now counts as sent now."""
        if self.sends and self.sends[-1][0] > now:
            self.sends = deque((min(at, now), weight) for at, weight in self.sends)
        while self.sends and self.sends[0][0] <= now - self._width:
            self.spent -= self.sends.popleft()[1]

    def room_for(self, weight: int, limit: int, now: datetime) -> datetime:
        """Wait for the oldest to leave the window until there is room."""
        used, free = self.spent, now
        for at, spent in self.sends:
            if used + weight <= limit:
                break
            used -= spent
            free = at + self._width
        return free
