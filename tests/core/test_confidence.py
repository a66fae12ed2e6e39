"""A requester wants it out of the group, in words."""

from dataclasses import replace
from time import perf_counter

import pytest

from bot.core.city import Room
from bot.core.confidence import Confidence, confidence
from bot.core.readings import Adds, Hides, Reading, Scene, Talk
from tests.core.scenes import FROM_LI, OTHERS, OWN, SAID, is_opened, reading, scene


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("刚才那条别公开", None),
        ("发错群了", None),
        ("不好意思，发错群了。", None),
        ("哎呀发错群了，能撤回吗", None),
        ("别说是我说的", None),
        ("别说是我们公司反映的", None),
        ("不要告诉他们是我说的", None),
        ("保密", None),
        ("请保密", None),
        ("请帮我保密，谢谢", None),
        ("能保密吗？", None),
        ("不要公开", None),
        ("这个不要在群里公开", None),
        ("我不想公开", None),
        ("可以不公开吗", None),
        ("别在群里说", None),
        ("不要发在群里", None),
        ("不要透露我的名字", None),
        ("别提我们公司", None),
        ("转私密", None),
        ("匿名", None),
        ("#ZQ1042 不要公开", 1042),
        ("请把ZQ1042保密", 1042),
        ("不要公开 ＺＱ１０４２", 1042),
        ("please don't publish", None),
        ("Please don’t publish this.", None),
        ("Sorry, wrong group", None),
        ("keep it confidential please", None),
        ("don't tell them it was me", None),
        ("Please don't mention my name", None),
    ],
)
def test_in_confidence(text: str, number: int | None) -> None:
    assert confidence(text, "ZQ") == Confidence(number)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "保密局的门口路灯坏了",
        "我们签了保密协议",
        "公开招标",
        "政府信息不公开",
        "发错货了",
        "供电局发错通知了",
        "匿名举报",
        "别说了",
        "别提了",
        "我说的",
        "XQ1042",
        "ZQ1042",
        "The wrong group of trees was cut",
        "please publish the rules",
        "请" * 39,
        "不要公开" * 100,
    ],
)
def test_something_else(text: str) -> None:
    assert confidence(text, "ZQ") is None


def test_the_longest_that_is_read_takes_no_time() -> None:
    began = perf_counter()
    for words in ("请帮我的话" * 8, "不要公开一下好吗"[:6] * 6 + "x", "我我刚才的话这那条" * 4, "刚" * 40, "发的" * 20):
        confidence(words, "ZQ")
    assert perf_counter() - began < 0.2


TOLD = [
    ("to one's card", scene("别公开", link=OWN), Hides(1042)),
    ("to one's own words", scene("发错群了", link=SAID), Hides(1042)),
    ("mentioning the bot", scene("@xiaoer_bot 保密", link=SAID, mentions_bot=True), Hides(1042)),
    ("just after it was said", scene("别说是我说的", burst=1042), Hides(1042)),
    ("by its number", scene("#ZQ1041 不要公开", link=OWN), Hides(1041)),
    ("a while after it was said", scene("刚才那条别公开"), Hides(None)),
    ("to somebody else", scene("保密", burst=1042, reply_to=FROM_LI), Talk()),
    ("to another's card", scene("保密", link=OTHERS), Talk()),
    ("with more to say", scene("保密局的门口路灯坏了", link=OWN), Adds(1042)),
    ("passed on", scene("别公开", link=OWN, borrowed_from="张三"), Adds(1042)),
    ("privately", scene("别公开", room=Room.PRIVATE), Hides(None)),
    ("after the end", scene("别公开", link=replace(OWN, ended=True)), Hides(1042)),
]


@pytest.mark.parametrize(("one", "expected"), [pytest.param(*case[1:], id=case[0]) for case in TOLD])
def test_whose(one: Scene, expected: Reading) -> None:
    assert reading(one) == expected


def test_an_appeal_of_its_own_is_always_one() -> None:
    assert is_opened(reading(scene("#诉求 匿名")), "匿名")
