"""A requester takes an issue back in words."""

from dataclasses import replace

import pytest

from bot.core.city import Room
from bot.core.readings import Adds, Hint, Reading, Scene, Talk, Withdraws
from bot.core.withdrawals import Withdrawal, withdrawal
from tests.core.cast import LIN
from tests.core.scenes import ASKED, FROM_LI, OTHERS, OWN, RESULT, SAID, is_opened, reading, scene


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("撤回", None),
        ("撤回。", None),
        ("撤回诉求", None),
        ("撤诉", None),
        ("不用了,撤回", None),
        ("不用了，撤回吧", None),
        ("解决了，撤回", None),
        ("我要撤回", None),
        ("请撤回这件诉求", None),
        ("withdraw", None),
        ("Withdraw it, please", None),
        ("撤回 ZQ1042", 1042),
        ("撤回＃ＺＱ１０４２", 1042),
        ("我要撤回 #ZQ1042。", 1042),
        ("withdraw ZQ1042", 1042),
    ],
)
def test_taken_back(text: str, number: int | None) -> None:
    assert withdrawal(text, "ZQ") == Withdrawal(number)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "撤回贷款",
        "银行要撤回贷款",
        "撤回 1042",
        "撤回 XQ1042",
        "撤回了吗",
        "不撤回",
        "怎么撤回",
        "撤销了",
        "执照被撤销了",
        "撤回ZQ1042和ZQ1043",
        "不用了",
        "withdraw the loan",
        "撤" * 1000,
    ],
)
def test_something_else(text: str) -> None:
    assert withdrawal(text, "ZQ") is None


TOLD = [
    ("to one's card", scene("撤回", link=OWN), Withdraws(1042)),
    ("to one's own words", scene("不用了,撤回", link=SAID), Withdraws(1042)),
    ("to the result", scene("撤回", link=RESULT), Withdraws(1042)),
    ("mentioning the bot", scene("@xiaoer_bot 撤回", link=OWN, mentions_bot=True), Withdraws(1042)),
    ("after the end", scene("撤回", link=replace(OWN, ended=True)), Withdraws(1042)),
    ("just after it was said", scene("撤回", burst=1042), Withdraws(1042)),
    ("to somebody else just then", scene("撤回", burst=1042, reply_to=FROM_LI), Talk()),
    ("by its number", scene("撤回 ZQ1041"), Withdraws(1041)),
    ("to nothing", scene("撤回"), Talk()),
    ("to the bot", scene("@xiaoer_bot 撤回", mentions_bot=True), Hint.NO_CARD),
    ("while asked in the group", scene("撤回", asked=ASKED), Talk()),
    ("to another's card", scene("撤回", link=OTHERS), Talk()),
    ("the loan", scene("撤回贷款", link=OWN), Adds(1042)),
    ("an officer's word", scene("撤回", LIN, link=OTHERS), None),
]


@pytest.mark.parametrize(("one", "expected"), [pytest.param(*case[1:], id=case[0]) for case in TOLD])
def test_in_the_group(one: Scene, expected: Reading | None) -> None:
    found = reading(one)
    assert found == expected if expected else not isinstance(found, Withdraws)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (scene("撤回 ZQ1042", room=Room.PRIVATE), Withdraws(1042)),
        (scene("撤回", room=Room.PRIVATE, link=OWN), Withdraws(1042)),
        (scene("撤回", room=Room.PRIVATE), Hint.NO_CARD),
    ],
)
def test_in_private(one: Scene, expected: Reading) -> None:
    assert reading(one) == expected


def test_the_loan_is_an_appeal_of_its_own() -> None:
    text = "#诉求 银行要撤回贷款"
    assert is_opened(reading(scene(text)), "银行要撤回贷款")
