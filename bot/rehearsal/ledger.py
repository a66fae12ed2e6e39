"""What the bot has written down, read beside it: which limits have passed or run out next, what became of issues."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.core.clocks import running
from bot.core.events import Event
from bot.core.issue import Issue
from storage.engine import open_reader
from storage.work import Work

#: The limits of an issue by its fields. The last first: where two are one, the later in its way is what it is for.
LIMITS = {"due": "handle", "sign_by": "sign", "dispatch_by": "dispatch", "accept_by": "accept"}


@dataclass(frozen=True, slots=True)
class Deadline:
    at: datetime
    issue: int  # its number
    limit: str  # accept, dispatch, sign or handle


class Ledger:
    """Needs the database to be there: ask once the bot is up."""

    def __init__(self, url: str) -> None:
        self._engine = open_reader(url)

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
    limits = [
        Deadline(due.at, issue.number, LIMITS[field]) for issue in issues for field, due in running(issue).items()
    ]
    return min((limit for limit in limits if limit.at > now), key=lambda limit: limit.at, default=None)


def count_overdue(issues: Sequence[Issue], now: datetime) -> int:
    """How many issues have let a limit pass that still runs."""
    return sum(any(due.at <= now for due in running(issue).values()) for issue in issues)
