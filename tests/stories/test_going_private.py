"""转私密: the group keeps the number; the requester reads on in the private chat."""

import pytest

from bot.core.words import Rating, Status, Visibility
from tests.stories.house import House
from tests.stories.scenes import POWER_CUT, dispatched, handled, signed, told

VEIL = "#ZQ1001 已转为不公开办理，后面的情况请点「私聊」查看。"


async def hidden(house: House) -> None:
    """李秀英 has opened the bot, her issue was signed for in the open, and is private now."""
    await house.say("李秀英", "/start", "private")
    await signed(house)
    pressing = await house.press("林晓", "转私密", house.post("office", "#ZQ1001", "停电"))
    assert pressing.text == "已转私密"


def said_in_group(house: House) -> list[str]:
    return [post.text for post in house.posts("group")]


async def test_every_message_in_the_group_is_veiled(house: House) -> None:
    await hidden(house)
    assert said_in_group(house) == [VEIL, VEIL]
    assert [post.labels for post in house.posts("group")] == [["私聊"], ["私聊"]]
    card = house.post("李秀英", "#ZQ1001", "停电了", "办理中 · 市供电公司 吴班长")
    assert card.labels == ["撤回"]
    assert "已转私密，不在群里公开" in house.post("office", "#ZQ1001", "李秀英").text
    assert house.post("power", "#ZQ1001 已转私密办理，请不要在群里谈这件事。")


async def test_the_rest_is_told_privately(house: House) -> None:
    await hidden(house)
    await house.say("吴班长", "请补充 请说明电表号", "power", to=house.post("power", "#ZQ1001", "办理中"))
    await house.say("李秀英", "20731", "private", to=house.post("李秀英", "需要您补充"))
    await house.say("吴班长", "办结 已恢复供电", "power", to=house.post("power", "#ZQ1001", "办理中"))
    await house.press("吴班长", "发布", house.post("power", "将这样答复"))
    await house.press("李秀英", "不满意", house.post("李秀英", "这样解决了吗"))
    await house.say("李秀英", "冷库还是没电", "private")
    assert house.post("李秀英", "重新办理")
    await house.say("吴班长", "办结 这次真的来电了", "power", to=house.post("power", "#ZQ1001", "已交办"))
    await house.press("吴班长", "发布", house.post("power", "将这样答复", "这次真的来电了"))
    await house.press("李秀英", "满意", house.post("李秀英", "这样解决了吗", "这次真的来电了"))
    assert (await house.issue()).rating is Rating.SATISFIED
    assert said_in_group(house) == [VEIL, VEIL]


async def test_what_the_requester_says_in_the_group_is_added_without_a_word(house: House) -> None:
    await hidden(house)
    veil = house.posts("group")[0]
    house.at("11:00")
    more = await house.say("李秀英", "冷库里还有40吨货", to=veil)
    assert more.emoji == ["👀"]
    assert "冷库里还有40吨货" in house.post("office", "#ZQ1001", "李秀英").text
    assert said_in_group(house) == [VEIL, VEIL]


async def test_what_others_say_of_it_in_the_group_is_repeated_nowhere(house: House) -> None:
    await hidden(house)
    veil = house.posts("group")[0]
    await house.say("周明远", "请市供电公司今天下午到现场", to=veil)
    await house.say("吴班长", "进展 已到现场", to=veil)
    await house.say("林晓", "请补充 请说明电表号", to=veil)
    await house.say("马会计", "#诉求", to=veil)
    assert house.post("李秀英", "需要您补充：请说明电表号")
    assert [text for text in said_in_group(house) if "#ZQ" in text] == [VEIL, VEIL]
    assert [text for text in said_in_group(house) if "现场" in text or "电表" in text] == []


async def test_an_edit_and_my_show_nothing_in_the_group(house: House) -> None:
    await house.say("李秀英", "/start", "private")
    appeal = await dispatched(house)
    await house.say("林晓", "转私密", "office", to=house.post("office", "#ZQ1001"))
    await house.edit(appeal, f"{POWER_CUT}，冷库里还有40吨货")
    assert "40吨" in house.post("office", "#ZQ1001", "李秀英").text
    await house.say("李秀英", "/my")
    assert said_in_group(house) == [VEIL, VEIL, "您的诉求请到私聊里看，只给您看。"]


