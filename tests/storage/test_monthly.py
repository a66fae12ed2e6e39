"""The figures: each issue counted once, in its month, as it stands now."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.core.issue import Issue
from bot.core.listings import Figure
from bot.core.words import Kind, Status
from storage.engine import Engine
from storage.work import Work
from tests.core.cast import FINANCE, INDUSTRY, ZONE, dispatched, opened

HELP = (Kind.HELP, FINANCE.name)


async def counted(engine: Engine, *issues: Issue, version: int = 1) -> None:
    async with Work(engine) as work:
        for one in issues:
            if version == 1:
                await work.issues.add(one, version)
            else:
                await work.issues.save(one, version, read=version - 1)
        await work.monthly.count([one.number for one in issues], ZONE)


async def figures(engine: Engine, month: int | None) -> set[Figure]:
    async with Work(engine) as work:
        return set(await work.monthly.of(month))


async def test_each_is_counted_once_however_often_it_is_told(engine: Engine) -> None:
    given = replace(dispatched(), number=1001)
    eve = replace(opened(), number=1002, opened_at=datetime(2026, 10, 31, 16, 30, tzinfo=UTC))  # 1 November in the city
    late = replace(given, number=1003, opened_at=datetime(2026, 10, 31, 15, 30, tzinfo=UTC))
    await counted(engine, given, eve, late)
    await counted(engine, given, version=2)
    in_hand = {Figure(*HELP, Status.DISPATCHED, 1), Figure(Kind.HELP, None, Status.RECEIVED, 1)}
    assert await figures(engine, 202611) == in_hand
    assert await figures(engine, 202610) == {Figure(*HELP, Status.DISPATCHED, 1)}
    await counted(engine, replace(given, lead=INDUSTRY.name, status=Status.CLOSED), version=3)
    moved = Figure(Kind.HELP, INDUSTRY.name, Status.CLOSED, 1)
    assert await figures(engine, 202611) == {moved, Figure(Kind.HELP, None, Status.RECEIVED, 1)}
    assert await figures(engine, None) == {
        moved,
        Figure(*HELP, Status.DISPATCHED, 1),
        Figure(Kind.HELP, None, Status.RECEIVED, 1),
    }
