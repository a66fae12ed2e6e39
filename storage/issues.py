"""The issues as they stand now."""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    func,
    or_,
    select,
    union_all,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import col

from bot.core.clocks import running
from bot.core.folding import fold
from bot.core.issue import Issue
from bot.core.words import Source, Status
from storage.codec import from_json, to_json
from storage.inbox import insert_new
from storage.issue_statements import (
    ADD,
    GET,
    HOLD,
    IS_OPEN,
    NEWEST_OF_ENTERPRISE,
    NEWEST_OF_PERSON,
    OPENED_BY,
    SAVE,
    WAITING_OF,
)
from storage.prepared import prepared
from storage.tables import CursorRow, IssueRow

#: The first issue's number is one more: a number that looks like one.
BEFORE_FIRST = 1000


#: Values in one question: SQLite takes 32,766.
AT_ONCE = 500

#: Of PostgreSQL's advisory locks: whoever gives a number waits for whoever else does. SQLite has one writer anyhow.
NUMBERING = 1_000

#: How what keeps numbers from being given twice is called among the cursors: a restored database knows fewer.
NUMBERS = "numbers"
_GIVEN = union_all(
    select(func.coalesce(func.max(col(IssueRow.number)), BEFORE_FIRST).label("number")),
    select(col(CursorRow.at)).where(col(CursorRow.name) == NUMBERS),
).subquery()
LAST_NUMBER = prepared(select(func.max(_GIVEN.c.number)))


class Outdated(Exception):
    """Somebody else changed it since it was read: read it again and decide anew."""


