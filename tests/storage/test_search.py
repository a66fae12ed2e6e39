"""The index of what issues say: put, asked, taken back; and the cursor behind the journal."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.events import Noted, Part
from bot.core.issue import Issue
from bot.core.words import Kind, Status
from storage.engine import Engine
from storage.work import Work
from tests.core.cast import GUEST, LI, LIN, TUESDAY, ZHANG, events_of, opened, opening

POWER = "我们园区停电三天了，冷库的货要坏了"
ALSO_POWER = "停电三天，冷库里的货快坏了，请市里帮忙"
ROAD = "厂门口的路坏了，ABC 牌货车进不来"


def issue(number: int, text: str, **changes: object) -> Issue:
    return replace(opened(ZHANG), number=number, title="", parts=(Part(number, text),), **changes)  # type: ignore[arg-type]  # any field


async def kept(engine: Engine, *issues: Issue) -> None:
    async with Work(engine) as work:
        for one in issues:
            await work.issues.add(one, 1)
            await work.search.put(one)


async def like(engine: Engine, text: str) -> list[int]:
    async with Work(engine) as work:
        return [one.number for one in await work.search.like(await work.search.counted(text), 10)]


async def test_what_shares_the_rarest_pieces_is_found(engine: Engine) -> None:
    await kept(engine, issue(1001, POWER), issue(1002, ROAD), issue(1003, ALSO_POWER))
    assert sorted((await like(engine, POWER))[:2]) == [1001, 1003]  # before the one that shares 坏了 alone
    assert sorted(await like(engine, "abc 停电三")) == [1001, 1003]  # what stands in one issue alone finds nothing


async def test_a_word_without_end_is_no_trouble(engine: Engine) -> None:
    """PostgreSQL refuses one of 2,047 bytes."""
    await kept(engine, issue(1001, "停电 " + "x" * 4000), issue(1002, "没有水 " + "x" * 4000))
    assert sorted(await like(engine, "x" * 4000)) == [1001, 1002]


async def test_what_was_said_before_is_forgotten(engine: Engine) -> None:
    await kept(engine, issue(1001, POWER), issue(1002, ALSO_POWER), issue(1003, ROAD))
    async with Work(engine) as work:
        await work.search.put(issue(1002, ROAD))
        assert await work.search.stand_in({"停电", "厂门", "abc"}) == {"停电": 1, "厂门": 2, "abc": 2}
    assert await like(engine, ROAD) == [1003, 1002]


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, True),
        ({"kind": Kind.REPORT}, False),
        ({"opened_at": TUESDAY - timedelta(days=91)}, False),
        ({"status": Status.CLOSED, "closed_at": TUESDAY - timedelta(days=29)}, True),
        ({"status": Status.CLOSED, "closed_at": TUESDAY - timedelta(days=31)}, False),
    ],
)
async def test_only_what_was_said_lately(engine: Engine, changes: dict[str, object], found: bool) -> None:
    new = issue(1002, ALSO_POWER)
    await kept(engine, issue(1001, POWER, **changes), new)
    async with Work(engine) as work:
        others = await work.search.lately_like(new, await work.search.counted(new.text), TUESDAY, 10)
    assert [one.number for one in others] == ([1001] if found else [])


async def test_it_follows_the_journal(engine: Engine) -> None:
    async with Work(engine) as work:
        assert not await work.search.is_behind()
        for number, requester in ((1001, LI), (1002, GUEST)):
            await work.issues.add(replace(opened(requester), number=number), 1)
            await work.journal.append(number, 1, events_of(None, opening(requester, number=number))[0], None)
        await work.journal.append(1001, 2, Noted(at=TUESDAY, by=LIN, text="记下"), None)
    async with Work(engine) as work:
        assert await work.search.is_behind()
        horizon = await work.search.horizon()
    async with Work(engine) as work:
        (first,) = await work.search.after(0, horizon, 1)
        assert (first.issue, first.opened) == (1001, True)
        others = await work.search.after(first.at, horizon, 9)
        assert [(one.issue, one.opened) for one in others] == [(1002, True), (1001, False)]
        assert others[-1].at == horizon
        await work.search.reach(first.at)
        await work.search.reach(horizon)
    async with Work(engine) as work:
        assert (await work.search.cursor(), await work.search.is_behind()) == (horizon, False)
