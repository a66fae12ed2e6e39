"""领导接听日: announced, what is said while a leader listens is theirs to instruct on, and a ledger keeps it."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.core.words import Source, Visibility
from bot.rehearsal.story import ZONE
from tests.stories.house import House, open_house
from tests.stories.scenes import POWER_CUT

#: A Wednesday; the third week's Thursday comes after it.
WEDNESDAY = datetime(2026, 12, 16, tzinfo=ZONE)
RULE = '\n[leader_day]\nweek = 3\nleaders = ["沈若兰", "周明远"]\n'

ROAD = "厂门口的路坏了三个月，货车进不来，请市里帮忙协调修路"
LOAN = "我们公司流动资金紧张，银行贷款月底到期续不上，请市里帮忙协调"
BRIBES = "我要举报市供电公司有人吃拿卡要，不给钱不接电"


@pytest.fixture
async def listening(tmp_path: Path) -> AsyncIterator[House]:
    """09:00 on the day before; both leaders can be written to."""
    async with open_house(tmp_path, day=WEDNESDAY - timedelta(days=1), more=RULE) as house:
        for leader in ("周明远", "沈若兰"):
            await house.say(leader, "/start", "private")
        await house.until("+1 09:00")
        house.day = WEDNESDAY
        yield house


async def test_a_morning_on_which_a_leader_listens(listening: House) -> None:
    house = listening
    assert house.post("group", "领导接听日").text == (
        "领导接听日：12月17日上午 08:30–12:00，沈若兰副市长接听。\n"
        "有难处，到时候直接在群里说，或者私下写给我，不用另办手续。每一件都转给沈若兰副市长批示。"
    )
    assert "由您接听" in house.post("沈若兰", "12月17日上午 08:30–12:00").text
    await house.say("张建国", LOAN)
    assert ((await house.issue()).source, (await house.issue()).leader) == (Source.GROUP, None), "a day too early"
    await house.until("+1 08:40")
    assert "今天是领导接听日" in house.posts("group")[-1].text
    assert "今天由您接听" in house.posts("沈若兰")[-1].text

    # in the group: hers, and a reply of hers instructs
    await house.say("李秀英", POWER_CUT)
    issue = await house.issue(1002)
    assert (issue.source, issue.leader, issue.visibility) == (Source.LEADER_DAY, "沈若兰", Visibility.OPEN)
    card = house.post("沈若兰", "#ZQ1002")
    assert POWER_CUT in card.text
    assert "李秀英 · 绿源食品" in card.text
    assert card.text.endswith("您接听日收到的，请您批示。\n直接回复这条消息，就是批示。")
    desk = house.post("office", "#ZQ1002", "领导接听日 · 沈若兰副市长 · 待批示")
    await house.say("沈若兰", "请尽快恢复供电，别让企业再停产", "private", to=card)
    assert "领导接听日 · 沈若兰副市长 · 已批示" in desk.text
    assert "您的批示：请尽快恢复供电" in card.text
    assert "请您批示" not in card.text
    await house.say("林晓", "交办 市供电公司", "office", to=desk)
    assert "主办 市供电公司" in card.text

    # privately: hers as well, and nothing of it in the group
    await house.say("王德顺", ROAD, "private")
    assert (await house.issue(1003)).source is Source.LEADER_DAY
    assert ROAD in house.post("沈若兰", "#ZQ1003").text
    await house.say("赵敏", BRIBES, "private")
    report = house.post("沈若兰", "#ZQ1004").text
    assert "举报（内容请到办公室看）" in report
    assert "请您批示" in report
    assert not any(word in report for word in ("吃拿卡要", "赵敏", "供电"))

    # by telephone: entered at the office, and hers too
    await house.say("林晓", "登记 恒通物流 车间漏水，物业一直不来修，请市里帮忙协调", "office")
    called = await house.issue(1005)
    assert (called.source, called.leader) == (Source.HOTLINE, "沈若兰")
    await house.say("沈若兰", "请住建局上门看看", "private", to=house.post("沈若兰", "#ZQ1005", "车间漏水"))

    # forgotten: asked for when it ends, summed up, and once more on the next morning
    await house.until("+1 12:01")
    asked = house.post("沈若兰", "还等您批示")
    assert asked.text == (
        "您接听日收到的，还等您批示 2 件\n"
        "#ZQ1003 厂门口的路坏了三个月，货车进不来 · 待受理 · 待批示\n"
        "#ZQ1004 举报（内容请到办公室看） · 待受理 · 待批示\n"
        "要批示，请写上编号，例如：批示 ZQ1003 请今天下班前办结"
    )
    await house.say("沈若兰", "批示 ZQ1003 请青禾县下周五前修好", "private")
    assert (await house.issue(1003)).instructed_by == ("沈若兰",)
    await house.until("+1 12:20")
    assert house.posts("group")[-1].text == (
        "12月17日上午沈若兰副市长接听，群里收到 1 件，已批示 1 件，进展都在各自的卡片上。"
    )
    office = house.post("office", "接听：收到 4 件，已批示 3 件").text
    assert "#ZQ1004 市供电公司有人吃拿卡要" in office or "吃拿卡要" in office
    assert "吃拿卡要" not in house.post("沈若兰", "接听：收到 4 件，已批示 3 件").text
    await house.say("张建国", "我们厂门口的路灯也坏了，晚上看不见，请市里帮忙修", "group")
    assert (await house.issue(1006)).leader is None, "it is over"
    await house.until("+2 08:31")
    again = house.posts("沈若兰")[-1]
    assert "还等您批示 1 件\n#ZQ1004 举报" in again.text
    await house.say("沈若兰", "请市纪委介入", "private", to=again)
    assert (await house.issue(1004)).instructed_by == ("沈若兰",)

    said_in_group = house.ever_said("group")
    assert not any(word in said_in_group for word in ("ZQ1003", "ZQ1004", "ZQ1005", "吃拿卡要", "尽快恢复供电"))
    await the_ledger(house)


async def the_ledger(house: House) -> None:
    """Her own, to her; any, to the office; and the other leader's not to her."""
    card = house.posts("power")[0]
    await house.press("吴班长", "签收", card)
    await house.say("吴班长", "办结 已恢复供电", "power", to=card)
    await house.press("吴班长", "发布", house.post("power", "将这样答复"))
    await house.press("李秀英", "满意", house.post("group", "#ZQ1002", "答复："))
    await house.say("沈若兰", "/ledger", "private")
    own = house.posts("沈若兰")[-1].text
    assert own.startswith("沈若兰副市长的台账\n接听 4 件，批示 4 件，办结 1 件，满意 1 件\n#ZQ1005")
    assert "批示：请尽快恢复供电，别让企业再停产" in own
    assert "已结案 · 满意" in own
    assert "吃拿卡要" not in own
    await house.say("沈若兰", "台账 周明远", "private")
    assert house.posts("沈若兰")[-1].text == "这里只看您自己的台账，发 /ledger 就行。"
    await house.say("林晓", "/ledger", "office")
    everybody = house.post("office", "市领导台账")
    assert "沈若兰副市长：接听 4 件，批示 4 件" in everybody.text
    await house.press("林晓", "沈若兰", everybody)
    assert "吃拿卡要" in everybody.text, "the office reads what was reported"
    await house.say("林晓", "台账 沈若蓝", "office")
    near = house.posts("office")[-1]
    assert near.text == "没认出「沈若蓝」。是不是沈若兰？"
    await house.press("林晓", "沈若兰", near)
    assert near.text.startswith("沈若兰副市长的台账")
    await house.say("李秀英", "/ledger", "private")
    assert "台账" not in house.ever_said("李秀英")


