"""Requesters' files that are to be kept on disk: which, where they lie, and why some don't."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import col

from bot.core.events import Part
from storage.inbox import insert_new
from storage.tables import AttachmentRow


@dataclass(frozen=True, slots=True)
class Attachment:
    id: int
    issue: int
    chat: int  # where it was sent
    message_id: int
    kind: str
    name: str | None  # as its sender called it
    file_id: str
    size: int | None  # bytes; as Telegram says, once it is kept as it is
    state: str  # waiting, kept, refused
    path: str | None  # below the archive's folder
    sha256: str | None
    error: str | None
    attempts: int
    due: datetime


def _attachment(row: Any) -> Attachment:
    """`row` has the columns of AttachmentRow."""
    return Attachment(
        row.id,
        row.issue,
        row.chat_id,
        row.message_id,
        row.kind,
        row.name,
        row.file_id,
        row.size,
        row.state,
        row.path,
        row.sha256,
        row.error,
        row.attempts,
        row.not_before or row.created_at,
    )


class Attachments:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, issue: int, chat: int, parts: Sequence[Part], now: datetime) -> None:
        """The files of these messages, said in `chat` unless a part knows better; a place or a contact is no file.

        One that is known already now belongs to this issue: its message was split off.
        """
        rows = [
            {
                "issue": issue,
                "chat_id": part.chat or chat,
                "message_id": part.message_id,
                "kind": file.kind,
                "name": file.name,
                "file_id": file.id,
                "size": file.size,
                "state": "waiting",
                "attempts": 0,
                "created_at": now,
            }
            for part in parts
            for file in part.files
            if file.id
        ]
        if rows:
            statement = insert_new(self._connection)(AttachmentRow)
            again = {"issue": statement.excluded.issue}
            await self._connection.execute(
                statement.on_conflict_do_update(index_elements=["chat_id", "message_id"], set_=again), rows
            )

    async def next(self) -> Attachment | None:
        """The one that is due first, be it now or later."""
        due = func.coalesce(col(AttachmentRow.not_before), col(AttachmentRow.created_at))
        query = select(AttachmentRow).where(col(AttachmentRow.state) == "waiting")
        row = (await self._connection.execute(query.order_by(due, col(AttachmentRow.id)).limit(1))).first()
        return _attachment(row) if row else None

    async def kept(self, number: int, path: str, sha256: str, size: int) -> None:
        await self._set(number, state="kept", path=path, sha256=sha256, size=size, error=None)

    async def put_off(self, number: int, until: datetime, error: str) -> None:
        """Not now: it is tried again from then on."""
        await self._set(number, not_before=until, error=error, attempts=col(AttachmentRow.attempts) + 1)

    async def refuse(self, number: int, error: str) -> None:
        """It will not be kept, for good."""
        await self._set(number, state="refused", error=error)

    async def of(self, issue: int) -> Sequence[Attachment]:
        query = select(AttachmentRow).where(col(AttachmentRow.issue) == issue).order_by(col(AttachmentRow.id))
        return [_attachment(row) for row in await self._connection.execute(query)]

    async def _set(self, number: int, **values: object) -> None:
        await self._connection.execute(update(AttachmentRow).where(col(AttachmentRow.id) == number).values(values))
