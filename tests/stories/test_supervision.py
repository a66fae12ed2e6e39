"""催办 and 督办 by hand: who hears, who may, and how often."""

from pathlib import Path

from tests.stories.house import House, open_house
from tests.stories.scenes import local

LOAN = "我们公司流动资金紧张，银行贷款月底到期续不上，请市里帮忙协调"


async def dispatched(house: House) -> None:
    await house.say("张建国", LOAN)
    await house.say("林晓", "交办 市金融办", "office", to=house.post("office", "#ZQ1001"))


async def test_a_unit_is_reminded_but_not_twice_in_ten_minutes(house: House) -> None:
    await house.say("张建国", LOAN)
    office = house.post("office", "#ZQ1001")
    assert "催办" not in office.labels
    await house.say("林晓", "催办", "office", to=office)
    assert house.posts("office")[-1].text == "现在没有单位在办这件事，不用催办。"
    await house.say("林晓", "交办 市金融办", "office", to=office)
    assert (await house.press("林晓", "催办", office)).text == "已催办"
    assert house.post("finance", "#ZQ1001 市长办公室林晓催办，请抓紧。期限：12月1日前。").reply_to is not None
    again = await house.press("何静", "催办", office)
    assert (again.text, again.alert) == ("刚刚催过，请过一会儿再催。", True)
    house.at("09:30")
    await house.say("何静", "催办 企业又来电话了", "office", to=office)
    assert house.post("finance", "市长办公室何静催办，期限12月1日前：企业又来电话了")
    house.at("10:00")
    await house.say("林晓", "/remind", "office", to=office)
    assert (await house.history()).count("Reminded") == 3
    assert "林晓 催办" in office.text
    await house.say("孙主任", "催办", "finance", to=house.post("finance", "#ZQ1001"))
    assert house.posts("finance")[-1].text == "这一步由市长办公室来做。"
    assert "催办" not in house.ever_said("group")


async def test_supervised_by_the_office(house: House) -> None:
    await dispatched(house)
    office, finance = house.post("office", "#ZQ1001"), house.post("finance", "#ZQ1001")
    assert (await house.press("林晓", "督办", office)).text == "已列入督办"
    assert house.post("finance", "#ZQ1001 林晓督办这件事，请抓紧办，每天都会问进展。")
    for card in (office, finance):
        assert card.text.splitlines()[0] == "#ZQ1001 已交办 · 求助 · 督办"
    assert "督办" not in office.labels
    await house.say("何静", "督办", "office", to=office)
    assert house.posts("office")[-1].text == "这件事已经在督办了。"
    await house.say("何静", "/supervise 每天下午报一次进展", "office", to=office)
    assert house.post("finance", "何静督办：每天下午报一次进展")
    await house.say("孙主任", "督办", "finance", to=finance)
    assert house.posts("finance")[-1].text == "这一步由市长办公室来做。"
    assert "督办" not in house.ever_said("group")


async def test_the_daily_word_is_answered_like_a_card_and_ends_with_the_result(house: House) -> None:
    await dispatched(house)
    await house.press("林晓", "督办", house.post("office", "#ZQ1001"))
    await house.until("+1 09:00")
    daily = house.post("finance", "督办件，请今天报一次进展")
    assert daily.reply_to is not None
    await house.say("孙主任", "进展 已约银行面谈", "finance", to=daily)
    assert (await house.history())[-1] == "Progressed"
    await house.say("孙主任", "办结 已放款", "finance", to=daily)
    await house.press("孙主任", "发布", house.post("finance", "已放款", "将这样答复诉求人"))
    assert house.post("finance", "#ZQ1001 已办结").text.splitlines()[0] == "#ZQ1001 已办结 · 求助"
    await house.until("+2 09:00")
    assert len([post for post in house.posts("finance") if "督办件" in post.text]) == 1
    await house.press("张建国", "满意", house.post("group", "这样解决了吗"))
    assert house.post("finance", "#ZQ1001 已结案").text.splitlines()[0] == "#ZQ1001 已结案 · 满意 · 求助"


