"""The weekly note of what the office could do unasked, from a real database."""

from datetime import timedelta

from bot.core import commands as c
from bot.core.people import THE_BOT
from storage.work import Work
from tests.core.cast import DISPATCH, FINANCE, HANDLE, LI, LIN, OFFICE, SUN, ZHANG, opening
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
    assert f"{FINANCE.name}：退单 2 件，重办 1 件；前四周合计 0 件。#ZQ1003、#ZQ1004、#ZQ1005" in note
    assert "企业服务日" not in note


async def test_nothing_is_made_up(ticking: Ticking) -> None:
    ticking.moment = at("11-24 10:00")
    await sent_back(ticking, 1001, 1002)
    await ticking.tick(MONDAY)
    assert await ticking.said(OFFICE, "unasked:") == []


async def test_what_is_long_ago_is_no_news(ticking: Ticking) -> None:
    ticking.moment = at(MONDAY) - timedelta(days=40)
    await alike(ticking)
    await ticking.do(1001, c.Withdraw(by=ZHANG))
    await ticking.do(1002, c.Withdraw(by=LI))
    await ticking.tick(MONDAY)
    assert await ticking.said(OFFICE, "unasked:") == []
