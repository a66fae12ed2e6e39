"""The requester has the last word: by button, in words, or with a reason against it."""

import pytest

from bot.core.words import Rating, Status
from tests.stories.house import House
from tests.stories.scenes import answered, handled, told


@pytest.mark.parametrize(("label", "rating"), [("满意", Rating.SATISFIED), ("基本满意", Rating.FAIRLY_SATISFIED)])
async def test_by_button(house: House, label: str, rating: Rating) -> None:
    result = await handled(house)
    assert (await house.press("李秀英", label, result)).text == "谢谢，已记下"
    assert result.text.endswith(f"{label}。谢谢您告诉我们。")
    assert (await house.issue()).rating is rating
    assert house.post("group", f"#ZQ1001 已结案 · {label} · 用时")


@pytest.mark.parametrize("words", ["满意", "解决了，谢谢", "基本满意"])
@pytest.mark.parametrize("to", ["答复：已恢复供电", "已办结"])
async def test_by_words_in_reply_to_the_result_or_the_card(house: House, words: str, to: str) -> None:
    await handled(house)
    await house.say("李秀英", words, to=house.post("group", "#ZQ1001", to))
    assert (await house.issue()).status is Status.CLOSED


async def test_words_that_name_the_trouble_are_the_reason(house: House) -> None:
    result = await handled(house)
    await house.say("李秀英", "还是没电", to=result)
    issue = await house.issue()
    assert (issue.status, issue.lead, issue.redo_reason) == (Status.DISPATCHED, "市供电公司", "还是没电")
    assert "诉求人反映没有解决：还是没电" in house.post("power", "已交办").text
    assert "李秀英 重办：还是没电" in house.post("office", "经过").text


async def test_unclear_words_are_an_addition(house: House) -> None:
    result = await handled(house)
    await house.say("李秀英", "电压好像有点低，算解决吗？", to=result)
    assert (await house.issue()).status is Status.HANDLED
    assert (await house.history())[-1] == "Added"


async def test_a_colleague_may_rate(house: House) -> None:
    await house.say("张建国", "#诉求 我们公司贷款续不上")
    await house.say("林晓", "交办 市金融办", "office", to=house.post("office", "#ZQ1001"))
    await house.say("孙主任", "办结 已续贷", "finance", to=house.post("finance", "#ZQ1001"))
    await house.press("孙主任", "发布", house.post("finance", "将这样答复"))
    await house.press("马会计", "满意", house.post("group", "这样解决了吗"))
    assert (await house.issue()).rating is Rating.SATISFIED


@pytest.mark.parametrize("who", ["王德顺", "周明远", "林晓", "吴班长"])
async def test_nobody_else_rates(house: House, who: str) -> None:
    result = await handled(house)
    for label in ("满意", "基本满意", "不满意"):
        refused = await house.press(who, label, result)
        assert (refused.text, refused.alert) == ("这件事由诉求人来评价，谢谢您的关心。", True)
    await house.say(who, "满意", to=result)
    assert (await house.issue()).status is Status.HANDLED
    assert result.labels == ["满意", "基本满意", "不满意"]


async def test_a_second_press_changes_nothing(house: House) -> None:
    result = await handled(house)
    await house.press("李秀英", "满意", result)
    again = await house.press_again("李秀英", "基本满意", result)
    assert (again.alert, "已结案" in again.text) == (True, True)
    assert (await house.issue()).rating is Rating.SATISFIED
    assert (await house.history()).count("Confirmed") == 1


async def test_not_satisfied_asks_why_and_the_reply_is_the_reason(house: House) -> None:
    result = await handled(house)
    posts = len(house.posts("group"))
    asked = await house.press("李秀英", "不满意", result)
    assert (asked.alert, "哪里还没解决" in asked.text) == (True, True)
    assert "还没解决的地方，请直接回复这条消息说说" in result.text
    assert len(house.posts("group")) == posts
    await house.say("李秀英", "冷库没有恢复", to=result)
    issue = await house.issue()
    assert (issue.status, issue.redo_reason) == (Status.DISPATCHED, "冷库没有恢复")
    assert result.text.endswith("您说没有解决，已退回市供电公司重新办理。")
    assert result.labels == []
    assert house.post("group", "#ZQ1001 已请市供电公司重新办理")


async def test_not_satisfied_and_the_reason_as_the_next_message(house: House) -> None:
    result = await handled(house)
    await house.press("李秀英", "不满意", result)
    await house.say("王德顺", "我们这边有电了")
    await house.say("李秀英", "谢谢")
    house.at("09:05")
    await house.say("李秀英", "只有办公楼来电了")
    assert (await house.issue()).redo_reason == "只有办公楼来电了"


async def test_much_later_the_next_message_is_a_message(house: House) -> None:
    await house.press("李秀英", "不满意", await handled(house))
    house.at("10:00")
    await house.say("李秀英", "大家中午吃什么")
    assert (await house.issue()).status is Status.HANDLED


async def test_a_change_of_mind(house: House) -> None:
    result = await handled(house)
    await house.press("李秀英", "不满意", result)
    await house.press("李秀英", "满意", result)
    assert (await house.issue()).status is Status.CLOSED
    await house.say("李秀英", "冷库也好了")
    assert (await house.issue()).status is Status.CLOSED


async def test_the_unit_does_it_again(house: House) -> None:
    await house.say("李秀英", "不满意，冷库没有恢复", to=await handled(house))
    card = house.post("power", "#ZQ1001", "已交办")
    assert card.labels == ["签收", "请补充", "办结", "退单"]
    await house.press("吴班长", "签收", card)
    assert "第 1 次重办" in house.post("group", "停电了").text
    result = await answered(house, "冷库专线已换新")
    assert result.labels == ["满意", "基本满意", "不满意"]
    await house.press("李秀英", "满意", result)
    assert (await house.issue()).status is Status.CLOSED


async def test_buttons_of_an_answer_that_is_being_done_again(house: House) -> None:
    result = await handled(house)
    satisfied = result.rows[0][0][1] or ""
    await house.say("李秀英", "还是没电", to=result)
    refused = await house.forge("李秀英", satisfied, result)
    assert refused.alert
    assert (await house.issue()).status is Status.DISPATCHED


async def test_declined_it_can_not_be_rated(house: House) -> None:
    await told(house)
    await house.say("林晓", "不予受理 已公告", "office", to=house.post("office", "#ZQ1001"))
    refused = await house.forge("李秀英", "rate:1001:satisfied", house.post("group", "没能受理"))
    assert refused.text == "这件事不予受理，不能再确认。"
