"""Who is this guest? The office finds out, and every card of theirs says so."""

from bot.core.people import Enterprise
from bot.core.words import Role
from tests.stories.enrolling import book, entry
from tests.stories.house import House


async def test_a_guest_becomes_a_member(house: House) -> None:
    qian = house.guest(8801, "恒通钱总")
    await house.say(qian, "我们仓库停电了，请帮忙恢复")
    await house.say(qian, "#诉求 园区路灯坏了半个月，请帮忙修")
    first, second = house.post("office", "#ZQ1001 待受理"), house.post("office", "#ZQ1002 待受理")
    assert ("恒通钱总 · 待核实企业" in first.text, "核实企业" in first.labels) == (True, True)

    await house.press("林晓", "核实企业", first)
    assert first.labels == ["恒通物流", "新建企业", "不是企业", "返回"]
    assert (await house.press("林晓", "恒通物流", first)).text == "已核实"
    assert "恒通钱总 · 恒通物流" in first.text
    assert "林晓 核实身份：恒通物流" in first.text
    assert "恒通钱总 · 恒通物流" in second.text
    assert "核实企业" not in (*first.labels, *second.labels)
    assert house.town.chat(qian.id).visible() == []  # the bot may not write to them yet
    one = await entry(house, "恒通钱总")
    assert (one.enterprise, one.telegram_id, one.roles) == ("恒通物流", qian.id, frozenset({Role.REQUESTER}))
    assert (await house.press_again("何静", "恒通物流", first)).text == "已经在名册里：恒通钱总 · 恒通物流"

    await house.say(qian, "#诉求 门口的路坑太多")
    assert "恒通钱总 · 恒通物流" in house.post("office", "#ZQ1003").text


async def test_a_new_enterprise_a_citizen_and_names_by_reply(house: House) -> None:
    qian, zhao, sun = (house.guest(8801 + n, name) for n, name in enumerate(("钱新", "赵小曼", "孙大明")))
    await house.say(qian, "/start", "private")
    for who in (qian, zhao, sun):
        await house.say(who, "#诉求 车间停电了，请帮忙")
    first, second, third = (house.post("office", f"#ZQ{number} 待受理") for number in (1001, 1002, 1003))

    await house.press("林晓", "核实企业", first)
    assert (await house.press("林晓", "新建企业", first)).text == "请回复我刚发的那条消息"
    assert "核实企业" in first.labels
    prompt = house.post("office", "写新企业的名称")
    await house.say("林晓", "绿源食品", "office", to=prompt)
    assert house.posts("office")[-1].text.startswith("名册里已有「绿源食品」，没有新建。")
    await house.say("林晓", "华新五金", "office", to=prompt)
    assert "钱新 · 华新五金" in first.text
    assert "华新五金" in [one.name for one in (await book(house)).enterprises]
    assert house.town.chat(qian.id).last.text.startswith("您好，市长办公室已核实您是华新五金的。")

    await house.press("何静", "核实企业", second)
    await house.press("何静", "不是企业", second)
    assert ("待核实" in second.text, "核实企业" in second.labels) == (False, False)
    assert (await entry(house, "赵小曼")).enterprise is None

    await house.say("林晓", "核实 华新五经", "office", to=third)
    assert house.posts("office")[-1].text == (
        "没有叫「华新五经」的企业。要新建，请回复诉求卡：核实 新建 华新五经\n是不是：华新五金？"
    )
    menu = await house.say("林晓", "/who", "office", to=third)
    below = next(post for post in house.posts("office") if post.reply_to == menu.id)
    assert below.labels == ["新建企业", "不是企业"]
    done = await house.say("林晓", "核实：华新五金", "office", to=third)
    assert (done.emoji, "孙大明 · 华新五金" in third.text) == (["👌"], True)
    again = await house.say("林晓", "核实", "office", to=third)
    assert house.posts("office")[-1].text == "孙大明 · 华新五金不是待核实的，不用核实。"
    assert again.emoji == []


async def test_presses_of_others_and_nonsense(house: House) -> None:
    await house.say(house.guest(8801, "钱新"), "#诉求 车间停电了，请帮忙")
    before, group, card = await book(house), house.post("group", "#ZQ1001"), house.post("office", "#ZQ1001")
    firm = Enterprise("绿源食品").code
    for data in (f"who:1001:is:{firm}", "who:1001:new:", "who:1001:none:", "who:1001:pick:", "leave:1", "invite:1:0"):
        assert (await house.forge("李秀英", data, group)).alert, data
    for data in (
        "who:1001:is:ffffffffffff",
        "who:1001",
        "who:9:pick:",
        "leave:99",
        "leave:1:x",
        "invite:1:0",
        "invite:9:x",
    ):
        assert (await house.forge("林晓", data, card)).text == "这个按钮已经失效，请用最新的卡片。", data
    assert (await book(house), await house.history()) == (before, ["IssueOpened"])


async def test_a_guest_taken_for_somebody_elses(house: House) -> None:
    """What /who has told it corrects as well; who came into the book in another way, or called, is not moved by it."""
    qian = house.guest(8801, "钱新")
    await house.say(qian, "#诉求 车间停电了，请帮忙")
    card = house.post("office", "#ZQ1001 待受理")
    await house.say("林晓", "核实 恒通物流", "office", to=card)
    await house.say("林晓", "核实 绿源食品", "office", to=card)
    assert "钱新 · 绿源食品" in card.text
    await house.say("林晓", "核实 个人", "office", to=card)
    assert ((await house.issue()).requester.enterprise, (await entry(house, "钱新")).enterprise) == (None, None)
    await house.say("林晓", "核实", "office", to=card)
    assert "不是待核实的" in house.posts("office")[-1].text

    await house.say("李秀英", "#诉求 路灯坏了", "group")
    await house.say("林晓", "登记 个人 路灯坏了", "office")
    for number in (1002, 1003):
        await house.say("林晓", "核实 恒通物流", "office", to=house.post("office", f"#ZQ{number} 待受理"))
        assert "不是待核实的" in house.posts("office")[-1].text
    assert (await entry(house, "李秀英")).enterprise == "绿源食品"
    assert all(one.telegram_id != -1 for one in (await book(house)).people)
