"""In the unit's chat: sign, progress, ask, hand over; and what an assisting unit may do."""

from bot.core.words import Status
from tests.stories.house import House
from tests.stories.scenes import POWER_CUT, dispatched, signed, told


async def test_the_card_tells_all_that_the_unit_needs(house: House) -> None:
    await dispatched(house)
    card = house.post("power", "#ZQ1001 已交办 · 紧急 · 求助", "李秀英 · 绿源食品", POWER_CUT, "主办 市供电公司")
    assert "11:00前签收 · 11月25日 09:00前办结" in card.text
    assert card.labels == ["签收", "请补充", "办结", "退单"]


async def test_sign_once(house: House) -> None:
    await dispatched(house)
    card = house.post("power", "#ZQ1001")
    assert (await house.press("吴班长", "签收", card)).text == "已签收"
    assert card.labels == ["进展", "请补充", "办结", "退单"]
    assert "办理中 · 市供电公司 吴班长" in house.post("group", "停电了").text
    again = await house.press_again("吴班长", "签收", card)
    assert (again.alert, "办理中" in again.text) == (True, True)
    assert (await house.history()).count("Signed") == 1


async def test_a_receipt_signs_and_what_is_signed_for_is_not_signed_again(house: House) -> None:
    await dispatched(house)
    said = await house.say("吴班长", "收到！", "power", to=house.post("power", "#ZQ1001"))
    assert said.emoji == ["👌"]
    await house.say("吴班长", "收到", "power", to=house.post("power", "#ZQ1001"))
    assert (await house.history())[2:] == ["Signed", "Noted"]


async def test_progress_signs_too_and_nothing_without_a_word(house: House) -> None:
    await dispatched(house)
    await house.say("吴班长", "进展", "power", to=house.post("power", "#ZQ1001"))
    assert (await house.history())[-1] == "Dispatched"
    await house.say("吴班长", "进展 抢修队已出发", "power", to=house.post("power", "#ZQ1001"))
    assert (await house.history())[2:] == ["Signed", "Progressed"]


async def test_done_is_no_answer_and_its_speaker_reads_how_to_give_one(house: House) -> None:
    await signed(house)
    said = await house.say("吴班长", "办好了", "power", to=house.post("power", "#ZQ1001"))
    assert house.post("power", "要答复诉求人，请回复卡片：办结 ……").reply_to == said.id
    await house.say("吴班长", "办结", "power", to=house.post("power", "#ZQ1001"))
    assert house.posts("power")[-1].text == "请写上答复，例如：办结 已恢复供电"
    assert (await house.history())[-1] == "Noted"


async def test_only_its_liaison_signs(house: House) -> None:
    await dispatched(house)
    card = house.post("power", "#ZQ1001")
    for who in ("林晓", "孙主任", "李秀英"):
        house.town.join(house.troupe.people[who], house.troupe.chats["power"])
        refused = await house.press(who, "签收", card)
        assert (refused.text, refused.alert) == ("这一步由主办单位的联络员来做。", True)
    assert (await house.issue()).status is Status.DISPATCHED


async def test_progress_by_key_word_and_by_button(house: House) -> None:
    await signed(house)
    card = house.post("power", "#ZQ1001")
    said = await house.say("吴班长", "进展 抢修队已出发", "power", to=card)
    assert said.emoji == ["👌"]
    group = house.post("group", "停电了")
    assert group.text.endswith("进展：抢修队已出发")
    await house.press("吴班长", "进展", card)
    await house.say("吴班长", "进展：发电车已到", "power", to=house.post("power", "诉求人看得到"))
    assert group.text.endswith("进展：发电车已到")
    assert len(house.posts("group")) == 2  # the card, and that it is dispatched


async def test_the_unit_asks(house: House) -> None:
    appeal = await signed(house)
    await house.say("吴班长", "请补充 请说明电表号和配电室位置", "power", to=house.post("power", "#ZQ1001"))
    question = house.post("group", "#ZQ1001 市供电公司需要您补充：请说明电表号和配电室位置")
    assert question.reply_to == appeal.id
    assert house.post("power", "待补充").labels == ["接着办"]
    await house.say("李秀英", "20731，一楼东侧", to=question)
    assert (await house.issue()).status is Status.IN_PROGRESS
    assert "20731，一楼东侧" in house.post("power", "办理中").text


