"""What one person alone is to read in the group: seen by them alone, or not said there at all."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.stories.house import House, open_house
from tests.stories.scenes import POWER_CUT, told
from tests.stories.test_reports_stay_private import REPORT


@pytest.fixture
async def modern(tmp_path: Path) -> AsyncIterator[House]:
    """A Bot API server that knows ephemeral messages, and a bot that may send them."""
    async with open_house(tmp_path, ephemeral=True) as house:
        house.town.set_bot(house.troupe.chats["group"], "administrator")
        yield house


def read_by(house: House, who: str) -> list[str]:
    """Of the bot, in the group."""
    seen = house.town.seen_by(house.troupe.people[who], house.troupe.chats["group"])
    return [message.text for message in seen if message.sender == house.town.bot]


async def test_my_list_is_mine(modern: House) -> None:
    await told(modern)
    await modern.say("李秀英", "孩子想转学到市里，请帮忙协调", "private")
    before = len(read_by(modern, "王德顺"))
    await modern.say("李秀英", "/my")
    mine = read_by(modern, "李秀英")[-1]
    assert mine.startswith("您的诉求\n\n#ZQ1001")
    assert mine.endswith("还有不公开的，请到私聊里看。")
    assert "转学" not in mine
    assert len(read_by(modern, "王德顺")) == before


async def test_a_report_is_received_for_its_author_alone(modern: House) -> None:
    await modern.say("王德顺", REPORT)
    assert read_by(modern, "王德顺") == ["#ZQ1001 已收到，不在群里公开。办到哪一步，我在私聊里告诉您。"]
    assert read_by(modern, "李秀英") == []


async def test_a_colleague_took_it_back(modern: House) -> None:
    """The requester never opened the bot: they alone read it where they raised it."""
    await modern.say("张建国", "我们公司银行贷款月底到期续不上，车间下周就要停产，请市里帮忙协调")
    await modern.say("马会计", "撤回", to=modern.post("group", "#ZQ1001"))
    assert read_by(modern, "张建国")[-1] == "#ZQ1001 马会计撤回了这件诉求。"
    assert "马会计撤回了" not in "".join(read_by(modern, "王德顺"))


async def test_a_hint_and_a_refusal(modern: House) -> None:
    appeal = await told(modern)
    await modern.say("李秀英", "#诉求")
    await modern.say("林晓", "拆分", to=appeal)
    assert read_by(modern, "李秀英")[-1] == "请在 #诉求 后面写上您遇到的问题，我来登记。"
    assert read_by(modern, "林晓")[-1] == "这条是提出诉求的那条消息，拆不出来。"
    assert len(read_by(modern, "王德顺")) == 1  # the card


async def test_where_telegram_can_not_a_report_is_received_privately(house: House) -> None:
    await house.say("王德顺", "/start", "private")
    await house.say("王德顺", REPORT)
    assert [(post.text, post.labels) for post in house.posts("group")] == [("收到，后面的请私下跟我说。", ["私聊"])]
    assert house.post("王德顺", "#ZQ1001", "待受理").labels == ["撤回"]


async def test_where_it_can_not_a_hint_is_for_all(house: House) -> None:
    await house.say("李秀英", POWER_CUT)
    await house.say("王德顺", "#诉求")
    assert house.posts("group")[-1].text == "请在 #诉求 后面写上您遇到的问题，我来登记。"
