"""一次告知: asked once, for everything; what came is seen, what is missing is told, and the clock stands still."""

import pytest

from bot.core.events import Asked, Resumed
from bot.core.words import Status
from bot.rehearsal.chats import Message
from tests.stories.house import House
from tests.stories.scenes import local, signed

APPEAL = "去年申请的贷款贴息一直没有到账，找过窗口好几次，请市里帮忙协调"
LIST = "请补充\n贴息批复\n开户行和账号\n联系电话"


async def with_finance(house: House, chat: str = "group") -> Message:
    """市金融办 has it; what is handed back is its card."""
    await house.say("张建国", APPEAL, chat)
    await house.say("林晓", "交办 市金融办", "office", to=house.post("office", "#ZQ1001"))
    return house.post("finance", "#ZQ1001")


async def asked(house: House, chat: str = "group") -> Message:
    """And it has asked for three things; what is handed back is the question."""
    await house.say("孙主任", LIST, "finance", to=await with_finance(house, chat))
    return house.post("group" if chat == "group" else "张建国", "请您补充")


# ── the check list ────────────────────────────────────────────────────────


async def test_by_button_from_the_check_list_to_the_last_item(house: House) -> None:
    card = await with_finance(house)
    due = local((await house.issue()).due)
    await house.press("孙主任", "请补充", card)
    assert card.text.endswith("请诉求人补充哪些？点一下选上或去掉，一次问全。")
    told_already = ["☐ 企业全称", "☐ 什么时间、在哪里", "☐ 找过哪些部门、怎么答复的", "☐ 希望怎么解决"]
    chosen = ["☑ 联系人和电话", "☑ 合同、通知、照片等材料", "☑ 涉及多少金额"]
    assert sorted(card.labels) == sorted([*told_already, *chosen, "发出", "改写", "返回"])
    await house.press("孙主任", "☐ 企业全称", card)
    await house.press("孙主任", "☑ 涉及多少金额", card)
    assert (await house.press("孙主任", "发出", card)).text == "已发给诉求人"

    question = house.post("group", "请您补充")
    assert question.text == (
        "#ZQ1001 市金融办请您补充：\n1. 企业全称\n2. 联系人和电话\n3. 合同、通知、照片等材料\n"
        "直接回复这条消息，照着编号说就行，照片、文件都可以。哪项没有，说一声没有。\n不方便在群里说的，点「私聊」发给我。"
    )
    assert "待补充 · 市金融办\n需要您补充：1. 企业全称 2. 联系人和电话 3. 合同" in house.post("group", "待补充").text
    for desk in ("office", "finance"):
        assert "等诉求人补充：\n1. 企业全称\n2. 联系人和电话\n3. 合同" in house.post(desk, "待补充").text
    posts = len(house.posts("group"))

    house.at("11:00")
    await house.say("张建国", "1. 明川市华锐机械有限公司\n2. 张建国 13800010001", to=question)
    assert (await house.issue()).status is Status.WAITING
    assert question.text.startswith("#ZQ1001 收到，谢谢。还缺：\n3. 合同、通知、照片等材料\n请接着回复这条消息。")
    assert "还需要您补充：3. 合同、通知、照片等材料" in house.post("group", "待补充").text
    for desk in ("office", "finance"):
        assert "☑ 1. 企业全称\n☑ 2. 联系人和电话\n☐ 3. 合同" in house.post(desk, "待补充").text
        assert house.post(desk, "#ZQ1001 诉求人补充了一部分，还缺 3. 合同、通知、照片等材料\n1. 明川市华锐机械")
    assert local((await house.issue()).due) == due

    house.at("+1 11:00")
    await house.say("张建国", to=question, photo="批复.jpg")
    issue = await house.issue()
    assert (issue.status, issue.asked_items, issue.missing) == (Status.DISPATCHED, (), ())
    assert question.text == "#ZQ1001 补充的都收到了，谢谢。市金融办接着办。"
    assert question.labels == []
    assert (due, local(issue.due)) == ("12-01 18:00", "12-02 18:00")  # a working day was waited
    assert len(house.posts("group")) == posts


async def test_the_list_is_written_anew_before_it_goes_out(house: House) -> None:
    card = await with_finance(house)
    before = card.labels
    await house.press("孙主任", "请补充", card)
    await house.press("孙主任", "改写", card)
    prompt = house.post("finance", "请诉求人补充的都在下面")
    assert prompt.text.endswith("\n联系人和电话\n合同、通知、照片等材料\n涉及多少金额")
    assert any(entity.type == "pre" for entity in prompt.entities)
    assert card.labels == before
    await house.say("孙主任", "您好：\n贴息批复\n开户行和账号\n谢谢", "finance", to=prompt)
    question = house.post("group", "市金融办请您补充")
    assert "补充：\n您好：\n谢谢\n1. 贴息批复\n2. 开户行和账号\n直接回复" in question.text
    event = (await house.events())[-1]
    assert isinstance(event, Asked)
    assert (event.question, event.items) == ("您好：\n谢谢", ("贴息批复", "开户行和账号"))


