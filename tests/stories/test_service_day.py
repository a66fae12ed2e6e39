"""Enterprise Service Day: Monday the reminder, Tuesday the 15th the visits, Wednesday what came of them."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from bot.core.people import THE_BOT
from bot.core.register import Entry
from bot.core.visits import Step, VisitMenu, code_of
from bot.core.words import Role, Source, Status
from bot.rehearsal.chats import Message
from bot.rehearsal.story import ZONE
from bot.telegram.buttons import encode
from tests.stories.house import House, open_house

#: A Friday.
BEFORE = datetime(2026, 12, 11, tzinfo=ZONE)
LOAN = "我们的流动资金贷款月底到期，请市里帮忙协调续贷"
WAGES = "我举报：有人克扣工资，请查一查"
BUS = "#企业服务日 厂门口的公交站太远了，工人上下班不方便"


@pytest.fixture
async def december(tmp_path: Path) -> AsyncIterator[House]:
    async with open_house(tmp_path, day=BEFORE) as house:
        for one in ("周明远", "沈若兰", "王德顺", "张建国"):
            await house.say(one, "/start", "private")
        yield house


async def on_the_eve(house: House) -> Message:
    """Monday morning; what is handed back is the mayor's list."""
    await house.until("+3 08:40")
    return house.post("周明远", "企业服务日 · 12月15日")


def last(house: House, chat: str, *words: str) -> str:
    return house.post(chat, *words).text


async def test_a_service_day(december: House) -> None:
    house = december
    await house.say("张建国", LOAN, "private")
    await house.say("林晓", "交办 市金融办 5个工作日", "office", to=house.post("office", "#ZQ1001"))
    await house.say("马会计", WAGES, "private")

    # the working day before
    theirs = await on_the_eve(house)
    assert last(house, "group", "企业服务日") == (
        "明天（12月15日）是企业服务日，市领导到企业走访，现场听、现场办。\n"
        "有难处的企业，在群里写上 #企业服务日 和是什么事，我先登记，市领导带着问题来。"
    )
    assert theirs.text == (
        "企业服务日 · 12月15日\n周明远市长走访 1 家，已走访 0 家\n华锐机械 · 在办 1 件\n"
        "#ZQ1001 流动资金贷款月底到期，请市里帮忙协调续贷\n不公开 · 已交办 · 市金融办 · 12月18日前办结\n"
        "现场有新问题，直接回复这条消息。要批示某一件，回复时写上编号。"
    ), "nothing of the report"
    assert "绿源食品 · 没有在办的" in last(house, "沈若兰", "企业服务日")
    await house.say("周明远", "#ZQ1001 请市金融办16日前办结", "private", to=theirs)
    assert house.post("office", "批示：请市金融办16日前办结")
    assert (await house.history())[-1] == "Instructed"

    # collected in the group, for whoever comes
    await house.say("李秀英", BUS)
    bus = await house.issue(1003)
    assert (bus.source, bus.leader, bus.title) == (
        Source.SERVICE_DAY,
        "沈若兰",
        "厂门口的公交站太远了，工人上下班不方便",
    )
    assert "来源：企业服务日 · 沈若兰副市长" in last(house, "office", "#ZQ1003")
    assert "#ZQ1003 厂门口的公交站太远了" in last(house, "沈若兰", "企业服务日 · 12月15日"), "she brings it along"

    # on the day: a reply, and a press that solves it
    house.at("+4 10:00")
    await house.say("周明远", "围墙外的路灯坏了一个月", "private", to=theirs)
    lamp = await house.issue(1004)
    assert (lamp.source, lamp.leader, lamp.requester.name) == (Source.SERVICE_DAY, "周明远", "张建国")
    assert "\n周明远市长走访时代您登记" in last(house, "张建国", "#ZQ1004")
    assert "代您登记" not in house.ever_said("group")
    answer = house.post("周明远", "#ZQ1004")
    assert "已登记，华锐机械记为已走访" in answer.text
    assert "✓ 华锐机械 · 在办 2 件" in theirs.text
    pressing = await house.press("周明远", "当场解决", answer)
    assert pressing.text == "记为当场解决"
    assert "已请企业评价" in answer.text
    assert answer.labels == []
    assert "周明远市长答复：走访时当场解决。" in last(house, "张建国", "#ZQ1004", "这样解决了吗")
    assert (await house.history(1004))[-2:] == ["Instructed", "Handled"]
    assert (await house.press_again("周明远", "当场解决", answer)).text != "记为当场解决"

    # by the office: solved in a word, and nothing to report
    await house.say("林晓", "现场 恒通物流 当场解决：停车证当天补办好了", "office")
    permit = await house.issue(1005)
    assert (permit.status, permit.on_the_spot, permit.leader) == (Status.HANDLED, True, None)
    assert "市长办公室答复：停车证当天补办好了" in last(house, "王德顺", "#ZQ1005", "这样解决了吗")
    await house.say("林晓", "现场 安泰建材", "office")
    assert last(house, "office", "安泰建材") == "安泰建材记为已走访，没有新问题。"

    # the requester has the last word: solved on the spot it was not
    await house.press("张建国", "不满意", house.post("张建国", "#ZQ1004", "这样解决了吗"))
    await house.say("张建国", "晚上又灭了", "private")
    assert not (await house.issue(1004)).on_the_spot

    # the working day after
    await house.until("+5 08:40")
    assert last(house, "group", "走访企业") == (
        "12月15日企业服务日：走访企业 3 家，收到问题 3 件，当场解决 1 件，等市长办公室交办 2 件。\n"
        "每一件都会跟到有结果。"
    )
    assert last(house, "周明远", "小结") == (
        "企业服务日小结 · 12月15日\n安排走访 1 家，走访了 1 家\n收到问题 1 件，等市长办公室交办 1 件\n问题：#ZQ1004"
    )
    assert last(house, "office", "小结") == (
        "企业服务日小结 · 12月15日\n安排走访 2 家，走访了 1 家，另外走访 2 家\n"
        "收到问题 3 件，当场解决 1 件，等市长办公室交办 2 件\n"
        "周明远市长：安排走访 1 家，走访了 1 家，收到问题 1 件，等市长办公室交办 1 件\n"
        "沈若兰副市长：安排走访 1 家，走访了 0 家，收到问题 1 件，等市长办公室交办 1 件\n没有走访：绿源食品"
    )
    assert "绿源" not in last(house, "沈若兰", "小结")
    said = {chat: len(house.posts(chat)) for chat in ("group", "周明远", "office")}
    await house.stop()
    await house.start()
    await house.quiet()
    assert {chat: len(house.posts(chat)) for chat in said} == said, "each is told once"
    for words in ("路灯", "停车证", "贷款", "克扣", "没有走访", "1001", "1004", "1005"):
        assert words not in house.ever_said("group")


