"""`xiaoer import hotline` and `xiaoer export hotline`: lists come in once, whatever stands in them, and go back."""

import asyncio
import contextlib
import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.core.issue import Issue
from bot.core.people import NOT_IN_TELEGRAM
from bot.core.sheets import sheet
from bot.core.words import Kind, Source, Status
from bot.hotline import importing
from bot.service import ordering
from bot.service.ordering import Placed
from bot.service.turn import Turn
from bot.sheets import read, write
from storage.engine import open_engine
from storage.work import Work
from tests.configuring import BASICS

pytestmark = pytest.mark.usefixtures("log_as_before")

PEOPLE = """
[[units]]
name = "市供电公司"
aliases = ["供电局"]
chat = -1009
[[enterprises]]
name = "华锐机械"
members = [{ name = "张建国", telegram_id = 11 }]
[[enterprises]]
name = "东升纺织"
"""
HEAD = (
    "工单编号",
    "来电时间",
    "来电人",
    "联系电话",
    "企业名称",
    "诉求类型",
    "标题",
    "诉求内容",
    "承办单位",
    "办理期限",
    "满意否",
)
NUMBER = "13812345678"
LAMP = (
    "2026-1",
    "2026-11-20 09:30",
    "王女士",
    NUMBER,
    "东升纺织有限公司",
    "求助",
    "路灯",
    "门口的路灯坏了三天",
    "供电局",
    "2099-12-01",
)
LOAN = ("2026-2", "2024/11/20", "", "", "华锐机械", "咨询", "", f"贷款怎么续，请回电{NUMBER}", "市气象局", "")
SMOKE = ("2026-3", "", "李先生", "0396-2812345", "蓝天酒店", "其他", "", "烧烤店油烟直排", "", "2020-01-01")


@pytest.fixture
def config(tmp_path: Path) -> Path:
    file = tmp_path / "config.toml"
    file.write_text(f'{BASICS}[storage]\nurl = "{url(tmp_path)}"\n{PEOPLE}', "utf-8")
    return file


def url(folder: Path) -> str:
    return f"sqlite+aiosqlite:///{folder / 'x.db'}"


def listed(folder: Path, *rows: Sequence[str], head: Sequence[str] = HEAD, name: str = "list.xlsx") -> Path:
    file = folder / name
    write(file, [sheet("工单", [head, *rows])])
    return file


def run(config: Path, what: str, file: Path, *options: str) -> Result:
    return CliRunner().invoke(app, [what, "hotline", str(file), "--config", str(config), *options])


def issues(config: Path) -> Sequence[Issue]:
    async def look() -> Sequence[Issue]:
        engine = open_engine(url(config.parent))
        async with Work(engine) as work:
            found = await work.issues.all()
        await engine.dispose()
        return found

    return asyncio.run(look())


def test_a_dry_run_says_all_and_enters_nothing(config: Path) -> None:
    file = listed(config.parent, LAMP, LOAN, SMOKE)
    told = run(config, "import", file, "--dry-run")
    assert (told.exit_code, told.stderr) == (0, "")
    assert told.stdout.splitlines() == [
        "没有用到的列：满意否",
        "工单!A2  2026-1  登记 东升纺织 · 路灯 · 可能承办 市供电公司",
        "工单!A3  2026-2  登记 华锐机械 · 贷款怎么续",
        "工单!A3  名册里没有「市气象局」，请办公室交办",
        "工单!A4  2026-3  登记 烧烤店油烟直排",
        "工单!A4  名册里没有「蓝天酒店」，按来电人登记",
        "工单!A4  办理期限 2020-01-01 18:00 已过，按市里的期限重新起算",
        "试运行，没有写入：可登记 3 件，已有 0 件，有错 0 处。",
    ]
    assert issues(config) == []


def test_a_list_is_taken_once(config: Path) -> None:
    """The same list in another format, with one text that differs and one new order."""
    first = run(config, "import", listed(config.parent, LAMP, LOAN, SMOKE))
    assert first.stdout.splitlines()[-1].startswith("登记了 3 件，已有 0 件")
    lamp, loan, smoke = issues(config)
    assert (lamp.reference, lamp.source, lamp.status, lamp.kind) == (
        "2026-1",
        Source.HOTLINE,
        Status.RECEIVED,
        Kind.HELP,
    )
    assert (lamp.requester.name, lamp.requester.enterprise, lamp.contact) == ("王女士", "东升纺织", NUMBER)
    assert lamp.likely_units[0] == "市供电公司"
    assert (loan.requester.telegram_id, loan.chat, loan.contact) == (11, 11, NUMBER)
    assert NUMBER not in loan.text
    assert (smoke.requester.telegram_id, smoke.requester.name) == (NOT_IN_TELEGRAM, "李先生（蓝天酒店）")
    again = listed(config.parent, LAMP, (*LOAN[:7], "别的事", "", ""), ("2026-4", *LAMP[1:]), name="again.csv")
    second = run(config, "import", again)
    assert "again!A3  2026-2  已登记为 ZQ1002，内容和当时不一样，没有改动" in second.stdout
    assert second.stdout.splitlines()[-1].startswith("登记了 1 件，已有 2 件")
    assert [issue.reference for issue in issues(config)] == ["2026-1", "2026-2", "2026-3", "2026-4"]
    assert issues(config)[1] == loan


