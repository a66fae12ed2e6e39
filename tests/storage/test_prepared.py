"""A prepared statement does what the statement does, on SQLite and on PostgreSQL."""

import pytest
from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from storage.engine import Engine
from storage.prepared import prepared
from storage.tables import ChatRow
from tests.storage.test_chats import NOW

COLUMNS = ("chat_id", "quiet_until", "absent", "forum")
ADD = prepared(insert(ChatRow), COLUMNS)
QUIET = prepared(
    select(col(ChatRow.chat_id), col(ChatRow.quiet_until), col(ChatRow.absent))
    .where(col(ChatRow.quiet_until) >= bindparam("since"), col(ChatRow.absent) == False)  # noqa: E712 - in SQL
    .order_by(col(ChatRow.chat_id))
    .limit(bindparam("most"))
)
LEAVE = prepared(update(ChatRow).where(col(ChatRow.chat_id) == bindparam("chat")).values(absent=bindparam("absent")))


async def test_values_go_in_and_come_out_as_their_columns_say(engine: Engine) -> None:
    async with engine.begin() as connection:
        rows = [{"chat_id": one, "quiet_until": NOW, "absent": one == 2, "forum": False} for one in (1, 2, 3, 4)]
        await connection.execute(ADD, rows)
        quiet = await connection.execute(QUIET, {"since": NOW, "most": 2})
        assert [(row.chat_id, row.quiet_until, row.absent) for row in quiet] == [(1, NOW, False), (3, NOW, False)]
        assert (await connection.execute(LEAVE, {"chat": 3, "absent": True})).rowcount == 1
        assert (await connection.execute(QUIET, {"since": NOW, "most": 9})).scalars().all() == [1, 4]


async def test_what_is_refused_is_refused_as_usual(engine: Engine) -> None:
    row = {"chat_id": 1, "quiet_until": None, "absent": False, "forum": False}
    async with engine.connect() as connection:
        await connection.execute(ADD, row)
        with pytest.raises(IntegrityError):
            await connection.execute(ADD, row)
