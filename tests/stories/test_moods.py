"""What Telegram does to a bot on a bad day: nothing of it shows, and nothing is lost or said twice."""

from datetime import timedelta

import pytest

from bot.core.words import Status
from bot.rehearsal.chats import Message
from tests.stories.house import House
from tests.stories.scenes import POWER_CUT, dispatched, told


def cards(house: House, chat: str) -> list[Message]:
    return [post for post in house.posts(chat) if post.text.startswith("#") and "停电了" in post.text]


async def test_a_long_429_is_obeyed_across_a_restart(house: House) -> None:
    """Ten minutes of quiet in the group: nobody else waits, and the restart knows of it."""
    group = house.troupe.chats["group"]
    house.town.faults.too_many("sendMessage", 600, chat=group.id)
    house.town.say(house.troupe.people["李秀英"], group, POWER_CUT)
    await house.town.wait_until(lambda: cards(house, "office") and house.town.called("sendMessage", group.id))
    until = house.clock.now() + timedelta(minutes=9)
    await house.stop()
    asked = house.town.called("sendMessage", group.id)
    await house.start()
    (desk,) = cards(house, "office")
    house.town.say(house.troupe.people["林晓"], house.troupe.chats["office"], "受理", reply_to=desk)
    await house.town.wait_until(lambda: "已受理" in desk.text)
    assert house.town.called("sendMessage", group.id) == asked
    assert cards(house, "group") == []
    house.clock.set(until + timedelta(minutes=2))
    await house.quiet()
    (card,) = cards(house, "group")
    assert "已受理" in card.text


async def test_an_answer_that_is_lost_after_the_effect_repeats_one_message_at_most(house: House) -> None:
    house.town.faults.silence("sendMessage", after=True, chat=house.troupe.chats["group"].id)
    await told(house)
    assert len(cards(house, "group")) == 2, "Telegram has no way to ask whether it was sent"
    await house.say("林晓", "受理", "office", to=house.post("office", "#ZQ1001"))
    assert "已受理" in cards(house, "group")[-1].text


@pytest.mark.parametrize("method", ["editMessageText", "answerCallbackQuery", "setMessageReaction"])
async def test_what_can_be_repeated_is_repeated_and_nobody_sees(house: House, method: str) -> None:
    house.town.faults.server_error(method, after=True)
    await told(house)
    await house.press("林晓", "受理", house.post("office", "#ZQ1001"))
    assert "已受理" in house.post("group", "#ZQ1001").text
    assert (await house.issue()).status is Status.ACCEPTED
    assert (len(cards(house, "group")), len(cards(house, "office"))) == (1, 1)


async def test_a_photo_that_was_deleted_before_it_was_copied(house: House) -> None:
    """The office reads that something is missing, and where to look."""
    await told(house)
    photo = house.town.say(house.troupe.people["李秀英"], house.troupe.chats["group"], "电表", photo="meter.jpg")
    house.town.delete(photo)
    await house.quiet()
    assert house.post("office", "#ZQ1001 有附件没能转到这里", "原来的消息已被删除")


async def test_the_group_moves_before_its_photo_is_copied(old_house: House) -> None:
    """What stayed behind in the old group is out of reach; the office is told, and all else goes on."""
    house = old_house
    await house.say("李秀英", POWER_CUT, "workshop")
    house.town.say(house.troupe.people["李秀英"], house.troupe.chats["workshop"], "电表", photo="meter.jpg")
    new = house.upgrade("workshop")
    await house.quiet()
    assert house.post("office", "#ZQ1001 有附件没能转到这里", "群已升级")
    await house.say("林晓", "受理", "office", to=house.post("office", "停电了"))
    await house.say("李秀英", "冷库里还有40吨货", "workshop", to=house.post("workshop", "停电了"))
    assert "40吨货" in house.post("office", "停电了").text
    again = await house.say("李秀英", "", "workshop", photo="meter.jpg", to=house.post("workshop", "停电了"))
    assert [post.copy_of for post in house.posts("office") if post.attachment] == [(new.id, again.id)]


async def test_an_edit_of_what_was_said_days_ago(house: House) -> None:
    appeal = await dispatched(house)
    house.at("+1 16:00")
    await house.edit(appeal, POWER_CUT + "，冷库里有40吨货")
    for desk in ("office", "power", "group"):
        assert len(cards(house, desk)) == 1
    assert "40吨货" in cards(house, "power")[0].text


async def test_a_burst_at_a_bad_moment(house: House) -> None:
    """The line is bad for a while: all that was said is answered once, in the end."""
    house.town.faults.server_error("sendMessage", 502, times=3)
    house.town.faults.silence(None, times=2)
    house.town.faults.server_error("getUpdates", 502, times=1)
    group = house.troupe.chats["group"]
    for number, name in enumerate(("李秀英", "王德顺")):
        house.town.say(house.troupe.people[name], group, f"#诉求 {number}号仓库停水两天了，请帮忙")
    await house.quiet()
    assert len(await house.issues()) == 2
    for shown in ("#ZQ1001", "#ZQ1002"):
        assert len([post for post in house.posts("office") if post.text.startswith(shown)]) == 1
