"""Service day and leader's day by the clock, on a real database: once each, and not lost while the bot was down."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from bot.core import commands as c
from bot.core.leader_days import Half, LeaderDayRule, duty_on
from bot.core.people import Enterprise
from bot.core.service_days import ServiceDays
from bot.core.visits import Visit
from bot.core.words import Source
from bot.service.visiting import visiting_day
from storage.work import Work
from tests.core.cast import GROUP, OFFICE, RULES, ZHANG, opening
from tests.service.ticking import CITY, MAYOR, Ticking, at

PAIRED = (Enterprise("华锐机械", leader="周明远"), Enterprise("绿源食品", leader="沈若兰"))
FIFTEENTH = date(2026, 12, 15)


@pytest.fixture
def paired(ticking: Ticking) -> Ticking:
    """Both leaders have somebody to visit, and listen on the third Thursday."""
    ticking.city = replace(CITY, roster=replace(CITY.roster, enterprises=PAIRED))
    ticking.restart(replace(RULES, leader_day=LeaderDayRule(week=3)))
    return ticking


async def test_a_bot_that_was_down_reminds_on_the_service_day_itself(paired: Ticking) -> None:
    for moment in ("12-15 00:10", "12-15 08:30", "12-15 10:00"):
        await paired.tick(moment)
    (text,) = await paired.said(GROUP, "service_day:")
    assert text.startswith("今天（12月15日）是企业服务日，")
    assert "华锐机械" in "".join(await paired.said(MAYOR, "visit:20261215:round"))


async def test_a_bot_that_was_down_sums_the_service_day_up_within_a_week(paired: Ticking) -> None:
    async with Work(paired.engine) as work:
        visited = Visit(enterprise="华锐机械", leader="周明远", visited_at=at("12-15 10:00"), by="林晓")
        await work.visits.tick(FIFTEENTH, visited)
    for moment in ("12-19 10:00", "12-21 03:00", "12-21 09:00", "12-22 09:00"):
        await paired.tick(moment)
    (text,) = await paired.said(GROUP, "service_day_over:")
    assert text.startswith("12月15日企业服务日：走访企业 1 家")
    assert len(await paired.said(OFFICE, "service_day_over:")) == 1


async def test_a_bot_that_was_down_sums_the_leaders_day_up_the_morning_after(paired: Ticking) -> None:
    await paired.tick("12-16 20:00")  # it is planned, and not announced any more
    for moment in ("12-18 03:00", "12-18 08:30", "12-18 12:00"):
        await paired.tick(moment)
    (text,) = await paired.said(GROUP, "duty_done:")
    assert text == "12月17日上午周明远市长的接听结束了。有难处随时说，我来登记。"


async def test_the_office_reads_which_leader_has_no_list(paired: Ticking) -> None:
    """沈若兰 is not in Telegram."""
    people = tuple(one for one in paired.city.roster.people if one.name != "沈若兰")
    paired.city = replace(paired.city, roster=replace(paired.city.roster, people=people))
    paired.restart()
    await paired.tick("12-14 08:30")
    (text,) = await paired.said(OFFICE, "service_day_unreached:")
    assert text.startswith("明天（12月15日）是企业服务日。这几位的走访安排没法发给本人：沈若兰。")


async def test_what_was_told_on_the_day_counts_for_it_however_late_it_is_read(paired: Ticking) -> None:
    paired.moment = at("12-18 09:00")
    async with Work(paired.engine) as work:
        turn = paired.turn(work)
        days = [visiting_day(turn, moment) for moment in (None, at("12-14 07:00"), at("12-15 23:00"))]
    assert days == [None, FIFTEENTH, FIFTEENTH]


async def test_each_is_said_once_however_often_the_bot_starts(paired: Ticking) -> None:
    moments = ("12-14 08:30", "12-15 09:00", "12-16 08:30", "12-16 09:00", "12-17 08:30", "12-17 12:20", "12-18 09:00")
    for moment in moments:
        paired.restart(count=2)
        await paired.tick(moment)
        await paired.schedules[1].tick()
    said = Counter(key.split(":")[0] for key in (await paired.keys()).elements() if f":{GROUP}" in key)
    assert said == {"service_day": 1, "duty_next": 1, "duty_today": 1, "duty_done": 1}, "nothing came of the visits"


@pytest.mark.parametrize(
    ("changed", "moment"),
    [("12-16 08:00", "2026-12-24"), ("12-16 09:00", "2026-12-17")],
)
async def test_another_rule_does_not_move_what_was_announced(paired: Ticking, changed: str, moment: str) -> None:
    """Before the announcement it does; the month after goes by it either way."""
    await paired.tick("12-15 18:00")
    await paired.tick(changed)
    paired.restart(replace(RULES, leader_day=LeaderDayRule(week=4)))
    await paired.tick(changed)
    async with Work(paired.engine) as work:
        days = [f"{duty.day}" for duty in await work.duties.all(CITY.zone)]
    assert days[:3] == [moment, "2027-01-28", "2027-02-25"]
    assert len(await paired.said(GROUP, "duty_next:")) == (changed > "12-16 08:30")


async def test_a_city_that_gives_its_leaders_days_up_drops_what_was_announced(paired: Ticking) -> None:
    await paired.tick("12-16 09:00")
    paired.restart(RULES)
    for moment in ("12-16 20:00", "12-17 09:00"):
        await paired.tick(moment)
    assert await paired.said(GROUP, "duty_today:") == []


async def test_what_was_taken_back_is_not_held_against_the_leader(paired: Ticking) -> None:
    await paired.tick("12-17 08:00")
    paired.moment = at("12-17 10:00")
    for number in (1001, 1002):
        async with Work(paired.engine) as work:
            command = opening(ZHANG, number=number, source=Source.LEADER_DAY, leader="周明远")
            await paired.turn(work).open(command)
    await paired.do(1002, c.Withdraw(by=ZHANG))
    await paired.tick("12-17 12:20")
    (office,) = await paired.said(OFFICE, "duty_done:")
    assert "收到 1 件，已批示 0 件" in office
    assert "ZQ1002" not in office


async def test_a_leader_who_left_does_not_listen(paired: Ticking) -> None:
    async with Work(paired.engine) as work:
        await work.duties.keep(
            [duty_on(date(2026, 12, 18), Half.AFTERNOON, "沈若兰", RULES.calendar, CITY.zone, by=31)]
        )
    people = tuple(one for one in paired.city.roster.people if one.name != "沈若兰")
    paired.city = replace(paired.city, roster=replace(paired.city.roster, people=people))
    paired.restart()
    await paired.tick("12-17 08:30")
    (text,) = await paired.said(GROUP, "duty_next:")
    assert "12月18日下午 14:30–18:00，周明远市长接听" in text


async def test_what_was_arranged_goes_with_a_day_that_is_moved(paired: Ticking) -> None:
    await paired.tick("12-14 08:30")
    async with Work(paired.engine) as work:
        await work.visits.assign(FIFTEENTH, "沈若兰", ["华锐机械", "绿源食品"])
    paired.restart(replace(RULES, service_days=ServiceDays(16)))
    for moment in ("12-14 10:00", "12-15 08:30", "12-15 10:00"):
        await paired.tick(moment)
    async with Work(paired.engine) as work:
        visits = await work.visits.of(date(2026, 12, 16))
        assert await work.visits.of(FIFTEENTH) == []
    assert [(one.enterprise, one.leader) for one in visits] == [("华锐机械", "沈若兰"), ("绿源食品", "沈若兰")]
    assert len(await paired.said(GROUP, "service_day:")) == 2
