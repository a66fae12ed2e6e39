"""Nobody does anything: what the chats read while the city's calendar goes by, as people read it."""

from datetime import datetime
from pathlib import Path

from bot.rehearsal.story import ZONE
from tests.stories.house import House, open_house

ROAD = "厂门口的路坏了三个月，货车进不来，请市里帮忙协调修路"
#: A Friday; the day after it is a Saturday on which people work, and then the Spring Festival begins.
BEFORE_THE_FESTIVAL = datetime(2026, 2, 13, tzinfo=ZONE)
#: A service day would come between.
NO_SERVICE_DAY = "\n[service_day]\nday = 0\n"
BEFORE_NEW_YEAR = datetime(2026, 12, 29, tzinfo=ZONE)


async def in_hand(house: House) -> None:
    """A road, in the hands of 市金融办 for three working days; the leaders can be written to."""
    for leader in ("周明远", "沈若兰"):
        await house.say(leader, "/start", "private")
    await house.say("张建国", ROAD)
    await house.say("林晓", "交办 市金融办 3个工作日", "office", to=house.post("office", "#ZQ1001"))
    await house.press("孙主任", "签收", house.post("finance", "#ZQ1001"))


def news(house: House, chat: str, after: int = 0) -> list[str]:
    """What the bot has said there since so many messages, a line each, with when it was said."""
    return [f"{one.date:%m-%d %H:%M} {one.text}" for one in house.posts(chat)[after:]]


async def test_over_a_saturday_that_is_worked_and_a_week_that_is_not(tmp_path: Path) -> None:
    async with open_house(tmp_path, day=BEFORE_THE_FESTIVAL, more=NO_SERVICE_DAY) as house:
        await in_hand(house)
        card = house.post("finance", "#ZQ1001")
        assert "2月25日前办结" in card.text, "14, 24 and 25 February"
        office, finance, group = (len(house.posts(chat)) for chat in ("office", "finance", "group"))
        await house.until("+1 18:00")
        assert news(house, "office", office) == ["02-14 08:30 早报 · 2月14日\n新收 1 件"]
        await house.until("+11 08:00")
        assert len(house.posts("office")) == office + 1, "nobody is at work from the 15th to the 23rd"
        await house.until("+12 18:00")
        assert news(house, "finance", finance) == [
            "02-24 08:30 快到办结期限了\n#ZQ1001 厂门口的路坏了三个月，货车进不来 · 2月25日前办结",
            "02-25 08:30 🟡 黄牌：只剩1个工作日\n#ZQ1001 厂门口的路坏了三个月，货车进不来 · 今天 18:00前办结",
            "02-25 18:00 🔴 红牌：办结期限已到\n"
            "#ZQ1001 厂门口的路坏了三个月，货车进不来 · 应在今天 18:00前办结，已超期",
        ]
        assert news(house, "group", group) == [
            "02-24 08:30 2月9日至2月22日，群里新登记 1 件、现在还在办 1 件。\n有难处随时说，我来登记。"
        ]
        await house.until("+15 18:00")  # Saturday, 28 February, a working day
        assert "02-28 18:00 超期已久，仍未办结，请您过问" in news(house, "周明远")[-1]
        assert "督办中 1 件：#ZQ1001" in house.post("office", "早报 · 2月28日").text
        assert house.post("finance", "督办件，请今天报一次进展", "应在2月25日前办结，已超期")
        await house.say("周明远", "请市金融办下周一下班前答复企业", "private", to=house.posts("周明远")[-1])
        assert (await house.history())[-1] == "Instructed"
        assert "周明远市长批示：请市金融办下周一下班前答复企业\n主办 市金融办\n3月2日前办结" in card.text
        assert "3月2日前答复您" in house.post("group", "#ZQ1001").text


async def test_over_a_new_year_whose_holidays_nobody_knows_yet(tmp_path: Path) -> None:
    async with open_house(tmp_path, day=BEFORE_NEW_YEAR) as house:
        await in_hand(house)
        card = house.post("finance", "#ZQ1001")
        assert "2027年1月4日前（暂定）办结" in card.text
        finance, group = len(house.posts("finance")), len(house.posts("group"))
        await house.until("+6 08:29")
        assert news(house, "finance", finance) == [
            "12-31 08:30 快到办结期限了\n#ZQ1001 厂门口的路坏了三个月，货车进不来 · 2027年1月4日前（暂定）办结"
        ]
        assert "今天 18:00前（暂定）办结" in card.text, "since midnight"
        await house.until("+6 18:00")
        assert "今天到期 1 件：\n#ZQ1001" in house.post("office", "早报 · 1月4日").text
        assert "2027 年的放假安排还没有导入" in house.post("office", "放假安排").text
        assert "🔴 红牌" in news(house, "finance")[-1]
        assert news(house, "group", group)[0].startswith("01-04 08:30 12月28日至1月3日，群里新登记 1 件")