async def test_nothing_chosen_is_nothing_to_send(house: House) -> None:
    card = await with_finance(house)
    await house.press("孙主任", "请补充", card)
    for label in [label for label in card.labels if label.startswith("☑")]:
        await house.press("孙主任", label, card)
    assert card.labels[-2:] == ["改写", "返回"]
    assert (await house.forge("孙主任", "ask:1001:send:help:", card)).text == "请把内容写上再发。"
    await house.press("孙主任", "改写", card)
    assert house.post("finance", "还缺的材料一次写全")
    assert (await house.issue()).status is Status.DISPATCHED


async def test_the_list_is_for_those_who_work_on_it(house: House) -> None:
    card = await with_finance(house)
    for outsider in ("张建国", "吴班长", "周明远"):
        house.town.join(house.troupe.people[outsider], house.troupe.chats["finance"])
    for who, data in (("张建国", "ask:1001"), ("吴班长", "ask:1001:send:help:12"), ("周明远", "ask:1001:pick:help:1")):
        assert (await house.forge(who, data, card)).alert, (who, data)
    for data in (
        "ask:1001:pick",
        "ask:1001:pick:help:8",
        "ask:1001:pick:gift:1",
        "ask:1001:drop:help:1",
        "ask:9:send:help:1",
    ):
        assert (await house.forge("孙主任", data, card)).text == "这个按钮已经失效，请用最新的卡片。", data
    in_group = house.post("group", "已交办")
    assert (await house.forge("孙主任", "ask:1001:send:help:12", in_group)).alert
    assert "Asked" not in await house.history()


async def test_the_office_has_the_list_of_the_kind(house: House) -> None:
    await house.say("王德顺", "我要举报验收科的人，验收时向我们公司索要好处费", "private")
    card = house.post("office", "#ZQ1001")
    await house.press("林晓", "受理", card)
    await house.press("林晓", "请补充", card)
    assert [label[2:] for label in card.labels[:2]] == ["是哪个单位、哪个人", "什么时间、在哪里"]
    assert not any("企业" in label or "电话" in label for label in card.labels)
    await house.press("林晓", "返回", card)
    assert card.labels == ["交办", "请补充", "不予受理", "办结"]


# ── by key word and by command ────────────────────────────────────────────


@pytest.mark.parametrize("words", [LIST, "/ask 1. 贴息批复 2. 开户行和账号 3. 联系电话"])
async def test_several_lines_or_numbers_are_a_list(house: House, words: str) -> None:
    await house.say("孙主任", words, "finance", to=await with_finance(house))
    assert "\n1. 贴息批复\n2. 开户行和账号\n3. 联系电话\n" in house.post("group", "请您补充").text
    assert (await house.issue()).missing == ("贴息批复", "开户行和账号", "联系电话")


async def test_one_question_is_asked_as_it_is_written(house: House) -> None:
    await house.say("孙主任", "请补充 是哪一年的贴息", "finance", to=await with_finance(house))
    question = house.post("group", "需要您补充：是哪一年的贴息\n直接回复这条消息就行")
    await house.say("张建国", "2025年的", to=question)
    assert (await house.issue()).status is Status.DISPATCHED


# ── what the requester says ───────────────────────────────────────────────


@pytest.mark.parametrize("words", ["就这些", "没有了。"])
async def test_there_is_nothing_more(house: House, words: str) -> None:
    question = await asked(house)
    await house.say("张建国", "电话13800010001", to=question)
    assert (await house.issue()).missing == ("贴息批复", "开户行和账号")
    await house.say("张建国", words, to=question)
    assert (await house.issue()).status is Status.DISPATCHED


async def test_an_answer_in_other_words_is_an_answer(house: House) -> None:
    question = await asked(house)
    before = question.text
    await house.say("张建国", "这些材料我上个月就交到你们窗口了", to=question)
    assert (await house.issue()).status is Status.DISPATCHED
    assert question.text == before


async def test_what_is_only_promised_keeps_the_wait_and_says_nothing(house: House) -> None:
    question = await asked(house)
    before, heard = question.text, len(house.posts("finance"))
    await house.say("张建国", "好的，财务明天发过来", to=question)
    assert (await house.issue()).status is Status.WAITING
    assert (question.text, len(house.posts("finance"))) == (before, heard)