async def test_who_visits_whom(december: House) -> None:
    house = december
    await house.say("林晓", "现场 华锐机械 门口漏水", "office")
    assert last(house, "office", "今天不在") == ("今天不在企业服务日。下一次是12月15日，前一个工作日起可以登记。")
    await house.say("李秀英", BUS)
    assert (await house.issue(1001)).source is Source.GROUP, "at other times it is like #诉求"

    # the office arranges it
    await house.say("林晓", "服务日", "office")
    rota = house.post("office", "企业服务日 · 12月15日")
    assert rota.text == "企业服务日 · 12月15日\n周明远市长 0/1 家：华锐机械\n沈若兰副市长 0/1 家：绿源食品"
    await house.say("林晓", "服务日 周明运 星海电子", "office")
    assert "是不是周明远市长？" in house.posts("office")[-1].text
    await house.say("林晓", "服务日 谁也不是", "office")
    assert "没认出「谁也不是」这位市领导" in house.posts("office")[-1].text
    await house.say("林晓", "服务日 周明远 星海电字、华锐机械", "office")
    assert "「星海电字」是不是星海电子？" in house.posts("office")[-1].text
    await house.say("林晓", "服务日 周明远 火星公司", "office")
    assert "没认出：火星公司" in house.posts("office")[-1].text
    await house.say("林晓", "/rota 周明远市长 华锐机械、星海电子、绿源食品", "office")
    assert house.post("office", "周明远市长走访 3 家，已走访 0 家", "绿源食品")
    assert house.posts("office")[-1].text == "绿源食品原来由沈若兰副市长走访，已改过来。"
    await house.say("林晓", "服务日 沈若兰 恒通物流", "office")
    await house.say("林晓", "/rota", "office")
    assert "沈若兰副市长 0/1 家：恒通物流" in house.posts("office")[-1].text

    # a leader who is not in Telegram visits as well, and somebody else tells them
    async with house.work() as work:
        book = await work.register.load()
        leader = frozenset({Role.LEADER})
        entry = Entry(number=book.next_number, name="罗志诚", roles=leader, title="副市长")
        await work.register.save(replace(book, people=(*book.people, entry)), THE_BOT, house.clock.now(), "sheet")
    await house.stop()
    await house.start()  # or half a minute later
    await house.say("林晓", "服务日 罗志诚副市长 安泰建材", "office")
    assert "罗志诚副市长走访 1 家，已走访 0 家" in house.posts("office")[-1].text

    # a leader privately reads their own
    await house.say("沈若兰", "服务日", "private")
    assert "沈若兰副市长走访 1 家" in house.posts("沈若兰")[-1].text
    await house.say("沈若兰", "服务日 周明远", "private")
    assert house.posts("沈若兰")[-1].text == "这里只看您自己的走访安排。"

    # several enterprises: the reply says which, or stands below that one
    theirs = await on_the_eve(house)
    assert "没法发给本人：罗志诚副市长。" in house.post("office", "走访安排没法").text
    hers = house.post("沈若兰", "企业服务日 · 12月15日")
    await house.say("林晓", "服务日 沈若兰 恒通物流、绿源食品", "office")
    assert ("绿源食品" in theirs.text, "绿源食品 · 在办 1 件" in hers.text) == (False, True), "arranged anew by then"
    await house.say("林晓", "服务日 周明远 华锐机械、星海电子、绿源食品", "office")
    assert ("绿源食品" in theirs.text, "绿源食品" in hers.text) == (True, False)
    await house.say("周明远", "车间的电表老跳闸", "private", to=theirs)
    assert "没认出是哪家企业" in house.posts("周明远")[-1].text
    await house.say("周明远", "星海电子 车间的电表老跳闸", "private", to=theirs)
    assert (await house.issue(1002)).requester.name == "赵敏"
    await house.press("周明远", "绿源食品", theirs)
    firm = house.posts("周明远")[-1]
    assert firm.text.startswith(
        "企业服务日 · 12月15日\n绿源食品 · 在办 1 件\n周明远市长走访\n#ZQ1001 厂门口的公交站太远了"
    )
    await house.say("周明远", "想要一块宣传栏", "private", to=firm)
    assert (await house.issue(1003)).requester.enterprise == "绿源食品"
    await house.press("周明远", "华锐机械", theirs)
    firm = house.posts("周明远")[-1]
    pressing = await house.press("周明远", "已走访", firm)
    assert pressing.text == "记为已走访"
    assert "已走访 · 周明远记于12月14日" in firm.text
    assert "周明远市长走访 3 家，已走访 3 家" in theirs.text

    # nobody else's business
    stolen = next(button.data for row in theirs.keyboard for button in row if button.data)
    hers = house.post("沈若兰", "企业服务日")
    assert (await house.forge("沈若兰", stolen, hers)).text == "这是别的市领导走访的企业。"
    assert (await house.forge("张建国", stolen, house.posts("张建国")[-1])).text == "这是别的市领导走访的企业。"
    day, own, theirs_too = date(2026, 12, 15), code_of("沈若兰"), code_of("华锐机械")
    for menu in (
        VisitMenu(day, Step.ALL, own),
        VisitMenu(day, Step.ROUND, code_of("周明远"), code_of("恒通物流")),
        VisitMenu(day, Step.FIRM, own, theirs_too),
        VisitMenu(day, Step.DONE, own, theirs_too),
    ):
        assert (await house.forge("沈若兰", encode(menu.press), hers)).text == "这是别的市领导走访的企业。"
    assert "周明远" not in house.ever_said("沈若兰")
    await house.say("张建国", "现场 星海电子 漏水", "private")
    assert len(await house.issues()) == 3
