"""Links that wait to be opened, by the digest of their token; and under which name the bot is found."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import col

from bot.core.people import Person
from storage.inbox import insert_new
from storage.tables import BotRow, InvitationRow


@dataclass(frozen=True, slots=True)
class Invitation:
    id: int
    subject: str  # person, unit
    key: str  # a person's number, a unit's name
    account: int | None  # whose the entry was when the link was made
    state: str  # open, used, replaced, exposed
    until: datetime


def _invitation(row: Any) -> Invitation:
    """`row` has the columns of InvitationRow."""
    return Invitation(row.id, row.subject, row.key, row.account, row.state, row.until)


class Invitations:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def keep(
        self, digest: str, subject: str, key: str, account: int | None, *, by: Person, now: datetime, until: datetime
    ) -> None:
        """From now on it is the only one that opens this door."""
        same = (col(InvitationRow.subject) == subject, col(InvitationRow.key) == key)
        waits = col(InvitationRow.state) == "open"
        await self._connection.execute(update(InvitationRow).where(*same, waits).values(state="replaced"))
        made = {"by_id": by.telegram_id, "by_name": by.name, "made_at": now, "until": until}
        which = {"digest": digest, "subject": subject, "key": key, "account": account, "state": "open"}
        await self._connection.execute(insert(InvitationRow).values(**which, **made))

    async def find(self, digest: str) -> Invitation | None:
        query = select(InvitationRow).where(col(InvitationRow.digest) == digest)
        row = (await self._connection.execute(query)).first()
        return _invitation(row) if row else None

    async def close(self, number: int, state: str) -> None:
        """It opens nothing any more; `state`: used or exposed."""
        await self._connection.execute(update(InvitationRow).where(col(InvitationRow.id) == number).values(state=state))

    # ── the bot's name ────────────────────────────────────────────────────

    async def name_bot(self, bot_id: int, username: str, now: datetime) -> None:
        values = {"username": username, "at": now}
        statement = insert_new(self._connection)(BotRow).values(bot_id=bot_id, **values)
        await self._connection.execute(statement.on_conflict_do_update(index_elements=["bot_id"], set_=values))

    async def bot_name(self) -> str | None:
        """Of the bot that ran last; None where none has yet."""
        query = select(col(BotRow.username)).order_by(col(BotRow.at).desc()).limit(1)
        return (await self._connection.execute(query)).scalar()