class Issues:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def next_number(self) -> int:
        if self._connection.dialect.name == "postgresql":
            await self._connection.execute(select(func.pg_advisory_xact_lock(NUMBERING)))
        last: int = (await self._connection.execute(LAST_NUMBER)).scalar_one()
        return last + 1

    async def skip_to(self, number: int) -> None:
        """The next issue gets this number or a higher one: those before it were given once."""
        statement = insert_new(self._connection)(CursorRow).values(name=NUMBERS, at=number - 1)
        await self._connection.execute(
            statement.on_conflict_do_update(index_elements=["name"], set_={"at": number - 1})
        )

    async def get(self, number: int) -> tuple[Issue, int] | None:
        """The issue and its version, or None."""
        row = (await self._connection.execute(GET, {"of": number})).first()
        return (from_json(Issue, row.body), row.version) if row else None

    async def hold(self, number: int) -> Issue | None:
        """The issue, which nobody else changes until this transaction ends: for whoever shows it and changes nothing.

        Otherwise a card of before could take the place of a newer one. SQLite has one writer.
        """
        row = (await self._connection.execute(HOLD, {"of": number})).first()
        return from_json(Issue, row.body) if row else None

    async def add(self, issue: Issue, version: int, *, next_at: datetime | None = None) -> None:
        """`next_at`: when the clock has something to do with it."""
        await self._connection.execute(ADD, whole_row(issue, version, next_at))

    async def save(self, issue: Issue, version: int, *, read: int, next_at: datetime | None = None) -> None:
        """Raises Outdated where the stored version is no longer the one that was `read`."""
        values = {**whole_row(issue, version, next_at), "of": issue.number, "read": read}
        result = await self._connection.execute(SAVE, values)
        if result.rowcount != 1:
            raise Outdated(issue.number)

    async def wind(self, number: int, next_at: datetime | None, *, read: int) -> None:
        """Set its alarm anew: the rules, or the calendar, have changed. Nothing is done where its version has."""
        same = (col(IssueRow.number) == number, col(IssueRow.version) == read)
        differs = col(IssueRow.next_at).is_distinct_from(next_at)
        await self._connection.execute(update(IssueRow).where(*same, differs).values(next_at=next_at))

    async def put_off(self, number: int, next_at: datetime) -> None:
        """Something is wrong with it, or still missing: not before then."""
        await self._connection.execute(update(IssueRow).where(col(IssueRow.number) == number).values(next_at=next_at))

    async def ringing(self, now: datetime, limit: int) -> Sequence[int]:
        """The issues with which the clock has something to do by now, the longest overdue first."""
        query = select(col(IssueRow.number)).where(col(IssueRow.next_at) <= now)
        query = query.order_by(col(IssueRow.next_at), col(IssueRow.number)).limit(limit)
        return (await self._connection.execute(query)).scalars().all()

    async def next_alarm(self) -> datetime | None:
        """When the first of all rings."""
        return (await self._connection.execute(select(func.min(col(IssueRow.next_at))))).scalar()

    async def of_requester(self, telegram_id: int, enterprise: str | None, limit: int) -> Sequence[Issue]:
        """A person's issues and their enterprise's: the open ones first, the newest first."""
        values: dict[str, int | str] = {"person": telegram_id, "most": limit}
        theirs = NEWEST_OF_PERSON
        if enterprise is not None:
            theirs, values = NEWEST_OF_ENTERPRISE, {**values, "enterprise": enterprise}
        found: dict[int, str] = {}
        for newest in theirs:
            rows = (await self._connection.execute(newest, values)).all()
            found.update(sorted(((row.number, row.body) for row in rows), reverse=True))
            if len(found) >= limit:
                break
        return [from_json(Issue, body) for body in list(found.values())[:limit]]

    async def opened_by(self, telegram_id: int, since: datetime) -> int:
        """How many a person has opened for themselves since then."""
        values = {"person": telegram_id, "since": since}
        return (await self._connection.execute(OPENED_BY, values)).scalar_one()

    async def waiting_of(self, telegram_id: int) -> Sequence[Issue]:
        """A person's issues that wait for an answer of theirs."""
        rows = await self._connection.execute(WAITING_OF, {"person": telegram_id, "status": Status.WAITING})
        return [from_json(Issue, body) for body in rows.scalars()]

    async def open_of(self, telegram_id: int) -> Sequence[Issue]:
        """All that a person has open."""
        query = select(col(IssueRow.body)).where(col(IssueRow.requester_id) == telegram_id)
        rows = await self._connection.execute(query.where(IS_OPEN))
        return [from_json(Issue, body) for body in rows.scalars()]

    async def open_numbers(self) -> Sequence[int]:
        """In order: SQLite would rather go through all by their numbers than sort those that are open."""
        return sorted((await self._connection.execute(select(col(IssueRow.number)).where(IS_OPEN))).scalars())

    async def open_units(self) -> Mapping[int, Sequence[str]]:
        """The open issues, in order, and the units of each."""
        query = select(col(IssueRow.number), col(IssueRow.units)).where(IS_OPEN)
        units = {row.number: json.loads(row.units) for row in await self._connection.execute(query)}
        return dict(sorted(units.items()))

    async def open_by_enterprise(self) -> Mapping[str, int]:
        """How many each enterprise has open."""
        enterprise, is_open = col(IssueRow.enterprise), IS_OPEN
        query = select(enterprise, func.count()).where(is_open, enterprise.is_not(None)).group_by(enterprise)
        return {row[0]: row[1] for row in await self._connection.execute(query) if row[0]}

    async def open(self) -> Sequence[Issue]:
        """In order of their numbers."""
        query = select(col(IssueRow.number), col(IssueRow.body)).where(IS_OPEN)
        rows = await self._connection.execute(query)
        return [from_json(Issue, row.body) for row in sorted(rows, key=lambda row: row.number)]

    async def opened_between(self, since: datetime, until: datetime) -> int:
        """How many there were from `since` on and before `until`."""
        opened = col(IssueRow.opened_at)
        query = select(func.count()).where(opened >= since, opened < until)
        return (await self._connection.execute(query)).scalar_one()

    async def last_of_enterprises(self) -> Mapping[str, datetime]:
        """When each enterprise brought something up last; it reads the index of all that have one."""
        enterprise, opened = col(IssueRow.enterprise), col(IssueRow.opened_at)
        newest = select(func.max(col(IssueRow.number))).where(enterprise.is_not(None)).group_by(enterprise)
        query = select(enterprise, opened).where(col(IssueRow.number).in_(newest))
        return {row[0]: row[1] for row in await self._connection.execute(query) if row[0]}

    async def of_time(self, since: datetime) -> Sequence[Issue]:
        """Those that are open, or were opened or ended since then."""
        sorts = (IS_OPEN, col(IssueRow.opened_at) >= since, col(IssueRow.closed_at) >= since)
        numbers = union_all(*(select(col(IssueRow.number)).where(one) for one in sorts))
        query = select(col(IssueRow.body)).where(col(IssueRow.number).in_(numbers))
        return [from_json(Issue, body) for body in (await self._connection.execute(query)).scalars()]

    async def of_source(self, source: Source, since: datetime) -> Sequence[Issue]:
        """Those that came that way since then, in order."""
        query = select(col(IssueRow.body)).where(col(IssueRow.source) == source, col(IssueRow.opened_at) >= since)
        rows = await self._connection.execute(query.order_by(col(IssueRow.opened_at), col(IssueRow.number)))
        return [from_json(Issue, body) for body in rows.scalars()]

    async def open_of_enterprises(self, enterprises: Collection[str]) -> Sequence[Issue]:
        """The open ones of their people."""
        theirs = (IS_OPEN, col(IssueRow.enterprise).in_(enterprises))
        rows = await self._connection.execute(select(col(IssueRow.body)).where(*theirs).order_by(col(IssueRow.number)))
        return [from_json(Issue, body) for body in rows.scalars()]

    async def limited_between(self, since: datetime, until: datetime) -> Sequence[int]:
        """The open issues with a limit that is up within that time."""
        limits = (col(IssueRow.limit_at), col(IssueRow.due_at))
        within = or_(*(limit.between(since, until) for limit in limits))
        query = select(col(IssueRow.number)).where(IS_OPEN, within)
        return sorted((await self._connection.execute(query)).scalars())

    async def referred_to(self, references: Sequence[str]) -> Mapping[str, Issue]:
        """Those that were taken from orders of these numbers, by number."""
        found: dict[str, Issue] = {}
        for start in range(0, len(references), AT_ONCE):
            some = col(IssueRow.reference).in_(references[start : start + AT_ONCE])
            query = select(col(IssueRow.body)).where(some)
            issues = (from_json(Issue, body) for body in (await self._connection.execute(query)).scalars())
            found |= {issue.reference: issue for issue in issues if issue.reference}
        return found

    async def with_reference(self, since: datetime | None, *, open_only: bool) -> Sequence[Issue]:
        """Those taken from the hotline's orders, opened since then, in order of their numbers."""
        query = select(col(IssueRow.body)).where(col(IssueRow.reference).is_not(None))
        if since is not None:
            query = query.where(col(IssueRow.opened_at) >= since)
        if open_only:
            query = query.where(IS_OPEN)
        rows = await self._connection.execute(query.order_by(col(IssueRow.number)))
        return [from_json(Issue, body) for body in rows.scalars()]

    async def all(self) -> Sequence[Issue]:
        rows = await self._connection.execute(select(col(IssueRow.body)).order_by(col(IssueRow.number)))
        return [from_json(Issue, body) for body in rows.scalars()]


