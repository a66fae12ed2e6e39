"""After a result: asked at once, asked again, telephoned, and closed without a word. Silence is never satisfaction."""

from pathlib import Path

from bot.core.words import Rating, Status
from tests.stories.house import House, open_house
from tests.stories.scenes import answered, handled

BUTTONS = ["满意", "基本满意", "不满意"]
OUTCOMES = ["满意", "基本满意", "不满意", "没接通", "返回"]


async def test_nobody_says_a_word(house: House) -> None:
    result = await handled(house)
    await house.until("+1 10:00")
    again = house.post("group", "解决问题了吗")
    print(again.text, house.post("office", "经过").text)
    await house.until("+3 12:00")
    print([p.text for p in house.posts("office")])
    await house.until("+14 12:00")
    print([ (p.text, p.labels) for p in house.posts("group")])
    print(house.post("office", "经过").text, house.post("office", "经过").labels)
    assert 0