async def test_told_of_its_limit_a_unit_is_not_told_again_in_that_minute(house: House) -> None:
    await house.say("张建国", LOAN)
    await house.say("林晓", "交办 市金融办 2个工作日", "office", to=house.post("office", "#ZQ1001"))
    await house.press("林晓", "督办", house.post("office", "#ZQ1001"))
    await house.until("+2 09:00")
    morning = [post.text.splitlines()[0] for post in house.posts("finance") if post.date.day == 26]
    assert morning == ["🟡 黄牌：只剩1个工作日"]


async def test_a_leader_supervises_in_the_group_with_an_instruction(house: House) -> None:
    await dispatched(house)
    said = await house.say("沈若兰", "督办，请市金融办今天下班前报进展", to=house.post("group", "#ZQ1001"))
    assert said.emoji == ["👌"]
    assert (await house.history())[2:] == ["Instructed", "Supervised"]
    issue = await house.issue()
    assert (issue.supervised, local(issue.due)) == (True, "11-24 18:00")
    assert issue.instruction is not None
    assert issue.instruction.text == "督办，请市金融办今天下班前报进展"
    for chat in ("office", "finance"):
        assert "· 督办" in house.post(chat, "#ZQ1001 已交办").text
        alerts = [post for post in house.posts(chat) if "沈若兰副市长" in post.text and "督办" in post.text]
        assert [post.text for post in alerts if post.reply_to] == [
            "#ZQ1001 沈若兰副市长批示：督办，请市金融办今天下班前报进展"
        ]
    await house.say("吴班长", "督办", to=house.post("group", "#ZQ1001"))
    assert (await house.history()).count("Supervised") == 1


async def test_a_leader_supervises_in_the_office_and_a_word_alone_will_do(house: House) -> None:
    await dispatched(house)
    await house.say("周明远", "督办", "office", to=house.post("office", "#ZQ1001"))
    assert (await house.history())[2:] == ["Instructed", "Supervised"]
    assert house.post("finance", "周明远市长批示：督办")
    assert "督办" not in house.ever_said("group")
    await house.say("周明远", "/supervise 周五前办结", "office", to=house.post("office", "#ZQ1001 已交办"))
    assert (await house.history())[4:] == ["Instructed"]
    assert local((await house.issue()).due) == "11-27 18:00"


async def test_in_english(tmp_path: Path) -> None:
    async with open_house(tmp_path, language="en") as house:
        await dispatched(house)
        office = house.post("office", "#ZQ1001")
        await house.press("林晓", "Remind", office)
        assert (
            "林晓 of the mayor's office asks you to get on with it. Limit: by 1 December"
            in house.posts("finance")[-1].text
        )
        await house.say("周明远", "/supervise", to=house.post("group", "#ZQ1001"))
        assert office.text.splitlines()[0].endswith("· Supervised")


async def test_a_leader_says_by_the_number_which_of_several_is_meant(house: House) -> None:
    await house.say("周明远", "/start", "private")
    for what in (LOAN, "厂门口的路灯坏了半个月，晚班工人下班很危险，请市里帮忙协调"):
        await house.say("张建国", what)
        house.at("09:30")
    for number in ("#ZQ1001", "#ZQ1002"):
        await house.say("林晓", "交办 市金融办 1个工作日", "office", to=house.post("office", number))
    await house.until("+6 18:30")
    told = house.post("周明远", "要批示，请写上编号")
    await house.say("周明远", "请抓紧", "private", to=told)
    assert house.posts("周明远")[-1].text == "请回复诉求的卡片，或者写上编号，我才知道是哪一件。"
    await house.say("周明远", "ZQ1002 请今天办结", "private", to=told)
    assert (await house.history(1002))[-1] == "Instructed"
    await house.say("周明远", "ZQ1009 请今天办结", "private", to=told)
    assert house.posts("周明远")[-1].text == "找不到 #ZQ1009，请核对编号。"
