"""Whose update is taken next: the oldest, but nobody waits for a person who writes on and on."""

from contextlib import AbstractContextManager
from datetime import datetime, timedelta

from bot.core.messages import Edited, Incoming, Migrated, Said
from bot.service.ports import Reader
from bot.service.shares import Shares
from storage.inbox import Letter
from storage.work import Work

#: Somebody of whom so many updates were taken within a minute lets the others go first.
SHARE = 20
MINUTE = timedelta(minutes=1)


class Queue:
    """All are taken in the end, and each person's own in order.

    Who answers a message that is still unread waits with it, with all that they say after that: else the answer would
    be read without what it answers.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._shares = Shares(SHARE, MINUTE)

    def took(self, letter: Letter, now: datetime) -> None:
        if letter.sender_id is not None:
            self._shares.take(letter.sender_id, now)

    def kept(self) -> AbstractContextManager[None]:
        """Around a transaction: what was taken in it counts only if it is kept."""
        return self._shares.kept()

    async def next(self, work: Work, now: datetime) -> Letter | None:
        waiting = self._shares.used_up(now)
        while waiting and (letter := await work.inbox.next(waiting)):
            incoming = self._reader(letter.update)
            if isinstance(incoming, Migrated):
                break  # what was said in the chat before it moved is to be read before that
            if letter.sender_id is None or not await _answers_unread(work, letter, incoming, waiting):
                return letter
            waiting |= {letter.sender_id}
        return await work.inbox.next()


async def _answers_unread(work: Work, letter: Letter, incoming: Incoming | None, waiting: frozenset[int]) -> bool:
    author = _answered(incoming)
    return author in waiting and author is not None and await work.inbox.waits(author, letter.seq)


def _answered(incoming: Incoming | None) -> int | None:
    """Whose message it answers."""
    match incoming:
        case Said(reply_to=Said() as replied) | Edited(said=Said(reply_to=Said() as replied)):
            return replied.sender.telegram_id
        case _:
            return None
