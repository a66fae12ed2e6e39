"""Thanks and the like: what is nothing else, and what says more."""

import pytest

from bot.core.triage import is_courtesy


@pytest.mark.parametrize(
    "text",
    [
        "谢谢",
        "收到!",
        "好的👌",
        "张总好",
        "感谢市金融办孙主任的大力支持",
        "👍🏻",
        "Thank you so much!",
        "哈哈哈",
        "😄",
        "haha",
    ],
)
def test_a_courtesy_is_nothing_else(text: str) -> None:
    assert is_courtesy(text)


@pytest.mark.parametrize(
    "text",
    ["", "?", "2026", "谢谢,还没解决", "感谢领导,贷款的事怎么办", "好的,材料下午送到", "谢谢尽快解决拖欠的工程款"],
)
def test_what_says_more_than_thanks_is_no_courtesy(text: str) -> None:
    assert not is_courtesy(text)


@pytest.mark.parametrize("text", ["谢谢市长", "谢谢市长\uff01", "谢局长好", "多谢谢主任"])
def test_thanks_is_not_a_surname_and_a_surname_no_trouble(text: str) -> None:
    assert is_courtesy(text)
