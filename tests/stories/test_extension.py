"""More time: the unit asks before the limit, the office grants or refuses, and everybody reads the date that holds."""

from pathlib import Path

from tests.stories.house import House, open_house
from tests.stories.scenes import local

LOAN = "我们公司流动资金紧张，银行贷款月底到期续不上，请市里帮忙协调"


async def signed(house: House) -> None:
    """市金融办 has #ZQ1001 in hand until 1 December, 18:00."""
    await house.say("张建国", LOAN)
    await house.say("林晓", "交办 市金融办", "office", to=house.post("office", "#ZQ1001"))
    await house.say("孙主任", "签收", "finance", to=house.post("finance", "#ZQ1001"))


async def test_asked_for_by_button_and_granted_by_button(house: House) -> None:
    await signed(house)
    card = house.post("finance", "#ZQ1001")
    assert card.labels == ["进展", "请补充", "办结", "延期", "退单"]
    await house.press("孙主任", "延期", card)
    await house.say("孙主任", "3个工作日 等银行审批", "finance", to=house.post("finance", "要延几个工作日"))
    asked = house.post("office", "#ZQ1001 市金融办 孙主任申请延期：等银行审批")
    assert "现在的期限：12月1日前。同意的话，改到12月4日前。" in asked.text
    assert asked.labels == ["同意延期", "不同意"]
    for chat in ("office", "finance"):
        assert house.post(chat, "申请延期，改到12月4日前：等银行审批（等市长办公室答复）")
    assert "延期" not in card.labels

    assert (await house.press("林晓", "同意延期", asked)).text == "已答复承办单位"
    assert house.post("finance", "#ZQ1001 市长办公室同意延期，期限改到12月4日前。")
    assert (asked.labels, "已同意，期限改到12月4日前。" in asked.text) == ([], True)
    assert local((await house.issue()).due) == "12-04 18:00"
    assert "12月4日前" in house.post("group", "答复您").text
    assert "12月4日前" in house.post("group", "办理中 · 市金融办 孙主任").text
    assert len(house.posts("group")) == 2
    assert not any(word in house.ever_said("group") for word in ("延期", "银行审批"))
    late = await house.press_again("何静", "不同意", asked)
    assert (late.text, late.alert) == ("没有待批的延期申请。", True)
    before = await house.history()
    for words in ("同意", "不同意，材料齐了"):
        late_word = await house.say("何静", words, "office", to=asked)
        assert (house.posts("office")[-1].text, late_word.emoji) == ("没有待批的延期申请。", [])
    assert await house.history() == before


async def test_by_key_word_by_command_and_by_a_plain_word(house: House) -> None:
    await signed(house)
    card = house.post("finance", "#ZQ1001")
    for words, answer in {
        "延期": "请写上要延几个工作日和原因，例如：延期 3个工作日 等银行审批",
        "延期 3个工作日": "请写上要延几个工作日和原因，例如：延期 3个工作日 等银行审批",
        "延期 六个工作日 等银行审批": "一次最多能延5个工作日，请改短一些再发。",
    }.items():
        await house.say("孙主任", words, "finance", to=card)
        assert house.posts("finance")[-1].text == answer
    await house.say("孙主任", "延期到11月30日 等银行审批", "finance", to=card)
    assert house.posts("finance")[-1].text == "这个日子不比现在的期限晚，不用延期。"
    await house.say("孙主任", "延期到12月3日，等银行审批", "finance", to=card)
    asked = house.post("office", "申请延期：等银行审批", "改到12月3日前")
    await house.say("孙主任", "/extend 1d 再等等", "finance", to=card)
    assert house.posts("finance")[-1].text == "已经申请过延期了，请等市长办公室答复。"
    await house.say("林晓", "不同意，材料已经齐了", "office", to=asked)
    assert house.post("finance", "没有同意延期，期限还是12月1日前：材料已经齐了")
    assert (asked.labels, asked.text.endswith("没有同意。")) == ([], True)
    assert local((await house.issue()).due) == "12-01 18:00"

    await house.say("孙主任", "/extend 还差一个章", "finance", to=card)
    assert "改到12月8日前" in house.post("office", "申请延期：还差一个章").text
    await house.say("林晓", "不同意延期", "office", to=house.post("office", "#ZQ1001 办理中"))
    await house.say("孙主任", "延期 1个工作日 还差一个章", "finance", to=card)
    await house.say("林晓", "/grant", "office", to=house.post("office", "#ZQ1001 办理中"))
    assert local((await house.issue()).due) == "12-02 18:00"
    assert "延期" not in card.labels
    await house.say("孙主任", "延期 1个工作日 还想再等", "finance", to=card)
    assert house.posts("finance")[-1].text == "延期的次数已经用完了。"


