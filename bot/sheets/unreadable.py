"""Why a file can't be read as a workbook, in a sentence."""

from dataclasses import dataclass
from enum import StrEnum

#: Of the file on disk: 2,000 people take a fifth of a megabyte.
MOST_MEGABYTES = 20
MOST_ROWS = 200_000


class Why(StrEnum):
    NO_FILE = "no file"
    FOLDER = "folder"
    NO_ACCESS = "no access"
    EMPTY = "empty"
    TOO_LARGE = "too large"
    OLD_EXCEL = "old excel"
    ENCRYPTED = "encrypted"
    NO_WORKBOOK = "no workbook"
    DAMAGED = "damaged"
    NO_TEXT = "no text"
    TOO_FAR = "too far"
    FORMULA = "formula"


SENTENCES: dict[Why, dict[str, str]] = {
    Why.NO_FILE: {"zh": "{file}：没有这个文件。", "en": "{file}: there is no such file."},
    Why.FOLDER: {"zh": "{file}：这是文件夹，请写文件名。", "en": "{file}: this is a folder; name a file."},
    Why.NO_ACCESS: {
        "zh": "{file}：打不开，请看它是否正被别的程序占用、是否有读的权限。",
        "en": "{file}: it can't be opened; see whether another program has it open and whether you may read it.",
    },
    Why.EMPTY: {"zh": "{file}：文件是空的。", "en": "{file}: the file is empty."},
    Why.TOO_LARGE: {
        "zh": f"{{file}}：文件太大，最多 {MOST_MEGABYTES} MB。请删去图片和用不到的表。",
        "en": f"{{file}}: the file is too large; {MOST_MEGABYTES} MB at most. Remove pictures and sheets not needed.",
    },
    Why.OLD_EXCEL: {
        "zh": "{file}：这是旧格式（.xls），请在 Excel 或 WPS 里另存为 .xlsx。",
        "en": "{file}: this is the old format (.xls); save it as .xlsx.",
    },
    Why.ENCRYPTED: {
        "zh": "{file}：文件加了密码，请去掉密码后另存。",
        "en": "{file}: it is protected by a password; save it without one.",
    },
    Why.NO_WORKBOOK: {
        "zh": "{file}：这不是 Excel 工作簿（.xlsx），也不是 .csv 表格。",
        "en": "{file}: this is neither an Excel workbook (.xlsx) nor a .csv table.",
    },
    Why.DAMAGED: {
        "zh": "{file}：文件已损坏，请在 Excel 或 WPS 里打开后另存一份。",
        "en": "{file}: the file is damaged; open it in a spreadsheet program and save it anew.",
    },
    Why.NO_TEXT: {
        "zh": "{file}：文字编码不是 UTF-8 或 GB18030，请另存为「CSV UTF-8」。",
        "en": "{file}: its text is neither UTF-8 nor GB18030; save it as “CSV UTF-8”.",
    },
    Why.TOO_FAR: {
        "zh": f"{{cell}}：表太大了，最多 {MOST_ROWS} 行、100 列。请删去远处多余的内容。",
        "en": f"{{cell}}: too large; {MOST_ROWS} rows and 100 columns at most. Clear what stands far off.",
    },
    Why.FORMULA: {
        "zh": "{cell}：这一格的公式算错了（如 #N/A），请改成文字。",
        "en": "{cell}: the formula in this cell has failed (such as #N/A); write the text instead.",
    },
}


@dataclass(frozen=True, slots=True)
class Unreadable:
    why: Why
    file: str
    cell: str = ""

    def sentence(self, language: str) -> str:
        return SENTENCES[self.why][language].format(file=self.file, cell=self.cell or self.file)
