"""Empty → newest, newest → newest, and hands off what a newer Xiaoer wrote."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect, text
from sqlmodel import SQLModel

from storage.engine import Engine
from storage.migrate import NewerDatabase, migrate
from storage.work import Work


def tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names())


def differences(connection: Connection) -> list[object]:
    """Between the tables of the code and those that the migrations made."""
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, SQLModel.metadata))


async def test_an_empty_database_gets_all_tables_and_nothing_else(empty: Engine) -> None:
    await migrate(empty)
    async with empty.begin() as connection:
        assert await connection.run_sync(tables) == {*SQLModel.metadata.tables, "alembic_version"}


async def test_the_migrations_make_the_tables_of_the_code(engine: Engine) -> None:
    async with engine.begin() as connection:
        assert await connection.run_sync(differences) == []


async def test_a_difference_would_be_found(engine: Engine) -> None:
    async with engine.begin() as connection:
        await connection.execute(text("DROP INDEX ix_inbox_state_seq_sender_id"))
        await connection.execute(text("ALTER TABLE drafts ADD COLUMN surplus TEXT"))
        assert len(await connection.run_sync(differences)) == 2


async def test_the_newest_stays_as_it_is(engine: Engine) -> None:
    async with Work(engine) as work:
        await work.chats.move(-1, -100)
    await migrate(engine)
    async with Work(engine) as work:
        assert await work.chats.moves() == {-1: -100}


async def test_a_database_from_the_future_is_not_touched(engine: Engine) -> None:
    async with engine.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(NewerDatabase, match="9999"):
        await migrate(engine)
    async with engine.begin() as connection:
        assert (await connection.execute(text("SELECT version_num FROM alembic_version"))).scalar_one() == "9999"
