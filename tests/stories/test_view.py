"""查看 and 私聊: the requester looks at their issue, alone."""

import pytest

from bot.core.words import Rating, Status
from bot.rehearsal.chats import Message
from tests.stories.house import House
from tests.stories.scenes import POWER_CUT, handled, signed, told

NOT_YOURS = "这件事的办理情况只给诉求人看。您自己的诉求，私聊我发 /my 就能看到。"


async def followed(house: House, who: str) -> Message:
    house.town.follow(house.troupe.people[who], house.posts("group")[0].button("私聊"))
    await house.quiet()
    return house.posts(who)[-1]


async def test_what_began_with_a_photo_has_a_name(house: House) -> None:
    await house.say("李秀英", "#诉求", photo="lamp.jpg")
    standing = "待受理 · 市长办公室1小时内查看"
    assert house.post("group", "#ZQ1001").text.splitlines() == ["#ZQ1001 （1 张图片）", standing]
    view = await followed(house, "李秀英")
    assert view.text.splitlines()[:2] == ["#ZQ1001 （1 张图片）", standing]
    await house.say("李秀英", "园区东门的路灯坏了，请修一下")
    assert house.post("group", "#ZQ1001").text.splitlines()[0] == "#ZQ1001 园区东门的路灯坏了"
    assert "附件：1 张图片" in (await followed(house, "李秀英")).text


async def test_a_glance(house: House) -> None:
    await signed(house)
    await house.say("吴班长", "进展 抢修队已经到现场", "power", to=house.post("power", "#ZQ1001"))
    card = house.posts("group")[0]
    assert card.labels == ["查看", "私聊"]
    seen = await house.press("李秀英", "查看", card)
    assert (seen.text, seen.alert) == (
        "#ZQ1001 办理中 · 市供电公司 吴班长 · 11月25日 09:00前 · 紧急\n进展：抢修队已经到现场",
        True,
    )


async def test_the_newest_word_is_on_it(house: House) -> None:
    await signed(house)
    card = house.posts("group")[0]
    await house.say("吴班长", "请补充 请说明电表号", "power", to=house.post("power", "#ZQ1001"))
    assert (await house.press("李秀英", "查看", card)).text.endswith("待补充 · 市供电公司\n需要您补充：请说明电表号")


@pytest.mark.parametrize("who", ["王德顺", "林晓", "周明远", "吴班长"])
async def test_nobody_else(house: House, who: str) -> None:
    await told(house)
    refused = await house.press(who, "查看", house.post("group", "#ZQ1001"))
    assert (refused.text, refused.alert) == (NOT_YOURS, True)


async def test_a_colleague_looks_too(house: House) -> None:
    await house.say("张建国", "我们公司银行贷款月底到期续不上，车间下周就要停产，请市里帮忙协调")
    assert (await house.press("马会计", "查看", house.post("group", "#ZQ1001"))).text.startswith("#ZQ1001 待受理")


async def test_the_link_shows_all_of_it(house: House) -> None:
    await signed(house)
    await house.say("林晓", "备注 上月也报过", "office", to=house.post("office", "#ZQ1001"))
    view = await followed(house, "李秀英")
    lines = view.text.splitlines()
    assert lines[:3] == [
        "#ZQ1001 今天上午又停电了，冷库和生产线全停",
        "办理中 · 市供电公司 吴班长 · 11月25日 09:00前 · 紧急",
        POWER_CUT,
    ]
    assert lines[3:] == [
        "经过",
        "11月24日 09:00 李秀英 登记",
        "09:00 市长办公室 交办：市供电公司，11月25日 09:00前",
        "09:00 市供电公司 吴班长 签收",
    ]
    assert view.labels == ["撤回"]


@pytest.mark.parametrize("who", ["王德顺", "吴班长", "周明远"])
async def test_somebody_elses_link_is_a_greeting(house: House, who: str) -> None:
    await told(house)
    assert "您好，我是小二" in (await followed(house, who)).text
    assert POWER_CUT not in house.ever_said(who)


@pytest.mark.parametrize("word", ["ZQ9999", "ZQ", "ZQ１００１x", "1001; drop", "zq1001", "ZQ1001ZQ1001", "ZQ-1"])
async def test_a_made_up_link(house: House, word: str) -> None:
    await told(house)
    await house.say("李秀英", f"/start {word}", "private")
    assert "您好，我是小二" in house.posts("李秀英")[-1].text


async def test_a_result_is_rated_where_it_is_looked_at(house: House) -> None:
    result = await handled(house)
    view = await followed(house, "李秀英")
    assert "答复：已恢复供电" in view.text
    await house.press("李秀英", "满意", view)
    assert (await house.issue()).rating is Rating.SATISFIED
    assert result.labels == []
    assert view.text.splitlines()[1].startswith("已结案 · 满意")
    assert view.labels == []


async def test_and_the_reason_is_written_there(house: House) -> None:
    await handled(house)
    view = await followed(house, "李秀英")
    assert (await house.press("李秀英", "不满意", view)).alert
    await house.say("李秀英", "冷库没有恢复", "private")
    assert (await house.issue()).redo_reason == "冷库没有恢复"


async def test_what_is_added_to_it_is_added(house: House) -> None:
    await told(house)
    view = await followed(house, "李秀英")
    house.at("11:00")
    await house.say("李秀英", "冷库里还有40吨货", "private", to=view)
    assert (await house.issue()).text.endswith("冷库里还有40吨货")


async def test_my_in_the_private_chat_has_a_button_for_each(house: House) -> None:
    await told(house)
    await house.say("李秀英", "/my", "private")
    mine = house.post("李秀英", "您的诉求")
    assert mine.labels == ["#ZQ1001"]
    await house.press("李秀英", "#ZQ1001", mine)
    assert house.posts("李秀英")[-1].labels == ["撤回"]


async def test_my_in_the_group_only_says_where_the_list_is(house: House) -> None:
    await told(house)
    await house.say("李秀英", "/my")
    word = house.posts("group")[-1]
    assert (word.text, word.labels) == ("您的诉求请到私聊里看，只给您看。", ["私聊"])
    house.town.follow(house.troupe.people["李秀英"], word.button("私聊"))
    await house.quiet()
    assert house.post("李秀英", "您的诉求", "#ZQ1001")


@pytest.mark.parametrize("data", ["view:9999", "view:1001:x", "view:99999999999999"])
async def test_forged(house: House, data: str) -> None:
    await told(house)
    pressing = await house.forge("王德顺", data, house.post("group", "#ZQ1001"))
    assert pressing.alert
    assert "停电" not in pressing.text
    assert (await house.issue()).status is Status.RECEIVED
