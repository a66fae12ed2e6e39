"""撤回: the requester takes it back, with two presses; everybody who had it knows."""

import pytest

from bot.core.words import Status
from bot.rehearsal.chats import Message
from tests.stories.house import House
from tests.stories.scenes import POWER_CUT, dispatched, handled, signed, told

ASKS = "要撤回 #ZQ1001 吗？撤回后就不再办理，经办的人都会知道。确定撤回，请在一分钟内再按一次。"


async def own_view(house: House, who: str = "李秀英") -> Message:
    """What the link under the group's card shows in the private chat."""
    link = house.posts("group")[0].button("私聊")
    house.town.follow(house.troupe.people[who], link)
    await house.quiet()
    return house.post(who, "#ZQ1001")


async def test_two_presses_withdraw(house: House) -> None:
    await dispatched(house)
    view = await own_view(house)
    first = await house.press("李秀英", "撤回", view)
    assert (first.text, first.alert) == (ASKS, True)
    assert (await house.issue()).status is Status.DISPATCHED
    second = await house.press("李秀英", "撤回", view)
    assert second.text == "已撤回。以后还需要，随时再跟我说。"
    assert (await house.issue()).status is Status.WITHDRAWN


async def test_everybody_who_has_it_is_told_and_the_group_hears_nothing_new(house: House) -> None:
    await dispatched(house)
    before = len(house.posts("group"))
    view = await own_view(house)
    for _ in range(2):
        await house.press("李秀英", "撤回", view)
    assert len(house.posts("group")) == before
    assert house.posts("group")[0].text == "#ZQ1001 已撤回"
    for chat in ("office", "power"):
        assert house.post(chat, "#ZQ1001 诉求人撤回了，不用再办。")
        assert house.post(chat, "#ZQ1001 已撤回").labels == []


async def test_after_a_minute_the_first_press_is_forgotten(house: House) -> None:
    await told(house)
    view = await own_view(house)
    await house.press("李秀英", "撤回", view)
    house.at("09:05")
    assert (await house.press("李秀英", "撤回", view)).text == ASKS
    assert (await house.issue()).status is Status.RECEIVED


async def test_a_restart_between_the_two_is_nothing(house: House) -> None:
    await told(house)
    view = await own_view(house)
    await house.press("李秀英", "撤回", view)
    await house.stop()
    await house.start()
    await house.press("李秀英", "撤回", view)
    assert (await house.issue()).status is Status.WITHDRAWN


async def test_a_third_press_finds_it_done(house: House) -> None:
    await told(house)
    view = await own_view(house)
    for _ in range(2):
        await house.press("李秀英", "撤回", view)
    again = await house.press_again("李秀英", "撤回", view)
    assert (again.text, again.alert) == ("已经撤回了。", True)
    assert (await house.history()).count("Withdrawn") == 1


async def test_on_the_private_card(house: House) -> None:
    await house.say("李秀英", POWER_CUT, "private")
    card = house.post("李秀英", "#ZQ1001")
    for _ in range(2):
        await house.press("李秀英", "撤回", card)
    assert ("已撤回" in card.text, card.labels) == (True, [])
    assert house.posts("group") == []


async def test_a_colleague_may(house: House) -> None:
    await house.say("张建国", "我们公司银行贷款月底到期续不上，车间下周就要停产，请市里帮忙协调")
    view = await own_view(house, "马会计")
    for _ in range(2):
        await house.press("马会计", "撤回", view)
    assert (await house.issue()).status is Status.WITHDRAWN


async def test_a_colleagues_word_is_told_to_the_desk_and_to_the_requester(house: House) -> None:
    await house.say("张建国", "/start", "private")
    await house.say("张建国", "我们公司银行贷款月底到期续不上，车间下周就要停产，请市里帮忙协调")
    before = len(house.posts("group"))
    await house.say("马会计", "撤回", to=house.post("group", "#ZQ1001"))
    assert house.post("office", "撤回了").text == "#ZQ1001 诉求人的同事马会计撤回了，不用再办。"
    assert house.posts("张建国")[-1].text == "#ZQ1001 马会计撤回了这件诉求。"
    assert len(house.posts("group")) == before


