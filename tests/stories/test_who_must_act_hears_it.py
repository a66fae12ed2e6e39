"""An edited card makes no sound: whoever must act anew gets a short word under their card."""

from bot.core.words import Status
from tests.stories.house import House
from tests.stories.scenes import POWER_CUT, answered, signed, told


async def test_a_redo_is_heard_by_the_unit_and_the_office(house: House) -> None:
    await signed(house)
    result = await answered(house, "已恢复供电")
    await house.say("李秀英", "不满意，冷库还是没电", to=result)
    for desk in ("office", "power"):
        word = house.post(desk, "#ZQ1001 诉求人说没有解决，要重新办理：冷库还是没电")
        assert word.reply_to == house.post(desk, "李秀英 · 绿源食品").id
    await house.say("吴班长", "签收", "power", to=house.post("power", "要重新办理"))
    assert (await house.issue()).status is Status.IN_PROGRESS


async def test_an_answer_to_a_question_is_heard(house: House) -> None:
    await signed(house)
    await house.say("吴班长", "请补充 电表号", "power", to=house.post("power", "办理中"))
    await house.say("李秀英", "20731", to=house.post("group", "需要您补充"))
    for desk in ("office", "power"):
        assert house.post(desk, "#ZQ1001 诉求人补充了：20731")


async def test_an_answer_without_words_is_heard_by_what_it_is(house: House) -> None:
    await signed(house)
    await house.say("吴班长", "请补充 请发电表照片", "power", to=house.post("power", "办理中"))
    await house.say("李秀英", to=house.post("group", "需要您补充"), photo="meter.jpg")
    for desk in ("office", "power"):
        assert house.post(desk, "补充了").text == "#ZQ1001 诉求人补充了：1 张图片"


async def test_a_new_instruction_is_heard_by_the_unit_that_has_it(house: House) -> None:
    appeal = await house.say("李秀英", POWER_CUT)
    await house.say("林晓", "交办 市供电公司", "office", to=house.post("office", "#ZQ1001"))
    await house.say("周明远", "今天下午6点前必须恢复", to=appeal)
    for desk in ("office", "power"):
        assert house.post(desk, "#ZQ1001 周明远市长批示：今天下午6点前必须恢复")


async def test_a_new_card_speaks_for_itself(house: House) -> None:
    appeal = await house.say("李秀英", POWER_CUT)
    await house.say("周明远", "请市供电公司今天下午处理", to=appeal)
    assert len(house.posts("power")) == 1


async def test_a_unit_that_is_named_during_a_wait_has_it_afterwards(house: House) -> None:
    await signed(house)
    await house.say("吴班长", "请补充 电表号", "power", to=house.post("power", "办理中"))
    card = house.post("group", "今天上午又停电了")
    await house.say("周明远", "请市工信局本周五前牵头处理", to=card)
    assert (await house.issue()).lead == "市供电公司"
    await house.say("李秀英", "20731", to=house.post("group", "需要您补充"))
    issue = await house.issue()
    assert (issue.lead, issue.status) == ("市工信局", Status.DISPATCHED)
    assert "已交办 市工信局 · 11月27日前" in card.text


async def test_a_mended_typing_error_answers_no_question(house: House) -> None:
    appeal = await house.say("李秀英", POWER_CUT)
    await house.say("林晓", "交办 市供电公司", "office", to=house.post("office", "#ZQ1001"))
    await house.say("吴班长", "请补充 电表号", "power", to=house.post("power", "已交办"))
    await house.edit(appeal, POWER_CUT.replace("冷库", "冷 库"))
    assert (await house.issue()).status is Status.WAITING
    await house.edit(appeal, f"{POWER_CUT}，电表号20731")
    assert (await house.issue()).status is Status.DISPATCHED


async def test_a_unit_without_chat_and_liaison(house: House) -> None:
    await told(house)
    await house.say("林晓", "改派 市住建局", "office", to=house.post("office", "#ZQ1001"))
    card = house.post("office", "市住建局没有群，也没有联络员，请转告")
    assert card.labels == []
    await house.say("林晓", "办结 已联系市住建局抢修", "office", to=card)
    assert house.post("office", "将这样答复诉求人")


async def test_who_is_complained_of_is_not_offered(house: House) -> None:
    await house.say("陈大伟", "我要投诉市住建局，验收一拖再拖，办事人员态度恶劣，推诿扯皮")
    card = house.post("office", "#ZQ1001", "反映的是市住建局，请不要交给它").text
    assert "投诉" in card.splitlines()[0]
    assert [line for line in card.splitlines() if line.startswith("可能承办") and "市住建局" in line] == []