async def test_an_assisting_unit_helps_but_does_not_decide(house: House) -> None:
    await told(house)
    await house.say("林晓", "交办 市供电公司 协办 市金融办", "office", to=house.post("office", "#ZQ1001"))
    card = house.post("finance", "#ZQ1001", "主办 市供电公司，贵单位协办")
    assert ("签收" in card.text, "主办 市供电公司 ·" in card.text) == (False, False)
    assert card.labels == ["协办意见", "请补充", "退单"]
    for words, answer in (("签收", "主办单位的联络员"), ("办结 没我们的事", "主办单位的联络员")):
        await house.say("孙主任", words, "finance", to=card)
        assert answer in house.posts("finance")[-1].text
    await house.press("吴班长", "签收", house.post("power", "#ZQ1001"))
    assert card.labels == ["协办意见", "进展", "请补充", "退单"]
    await house.say("孙主任", "进展 保险理赔已在走", "finance", to=card)
    assert "进展：保险理赔已在走" in house.post("group", "停电了").text
    assert (await house.issue()).status is Status.IN_PROGRESS


async def test_who_has_it_no_longer_reads_who_has_it(house: House) -> None:
    await dispatched(house)
    card = house.post("power", "#ZQ1001")
    await house.say("林晓", "改派 市金融办", "office", to=house.post("office", "#ZQ1001"))
    await house.say("吴班长", "办结 已恢复供电", "power", to=card)
    assert house.posts("power")[-1].text == "#ZQ1001 已改由市金融办办理，贵单位不用再办。"
    assert "改由市金融办办理" in house.post("group", "答复您").text
    await house.say("林晓", "不予受理 不归市里管", "office", to=house.post("office", "#ZQ1001"))
    assert "已经交给市金融办办理，不能再不予受理。" in house.posts("office")[-1].text


async def test_dispatched_anew_the_old_unit_is_told_and_loses_its_buttons(house: House) -> None:
    await signed(house)
    old = house.post("power", "#ZQ1001")
    data = old.rows[0][0][1] or ""
    await house.press("林晓", "改派", house.post("office", "#ZQ1001"))
    await house.press("林晓", "市工信局", house.post("office", "#ZQ1001"))
    await house.press("林晓", "3个工作日", house.post("office", "#ZQ1001"))
    assert "已改由市工信局办理，贵单位不用再办。" in old.text
    assert old.labels == []
    assert (await house.forge("吴班长", data, old)).alert
    assert "已交办 市工信局" in house.post("group", "停电了").text
    assert len(house.posts("group")) == 2  # the first dispatch was told; now the card alone says who has it


async def test_a_liaison_without_a_chat_works_privately(house: House) -> None:
    await house.say("郑科长", "/start", "private")
    await told(house)
    await house.say("林晓", "交办 市工信局", "office", to=house.post("office", "#ZQ1001"))
    card = house.post("郑科长", "#ZQ1001", POWER_CUT)
    await house.press("郑科长", "签收", card)
    await house.say("郑科长", "这家我认识", "private", to=card)
    await house.press("郑科长", "办结", card)
    await house.say("郑科长", "办结 已协调发电车", "private", to=house.post("郑科长", "写 #ZQ1001 的答复"))
    await house.press("郑科长", "发布", house.post("郑科长", "将这样答复"))
    assert house.post("group", "#ZQ1001 市工信局答复：已协调发电车").labels == ["满意", "基本满意", "不满意"]
    assert "这家我认识" not in house.ever_said("group")


async def test_an_unknown_unit_chat_is_left_alone(house: House) -> None:
    """Somebody added the bot to a chat that the configuration does not name."""
    stranger = house.town.add_person(9001, "路人")
    chat = house.town.add_group(-1002000000077, "别的群", [stranger], bot="member")
    house.town.say(stranger, chat, POWER_CUT)
    await house.quiet()
    assert await house.issues() == []
    assert [message.sender for message in chat.messages] == [stranger]