async def test_what_burns_waits_for_no_paper(house: House) -> None:
    question = await asked(house)
    await house.say("张建国", "3. 13800010001，车间着火了，快来人", to=question)
    issue = await house.issue()
    assert (issue.status, issue.urgency) == (Status.DISPATCHED, "urgent")


async def test_an_answer_to_the_bot_alone(house: House) -> None:
    """A telephone number is not for the group: nobody reads it there, and what is missing is told in both places."""
    question = await asked(house)
    await house.say("张建国", "/start ZQ1001", "private")
    await house.say("张建国", "3. 13800010001", "private", to=house.post("张建国", "#ZQ1001"))
    assert "还缺：\n1. 贴息批复\n2. 开户行和账号" in question.text
    assert "还缺：\n1. 贴息批复\n2. 开户行和账号" in house.post("张建国", "收到，谢谢").text
    assert "13800010001" not in house.ever_said("group")
    assert "13800010001" in house.post("finance", "待补充").text


async def test_privately_what_is_missing_is_a_new_message(house: House) -> None:
    await asked(house, "private")
    assert "点「私聊」" not in house.post("张建国", "请您补充").text
    await house.say("张建国", "电话13800010001", "private")
    await house.say("张建国", "1. 见图", "private", photo="批复.jpg")
    missing = house.post("张建国", "还缺：\n2. 开户行和账号")
    await house.say("张建国", "没有了", "private")
    assert (await house.issue()).status is Status.DISPATCHED
    assert missing.text == "#ZQ1001 补充的都收到了，谢谢。市金融办接着办。"
    assert house.troupe.chats["group"].messages == []


# ── 接着办 ────────────────────────────────────────────────────────────────


async def test_they_answered_by_telephone(house: House) -> None:
    question = await asked(house)
    card = house.post("finance", "待补充")
    assert card.labels == ["接着办"]
    house.at("+2 09:00")
    assert (await house.press("孙主任", "接着办", card)).text == "接着办"
    issue = await house.issue()
    assert (issue.status, local(issue.due)) == (Status.DISPATCHED, "12-03 18:00")
    assert question.text == "#ZQ1001 不用再补充了，市金融办接着办。"
    assert house.post("office", "不再等诉求人补充，接着办，11月27日前签收 · 12月3日前办结。")
    again = await house.press_again("孙主任", "接着办", card)
    assert (again.alert, again.text) == (True, "这件事现在是「已交办」，不用再来一次。")


@pytest.mark.parametrize("word", ["接着办", "/resume"])
async def test_by_word_with_what_they_said(house: House, word: str) -> None:
    await asked(house)
    said = await house.say("林晓", f"{word} 电话里说材料下午送到窗口", "office", to=house.post("office", "待补充"))
    assert said.emoji == ["👌"]
    assert house.post("finance", "接着办，", "。电话里说材料下午送到窗口")
    event = (await house.events())[-1]
    assert (isinstance(event, Resumed) and event.note) == "电话里说材料下午送到窗口"
    assert "电话里说" not in house.ever_said("group")
    await house.say("张建国", "/start ZQ1001", "private")
    assert "电话里说" not in house.ever_said("张建国")


async def test_a_plain_question_ends_so_too(house: House) -> None:
    await signed(house)
    await house.say("吴班长", "请补充 电表号", "power", to=house.post("power", "办理中"))
    await house.press("林晓", "接着办", house.post("office", "待补充"))
    assert (await house.issue()).status is Status.IN_PROGRESS
    assert house.post("group", "#ZQ1001 不用再补充了，市供电公司接着办。")


async def test_nobody_else_ends_it(house: House) -> None:
    await asked(house)
    card = house.post("finance", "待补充")
    for who in ("吴班长", "张建国"):
        house.town.join(house.troupe.people[who], house.troupe.chats["finance"])
        assert (await house.forge(who, "do:1001:resume", card)).alert
    assert (await house.issue()).status is Status.WAITING
    await dispatched_elsewhere(house)


async def dispatched_elsewhere(house: House) -> None:
    """What never waited can't go on."""
    await house.say("李秀英", "#诉求 冷库又停电了")
    await house.say("林晓", "受理", "office", to=house.post("office", "#ZQ1002"))
    await house.say("林晓", "接着办", "office", to=house.post("office", "#ZQ1002"))
    assert house.posts("office")[-1].text.startswith("现在是「已受理」，不能接着办。")