async def test_a_result_that_stood_there_is_rated_privately(house: House) -> None:
    await house.say("李秀英", "/start", "private")
    result = await handled(house)
    await house.press("林晓", "转私密", house.post("office", "#ZQ1001", "停电"))
    assert (result.text, result.labels) == (VEIL, ["私聊"])
    await house.press("李秀英", "满意", house.post("李秀英", "这样解决了吗"))
    assert (await house.issue()).status is Status.CLOSED
    assert set(said_in_group(house)) == {VEIL}


async def test_an_old_screen_shows_a_colleague_nothing(house: House) -> None:
    await house.say("张建国", "我们公司银行贷款月底到期续不上，车间下周就要停产，请市里帮忙协调")
    await house.press("林晓", "转私密", house.post("office", "#ZQ1001"))
    veil = house.post("group", "已转为不公开办理")
    for data in ("view:1001", "withdraw:1001", "rate:1001:satisfied"):
        pressing = await house.forge("马会计", data, veil)
        assert pressing.alert
        assert "贷款" not in pressing.text
    assert (await house.press_again("张建国", "查看", veil)).text.startswith("#ZQ1001 待受理")


@pytest.mark.parametrize("who", ["王德顺", "吴班长", "周明远"])
async def test_nobody_else_can(house: House, who: str) -> None:
    await dispatched(house)
    pressing = await house.forge(who, "do:1001:classify", house.post("group", "停电"))
    assert (pressing.text, pressing.alert) == ("只有市长办公室和诉求人能转私密。", True)
    assert (await house.issue()).visibility is Visibility.OPEN


async def test_an_officers_word_in_the_group(house: House) -> None:
    await house.say("李秀英", "/start", "private")
    appeal = await told(house)
    word = await house.say("林晓", "转私密", to=appeal)
    assert word.emoji == ["👌"]
    assert said_in_group(house) == [VEIL]


async def test_who_never_opened_the_bot_finds_the_way_below_the_veil(house: House) -> None:
    await signed(house)
    await house.press("林晓", "转私密", house.post("office", "#ZQ1001", "停电"))
    assert house.posts("李秀英") == []
    await take_the_way_on(house, "李秀英")
    assert house.post("李秀英", "#ZQ1001", "停电了", "办理中 · 市供电公司 吴班长", "这件事不在群里公开")


@pytest.mark.parametrize("who", ["王德顺", "陈大伟", "吴班长", "周明远", "马会计"])
async def test_whoever_else_takes_it_is_only_greeted(house: House, who: str) -> None:
    await hidden(house)
    before = len(house.posts(who))
    await take_the_way_on(house, who)
    assert "您好，我是小二" in house.posts(who)[before].text
    assert not any("李秀英" in post.text or "不公开" in post.text for post in house.posts(who)[before + 1 :])


async def take_the_way_on(house: House, who: str) -> None:
    house.town.follow(house.troupe.people[who], house.posts("group")[0].button("私聊"))
    await house.quiet()


async def test_twice_is_once(house: House) -> None:
    await hidden(house)
    card = house.post("office", "#ZQ1001", "李秀英")
    assert "转私密" not in card.labels
    assert (await house.press_again("林晓", "转私密", card)).alert
    assert (await house.history()).count("Classified") == 1


async def test_who_never_opened_the_bot_is_telephoned_until_they_do(house: House) -> None:
    await signed(house)
    await house.press("林晓", "转私密", house.post("office", "#ZQ1001", "停电"))
    assert house.post("office", "#ZQ1001 绿源食品 李秀英收不到小二的私聊", "有了答复，请打电话告诉对方。")
    await house.say("吴班长", "办结 已恢复供电", "power", to=house.post("power", "#ZQ1001", "办理中"))
    await house.press("吴班长", "发布", house.post("power", "将这样答复"))
    trouble = house.post("office", "#ZQ1001 的答复没送到绿源食品 李秀英（还没打开过小二）。")
    await house.say("李秀英", "/start", "private")
    assert house.post("李秀英", "#ZQ1001", "已办结")
    assert house.post("李秀英", "已恢复供电", "这样解决了吗").labels == ["满意", "基本满意", "不满意"]
    assert "不用再打电话了" in trouble.text
    assert house.ever_said("group").count("已恢复供电") == 0
