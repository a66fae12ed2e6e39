"""callback_data comes from outside: nonsense, other people's drafts, office presses by a requester."""

import pytest

from bot.core.words import Status
from tests.stories.house import House
from tests.stories.scenes import dispatched, handled, signed, told

NONSENSE = (
    "",
    "x",
    "do:1001",
    "do:1001:",
    "do:1001:close",
    "do:1001:accept:accept",
    "do:-1:accept",
    "do:1e3:accept",
    "do:١٠٠١:accept",
    "do:999999999999:accept",
    "write:1001:accept",
    "write:999999999999:ask",
    "rate:999999999999:satisfied",
    "rate:999999999999:not_satisfied",
    "to:1001:go:::",
    "to:1001:go:ffffffff::",
    "to:1001:lead:::99999999999",
    "to:1001:with:::0",
    "to:1001:by:zzz:zzz:0",
    "to:1001:back:::0",
    "to:1001:lead:::-1",
    "out:999999999999",
    "again:7",
    "drop:7",
    "take:7",
    "skip:999999999999",
    "card:999999999999",
    "steal:1001",
    "☃" * 21,
)


async def test_nonsense_is_answered_and_changes_nothing(house: House) -> None:
    await told(house)
    card = house.post("office", "#ZQ1001")
    before = card.labels
    for data in NONSENSE:
        pressing = await house.forge("林晓", data, card)
        assert pressing.answered, data
        assert pressing.text in ("", "这个按钮已经失效，请用最新的卡片。", "找不到这件诉求。"), data
    assert await house.history() == ["IssueOpened"]
    await house.press("林晓", "返回", card)  # of the menu that a page far too high had opened
    assert card.labels == before


@pytest.mark.parametrize("who", ["李秀英", "王德顺"])
async def test_a_requester_presses_what_is_the_offices(house: House, who: str) -> None:
    await told(house)
    card = house.post("group", "#ZQ1001")
    office = house.post("office", "#ZQ1001").text
    presses = (
        "do:1001:accept",
        "do:1001:sign",
        "write:1001:decline",
        "write:1001:ask",
        "to:1001:lead:::0",
        "card:1001",
    )
    for data in presses:
        assert (await house.forge(who, data, card)).alert, data
    assert await house.history() == ["IssueOpened"]
    assert (house.posts("group"), house.post("office", "#ZQ1001").text) == ([card], office)


async def test_a_handler_of_another_unit(house: House) -> None:
    await dispatched(house)
    card = house.post("group", "停电了")
    for data in ("do:1001:sign", "write:1001:handle", "write:1001:progress", "to:1001:lead:::0"):
        assert (await house.forge("孙主任", data, card)).alert, data
    assert (await house.issue()).status is Status.DISPATCHED


async def test_other_peoples_drafts(house: House) -> None:
    await signed(house)
    await house.say("吴班长", "办结 已恢复供电", "power", to=house.post("power", "#ZQ1001"))
    card = house.post("group", "停电了")
    for who in ("李秀英", "林晓", "孙主任"):
        for verb in ("out", "again", "drop"):
            refused = await house.forge(who, f"{verb}:1", card)
            assert (refused.text, refused.alert) == ("这份答复由起草人来发布。", True)
    assert (await house.issue()).status is Status.IN_PROGRESS
    assert house.post("power", "将这样答复").labels == ["发布", "修改", "取消"]


async def test_other_peoples_candidates(house: House) -> None:
    remark = await house.say("陈大伟", "我们厂门口那条路能不能修一下")
    await house.say("王德顺", "我们厂门口那条路能不能修一下", "private")
    await told(house)
    card = house.post("group", "#ZQ1001")
    for candidate in (1, 2):
        for verb in ("take", "skip"):
            assert (await house.forge("陈大伟", f"{verb}:{candidate}", card)).alert
    assert [issue.number for issue in await house.issues()] == [1001]
    assert remark.emoji == []


async def test_writing_is_never_asked_for_in_the_group(house: House) -> None:
    await signed(house)
    posts = len(house.posts("group"))
    assert (await house.forge("吴班长", "write:1001:handle", house.post("group", "停电了"))).alert
    assert len(house.posts("group")) == posts


async def test_a_prompt_is_answered_by_somebody_without_the_right(house: House) -> None:
    await signed(house)
    await house.press("吴班长", "办结", house.post("power", "#ZQ1001"))
    house.town.join(house.troupe.people["孙主任"], house.troupe.chats["power"])
    await house.say("孙主任", "都好了", "power", to=house.post("power", "写 #ZQ1001 的答复"))
    assert house.posts("power")[-1].text == "这一步由承办单位来做。"
    assert not any("将这样答复" in post.text for post in house.posts("power"))


async def test_a_rating_for_an_issue_of_somebody_else(house: House) -> None:
    await handled(house)
    await house.say("王德顺", "#诉求 物流园停水")
    refused = await house.forge("王德顺", "rate:1001:satisfied", house.post("group", "#ZQ1002"))
    assert refused.alert
    perfect = await house.forge("李秀英", "rate:1001:perfect", house.post("group", "这样解决了吗"))
    assert perfect.text == "这个按钮已经失效，请用最新的卡片。"
    assert (await house.issue()).status is Status.HANDLED
