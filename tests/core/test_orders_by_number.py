"""At a desk a key word with a number needs no reply: 受理 ZQ1042, /dispatch 1042 市供电公司."""

from dataclasses import replace

import pytest

from bot.core.city import Room
from bot.core.keywords import issue_named, keyword
from bot.core.people import Person
from bot.core.readings import Contradicts, Hint, Orders, Reading, Remarks, Scene, Talk
from bot.core.words import Action, Role
from tests.core.cast import GUEST, LIN, SUN, ZHANG, ZHOU
from tests.core.scenes import ASKED_TEXT, DESK, FROM_ZHANG, OTHERS, SAID, reading, scene

DISPATCH = "市供电公司 3个工作日"


@pytest.mark.parametrize(
    ("text", "action", "number", "rest"),
    [
        ("受理 ZQ1042", Action.ACCEPT, 1042, ""),
        ("受理ZQ1042", Action.ACCEPT, 1042, ""),
        ("受理 zq1042。", Action.ACCEPT, 1042, ""),
        ("办结 #ZQ1042 已恢复供电", Action.HANDLE, 1042, "已恢复供电"),
        ("办结#ZQ1042已恢复供电", Action.HANDLE, 1042, "已恢复供电"),
        ("办结：＃ＺＱ１０４２，已恢复供电", Action.HANDLE, 1042, "已恢复供电"),  # full-width
        ("交办 ZQ 1042 市金融办 3个工作日", Action.DISPATCH, 1042, "市金融办 3个工作日"),
        ("交办ZQ1042市金融办", Action.DISPATCH, 1042, "市金融办"),
        ("/dispatch ZQ1042 市金融办", Action.DISPATCH, 1042, "市金融办"),
        ("ZQ1042 受理", Action.ACCEPT, 1042, ""),  # the number first
        ("#ZQ1042：交办 市供电公司 3天", Action.DISPATCH, 1042, "市供电公司 3天"),
        ("ＺＱ１０４２办结 已恢复供电", Action.HANDLE, 1042, "已恢复供电"),
        ("ZQ1042 /dispatch 市供电公司", Action.DISPATCH, 1042, "市供电公司"),
        ("受理 ZQ1042A", Action.ACCEPT, None, "ZQ1042A"),
        ("受理 1042", Action.ACCEPT, None, "1042"),
        ("受理 XQ1042", Action.ACCEPT, None, "XQ1042"),
        ("受理 ZQ1234567890123", Action.ACCEPT, None, "ZQ1234567890123"),
        ("办结 已恢复供电，见 ZQ1042", Action.HANDLE, None, "已恢复供电，见 ZQ1042"),
    ],
)
def test_the_number_behind_a_key_word(text: str, action: Action, number: int | None, rest: str) -> None:
    word = keyword(text, "ZQ")
    assert word is not None
    assert word.action is action
    assert issue_named(word, "ZQ") == (number, rest)


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("/dispatch 1042 市供电公司", 1042, "市供电公司"),
        ("/accept #1042", 1042, ""),
        ("/progress 3台已修好", None, "3台已修好"),
    ],
)
def test_digits_alone(text: str, number: int | None, rest: str) -> None:
    word = keyword(text, "ZQ")
    assert word is not None
    assert issue_named(word, "ZQ", digits_alone=True) == (number, rest)


@pytest.mark.parametrize(
    "text",
    ["ZQ1042 受理了吗", "ZQ1042 受理？", "ZQ1042 也是他家", "ZQ1042", "1042 受理", "XQ1042 受理", "请把 ZQ1042 受理"],
)
def test_a_number_first_and_no_order_behind_it(text: str) -> None:
    assert keyword(text, "ZQ") is None


def test_a_key_word_runs_into_a_number_of_the_city_only() -> None:
    assert keyword("签收A4纸", "ZQ") is None
    assert keyword("受理ZQ1042", "MC") is None


