"""Visits of a service day: planned, assigned anew, ticked off once."""

from datetime import date

from bot.core.visits import Visit
from storage.engine import Engine
from storage.work import Work
from tests.core.cast import TUESDAY

DAY, OTHER = date(2026, 12, 15), date(2027, 1, 15)
PLANNED = [Visit(enterprise="华锐机械", leader="周明远"), Visit(enterprise="绿源食品", leader="沈若兰")]


async def of(engine: Engine, day: date = DAY) -> list[tuple[str, str | None, bool]]:
    async with Work(engine) as work:
        return [(one.enterprise, one.leader, one.visited_at is not None) for one in await work.visits.of(day)]


async def test_an_enterprise_stands_in_a_day_once(engine: Engine) -> None:
    async with Work(engine) as work:
        await work.visits.plan(DAY, PLANNED)
        await work.visits.plan(DAY, [Visit(enterprise="华锐机械", leader="沈若兰")])
        await work.visits.plan(DAY, [])
    assert await of(engine) == [("华锐机械", "周明远", False), ("绿源食品", "沈若兰", False)]
    assert await of(engine, OTHER) == []


async def test_a_leader_gets_others_and_takes_them_from_whoever_had_them(engine: Engine) -> None:
    async with Work(engine) as work:
        await work.visits.plan(DAY, PLANNED)
        await work.visits.assign(DAY, "周明远", ["绿源食品", "恒通物流"])
    assert await of(engine) == [("绿源食品", "周明远", False), ("恒通物流", "周明远", False)]
    async with Work(engine) as work:
        await work.visits.assign(DAY, "周明远", [])
    assert await of(engine) == []


async def test_a_visit_is_ticked_off_once_and_stays(engine: Engine) -> None:
    visited = Visit(enterprise="华锐机械", leader="沈若兰", visited_at=TUESDAY, by="林晓")
    async with Work(engine) as work:
        await work.visits.plan(DAY, PLANNED)
        assert await work.visits.tick(DAY, visited)
        assert not await work.visits.tick(DAY, visited)
        await work.visits.assign(DAY, "沈若兰", ["华锐机械"])
        first, *_ = await work.visits.of(DAY)
    assert first == Visit(enterprise="华锐机械", leader="沈若兰", visited_at=TUESDAY, by="林晓")


async def test_who_was_not_planned_may_be_visited(engine: Engine) -> None:
    async with Work(engine) as work:
        await work.visits.tick(DAY, Visit(enterprise="星海电子", leader=None, visited_at=TUESDAY, by="林晓"))
        (visit,) = await work.visits.of(DAY)
    assert (visit.planned, visit.leader, visit.by) == (False, None, "林晓")
