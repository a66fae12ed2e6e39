"""[chats.languages]: which chat does not speak the city's language, and every way to get that wrong."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.bootstrap import city_of
from bot.config import Settings, load
from tests.configuring import BASICS, EXAMPLE, sentences

UNIT = '[[units]]\nname = "市商务局"\nchat = -1004\n'


def loaded(folder: Path, text: str, environ: Mapping[str, str] | None = None) -> Settings:
    (folder / "config.toml").write_text(text, "utf-8")
    return load(folder / "config.toml", environ or {})


def test_every_kind_of_chat_may_have_its_own(tmp_path: Path) -> None:
    languages = '[chats.languages]\n"-1003" = "en"\n-1002 = "zh"\n"-1004" = "en"\n'
    city = city_of(loaded(tmp_path, BASICS + languages + UNIT))
    assert city.languages == {-1003: "en", -1002: "zh", -1004: "en"}


def test_a_unit_that_only_the_database_knows_may_have_its_own(tmp_path: Path) -> None:
    assert city_of(loaded(tmp_path, BASICS + '[chats.languages]\n"-1005" = "en"\n')).languages == {-1005: "en"}
    assert len(sentences(tmp_path, BASICS + '[chats.languages]\n"7100000031" = "en"\n')) == 1


def test_without_the_table_all_speak_the_citys(tmp_path: Path) -> None:
    assert city_of(loaded(tmp_path, BASICS)).languages == {}


def test_in_a_variable_as_in_the_file(tmp_path: Path) -> None:
    environ = {"XIAOER_CHATS__LANGUAGES": '{ "-1001" = "en" }'}
    assert city_of(loaded(tmp_path, BASICS, environ)).languages == {-1001: "en"}


def test_the_commented_lines_of_the_example_fit(tmp_path: Path) -> None:
    example = EXAMPLE.read_text("utf-8")
    table, shown = (
        line.removeprefix("# ") for line in example[example.index("# [chats.languages]") :].splitlines()[:2]
    )
    text = BASICS.replace("-1003", "-1001234567890") + f"{table}\n{shown}\n"
    assert city_of(loaded(tmp_path, text)).languages == {-1001234567890: "en"}


NO_CHAT = "配置里没有这个群，应为：groups、office 或 [[units]] 中一个群的 id，加英文引号。"


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ('[chats.languages]\n"-1001" = "fr"', '第 9 行 chats.languages.-1001：填的是 "fr"，应为："zh" 或 "en"。'),
        ('[chats.languages]\n"-1001" = 5', '第 9 行 chats.languages.-1001：填的是 5，应为："zh" 或 "en"。'),
        ('[chats.languages]\n"-1005" = "en"', f"第 9 行 chats.languages.-1005：{NO_CHAT}"),
        ('[chats.languages]\nthe.office = "en"', '第 9 行 chats.languages.the：填的是一个表，应为："zh" 或 "en"。'),
        ('[chats.languages]\n"7100000031" = "en"', f"第 9 行 chats.languages.7100000031：{NO_CHAT}"),
        (
            'languages = "en"',
            '第 8 行 chats.languages：填的是 "en"，应为：[chats.languages] 表，如 "-1001234567890" = "en"。',
        ),
        ('language = { "-1001" = "en" }', "第 8 行 chats.language：没有这个键，应为：languages。"),
    ],
)
def test_a_slip_is_told_with_its_line(more: str, sentence: str, tmp_path: Path) -> None:
    assert sentences(tmp_path, f"{BASICS}{more}\n{UNIT}") == [f"config.toml {sentence}"]


def test_in_english_too(tmp_path: Path) -> None:
    text = BASICS.replace("[chats]", 'language = "en"\n[chats]') + '[chats.languages]\n"-1005" = "en"\n' + UNIT
    assert sentences(tmp_path, text) == [
        "config.toml, line 10, chats.languages.-1005: found the id of no chat in this file, "
        "expected the id of a chat in groups, office or [[units]], in quotes."
    ]


def test_a_wrong_variable_is_told_too(tmp_path: Path) -> None:
    (sentence,) = sentences(tmp_path, BASICS, {"XIAOER_CHATS__LANGUAGES": "en"})
    assert sentence.startswith('环境变量 XIAOER_CHATS__LANGUAGES chats.languages：填的是 "en"')
