"""Leaders and enterprises as the office names them when it arranges who visits whom, in either language."""

import pytest

from bot.core.enterprises import leader_first, several

TITLES = {"周远航": "市长", "Lin Wei": "Deputy Mayor", "何静宜": None}
KNOWN = {"恒信食品", "蓝图纺织", "Hengxin Foods", "Lantu Textiles"}


@pytest.mark.parametrize(
    ("words", "name", "rest"),
    [
        ("周远航", "周远航", ""),
        ("周远航 恒信食品、蓝图纺织", "周远航", "恒信食品、蓝图纺织"),
        ("周远航市长：恒信食品", "周远航", "恒信食品"),
        ("何静宜 无", "何静宜", "无"),
        ("Lin Wei", "Lin Wei", ""),
        ("lin wei Hengxin Foods, Lantu Textiles", "Lin Wei", "Hengxin Foods, Lantu Textiles"),
        ("Deputy Mayor Lin Wei none", "Lin Wei", "none"),
    ],
)
def test_whose_visits(words: str, name: str, rest: str) -> None:
    assert leader_first(words, TITLES) == (name, rest)


@pytest.mark.parametrize("words", ["周远", "周远航行 恒信食品", "Lin", "Lin Weiming Hengxin Foods", "恒信食品", ""])
def test_nobodys(words: str) -> None:
    assert leader_first(words, TITLES) is None


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("恒信食品", ["恒信食品"]),
        ("恒信食品、蓝图纺织", ["恒信食品", "蓝图纺织"]),
        ("恒信食品 蓝图纺织， 恒信食品", ["恒信食品", "蓝图纺织"]),
        ("Hengxin Foods", ["Hengxin Foods"]),
        ("Hengxin Foods, Lantu Textiles", ["Hengxin Foods", "Lantu Textiles"]),
        ("Hengxin Food", ["Hengxin", "Food"]),
        (" 、", []),
    ],
)
def test_several_names(words: str, names: list[str]) -> None:
    assert several(words, KNOWN.__contains__) == names
