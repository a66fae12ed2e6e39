"""After a result: asked at once, asked again, telephoned, and closed without a word. Silence is never satisfaction."""

from pathlib import Path

from bot.core.presses import CallBackMenu
from bot.core.words import Outcome, Rating, Status
from bot.rehearsal.chats import Message
from bot.telegram.buttons import encode
from tests.stories.house import House, open_house
from tests.stories.scenes import POWER_CUT, answered, handled

RATINGS = ["满意", "基本满意", "不满意"]
OUTCOMES = ["满意", "基本满意", "不满意", "没接通", "返回"]


def desk(house: House) -> Message:
    """The office's card."""
    return house.post("office", "李秀英 · 绿源食品", "市供电公司", "已恢复供电")


def card(house: House) -> str:
    return desk(house).text


async def test_nobody_says_a_word(house: House) -> None:
    """Handled on Tuesday at nine; 8 December is ten working days later."""
    result = await handled(house)
    await house.until("+1 08:59")
    assert not any("解决问题了吗" in post.text for post in house.posts("group"))
    await house.until("+1 09:01")
    again = house.post("group", "#ZQ1001 上次的答复，解决问题了吗？点一下就行。")
    assert again.text.endswith("到12月8日还没有您的消息，就先结案，不算您满意；没解决随时说，我们马上重办。")
    assert (again.labels, again.reply_to, result.labels) == (RATINGS, result.id, RATINGS)
    assert "09:00 再次请诉求人评价" in card(house)
    await house.until("+3 09:01")
    assert house.post("office", "请打电话回访", "#ZQ1001")
    house.at("+14 08:59")
    await house.quiet()
    assert (await house.issue()).status is Status.HANDLED

    await house.until("+14 09:01")
    issue = await house.issue()
    assert (issue.status, issue.unconfirmed, issue.rating) == (Status.CLOSED, True, None)
    assert (result.labels, again.labels) == ([], [])
    assert result.text.endswith("一直没有您的消息，已先结案。")
    assert house.post("group", "停电了").text.endswith("已结案 · 没有您的消息，未确认")
    assert "没有诉求人的消息，记为未确认" in card(house)
    assert desk(house).labels == ["回访", "重办"]
    over = house.post("group", "#ZQ1001 一直没有您的消息，先结案了，记为未确认，不算您满意。")
    assert "30 天内点「不满意」" in over.text
    assert over.labels == RATINGS
    about = [post for post in house.posts("group") if "#ZQ1001" in post.text]
    assert len(about) == 5

    house.at("+20 10:00")
    await house.press("李秀英", "满意", over)
    issue = await house.issue()
    assert (issue.status, issue.unconfirmed, issue.rating) == (Status.CLOSED, False, Rating.SATISFIED)
    assert over.text == "#ZQ1001 已结案 · 满意 · 用时 14 天"
    assert result.text.endswith("满意。谢谢您告诉我们。")
    assert len([post for post in house.posts("group") if "#ZQ1001" in post.text]) == 5


async def test_unhappy_twice_and_who_hears_of_it(house: House) -> None:
    for leader in ("周明远", "沈若兰"):
        await house.say(leader, "/start", "private")
    appeal = await house.say("李秀英", "今天上午又停电了，冷库和生产线全停")
    await house.say("周明远", "请市供电公司马上处理", to=appeal)
    await house.press("吴班长", "签收", house.post("power", "#ZQ1001"))
    first = await answered(house, "已恢复供电")
    await house.until("+1 12:00")
    again = house.post("group", "解决问题了吗")
    await house.press("李秀英", "不满意", again)
    assert again.text == "#ZQ1001 还没解决的地方，请直接回复这条消息说说，我们马上重办。"
    await house.say("李秀英", "冷库没有恢复", to=again)
    issue = await house.issue()
    assert (issue.status, issue.lead, issue.redone) == (Status.DISPATCHED, "市供电公司", 1)
    assert first.text.endswith("您说没有解决，已退回市供电公司重新办理。")
    assert (again.text, again.labels) == ("#ZQ1001 这条不用再回复了，谢谢您。", [])
    assert house.post("office", "#ZQ1001 诉求人说没有解决，要重新办理：冷库没有恢复")
    assert house.post("power", "#ZQ1001 诉求人说没有解决，要重新办理：冷库没有恢复")
    told = house.post("周明远", "#ZQ1001", "您批示过的这件，诉求人说没有解决，已退回重新办理：冷库没有恢复")
    assert "已退回市供电公司重新办理，今天" not in told.text
    assert told.text.endswith("直接回复这条消息，就是批示。")
    assert "#ZQ1001" not in house.ever_said("沈若兰")

    await house.press("吴班长", "签收", house.post("power", "已交办"))
    await house.say("李秀英", "还是没电", to=await answered(house, "冷库已恢复"))
    assert house.post("沈若兰", "诉求人说还是没有解决，第 2 次重办，请您过问：还是没电")
    assert house.post("周明远", "第 2 次重办")
    assert house.post("office", "诉求人说还是没有解决，第 2 次重新办理，已报沈若兰副市长、周明远市长：还是没电")


