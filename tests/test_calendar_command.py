"""`xiaoer calendar`: what an admin types, and what is said."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from tests.configuring import BASICS

pytestmark = pytest.mark.usefixtures("log_as_before")

Run = Callable[..., tuple[int, list[str]]]

YEAR = """\
[2027]
published = 2026-11-05
holidays = ["01-01..01-03", "02-06..02-12", "05-01..05-05", "10-01..10-07"]
working_days = ["02-28", "10-09"]
"""

OWN = '[calendar]\ndays_off = ["2027-03-12"]\nworking_days = ["2027-03-13"]\n'


@pytest.fixture
def calendar(tmp_path: Path) -> Run:
    """`xiaoer calendar …`: the exit code and the lines of the answer."""
    database = f'[storage]\nurl = "sqlite+aiosqlite:///{tmp_path}/data/xiaoer.db"\n'
    (tmp_path / "config.toml").write_text(BASICS + OWN + database, "utf-8")

    def run(*words: str, **files: str) -> tuple[int, list[str]]:
        for name, text in files.items():
            (tmp_path / f"{name}.toml").write_text(text, "utf-8")
        words = tuple(str(tmp_path / word) if word.endswith(".toml") else word for word in words)
        done = CliRunner().invoke(app, ["calendar", *words, "--config", str(tmp_path / "config.toml")])
        return done.exit_code, done.output.replace(f"{tmp_path}/", "").splitlines()

    return run


TAKEN_UP = "运行中的小二一分钟内就会用上，暂定的期限随即重算，不用重启。"


def test_a_new_year_is_imported(calendar: Run) -> None:
    _, before = calendar("show")
    assert before[0] == "2004 年  放假 22 天  调休上班 6 天  程序自带"
    assert before[-2] == "2026 年  放假 33 天  调休上班 6 天  程序自带，2025-11-04 公布"
    assert before[-1].startswith("2027 年  放假 13 天  调休上班 0 天  尚未公布，只按日期固定的假日估算")
    assert calendar("import", "y.toml", y=YEAR) == (
        0,
        ["已导入 2027 年：放假 22 天，调休上班 2 天。这一年的期限此前只是暂定。", TAKEN_UP],
    )
    _, after = calendar("show")
    assert after[:-2] == before[:-1]
    assert after[-2] == ("2027 年  放假 22 天  调休上班 2 天  导入，2026-11-05 公布  本市另放假 1 天、另上班 1 天")
    assert after[-1].startswith("2028 年  ")


def test_the_same_once_more_changes_nothing(calendar: Run) -> None:
    calendar("import", "y.toml", y=YEAR)
    assert calendar("import", "y.toml") == (0, ["2027 年与现有的安排相同，没有改动。"])


def test_what_is_shown_can_be_changed_and_imported(calendar: Run) -> None:
    """A day more in the middle of the year: of ours first, then of what was imported."""
    _, shown = calendar("show", "2026")
    assert shown[0] == "# 2026 年：程序自带，2025-11-04 公布"
    assert calendar("import", "y.toml", y="\n".join(shown)) == (0, ["2026 年与现有的安排相同，没有改动。"])
    more = "\n".join(shown).replace('"06-19..06-21"', '"06-19..06-21", "09-03"')
    assert calendar("import", "y.toml", y=more) == (
        0,
        ["已导入 2026 年：放假 34 天，调休上班 6 天。替换程序自带的安排。", TAKEN_UP],
    )
    assert calendar("import", "y.toml", y="\n".join(shown)) == (
        0,
        ["已导入 2026 年：放假 33 天，调休上班 6 天。替换此前导入的安排。", TAKEN_UP],
    )
    assert calendar("show", "2026")[1][0] == "# 2026 年：导入，2025-11-04 公布"


def test_a_year_in_full_with_the_city_s_own_days(calendar: Run) -> None:
    calendar("import", "y.toml", y=YEAR)
    assert calendar("show", "2027") == (
        0,
        ["# 2027 年：导入，2026-11-05 公布", *YEAR.splitlines(), "# 本市另放假：03-12", "# 本市另上班：03-13"],
    )


def test_an_estimate_can_t_be_imported_by_mistake(calendar: Run) -> None:
    _, shown = calendar("show", "2031")
    assert all(line.startswith("#") for line in shown)
    assert calendar("import", "y.toml", y="\n".join(shown)) == (
        78,
        ["y.toml：里面没有年份，应为：每年一个表，如 [2027]。"],
    )


def test_several_years_at_once_and_a_gap_between_known_ones(calendar: Run) -> None:
    code, said = calendar(
        "import", "y.toml", y=YEAR.replace("2027", "2029").replace("2026", "2028").replace('"02-28", "10-09"', "")
    )
    assert (code, said[0]) == (0, "已导入 2029 年：放假 22 天，调休上班 0 天。这一年的期限此前只是暂定。")
    years = [line[:4] for line in calendar("show")[1]]
    assert years[-4:] == ["2027", "2028", "2029", "2030"]


def test_a_wrong_file_changes_nothing(calendar: Run) -> None:
    code, said = calendar("import", "y.toml", y=YEAR.replace("10-09", "10-08") + "[2028]")
    assert code == 78
    assert [line.split("：")[0] for line in said] == [
        "y.toml 第 4 行 2027.working_days[1]",
        "y.toml 第 5 行 2028.holidays",
    ]
    assert calendar("show")[1][-1].startswith("2027 年  放假 13 天")


def test_what_is_wrong_around_it(calendar: Run, tmp_path: Path) -> None:
    assert calendar("import", "none.toml")[0] == 78
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "xiaoer.db").write_text("this is no database, it is a letter" * 100)
    code, said = calendar("show")
    assert (code, said[0][:22]) == (78, "[storage] url 指的不是数据库：")


def test_a_database_of_a_newer_xiaoer_is_left_alone(calendar: Run, tmp_path: Path) -> None:
    calendar("show")
    with sqlite3.connect(tmp_path / "data" / "xiaoer.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    code, said = calendar("import", "y.toml", y=YEAR)
    assert code == 78
    assert "9999" in said[0]


def test_in_english(calendar: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XIAOER_CITY__LANGUAGE", "en")
    assert calendar("import", "y.toml", y=YEAR)[1] == [
        "Imported 2027: days off: 22, make-up days: 2. Until now the due dates of that year were provisional.",
        "A running bot takes it up within a minute and counts provisional due dates anew; no restart needed.",
    ]
    shown = "\n".join([*calendar("show")[1], *calendar("show", "2027")[1], *calendar("show", "2040")[1]])
    assert shown.isascii()
