"""What waits for somebody's word: messages that may be appeals, answers that are not out yet, second presses."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import col

from bot.core.messages import Said
from storage.codec import from_json, to_json
from storage.inbox import insert_new
from storage.prepared import prepared
from storage.tables import CandidateRow, DraftRow, FirstPressRow


@dataclass(frozen=True, slots=True)
class Candidate:
    id: int
    said: Said
    state: str  # waiting, registered, ignored, kept (beyond the limit of an issue)
    issue: int | None


@dataclass(frozen=True, slots=True)
class Draft:
    id: int
    issue: int
    author_id: int
    text: str
    state: str  # open, published, cancelled, rewritten, overtaken (by another answer), ended (the issue has)


CANDIDATE_AT = prepared(
    select(CandidateRow).where(
        col(CandidateRow.chat_id) == bindparam("chat"), col(CandidateRow.message_id) == bindparam("number")
    )
)


def _candidate(row: Any) -> Candidate:
    """`row` has the columns of CandidateRow."""
    return Candidate(row.id or 0, from_json(Said, row.said), row.state, row.issue)


def _draft(row: Any) -> Draft:
    """`row` has the columns of DraftRow."""
    return Draft(row.id, row.issue, row.author_id, row.text, row.state)


class Candidates:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def put(self, said: Said, now: datetime) -> Candidate:
        """Keep a message that may be an appeal; an edited one replaces its older text."""
        statement = insert_new(self._connection)(CandidateRow).values(
            chat_id=said.chat.telegram_id,
            message_id=said.message_id,
            said=to_json(said),
            state="waiting",
            created_at=now,
        )
        changed = {"said": statement.excluded.said}
        await self._connection.execute(
            statement.on_conflict_do_update(index_elements=["chat_id", "message_id"], set_=changed)
        )
        candidate = await self.at(said.chat.telegram_id, said.message_id)
        if candidate is None:
            raise LookupError("a candidate that was just stored")
        return candidate

    async def at(self, chat: int, message_id: int) -> Candidate | None:
        row = (await self._connection.execute(CANDIDATE_AT, {"chat": chat, "number": message_id})).first()
        return _candidate(row) if row else None

    async def get(self, number: int) -> Candidate | None:
        row = (await self._connection.execute(select(CandidateRow).where(col(CandidateRow.id) == number))).first()
        return _candidate(row) if row else None

    async def kept_of(self, issue: int) -> Sequence[Candidate]:
        """What was said to the issue beyond the limit, in order."""
        query = select(CandidateRow).where(col(CandidateRow.issue) == issue, col(CandidateRow.state) == "kept")
        return [_candidate(row) for row in await self._connection.execute(query.order_by(col(CandidateRow.id)))]

    async def settle(self, number: int, state: str, issue: int | None = None) -> None:
        await self._connection.execute(
            update(CandidateRow).where(col(CandidateRow.id) == number).values(state=state, issue=issue)
        )


class Drafts:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, issue: int, author_id: int, text: str, now: datetime) -> int:
        statement = insert(DraftRow).values(issue=issue, author_id=author_id, text=text, state="open", created_at=now)
        result = await self._connection.execute(statement.returning(col(DraftRow.id)))
        return int(result.scalar_one() or 0)

    async def get(self, number: int) -> Draft | None:
        row = (await self._connection.execute(select(DraftRow).where(col(DraftRow.id) == number))).first()
        return _draft(row) if row else None

    async def open_of(self, issue: int) -> Sequence[Draft]:
        query = select(DraftRow).where(col(DraftRow.issue) == issue, col(DraftRow.state) == "open")
        return [_draft(row) for row in await self._connection.execute(query.order_by(col(DraftRow.id)))]

    async def settle(self, number: int, state: str) -> None:
        await self._connection.execute(update(DraftRow).where(col(DraftRow.id) == number).values(state=state))


class FirstPresses:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def is_second(self, issue: int, person_id: int, now: datetime, within: timedelta) -> bool:
        """Whether this person pressed a moment ago; else this press is the first."""
        same = (col(FirstPressRow.issue) == issue, col(FirstPressRow.person_id) == person_id)
        first = (await self._connection.execute(select(col(FirstPressRow.at)).where(*same))).scalar_one_or_none()
        await self._connection.execute(delete(FirstPressRow).where(*same))
        if first is not None and timedelta(0) <= now - first <= within:
            return True
        await self._connection.execute(insert(FirstPressRow).values(issue=issue, person_id=person_id, at=now))
        return False
