"""The queue of updates: what Telegram keeps for the bot until the bot confirms it."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

from bot.rehearsal.refusals import Refused, conflict

Json = dict[str, Any]

#: Only sent when named in allowed_updates (https://core.telegram.org/bots/api#getupdates).
UNASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
OUTPOLLED = "terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOKED = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


class UpdateQueue:
    """One bot's updates, oldest first. `changed` is called whenever something about it did."""

    def __init__(self, changed: Callable[[], None], first_id: int = 710_000_001) -> None:
        self.next_id = first_id  # set it forward for the jump after a quiet week
        self.confirmed = 0  # the highest update id the bot has confirmed
        self.allowed: frozenset[str] | None = None  # None: everything but UNASKED
        self._pending: deque[Json] = deque()
        self._changed = changed
        self._poll: asyncio.Future[None] | None = None  # the getUpdates call that hangs

    def put(self, kind: str, payload: Json) -> None:
        """Queue an update of this kind, if the bot asked for such."""
        if kind in self.allowed if self.allowed is not None else kind not in UNASKED:
            self.inject({kind: payload})

    def inject(self, raw: Json) -> int:
        """Queue anything at all, asked for or not. Returns its update_id, a new one unless `raw` brings its own."""
        update = {"update_id": self.next_id} | raw
        self.next_id = max(self.next_id, update["update_id"]) + 1
        self._pending.append(update)
        self._wake()
        return int(update["update_id"])

    def allow(self, kinds: Iterable[str] | None) -> None:
        """None: as before. Empty: all but UNASKED. Updates queued already stay."""
        if kinds is not None:
            self.allowed = frozenset(kinds) or None

    @property
    def pending(self) -> tuple[Json, ...]:
        return tuple(self._pending)

    @property
    def oldest(self) -> Json | None:
        """The update that is next, if any waits."""
        return self._pending[0] if self._pending else None

    @property
    def polling(self) -> bool:
        """A getUpdates call hangs and waits for something to happen."""
        return self._poll is not None

    def confirm(self, update_id: int) -> None:
        """Forget this update and all before it."""
        while self._pending and self._pending[0]["update_id"] <= update_id:
            self.confirmed = max(self.confirmed, self._pending.popleft()["update_id"])
        self._changed()

    def drop(self) -> None:
        """Forget everything, as drop_pending_updates does."""
        self._pending.clear()
        self._changed()

    async def poll(self, offset: int = 0, limit: int = 100, timeout: float = 0) -> list[Json]:  # noqa: ASYNC109 - the Bot API's word
        """getUpdates: confirms everything below `offset`, then waits up to `timeout` seconds for the first update.

        A negative offset keeps that many updates from the end and forgets the rest. Raises `Refused` (409) in the call
        that hung already when a second one comes.
        """
        self.end_poll(conflict(OUTPOLLED))
        self.confirm(self._below(offset))
        if not self._pending and timeout > 0:
            await self._wait(timeout)
        return list(islice(self._pending, max(1, min(limit, 100))))

    def _below(self, offset: int) -> int:
        if offset >= 0 or -offset >= len(self._pending):
            return max(offset, 0) - 1
        return int(self._pending[offset]["update_id"]) - 1

    async def _wait(self, seconds: float) -> None:
        poll = self._poll = asyncio.get_running_loop().create_future()
        self._changed()
        try:
            await asyncio.wait([poll], timeout=seconds)
            if poll.done():
                poll.result()
        finally:
            if self._poll is poll:
                self._poll = None
                self._changed()

    def _wake(self) -> None:
        if self._poll and not self._poll.done():
            self._poll.set_result(None)
        self._changed()

    def end_poll(self, reason: Refused) -> None:
        """Refuse the getUpdates call that hangs, if one does."""
        if self._poll and not self._poll.done():
            self._poll.set_exception(reason)
        self._poll = None
