"""A person is forgotten while the bot is at work: no table, no file of the database and no card tells of them."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from bot.bootstrap import city_of
from bot.config import load
from bot.core.evolve import replay
from bot.core.forgetting import BLANK
from bot.core.words import Rating, Status
from bot.persons.erasing import Erasure, Refused
from bot.persons.exporting import export
from bot.rehearsal.chats import Message
from bot.service.forgetting import Retention, tidy
from tests.databases import only_on_sqlite
from tests.postgres import Server
from tests.stories.house import House, open_house
from tests.stories.scenes import POWER_CUT, handled

PHONE = "13800006666"
SECRET = "冷库里有八吨虾"


async def erase(house: House, who: str) -> str:
    settings = load(house.folder / "config.toml", {})
    said = await Erasure(settings, city_of(settings), house.clock).run(who, lambda plan: True)
    await house.app._almanac.refresh()  # what it does by itself within half a minute
    await house.quiet()
    return "\n".join(said)


def stored(folder: Path) -> bytes:
    """All that lies on the disk of the database."""
    return b"".join(file.read_bytes() for file in folder.glob("xiaoer.db*"))


def written(word: str) -> set[bytes]:
    return {word.encode(), json.dumps(word)[1:-1].encode()}


async def lived(house: House) -> None:
    """李秀英 has had her say: in her own issue, to somebody else's, in talk, privately."""
    await house.say("李秀英", f"{POWER_CUT}，{SECRET}，我是李秀英，电话{PHONE}", "private")
    result = await handled_second(house)
    await house.press("李秀英", "满意", result)
    other = await house.say("张建国", "我们厂门口路灯坏了一个月，请李秀英也说说，请市里尽快修")
    await house.say("李秀英", f"我也看见了，{SECRET}", to=other)
    await house.say("李秀英", "谢谢市长")


async def handled_second(house: House) -> Message:
    await house.say("林晓", "交办 市供电公司", "office", to=house.post("office", "#ZQ1001"))
    await house.press("吴班长", "签收", house.post("power", "#ZQ1001"))
    await house.say("吴班长", "办结 李秀英您好，已恢复供电", "power", to=house.post("power", "#ZQ1001", "办理中"))
    await house.press("吴班长", "发布", house.post("power", "将这样答复"))
    return house.post("李秀英", "#ZQ1001", "答复：")


async def check_that_she_is_forgotten(house: House) -> None:
    settings = load(house.folder / "config.toml", {})
    code = await export(settings, "李秀英", house.folder / "hers")
    hers = (house.folder / "hers" / "person.json").read_text("utf-8")
    assert SECRET in hers
    assert PHONE in hers
    assert "诉求 1 件" in code
    said = await erase(house, "李秀英")
    assert "已删除" in said
    assert "还留有" not in said
    issue = await house.issue(1001)
    assert replay(await house.events(1001)) == issue
    assert (issue.status, issue.rating, issue.lead) == (Status.CLOSED, Rating.SATISFIED, "市供电公司")
    assert (issue.title, issue.text, issue.requester.name) == (BLANK, BLANK, BLANK)
    other = await house.issue(1002)
    assert replay(await house.events(1002)) == other
    assert "路灯坏了一个月" in other.text
    for chat in ("office", "power"):
        shown = "\n".join(post.text for post in house.posts(chat) if "#ZQ1001" in post.text)
        assert "李秀英" not in shown
        assert SECRET not in shown
    with pytest.raises(Refused, match="没有找到"):
        await erase(house, "李秀英")


@only_on_sqlite
async def test_nothing_on_the_disk_tells_of_her(house: House) -> None:
    await lived(house)
    with pytest.raises(Refused, match="还在职"):
        await erase(house, "林晓")
    with pytest.raises(Refused, match="市领导"):
        await erase(house, "周明远")
    with pytest.raises(Refused, match="ZQ1002 还没有办完"):
        await erase(house, "张建国")
    assert any(word in stored(house.folder) for word in written(SECRET))
    await check_that_she_is_forgotten(house)
    await house.stop()
    left = stored(house.folder)
    assert [word for said in ("李秀英", SECRET, PHONE) for word in written(said) if word in left] == []
    await house.start()
    await house.say("李秀英", POWER_CUT)
    assert (await house.issue(1003)).requester.name != BLANK  # she may come back, as a guest


async def test_on_postgresql_as_well(tmp_path: Path, server: Server) -> None:
    async with open_house(tmp_path, storage=server.fresh("forgotten")) as house:
        await lived(house)
        await check_that_she_is_forgotten(house)


async def test_each_night_what_is_old_enough_goes(house: House) -> None:
    result = await handled(house)
    await house.press("李秀英", "满意", result)
    keys = len(house.posts("group"))
    retention = Retention(updates=timedelta(days=30), sent=timedelta(days=30), closed=timedelta(days=90))
    assert await tidy(house.app._engine, retention, house.clock.now() + timedelta(days=89), house.folder) == 0
    assert (await house.issue()).text == POWER_CUT
    assert await tidy(house.app._engine, retention, house.clock.now() + timedelta(days=91), house.folder) == 1
    issue = await house.issue()
    assert (issue.text, issue.rating, issue.lead) == (BLANK, Rating.SATISFIED, "市供电公司")
    assert replay(await house.events()) == issue
    async with house.work() as work:
        assert await work.forgetting.remains(["这个月第三次"], None) == []
    left = stored(house.folder)
    assert not any(word in left for word in written("冷库和生产线全停，这个月第三次"))
    await house.say("李秀英", "车间又停电了，冷库和生产线全停，请市里帮忙协调")
    assert (await house.issue(1002)).status is Status.RECEIVED
    assert len(house.posts("group")) == keys + 1
