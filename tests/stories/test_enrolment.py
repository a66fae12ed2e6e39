"""Liaisons and members enrol by a link, a group becomes a unit's, and whoever leaves has no rights."""

from dataclasses import replace

from bot.core.people import THE_BOT
from bot.core.words import Role
from tests.stories.enrolling import asked, book, entry, link_in, newcomer, opens
from tests.stories.house import House
from tests.stories.scenes import POWER_CUT


async def test_a_liaison_enrols_by_link(house: House) -> None:
    await house.say("李秀英", POWER_CUT)
    await house.say("林晓", "交办 市住建局", "office", to=house.post("office", "#ZQ1001"))
    assert "市住建局没有群，也没有联络员" in house.ever_said("office")
    old = link_in(await asked(house, "邀请 顾明 市住建局"))
    invitation = await asked(house, "/invite 顾明 住建局")
    assert invitation.text.startswith(
        "给顾明的报到链接，请转发给本人：\n顾明您好，请点这个链接到小二报到（市住建局联络员）："
    )
    assert "12月8日前有效" in invitation.text
    link, gu = link_in(invitation), newcomer(house, 8801, "阿明")
    assert await opens(house, gu, old) == "这个链接已经换成新的，请用市长办公室最近给您的那一个。"
    assert await opens(house, gu, "https://t.me/xiaoer_bot?start=in_" + "x" * 22) == (
        "这个链接打不开，请看看是否完整。需要新的，请找市长办公室。"
    )

    await opens(house, gu, link)
    said = [message.text for message in house.town.chat(gu.id).visible() if message.sender == house.town.bot]
    assert any(text.startswith("顾明您好，报到好了，身份是市住建局联络员。") and "签收" in text for text in said)
    card = next(m for m in house.town.chat(gu.id).visible() if "#ZQ1001" in m.text and m.labels)
    assert house.posts("office")[-1].text == "已报到：顾明 · 市住建局联络员（账号「阿明」）"
    assert (await house.press(gu, "签收", card)).text == "已签收"
    async with house.work() as work:
        assert [change.door for change in await work.register.history(2)] == ["link", "command"]

    other = newcomer(house, 8802, "别人")
    assert await opens(house, other, link) == "这个链接已经用过了。需要新的，请找市长办公室。"
    assert (await opens(house, gu, link)).startswith("市住建局 顾明您好")
    anew = await asked(house, "邀请 顾明")
    assert anew.text.startswith("顾明已经报到，身份是市住建局联络员，现在就有效。")
    await opens(house, other, link_in(anew))
    assert house.posts("office")[-1].text == "换了账号，重新报到：顾明 · 市住建局联络员（账号「别人」）"
    assert (await entry(house, "顾明")).telegram_id == other.id
    assert (card.text.splitlines()[-1], card.labels) == ("市住建局的卡片已改发别处，这里不用再办。", [])
    assert (await house.press_again(gu, "进展", card)).alert


async def test_a_stranger_who_enrolled_is_put_out(house: House) -> None:
    """The entry stays as it is, without the account; and an old button puts nobody out who enrolled since."""
    await house.say("李秀英", POWER_CUT)
    link = link_in(await asked(house, "邀请 罗志远 领导 副市长"))
    stranger = house.town.add_person(8801, "飞翔的鱼<b>", username="fish")
    await opens(house, stranger, link)
    line = house.posts("office")[-1]
    assert line.text == "已报到：罗志远 · 副市长（账号「飞翔的鱼<b>」@fish）"
    assert line.labels == ["不是本人"]
    before = await entry(house, "罗志远")
    forged = f"not:{before.number}:8801"
    for who, where in {"李秀英": house.post("group", "#ZQ1001"), "沈若兰": line}.items():
        assert (await house.forge(who, forged, where)).text == "这一步由市长办公室来做。"
    assert await entry(house, "罗志远") == before
    await house.press("林晓", "不是本人", line)
    assert await entry(house, "罗志远") == replace(before, telegram_id=None)
    assert line.labels == []
    assert line.text == (
        "罗志远 · 副市长：报到的账号不是本人，已经解除，权限从现在起没有了。给本人新的链接，请发：邀请 罗志远"
    )
    assert await opens(house, stranger, link) == "这个链接已经用过了。需要新的，请找市长办公室。"
    await opens(house, newcomer(house, 8802, "罗志远"), link_in(await asked(house, "邀请 罗志远")))
    assert (await house.forge("林晓", forged, line)).text == "这个账号已经不是这一位的了。"
    assert (await entry(house, "罗志远")).telegram_id == 8802
    lin = await entry(house, "林晓")
    assert (await house.forge("林晓", f"not:{lin.number}:{lin.telegram_id}", line)).text == "这是您自己的账号。"
    assert await entry(house, "林晓") == lin


