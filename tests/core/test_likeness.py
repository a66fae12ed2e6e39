"""How alike two texts are, and which pieces are asked for."""

import pytest

from bot.core.likeness import ALIKE, RAREST, likeness, pieces, rarest

POWER = "我们园区停电三天了，冷库里的货要坏了，请市里帮忙"
FEW: dict[str, int] = {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("停电三天", {"停电", "电三", "三天"}),
        ("ＡＢＣ 型号 abc12", {"abc", "型号", "abc12"}),
        ("停，电", {"停", "电"}),
        ("請市裡幫忙", {"请市", "市裡", "裡幫", "幫忙"}),
        ("!?…", set()),
        ("", set()),
    ],
)
def test_pieces(text: str, found: set[str]) -> None:
    assert pieces(text) == found


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (POWER, True),
        ("请市里帮忙，园区停电三天，冷库的货坏了一半", True),
        ("园区停电三天，冷库里的货要坏了", True),
        ("银行贷款月底到期续不上，车间下周就要停产，请市里帮忙", False),
        ("请市里帮忙", False),
        ("谢谢", False),
        ("", False),
    ],
)
def test_the_same_matter(other: str, same: bool) -> None:
    common = dict.fromkeys(pieces("请市里帮忙"), 900)
    assert (likeness(pieces(POWER), pieces(other), common, 1_000) >= ALIKE) is same


def test_the_same_words_are_wholly_alike() -> None:
    assert likeness(pieces(POWER), pieces(POWER), FEW, 10) == pytest.approx(1)
    assert likeness(pieces(""), pieces(POWER), FEW, 10) == 0


def test_the_rarest_are_asked_for_and_none_that_stands_nowhere_else() -> None:
    counts = {f"{place}": place for place in range(1, 30)}
    assert rarest(counts, counts) == [f"{place}" for place in range(2, 2 + RAREST)]
    assert rarest({"停电"}, {}) == []
