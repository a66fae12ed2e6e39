"""An issue costs the group at most five messages in its life, however long that life is."""

import re

from bot.core.words import Status
from tests.stories.house import House
from tests.stories.scenes import answered, signed


async def test_the_usual_way(house: House) -> None:
    await signed(house)
    await house.press("李秀英", "满意", await answered(house, "已恢复供电"))
    assert heads(house) == [
        "今天上午又停电了，冷库和生产线全停",
        "已受理，交给市供电公司办理",
        "市供电公司答复",
        "已结案 · 满意",
    ]


async def test_through_a_question_and_three_rounds(house: House) -> None:
    await signed(house)
    await house.say("吴班长", "请补充 请说明电表号", "power", to=house.post("power", "办理中"))
    await house.say("李秀英", "20731", to=house.post("group", "需要您补充"))
    for day, answer in enumerate(("已恢复供电", "线路已换新", "配电柜已换新"), start=1):
        house.at(f"+{day} 10:00")
        result = await answered(house, answer)
        assert result.labels == ["满意", "基本满意", "不满意"]
        await house.say("李秀英", f"还是没电，第{day}次了", to=result)
        assert (await house.issue()).redone == day
        assert result.labels == []
        await house.press("吴班长", "签收", house.post("power", "已交办"))
    house.at("+5 10:00")
    await house.press("李秀英", "满意", await answered(house, "专线已恢复"))
    assert (await house.issue()).status is Status.CLOSED
    assert len(heads(house)) == 5
    assert "满意。谢谢您告诉我们" in house.post("group", "专线已恢复").text
    assert "已结案 · 满意 · 用时 5 天 1 小时" in house.post("group", "停电了").text


async def test_many_questions(house: House) -> None:
    """Past the fifth message the card shows the question, and a reply to the card answers it."""
    await signed(house)
    for number in range(1, 5):
        house.at(f"{9 + number}:00")
        await house.say("吴班长", f"请补充 第{number}个问题", "power", to=house.post("power", "办理中"))
        card = house.post("group", "停电了")
        assert f"需要您补充：第{number}个问题" in card.text
        await house.say("李秀英", f"第{number}个回答", to=card)
        assert (await house.issue()).status is Status.IN_PROGRESS
    await house.press("李秀英", "满意", await answered(house, "已恢复供电"))
    assert len(heads(house)) == 5
    assert (await house.issue()).status is Status.CLOSED


async def test_progress_and_additions_cost_nothing(house: House) -> None:
    await signed(house)
    for number in range(6):
        house.at(f"{10 + number}:00")
        await house.say("吴班长", f"进展 第{number}步", "power", to=house.post("power", "办理中"))
        await house.say("李秀英", f"补充{number}", to=house.post("group", "停电了"))
    assert len(heads(house)) == 2


def heads(house: House) -> list[str]:
    """What the bot's messages in the group begin with, behind the number."""
    texts = [post.text.removeprefix("#ZQ1001 ").splitlines()[0] for post in house.posts("group")]
    return [re.split("：|，今天|，11月", text)[0].split(" · 用时")[0] for text in texts]
