"""A reply in the group: whose it is decides what it means."""

from dataclasses import replace

import pytest

from bot.core.people import THE_BOT
from bot.core.register import Entry
from bot.core.words import Role, Status
from tests.stories.house import House
from tests.stories.scenes import POWER_CUT, dispatched, handled, signed, told


async def test_the_owner_adds_at_any_time(house: House) -> None:
    appeal = await told(house)
    house.at("11:00")
    await house.say("李秀英", "食堂那边也没电", to=house.post("group", "#ZQ1001"))
    await house.say("李秀英", "办公楼也是", to=appeal)
    assert (await house.issue()).text == f"{POWER_CUT}\n食堂那边也没电\n办公楼也是"
    assert len(house.posts("group")) == 1


async def test_a_colleague_adds_too(house: House) -> None:
    await house.say("张建国", "我们公司银行贷款月底到期续不上，车间下周就要停产，请市里帮忙协调")
    more = await house.say("马会计", "贷款合同是去年签的", to=house.post("group", "#ZQ1001"))
    assert more.emoji == ["👀"]
    assert "马会计 补充：贷款合同是去年签的" in house.post("office", "#ZQ1001").text


async def test_another_enterprise_does_not(house: House) -> None:
    await told(house)
    said = await house.say("王德顺", "我们那边昨天也是", to=house.post("group", "#ZQ1001"))
    assert (said.emoji, await house.history()) == ([], ["IssueOpened"])


async def test_thanks_to_a_card_are_thanks(house: House) -> None:
    await told(house)
    await house.say("李秀英", "谢谢小二", to=house.post("group", "#ZQ1001"))
    assert await house.history() == ["IssueOpened"]


async def test_the_unit_reports_in_the_group(house: House) -> None:
    await signed(house)
    said = await house.say("吴班长", "抢修队已出发", to=house.post("group", "#ZQ1001", "办理中"))
    assert said.emoji == ["👌"]
    assert "进展：抢修队已出发" in house.post("group", "#ZQ1001", "办理中").text


async def test_a_report_before_it_signs_is_its_signature(house: House) -> None:
    await dispatched(house)
    said = await house.say("吴班长", "我们看一下", to=house.post("group", "#ZQ1001", "已交办"))
    assert (await house.history())[-2:] == ["Signed", "Progressed"]
    assert said.emoji == ["👌"]
    assert "进展：我们看一下" in house.post("group", "#ZQ1001", "办理中 · 市供电公司 吴班长").text


async def test_a_receipt_in_the_group_signs_for_the_lead_unit_alone(house: House) -> None:
    await told(house)
    await house.say("林晓", "交办 市供电公司 协办 市金融办", "office", to=house.post("office", "#ZQ1001"))
    await house.say("孙主任", "收到", to=house.post("group", "#ZQ1001", "已交办"))
    assert (await house.history())[-1] == "Dispatched"
    await house.say("吴班长", "收到", to=house.post("group", "#ZQ1001", "已交办"))
    assert (await house.history())[-1] == "Signed"


async def test_the_assisting_units_words_before_the_signature_are_a_note(house: House) -> None:
    await told(house)
    await house.say("林晓", "交办 市供电公司 协办 市金融办", "office", to=house.post("office", "#ZQ1001"))
    await house.say("孙主任", "保险这边我们问", to=house.post("group", "#ZQ1001", "已交办"))
    assert (await house.history())[-1] == "Noted"


async def test_a_result_said_in_the_group_is_previewed_in_the_units_chat(house: House) -> None:
    appeal = await signed(house)
    await house.say("吴班长", "办结 已恢复供电", to=appeal)
    assert house.post("power", "将这样答复诉求人", "已恢复供电").labels == ["发布", "修改", "取消"]
    assert "已恢复供电" not in house.ever_said("group")


async def test_another_units_words_are_talk(house: House) -> None:
    await signed(house)
    await house.say("孙主任", "我们也很关心", to=house.post("group", "#ZQ1001", "办理中"))
    assert (await house.history())[-1] == "Signed"


async def test_an_officer_dispatches_in_the_group(house: House) -> None:
    appeal = await told(house)
    said = await house.say("林晓", "交办 市供电公司 24小时", to=appeal)
    assert said.emoji == ["👌"]
    assert (await house.issue()).lead == "市供电公司"


async def test_a_closed_issue_is_not_added_to(house: House) -> None:
    await house.press("李秀英", "满意", await handled(house))
    house.at("15:00")
    card = house.post("group", "已结案 · 满意", "停电")
    await house.say("李秀英", "大家辛苦了", to=card)
    await house.say("李秀英", "满意", to=card)
    assert (await house.history())[-1] == "Confirmed"
    await house.say("李秀英", "另外我们厂门口路灯坏了三个月，请市里帮忙协调", to=card)
    assert [issue.status for issue in await house.issues()] == [Status.CLOSED, Status.RECEIVED]


async def test_a_closed_issue_that_was_not_solved_after_all_is_redone(house: House) -> None:
    await house.press("李秀英", "满意", await handled(house))
    house.at("+3 09:00")
    await house.say("李秀英", "还是没电，昨晚又停了", to=house.post("group", "已结案 · 满意", "停电"))
    issue = await house.issue()
    assert (issue.status, issue.redo_reason) == (Status.DISPATCHED, "还是没电，昨晚又停了")


async def test_closed_too_long_ago(house: House) -> None:
    await house.press("李秀英", "满意", await handled(house))
    house.at("+40 09:00")
    complaint = await house.say("李秀英", "还是没电", to=house.post("group", "已结案 · 满意", "停电"))
    answer = house.post("group", "结案超过 30 天了，请把情况重新说一遍")
    assert answer.reply_to == complaint.id
    assert (await house.issue()).status is Status.CLOSED


@pytest.mark.parametrize("slip", ["交办 不存在的单位", f"请补充 {'长' * 3201}"])
async def test_a_slip_of_the_office_in_the_group_is_a_note_and_nobody_reads_of_it(house: House, slip: str) -> None:
    appeal = await told(house)
    said = await house.say("林晓", slip, to=appeal)
    assert said.emoji == ["✍"]
    assert (await house.history())[-1] == "Noted"
    assert house.posts("group") == [house.post("group", "#ZQ1001", "停电了")]


async def test_where_desks_are_private_chats_the_speaker_sees_the_preview(house: House) -> None:
    """市工信局 has no chat of its own, and here two handlers."""
    await house.stop()
    people = {**house.troupe.people, "钱科员": house.guest(4999, "钱科员")}
    house.troupe = replace(house.troupe, people=people)
    async with house.work() as work:
        book = await work.register.load()
        second = Entry(
            number=book.next_number,
            name="钱科员",
            roles=frozenset({Role.HANDLER}),
            unit="市工信局",
            telegram_id=4999,
        )
        await work.register.save(replace(book, people=(*book.people, second)), THE_BOT, house.clock.now(), "sheet")
    await house.start()
    for name in ("郑科长", "钱科员"):
        await house.say(name, "/start", "private")
    appeal = await dispatched(house)
    await house.say("林晓", "交办 市工信局", "office", to=house.post("office", "#ZQ1001"))
    await house.say("钱科员", "办结 已协调发电车", to=appeal)
    await house.press("钱科员", "发布", house.post("钱科员", "将这样答复", "已协调发电车"))
    assert (await house.issue()).status is Status.HANDLED
    assert not any("将这样答复" in post.text for post in house.posts("郑科长"))
