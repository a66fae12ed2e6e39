"""Issues with their version, and the journal beside them."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from bot.core import commands as c
from bot.core.evolve import evolve
from bot.core.issue import Issue
from bot.core.words import Status
from storage.engine import Engine
from storage.issues import Issues, Outdated
from storage.work import StorageTrouble, Work
from tests.core.cast import LI, LIN, MA, TUESDAY, ZHANG, events_of, opening

OPENED = events_of(None, opening())[0]
ISSUE = evolve(None, OPENED)
(ACCEPTED,) = events_of(ISSUE, c.Accept(by=LIN), TUESDAY + timedelta(minutes=3))


async def add(engine: Engine, *issues: Issue) -> None:
    async with Work(engine) as work:
        for issue in issues:
            await work.issues.add(issue, 1)


async def test_it_comes_back_as_it_was(engine: Engine) -> None:
    await add(engine, ISSUE)
    async with Work(engine) as work:
        assert await work.issues.get(1042) == (ISSUE, 1)
        assert await work.issues.get(1043) is None


async def test_numbers_look_like_numbers_and_go_on(engine: Engine) -> None:
    async with Work(engine) as work:
        assert await work.issues.next_number() == 1001
        await work.issues.add(ISSUE, 1)
        assert await work.issues.next_number() == 1043


async def test_whoever_read_an_older_version_is_refused(engine: Engine) -> None:
    await add(engine, ISSUE)
    accepted = evolve(ISSUE, ACCEPTED)
    async with Work(engine) as work:
        await work.issues.save(accepted, 2, read=1)
    with pytest.raises(Outdated, match="1042"):
        async with Work(engine) as work:
            await work.issues.save(replace(ISSUE, title="written over"), 2, read=1)
    async with Work(engine) as work:
        assert await work.issues.get(1042) == (accepted, 2)


async def test_while_somebody_shows_it_nobody_changes_it(engine: Engine) -> None:
    """On SQLite there is one writer anyhow. On PostgreSQL cards of before took the place of newer ones."""
    await add(engine, ISSUE)
    if engine.dialect.name == "sqlite":
        pytest.skip("a second transaction would wait for ever")
    async with Work(engine) as showing:
        assert await showing.issues.hold(1042) == ISSUE
        assert await showing.issues.hold(1043) is None
        async with engine.connect() as changing:
            await changing.execute(text("SET LOCAL lock_timeout = '50ms'"))
            with pytest.raises(StorageTrouble):
                await Issues(changing).save(ISSUE, 2, read=1)


async def test_of_a_requester_and_their_enterprise_the_open_ones_first(engine: Engine) -> None:
    def issue(number: int, **changes: Any) -> Issue:
        return replace(ISSUE, number=number, **changes)

    await add(
        engine,
        issue(1),
        issue(2, requester=MA, status=Status.CLOSED),
        issue(3, requester=LI),
        issue(4, requester=MA),
        issue(5, status=Status.WITHDRAWN),
    )
    async with Work(engine) as work:

        async def numbers(limit: int = 10, enterprise: str | None = ZHANG.enterprise) -> list[int]:
            found = await work.issues.of_requester(ZHANG.telegram_id, enterprise, limit)
            return [issue.number for issue in found]

        assert await numbers() == [4, 1, 5, 2]
        assert await numbers(limit=1) == [4]
        assert await numbers(enterprise=None) == [1, 5]


async def test_the_journal_is_read_in_the_order_of_the_versions(engine: Engine) -> None:
    await add(engine, ISSUE)
    async with Work(engine) as work:
        await work.journal.append(1042, 2, ACCEPTED, cause=8)
        await work.journal.append(1042, 1, OPENED, cause=7)
    async with Work(engine) as work:
        assert await work.journal.of(1042) == [OPENED, ACCEPTED]
        assert await work.journal.of(1043) == []


async def test_a_version_happens_once(engine: Engine) -> None:
    """And it is no trouble of the database that one would wait out."""
    await add(engine, ISSUE)

    async def twice() -> None:
        async with Work(engine) as work:
            await work.journal.append(1042, 1, OPENED, None)
            await work.journal.append(1042, 1, ACCEPTED, None)

    with pytest.raises(IntegrityError) as refused:
        await twice()
    assert not isinstance(refused.value, StorageTrouble)
    async with Work(engine) as work:
        assert await work.journal.of(1042) == []


async def test_no_journal_without_an_issue(engine: Engine) -> None:
    with pytest.raises(IntegrityError):
        async with Work(engine) as work:
            await work.journal.append(1042, 1, OPENED, None)
