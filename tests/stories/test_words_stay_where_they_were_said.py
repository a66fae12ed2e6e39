"""What was said to the bot alone, and what was split off, does not stand where others read it."""

from pathlib import Path

from bot.core.words import Kind, Source, Visibility
from bot.rehearsal.chats import Message
from tests.stories.house import House, open_house
from tests.stories.scenes import told

LOAN = "我们公司银行贷款月底到期续不上，请市里帮忙协调"
MONEY = "不瞒您说，我们账上只剩三万块"
WAGES = "另外我们公司还欠薪三个月没发，请帮忙协调解决"
OTHER = "电工王师傅说是供电局的人故意拉的闸"


async def said_privately(house: House, words: str) -> None:
    """Of #ZQ1001, by 张建国, an hour later."""
    await house.say("张建国", "/start ZQ1001", "private")
    house.at("10:00")
    await house.say("张建国", words, "private", to=house.posts("张建国")[-1])


# ── which one is to be split off ──────────────────────────────────────────


async def test_which_one_is_asked_at_the_office(house: House) -> None:
    await house.say("张建国", LOAN)
    await said_privately(house, MONEY)
    await house.say("林晓", "拆分", to=house.post("group", "#ZQ1001"))
    assert MONEY not in house.ever_said("group")
    asked = house.post("office", "要拆出哪一条？", f"2 {MONEY}")
    assert asked.reply_to == house.post("office", "#ZQ1001").id
    await house.say("林晓", "拆分 2", "office", to=asked)
    assert (await house.issue(1002)).text == MONEY


async def test_of_what_left_the_group_too(house: House) -> None:
    await house.say("李秀英", "/start", "private")
    await told(house)
    await house.say("李秀英", OTHER)
    await house.say("林晓", "转私密", "office", to=house.post("office", "#ZQ1001"))
    await house.say("林晓", "拆分", to=house.post("group", "已转私密"))
    assert OTHER not in house.ever_said("group")
    assert house.post("office", "要拆出哪一条？", OTHER)


async def test_a_unit_does_not_read_it_either(house: House) -> None:
    await told(house)
    await house.say("林晓", "交办 市供电公司", "office", to=house.post("office", "#ZQ1001"))
    card = house.post("power", "#ZQ1001")
    await house.say("林晓", "交办 市住建局", "office", to=house.post("office", "#ZQ1001"))
    await house.say("李秀英", OTHER, to=house.post("group", "#ZQ1001"))
    house.town.join(house.troupe.people["林晓"], house.troupe.chats["power"])
    await house.say("林晓", "拆分", "power", to=card)
    assert OTHER not in house.ever_said("power")
    assert house.post("office", "要拆出哪一条？", OTHER)