def test_a_telephone_stands_in_any_cell(config: Path) -> None:
    """Beside a name it is for the office's eyes as well, and is not printed."""
    row = ("2026-5", "", f"王女士{NUMBER}", "", "蓝天酒店 13912345678", "", "", "停水", "电力所13712345678")
    told = run(config, "import", listed(config.parent, row))
    (issue,) = issues(config)
    assert (issue.requester.name, issue.contact) == ("王女士（蓝天酒店）", f"{NUMBER} 13912345678")
    assert not any(number in told.output for number in (NUMBER, "13912345678", "13712345678"))


def test_words_that_report_somebody_are_a_report(config: Path) -> None:
    """Hotlines file complaints and reports together; of those nobody of the enterprise hears."""
    run(config, "import", listed(config.parent, (*LOAN[:5], "投诉举报", "", "经理受贿", "", ""), LAMP))
    report, lamp = issues(config)
    assert (report.kind, report.requester.telegram_id) == (Kind.REPORT, NOT_IN_TELEGRAM)
    assert lamp.kind is Kind.HELP


def test_a_number_is_the_same_in_any_width(config: Path) -> None:
    run(config, "import", listed(config.parent, LAMP))
    again = run(config, "import", listed(config.parent, ("２０２６－１", *LAMP[1:])))
    assert again.stdout.splitlines()[-1].startswith("登记了 0 件，已有 1 件")
    twice = run(config, "import", listed(config.parent, LAMP, ("２０２６－１", *LAMP[1:])))
    assert twice.exit_code == 65


def test_a_bot_at_work_gets_its_turn_between_a_few_orders(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever waits for the database finds it free for longer than it naps; what another import entered is not told."""
    pauses: list[float] = []

    async def breathe(seconds: float) -> None:
        with contextlib.closing(sqlite3.connect(config.parent / "x.db", timeout=0)) as other:
            other.execute("BEGIN IMMEDIATE")
        pauses.append(seconds)

    monkeypatch.setattr(importing, "breathe", breathe)
    done = run(config, "import", listed(config.parent, *((f"B{n}", *LAMP[1:]) for n in range(12))))
    assert done.stdout.splitlines()[-1].startswith("登记了 12 件")
    assert [pause > 0.1 for pause in pauses] == [True, True]


def test_a_database_in_use_is_waited_for(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    busy = iter([True, False, True, True])

    async def enter(turn: Turn, one: Placed, *, dispatch: bool) -> object:
        if next(busy, False):
            raise OperationalError("BEGIN IMMEDIATE", None, sqlite3.OperationalError("database is locked"))
        return await ordering.enter(turn, one, dispatch=dispatch)

    monkeypatch.setattr(importing, "enter", enter)
    done = run(config, "import", listed(config.parent, LAMP, LOAN, SMOKE))
    assert done.stdout.splitlines()[-1].startswith("登记了 3 件，已有 0 件")
    assert [issue.reference for issue in issues(config)] == ["2026-1", "2026-2", "2026-3"]


def test_what_the_book_knows_is_dispatched(config: Path) -> None:
    """By the list's limit where that lies ahead; never to a unit that is only guessed at."""
    run(config, "import", listed(config.parent, LAMP, LOAN, SMOKE), "--dispatch")
    lamp, loan, smoke = issues(config)
    assert (lamp.status, lamp.lead) == (Status.DISPATCHED, "市供电公司")
    assert lamp.due is not None
    assert f"{lamp.due.at.astimezone():%Y-%m}" == "2099-12"
    assert (loan.status, smoke.status) == (Status.RECEIVED, Status.RECEIVED)


MISTAKES = {
    ("", *LAMP[1:]): "工单!A2  缺少工单编号",
    (*LAMP[:7], "", *LAMP[8:]): "工单!H2  缺少诉求内容",
    (LAMP[0], "昨天上午", *LAMP[2:]): "工单!B2  读不懂来电时间「昨天上午」，请写成 2026-11-20 09:30",
    (LAMP[0], "2099-01-01", *LAMP[2:]): "工单!B2  来电时间「2099-01-01」还没有到",
    (*LAMP[:5], "表扬", *LAMP[6:]): "工单!F2  不认识诉求类型「表扬」，请写咨询、求助、投诉、举报、建议或其他",
    (
        *LAMP[:9],
        "2024-02-30",
    ): "工单!J2  读不懂办理期限「2024-02-30」，请写日期，如 2026-11-20、2026年11月20日 或 2026-11-20 18:00",
    (
        *LAMP[:9],
        "5个工作日",
    ): "工单!J2  读不懂办理期限「5个工作日」，请写日期，如 2026-11-20、2026年11月20日 或 2026-11-20 18:00",
    (*LAMP[:3], "1.38E+10", *LAMP[4:]): "工单!D2  联系电话被表格软件缩写成了 1.38E+10，"
    "原来的数字已经丢失；请把这一列设为「文本」后重新填写",
    ("9" * 65, *LAMP[1:]): "工单!A2  工单编号太长，最多 64 个字",
    (*LAMP[:7], "字" * 5001, *LAMP[8:]): "工单!H2  诉求内容太长，最多 5000 个字",
}


@pytest.mark.parametrize(("row", "said"), MISTAKES.items())
def test_a_mistake_is_told_with_its_cell_and_stops_all(config: Path, row: Sequence[str], said: str) -> None:
    file = listed(config.parent, row, LOAN)
    stopped = run(config, "import", file)
    assert (stopped.exit_code, stopped.stdout) == (65, "")
    assert said in stopped.stderr.splitlines()
    assert stopped.stderr.splitlines()[-1].startswith("有错 1 处，一件也没有登记。")
    assert issues(config) == []
    assert run(config, "import", file, "--skip-mistakes").exit_code == 0
    assert [issue.reference for issue in issues(config)] == ["2026-2"]


def test_a_number_that_stands_twice(config: Path) -> None:
    stopped = run(config, "import", listed(config.parent, LAMP, LAMP))
    assert "工单!A3  工单编号「2026-1」前面已经有了" in stopped.stderr


def test_columns_of_the_city_s_own(config: Path) -> None:
    """A title above the headings, other names for them, the Chinese code page."""
    config.write_text(config.read_text("utf-8") + '[hotline.columns]\nnumber = "流水号"\ntext = "说了什么"\n', "utf-8")
    file = config.parent / "own.csv"
    file.write_bytes("十一月工单,\n流水号,说了什么\nA1,路灯坏了\n".encode("gb18030"))
    assert run(config, "import", file).exit_code == 0
    assert [(issue.reference, issue.text) for issue in issues(config)] == [("A1", "路灯坏了")]
    lost = run(config, "import", listed(config.parent, LAMP))
    assert (lost.exit_code, lost.stdout) == (65, "")
    assert "流水号、说了什么" in lost.stderr


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("no.xlsx", b"PK nonsense"),
        ("no.csv", b"\xff\xfe\x00"),
        ("none.xlsx", None),
        ("empty.csv", b""),
        ("a.txt", b"x"),
    ],
)
def test_what_is_no_list(config: Path, name: str, content: bytes | None) -> None:
    file = config.parent / name
    if content is not None:
        file.write_bytes(content)
    told = run(config, "import", file)
    assert (told.exit_code, told.stdout) == (65, "")
    assert name in told.stderr
    assert "Traceback" not in told.stderr


