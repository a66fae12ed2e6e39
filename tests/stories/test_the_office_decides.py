"""In the office chat: buttons, key words, prompts; and nothing said there reaches a requester by accident."""

import pytest

from bot.core.words import Status
from tests.stories.house import House
from tests.stories.scenes import POWER_CUT, dispatched, local, signed, told


async def test_accept(house: House) -> None:
    await told(house)
    card = house.post("office", "#ZQ1001")
    assert (await house.press("林晓", "受理", card)).text == "已受理"
    assert card.labels == ["交办", "请补充", "不予受理", "办结", "转私密"]
    assert "已受理 · 市长办公室" in house.post("group", "#ZQ1001").text
    assert len(house.posts("group")) == 1

    again = await house.press_again("何静", "受理", card)
    assert (again.alert, "已受理" in again.text) == (True, True)
    assert await house.history() == ["IssueOpened", "Accepted"]


async def test_decline_with_a_reason(house: House) -> None:
    appeal = await told(house)
    card = house.post("office", "#ZQ1001")
    assert (await house.press("林晓", "不予受理", card)).text == "请回复我刚发的那条消息"
    prompt = house.post("office", "林晓，请回复这条消息", "不予受理的原因")
    assert prompt.force_reply is not None
    assert prompt.force_reply.selective
    await house.say("林晓", "属于园区内部线路，请联系园区物业 6 号楼", "office", to=prompt)
    assert (await house.issue()).status is Status.DECLINED
    told_why = house.post("group", "#ZQ1001 这件事没能受理：属于园区内部线路，请联系园区物业 6 号楼")
    assert told_why.reply_to == appeal.id
    assert card.labels == []


async def test_a_question_goes_out_and_the_answer_resumes(house: House) -> None:
    appeal = await told(house)
    card = house.post("office", "#ZQ1001")
    await house.press("林晓", "受理", card)
    due = (await house.issue()).dispatch_by
    await house.press("林晓", "请补充", card)
    await house.press("林晓", "改写", card)
    prompt = house.post("office", "请诉求人补充的都在下面")
    await house.say("林晓", "请说明：1. 电表号 2. 停电从几点开始", "office", to=prompt)
    question = house.post("group", "#ZQ1001 市长办公室请您补充：\n请说明：\n1. 电表号\n2. 停电从几点开始")
    assert question.reply_to == appeal.id
    assert "待补充" in house.post("group", "#ZQ1001", "停电了").text
    assert "等诉求人补充" in card.text

    house.at("10:00")
    answer = await house.say("李秀英", "电表号 20731，早上六点半", to=question)
    assert answer.emoji == ["👀"]
    issue = await house.issue()
    assert issue.status is Status.ACCEPTED
    assert issue.dispatch_by is not None
    assert due is not None
    assert 59 <= (issue.dispatch_by.at - due.at).total_seconds() / 60 <= 61  # the clock stood still meanwhile
    assert "李秀英 补充：电表号 20731" in card.text


@pytest.mark.parametrize(("words", "resumes"), [("是的", True), ("可以。", True), ("收到", False), ("谢谢", False)])
async def test_short_answers_to_a_question(house: House, words: str, resumes: bool) -> None:
    await told(house)
    card = house.post("office", "#ZQ1001")
    await house.press("林晓", "受理", card)
    await house.say("林晓", "请补充 今天下午有人在厂里吗", "office", to=card)
    await house.say("李秀英", words, to=house.post("group", "需要您补充"))
    assert ((await house.issue()).status is Status.ACCEPTED) == resumes


async def test_dispatch_by_key_word(house: House) -> None:
    await told(house)
    order = await house.say(
        "林晓", "交办 市金融办 协办 市工信局 3个工作日 请当面对接", "office", to=house.post("office", "#ZQ1001")
    )
    assert order.emoji == ["👌"]
    issue = await house.issue()
    assert (issue.lead, issue.assisting, issue.remark) == ("市金融办", ("市工信局",), "请当面对接")
    assert local(issue.due) == "11-27 18:00"
    assert "已交办 市金融办 · 协办 市工信局 · 11月27日前" in house.post("group", "#ZQ1001", "停电").text
    assert "交办说明：请当面对接" in house.post("finance", "#ZQ1001").text
    assert "请当面对接" not in house.ever_said("group")


async def test_a_unit_that_nobody_knows(house: House) -> None:
    await told(house)
    order = await house.say("林晓", "交办 市气象台", "office", to=house.post("office", "#ZQ1001"))
    answer = house.post("office", "没认出是哪个单位")
    assert (answer.reply_to, order.emoji) == (order.id, [])
    assert (await house.issue()).status is Status.RECEIVED


