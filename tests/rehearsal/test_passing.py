"""Time that passes in the town: what the bot's clock has to do is done in its time; a bot that sleeps stops nobody."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.rehearsal import passing
from bot.rehearsal.acting import NotAsTold
from bot.rehearsal.passing import let_time_pass
from bot.rehearsal.steps import Teller
from bot.rehearsal.story import Step
from bot.service import schedule
from tests.stories.house import DAY, House, open_house

YEAR = '[2027]\nholidays = ["01-01..01-03", "05-01", "10-01..10-08"]\n'
LOAN = "我们公司银行贷款月底到期，续贷手续一直卡着，请市里帮忙协调"


@pytest.fixture(autouse=True)
def quick_glances(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schedule, "PULSE", 0.02)


async def test_each_thing_is_done_in_its_time(tmp_path: Path) -> None:
    """At half past eight on Wednesday somebody looks: the acceptance limit passed on Tuesday, three stages ago."""
    async with open_house(tmp_path) as house:
        await house.say("张建国", LOAN)
        next_moment = await house.ledger.next_moment(house.clock.now())
        assert f"{next_moment.astimezone(DAY.tzinfo):%H:%M}" == "10:00"
        await pass_until_tomorrow(house)
        late = [post for post in house.posts("office") if post.text.startswith("待受理，已超时")]
        told = [post.date.astimezone(DAY.tzinfo) for post in late]
        assert [f"{at:%d %H:%M}" for at in told] == ["24 10:00"]
        assert not await house.ledger.is_behind(house.clock.now())
        assert house.posts("office")[-1].text.startswith("早报 · 11月25日")


async def test_past_a_bot_that_does_nothing_time_just_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passing, "PATIENCE", 0.05)
    async with open_house(tmp_path) as house:
        await house.say("张建国", LOAN)
        await house.stop()
        await pass_until_tomorrow(house)
        assert house.clock.now() >= DAY + timedelta(days=1, hours=9)
        assert await house.ledger.is_behind(house.clock.now())


async def test_it_ends_at_once_when_the_play_does(tmp_path: Path) -> None:
    """Though the town says so in the very moment in which it is cancelled."""
    async with open_house(tmp_path) as house:
        await house.say("张建国", LOAN)
        await house.stop()
        passing_by = asyncio.create_task(pass_until_tomorrow(house))
        await asyncio.wait({passing_by}, timeout=0.5)
        house.town.notify()
        await asyncio.sleep(0)
        passing_by.cancel()
        await asyncio.wait({passing_by}, timeout=5)
        assert passing_by.cancelled()
        assert house.clock.now() < DAY + timedelta(days=1)


async def pass_until_tomorrow(house: House) -> None:
    until = DAY + timedelta(days=1, hours=9)
    await let_time_pass(house.town, house.clock, house.ledger, until, moment=0.05)


async def test_an_administrator_is_told_what_came_of_the_import(tmp_path: Path) -> None:
    async with open_house(tmp_path) as house:
        teller = Teller(house.troupe, house.clock, house.ledger, house.folder, moment=0.05)
        step = Step(
            at=DAY.replace(hour=9, minute=5), who="林晓", imports="[2027]\nholidays = []", told="已导入 2027 年"
        )
        with pytest.raises(NotAsTold, match="was to be told “已导入 2027 年”, but was told"):
            await teller.take(step)
        await teller.take(replace(step, imports=YEAR, told="已导入 2027 年：放假 12 天"))
