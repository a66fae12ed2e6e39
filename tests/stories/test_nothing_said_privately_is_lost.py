"""Nobody writes to the bot alone for nothing: whatever is no mere courtesy is asked about."""

from typing import Any

import pytest

from bot.core.words import Kind, Visibility
from tests.stories.house import House


@pytest.mark.parametrize("words", ["验收的人找我们要钱", "给了红包才签字", "They are asking for money"])
async def test_money_for_a_signature_is_a_report(house: House, words: str) -> None:
    await house.say("陈大伟", words, "private")
    question = house.post("陈大伟", "这件事我可以登记为举报，只有市长办公室看得到您是谁。登记吗？", words)
    assert (question.labels, await house.issues(), house.posts("office")) == (["登记", "忽略"], [], [])
    await house.press("陈大伟", "登记", question)
    issue = await house.issue()
    assert (issue.kind, issue.visibility) == (Kind.REPORT, Visibility.PRIVATE)
    assert "举报，不在群里公开" in house.post("office", "#ZQ1001").text


async def test_whatever_it_is_its_author_is_asked(house: House) -> None:
    await house.say("陈大伟", "我们那边的事您听说了吧", "private")
    assert house.post("陈大伟", "要把这条登记为诉求吗", "我们那边的事").labels == ["登记", "忽略"]


async def test_pieces_come_along(house: House) -> None:
    await house.say("陈大伟", "我们那边的事您听说了吧", "private")
    await house.say("陈大伟", "验收科的老刘", "private")
    await house.say("陈大伟", "登记", "private")
    assert (await house.issue()).text == "我们那边的事您听说了吧\n验收科的老刘"
    assert len(await house.issues()) == 1


@pytest.mark.parametrize("words", ["谢谢", "好的", "不用了", "👍", "……", "/xyz"])
async def test_a_courtesy_is_one(house: House, words: str) -> None:
    await house.say("陈大伟", words, "private")
    assert house.posts("陈大伟")[-1].labels == []
    assert await house.issues() == []


@pytest.mark.parametrize("file", ["voice", "video"])
async def test_what_is_spoken_may_be_the_whole_matter(house: House, file: str) -> None:
    spoken: dict[str, Any] = {file: "explains.ogg"}
    await house.say("陈大伟", "", "private", **spoken)
    question = house.post("陈大伟", "语音收到了。请再写一句哪家公司、什么事；不方便写，点登记也行。")
    await house.press("陈大伟", "登记", question)
    assert [part.files[0].kind for part in (await house.issue()).parts] == [file]
    assert len([post for post in house.posts("office") if post.attachment]) == 1


async def test_or_comes_along_with_the_words(house: House) -> None:
    await house.say("陈大伟", "", "private", voice="explains.ogg")
    question = house.post("陈大伟", "语音收到了")
    await house.say("陈大伟", "我们安泰建材厂区停电了，生产线全停，请帮忙协调", "private")
    assert question.text.startswith("已登记为 #ZQ1001")
    assert len((await house.issue()).parts) == 2


async def test_files_alone_are_asked_about_once(house: House) -> None:
    for photo in ("one.jpg", "two.jpg"):
        await house.say("陈大伟", "", "private", photo=photo)
    assert [post.text for post in house.posts("陈大伟")] == ["收到。请再写一句是什么事。"]
    await house.say("陈大伟", "我们安泰建材厂区停电了，生产线全停，请帮忙协调", "private")
    assert len((await house.issue()).parts) == 3