async def test_a_unit_spelled_wrong_and_a_day_that_is_over(house: House) -> None:
    await told(house)
    card = house.post("office", "#ZQ1001")
    for order, answer in {
        "交办 市主建局": "没认出「市主建局」，还没有交办。是不是市住建局？",
        "交办 市供电公司 昨天": "「昨天」已经过了，还没有交办。请写一个以后的日子。",
        "交办 市供电公司 0个工作日": "「0个工作日」不成期限，还没有交办。请写一个以后的日子。",
    }.items():
        await house.say("林晓", order, "office", to=card)
        assert house.posts("office")[-1].text == answer
    assert (await house.issue()).status is Status.RECEIVED


async def test_key_words_without_a_card(house: House) -> None:
    await told(house)
    await house.say("林晓", "交办 市供电公司", "office")
    await house.say("林晓", "/dispatch 市供电公司", "office")
    hint = "请回复诉求的卡片，或者写上编号，我才知道是哪一件。"
    assert [post.text for post in house.posts("office")[1:]] == [hint] * 2
    assert (await house.issue()).status is Status.RECEIVED


async def test_talk_among_officers_is_talk(house: House) -> None:
    await told(house)
    for words in ("受理一下那件停电的", "交办的事都办了吗", "大家早"):
        await house.say("林晓", words, "office")
    assert len(house.posts("office")) == 1


async def test_what_is_not_possible_now_is_said(house: House) -> None:
    await told(house)
    await house.say("林晓", "进展 已派人", "office", to=house.post("office", "#ZQ1001"))
    await house.say("林晓", "不予受理", "office", to=house.post("office", "#ZQ1001"))
    assert [post.text for post in house.posts("office")[1:]] == ["这一步由承办单位来做。", "请把内容写上再发。"]


async def test_notes_reach_no_requester(house: House) -> None:
    await signed(house)
    for who, chat in (("林晓", "office"), ("周明远", "office"), ("吴班长", "power")):
        note = await house.say(who, f"{who}的内部意见：这家老板脾气大", chat, to=house.post(chat, "#ZQ1001"))
        assert note.emoji == ["✍"]
    await house.say("林晓", "备注 电话没打通", "office", to=house.post("office", "#ZQ1001"))
    assert "备注：电话没打通" in house.post("office", "#ZQ1001").text
    for chat in ("group", "李秀英"):
        assert not any(word in house.ever_said(chat) for word in ("内部意见", "脾气大", "电话没打通", "备注"))


async def test_somebody_in_the_office_chat_who_is_not_on_the_roster(house: House) -> None:
    guest = house.town.add_person(9001, "新来的")
    house.town.join(guest, house.troupe.chats["office"])
    await told(house)
    card = house.post("office", "#ZQ1001")
    assert (await house.press(guest, "受理", card)).alert
    for words in ("受理", "交办 市供电公司", "不予受理 没空", "这事我知道"):
        said = await house.say(guest, words, "office", to=card)
        assert said.emoji == []
    assert await house.history() == ["IssueOpened"]


async def test_a_leaders_instruction_in_the_office_is_not_shown_in_the_group(house: House) -> None:
    await told(house)
    await house.say("周明远", "批示 请市供电公司今天处理，注意舆情", "office", to=house.post("office", "#ZQ1001"))
    assert (await house.issue()).lead == "市供电公司"
    assert "批示" in house.post("office", "#ZQ1001").text
    assert "周明远市长批示：请市供电公司今天处理，注意舆情" in house.post("power", "#ZQ1001").text
    assert not any(word in house.ever_said("group") for word in ("批示", "舆情"))
    assert "已交办 市供电公司" in house.post("group", "停电了").text


async def test_the_office_answers_by_itself(house: House) -> None:
    await told(house)
    card = house.post("office", "#ZQ1001")
    await house.press("林晓", "受理", card)
    await house.say("林晓", "答复 检修已结束，9点半恢复", "office", to=card)
    await house.press("林晓", "发布", house.post("office", "将这样答复"))
    assert house.post("group", "#ZQ1001 市长办公室答复：检修已结束，9点半恢复").labels == ["满意", "基本满意", "不满意"]


async def test_a_unit_with_neither_chat_nor_liaison_has_its_card_in_the_office(house: House) -> None:
    await told(house)
    await house.say("林晓", "交办 市住建局", "office", to=house.post("office", "#ZQ1001"))
    assert house.post("office", "主办 市住建局", "请转告", POWER_CUT).labels == []


async def test_an_old_card_button_after_the_status_has_changed(house: House) -> None:
    await dispatched(house)
    refused = await house.forge("林晓", "do:1001:accept", house.post("office", "#ZQ1001"))
    assert refused.alert
    assert all(word in refused.text for word in ("已交办", "不能受理", "现在可以：交办、请补充、办结"))
