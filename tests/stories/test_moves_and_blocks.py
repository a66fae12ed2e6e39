"""A group becomes a supergroup in mid-story; people block the bot or have never started it."""

from bot.core.words import Status
from tests.stories.house import House
from tests.stories.scenes import POWER_CUT, answered, handled, told


async def test_the_group_is_upgraded_in_mid_story(old_house: House) -> None:
    house = old_house
    await house.say("李秀英", POWER_CUT, "workshop")
    assert house.post("workshop", "#ZQ1001")
    new = house.upgrade("workshop")
    await house.say("林晓", "交办 市供电公司", "office", to=house.post("office", "#ZQ1001"))
    assert "已交办 市供电公司" in house.post("workshop", "#ZQ1001", "停电了").text
    assert house.post("workshop", "交给市供电公司办理").chat == new.id

    await house.say("李秀英", "冷库里还有40吨货", "workshop", to=house.post("workshop", "停电了"))
    assert (await house.issue()).text.endswith("冷库里还有40吨货")
    photo = await house.say("李秀英", "电表在这里", "workshop", to=house.post("workshop", "停电了"), photo="meter.jpg")
    await house.edit(photo, "电表拍了")
    assert (await house.issue()).text == f"{POWER_CUT}\n冷库里还有40吨货\n电表拍了"
    for desk in ("office", "power"):
        assert [post.copy_of for post in house.posts(desk) if post.attachment] == [(new.id, photo.id)]
    await house.press("吴班长", "签收", house.post("power", "#ZQ1001"))
    await house.say("吴班长", "办结 已恢复供电", "power", to=house.post("power", "办理中"))
    await house.press("吴班长", "发布", house.post("power", "将这样答复"))
    await house.press("李秀英", "满意", house.post("workshop", "这样解决了吗"))
    assert "已结案 · 满意" in house.post("workshop", "停电了").text
    await house.say("王德顺", "#诉求 物流园停水", "workshop")
    assert house.post("workshop", "#ZQ1002").chat == new.id


async def test_the_group_is_upgraded_while_somebody_is_still_writing(old_house: House) -> None:
    house = old_house
    await house.say("李秀英", POWER_CUT, "workshop", album="a1", photo="1.jpg")
    house.upgrade("workshop")
    await house.quiet()
    more = await house.say("李秀英", "冷库里还有40吨货", "workshop")
    photo = await house.say("李秀英", album="a1", chat="workshop", photo="2.jpg")
    assert (more.emoji, photo.emoji) == (["👀"], ["👀"])
    assert (await house.issue()).text == f"{POWER_CUT}\n冷库里还有40吨货"
    assert len((await house.issue()).parts) == 3


async def test_what_was_said_before_the_upgrade_and_is_read_after_it(old_house: House) -> None:
    """A refused delivery has told of the new id before the messages said under the old one were read."""
    house = old_house
    await house.say("李秀英", POWER_CUT, "workshop")
    await house.stop()
    house.town.say(house.troupe.people["王德顺"], house.troupe.chats["workshop"], "#诉求 物流园停水")
    said = house.town.updates.pending[-1]
    new = house.upgrade("workshop")
    house.town.updates.drop()
    await house.start()
    await house.say("林晓", "受理", "office", to=house.post("office", "#ZQ1001"))
    house.town.inject({"message": said["message"]})
    await house.quiet()
    assert house.post("workshop", "#ZQ1002").chat == new.id


async def test_who_is_asked_why_may_answer_in_the_upgraded_group(old_house: House) -> None:
    house = old_house
    await house.say("李秀英", POWER_CUT, "workshop")
    await house.say("林晓", "交办 市供电公司", "office", to=house.post("office", "#ZQ1001"))
    await house.press("吴班长", "签收", house.post("power", "#ZQ1001"))
    await house.say("吴班长", "办结 已恢复供电", "power", to=house.post("power", "办理中"))
    await house.press("吴班长", "发布", house.post("power", "将这样答复"))
    await house.press("李秀英", "不满意", house.post("workshop", "这样解决了吗"))
    house.upgrade("workshop")
    await house.quiet()
    await house.say("李秀英", "冷库那路还是没电", "workshop")
    assert "Redone" in await house.history()


async def test_while_the_bot_was_away(old_house: House) -> None:
    house = old_house
    await house.say("李秀英", POWER_CUT, "workshop")
    await house.stop()
    new = house.upgrade("workshop")
    await house.start()
    await house.say("林晓", "受理", "office", to=house.post("office", "#ZQ1001"))
    assert "已受理" in house.post("workshop", "#ZQ1001").text
    assert len([post for post in new.messages if post.sender == house.town.bot]) == 1