def whole_row(issue: Issue, version: int, next_at: datetime | None) -> dict[str, Any]:
    """Its columns."""
    return {"number": issue.number, "version": version, "next_at": next_at, **row_of(issue)}


def row_of(issue: Issue) -> dict[str, Any]:
    """The columns that follow from the issue alone."""
    limits = [due.at for due in running(issue).values()]
    words, names = looked_up_by(issue)
    return {
        "status": issue.status,
        "kind": issue.kind,
        "urgency": issue.urgency,
        "source": issue.source,
        "visibility": issue.visibility,
        "requester_id": issue.requester.telegram_id,
        "enterprise": issue.requester.enterprise,
        "lead": issue.lead,
        "opened_at": issue.opened_at,
        "due_at": issue.due.at if issue.due else None,
        "handled_at": issue.handled_at,
        "closed_at": issue.closed_at,
        "limit_at": min(limits, default=None),
        "units": to_json(issue.units),
        "words": words,
        "names": names,
        "leader": issue.leader,
        "instructed": to_json(issue.instructed_by),
        "rating": issue.rating,
        "reference": issue.reference,
        "body": to_json(issue),
    }


def looked_up_by(issue: Issue) -> tuple[str, str]:
    """What was said, and whose it is; folded."""
    said = "\n".join(filter(None, (issue.title, issue.text, issue.reference)))
    return fold(said), fold(f"{issue.requester.name}\n{issue.requester.enterprise or ''}")
