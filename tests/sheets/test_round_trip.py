"""What is written is read again as it was, as a text, and never as a formula."""

import stat
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.sheets import Sheet, letters, sheet
from bot.sheets import read, write
from bot.sheets.cleaning import clean

PEOPLE = sheet("人员", [("编号", "姓名", "Telegram ID"), ("1", "何静宜", "7100000021"), ("2", "李\n明", "")])
UNITS = sheet("单位", [("名称", "群ID"), ("市金融办", "-1001234567890")])
FORMULAS = ["=1+1", "+86 1380000", "-2+3", "@SUM(A1)", '=HYPERLINK("http://x")', "'=1", "-", "http://example.com"]


def texts(read: Sheet) -> list[list[str]]:
    return [[cell.text for cell in row] for row in read.rows]


def test_a_workbook(tmp_path: Path) -> None:
    write(tmp_path / "x.xlsx", [PEOPLE, UNITS])
    assert read(tmp_path / "x.xlsx") == {"人员": PEOPLE, "单位": UNITS}


def test_a_table_is_one_sheet_with_the_file_s_name(tmp_path: Path) -> None:
    write(tmp_path / "人员.csv", [PEOPLE, UNITS])
    assert read(tmp_path / "人员.csv") == {"人员": PEOPLE}


@pytest.mark.parametrize("name", ["x.xlsx", "x.csv"])
def test_nothing_becomes_a_formula(tmp_path: Path, name: str) -> None:
    written = sheet("x", [["名称"], *([text] for text in FORMULAS)])
    write(tmp_path / name, [written])
    found = read(tmp_path / name)
    assert isinstance(found, dict)
    assert texts(found["x"])[1:-2] == [[text] for text in FORMULAS[:-2]]
    if name == "x.csv":
        lines = (tmp_path / name).read_text("utf-8-sig").replace('"', "").splitlines()
        assert not [line for line in lines if line[0] in "=+@"]
    else:
        with zipfile.ZipFile(tmp_path / name) as packed:
            assert b"<f>" not in packed.read("xl/worksheets/sheet1.xml")
            assert "xl/worksheets/_rels/sheet1.xml.rels" not in packed.namelist()


@given(st.lists(st.lists(st.text(max_size=12), min_size=3, max_size=3), min_size=1, max_size=6))
def test_any_text(tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]) -> None:
    for name in ("x.xlsx", "x.csv"):
        path = tmp_path_factory.mktemp("any") / name
        write(path, [sheet("x", [["a", "b", "c"], *rows])])
        found = read(path)
        assert isinstance(found, dict)
        wanted = [cleaned for row in rows if any(cleaned := [clean(text) for text in row])]
        assert texts(found["x"])[1:] == wanted


@pytest.mark.parametrize(("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_the_letters_of_a_column(column: int, name: str) -> None:
    assert letters(column) == name


def test_a_place_that_can_t_be_written_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="nowhere"):
        write(tmp_path / "nowhere" / "x.xlsx", [PEOPLE])


@pytest.mark.parametrize("name", ["名册.xlsx", "名册.csv"])
def test_what_is_written_is_its_owners_alone(tmp_path: Path, name: str) -> None:
    write(tmp_path / name, [sheet("人员", [("姓名",), ("张建国",)])])
    assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600