async def test_who_may_and_until_when(house: House) -> None:
    await signed(house)
    await house.say("张建国", "延期 3个工作日 不急", to=house.post("group", "#ZQ1001"))
    assert (await house.issue()).extension is None
    card = house.post("finance", "#ZQ1001")
    await house.say("孙主任", "延期 1个工作日 等银行审批", "finance", to=card)
    await house.say("孙主任", "同意延期", "finance", to=card)
    assert house.posts("finance")[-1].text == "这一步由市长办公室来做。"
    house.at("+7 18:01")
    await house.say("林晓", "/refuse 请先报进展", "office", to=house.post("office", "#ZQ1001 办理中"))
    await house.say("孙主任", "延期 1个工作日 等银行审批", "finance", to=card)
    assert house.post("finance", "期限已经过了，不能再申请延期。")


async def test_what_the_office_extends_itself_is_extended_at_once(house: House) -> None:
    await signed(house)
    await house.say("林晓", "延期 2个工作日 银行系统升级", "office", to=house.post("office", "#ZQ1001"))
    assert (await house.history())[-2:] == ["ExtensionAsked", "Extended"]
    assert house.post("finance", "同意延期，期限改到12月3日前。")


async def test_a_leader_hears_what_became_of_their_deadline_and_answers(house: House) -> None:
    await house.say("周明远", "/start", "private")
    appeal = await house.say("张建国", LOAN)
    await house.say("周明远", "请市金融办本周五前办结", to=appeal)
    await house.press("孙主任", "签收", house.post("finance", "#ZQ1001"))
    await house.say("孙主任", "延期 2个工作日 等银行审批", "finance", to=house.post("finance", "#ZQ1001"))
    assert "延期" not in house.ever_said("周明远")
    await house.press("林晓", "同意延期", house.post("office", "申请延期"))
    told = house.post("周明远", "您定的期限是11月27日前，市长办公室同意承办单位延到12月1日前：等银行审批")
    assert "主办 市金融办 · 12月1日前办结" in told.text
    said = await house.say("周明远", "请市金融办牵头，市工信局配合，11月30日前办好", "private", to=told)
    assert said.emoji == ["👌"]
    issue = await house.issue()
    assert (issue.lead, issue.assisting, local(issue.due)) == ("市金融办", ("市工信局",), "11-30 18:00")
    assert house.post("office", "周明远市长批示：请市金融办牵头，市工信局配合，11月30日前办好")
    assert "牵头" not in house.ever_said("group")


async def test_in_english(tmp_path: Path) -> None:
    async with open_house(tmp_path, language="en") as house:
        await signed(house)
        await house.say(
            "孙主任", "/extend 3 working days, the bank has to approve", "finance", to=house.post("finance", "#ZQ1001")
        )
        asked = house.post("office", "asks for an extension: the bank has to approve")
        assert asked.labels == ["Grant", "Don't grant"]
        await house.say(
            "林晓", "/refuse the papers are there", "office", to=house.post("office", "#ZQ1001 In progress")
        )
        assert "does not grant the extension" in house.post("finance", "the papers are there").text
