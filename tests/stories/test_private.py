"""Written to the bot alone: taken the same way, and the group hears nothing of it."""

import pytest

from bot.core.words import Rating, Status
from tests.stories.house import House
from tests.stories.scenes import POWER_CUT, dispatched, told


@pytest.mark.parametrize(
    ("who", "words"),
    [
        ("张建国", "有难处直接说"),
        ("周明远", "就是批示"),
        ("林晓", "点卡片下的按钮受理、交办"),
        ("孙主任", "交给市金融办的诉求会发卡片过来"),
    ],
)
async def test_start_explains_itself_in_five_lines(house: House, who: str, words: str) -> None:
    await house.say(who, "/start", "private")
    text = house.post(who, words).text
    assert len(text.splitlines()) == 5
    assert "您好，我是小二" in text.splitlines()[0]


async def test_a_guest_starts_too(house: House) -> None:
    guest = house.town.add_person(9001, "钱多多")
    await house.say(guest, "/start", "private")
    assert house.town.chat(9001).last.text.startswith("钱多多您好，我是小二")


async def test_an_appeal_stays_private_from_end_to_end(house: House) -> None:
    await house.say("李秀英", POWER_CUT, "private")
    assert "待受理" in house.post("李秀英", "#ZQ1001").text
    card = house.post("office", "#ZQ1001", "来自私聊，不在群里公开")
    await house.say("林晓", "交办 市供电公司", "office", to=card)
    await house.press("吴班长", "签收", house.post("power", "#ZQ1001"))
    await house.say("吴班长", "请补充 请说明电表号", "power", to=house.post("power", "#ZQ1001"))
    house.at("11:00")
    await house.say("李秀英", "20731", "private")
    assert (await house.issue()).status is Status.IN_PROGRESS
    await house.say("吴班长", "办结 已恢复供电", "power", to=house.post("power", "办理中"))
    await house.press("吴班长", "发布", house.post("power", "将这样答复"))
    await house.press("李秀英", "满意", house.post("李秀英", "这样解决了吗"))
    assert (await house.issue()).rating is Rating.SATISFIED
    assert house.troupe.chats["group"].messages == []


async def test_my_issues(house: House) -> None:
    await house.say("李秀英", "/my", "private")
    assert "您还没有登记的诉求" in house.post("李秀英", "直接写给我").text
    await dispatched(house)
    await house.say("李秀英", "/my", "private")
    assert "停电了" in house.post("李秀英", "您的诉求", "#ZQ1001", "已交办 市供电公司 · 11月25日 09:00前").text


async def test_my_issues_are_my_colleagues_too_but_for_private_ones(house: House) -> None:
    await house.say("张建国", "我们公司银行贷款月底到期续不上，车间下周就要停产，请市里帮忙协调")
    await house.say("张建国", "#诉求 想让孩子转学到市里", "private")
    await house.say("马会计", "/my", "private")
    mine = house.post("马会计", "您的诉求")
    assert "#ZQ1001" in mine.text
    assert "#ZQ1002" not in mine.text


async def test_an_unsure_message_is_asked_of_its_author(house: House) -> None:
    await house.say("陈大伟", "我们厂门口那条路能不能修一下", "private")
    question = house.post("陈大伟", "要把这条登记为诉求吗")
    assert (question.labels, house.posts("office")) == (["登记", "忽略"], [])
    await house.press("陈大伟", "登记", question)
    assert question.text.startswith("已登记为 #ZQ1001")
    assert house.post("office", "#ZQ1001", "来自私聊")
    assert house.posts("group") == []


async def test_or_left_alone(house: House) -> None:
    await house.say("陈大伟", "我们厂门口那条路能不能修一下", "private")
    question = house.post("陈大伟", "要把这条登记为诉求吗")
    assert (await house.press("陈大伟", "忽略", question)).text == "好，不登记"
    assert (question.labels, await house.issues()) == ([], [])


async def test_talk_gets_a_friendly_word(house: House) -> None:
    await house.say("陈大伟", "在吗", "private")
    assert house.posts("陈大伟")[-1].text == "在的，您直接说。"
    await house.say("陈大伟", "好的", "private")
    assert "要是有难处，直接写给我" in house.posts("陈大伟")[-1].text
    assert await house.issues() == []


async def test_an_officer_and_a_liaison_are_told_what_they_can_do(house: House) -> None:
    for who in ("林晓", "吴班长", "周明远"):
        await house.say(who, "在吗", "private")
        assert f"{who[0]}" in house.posts(who)[-1].text.splitlines()[0]
    assert await house.issues() == []


async def test_the_reason_for_a_redo_is_the_next_word(house: House) -> None:
    await house.say("李秀英", POWER_CUT, "private")
    await house.say("林晓", "交办 市供电公司", "office", to=house.post("office", "#ZQ1001"))
    await house.say("吴班长", "办结 已恢复供电", "power", to=house.post("power", "#ZQ1001"))
    await house.press("吴班长", "发布", house.post("power", "将这样答复"))
    await house.press("李秀英", "不满意", house.post("李秀英", "这样解决了吗"))
    await house.say("李秀英", "冷库没有恢复", "private")
    assert (await house.issue()).redo_reason == "冷库没有恢复"
    assert house.posts("group") == []


async def test_what_was_said_in_the_group_is_not_added_to_privately_by_accident(house: House) -> None:
    await told(house)
    await house.say("李秀英", "冷库里还有40吨货", "private")
    assert (await house.issue()).text == POWER_CUT