async def test_a_link_that_is_too_old_or_somebody_elses(house: House) -> None:
    link = link_in(await asked(house, "邀请 顾明 市住建局"))
    await opens(house, "王德顺", link)
    assert house.posts("office")[-1].text.startswith("没有报到：顾明的链接被「王德顺」打开了")
    assert house.troupe.chat("王德顺").last.text.startswith("您这个账号已经是王德顺的")
    house.at("+15 09:00")
    late = newcomer(house, 8801, "顾明")
    assert await opens(house, late, link) == "这个链接过期了。需要新的，请找市长办公室。"
    assert (await entry(house, "顾明")).telegram_id is None


async def test_somebody_known_gets_another_role(house: House) -> None:
    question = await asked(house, "邀请 张建国 市工信局")
    assert question.labels == ["张建国 · 华锐机械", "是另一个人"]
    await house.press("何静", "张建国 · 华锐机械", question)
    assert question.text.startswith("张建国已经报到，身份是市工信局联络员、华锐机械，现在就有效。")
    assert question.labels == []
    assert (await entry(house, "张建国")).roles == {Role.REQUESTER, Role.HANDLER}

    question = await asked(house, "邀请 王德顺 市工信局")
    await house.press("林晓", "是另一个人", question)
    assert question.text.startswith("给王德顺的报到链接，请转发给本人：")
    twins = [one for one in (await book(house)).people if one.name == "王德顺"]
    assert [one.enterprise for one in twins] == ["恒通物流", None]
    await opens(house, "王德顺", link_in(question))  # after all it is the same person
    twins = [one for one in (await book(house)).people if one.name == "王德顺"]
    assert [(one.enterprise, one.unit) for one in twins] == [("恒通物流", "市工信局")]


async def test_a_guest_who_enrols_is_known_on_their_cards(house: House) -> None:
    link = link_in(await asked(house, "邀请 钱新 绿源食品"))
    qian = house.guest(8801, "钱新")
    await house.say(qian, "#诉求 车间停电了，请帮忙")
    await opens(house, qian, link)
    assert "钱新 · 绿源食品" in house.post("office", "#ZQ1001").text


async def test_a_group_becomes_a_units(house: House) -> None:
    await house.say("李秀英", POWER_CUT)
    await house.say("林晓", "交办 市工信局", "office", to=house.post("office", "#ZQ1001"))
    invitation = await asked(house, "邀请 市工信局")
    link, zheng = link_in(invitation), house.troupe.people["郑科长"]
    assert invitation.text.startswith("给市工信局的链接，请转发给这个单位的人：\n请市工信局群里的人点这个链接")
    group = house.town.add_group(-1002000000077, "市工信局办件群", [zheng], bot=None)

    for chat, why in {"group": "政企沟通群", "office": "市长办公室的群", "finance": "已经是市金融办的群"}.items():
        house.town.join(zheng, house.troupe.chats[chat])
        house.town.bring(zheng, link, house.troupe.chats[chat])
        await house.quiet()
        assert why in house.posts(chat)[-1].text
    house.town.bring(zheng, link, group)
    await house.quiet()
    posts = [message for message in group.visible() if message.sender == house.town.bot]
    assert any(post.text.startswith("这里是市工信局的群了。") for post in posts)
    card = next(post for post in posts if "#ZQ1001" in post.text)
    assert house.posts("office")[-1].text == "「郑科长」把小二请进了市工信局的群，诉求卡发到那里"
    assert (await house.press("郑科长", "签收", card)).text == "已签收"
    assert [unit.chat for unit in (await book(house)).units if unit.name == "市工信局"] == [group.id]
    house.town.bring(zheng, link, group)
    await house.quiet()
    assert group.last.text == "这个链接已经用过了。需要新的，请找市长办公室。"
    assert "in_" not in house.ever_said("group")


async def test_a_strangers_group_takes_no_units_cards_away(house: House) -> None:
    """A unit that has a group is moved by its own liaison or the office, whoever else got hold of the link."""
    link, stranger = link_in(await asked(house, "邀请 市供电公司")), newcomer(house, 8801, "路人")
    group = house.town.add_group(-1002000000077, "路人的群", [stranger, house.troupe.people["吴班长"]], bot=None)
    house.town.bring(stranger, link, group)
    await house.quiet()
    assert group.last.text.startswith("市供电公司已经有群了。")
    before = next(unit.chat for unit in (await book(house)).units if unit.name == "市供电公司")
    assert before == house.troupe.chats["power"].id
    house.town.bring(house.troupe.people["吴班长"], link, group)
    await house.quiet()
    assert house.posts("office")[-1].text == "「吴班长」给市供电公司换了群，诉求卡从现在起发到新群"
    assert next(unit.chat for unit in (await book(house)).units if unit.name == "市供电公司") == group.id


async def test_a_persons_link_that_a_group_could_read_is_void(house: House) -> None:
    link, passer_by = link_in(await asked(house, "邀请 罗秘书 督查室")), newcomer(house, 8801, "路人")
    await house.say("李秀英", f"/start@xiaoer_bot {link.partition('=')[2]}", "group")
    assert house.posts("office")[-1].text == "罗秘书的报到链接发在了群里，已经作废，请重新邀请"
    assert await opens(house, passer_by, link) == "这个链接在群里发过，已经作废。需要新的，请找市长办公室。"
    assert (await entry(house, "罗秘书")).telegram_id is None


