"""The chats in which this process speaks, of all that work on one database: one process at a time in a chat.

So a chat's order and its pace are kept. A claim is made where something waits, and given back once nothing does.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot.service.pace import MINUTE, Pace
from storage.locks import Locks
from storage.outbox import Due, Waiting
from storage.work import Work


class Claims:
    def __init__(self, locks: Locks, pace: Pace) -> None:
        self._locks = locks
        self._pace = pace
        self._names: set[str] = set()  # claimed, some of them perhaps lost since
        self._gained: frozenset[str] = frozenset()  # just now

    def is_ours(self, waiting: Waiting) -> bool:
        return not self._locks.shared or self._locks.holds(_name(waiting))

    def is_our_chat(self, chat: int) -> bool:
        return not self._locks.shared or self._locks.holds(_chat(chat))

    async def is_of_others(self, chat: int) -> bool:
        return await self._locks.others_hold(_chat(chat))

    async def claim(self, work: Work, due: Due, now: datetime) -> tuple[Due, bool]:
        """What may go of ours; and whether more is ours now. That is to be looked at anew: while we looked, the process
        whose it was may have said it.
        """
        self._pace.share_with(self._locks.speakers)
        if not self._locks.shared:
            return due, False
        ours = [waiting for waiting in due.now if self.is_ours(waiting)]
        others = {_name(waiting): waiting for waiting in due.now if not self.is_ours(waiting)}
        self._gained = await self._locks.take(others) if others else frozenset()
        self._names |= self._gained
        await self._take_over(work, (others[name] for name in self._gained), now)
        return replace(due, now=ours), bool(self._gained)

    async def _take_over(self, work: Work, gained: Iterable[Waiting], now: datetime) -> None:
        """What was said there lately by whoever spoke there counts."""
        for chat in {waiting.chat for waiting in gained} - {None}:
            self._pace.take_over(chat or 0, await work.outbox.spent_in(chat or 0, now - MINUTE))

    async def give_back(self, but: Iterable[Waiting]) -> None:
        """All `but` those of what waits, is on its way, or is not noted yet, and what was just gained."""
        if not self._names:
            return
        over = self._names - self._gained - {_name(waiting) for waiting in but}
        if over:
            self._names -= over
            await self._locks.give_back(over)


def _name(waiting: Waiting) -> str:
    return f"answer:{waiting.id}" if waiting.chat is None else _chat(waiting.chat)


def _chat(chat: int) -> str:
    return f"chat:{chat}"
