"""怎么还没人管 is answered, and whoever has the issue is reminded; it is never a matter of its own."""

import pytest

from tests.stories.house import House
from tests.stories.scenes import POWER_CUT, dispatched, handled, told
from tests.stories.test_for_one_alone import modern, read_by

__all__ = ["modern"]


async def test_the_office_has_it(house: House) -> None:
    appeal = await told(house)
    house.at("09:05")
    await house.say("李秀英", "怎么还没人管", to=appeal)
    assert house.posts("group")[-1].text == "#ZQ1001 还在等市长办公室受理，今天 09:10前会看，已经提醒他们。"
    word = house.post("office", "#ZQ1001 诉求人在问办到哪一步了：怎么还没人管")
    assert word.reply_to == house.post("office", "李秀英 · 绿源食品").id
    assert (len(await house.issues()), (await house.issue()).text) == (1, POWER_CUT)


async def test_once_an_hour(house: House) -> None:
    await told(house)
    for clock in ("10:05", "10:30", "11:10"):
        house.at(clock)
        await house.say("李秀英", "@xiaoer_bot 到哪一步了")
    assert house.posts("group")[-1].text == "#ZQ1001 市长办公室应在今天 09:10前受理，已经超时，也提醒他们了。"
    assert len([post for post in house.posts("office") if "诉求人在问" in post.text]) == 2


async def test_the_unit_has_it(house: House) -> None:
    await dispatched(house)
    house.at("15:00")
    await house.say("李秀英", "有结果了吗？")
    assert house.posts("group")[-1].text == "#ZQ1001 由市供电公司办理，11月25日 09:00前答复您，已经提醒他们。"
    for desk in ("office", "power"):
        assert house.post(desk, "诉求人在问办到哪一步了：有结果了吗？")


async def test_it_is_the_requesters_turn(house: House) -> None:
    await handled(house)
    house.at("15:00")
    await house.say("李秀英", "怎么样了")
    assert house.posts("group")[-1].text == "#ZQ1001 已经答复，在等您说一声解决了没有。"
    assert [post for post in house.posts("office") if "诉求人在问" in post.text] == []


async def test_for_the_askers_eyes(modern: House) -> None:
    await told(modern)
    before = len(read_by(modern, "王德顺"))
    modern.at("09:05")
    await modern.say("李秀英", "why is nobody doing anything")
    assert read_by(modern, "李秀英")[-1].startswith("#ZQ1001 还在等市长办公室受理")
    assert len(read_by(modern, "王德顺")) == before


async def test_of_several_the_list(house: House) -> None:
    await told(house)
    await house.say("李秀英", "#诉求 食堂太小")
    house.at("10:00")
    await house.say("李秀英", "怎么还没人管")
    assert house.posts("group")[-1].text == "您的诉求请到私聊里看，只给您看。"


async def test_of_none_they_are_asked_what_it_is(house: House) -> None:
    await house.say("陈大伟", "怎么还没人管")
    assert house.posts("group")[-1].text == "您好，您直接说，哪家公司、什么事。"
    await house.say("陈大伟", "怎么样了")
    assert len(house.posts("group")) == 1
    assert await house.issues() == []


@pytest.mark.parametrize("words", ["@xiaoer_bot 在吗", "@xiaoer_bot", "您好 @xiaoer_bot"])
async def test_a_call_and_nothing_more(house: House, words: str) -> None:
    await house.say("陈大伟", words)
    assert house.posts("group")[-1].text == "在的，您直接说。"
    await house.say("陈大伟", "/new")
    assert house.posts("group")[-1].text == "请在 /new 后面写上您遇到的问题，我来登记。"
    assert await house.issues() == []


async def test_a_mention_to_say_thanks_is_no_matter(house: House) -> None:
    await house.say("陈大伟", "谢谢 @xiaoer_bot")
    assert (house.posts("group"), await house.issues()) == ([], [])


async def test_somebody_else_is_asked(house: House) -> None:
    await told(house)
    other = await house.say("王德顺", "昨天我去看了那块地")
    house.at("10:00")
    await house.say("李秀英", "怎么样了", to=other)
    assert len(house.posts("group")) == 1


async def test_to_ask_for_the_step_is_a_question(house: House) -> None:
    await house.say("陈大伟", "@xiaoer_bot 到哪一步办手续？")
    assert (await house.issue()).text == "到哪一步办手续？"


async def test_privately_the_list(house: House) -> None:
    await told(house)
    for words in ("怎么样了", "有结果了吗", "any news?"):
        await house.say("李秀英", words, "private")
        assert house.posts("李秀英")[-1].text.startswith("您的诉求\n\n#ZQ1001")
    await house.say("李秀英", "谢谢", "private")
    assert house.posts("李秀英")[-1].text == "不客气，有进展我告诉您。"
    await house.say("李秀英", "在吗", "private")
    assert house.posts("李秀英")[-1].text == "在的，您直接说。"


async def test_a_promise_that_was_not_kept_is_not_repeated(house: House) -> None:
    await told(house)
    house.at("+1 09:00")
    await house.say("李秀英", "/my", "private")
    late = "待受理 · 紧急 · 应在11月24日 09:10前查看，已超时"
    assert late in house.posts("李秀英")[-1].text
    glance = await house.press("李秀英", "查看", house.post("group", "#ZQ1001"))
    assert late in glance.text


async def test_others_issues_are_nobodys_business(house: House) -> None:
    await told(house)
    await house.say("陈大伟", "#ZQ1001 到哪一步了", "private")
    assert house.posts("陈大伟")[-1].text == "找不到 #ZQ1001，请核对编号。"
    await house.say("陈大伟", "#ZQ1001 到哪一步了")
    assert len(house.posts("group")) == 1
