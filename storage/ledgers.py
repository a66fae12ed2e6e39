"""What a leader's ledger holds (台账): what was raised on their days, and every issue they instructed on."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, literal_column, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import col

from bot.core.issue import Issue
from bot.core.leader_days import RAISED_ON_IT
from bot.core.ledgers import Tally
from bot.core.listings import Page
from bot.core.words import Rating, Status
from storage.codec import from_json, to_json
from storage.tables import IssueRow
from storage.tables.issues import IS_INSTRUCTED

#: Said as the index over them says it.
_IS_INSTRUCTED: ColumnElement[bool] = literal_column(f"issues.{IS_INSTRUCTED}")

DONE = (Status.HANDLED, Status.CLOSED)


class Ledgers:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def tally(self, leader: str) -> Tally:
        heard, instructed = _heard_by(leader), _instructed_by(leader)
        done, satisfied = col(IssueRow.status).in_(DONE), col(IssueRow.rating).in_(sorted(Rating))
        counts = (func.count().filter(one) for one in (heard, instructed, done, satisfied))
        alone = col(IssueRow.status) != Status.MERGED  # the issue that goes on for it counts
        row = (await self._connection.execute(select(*counts).where(_theirs(leader), alone))).one()
        return Tally(*map(int, row))

    async def page(self, leader: str, page: int, size: int) -> Page:
        """The newest first."""
        theirs, number = _theirs(leader), col(IssueRow.number)
        total = (await self._connection.execute(select(func.count()).select_from(IssueRow).where(theirs))).scalar_one()
        last = max(0, (total - 1) // size)
        page = min(page, last)
        query = select(col(IssueRow.body)).where(theirs).order_by(number.desc()).limit(size).offset(page * size)
        rows = await self._connection.execute(query)
        return Page([from_json(Issue, body) for body in rows.scalars()], total, page, last)

    async def raised(self, leader: str, since: datetime, until: datetime) -> Sequence[Issue]:
        """On the leader's day, in order."""
        opened = col(IssueRow.opened_at)
        query = select(col(IssueRow.body)).where(_heard_by(leader), opened >= since, opened < until)
        rows = await self._connection.execute(query.order_by(col(IssueRow.number)))
        return [from_json(Issue, body) for body in rows.scalars()]


def _theirs(leader: str) -> ColumnElement[bool]:
    """Each sort by its own index."""
    numbers = (select(col(IssueRow.number)).where(one(leader)) for one in (_heard_by, _instructed_by))
    return col(IssueRow.number).in_(union_all(*numbers))


def _heard_by(leader: str) -> ColumnElement[bool]:
    return and_(col(IssueRow.leader) == leader, col(IssueRow.source).in_(RAISED_ON_IT))


def _instructed_by(leader: str) -> ColumnElement[bool]:
    """Quoted, as names stand in the list: 何静 is not to find 何静宜."""
    return and_(_IS_INSTRUCTED, col(IssueRow.instructed).contains(to_json(leader), autoescape=True))
