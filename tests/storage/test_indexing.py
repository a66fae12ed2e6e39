"""The index behind the journal: whole after every pass, and after a kill it goes on where it was."""

from datetime import timedelta

import pytest

from bot.core.events import Part
from bot.core.issue import Issue
from bot.core.likeness import MOST
from bot.core.words import Kind, Visibility
from bot.service.almanac import Almanac
from bot.service.indexing import BATCH, NEW, Indexing
from storage.engine import Engine
from storage.search import Search
from storage.work import Work
from tests.core.cast import LI, MINUTE, TUESDAY, city, events_of, opened, opening

POWER = "我们园区停电三天了，冷库里的货要坏了，请市里帮忙"


class Clock:
    now_is = TUESDAY + MINUTE

    def now(self) -> object:
        return self.now_is


def indexing(engine: Engine) -> Indexing:
    return Indexing(engine, Almanac(engine, city()), Clock(), lambda: None)  # type: ignore[arg-type]  # a clock of the test


async def told(engine: Engine, number: int, text: str = POWER, **changes: object) -> None:
    more = {"number": number, "title": "", "parts": (Part(number, text),), **changes}
    async with Work(engine) as work:
        await work.issues.add(opened(LI, **more), 1)
        await work.journal.append(number, 1, events_of(None, opening(LI, **more))[0], None)


async def found(engine: Engine, number: int) -> tuple[int, ...]:
    async with Work(engine) as work:
        kept = await work.issues.get(number)
        assert kept
        return kept[0].resembles


async def test_the_newest_of_many_likes_is_shown_three(engine: Engine) -> None:
    for number in range(1001, 1007):
        await told(engine, number)
    await indexing(engine).catch_up()
    assert len(await found(engine, 1006)) == MOST


@pytest.mark.parametrize("kind", [Kind.REPORT, Kind.HELP])
async def test_reports_resemble_nothing_and_nothing_resembles_them(engine: Engine, kind: Kind) -> None:
    private = {"kind": kind, "visibility": Visibility.PRIVATE}
    await told(engine, 1001, **private)
    await told(engine, 1002, **private)
    await indexing(engine).catch_up()
    assert bool(await found(engine, 1002)) is (kind is Kind.HELP)


async def test_an_index_built_anew_tells_nobody_of_old_likes(engine: Engine) -> None:
    await told(engine, 1001)
    await told(engine, 1002)
    late = indexing(engine)
    late._clock.now_is = TUESDAY + NEW + timedelta(hours=1)  # type: ignore[attr-defined]
    await late.catch_up()
    assert await found(engine, 1002) == ()


class Killed(Exception):
    """As a kill would, in the middle of a transaction."""


async def test_killed_at_any_moment_it_goes_on_where_it_was(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(1001, 1003 + BATCH):
        await told(engine, number, f"{POWER}{number}")
    reach, put, seen = Search.reach, Search.put, 0

    async def dying(search: Search, cursor: int) -> None:
        raise Killed

    monkeypatch.setattr(Search, "reach", dying)
    with pytest.raises(Killed):
        await indexing(engine).catch_up()
    async with Work(engine) as work:
        assert (await work.search.cursor(), await work.search.stand_in({"停电"})) == (0, {})
    monkeypatch.setattr(Search, "reach", reach)

    async def failing(search: Search, issue: Issue) -> None:
        nonlocal seen
        seen += 1
        if issue.number == 1005:
            raise ValueError("broken")
        await put(search, issue)

    monkeypatch.setattr(Search, "put", failing)
    await indexing(engine).catch_up()
    async with Work(engine) as work:
        assert await work.search.stand_in({"停电"}) == {"停电": BATCH + 1}  # one that is broken holds up no other
    assert seen >= BATCH + 2


async def test_what_people_say_waits_for_one_issue_at_most(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where each takes longer than a transaction may."""
    monkeypatch.setattr("bot.service.indexing.SHORT", 0.0)
    reached = []
    reach = Search.reach

    async def noting(search: Search, cursor: int) -> None:
        reached.append(cursor)
        await reach(search, cursor)

    monkeypatch.setattr(Search, "reach", noting)
    for number in (1001, 1002, 1003):
        await told(engine, number, f"{POWER}{number}")
    await indexing(engine).catch_up()
    assert reached == [1, 2, 3]
