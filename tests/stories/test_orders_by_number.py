"""At the desks a key word with a number needs no reply; and a requester takes back by the number."""

from bot.core.words import Status
from tests.stories.house import House
from tests.stories.scenes import dispatched, signed, told


async def test_the_office_names_the_issue(house: House) -> None:
    await told(house)
    accepted = await house.say("林晓", "受理 ZQ1001", "office")
    await house.say("林晓", "/dispatch 1001 市供电公司 3个工作日", "office")
    assert (await house.history())[1:] == ["Accepted", "Dispatched"]
    assert accepted.emoji == ["👌"]


async def test_the_number_first(house: House) -> None:
    await told(house)
    await house.say("林晓", "ZQ1001 受理", "office")
    await house.say("林晓", "交办 1001 市供电公司", "office")
    assert (await house.history())[1:] == ["Accepted", "Dispatched"]
    await house.say("林晓", "受理", "office")
    assert "请回复诉求的卡片，或者写上编号" in house.posts("office")[-1].text


async def test_the_unit_names_it_in_its_result(house: House) -> None:
    await signed(house)
    await house.say("吴班长", "办结 #ZQ1001 已恢复供电", "power")
    assert "已恢复供电" in house.post("power", "将这样答复").text
    assert "ZQ1001 已恢复" not in house.post("power", "将这样答复").text


async def test_a_number_that_there_is_not(house: House) -> None:
    await told(house)
    await house.say("林晓", "受理 ZQ1999", "office")
    assert house.post("office", "找不到 #ZQ1999，请核对编号。")
    assert await house.history() == ["IssueOpened"]


async def test_the_card_of_one_and_the_number_of_another(house: House) -> None:
    await told(house)
    house.at("10:00")
    await house.say("赵敏", "#诉求 食堂太小")
    await house.say("林晓", "受理 ZQ1002", "office", to=house.post("office", "#ZQ1001"))
    assert house.post("office", "您回复的是 #ZQ1001，写的是 #ZQ1002")
    assert {(await house.issue(number)).status for number in (1001, 1002)} == {Status.RECEIVED}


async def test_the_same_in_the_group_is_told_at_the_desk(house: House) -> None:
    await signed(house)
    house.at("10:00")
    await house.say("赵敏", "#诉求 食堂太小")
    posts = len(house.posts("group"))
    await house.say("吴班长", "进展 ZQ1002 已出发", to=house.post("group", "#ZQ1001"))
    assert len(house.posts("group")) == posts
    assert house.post("power", "您回复的是 #ZQ1001，写的是 #ZQ1002")


async def test_another_units_issue_stays_another_units(house: House) -> None:
    await dispatched(house)
    await house.say("孙主任", "签收 ZQ1001", "finance")
    assert (await house.issue()).status is Status.DISPATCHED
    assert "主办单位" in house.posts("finance")[-1].text


async def test_taken_back_in_words(house: House) -> None:
    appeal = await told(house)
    await house.say("李秀英", "不用了，撤回", to=appeal)
    assert (await house.issue()).status is Status.WITHDRAWN


async def test_taken_back_by_its_number_in_private(house: House) -> None:
    await told(house)
    await house.say("陈大伟", "撤回 ZQ1001", "private")
    assert house.posts("陈大伟")[-1].text == "只有诉求人能撤回。"
    await house.say("李秀英", "撤回 ZQ1999", "private")
    assert house.posts("李秀英")[-1].text == "找不到 #ZQ1999，请核对编号。"
    assert (await house.issue()).status is Status.RECEIVED
    await house.say("李秀英", "撤回 ZQ1001", "private")
    assert (await house.issue()).status is Status.WITHDRAWN


async def test_a_message_split_off_in_the_group(house: House) -> None:
    await told(house)
    more = await house.say("李秀英", "厂门口的路灯也坏了")
    await house.say("林晓", "拆分", to=more)
    assert [issue.text for issue in await house.issues()][1:] == ["厂门口的路灯也坏了"]