AT_DESK = [
    # no reply
    ("a key word", scene("受理 ZQ1042"), Orders(1042, Action.ACCEPT, "")),
    ("with its text", scene("办结 #ZQ1042 已恢复供电"), Orders(1042, Action.HANDLE, "已恢复供电")),
    (
        "a command",
        scene(f"/dispatch 1042 {DISPATCH}", command="dispatch"),
        Orders(1042, Action.DISPATCH, DISPATCH),
    ),
    ("the number first", scene("ZQ1042 交办 市供电公司"), Orders(1042, Action.DISPATCH, "市供电公司")),
    ("digits alone in an order", scene("交办 1042 市供电公司"), Orders(1042, Action.DISPATCH, "市供电公司")),
    ("digits that begin a sentence", scene("进展 1500 吨已运走"), Hint.NO_CARD),
    ("digits alone are words", scene("备注 1042 号车间"), Hint.NO_CARD),
    ("to somebody's message", scene("受理 ZQ1042", reply_to=FROM_ZHANG), Orders(1042, Action.ACCEPT, "")),
    ("which split off", scene("拆分 ZQ1042 2"), Orders(1042, Action.SPLIT, "2")),
    ("merging needs the card", scene("并案 ZQ1042"), Hint.NO_CARD),
    # a reply to a card
    ("the card's number", scene("办结 ZQ1042 已恢复供电", link=DESK), Orders(1042, Action.HANDLE, "已恢复供电")),
    ("its digits", scene("交办 1042 市供电公司", link=DESK), Orders(1042, Action.DISPATCH, "市供电公司")),
    ("another number first", scene("ZQ1041 受理", link=DESK), Contradicts(1042, 1041)),
    ("another first in a note", scene("ZQ1041 备注 也是他家", link=DESK), Contradicts(1042, 1041)),
    ("another number", scene("办结 ZQ1041 已恢复供电", link=DESK), Contradicts(1042, 1041)),
    ("another in a note", scene("备注 ZQ1041 也是他家", link=DESK), Orders(1042, Action.NOTE, "ZQ1041 也是他家")),
    ("the one to merge into", scene("并案 ZQ1041", link=DESK), Orders(1042, Action.MERGE, "ZQ1041")),
    ("further on", scene("进展 同ZQ1041", link=DESK), Orders(1042, Action.PROGRESS, "同ZQ1041")),
    ("digits", scene("拆分 2", link=DESK), Orders(1042, Action.SPLIT, "2")),
    (
        "a command's digits",
        scene("/progress 3 of 5 done", link=DESK, command="progress"),
        Orders(1042, Action.PROGRESS, "3 of 5 done"),
    ),
    (
        "a command's digits that are the card's",
        scene("/accept 1042", link=DESK, command="accept"),
        Orders(1042, Action.ACCEPT, ""),
    ),
    ("what was asked for", scene("办结 ZQ1041 好了", link=ASKED_TEXT), Contradicts(1042, 1041)),
    ("no key word", scene("ZQ1041 也是他家", link=DESK), Remarks(1042)),
]


@pytest.mark.parametrize(("one", "expected"), [pytest.param(*case[1:], id=case[0]) for case in AT_DESK])
@pytest.mark.parametrize("room", [Room.OFFICE, Room.UNIT])
def test_at_a_desk(one: Scene, expected: Reading, room: Room) -> None:
    assert reading(replace(one, person=LIN, room=room)) == expected


@pytest.mark.parametrize("by", [SUN, LIN, ZHOU], ids=["handler", "officer", "leader"])
def test_in_the_private_chat_of_staff(by: Person) -> None:
    assert reading(scene("备注 ZQ1042 已联系", by, Room.PRIVATE)) == Orders(1042, Action.NOTE, "已联系")


@pytest.mark.parametrize("by", [ZHANG, GUEST])
def test_a_requester_orders_nothing(by: Person) -> None:
    assert reading(scene("受理 ZQ1042", by, Room.PRIVATE)) is Hint.TALK


IN_THE_GROUP = [
    ("a number needs the card", scene("受理 ZQ1042", LIN), Talk()),
    ("another number", scene("办结 ZQ1041 已放款", SUN, link=OTHERS), Contradicts(1042, 1041)),
    ("a message split off", scene("拆分", LIN, link=replace(SAID, owned=False)), Orders(1042, Action.SPLIT, "")),
    ("a card split off", scene("拆分 2", LIN, link=OTHERS), Orders(1042, Action.SPLIT, "2")),
]


@pytest.mark.parametrize(("one", "expected"), [pytest.param(*case[1:], id=case[0]) for case in IN_THE_GROUP])
def test_in_the_group(one: Scene, expected: Reading) -> None:
    assert reading(one) == expected


def test_what_is_anonymous_is_told_to_speak_as_itself() -> None:
    hidden = Person(1, "市长办公室", frozenset({Role.GUEST}))
    named = scene("受理 ZQ1042", hidden, Room.OFFICE)
    faceless = replace(named, said=replace(named.said, sender=replace(named.said.sender, anonymous=True)))
    assert reading(faceless) is Hint.FACELESS
