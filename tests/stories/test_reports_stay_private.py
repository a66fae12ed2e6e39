"""举报: wherever it was said, the group is shown nothing, and the unit does not learn who said it."""

from bot.core.words import Kind, Visibility
from tests.stories.house import House

REPORT = "我要举报：有人夜里往河里偷排污水，请市里查处"

#: All that the group reads where Telegram can't show it to the author alone: no number, no title.
NEUTRAL = "收到，后面的请私下跟我说。"


def told_in_group(house: House) -> list[str]:
    return [post.text for post in house.posts("group")]


async def reported(house: House, chat: str = "group") -> None:
    await house.say("王德顺", "/start", "private")
    await house.say("王德顺", REPORT, chat)
    issue = await house.issue()
    assert (issue.kind, issue.visibility) == (Kind.REPORT, Visibility.PRIVATE)


async def test_said_in_the_group_it_is_answered_privately(house: House) -> None:
    await reported(house)
    assert told_in_group(house) == [NEUTRAL]
    assert house.post("王德顺", "#ZQ1001", "待受理")
    assert house.post("office", "#ZQ1001", "王德顺 · 恒通物流", "举报，不在群里公开")


async def test_from_end_to_end_the_group_sees_nothing(house: House) -> None:
    await reported(house)
    await house.say("林晓", "交办 市住建局", "office", to=house.post("office", "#ZQ1001"))
    await house.say("林晓", "请补充 是哪个项目", "office", to=house.post("office", "#ZQ1001", "王德顺"))
    await house.say("王德顺", "三号厂房项目", "private", to=house.post("王德顺", "需要您补充"))
    await house.say("林晓", "办结 已转纪检部门", "office", to=house.post("office", "#ZQ1001", "王德顺"))
    await house.press("林晓", "发布", house.post("office", "将这样答复"))
    await house.press("王德顺", "不满意", house.post("王德顺", "这样解决了吗"))
    await house.say("王德顺", "还没有人联系我", "private")
    assert house.post("王德顺", "重新办理")
    assert told_in_group(house) == [NEUTRAL]


async def test_the_unit_does_not_learn_who(house: House) -> None:
    for number, chat in enumerate(("group", "private"), start=1001):
        house.at(f"{number - 992:02}:00")
        await house.say("王德顺", REPORT, chat)
        await house.say("王德顺", "这是照片", chat, photo="envelope.jpg")
        await house.say("林晓", "交办 市供电公司", "office", to=house.post("office", f"#ZQ{number}", "王德顺"))
        await house.press("吴班长", "签收", house.post("power", f"#ZQ{number}"))
        assert "举报人身份保密" in house.post("power", f"#ZQ{number}").text
    seen = house.ever_said("power")
    assert "偷排污水" in seen
    assert "王德顺" not in seen
    assert "恒通" not in seen
    assert [post.attachment.name for post in house.posts("power") if post.attachment] == ["envelope.jpg"] * 2


async def test_a_colleague_does_not_find_it_among_theirs(house: House) -> None:
    await house.say("马会计", REPORT, "private")
    await house.say("张建国", "/my", "private")
    assert "#ZQ1001" not in house.ever_said("张建国")


async def test_who_never_wrote_to_the_bot_can_not_be_told_and_the_office_knows(house: House) -> None:
    await house.say("王德顺", REPORT)
    assert told_in_group(house) == [NEUTRAL]
    assert house.post("office", "#ZQ1001 恒通物流 王德顺收不到小二的私聊", "请打电话告诉对方")


async def test_perhaps_a_report_registered_by_the_office(house: House) -> None:
    greeting = await house.say("张建国", "大家早上好")
    await house.say("王德顺", REPORT, to=greeting)
    await house.press("林晓", "登记", house.post("office", "这条可能是诉求"))
    assert (await house.issue()).visibility is Visibility.PRIVATE
    assert told_in_group(house) == [NEUTRAL]


async def test_what_is_said_of_it_in_the_group_is_answered_privately(house: House) -> None:
    await house.say("王德顺", "/start", "private")
    report = await house.say("王德顺", REPORT)
    await house.say("王德顺", "#诉求", to=report)
    assert house.post("王德顺", "已经登记为 #ZQ1001")
    await house.say("林晓", "不予受理 已转生态环境部门", "office", to=house.post("office", "#ZQ1001"))
    await house.say("王德顺", "不满意", to=report)
    assert house.post("王德顺", "不能再重办")
    assert told_in_group(house) == [NEUTRAL]


async def test_a_colleague_who_asks_in_the_group_is_told_nothing(house: House) -> None:
    await house.say("张建国", "/start", "private")
    report = await house.say("张建国", REPORT)
    before = len(house.posts("张建国"))
    await house.say("马会计", "#诉求", to=report)
    assert told_in_group(house) == [NEUTRAL, "请在 #诉求 后面写上您遇到的问题，我来登记。"]  # as if there were none
    assert len(house.posts("张建国")) == before
    assert len(await house.issues()) == 1
