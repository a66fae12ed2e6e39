"""Somebody is accused in what would be added to an open issue: it becomes a private issue of its own."""

import pytest

from bot.core.words import Kind, Visibility
from tests.stories.house import House
from tests.stories.scenes import POWER_CUT, dispatched, told

LOAN = "我们公司银行贷款月底到期续不上，请市里帮忙协调"
BRIBES = "我要举报市供电公司吴班长收受红包"
SUN = "我要举报市金融办孙主任吃拿卡要"
#: Triage is not sure of it: what accuses somebody is kept private all the same.
DOUBTFUL = "要红包才签字，大家说是不是"


async def reported(house: House, words: str, who: str, number: int = 1002) -> None:
    """It is private, its requester's own, and neither the group nor a unit has read of it."""
    issue = await house.issue(number)
    assert (issue.kind, issue.visibility, issue.requester.name) == (Kind.REPORT, Visibility.PRIVATE, who)
    assert words in issue.text
    assert all(words not in part.text for part in (await house.issue()).parts)
    assert all(words not in house.ever_said(chat) for chat in ("group", "power", "finance"))
    assert house.post("office", f"#ZQ{number} 待受理", "举报，不在群里公开", words)


async def test_if_in_doubt_too(house: House) -> None:
    await dispatched(house)
    await house.say("李秀英", DOUBTFUL)
    await reported(house, DOUBTFUL, "李秀英")


@pytest.mark.parametrize("chat", ["group", "private"])
async def test_in_one_breath_with_an_appeal(house: House, chat: str) -> None:
    await dispatched(house)
    await house.say("李秀英", "/start ZQ1001", "private")
    to = house.posts("李秀英")[-1] if chat == "private" else None
    await house.say("李秀英", BRIBES, chat, to=to)
    await reported(house, BRIBES, "李秀英")
    await house.say("李秀英", "每次都要两千", chat)
    assert (await house.issue(1002)).text.endswith("每次都要两千")  # what follows is of the report
    assert len((await house.issue()).parts) == 1


async def test_a_colleagues_in_reply_to_the_enterprises_card(house: House) -> None:
    await house.say("张建国", LOAN)
    await house.say("林晓", "交办 市金融办", "office", to=house.post("office", "#ZQ1001"))
    house.at("10:00")
    await house.say("马会计", SUN, to=house.post("group", "#ZQ1001"))
    await reported(house, SUN, "马会计")


async def test_in_place_of_an_answer(house: House) -> None:
    await dispatched(house)
    await house.say("吴班长", "请补充 是哪条线路", "power", to=house.post("power", "#ZQ1001"))
    await house.say("李秀英", BRIBES, to=house.post("group", "需要您补充"))
    await reported(house, BRIBES, "李秀英")


async def test_said_before_the_appeal_as_an_answer_to_others(house: House) -> None:
    """The office is asked about it; it does not go with the appeal that comes next."""
    greeting = await house.say("张建国", "大家早上好")
    await house.say("李秀英", BRIBES, to=greeting)
    await told(house)
    assert len((await house.issue()).parts) == 1
    await house.press("林晓", "登记", house.post("office", "这条可能是诉求"))
    await reported(house, BRIBES, "李秀英")


async def test_to_what_is_private_it_is_added(house: House) -> None:
    await house.say("李秀英", POWER_CUT, "private")
    await house.say("李秀英", BRIBES, "private")
    (issue,) = await house.issues()
    assert issue.text == f"{POWER_CUT}\n{BRIBES}"


async def test_somebody_elses_words_accuse_nobody(house: House) -> None:
    await told(house)
    await house.say("李秀英", BRIBES, to=house.post("group", "#ZQ1001"), forwarded_from="王德顺")
    assert [len(issue.parts) for issue in await house.issues()] == [2]


# ── by an edit ────────────────────────────────────────────────────────────


async def test_what_opened_an_issue_takes_it_out_of_the_group(house: House) -> None:
    await house.say("李秀英", "/start", "private")
    appeal = await dispatched(house)
    house.at("10:00")
    await house.edit(appeal, f"{POWER_CUT}。{BRIBES}")
    await reported(house, BRIBES, "李秀英")
    assert (await house.issue()).visibility is Visibility.PRIVATE
    assert house.post("group", "#ZQ1001").text == "#ZQ1001 已转为不公开办理，后面的情况请点「私聊」查看。"
    assert house.post("李秀英", "#ZQ1002 ")
    await house.edit(appeal, f"{POWER_CUT}。{BRIBES}，有录音")
    assert len(await house.issues()) == 2
    assert (await house.issue(1002)).text.endswith("有录音")


async def test_what_was_added_goes_alone(house: House) -> None:
    """Whether it is the requester's or a colleague's."""
    await house.say("张建国", LOAN)
    await house.say("林晓", "交办 市金融办", "office", to=house.post("office", "#ZQ1001"))
    for number, who in ((1002, "张建国"), (1003, "马会计")):
        added = await house.say(who, "合同编号是华锐机械二零二六", to=house.post("group", "#ZQ1001"))
        await house.edit(added, SUN)
        await reported(house, SUN, who, number)
    assert (await house.issue()).visibility is Visibility.OPEN
