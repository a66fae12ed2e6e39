"""What the bot has written down, read beside it: which limit runs out next, how far a first issue has come."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.core.clocks import running
from bot.core.events import Event
from bot.core.issue import Issue
from storage.engine import open_engine
from storage.work import Work


@dataclass(frozen=True, slots=True)
class Deadline:
    at: datetime
    issue: int  # its number


class Ledger:
    """Needs the database to be there: ask once the bot is up."""

    def __init__(self, url: str) -> None:
        self._engine = open_engine(url)

    async def issues(self) -> Sequence[Issue]:
        async with Work(self._engine) as work:
            return await work.issues.all()

    async def history(self, number: int) -> Sequence[Event]:
        async with Work(self._engine) as work:
            return await work.journal.of(number)

    async def held(self, since: datetime, now: datetime) -> Mapping[int, int]:
        """Chat → how many messages of the bot have waited there since then."""
        async with Work(self._engine) as work:
            return await work.outbox.held(since, now)

    async def close(self) -> None:
        await self._engine.dispose()


def next_deadline(issues: Sequence[Issue], now: datetime) -> Deadline | None:
    """The limit that runs out first of those still ahead."""
    limits = ((due.at, issue.number) for issue in issues for due in running(issue))
    ahead = [Deadline(at, number) for at, number in limits if at > now]
    return min(ahead, key=lambda deadline: deadline.at, default=None)