async def test_who_blocked_the_bot_is_told_by_the_office(house: House) -> None:
    await house.say("李秀英", POWER_CUT, "private")
    house.town.block(house.troupe.people["李秀英"])
    await house.say("林晓", "不予受理 请联系园区物业", "office", to=house.post("office", "#ZQ1001"))
    trouble = house.post("office", "#ZQ1001 的结果没送到绿源食品 李秀英（屏蔽了小二）。请打电话告诉对方。")
    assert (await house.issue()).status is Status.DECLINED
    assert trouble.labels == []


async def test_a_liaison_who_never_started_the_bot(house: House) -> None:
    await told(house)
    await house.say("林晓", "交办 市工信局", "office", to=house.post("office", "#ZQ1001"))
    assert house.post("office", "#ZQ1001 的交办没送到市工信局 郑科长（还没打开过小二）。", "我就补发")
    assert (await house.issue()).lead == "市工信局"
    await house.say("郑科长", "/start", "private")
    assert house.post("郑科长", "#ZQ1001", "李秀英 · 绿源食品").labels == ["签收", "请补充", "办结", "退单"]


async def test_a_leader_who_never_started_the_bot(house: House) -> None:
    """The office hears of it once, whatever is late; later ones arrive, and it hears anew when the door is shut."""
    mayor = "周明远市长还没打开过小二，超期、重办的消息送不到。请对方打开小二点一次「开始」。"
    for number, who in enumerate(("张建国", "李秀英", "王德顺"), start=1):
        house.at(f"09:{number:02}")
        await house.say(who, f"#诉求 {number}号车间的设备贷款审批很慢，请市里帮忙协调")
    await house.until("+1 18:30")
    assert [post.text for post in house.posts("office") if "周明远" in post.text] == [mayor]
    assert not [post for post in house.posts("office") if "没能送到" in post.text]

    await house.say("周明远", "/start", "private")
    assert len(house.posts("周明远")) == 1
    house.at("+2 09:01")
    await house.say("赵敏", "#诉求 4号车间的设备贷款审批很慢，请市里帮忙协调")
    await house.until("+3 18:30")
    assert "#ZQ1004" in house.posts("周明远")[-1].text
    assert len([post for post in house.posts("office") if "周明远" in post.text]) == 1

    for times, day in enumerate((6, 8), start=1):
        house.town.block(house.troupe.people["周明远"])
        house.at(f"+{day} 09:01")
        await house.say("赵敏", f"#诉求 {day}号车间的设备贷款审批很慢，请市里帮忙协调")
        await house.until(f"+{day + 1} 18:30")
        blocked = [post for post in house.posts("office") if "周明远市长屏蔽了小二，超期、重办的消息" in post.text]
        assert len(blocked) == times
        await house.say("周明远", "/start", "private")


async def test_a_message_that_was_deleted_meanwhile(house: House) -> None:
    appeal = await told(house)
    house.town.delete(appeal)
    await house.say("林晓", "交办 市供电公司", "office", to=house.post("office", "#ZQ1001"))
    assert house.post("group", "交给市供电公司办理").reply_to is None


async def test_a_card_that_was_deleted_comes_again(house: House) -> None:
    await told(house)
    house.town.delete(house.post("group", "#ZQ1001"))
    await house.say("林晓", "受理", "office", to=house.post("office", "#ZQ1001"))
    await house.say("林晓", "交办 市供电公司", "office", to=house.post("office", "#ZQ1001"))
    assert "已交办 市供电公司" in house.post("group", "停电了").text


async def test_an_answer_for_a_message_that_was_deleted_comes_as_a_new_one(house: House) -> None:
    """After so many messages in the group, a further answer would be an edit."""
    result = await handled(house)
    answers = ("线路已换新", "变压器已换新", "专线已恢复")
    for day, answer in enumerate(answers, start=1):
        house.at(f"+{day} 10:00")
        await house.say("李秀英", f"还是没电，第{day}次了", to=result)
        await house.press("吴班长", "签收", house.post("power", "已交办"))
        if answer is answers[-1]:
            house.town.delete(result)
        result = await answered(house, answer)
    assert house.post("group", "专线已恢复").labels
    assert (await house.issue()).status is Status.HANDLED


async def test_after_a_restart_the_story_goes_on(house: House) -> None:
    result = await handled(house)
    await house.stop()
    house.town.press(house.troupe.people["李秀英"], result, "满意")
    await house.start()
    await house.quiet()
    assert (await house.issue()).status is Status.CLOSED
    assert len(house.posts("group")) == 4


async def test_cards_that_the_office_could_not_get_come_after_a_restart(house: House) -> None:
    """A wrong id in the configuration, or a bot that was not in the chat yet: nothing is lost."""
    office = house.troupe.chats["office"]
    house.town.set_bot(office, "left")
    await told(house)
    assert house.posts("office") == []
    await house.stop()
    house.town.set_bot(office, "administrator")
    await house.start()
    await house.quiet()
    assert house.post("office", "#ZQ1001", "李秀英 · 绿源食品").labels == ["受理", "交办", "不予受理", "转私密"]
    await house.stop()
    await house.start()
    await house.quiet()
    assert len(house.posts("office")) == 1
