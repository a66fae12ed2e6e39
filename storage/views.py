"""SELECTs for whoever looks things up: how many are open and where, which are late, what a word finds."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, false, func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import col

from bot.core.issue import Issue
from bot.core.listings import Counts, Page, UnitCount
from bot.core.people import NOT_IN_TELEGRAM
from bot.core.permissions import Sight
from bot.core.words import Status
from storage.codec import from_json
from storage.inbox import insert_new
from storage.issue_statements import IS_OPEN
from storage.tables import IssueRow, MessageRow, OutboxRow, SearchRow

#: In the keys of posts with a result.
RESULT = "result:"


class Views:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    # ── counts ────────────────────────────────────────────────────────────

    async def counts(self, seen: Sight, now: datetime, tonight: datetime) -> Counts:
        """`tonight`: when the day is over."""
        status, overdue, today = col(IssueRow.status), _is_overdue(now), _is_due(now, tonight)
        query = select(status, func.count().label("open"), _how_many(overdue), _how_many(today))
        rows = (await self._connection.execute(query.where(IS_OPEN, within(seen)).group_by(status))).all()
        by_status = {Status(row[0]): int(row[1]) for row in rows}
        return Counts(by_status, sum(int(row[2]) for row in rows), sum(int(row[3]) for row in rows))

    async def units(self, now: datetime) -> Sequence[UnitCount]:
        """Every unit that leads an open issue: the worst first."""
        lead, overdue, number = col(IssueRow.lead), _how_many(_is_overdue(now)), func.count()
        query = select(lead, number, overdue).where(IS_OPEN).group_by(lead)
        rows = await self._connection.execute(query.order_by(overdue.desc(), number.desc(), lead.is_not(None), lead))
        return [UnitCount(row[0], int(row[1]), int(row[2])) for row in rows]

    # ── pages of issues ───────────────────────────────────────────────────

    async def overdue(self, seen: Sight, now: datetime, page: int, size: int) -> Page:
        """Unit by unit, the one with the longest first; in each the longest first."""
        limit, lead = col(IssueRow.limit_at), col(IssueRow.lead)
        longest = func.min(limit).over(partition_by=lead)
        return await self._page((IS_OPEN, _is_overdue(now), within(seen)), (longest, lead, limit), page, size)

    async def due(self, seen: Sight, now: datetime, until: datetime, page: int, size: int) -> Page:
        """Those whose limit runs out in between, the soonest first."""
        return await self._page((IS_OPEN, _is_due(now, until), within(seen)), (col(IssueRow.limit_at),), page, size)

    async def open_of(self, seen: Sight, page: int, size: int) -> Page:
        """The soonest due first; those without a limit that runs come last."""
        limit = col(IssueRow.limit_at)
        return await self._page((IS_OPEN, within(seen)), (limit.asc().nulls_last(),), page, size)

    async def to_call(self, since: datetime, unreached: str, page: int, size: int) -> Page:
        """Handled until then and not rated, or the result did not reach its requester; the longest waiting first.

        Whoever is not in Telegram can't rate it: they are called at once.

        `unreached`: how the keys begin of what tells the office of such a result.
        """
        handled_at = col(IssueRow.handled_at)
        waits = or_(handled_at <= since, col(IssueRow.requester_id) == NOT_IN_TELEGRAM, _is_lost(unreached))
        return await self._page((IS_OPEN, col(IssueRow.status) == Status.HANDLED, waits), (handled_at,), page, size)

    async def is_result_lost(self, number: int, unreached: str) -> bool:
        """Whether the issue's result did not reach its requester; `unreached` as above."""
        query = select(col(IssueRow.number)).where(col(IssueRow.number) == number, _is_lost(unreached))
        return (await self._connection.execute(query)).first() is not None

    async def _page(self, where: Sequence[ColumnElement[bool]], order: Sequence[Any], page: int, size: int) -> Page:
        """Of open issues. The index has all that they are sorted by: only those of the page are read."""
        number = col(IssueRow.number)
        total = select(func.count()).select_from(IssueRow).where(*where)
        count = (await self._connection.execute(total)).scalar_one()
        last = max(0, (count - 1) // size)
        page = min(page, last)
        here = select(number).where(*where).order_by(*order, number).limit(size).offset(page * size)
        rows = await self._connection.execute(here)
        numbers = rows.scalars().all()
        bodies = await self._connection.execute(select(number, col(IssueRow.body)).where(number.in_(numbers)))
        found = {row.number: row.body for row in bodies}
        return Page([from_json(Issue, found[one]) for one in numbers], count, page, last)

    # ── words that were looked for ────────────────────────────────────────

    async def keep_search(self, chat: int, words: str) -> int:
        statement = insert_new(self._connection)(SearchRow).values(chat_id=chat, words=words)
        statement = statement.on_conflict_do_nothing(index_elements=["chat_id", "words"])
        await self._connection.execute(statement)
        query = select(col(SearchRow.id)).where(col(SearchRow.chat_id) == chat, col(SearchRow.words) == words)
        return int((await self._connection.execute(query)).scalar_one() or 0)

    async def search(self, number: int, chat: int) -> str | None:
        """Only where they were looked for: elsewhere nobody is to learn them."""
        query = select(col(SearchRow.words)).where(col(SearchRow.id) == number, col(SearchRow.chat_id) == chat)
        return (await self._connection.execute(query)).scalar_one_or_none()


def _is_lost(unreached: str) -> ColumnElement[bool]:
    """The office was told that a result did not reach its requester, and none has since it was handled."""
    number, key, told_key = col(IssueRow.number), col(MessageRow.key), col(OutboxRow.key)
    told = select(1).where(col(OutboxRow.issue) == number, told_key.startswith(unreached), told_key.contains(RESULT))
    stands = (col(MessageRow.message_id).is_not(None), col(MessageRow.at) >= col(IssueRow.handled_at))
    reached = select(1).where(
        col(MessageRow.issue) == number, key.contains(RESULT), ~key.startswith(unreached), *stands
    )
    return and_(exists(told), ~exists(reached))


def _is_overdue(now: datetime) -> ColumnElement[bool]:
    return col(IssueRow.limit_at) < now


def _is_due(now: datetime, until: datetime) -> ColumnElement[bool]:
    return and_(col(IssueRow.limit_at) >= now, col(IssueRow.limit_at) < until)


def _how_many(which: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((which, 1), else_=0)), 0)


def within(seen: Sight) -> ColumnElement[bool]:
    """What of all issues somebody may see where they look."""
    if seen.units is None:
        return true()
    return or_(false(), *(col(IssueRow.units).contains(_quoted(unit), autoescape=True) for unit in seen.units))


def _quoted(unit: str) -> str:
    """As it stands in the list of units: 市工信局 is not to find 市工信局二科."""
    return json.dumps(unit, ensure_ascii=False)
