"""Empty → newest, newest → newest, and hands off what a newer Xiaoer wrote."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text
from sqlmodel import SQLModel

from bot.core import commands as c
from bot.core.events import Part
from bot.core.ledgers import Tally
from bot.core.permissions import Sight
from storage.engine import Engine
from storage.migrate import (
    REVISIONS,
    MissingDatabase,
    NewerDatabase,
    OlderDatabase,
    migrate,
    require_file,
    require_newest,
)
from storage.search import is_of_the_index
from storage.upgrading import configuration
from storage.work import Work
from tests.core.cast import GUEST, TUESDAY, ZHOU, after, dispatched, events_of, opened, opening


def tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names())


def differences(connection: Connection) -> list[object]:
    """Between the tables of the code and those that the migrations made."""
    opts = {"compare_type": True, "include_name": lambda name, kind, _: kind != "table" or not is_of_the_index(name)}
    context = MigrationContext.configure(connection, opts=opts)
    return list(compare_metadata(context, SQLModel.metadata))


async def test_an_empty_database_gets_all_tables_and_nothing_else(empty: Engine) -> None:
    await migrate(empty)
    async with empty.begin() as connection:
        made = {name for name in await connection.run_sync(tables) if not is_of_the_index(name)}
        assert made == {*SQLModel.metadata.tables, "alembic_version"}


async def test_the_migrations_make_the_tables_of_the_code(engine: Engine) -> None:
    async with engine.begin() as connection:
        assert await connection.run_sync(differences) == []


async def test_a_difference_would_be_found(engine: Engine) -> None:
    async with engine.begin() as connection:
        await connection.execute(text("DROP INDEX ix_inbox_state_seq_sender_id"))
        await connection.execute(text("ALTER TABLE drafts ADD COLUMN surplus TEXT"))
        assert len(await connection.run_sync(differences)) == 2


def test_the_newest_is_known_without_alembic() -> None:
    scripts = ScriptDirectory("storage/migrations")
    assert [script.revision for script in scripts.walk_revisions()] == REVISIONS[::-1]


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


def as_before(connection: Connection) -> None:
    """The database as it was before issues had columns to look them up by."""
    command.downgrade(configuration(connection), "0002")


async def test_what_was_kept_before_is_found_afterwards(engine: Engine) -> None:
    loan = replace(dispatched(), number=1001)
    road = replace(opened(GUEST), number=1002, title="路 ＡＢＣ", parts=(Part(9, "坑多", chat=-7), Part(8, "货车")))
    async with Work(engine) as work:
        await work.issues.add(loan, 1)
        await work.issues.add(road, 1)
    async with engine.begin() as connection:
        await connection.run_sync(as_before)
    await migrate(engine)
    async with Work(engine) as work:
        lead, helps = [await work.views.open_of(Sight((unit,)), 0, 9) for unit in loan.units]
        assert list(lead.issues) == list(helps.issues) == [loan]
        await work.search.put(loan)
        await work.search.put(road)
        for words, found in {"贷款 华锐": [loan], "abc 坑多 货车 路过的老板": [road], "车": [road, loan]}.items():
            assert (await work.finding.page(Sight(None), words.split(), None, 0, 9)).issues == found
        soon = await work.views.due(Sight(None), TUESDAY, TUESDAY + timedelta(days=2), 0, 9)
        assert soon.issues == [road, loan]  # to be accepted within the hour, to be signed for by tomorrow


def without_ledgers(connection: Connection) -> None:
    """The database as it was before it knew who had instructed."""
    command.downgrade(configuration(connection), "0006")


async def test_what_was_instructed_before_stands_in_the_ledgers(engine: Engine) -> None:
    deputy = replace(ZHOU, telegram_id=22, name="何静宜", title="副市长")
    issue, history = opened(), list(events_of(None, opening()))
    for leader in (ZHOU, deputy):
        said = c.Instruct(by=leader, text="请抓紧", public=True)
        history += events_of(issue, said)
        issue = after(issue, said)
    async with Work(engine) as work:
        await work.issues.add(replace(issue, instructed_by=()), len(history))  # as it was written then
    async with engine.begin() as connection:
        await connection.run_sync(without_ledgers)
    async with Work(engine) as work:
        for version, event in enumerate(history, 1):
            await work.journal.append(issue.number, version, event, None)
    await migrate(engine)
    async with Work(engine) as work:
        for leader in (ZHOU, deputy):
            assert (await work.ledgers.page(leader.name, 0, 9)).issues == [issue]
            assert await work.ledgers.tally(leader.name) == Tally(0, 1, 0, 0)


async def test_who_only_reads_is_told_what_is_wrong(url: str, empty: Engine, tmp_path: Path) -> None:
    with pytest.raises(OlderDatabase):
        await require_newest(empty)
    async with empty.begin() as connection:
        assert await connection.run_sync(tables) == set()
    await migrate(empty)
    await require_newest(empty)
    require_file(url)
    with pytest.raises(MissingDatabase, match=r"nothing\.db"):
        require_file(f"sqlite+aiosqlite:///{tmp_path / 'nothing.db'}")
    async with empty.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(NewerDatabase):
        await require_newest(empty)
