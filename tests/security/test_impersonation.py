"""Whoever looks like somebody else, or repeats what was said before, gains nothing by it."""

from typing import Any

import pytest

from bot.core.words import Status
from tests.stories.house import House
from tests.stories.scenes import POWER_CUT, dispatched, told
from tests.stories.test_hostile_words import group_message

#: Letter by letter, with a mark that shows nothing, in the other width, in another alphabet.
OFFICER = ("林晓", "林晓\u200b", "林\u2060晓", "林晓 市长办公室", "‮晓林")
MAYOR = ("周明远", "周明远 市长", "市长周明远\u200d")


@pytest.mark.parametrize("name", [*OFFICER, *MAYOR])
async def test_a_name_like_an_officer_s_or_the_mayor_s(house: House, name: str) -> None:
    appeal = await told(house)
    stranger = house.guest(9001, name)
    card = house.post("group", "#ZQ1001")
    for words in ("受理", "交办 市供电公司", "请市供电公司今天下午对接", "办结 已恢复供电", "转私密", "撤回"):
        await house.say(stranger, words, to=card)
        await house.say(stranger, words, to=appeal)
    for data in ("do:1001:accept", "do:1001:sign", "to:1001:go:::", "write:1001:handle"):
        assert (await house.forge(stranger, data, card)).alert, data
    await house.say(stranger, "核实 绿源食品", to=card)
    await house.say(stranger, "/board", "private")
    assert await house.history() == ["IssueOpened"]
    assert "看板" not in "\n".join(
        post.text for post in house.town.chat(stranger.id).visible() if post.text != "/board"
    )


async def test_a_press_in_a_chat_that_the_message_never_was_in(house: House) -> None:
    """callback_data of the office's card, sent below a message of a group of one's own, or below none at all."""
    await dispatched(house)
    await house.say("李秀英", "/start", "private")
    own = house.troupe.people["李秀英"]
    data = ("do:1001:sign", "write:1001:handle", "card:1001", "take:1", "who:1001:pick:", "invite:1:0", "leave:1")
    for wish in data:
        assert (await house.forge(own, wish, house.posts("李秀英")[-1])).answered
    chat = {"id": -1009999, "type": "supergroup", "title": "市长办公室"}
    old: dict[str, Any] = {"message_id": 3, "date": 0, "chat": chat}
    sender = {"id": own.id, "is_bot": False, "first_name": "林晓", "username": "linxiao"}
    below: tuple[dict[str, Any], ...] = (
        {"message": old},
        {"inline_message_id": "x"},
        {},
        {"message": {**old, "chat": 7}},
    )
    for number, where in enumerate(below):
        raw = {"id": str(number), "from": sender, "chat_instance": "1", "data": "do:1001:sign", **where}
        house.town.inject({"callback_query": raw})
    await house.quiet()
    assert (await house.issue()).status is Status.DISPATCHED


async def test_what_was_received_once_is_received_again(house: House) -> None:
    """With new update ids, as from a recording: a message is one part of one issue, a press one event."""
    chat = house.troupe.chats["group"]
    li = {"id": house.troupe.people["李秀英"].id, "is_bot": False, "first_name": "李秀英"}
    for _ in range(3):
        house.town.inject({"message": group_message(house, 900, li, POWER_CUT)})
    await house.quiet()
    assert [(len(issue.parts), issue.text) for issue in await house.issues()] == [(1, POWER_CUT)]
    result = await handled_by_hand(house)
    before = await house.history()
    press = {"id": "77", "from": li, "chat_instance": "1", "data": "rate:1001:satisfied"}
    where = {"message_id": result.id, "date": 0, "chat": {"id": chat.id, "type": "supergroup", "title": chat.title}}
    for _ in range(3):
        house.town.inject({"callback_query": {**press, "message": where}})
    await house.quiet()
    assert (await house.history())[len(before) :].count("Confirmed") == 1


async def handled_by_hand(house: House) -> Any:
    await house.say("林晓", "交办 市供电公司", "office", to=house.post("office", "#ZQ1001"))
    await house.press("吴班长", "签收", house.post("power", "#ZQ1001"))
    await house.say("吴班长", "办结 已恢复供电", "power", to=house.post("power", "#ZQ1001", "办理中"))
    await house.press("吴班长", "发布", house.post("power", "将这样答复"))
    return house.post("group", "答复：已恢复供电")