async def test_telephoned_with_the_buttons(house: House) -> None:
    result = await handled(house)
    await house.until("+3 10:00")
    shown = desk(house)
    await house.press("林晓", "回访", shown)
    assert shown.labels == OUTCOMES
    assert shown.text.endswith("打过电话了？对方怎么说？")
    await house.press("林晓", "返回", shown)
    assert "回访" in shown.labels
    for calls in ("打过一次，没接通", "打过 2 次，没接通"):
        await house.press("林晓", "回访", shown)
        assert (await house.press("林晓", "没接通", shown)).text == "已记下"
        assert calls in shown.text
    assert (await house.issue()).status is Status.HANDLED

    await house.press("林晓", "回访", shown)
    await house.press("林晓", "不满意", shown)
    prompt = house.post("office", "请回复这条消息，写 #ZQ1001 的诉求人在电话里怎么说")
    await house.say("林晓", "冷库还没恢复", "office", to=prompt)
    issue = await house.issue()
    assert (issue.status, issue.redo_reason, issue.called_back) == (Status.DISPATCHED, "冷库还没恢复", 0)
    assert result.text.endswith("您在电话里说没有解决，已退回市供电公司重新办理。")
    assert "没接通" not in card(house).split("经过")[0]
    assert house.post("power", "诉求人说没有解决，要重新办理：冷库还没恢复")


async def test_telephoned_in_words_and_by_command(house: House) -> None:
    result = await handled(house)
    house.at("+3 10:00")
    shown = desk(house)
    tried = await house.say("林晓", "回访 没接通，下午再打", "office", to=shown)
    assert tried.emoji == ["👌"]
    assert "10:00 林晓 回访：没接通，下午再打" in card(house)
    await house.say("林晓", "回访 打过了", "office", to=shown)
    assert "没看懂回访结果，还没有记下" in house.posts("office")[-1].text
    await house.say("林晓", "回访 不满意", "office", to=shown)
    assert house.posts("office")[-1].text == "请写上对方怎么说，例如：回访 不满意 还是没电"
    await house.say("林晓", "/call_back 1001 fairly satisfied, took two days", "office")
    issue = await house.issue()
    assert (issue.status, issue.rating) == (Status.CLOSED, Rating.FAIRLY_SATISFIED)
    assert result.text.endswith("电话回访：基本满意。谢谢您告诉我们。")
    assert house.post("group", "#ZQ1001 已结案 · 电话回访：基本满意 · 用时 3 天 1 小时")
    assert "took two days" in card(house)
    await house.say("李秀英", "/my", "private")
    await house.press("李秀英", "#ZQ1001", house.posts("李秀英")[-1])
    seen = house.posts("李秀英")[-1].text
    assert "市长办公室 回访：基本满意" in seen
    assert "took two days" not in house.ever_said("李秀英") + house.ever_said("group") + house.ever_said("power")


async def test_nobody_else_notes_a_call(house: House) -> None:
    result = await handled(house)
    for who in ("吴班长", "李秀英", "周明远"):
        for outcome in (None, Outcome.SATISFIED, Outcome.NOT_SATISFIED):
            refused = await house.forge(who, encode(CallBackMenu(outcome).press(1001)), result)
            assert (refused.text, refused.alert) == ("这一步由市长办公室来做。", True)
    await house.say("吴班长", "回访 满意", "power", to=house.post("power", "#ZQ1001"))
    assert house.posts("power")[-1].text == "这一步由市长办公室来做。"
    assert (await house.issue()).called_back == 0


