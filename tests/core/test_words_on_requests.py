"""同意延期, 裁定 and a plain 同意: key words that say more than the action; and what a leader answers privately."""

from dataclasses import replace

import pytest

from bot.core.city import Room
from bot.core.keywords import Keyword, Manner, assent, keyword
from bot.core.readings import Instructs, Orders, Place, Reading, Remarks, Talk
from bot.core.words import Action
from tests.core.cast import LIN, SUN, ZHANG, ZHOU
from tests.core.scenes import DESK, OWN, reading, scene

REQUEST = replace(DESK, place=Place.EXTENSION)
TOLD = replace(DESK, place=Place.LEADER)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("同意延期", Keyword(Action.GRANT, "")),
        ("不同意延期，材料齐了", Keyword(Action.GRANT, "材料齐了", manner=Manner.REFUSED)),
        ("/grant", Keyword(Action.GRANT, "")),
        ("/refuse the papers are there", Keyword(Action.GRANT, "the papers are there", manner=Manner.REFUSED)),
        ("裁定 市金融办", Keyword(Action.DISPATCH, "市金融办", manner=Manner.RULED)),
        ("/rule", Keyword(Action.DISPATCH, "", manner=Manner.RULED)),
        ("ZQ1042 不同意延期", Keyword(Action.GRANT, "", "1042", Manner.REFUSED)),
        ("延期 3个工作日", Keyword(Action.EXTEND, "3个工作日")),
        ("同意延期吗", None),
        ("同意", None),
        ("裁定书收到了", None),
    ],
)
def test_key_words(text: str, expected: Keyword | None) -> None:
    assert keyword(text, "ZQ") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("同意", Keyword(Action.GRANT, "")),
        ("同意。", Keyword(Action.GRANT, "")),
        ("不同意 材料齐了", Keyword(Action.GRANT, "材料齐了", manner=Manner.REFUSED)),
        ("OK", Keyword(Action.GRANT, "")),
        ("No, the papers are there", Keyword(Action.GRANT, "the papers are there", manner=Manner.REFUSED)),
        ("同意吗？", None),
        ("可以吗", None),
        ("可以？", None),
        ("同意见上", None),
        ("nobody knows", None),
        ("先问问银行", None),
    ],
)
def test_a_plain_word(text: str, expected: Keyword | None) -> None:
    assert assent(text) == expected


@pytest.mark.parametrize(
    ("text", "link", "expected"),
    [
        ("同意", REQUEST, Orders(1042, Action.GRANT, "")),
        ("不同意，材料齐了", REQUEST, Orders(1042, Action.GRANT, "材料齐了", Manner.REFUSED)),
        ("同意", DESK, Remarks(1042)),
        ("问过银行了", REQUEST, Remarks(1042)),
        ("交办 市供电公司", REQUEST, Orders(1042, Action.DISPATCH, "市供电公司")),
    ],
)
def test_at_the_office(text: str, link: object, expected: Reading) -> None:
    assert reading(scene(text, LIN, Room.OFFICE, link=link)) == expected


def test_borrowed_words_grant_nothing() -> None:
    assert reading(scene("同意", LIN, Room.OFFICE, link=REQUEST, borrowed_from="别人")) == Remarks(1042)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("请市供电公司今天处理", Instructs(1042)),
        ("督办", Orders(1042, Action.SUPERVISE, "")),
        ("备注 已电话了解", Orders(1042, Action.NOTE, "已电话了解")),
        ("谢谢", Talk()),
        ("", Talk()),
    ],
)
def test_a_leader_answers_what_they_were_told(text: str, expected: Reading) -> None:
    assert reading(scene(text, ZHOU, Room.PRIVATE, link=TOLD)) == expected


def test_nobody_else_instructs_there() -> None:
    for person in (SUN, LIN, ZHANG):
        assert not isinstance(reading(scene("请今天处理", person, Room.PRIVATE, link=TOLD)), Instructs)
    assert not isinstance(reading(scene("请今天处理", ZHOU, Room.PRIVATE, link=OWN)), Instructs)
