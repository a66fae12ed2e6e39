"""What the two commands say in the terminal."""

from collections.abc import Callable
from functools import partial

from bot.core.workorders import Column, Why
from bot.voice.text import filled

#: How a column is called in a sentence, and in what goes back to the hotline.
COLUMNS: dict[Column, dict[str, str]] = {
    Column.NUMBER: {"zh": "工单编号", "en": "order number"},
    Column.TIME: {"zh": "来电时间", "en": "call time"},
    Column.CALLER: {"zh": "来电人", "en": "caller"},
    Column.CONTACT: {"zh": "联系电话", "en": "telephone"},
    Column.ENTERPRISE: {"zh": "企业名称", "en": "enterprise"},
    Column.KIND: {"zh": "诉求类型", "en": "kind"},
    Column.TITLE: {"zh": "标题", "en": "title"},
    Column.TEXT: {"zh": "诉求内容", "en": "text"},
    Column.UNIT: {"zh": "承办单位", "en": "unit"},
    Column.DUE: {"zh": "办理期限", "en": "due"},
}

WRONG: dict[Why, dict[str, str]] = {
    Why.MISSING: {"zh": "缺少{column}", "en": "the {column} is missing"},
    Why.TWICE: {"zh": "{column}「{text}」前面已经有了", "en": "the {column} “{text}” stands further up already"},
    Why.TOO_LONG: {"zh": "{column}太长，最多 {most} 个字", "en": "the {column} is too long, {most} characters at most"},
    Why.NO_KIND: {
        "zh": "不认识{column}「{text}」，请写咨询、求助、投诉、举报、建议或其他",
        "en": "no such {column}: “{text}”; write inquiry, help, complaint, report, suggestion or other",
    },
    Why.NO_TIME: {
        "zh": "读不懂{column}「{text}」，请写成 2026-11-20 09:30",
        "en": "the {column} “{text}” can't be read; write it as 2026-11-20 09:30",
    },
    Why.NO_DUE: {
        "zh": "读不懂{column}「{text}」，请写日期，如 2026-11-20、2026年11月20日 或 2026-11-20 18:00",
        "en": "the {column} “{text}” can't be read; write a date, such as 2026-11-20 or 2026-11-20 18:00",
    },
    Why.SHORTENED: {
        "zh": "{column}被表格软件缩写成了 {text}，原来的数字已经丢失；请把这一列设为「文本」后重新填写",
        "en": "the spreadsheet made {text} of the {column}; its digits are lost: make the column text, write it anew",
    },
    Why.FUTURE: {"zh": "{column}「{text}」还没有到", "en": "the {column} “{text}” is yet to come"},
}

SENTENCES = {
    "no columns": {
        "zh": "{file}：没有找到表头。每张表都要有这些列：{columns}。列名不一样的，请写进 [hotline.columns]。",
        "en": "{file}: no sheet has the headings {columns}. If yours differ, write them in [hotline.columns].",
    },
    "mistake": {"zh": "{cell}  {wrong}", "en": "{cell}  {wrong}"},
    "unused": {"zh": "没有用到的列：{columns}", "en": "Columns that are not used: {columns}"},
    "new": {"zh": "{cell}  {number}  登记 {about}", "en": "{cell}  {number}  to be entered: {about}"},
    "known": {"zh": "{cell}  {number}  已登记为 {issue}", "en": "{cell}  {number}  entered before as {issue}"},
    "changed": {
        "zh": "{cell}  {number}  已登记为 {issue}，内容和当时不一样，没有改动",
        "en": "{cell}  {number}  entered before as {issue}; its text differs now and was left alone",
    },
    "no enterprise": {
        "zh": "{cell}  名册里没有「{name}」，按来电人登记",
        "en": "{cell}  the book has no “{name}”: it is entered for the caller",
    },
    "no unit": {
        "zh": "{cell}  名册里没有「{name}」，请办公室交办",
        "en": "{cell}  the book has no “{name}”: the office is to dispatch it",
    },
    "due is past": {
        "zh": "{cell}  办理期限 {due} 已过，按市里的期限重新起算",
        "en": "{cell}  the limit {due} is past; the city's own limit runs from now on",
    },
    "dispatched": {"zh": "交办 {unit}", "en": "dispatched to {unit}"},
    "likely": {"zh": "可能承办 {unit}", "en": "likely unit {unit}"},
    "would": {
        "zh": "试运行，没有写入：可登记 {new} 件，已有 {known} 件，有错 {wrong} 处。",
        "en": "Dry run, nothing was written: {new} to be entered, {known} entered before, {wrong} mistakes.",
    },
    "stopped": {
        "zh": "有错 {wrong} 处，一件也没有登记。改好后再导入；或加 --skip-mistakes，先登记没有错的 {new} 件。",
        "en": "{wrong} mistakes, nothing was entered. Mend them; or enter the {new} without one by --skip-mistakes.",
    },
    "done": {
        "zh": "登记了 {new} 件，已有 {known} 件，有错未登记 {wrong} 处。运行中的小二半分钟内发出卡片。",
        "en": "{new} entered, {known} entered before, {wrong} mistakes left out. A running bot shows the"
        " cards within half a minute.",
    },
    "exported": {"zh": "写了 {count} 件到 {file}。", "en": "{count} written to {file}."},
    "no workbook": {
        "zh": "{file}：文件名要以 .xlsx 或 .csv 结尾。",
        "en": "{file}: its name must end in .xlsx or .csv.",
    },
    "sheet": {"zh": "工单", "en": "orders"},
    "issue": {"zh": "小二编号", "en": "issue"},
    "status": {"zh": "状态", "en": "status"},
    "unit": {"zh": "承办单位", "en": "unit"},
    "opened": {"zh": "登记时间", "en": "entered"},
    "dispatched at": {"zh": "交办时间", "en": "dispatched"},
    "handled at": {"zh": "办结时间", "en": "handled"},
    "closed at": {"zh": "结案时间", "en": "closed"},
    "answer": {"zh": "答复", "en": "answer"},
    "satisfaction": {"zh": "满意度", "en": "satisfaction"},
    "and": {"zh": "、", "en": ", "},
    "not satisfied": {"zh": "不满意，重办中", "en": "not satisfied, being redone"},
    "silent": {"zh": "未回应", "en": "no response"},
}

Say = Callable[..., str]


def saying(language: str) -> Say:
    return partial(_say, language)


def _say(language: str, key: str, **values: object) -> str:
    return filled(SENTENCES[key][language], values)
