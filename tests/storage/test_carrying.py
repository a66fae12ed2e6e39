"""From one kind of database to the other: what every release has left arrives as it was, or nothing does."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine as AnyEngine
from sqlalchemy import event, inspect, text

from storage.carrying import AtWork, Different, NotEmpty, carry_over
from storage.engine import Engine, open_engine
from storage.locks import locks_for
from storage.migrate import OlderDatabase, migrate, require_newest
from storage.work import Work
from tests.storage.released import RELEASES, load


@pytest.fixture
def target(tmp_path: Path, url: str, request: pytest.FixtureRequest) -> str:
    """Of the other kind than `url`."""
    if url.startswith("sqlite"):
        address: str = request.getfixturevalue("server").fresh(f"target-{tmp_path.name}")
        return address
    return f"sqlite+aiosqlite:///{tmp_path / 'target.db'}"


@pytest.fixture
async def played(empty: Engine) -> Engine:
    """A day as the newest release has left it."""
    await load(empty, RELEASES[-1])
    await migrate(empty)
    return empty


async def tables(url: str) -> list[str]:
    engine = open_engine(url)
    try:
        async with engine.connect() as connection:
            return await connection.run_sync(lambda there: inspect(there).get_table_names())
    finally:
        await engine.dispose()


async def test_a_day_is_carried_over(played: Engine, url: str, target: str) -> None:
    compared = {one.table: one for one in await carry_over(url, target)}
    assert all(one.is_same for one in compared.values())
    assert compared["issues"].after.rows >= 3
    assert compared["journal"].after.checksum > 0
    engine = open_engine(target)
    try:
        await require_newest(engine)
        async with Work(played) as old, Work(engine) as new:
            issues = await new.issues.all()
            assert issues == await old.issues.all()
            assert [await new.journal.of(each.number) for each in issues] == [
                await old.journal.of(each.number) for each in issues
            ]
            assert await new.search.cursor() == 0  # its index begins anew
            assert await new.issues.next_number() == await old.issues.next_number()
            assert await new.drafts.add(issues[0].number, 1, "新的", issues[0].opened_at) > 0
    finally:
        await engine.dispose()
    with pytest.raises(NotEmpty):
        await carry_over(url, target)


async def test_a_row_that_changed_on_the_way_is_found(played: Engine, url: str, target: str) -> None:
    def change(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> tuple[str, Any]:
        return statement, swapped(parameters) if statement.startswith("INSERT INTO register (") else parameters

    event.listen(AnyEngine, "before_cursor_execute", change, retval=True)
    try:
        with pytest.raises(Different) as caught:
            await carry_over(url, target)
    finally:
        event.remove(AnyEngine, "before_cursor_execute", change)
    assert [one.table for one in caught.value.compared if not one.is_same] == ["register"]
    assert await tables(target) == []


def swapped(value: Any) -> Any:
    """One word of somebody's is another."""
    if isinstance(value, str):
        return value.replace("金融局", "财政局")
    if isinstance(value, dict):
        return {key: swapped(each) for key, each in value.items()}
    return type(value)(map(swapped, value)) if isinstance(value, list | tuple) else value


async def test_a_bot_at_work_is_left_alone(played: Engine, url: str, target: str) -> None:
    locks = locks_for(played)
    await locks.open()
    try:
        with pytest.raises(AtWork):
            await carry_over(url, target)
    finally:
        await locks.close()
    assert await tables(target) == []


async def test_an_older_database_is_brought_forward_by_a_bot_first(empty: Engine, url: str, target: str) -> None:
    await load(empty, RELEASES[0])
    with pytest.raises(OlderDatabase):
        await carry_over(url, target)


async def test_more_rows_than_a_page(empty: Engine, url: str, target: str, monkeypatch: pytest.MonkeyPatch) -> None:
    await load(empty, RELEASES[-1])
    await migrate(empty)
    monkeypatch.setattr("storage.carrying.BATCH", 2)
    counts = {one.table: one.after.rows for one in await carry_over(url, target)}
    async with empty.connect() as connection:
        for table in ("register", "journal", "messages"):
            assert (await connection.execute(text(f"SELECT count(*) FROM {table}"))).scalar() == counts[table]  # noqa: S608 - names of ours
