"""A financing problem: the mayor's reply in the group is an instruction, word for word."""

from bot.core.words import Rating, Status
from tests.stories.house import House
from tests.stories.scenes import dispatched

APPEAL = "我们公司流动资金紧张，银行贷款月底到期续不上，车间下周就要停产，请市里帮忙协调"


async def test_from_the_message_to_solved(house: House) -> None:
    house.at("09:12")
    appeal = await house.say("张建国", APPEAL)
    assert appeal.emoji == ["👀"]
    card = house.post("group", "#ZQ1001", "待受理 · 紧急 · 市长办公室10分钟内查看")
    assert card.reply_to == appeal.id

    house.at("09:15")
    await house.say("周明远", "请市金融办今天下午对接", to=appeal)
    assert "已交办 市金融办 · 今天 18:00前 · 紧急\n周明远市长批示：请市金融办今天下午对接" in card.text

    house.at("09:31")
    await house.press("孙主任", "签收", house.post("finance", "#ZQ1001"))
    assert "办理中 · 市金融办 孙主任 · 今天 18:00前" in card.text

    house.at("12:20")
    await house.say("孙主任", "办结 已协调续贷500万元，今日放款", "finance", to=house.post("finance", "#ZQ1001"))
    preview = house.post("finance", "将这样答复诉求人")
    assert not any("续贷500万元" in post.text for post in house.posts("group"))

    await house.press("孙主任", "发布", preview)
    result = house.post("group", "这样解决了吗")
    assert result.reply_to == appeal.id
    assert result.labels == ["满意", "基本满意", "不满意"]

    house.at("12:24")
    await house.press("张建国", "满意", result)
    assert "已结案 · 满意 · 用时 3 小时 12 分" in card.text
    assert result.labels == []

    issue = await house.issue()
    assert (issue.status, issue.rating) == (Status.CLOSED, Rating.SATISFIED)
    assert await house.history() == ["IssueOpened", "Instructed", "Dispatched", "Signed", "Handled", "Confirmed"]
    assert len(house.posts("group")) <= 5


async def test_said_to_nobody_it_is_talk(house: House) -> None:
    await house.say("张建国", APPEAL)
    await house.say("周明远", "请市金融办今天下午对接")
    assert (await house.issue()).status is Status.RECEIVED


async def test_a_unit_that_is_not_on_the_roster_is_the_offices_to_find(house: House) -> None:
    await dispatched(house)
    await house.say("周明远", "请市气象局今天下午对接", to=house.post("group", "#ZQ1001"))
    word = house.post("office", "#ZQ1001 周明远市长点到的「市气象局」不在名单里", "现在仍由市供电公司办理，请安排。")
    assert word.reply_to == house.post("office", "#ZQ1001", "经过").id
    assert "气象局」不在" not in house.ever_said("group")


async def test_a_laugh_makes_no_issue(house: House) -> None:
    remark = await house.say("陈大伟", "今天天气不错")
    await house.say("周明远", "哈哈", to=remark)
    assert await house.issues() == []


async def test_a_message_that_was_no_issue_becomes_one(house: House) -> None:
    remark = await house.say("陈大伟", "我们厂门口那条路")
    assert await house.issues() == []
    await house.say("周明远", "请市住建局3个工作日内看一下", to=remark)
    issue = await house.issue()
    assert issue.requester.name == "陈大伟"
    assert (issue.status, issue.lead) == (Status.DISPATCHED, "市住建局")
    assert "#ZQ1001" in house.post("group", "周明远市长批示").text


async def test_a_courtesy_is_no_instruction(house: House) -> None:
    thanks = await house.say("张建国", "谢谢市长")
    await house.say("周明远", "不客气", to=thanks)
    assert await house.issues() == []
