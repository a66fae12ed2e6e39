"""Beginnings that many stories share: a power cut, up to the point where the story begins."""

from bot.core.deadlines import Due
from bot.rehearsal.chats import Message
from bot.rehearsal.story import ZONE
from tests.stories.house import House

POWER_CUT = "今天上午又停电了，冷库和生产线全停，这个月第三次了"


async def told(house: House) -> Message:
    """李秀英 of 绿源食品 has said it in the group: #ZQ1001 waits for the office."""
    return await house.say("李秀英", POWER_CUT)


async def dispatched(house: House) -> Message:
    """And 市供电公司 has its card."""
    appeal = await told(house)
    await house.say("林晓", "交办 市供电公司", "office", to=house.post("office", "#ZQ1001"))
    return appeal


async def signed(house: House) -> Message:
    """And 吴班长 of 市供电公司 has signed for it."""
    appeal = await dispatched(house)
    await house.press("吴班长", "签收", house.post("power", "#ZQ1001"))
    return appeal


async def handled(house: House, answer: str = "已恢复供电") -> Message:
    """And its answer stands in the group; what is handed back is the message with the rating buttons."""
    await signed(house)
    return await answered(house, answer)


async def answered(house: House, answer: str) -> Message:
    await house.say("吴班长", f"办结 {answer}", "power", to=house.post("power", "#ZQ1001", "办理中"))
    await house.press("吴班长", "发布", house.post("power", "将这样答复", answer))
    return house.post("group", "#ZQ1001", f"答复：{answer}")


def local(due: Due | None) -> str:
    """A limit as the city's clock shows it: 11-27 18:00."""
    return f"{due.at.astimezone(ZONE):%m-%d %H:%M}" if due else ""
