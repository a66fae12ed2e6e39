"""Perhaps an appeal: the office sees a quiet card with [登记] [忽略], the group sees nothing."""

from bot.core.words import Status
from bot.rehearsal.chats import Message
from tests.stories.house import House
from tests.stories.scenes import handled

PERHAPS = "我们厂门口那条路能不能修一下"


async def perhaps(house: House) -> tuple[Message, Message]:
    """The remark in the group, and the card about it in the office."""
    remark = await house.say("陈大伟", PERHAPS)
    assert (house.posts("group"), remark.emoji, await house.issues()) == ([], [], [])
    card = house.post("office", "这条可能是诉求", "陈大伟 · 安泰建材", PERHAPS, "判断依据")
    assert card.labels == ["登记", "忽略"]
    return remark, card


async def test_the_office_registers_it(house: House) -> None:
    remark, card = await perhaps(house)
    assert (await house.press("林晓", "登记", card)).text == "已登记"
    assert "已登记为 #ZQ1001" in card.text
    assert card.labels == []
    assert house.post("group", "#ZQ1001").reply_to == remark.id
    issue = await house.issue()
    assert (issue.requester.name, issue.status) == ("陈大伟", Status.RECEIVED)
    assert [event.by.name for event in await house.events()] == ["林晓"]


async def test_a_reply_to_what_has_ended_says_so(house: House) -> None:
    await house.press("李秀英", "满意", await handled(house))
    house.at("15:00")
    await house.say("李秀英", PERHAPS, to=house.post("group", "#ZQ1001", "停电"))
    assert "回复的是 #ZQ1001（已结案）" in house.post("office", "这条可能是诉求").text


async def test_the_office_ignores_it(house: House) -> None:
    remark, card = await perhaps(house)
    assert (await house.press("何静", "忽略", card)).text == "好，不登记"
    assert card.text.startswith("不登记")
    assert (card.labels, house.posts("group"), remark.emoji) == ([], [], [])


async def test_two_officers_press_at_once(house: House) -> None:
    _, card = await perhaps(house)
    take, skip = (data for row in card.rows for _, data in row if data)
    await house.press("林晓", "登记", card)
    late = await house.forge("何静", skip, card)
    assert (late.text, late.alert) == ("已经登记为 #ZQ1001。", True)
    await house.forge("何静", take, card)
    assert len(await house.issues()) == 1


async def test_once_ignored_it_is_not_registered_by_an_old_button(house: House) -> None:
    _, card = await perhaps(house)
    take = card.rows[0][0][1] or ""
    await house.press("林晓", "忽略", card)
    assert (await house.forge("何静", take, card)).text == "已经定为不登记。"
    assert await house.issues() == []


async def test_only_the_office_decides(house: House) -> None:
    _, card = await perhaps(house)
    for who in ("周明远", house.guest(9001, "钱多多")):
        house.town.join(house.troupe.people["周明远"] if isinstance(who, str) else who, house.troupe.chats["office"])
        refused = await house.press(who, "登记", card)
        assert (refused.text, refused.alert) == ("这一步由市长办公室来做。", True)
    assert await house.issues() == []


async def test_the_author_calls_before_the_office_has_decided(house: House) -> None:
    remark, card = await perhaps(house)
    await house.say("陈大伟", "/new", to=remark)
    assert "已登记为 #ZQ1001" in card.text
    assert card.labels == []


async def test_an_edit_before_the_office_has_decided(house: House) -> None:
    remark, card = await perhaps(house)
    await house.edit(remark, "我们厂门口那条路灯能不能修一下")
    assert "路灯" in card.text
    assert len(house.posts("office")) == 1


async def test_an_appeal_said_as_an_answer_to_somebody_else(house: House) -> None:
    """Perhaps it only takes up what the other one said: the office decides."""
    greeting = await house.say("王德顺", "大家早上好")
    await house.say("陈大伟", "我们厂也停电了，生产线全停，请市里帮忙", to=greeting)
    assert (await house.issues(), house.posts("group")) == ([], [])
    assert house.post("office", "这条可能是诉求", "我们厂也停电了").labels == ["登记", "忽略"]


async def test_half_an_appeal_said_as_an_answer_is_talk(house: House) -> None:
    greeting = await house.say("王德顺", "大家早上好")
    await house.say("陈大伟", PERHAPS, to=greeting)
    assert house.posts("office") == []


async def test_the_office_writes_it_instead_of_pressing(house: House) -> None:
    _, card = await perhaps(house)
    house.town.join(house.troupe.people["周明远"], house.troupe.chats["office"])
    await house.say("周明远", "登记", "office", to=card)
    assert house.posts("office")[-1].text == "这一步由市长办公室来做。"
    word = await house.say("林晓", "登记", "office", to=card)
    assert "已登记为 #ZQ1001" in card.text
    assert word.emoji == ["👌"]


async def test_who_wrote_privately_says_yes(house: House) -> None:
    await house.say("陈大伟", PERHAPS, "private")
    await house.say("陈大伟", "好的", "private")
    assert (await house.issue()).text == PERHAPS


async def test_who_wrote_privately_says_no(house: House) -> None:
    await house.say("陈大伟", PERHAPS, "private")
    await house.say("陈大伟", "不用了", "private")
    assert await house.issues() == []
    assert house.post("陈大伟", "不登记").labels == []
