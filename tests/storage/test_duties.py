"""Leader's days as they are kept, and what a leader's ledger finds."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.core import commands as c
from bot.core.issue import Issue
from bot.core.leader_days import Half, duty_on
from bot.core.ledgers import Tally
from bot.core.words import Rating, Source, Status
from bot.core.worktime import Calendar
from storage.engine import Engine
from storage.work import Work
from tests.core.cast import HANDLE, TUESDAY, ZHANG, ZHOU, ZONE, after, in_progress, opened

DAY = date(2026, 11, 24)
MORNING = duty_on(DAY, Half.MORNING, "周明远", Calendar(), ZONE)
LATER = duty_on(DAY + timedelta(days=28), Half.AFTERNOON, "何静宜", Calendar(), ZONE, by=31)


async def test_what_is_kept_comes_back_in_order_and_a_day_has_one(engine: Engine) -> None:
    async with Work(engine) as work:
        await work.duties.keep([LATER, MORNING])
    async with Work(engine) as work:
        assert await work.duties.all(ZONE) == [MORNING, LATER]
        await work.duties.keep([replace(MORNING, leader="何静宜")])
        await work.duties.drop([LATER.day])
        await work.duties.drop([])
    async with Work(engine) as work:
        assert await work.duties.all(ZONE) == [replace(MORNING, leader="何静宜")]


@pytest.mark.parametrize(
    ("clock", "leader"), [("08:29", None), ("08:30", "周明远"), ("11:59", "周明远"), ("12:00", None)]
)
async def test_who_listens_at_a_moment(engine: Engine, clock: str, leader: str | None) -> None:
    hour, minute = map(int, clock.split(":"))
    async with Work(engine) as work:
        await work.duties.keep([MORNING, LATER])
        assert await work.duties.listening(TUESDAY.replace(hour=hour, minute=minute)) == leader


def raised(number: int, leader: str | None, *more: c.Command, source: Source = Source.LEADER_DAY) -> Issue:
    return replace(after(opened(source=source, leader=leader), *more), number=number)


SAID = c.Instruct(by=ZHOU, text="请抓紧", public=False)
#: Somebody whose name begins like another's.
NAMESAKE = replace(ZHOU, telegram_id=29, name="周明")


async def test_a_ledger(engine: Engine) -> None:
    solved = after(in_progress(source=Source.LEADER_DAY, leader="周明远"), SAID, HANDLE)
    kept = [
        raised(1001, "周明远", SAID),
        raised(1002, "周明远", source=Source.HOTLINE),
        raised(1003, "周明远", source=Source.SERVICE_DAY),  # a visit is no call
        raised(1004, None, SAID, source=Source.GROUP),  # instructed in the group
        raised(1005, "何静宜", replace(SAID, by=NAMESAKE)),
        replace(after(solved, c.Confirm(by=ZHANG, rating=Rating.FAIRLY_SATISFIED)), number=1006),
        raised(1007, "周明", replace(SAID, by=NAMESAKE)),
        replace(
            raised(1008, "周明", replace(SAID, by=NAMESAKE)), status=Status.MERGED, merged_into=1007
        ),  # counts once
    ]
    async with Work(engine) as work:
        for issue in kept:
            await work.issues.add(issue, 1)
    async with Work(engine) as work:
        assert await work.ledgers.tally("周明远") == Tally(heard=3, instructed=3, done=1, satisfied=1)
        assert await work.ledgers.tally("周明") == Tally(heard=1, instructed=2, done=0, satisfied=0)
        assert await work.ledgers.tally("沈若兰") == Tally(0, 0, 0, 0)
        first, last = await work.ledgers.page("周明远", 0, 3), await work.ledgers.page("周明远", 9, 3)
        assert [issue.number for issue in first.issues] == [1006, 1004, 1002]
        assert ([issue.number for issue in last.issues], last.total, last.number, last.last) == ([1001], 4, 1, 1)
        day = await work.ledgers.raised("周明远", TUESDAY, TUESDAY + timedelta(hours=1))
        assert [issue.number for issue in day] == [1001, 1002, 1006]
        assert await work.ledgers.raised("周明远", TUESDAY + timedelta(hours=1), TUESDAY + timedelta(hours=2)) == []
