"""callback_data: what the bot writes it can read, and nothing else."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.core.messages import Press
from bot.core.presses import DispatchMenu, Step, do
from bot.core.words import Action
from bot.telegram.buttons import MOST_BYTES, decode, encode

FULL_MENU = DispatchMenu(Step.GO, "u1", ("u22", "u33", "u44", "u55"), limit="120h")


@pytest.mark.parametrize(
    ("press", "data"),
    [
        (do(Action.ACCEPT, 1042), "do:1042:accept"),
        (Press("card", 1042), "card:1042"),
        (Press("rate", 1042, ("satisfied",)), "rate:1042:satisfied"),
        (DispatchMenu(Step.LEAD).press(1042), "to:1042:lead:::0"),
        (FULL_MENU.press(999_999), "to:999999:go:u1:u22,u33,u44,u55:120h"),
    ],
)
def test_there_and_back(press: Press, data: str) -> None:
    assert encode(press) == data
    assert decode(data) == press


@pytest.mark.parametrize(
    "press",
    [
        Press("do", 1042, ("受理",)),
        Press("do", 1042, ("a:b",)),
        Press("do", -1, ("accept",)),
        Press("do", 1042, ("x" * MOST_BYTES,)),
        Press("do", 10**12, ("accept",)),
    ],
)
def test_a_press_that_would_not_come_back_is_never_sent(press: Press) -> None:
    with pytest.raises(ValueError, match="no callback_data"):
        encode(press)


@pytest.mark.parametrize(
    "data",
    [
        "",
        "do",
        "do:",
        "do:x:accept",
        "do:-1:accept",
        "do:٣:accept",
        "DO:1:accept",
        "steal:1:accept",
        "do:1:accept\n",
        "do:1:accept;drop",
        "do:1：受理",
        "do:1:" + "x" * 60,
        "do:9999999999999:accept",
        "do:1:a:b:c:d:e:f:g",
        "\x00",
        "\ud83d",
    ],
)
def test_forged_data_is_no_press(data: str) -> None:
    assert decode(data) is None


@given(st.text(max_size=70) | st.from_regex(r"[a-z]{1,5}:\d{1,14}(:[A-Za-z0-9_,]{0,9}){0,8}", fullmatch=True))
@example("to:1:lead:::0")
def test_whatever_comes_it_is_a_press_that_could_be_sent_or_nothing(data: str) -> None:
    press = decode(data)
    assert press is None or decode(encode(press)) == press
