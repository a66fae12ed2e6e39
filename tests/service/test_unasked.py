"""The weekly note of what the office could do unasked, from a real database."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core import commands as c
from bot.core.people import THE_BOT, Enterprise
from bot.core.register import Register
from bot.core.rules import Rules
from bot.core.service_days import ServiceDays
from bot.core.visits import Visit
from storage.work import Work
from tests.core.cast import ADMIN, DISPATCH, FINANCE, HANDLE, LI, LIN, OFFICE, RULES, SUN, ZHANG, opening
from tests.service.ticking import Ticking, at

MONDAY = "11-30 08:30"


async def alike(ticking: Ticking) -> None:
    """Two enterprises without power, and what the index thought of it."""
    for number, requester in ((1001, ZHANG), (1002, LI)):
        async with Work(ticking.engine) as work:
            await ticking.turn(work).open(opening(requester, number=number, title="停电三天"))
    await ticking.do(1002, c.Resemble(by=THE_BOT, numbers=(1001,)))


async def sent_back(ticking: Ticking, *numbers: int) -> None:
    for number in numbers:
        async with Work(ticking.engine) as work:
            await ticking.turn(work).open(opening(ZHANG, number=number))
        await ticking.do(number, c.Accept(by=LIN), DISPATCH, c.Return(by=SUN, reason="不归我们管"))


async def test_what_several_share_and_where_it_gets_worse(ticking: Ticking) -> None:
    ticking.moment = at("11-24 10:00")
    await alike(ticking)
    await sent_back(ticking, 1003, 1004)
    async with Work(ticking.engine) as work:
        await ticking.turn(work).open(opening(ZHANG, number=1005))
    await ticking.do(1005, c.Accept(by=LIN), DISPATCH, c.Sign(by=SUN), HANDLE, c.Redo(by=ZHANG, reason="没解决"))
    await ticking.tick(MONDAY)
    (note,) = await ticking.said(OFFICE, "unasked:")
    assert "停电三天：2 家（华锐机械、绿源食品）#ZQ1001、#ZQ1002" in note
    assert f"{FINANCE.name}：退单 2 次，重办 1 次；前四周合计 0 次。#ZQ1003、#ZQ1004、#ZQ1005" in note
    assert "企业服务日" not in note


async def test_nothing_is_made_up(ticking: Ticking) -> None:
    ticking.moment = at("11-24 10:00")
    await sent_back(ticking, 1001, 1002)
    await ticking.tick(MONDAY)
    assert await ticking.said(OFFICE, "unasked:") == []


async def test_what_is_long_ago_is_no_news(ticking: Ticking) -> None:
    """Though it is open still."""
    ticking.moment = at(MONDAY) - timedelta(days=31)
    await alike(ticking)
    await ticking.tick(MONDAY)
    assert await ticking.said(OFFICE, "unasked:") == []


async def test_a_unit_is_not_to_blame_for_what_was_solved_on_the_spot(ticking: Ticking) -> None:
    ticking.moment = at("11-24 10:00")
    await sent_back(ticking, 1001, 1002)
    async with Work(ticking.engine) as work:
        await ticking.turn(work).open(opening(ZHANG, number=1003))
    on_the_spot = c.Handle(by=LIN, answer="修好了", on_the_spot=True)
    await ticking.do(1003, c.Accept(by=LIN), DISPATCH, on_the_spot, c.Redo(by=ZHANG, reason="又坏了"))
    await ticking.tick(MONDAY)
    assert await ticking.said(OFFICE, "unasked:") == []


# ── who is to be heard before a service day ───────────────────────────────

PAIRED = (Enterprise("华锐机械", leader="周明远"), Enterprise("绿源食品"))


async def known_for_long(ticking: Ticking, enterprises: Sequence[Enterprise] = PAIRED) -> None:
    async with Work(ticking.engine) as work:
        await work.register.save(Register(enterprises=tuple(enterprises)), ADMIN, at("06-01 09:00"), "sheet")
    ticking.restart()


async def notes(ticking: Ticking) -> list[str]:
    return await ticking.said(OFFICE, "unasked:")


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (15, "12-14"),  # a Tuesday: in the note of the day before
        (21, "12-14"),  # a Monday: that day's own note would be too late
        (20, "12-14"),  # a Sunday, moved to that Monday
        (22, "12-21"),
        (31, "12-28"),
    ],
)
async def test_who_was_not_heard_is_named_once(ticking: Ticking, day: int, told: str) -> None:
    ticking.city = replace(ticking.city, rules=replace(RULES, service_days=ServiceDays(day)))
    await known_for_long(ticking)
    for monday in ("11-30", "12-07", "12-14", "12-21", "12-28"):
        await ticking.tick(f"{monday} 08:30")
    assert [key for key in await ticking.keys() if key.startswith("unasked:")] == [f"unasked:2026-{told}"]
    (note,) = await notes(ticking)
    assert "是企业服务日，90天没提过问题、也没有人走访过的企业有 2 家，可以上门问问：" in note
    assert "华锐机械（还没提过）、绿源食品（还没提过）" in note


async def test_whoever_was_visited_was_heard(ticking: Ticking) -> None:
    await known_for_long(ticking)
    async with Work(ticking.engine) as work:
        for name, then in (("华锐机械", at("10-15 10:00")), ("绿源食品", at("09-10 10:00"))):
            await work.visits.tick(then.date(), Visit(enterprise=name, leader="周明远", visited_at=then, by="林晓"))
    await ticking.tick("12-14 08:30")
    (note,) = await notes(ticking)
    assert "企业有 1 家，可以上门问问：\n绿源食品（上次9月10日" in note


@pytest.mark.parametrize(
    ("enterprises", "rules"),
    [
        ((Enterprise("华锐机械"),), RULES),  # nobody visits anybody
        (PAIRED, replace(RULES, service_days=ServiceDays(0))),
    ],
)
async def test_a_city_without_service_days(ticking: Ticking, enterprises: Sequence[Enterprise], rules: Rules) -> None:
    ticking.city = replace(ticking.city, rules=rules)
    await known_for_long(ticking, enterprises)
    await ticking.tick("12-14 08:30")
    assert await notes(ticking) == []
