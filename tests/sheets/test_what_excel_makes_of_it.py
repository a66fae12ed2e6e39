"""Numbers, days, merged cells, blanks: what stands in a cell is read as the text that was meant."""

from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter

from bot.core.sheets import Sheet
from bot.sheets import Unreadable, read

READ_AS = [
    (7100000021, "7100000021"),
    (7100000021.0, "7100000021"),
    (7.1e9, "7100000000"),
    (-1001234567890, "-1001234567890"),
    (0.5, "0.5"),
    (True, "TRUE"),
    (date(2026, 11, 23), "2026-11-23"),
    (datetime(2026, 11, 23, 8, 30), "2026-11-23 08:30"),  # noqa: DTZ001 - a cell has no zone
    ("　市金融办 ", "市金融办"),
    ("市\u200b金融办\ufeff", "市金融办"),
    ("李　　明", "李 明"),
    ("一行\r\n 二行", "一行\n二行"),
]


def sheet_of(path: Path) -> Sheet:
    found = read(path)
    assert not isinstance(found, Unreadable), found.sentence("zh")
    return found["人员"]


@pytest.mark.parametrize(("written", "text"), READ_AS)
def test_a_value(tmp_path: Path, written: object, text: str) -> None:
    with xlsxwriter.Workbook(tmp_path / "x.xlsx", {"default_date_format": "yyyy-mm-dd hh:mm"}) as book:
        book.add_worksheet("人员").write(2, 1, written)
    (row,) = sheet_of(tmp_path / "x.xlsx").rows
    assert (row[1].address, row[1].text) == ("人员!B3", text)


def test_merged_cells_mean_each_of_them_and_empty_rows_are_left_out(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "x.xlsx") as book:
        page = book.add_worksheet(" 人员 ")
        page.merge_range("A1:B1", "明川市名册")
        page.merge_range("A2:A3", "市金融办")
        page.write_column("B2", ["孙立群", "何静宜"])
        page.write("A9", "　")
        page.write_blank("H500000", None, book.add_format({"bold": True}))
        page.merge_range("A20:B600000", "")
    rows = [[cell.text for cell in row] for row in sheet_of(tmp_path / "x.xlsx").rows]
    assert rows == [["明川市名册"] * 2, ["市金融办", "孙立群"], ["市金融办", "何静宜"]]


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_a_table_as_programs_write_it(tmp_path: Path, coding: str, separator: str) -> None:
    text = "姓名,单位\r\n孙立群,'=市金融办\r\n".replace(",", separator)
    (tmp_path / "人员.csv").write_bytes(text.encode(coding))
    rows = [[cell.text for cell in row] for row in sheet_of(tmp_path / "人员.csv").rows]
    assert rows == [["姓名", "单位"], ["孙立群", "=市金融办"]]
