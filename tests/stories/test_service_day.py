"""Enterprise Service Day: Monday the reminder, Tuesday the 15th the visits, Wednesday what came of them."""

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest

from bot.core.words import Source, Status
from bot.rehearsal.story import ZONE
from tests.stories.house import House, open_house

#: A Friday.
BEFORE = datetime(2026, 12, 11, tzinfo=ZONE)
LOAN = "我们的流动资金贷款月底到期，请市里帮忙协调续贷"
WAGES = "我举报：有人克扣工资，请查一查"


@pytest.fixture
async def december(tmp_path: Path) -> AsyncIterator[House]:
    async with open_house(tmp_path, day=BEFORE) as house:
        for one in ("周明远", "沈若兰", "王德顺", "张建国"):
            await house.say(one, "/start", "private")
        yield house


async def test_a_service_day(december: House) -> None:
    house = december
    await house.say("张建国", LOAN, "private")
    await house.say("林晓", "交办 市金融办 5个工作日", "office", to=house.post("office", "#ZQ1001"))
    await house.say("马会计", WAGES, "private")
    group = len(house.posts("group"))

    # the working day before
    await house.until("+3 08:40")
    assert [post.text for post in house.posts("group")[group:]][-1] == (
        "明天（12月15日）是企业服务日，市领导到企业走访，现场听、现场办。\n"
        "有难处的企业，在群里写上 #企业服务日 和是什么事，我先登记，市领导带着问题来。"
    )
    theirs = house.post("周明远", "企业服务日 · 12月15日")
    print(theirs.text, theirs.labels)
    assert "周明远市长走访 1 家，已走访 0 家\n华锐机械 · 在办 1 件\n#ZQ1001" in theirs.text
    assert "不公开 · 已交办 · 市金融办 · 12月18日前办结" in theirs.text
    assert "克扣" not in theirs.text and "1002" not in theirs.text
    assert "绿源食品 · 没有在办的" in house.post("沈若兰", "企业服务日").text

    # collected in the group, as a matter of whoever comes
    await house.say("李秀英", "#企业服务日 厂门口的公交站太远了，工人上下班不方便")
    bus = await house.issue(1003)
    assert (bus.source, bus.leader) == (Source.SERVICE_DAY, "沈若兰")
    assert "来源：企业服务日 · 沈若兰副市长" in house.post("office", "#ZQ1003").text

    # on the day: by command, by a reply, solved and not
    house.at("+4 10:00")
    await house.say("周明远", "厂区围墙外的路灯坏了一个月", "private", to=theirs)
    lamp = await house.issue(1004)
    assert (lamp.source, lamp.leader, lamp.requester.name) == (Source.SERVICE_DAY, "周明远", "张建国")
    answer = house.post("周明远", "#ZQ1004")
    assert "已登记，华锐机械记为已走访" in answer.text
    assert answer.labels == ["当场解决"]
    assert "✓ 华锐机械" in theirs.text
    await house.say("林晓", "现场 恒通物流 当场解决 停车证当天补办好了", "office")
    permit = await house.issue(1005)
    assert (permit.status, permit.on_the_spot, permit.leader) == (Status.HANDLED, True, None)
    assert "答复：停车证当天补办好了" in house.post("王德顺", "#ZQ1005").text
    print(house.post("office", "记为当场解决").text)

    # the working day after
    await house.until("+5 08:40")
    print("\n---\n".join(post.text for post in (house.posts("office")[-1], house.posts("周明远")[-1], house.posts("group")[-1])))
    for words in ("路灯", "停车证", "贷款", "克扣"):
        assert words not in house.ever_said("group")
