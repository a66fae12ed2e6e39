"""A file with public holidays: what is wrong with it is told as for config.toml."""

from pathlib import Path

import pytest

from bot.config import ConfigurationErrors
from bot.config.words import Language
from bot.config.years import WORDS, load_years
from bot.core.arrangements import Misfit

FILE = """\
[2027]
published = 2026-11-05
holidays = ["01-01..01-03", "05-01..05-05", "10-01..10-07"]
working_days = ["02-28"]
"""


def sentences(folder: Path, text: str | bytes, language: Language = "zh") -> list[str]:
    path = folder / "2027.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.raises(ConfigurationErrors) as raised:
        load_years(path, language)
    return [str(mistake).replace(f"{folder}/", "") for mistake in raised.value.mistakes]


def test_a_file_that_is_right(tmp_path: Path) -> None:
    (tmp_path / "2027.toml").write_text(FILE, "utf-8")
    years = load_years(tmp_path / "2027.toml", "zh")
    assert [*years] == [2027]
    assert years[2027].make_up_days == {(2, 28)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "2027.toml：里面没有年份，应为：每年一个表，如 [2027]。"),
        (FILE.replace("[2027]", "[year]"), "2027.toml 第 1 行 year：填的是一个表，应为：每年一个表，如 [2027]。"),
        (
            FILE.replace("working_days", "workdays"),
            "2027.toml 第 4 行 2027.workdays：没有这个键，应为：published、holidays 或 working_days。",
        ),
        (
            FILE.replace("02-28", "02-26"),
            '2027.toml 第 4 行 2027.working_days[0]：填的是 "02-26"，应为：周六或周日（周一至周五本来就上班）。',
        ),
        (
            FILE.replace("02-28", "01-02"),
            '2027.toml 第 4 行 2027.working_days[0]：填的是 "01-02"，其中的日子第 3 行的 2027.holidays[0] 已经写过，'
            "应为：每一天只写一次。",
        ),
        (
            FILE.replace("02-28", "02-29"),
            '2027.toml 第 4 行 2027.working_days[0]：填的是 "02-29"，应为：这一年里有的一天或一段日子，如 "05-01"、'
            '"05-01..05-05"（其他年份的日子写到那一年的表里）。',
        ),
        (
            FILE.replace(', "10-01..10-07"', ""),
            "2027.toml 第 3 行 2027.holidays：缺了每年都放的假，"
            "应为：全年完整的安排，包括 01-01、05-01、10-01..10-03。",
        ),
        (
            FILE.replace("2026-11-05", '"2026"'),
            '2027.toml 第 2 行 2027.published：填的是 "2026"，'
            "应为：通知公布的日期，在当年或前一年，不加引号，如 2026-11-05。",
        ),
        (
            "[2027]",
            '2027.toml 第 1 行 2027.holidays：没有填写，应为：日期列表，如 ["01-01..01-03", "10-01..10-07"]。',
        ),
        (FILE + "holidays = []", "2027.toml 第 5 行：同一个键或表写了两次，应为：每个键、每个表只写一次。"),
        (b"\xff\xfe", "2027.toml：文件不是 UTF-8 编码，应为：以 UTF-8 编码保存的文件。"),
    ],
)
def test_a_mistake_is_a_sentence(text: str | bytes, told: str, tmp_path: Path) -> None:
    assert sentences(tmp_path, text) == [told]


def test_no_file_at_all(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationErrors, match="no such file, expected a file with public holidays"):
        load_years(tmp_path / "none.toml", "en")


def test_all_mistakes_at_once_in_english(tmp_path: Path) -> None:
    assert sentences(tmp_path, "[2027]\nholidays = [1]\n[28]\n", "en") == [
        '2027.toml, line 2, 2027.holidays[0]: found 1, expected a day or days of the year, such as "05-01" or '
        '"05-01..05-05" (another year has its own table).',
        "2027.toml, line 3, 28: found a table, expected a table for each year, such as [2027].",
    ]


def test_every_misfit_has_its_words() -> None:
    assert set(WORDS) == set(Misfit)
