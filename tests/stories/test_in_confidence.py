"""Told in the group, and then wanted out of it: the requester's own word does it."""

import pytest

from bot.core.words import Visibility
from tests.stories.house import House
from tests.stories.scenes import POWER_CUT, dispatched, told

VEIL = "#ZQ1001 已转为不公开办理，后面的情况请点「私聊」查看。"
DONE = "#ZQ1001 已转私密，群里只剩编号。您发的原话我删不了，请您自己删掉；办到哪一步，我在私聊里告诉您。"


async def test_a_reply_to_ones_own_words_takes_it_out(house: House) -> None:
    await house.say("李秀英", "/start", "private")
    appeal = await dispatched(house)
    await house.say("李秀英", "别公开", to=appeal)
    *veils, answer = house.posts("group")
    assert {post.text for post in veils} == {VEIL}
    assert (answer.text, answer.labels) == (DONE, ["私聊"])
    assert house.post("李秀英", "#ZQ1001", "停电了").labels == ["撤回"]
    for desk in ("office", "power"):
        assert house.post(desk, "#ZQ1001 已转私密办理，请不要在群里谈这件事。")
    assert (await house.history())[-1] == "Classified"
    assert (await house.issue()).text == POWER_CUT


@pytest.mark.parametrize("words", ["发错群了", "别说是我说的", "please don't publish"])
async def test_right_after_it(house: House, words: str) -> None:
    await told(house)
    house.at("09:20")
    await house.say("李秀英", words)
    assert (await house.issue()).visibility is Visibility.PRIVATE
    assert house.post("group", "已转私密，群里只剩编号")


async def test_or_in_the_private_chat(house: House) -> None:
    await told(house)
    await house.say("李秀英", "刚才那条别公开", "private")
    assert house.posts("group")[0].text == VEIL
    assert "您在群里发的原话我删不了" in house.post("李秀英", "#ZQ1001 已转私密").text
    await house.say("李秀英", "保密", "private")
    assert house.posts("李秀英")[-1].text == "这件事已经不在群里公开了。"


async def test_nobody_takes_out_what_is_not_theirs(house: House) -> None:
    appeal = await told(house)
    await house.say("王德顺", "别公开", to=appeal)
    await house.say("王德顺", "别公开 #ZQ1001")
    await house.say("王德顺", "保密")
    assert (await house.issue()).visibility is Visibility.OPEN
    assert house.posts("group")[-1].text == "只有市长办公室和诉求人能转私密。"


async def test_the_office_of_secrets_is_a_place(house: House) -> None:
    appeal = await told(house)
    await house.say("李秀英", "保密局的门口也停电了", to=appeal)
    assert (await house.issue()).visibility is Visibility.OPEN
    assert "保密局" in (await house.issue()).text