async def test_a_persons_link_that_is_pasted_among_words_is_void_as_well(house: House) -> None:
    first = link_in(await asked(house, "邀请 罗秘书 督查室"))
    await house.say("孙主任", f"罗秘书请点这个报到：{first}，谢谢", "finance")
    assert house.posts("office")[-1].text == "罗秘书的报到链接发在了群里，已经作废，请重新邀请"
    assert await opens(house, newcomer(house, 8801, "路人"), first) == (
        "这个链接在群里发过，已经作废。需要新的，请找市长办公室。"
    )
    second = link_in(await asked(house, "邀请 罗秘书"))
    said = await house.say("李秀英", "大家早上好")
    await house.edit(said, f"大家早上好 {second}")
    assert (await opens(house, newcomer(house, 8802, "别人"), second)).startswith("这个链接在群里发过")
    third, units = link_in(await asked(house, "邀请 罗秘书")), link_in(await asked(house, "邀请 市工信局"))
    await house.say("何静", f"发给他：{third}", "office")
    await house.say("林晓", third, "private")
    await house.say("沈若兰", units)
    assert [post.text for post in house.posts("office")].count("罗秘书的报到链接发在了群里，已经作废，请重新邀请") == 2
    await opens(house, newcomer(house, 8803, "罗秘书"), third)
    assert (await entry(house, "罗秘书")).telegram_id == 8803


async def test_who_leaves_is_refused_afterwards(house: House) -> None:
    await house.say("李秀英", POWER_CUT)
    await house.say("林晓", "交办 市供电公司", "office", to=house.post("office", "#ZQ1001"))
    card = house.post("power", "#ZQ1001")
    await house.press("吴班长", "签收", card)
    house.town.leave(house.troupe.people["吴班长"], house.troupe.chats["group"])
    await house.quiet()
    line = house.post("office", "吴班长 · 市供电公司联络员，退出了政企沟通群。离任了吗？")
    assert line.labels == ["离任", "忽略"]
    assert (await house.forge("李秀英", "leave:4:stays", house.post("group", "#ZQ1001"))).alert
    await house.press("林晓", "离任", line)
    assert line.text.splitlines() == [
        "吴班长 · 市供电公司联络员，已离任，权限从现在起没有了。",
        "由其签收、还没有办结的有 1 件：#ZQ1001",
        "还在办公室或单位群里的，请把人移出：离任只收回权限，群里的消息仍看得到。",
        "市供电公司没有联络员了，卡片还在单位的群里，没有人能签收。请再邀请一位。",
    ]
    assert (await house.press("吴班长", "进展", card)).alert
    assert (await house.issue()).signed_by is not None

    back = await asked(house, "邀请 吴班长")
    assert back.text.startswith("吴班长已经报到，身份是市供电公司联络员")
    assert (await house.press("吴班长", "进展", card)).text == "请回复我刚发的那条消息"


async def test_who_may_and_what_is_unclear(house: House) -> None:
    for who, chat in {"孙主任": "finance", "李秀英": "private", "沈若兰": "office", "陈大伟": "group"}.items():
        await house.say(who, "邀请 顾明 市金融办", chat)
        await house.say(who, "/left 林晓", chat)
    await house.say("林晓", "邀请 顾明 市金融办", "group")
    assert [one.name for one in (await book(house)).people if one.name == "顾明" or one.left] == []
    answers = {
        "邀请": "请写明邀请谁、做什么",
        "邀请 顾明": "名册里没有「顾明」。",
        "邀请 顾明 市金荣办": "没有叫「市金荣办」的单位、企业或职务。\n是不是：市金融办？",
        "/left": "请写明谁离任",
        "离任 孙主人": "名册里没有在职的「孙主人」。\n是不是：孙主任？",
        "核实 绿源食品": "请回复待核实诉求人的诉求卡",
    }
    for words, answer in answers.items():
        assert answer in (await asked(house, words)).text
    await asked(house, "离任 何静")
    await house.say("林晓", "离任 林晓", "private")
    assert house.troupe.chat("林晓").last.text.startswith("林晓是市长办公室的最后一位，不能离任。")
    assert not (await entry(house, "林晓")).left


async def test_several_of_one_name(house: House) -> None:
    async with house.work() as work:
        before = await work.register.load()
        wu = next(one for one in before.people if one.name == "吴班长")
        twin = replace(wu, number=before.next_number, unit="市工信局", telegram_id=None)
        await work.register.save(replace(before, people=(*before.people, twin)), THE_BOT, house.clock.now(), "sheet")
    question = await asked(house, "离任 吴班长")
    assert question.labels == ["吴班长 · 市供电公司联络员", "吴班长 · 市工信局联络员"]
    await house.press("林晓", "吴班长 · 市工信局联络员", question)
    assert [one.unit for one in (await book(house)).people if one.left] == ["市工信局"]
    assert (await asked(house, "离任 吴班长 供电局")).text.startswith("吴班长 · 市供电公司联络员，已离任")
