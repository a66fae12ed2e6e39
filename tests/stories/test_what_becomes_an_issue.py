"""Said in the group: an appeal becomes an issue, talk does not, and whoever calls the bot is heard always."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.core.words import Status
from tests.stories.house import House, open_house
from tests.stories.scenes import POWER_CUT, told


async def test_an_appeal_gets_a_receipt_a_card_and_a_place_on_the_offices_table(house: House) -> None:
    appeal = await told(house)
    assert appeal.emoji == ["👀"]
    assert house.post("group", "#ZQ1001").reply_to == appeal.id
    office = house.post("office", "#ZQ1001 待受理 · 紧急", "李秀英 · 绿源食品", POWER_CUT)
    assert office.labels == ["受理", "交办", "不予受理", "转私密"]


@pytest.mark.parametrize(
    "words", ["谢谢市长", "各位早上好", "收到", "👍", "大家好，今天天气真好", "王总，晚上一起吃饭"]
)
async def test_talk_stays_talk(house: House, words: str) -> None:
    said = await house.say("张建国", words)
    assert await house.issues() == []
    assert (house.posts("group"), house.posts("office"), said.emoji) == ([], [], [])


@pytest.mark.parametrize(
    "words",
    [
        "#诉求 食堂太小",
        "\uff03诉求\uff03食堂太小",
        "#诉求# 食堂太小",
        "食堂太小 #诉求",
        "@xiaoer_bot 食堂太小",
        "/new 食堂太小",
    ],
)
async def test_whoever_calls_is_heard_whatever_they_say(house: House, words: str) -> None:
    said = await house.say("赵敏", words)
    assert (await house.issue()).text == "食堂太小"
    assert house.post("group", "#ZQ1001 食堂太小").reply_to == said.id


@pytest.mark.parametrize("call", ["/new", "#诉求", "@xiaoer_bot"])
async def test_a_call_under_ones_own_message_means_that_message(house: House, call: str) -> None:
    remark = await house.say("陈大伟", "我们厂门口那条路")
    called = await house.say("陈大伟", call, to=remark)
    assert house.post("group", "#ZQ1001").reply_to == remark.id

    await house.say("陈大伟", call, to=remark)
    assert house.post("group", "已经登记为 #ZQ1001。")
    assert len(await house.issues()) == 1
    assert called.emoji == []


async def test_a_call_under_somebody_elses_message_asks_for_words(house: House) -> None:
    remark = await house.say("陈大伟", "我们厂门口那条路")
    await house.say("王德顺", "/new", to=remark)
    assert await house.issues() == []
    assert house.post("group", "写上您遇到的问题")


async def test_a_call_with_nothing_gets_a_hint_and_the_reply_to_it_is_heard(house: House) -> None:
    called = await house.say("赵敏", "#诉求")
    hint = house.post("group", "写上您遇到的问题，我来登记")
    assert hint.reply_to == called.id
    await house.say("赵敏", "宿舍停水两天了，请市里帮忙协调", to=hint)
    assert (await house.issue()).text == "宿舍停水两天了，请市里帮忙协调"


async def test_a_guest_is_heard_and_the_office_sees_that_nobody_knows_them(house: House) -> None:
    await house.say(house.guest(9001, "钱多多"), "我在工业园区办厂，污水管网一直不通，请市里协调")
    assert "#ZQ1001" in house.post("group", "污水管网一直不通").text
    assert house.post("office", "钱多多 · 待核实企业")


async def test_an_officer_registers_by_calling_but_not_by_talking(house: House) -> None:
    await house.say("林晓", POWER_CUT)
    assert await house.issues() == []
    await house.say("林晓", f"#诉求 {POWER_CUT}")
    assert (await house.issue()).requester.name == "林晓"


async def test_a_leaders_and_a_liaisons_plain_words_are_talk(house: House) -> None:
    await house.say("周明远", POWER_CUT)
    await house.say("吴班长", POWER_CUT)
    assert await house.issues() == []


async def test_nobody_can_tell_who_an_anonymous_admin_or_a_channel_is(house: House) -> None:
    group = house.troupe.chats["group"]
    house.town.join(house.troupe.people["周明远"], group, "administrator")
    channel = house.town.add_channel(-1003000000009, "企业之声")
    appeal = await told(house)

    for disguise in (group.id, channel.id):
        posts = len(house.posts("group"))
        await house.say("周明远", "请市供电公司今天处理", to=appeal, as_chat=disguise)
        assert "不知道您是谁" in house.posts("group")[-1].text
        await house.say("周明远", "我们厂停电了，生产线全停，请市里帮忙", as_chat=disguise)
        await house.stop()
        await house.start()
        await house.say("周明远", "#诉求 停电了", as_chat=disguise)
        await house.say("周明远", "各位早上好", as_chat=disguise)
        assert len(house.posts("group")) == posts + 1, "each is told once, for ever"
    assert [(issue.number, issue.status) for issue in await house.issues()] == [(1001, Status.RECEIVED)]


@pytest.fixture
async def quiet_house(tmp_path: Path) -> AsyncIterator[House]:
    """Only #诉求， @bot and /new open issues."""
    async with open_house(tmp_path, more='[intake]\nmode = "mention"\n') as house:
        yield house


async def test_where_only_calls_count(quiet_house: House) -> None:
    await quiet_house.say("李秀英", POWER_CUT)
    await quiet_house.say("陈大伟", "我们厂门口那条路能不能修一下")
    assert (await quiet_house.issues(), quiet_house.posts("group"), quiet_house.posts("office")) == ([], [], [])
    await quiet_house.say("李秀英", f"#诉求 {POWER_CUT}")
    await quiet_house.say("李秀英", "冷库里还有40吨货")
    assert (await quiet_house.issue()).text == f"{POWER_CUT}\n冷库里还有40吨货"
