"""A file that can't be read is told in a sentence, and nothing is raised."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from bot.sheets import Unreadable, read

PARTS = {"[Content_Types].xml": b"", "xl/workbook.xml": b"<workbook/>"}


def workbook(fill: Callable[[xlsxwriter.worksheet.Worksheet], object]) -> bytes:
    written = io.BytesIO()
    with xlsxwriter.Workbook(written) as book:
        fill(book.add_worksheet("人员 & 单位"))
    return written.getvalue()


def packed(parts: dict[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return written.getvalue()


GOOD = workbook(lambda page: page.write(0, 0, "姓名"))
BAD = [
    ("x.xlsx", b"", "x.xlsx：文件是空的。"),
    ("x.xlsx", "姓名\n何静宜".encode(), "x.xlsx：这不是 Excel 工作簿（.xlsx），也不是 .csv 表格。"),
    ("x.txt", "姓名\n何静宜".encode(), "x.txt：这不是 Excel 工作簿（.xlsx），也不是 .csv 表格。"),
    ("x.xlsx", b"PK", "x.xlsx：文件已损坏，请在 Excel 或 WPS 里打开后另存一份。"),
    ("x.xlsx", GOOD[:-200], "x.xlsx：文件已损坏，请在 Excel 或 WPS 里打开后另存一份。"),
    ("x.xlsx", GOOD[:600] + b"\0" * 200 + GOOD[800:], "x.xlsx：文件已损坏，请在 Excel 或 WPS 里打开后另存一份。"),
    ("x.xlsx", packed(PARTS), "x.xlsx：文件已损坏，请在 Excel 或 WPS 里打开后另存一份。"),
    ("x.xlsx", packed({"word/document.xml": b""}), "x.xlsx：这不是 Excel 工作簿（.xlsx），也不是 .csv 表格。"),
    ("x.xlsx", b"\xd0\xcf\x11\xe0" + bytes(600), "x.xlsx：这是旧格式（.xls），请在 Excel 或 WPS 里另存为 .xlsx。"),
    (
        "x.xlsx",
        b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
        "x.xlsx：文件加了密码，请去掉密码后另存。",
    ),
    ("x.xlsx", b"PK" + bytes(21 * 2**20), "x.xlsx：文件太大，最多 20 MB。请删去图片和用不到的表。"),
    (
        "x.xlsx",
        packed({**PARTS, "xl/media/x": bytes(210 * 2**20)}),
        "x.xlsx：文件太大，最多 20 MB。请删去图片和用不到的表。",
    ),
    (
        "x.xlsx",
        workbook(lambda page: page.write(1_048_575, 16_383, "z")),
        "人员 & 单位!XFD1048576：表太大了，最多 200000 行、100 列。请删去远处多余的内容。",
    ),
    (
        "x.xlsx",
        workbook(lambda page: page.write(199_999, 99, "z")),
        "人员 & 单位!CV200000：表太大了，最多 200000 行、100 列。请删去远处多余的内容。",
    ),
    (
        "x.xlsx",
        workbook(lambda page: page.write_formula(6, 2, "=VLOOKUP(1,2,3)", None, "#N/A")),
        "人员 & 单位!C7：这一格的公式算错了（如 #N/A），请改成文字。",
    ),
    ("x.csv", b"\xff\xff\xff", "x.csv：文字编码不是 UTF-8 或 GB18030，请另存为「CSV UTF-8」。"),
    ("x.csv", b"a\0b", "x.csv：文字编码不是 UTF-8 或 GB18030，请另存为「CSV UTF-8」。"),
    ("x.csv", b'"a"b,c', "x.csv：文件已损坏，请在 Excel 或 WPS 里打开后另存一份。"),
    ("x.csv", b"x," * 101, "x!CW1：表太大了，最多 200000 行、100 列。请删去远处多余的内容。"),
    ("x.csv", b"x\n" * 200_001, "x!B200001：表太大了，最多 200000 行、100 列。请删去远处多余的内容。"),
]


@pytest.mark.parametrize(("name", "content", "sentence"), BAD, ids=range(len(BAD)))
def test_a_bad_file(tmp_path: Path, name: str, content: bytes, sentence: str) -> None:
    (tmp_path / name).write_bytes(content)
    found = read(tmp_path / name)
    assert isinstance(found, Unreadable)
    assert found.sentence("zh") == sentence
    assert found.sentence("en").replace("人员 & 单位!", "").isascii() or "“CSV UTF-8”" in found.sentence("en")


def test_no_file(tmp_path: Path) -> None:
    sentences = {read(path).sentence("zh") for path in (tmp_path / "x.xlsx", tmp_path)}  # type: ignore[union-attr] # they are
    assert sentences == {"x.xlsx：没有这个文件。", f"{tmp_path.name}：这是文件夹，请写文件名。"}