async def test_a_private_issue_is_asked_again_privately(house: House) -> None:
    await house.say("王德顺", "我们公司被货主拖欠运费半年了，请市里帮忙", "private")
    await house.say("林晓", "交办 市金融办", "office", to=house.post("office", "#ZQ1001"))
    await house.say("孙主任", "办结 已督促货主付款", "finance", to=house.post("finance", "#ZQ1001"))
    await house.press("孙主任", "发布", house.post("finance", "将这样答复"))
    house.at("+15 12:00")
    await house.quiet()
    assert house.post("王德顺", "已督促货主付款").labels == []
    over = house.post("王德顺", "一直没有您的消息，先结案了")
    assert "#ZQ1001" not in house.ever_said("group")
    late = await house.say("王德顺", "没有解决，钱还没到", "private", to=over)
    assert (await house.issue()).status is Status.DISPATCHED, late
    assert over.text == "#ZQ1001 这条不用再回复了，谢谢您。"


async def test_in_english(tmp_path: Path) -> None:
    async with open_house(tmp_path, language="en") as house:
        await house.say("李秀英", POWER_CUT)
        await house.say("林晓", "/dispatch 1001 市供电公司", "office")
        await house.say("吴班长", "/handle Power is back", "power", to=house.post("power", "#ZQ1001"))
        await house.press("吴班长", "Publish", house.post("power", "will be answered like this"))
        await house.until("+1 12:00")
        again = house.post("group", "Did the last answer solve it? One press is enough.")
        assert "If we have not heard from you by 8 December we close it" in again.text
        assert again.labels == ["Satisfied", "Fairly satisfied", "Not satisfied"]
        shown = house.post("office", "李秀英 · 绿源食品", "Power is back")
        await house.press("林晓", "Call back", shown)
        assert shown.labels == ["Satisfied", "Fairly satisfied", "Not satisfied", "Not reached", "Back"]
        await house.press("林晓", "Satisfied", shown)
        assert house.post("group", "#ZQ1001 · Closed · On the telephone: Satisfied · took 1 d 3 h")
        assert again.text == "#ZQ1001 · There is no need to answer this any more. Thank you."


async def test_the_office_s_list(house: House) -> None:
    """Handled long ago, or the answer did not reach whose it is: they are called, one after the other."""
    await handled(house)
    await house.say("林晓", "/callbacks", "office")
    assert house.posts("office")[-1].text == "没有要打电话回访的。"
    await house.say("王德顺", "我们公司被货主拖欠运费半年了，请市里帮忙", "private")
    house.town.block(house.troupe.people["王德顺"])
    await house.say("林晓", "交办 1002 市金融办", "office")
    await house.say("孙主任", "办结 ZQ1002 已督促货主付款", "finance")
    await house.press("孙主任", "发布", house.post("finance", "将这样答复"))
    await house.say("何静", "回访名单", "office")
    asked = house.posts("office")[-1]
    assert asked.text.startswith("回访名单 1 件，点编号记下对方怎么说\n#ZQ1002")
    house.at("+3 10:00")
    await house.quiet()
    await house.say("林晓", "/callbacks", "private")
    listed = house.posts("林晓")[-1]
    assert listed.text.splitlines()[2::2] == [
        "李秀英 · 绿源食品 · 11月24日 市供电公司答复",
        "不公开 · 王德顺 · 恒通物流 · 11月24日 市金融办答复",
    ]
    assert listed.labels == ["#ZQ1001", "#ZQ1002", "看板"]
    await house.press("林晓", "#ZQ1001", listed)
    assert "答复：已恢复供电\n打过电话了？对方怎么说？" in listed.text
    await house.press("林晓", "返回", listed)
    await house.press("林晓", "#ZQ1002", listed)
    await house.press("林晓", "没接通", listed)
    assert "市金融办答复 · 打过一次，没接通" in listed.text
    await house.press("林晓", "#ZQ1001", listed)
    await house.press("林晓", "满意", listed)
    assert listed.labels == ["#ZQ1002", "看板"]
    await house.press("林晓", "#ZQ1002", listed)
    await house.press("林晓", "不满意", listed)
    await house.say("林晓", "钱还没到", "private", to=house.post("林晓", "诉求人在电话里怎么说"))
    assert [issue.status for issue in await house.issues()] == [Status.CLOSED, Status.DISPATCHED]
    for who, chat in (("吴班长", "power"), ("周明远", "private"), ("李秀英", "private")):
        await house.say(who, "/callbacks", chat)
        assert "回访名单" not in house.ever_said(who if chat == "private" else chat)
    for chat in ("power", "周明远"):
        assert house.posts(chat)[-1].text == "这份名单由市长办公室看，回访的电话也由他们打。"
    assert "这份名单" not in house.ever_said("李秀英")
    await house.say("林晓", "/callbacks", "group")
    assert "回访名单" not in house.ever_said("group")
