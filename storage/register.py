"""The book in which everybody stands, and its journal: every change ever made, by whom, and by which door it came."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import col

from bot.core.people import Enterprise, Person, Unit
from bot.core.register import Change, Entry, Register, Subject, Thing, changes
from storage.codec import from_json, to_json
from storage.issues import Outdated
from storage.tables import RegisterJournalRow, RegisterRow

KINDS: dict[str, type[Thing]] = {Subject.UNIT: Unit, Subject.ENTERPRISE: Enterprise, Subject.PERSON: Entry}

PLACED = (
    update(RegisterRow)
    .where(col(RegisterRow.subject) == bindparam("of"), col(RegisterRow.key) == bindparam("named"))
    .values(place=bindparam("at"), body=bindparam("now"))
)
REMOVED = delete(RegisterRow).where(
    col(RegisterRow.subject) == bindparam("of"), col(RegisterRow.key) == bindparam("named")
)


@dataclass(frozen=True, slots=True)
class Amendment:
    """A change of the book, as its journal has it."""

    at: datetime
    by_id: int
    by_name: str
    door: str  # configuration, sheet, who, link, command
    change: Change


class Registers:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._read: tuple[int, Register] | None = None  # with its revision

    async def revision(self) -> int:
        """It rises with every change; 0: nobody ever stood in the book."""
        newest = (await self._connection.execute(select(func.max(col(RegisterJournalRow.id))))).scalar()
        return newest or 0

    async def load(self) -> Register:
        """Units and enterprises in the order in which they were given, people by number."""
        revision = await self.revision()
        if self._read is None or self._read[0] != revision:
            self._read = (revision, await self._stored())
        return self._read[1]

    async def save(self, after: Register, by: Person, now: datetime, door: str) -> tuple[Change, ...]:
        """What it changes, kept and written into the journal; nothing where it changes nothing.

        Raises Outdated where somebody else has changed the book since this transaction read it.
        """
        await self._alone()
        if self._read and self._read[0] != await self.revision():
            raise Outdated("register")
        before = await self.load()
        made = changes(before, after)
        if made:
            await self._keep(before, after)
            await self._note(made, by, now, door)
            self._read = None
        return made

    async def history(self, limit: int) -> Sequence[Amendment]:
        """The newest first."""
        query = select(RegisterJournalRow.__table__).order_by(col(RegisterJournalRow.id).desc())  # type: ignore[attr-defined] # SQLModel adds it
        return [_amendment(row) for row in await self._connection.execute(query.limit(limit))]

    async def door_of(self, number: int) -> str | None:
        """By which a person came into the book."""
        theirs = (col(RegisterJournalRow.subject) == Subject.PERSON, col(RegisterJournalRow.key) == str(number))
        query = select(col(RegisterJournalRow.door)).where(*theirs).order_by(col(RegisterJournalRow.id)).limit(1)
        return (await self._connection.execute(query)).scalar()

    async def enterprises_since(self) -> Mapping[str, datetime]:
        """Each enterprise that ever stood in it, and since when."""
        first = func.min(col(RegisterJournalRow.at))
        query = select(col(RegisterJournalRow.key), first).where(col(RegisterJournalRow.subject) == Subject.ENTERPRISE)
        rows = await self._connection.execute(query.group_by(col(RegisterJournalRow.key)))
        return {row[0]: row[1] for row in rows}

    async def _alone(self) -> None:
        """Until this transaction ends nobody else changes the book; SQLite has one writer at a time anyhow."""
        if self._connection.dialect.name == "postgresql":
            await self._connection.execute(text(f"LOCK TABLE {RegisterRow.__tablename__} IN SHARE ROW EXCLUSIVE MODE"))

    async def _stored(self) -> Register:
        query = select(col(RegisterRow.subject), col(RegisterRow.body)).order_by(col(RegisterRow.place))
        things: dict[str, list[Any]] = defaultdict(list)
        for row in await self._connection.execute(query):
            things[row.subject].append(from_json(KINDS[row.subject], row.body))
        return Register(
            units=tuple(things[Subject.UNIT]),
            enterprises=tuple(things[Subject.ENTERPRISE]),
            people=tuple(things[Subject.PERSON]),
        )

    async def _keep(self, before: Register, after: Register) -> None:
        """What is new, different or gone; and what stands at another place now."""
        old, new = _rows(before), _rows(after)
        gone = [{"of": subject, "named": key} for subject, key in old.keys() - new.keys()]
        added = [{"subject": of, "key": key, **row} for (of, key), row in new.items() if (of, key) not in old]
        other = [
            {"of": of, "named": key, "at": row["place"], "now": row["body"]}
            for (of, key), row in new.items()
            if (of, key) in old and old[of, key] != row
        ]
        for statement, rows in ((REMOVED, gone), (PLACED, other), (insert(RegisterRow), added)):
            if rows:
                await self._connection.execute(statement, rows)

    async def _note(self, made: Sequence[Change], by: Person, now: datetime, door: str) -> None:
        whose = {"at": now, "by_id": by.telegram_id, "by_name": by.name, "door": door}
        rows = [
            {
                **whose,
                "subject": change.subject,
                "key": change.key,
                "before": to_json(change.before) if change.before else None,
                "after": to_json(change.after) if change.after else None,
            }
            for change in made
        ]
        await self._connection.execute(insert(RegisterJournalRow), rows)


def _rows(register: Register) -> dict[tuple[str, str], dict[str, Any]]:
    """By subject and key: at which place it stands, and the thing itself."""
    things: dict[Subject, dict[str, Thing]] = {
        Subject.UNIT: {unit.name: unit for unit in register.units},
        Subject.ENTERPRISE: {enterprise.name: enterprise for enterprise in register.enterprises},
        Subject.PERSON: {str(entry.number): entry for entry in register.people},
    }
    return {
        (subject.value, key): {"place": _place(thing, order), "body": to_json(thing)}
        for subject, named in things.items()
        for order, (key, thing) in enumerate(named.items())
    }


def _place(thing: Thing, order: int) -> int:
    return thing.number if isinstance(thing, Entry) else order


def _amendment(row: Any) -> Amendment:
    kind = KINDS[row.subject]
    before, after = (from_json(kind, body) if body else None for body in (row.before, row.after))
    return Amendment(row.at, row.by_id, row.by_name, row.door, Change(Subject(row.subject), row.key, before, after))