def test_hostile_words(config: Path) -> None:
    """Formulas, tags, NULs and right-to-left controls: they are texts, and stay so on the way back."""
    evil = (
        '=HYPERLINK("x")',
        "",
        "<b>王\u202e</b>",
        "+8613812345678",
        "",
        "",
        "@SUM(A1)",
        "-1+1|cmd <script>\u202e坏了",
        "",
        "",
    )
    assert run(config, "import", listed(config.parent, evil)).exit_code == 0
    (issue,) = issues(config)
    assert issue.contact == "+8613812345678"
    out = config.parent / "out.csv"
    assert run(config, "export", out).exit_code == 0
    assert b"\n=HYP" not in out.read_bytes()
    back = read(out)
    assert isinstance(back, dict)
    assert back["out"].rows[1][0].text == '=HYPERLINK("x")'


def test_what_goes_back(config: Path) -> None:
    missing = run(config, "export", config.parent / "out.xlsx")
    assert (missing.exit_code, missing.stderr.startswith("还没有数据库")) == (78, True)
    run(config, "import", listed(config.parent, LAMP, LOAN), "--dispatch")
    out = config.parent / "out.xlsx"
    said = run(config, "export", out)
    assert (said.exit_code, said.stdout) == (0, f"写了 2 件到 {out}。\n")
    sheets = read(out)
    assert isinstance(sheets, dict)
    head, lamp, loan = ([cell.text for cell in row] for row in sheets["工单"].rows)
    assert head == [
        "工单编号",
        "小二编号",
        "状态",
        "承办单位",
        "登记时间",
        "交办时间",
        "办结时间",
        "结案时间",
        "答复",
        "满意度",
    ]
    assert (lamp[:4], lamp[6:]) == (["2026-1", "ZQ1001", "已交办", "市供电公司"], ["", "", "", ""])
    assert (loan[:4], loan[5]) == (["2026-2", "ZQ1002", "待受理", ""], "")
    assert run(config, "export", out, "--since", "2099-01-01").stdout.startswith("写了 0 件")
    assert run(config, "export", config.parent / "out.docx").exit_code == 64
