"""转私密 where Telegram lets no edit through: what stands in the group is deleted, or else the office is told."""

import pytest

from bot.rehearsal.refusals import Refused, bad_request, forbidden
from tests.stories.house import House
from tests.stories.scenes import POWER_CUT, dispatched, told

UNVEILED = "#ZQ1001 已转私密，但群里还留着原来的内容，小二改不了。请群管理员删掉小二关于它的消息。"

REFUSALS = [
    bad_request("message can't be edited"),
    bad_request("not enough rights to send text messages to the chat"),
    forbidden("not enough rights to edit messages"),
]


async def go_private(house: House) -> None:
    pressing = await house.press("林晓", "转私密", house.post("office", "停电"))
    assert pressing.text == "已转私密"


def told_at_office(house: House) -> list[str]:
    """What it reads of the group, the alert at the card aside."""
    alert = "#ZQ1001 已转私密办理，请不要在群里谈这件事。"
    texts = [post.text for post in house.posts("office")]
    return [text for text in texts if "群里" in text and "经过" not in text and text != alert]


@pytest.mark.parametrize("refusal", REFUSALS, ids=["uneditable", "no right", "forbidden"])
async def test_what_cannot_be_edited_is_deleted(house: House, refusal: Refused) -> None:
    await dispatched(house)
    house.town.faults.refuse("editMessageText", refusal, times=2, chat=house.troupe.chats["group"].id)
    await go_private(house)
    assert house.posts("group") == []
    assert told_at_office(house) == []


@pytest.mark.parametrize("refusal", REFUSALS, ids=["uneditable", "no right", "forbidden"])
async def test_what_cannot_be_deleted_either_is_told_to_the_office_once(house: House, refusal: Refused) -> None:
    await dispatched(house)
    group = house.troupe.chats["group"].id
    house.town.faults.refuse("editMessageText", refusal, times=2, chat=group)
    house.town.faults.refuse("deleteMessage", bad_request("message can't be deleted"), times=2, chat=group)
    await go_private(house)
    assert len(house.posts("group")) == 2
    assert told_at_office(house) == [UNVEILED]


async def test_a_deletion_that_nobody_answers_is_tried_again(house: House) -> None:
    await told(house)
    group = house.troupe.chats["group"].id
    house.town.faults.refuse("editMessageText", REFUSALS[0], times=2, chat=group)
    house.town.faults.server_error("deleteMessage", chat=group)
    await go_private(house)
    assert house.posts("group") == []
    assert told_at_office(house) == []


async def test_what_somebody_deleted_is_nobodys_worry(house: House) -> None:
    await told(house)
    house.town.delete(house.post("group", "停电"))
    await go_private(house)
    assert house.posts("group") == []
    assert told_at_office(house) == []


async def test_what_stayed_behind_in_the_old_group_is_told(old_house: House) -> None:
    house = old_house
    await house.say("李秀英", POWER_CUT, "workshop")
    house.upgrade("workshop")
    await house.quiet()
    await go_private(house)
    assert told_at_office(house) == [UNVEILED]
    assert house.posts("workshop") == []


async def test_also_when_the_card_was_shown_anew_in_the_new_group(old_house: House) -> None:
    house = old_house
    await house.say("李秀英", POWER_CUT, "workshop")
    house.upgrade("workshop")
    await house.press("林晓", "受理", house.post("office", "停电"))
    await go_private(house)
    assert [post.text for post in house.posts("workshop")] == ["#ZQ1001 已转为不公开办理，后面的情况请点「私聊」查看。"]
    assert told_at_office(house) == [UNVEILED]


async def test_in_the_new_group_nothing_is_wrong(old_house: House) -> None:
    house = old_house
    house.upgrade("workshop")
    await house.quiet()
    await house.say("李秀英", POWER_CUT, "workshop")
    await go_private(house)
    assert [post.text for post in house.posts("workshop")] == ["#ZQ1001 已转为不公开办理，后面的情况请点「私聊」查看。"]
    assert told_at_office(house) == []