async def test_a_requester_who_never_opened_the_bot_reads_it_on_the_card(house: House) -> None:
    await house.say("张建国", "我们公司银行贷款月底到期续不上，车间下周就要停产，请市里帮忙协调")
    before = len(house.posts("group"))
    await house.say("马会计", "撤回", to=house.post("group", "#ZQ1001"))
    assert len(house.posts("group")) == before
    assert "已撤回" in house.post("group", "#ZQ1001").text
    assert [post.text for post in house.posts("office") if "没能送到" in post.text] == []


async def test_ones_own_word_is_told_to_nobody_but_the_desk(house: House) -> None:
    await house.say("李秀英", "/start", "private")
    await told(house)
    before = len(house.posts("李秀英"))
    await house.say("李秀英", "撤回", to=house.post("group", "#ZQ1001"))
    assert house.post("office", "撤回了").text == "#ZQ1001 诉求人撤回了，不用再办。"
    assert len(house.posts("李秀英")) == before


async def test_one_press_each_is_not_two(house: House) -> None:
    await house.say("张建国", "我们公司银行贷款月底到期续不上，车间下周就要停产，请市里帮忙协调")
    for who in ("张建国", "马会计"):
        assert (await house.press(who, "撤回", await own_view(house, who))).text == ASKS
    assert (await house.issue()).status is Status.RECEIVED


@pytest.mark.parametrize("who", ["王德顺", "林晓", "周明远", "吴班长"])
async def test_nobody_else_may(house: House, who: str) -> None:
    await dispatched(house)
    for _ in range(2):
        pressing = await house.forge(who, "withdraw:1001", house.post("group", "#ZQ1001"))
        assert (pressing.text, pressing.alert) == ("只有诉求人能撤回。", True)
    assert (await house.issue()).status is Status.DISPATCHED


async def test_the_view_that_was_pressed_says_so(house: House) -> None:
    await told(house)
    view = await own_view(house)
    for _ in range(2):
        await house.press("李秀英", "撤回", view)
    assert view.text.splitlines()[1] == "已撤回"
    assert view.labels == []
    assert len(house.posts("李秀英")) == 1


async def test_an_older_view_says_so_once_it_is_pressed(house: House) -> None:
    await told(house)
    older, newer = await own_view(house), await own_view(house)
    for _ in range(2):
        await house.press("李秀英", "撤回", newer)
    assert (await house.press("李秀英", "撤回", older)).text == "已经撤回了。"
    assert (older.text, older.labels) == (newer.text, [])


async def test_an_answer_that_was_not_out_yet_needs_no_author_any_more(house: House) -> None:
    await signed(house)
    view = await own_view(house)
    await house.say("吴班长", "办结 已恢复供电", "power", to=house.post("power", "#ZQ1001", "办理中"))
    preview = house.post("power", "将这样答复")
    for _ in range(2):
        await house.press("李秀英", "撤回", view)
    assert preview.text == "#ZQ1001 不用再办了，这份答复没有发布：\n\n已恢复供电"
    assert preview.labels == []
    late = await house.press_again("吴班长", "发布", preview)
    assert (late.text, late.alert) == ("这件事不用再办了，这份答复不再发布。", True)
    assert "已恢复供电" not in house.ever_said("group")


async def test_a_result_that_waited_waits_no_more(house: House) -> None:
    result = await handled(house)
    view = await own_view(house)
    assert view.labels == ["满意", "基本满意", "不满意", "撤回"]
    for _ in range(2):
        await house.press("李秀英", "撤回", view)
    assert result.labels == []
    assert result.text.endswith("这件事已撤回。")
    assert (await house.press_again("李秀英", "满意", view)).alert
