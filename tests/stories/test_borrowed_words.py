"""Forwarded messages and messages through other bots: the words are somebody else's."""

from bot.core.words import Status
from tests.stories.house import House
from tests.stories.scenes import POWER_CUT, told

APPEAL = "我们厂也停电了，生产线全停，请市里帮忙"


async def test_a_forwarded_appeal_is_for_the_office_to_decide(house: House) -> None:
    await house.say("陈大伟", APPEAL, forwarded_from="刘师傅")
    assert (await house.issues(), house.posts("group")) == ([], [])
    card = house.post("office", "这条可能是诉求", APPEAL, "转来的话，来自「刘师傅」")
    await house.press("林晓", "登记", card)
    issue = await house.issue()
    assert (issue.requester.name, issue.reasons[0].cue) == ("陈大伟", "forwarded")


async def test_forwarded_right_after_ones_own_words_it_is_added(house: House) -> None:
    await told(house)
    await house.say("李秀英", "【停电通知】今日检修，恢复时间另行通知", forwarded_from="供电公司")
    assert (await house.issue()).text == f"{POWER_CUT}\n【停电通知】今日检修，恢复时间另行通知"


async def test_forwarded_to_the_bot_it_is_taken_on_purpose(house: House) -> None:
    await house.say("陈大伟", APPEAL, "private", forwarded_from="刘师傅")
    assert "转来的话，来自「刘师傅」" in house.post("office", "#ZQ1001").text
    assert house.posts("group") == []


async def test_ones_own_words_forwarded_are_ones_own(house: House) -> None:
    await house.say("陈大伟", APPEAL, forwarded_from=house.troupe.people["陈大伟"])
    assert (await house.issue()).text == APPEAL


async def test_a_leader_does_not_instruct_through_another_bot(house: House) -> None:
    appeal = await told(house)
    other = house.town.add_person(9009, "translator_bot")
    await house.say("周明远", "请市金融办今天处理", to=appeal, via_bot=other)
    assert (await house.issue()).status is Status.RECEIVED


async def test_registered_by_the_office_it_says_whose_words_they_are(house: House) -> None:
    remark = await house.say("陈大伟", "今天天气不错", forwarded_from="刘师傅")
    await house.say("林晓", "登记", to=remark)
    assert "转来的话，来自「刘师傅」" in house.post("office", "#ZQ1001").text