async def test_the_office_sets_who_listens_and_when(listening: House) -> None:
    house = listening
    await house.say("林晓", "/duty", "office")
    assert house.posts("office")[-1].text == (
        "领导接听日\n"
        "12月17日上午 08:30–12:00 沈若兰副市长\n"
        "1月21日上午 08:30–12:00 周明远市长\n"
        "2月18日上午 08:30–12:00 沈若兰副市长\n"
        "换人：/duty 沈若兰\n改时间：/duty 12月17日 下午 沈若兰"
    )
    await house.say("林晓", "接听日 周明元", "office")
    assert "是不是周明远" in house.posts("office")[-1].text
    await house.say("林晓", "/duty 12月19日", "office")
    assert house.posts("office")[-1].text == "12月19日不上班，请换一天。"
    await house.say("林晓", "/duty 12月18日 下午 周明远", "office")
    assert house.posts("office")[-1].text.splitlines()[1:3] == [
        "12月18日下午 14:30–18:00 周明远市长 · 手动安排",
        "1月21日上午 08:30–12:00 沈若兰副市长",
    ]
    assert house.posts("group")[-1].text == (
        "12月17日的领导接听日有变动，改为：12月18日下午 14:30–18:00，周明远市长接听。"
    )
    assert "您不用等" in house.posts("沈若兰")[-1].text
    group = len(house.posts("group"))
    await house.until("+1 13:00")
    assert "12月18日下午 14:30–18:00，由您接听" in house.posts("周明远")[-1].text
    assert "今天是领导接听日" not in house.posts("group")[-1].text
    await house.say("李秀英", POWER_CUT)
    assert (await house.issue()).leader is None
    await house.until("+2 14:21")
    assert len(house.posts("group")) > group
    assert "今天是领导接听日：12月18日下午" in house.posts("group")[-1].text
    await house.until("+2 18:16")
    assert house.posts("group")[-1].text == "12月18日下午周明远市长的接听结束了。有难处随时说，我来登记。"


async def test_a_day_that_is_moved_and_moved_again(listening: House) -> None:
    """Whoever was told of a day is told each time that it is another."""
    house = listening

    async def told(words: str) -> tuple[list[str], list[str]]:
        before = len(house.posts("group")), len(house.posts("沈若兰"))
        await house.say("林晓", words, "office")
        group, hers = (house.posts(chat)[old:] for chat, old in zip(("group", "沈若兰"), before, strict=True))
        return [post.text for post in group], [post.text for post in hers]

    assert await told("/duty 12月18日") == (
        ["12月17日的领导接听日有变动，改为：12月18日上午 08:30–12:00，沈若兰副市长接听。"],
        ["12月17日的领导接听日有变动，改为：12月18日上午 08:30–12:00，还是由您接听。"],
    )
    assert await told("/duty 12月22日 下午") == (
        ["12月18日的领导接听日有变动，改为：12月22日下午 14:30–18:00，沈若兰副市长接听。"],
        ["12月18日的领导接听日有变动，改为：12月22日下午 14:30–18:00，还是由您接听。"],
    )
    assert await told("/duty 12月17日 上午") == (
        ["12月22日的领导接听日有变动，改为：12月17日上午 08:30–12:00，沈若兰副市长接听。"],
        ["12月22日的领导接听日有变动，改为：12月17日上午 08:30–12:00，还是由您接听。"],
    )
    assert await told("/duty 12月17日 上午") == ([], []), "nothing has changed"
    await house.until("+1 08:40")
    assert "今天是领导接听日：12月17日上午" in house.posts("group")[-1].text
