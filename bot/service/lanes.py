"""Lanes: whatever must keep its order goes through one of them, and what may not run ahead of a note waits for it."""

from collections import deque
from collections.abc import Iterator

from bot.core.notices import Post, Reaction
from bot.service.carried import Carried
from bot.service.ports import Delivered
from storage.outbox import Waiting

Name = int | str

#: So many may have gone through a lane and not be noted yet: a kill repeats them, which nobody sees of edits and
#: reactions. Of new messages there is one.
AHEAD = 8
#: Reactions have no order among themselves: so many at once in a chat.
RECEIPTS = 8


class Lane:
    """What is on its way, what may follow it, and what went and is not noted yet."""

    def __init__(self, width: int) -> None:
        self._width = width  # so many at once
        self.under_way: dict[int, Waiting] = {}
        self.unnoted: dict[int, Carried] = {}
        self.following: deque[Waiting] = deque()

    def __contains__(self, waiting: Waiting) -> bool:
        return waiting.id in self.under_way or waiting.id in self.unnoted

    @property
    def is_free(self) -> bool:
        return not self.under_way and not self.unnoted

    @property
    def is_silent(self) -> bool:
        """Nothing is on its way."""
        return not self.under_way

    @property
    def is_stopped(self) -> bool:
        """Something did not go as it should: what follows is looked at anew once that is noted."""
        return any(not isinstance(one.outcome, Delivered) for one in self.unnoted.values())

    def begin(self, waiting: Waiting) -> None:
        self.under_way[waiting.id] = waiting

    def end(self, carried: Carried) -> None:
        del self.under_way[carried.waiting.id]
        self.unnoted[carried.waiting.id] = carried

    def last_of(self, head: Waiting) -> int:
        """The row of the newest in here that is as urgent as `head`, or `head` itself."""
        here = (*self.under_way.values(), *(one.waiting for one in self.unnoted.values()))
        return max(head.id, *(one.id for one in here if one.priority is head.priority), 0)

    @property
    def most_wanted(self) -> int:
        """Before the next round, to judge by how many went since the last one."""
        return min(self._width - len(self.under_way) + 1 + 2 * len(self.unnoted), AHEAD)

    def may_take(self, waiting: Waiting) -> bool:
        """Whether it may follow what is in here before that is noted."""
        if self.is_stopped or len(self.following) >= AHEAD:
            return False
        if isinstance(waiting.notice, Reaction):
            return waiting.notice.message_id not in set(self._reacted_to())
        return _stands_alone(waiting) and not (is_new(waiting) and any(is_new(one) for one in self._here()))

    def _here(self) -> Iterator[Waiting]:
        yield from self.under_way.values()
        yield from (one.waiting for one in self.unnoted.values())
        yield from self.following

    def _reacted_to(self) -> Iterator[int]:
        """The last one on a message is what is seen there."""
        for one in (*self.under_way.values(), *self.following):
            if isinstance(one.notice, Reaction):
                yield one.notice.message_id

    def next(self) -> Waiting | None:
        """Which may go now, as far as the lane is concerned; it stays where it is."""
        full = len(self.under_way) >= self._width or len(self.unnoted) >= AHEAD
        return None if full or self.is_stopped or not self.following else self.following[0]


class Lanes:
    """Those in which something is on its way or not noted yet."""

    def __init__(self) -> None:
        self._lanes: dict[Name, Lane] = {}

    def __iter__(self) -> Iterator[Lane]:
        return iter(self._lanes.values())

    def __contains__(self, name: Name) -> bool:
        return name in self._lanes

    def inside(self) -> Iterator[Waiting]:
        """What is on its way, and what is not noted yet."""
        for lane in self:
            yield from lane.under_way.values()
            yield from (one.waiting for one in lane.unnoted.values())

    def of(self, waiting: Waiting) -> Lane | None:
        return self._lanes.get(_name(waiting))

    def take(self, waiting: Waiting) -> Lane:
        """For what goes through it first."""
        lane = self._lanes[_name(waiting)] = Lane(_width(waiting))
        return lane

    def noted(self, carried: Carried) -> None:
        """A lane in which nothing is left is given back."""
        lane = self._lanes[_name(carried.waiting)]
        del lane.unnoted[carried.waiting.id]
        if lane.is_free:
            del self._lanes[_name(carried.waiting)]


def most_behind(head: Waiting) -> int:
    """So many may be wanted at once behind what goes through a lane first."""
    return _width(head)


def _width(waiting: Waiting) -> int:
    return RECEIPTS if isinstance(waiting.notice, Reaction) else 1


def _name(waiting: Waiting) -> Name:
    """One delivery at a time in a chat: so their order is kept. Answers to presses wait for nobody, nor do reactions
    for posts."""
    if isinstance(waiting.notice, Reaction):
        return f"receipt:{waiting.chat}"
    return waiting.chat if waiting.chat is not None else f"answer:{waiting.id}"


def is_new(waiting: Waiting) -> bool:
    """Sent twice it would stand there twice."""
    return isinstance(waiting.notice, Post) and waiting.message_id is None


def _stands_alone(waiting: Waiting) -> bool:
    """Nothing that is noted of those before it changes where or how it is said: no topic, no post to reply to."""
    post = waiting.notice
    in_topic = waiting.forum and waiting.issue is not None
    return isinstance(post, Post) and not in_topic and post.reply_to_key is None and not waiting.listed
