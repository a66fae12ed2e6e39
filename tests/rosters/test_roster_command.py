"""`xiaoer roster`: what an admin types, what is printed, and what the book holds afterwards."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.core.people import THE_BOT, Unit
from bot.core.register import Entry, Register
from bot.core.sheets import sheet
from bot.core.words import Role
from bot.sheets import read, write
from storage.beside import work_beside
from tests.configuring import BASICS
from tests.core.cast import in_progress
from tests.core.workbook.books import cells

pytestmark = pytest.mark.usefixtures("log_as_before")

Run = Callable[..., tuple[int, list[str]]]
Work = Callable[..., None]

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
PERSON = "编号 | 姓名 | 角色 | 职务 | 单位 | 企业 | Telegram ID | 状态"
CITY = {
    "单位": [
        "名称 | 别名 | 类别 | 上级 | 分管领导",
        "市金融办 | 金融局 | | | 何静宜",
        "城东县 | | 县区",
        "东住建 | | | 城东县",
    ],
    "企业": ["名称 | 包联领导", "青禾机械 | 何静宜"],
    "人员": [
        PERSON,
        " | 何静宜 | 领导 | 副市长 | | | 72",
        " | 孙立群 | 联络员 | | 金融局",
        " | 张建国 | 企业 | | | 青禾机械",
    ],
}
STORED = "已写入 {} 处改动。运行中的小二半分钟内就会用上，不用重启。"


@pytest.fixture
def roster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`xiaoer roster …` in a folder of its own: the exit code and the lines of the answer; pages become x.xlsx."""
    database = f'[storage]\nurl = "{url(tmp_path)}"\n'
    (tmp_path / "config.toml").write_text(BASICS + database, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LOGNAME", "wang")

    def run(*words: str, answer: str | None = None, **pages: Sequence[str]) -> tuple[int, list[str]]:
        if pages:
            write(tmp_path / "x.xlsx", [sheet(name, map(cells, rows)) for name, rows in pages.items()])
        done = CliRunner().invoke(app, ["roster", *words], input=answer)
        assert done.exception is None or isinstance(done.exception, SystemExit)
        return done.exit_code, done.output.splitlines()

    return run


def url(folder: Path) -> str:
    return f"sqlite+aiosqlite:///{folder}/xiaoer.db"


def book(folder: Path) -> Register:
    async def load() -> Register:
        async with work_beside(url(folder)) as work:
            return await work.register.load()

    return asyncio.run(load())


def test_from_a_template_to_a_city(roster: Run, tmp_path: Path) -> None:
    assert roster("export", "t.xlsx") == (
        0,
        ["名册还是空的，t.xlsx 是一份空表。请按「说明」填写，再用 xiaoer roster import 导入。"],
    )
    template = read(tmp_path / "t.xlsx")
    assert isinstance(template, dict)
    assert [*template] == ["单位", "企业", "人员", "说明"]
    assert roster("import", "t.xlsx", "--yes") == (0, ["与名册相同，没有改动。"])
    would = [
        "单位",
        "  新增 3：市金融办、城东县、东住建",
        "企业",
        "  新增 1：青禾机械",
        "人员",
        "  新增 3：何静宜、孙立群、张建国",
        "改后的单位：市直 1、县区 1、县区下属 1",
    ]
    dry = "以上是将要做的改动。这是试运行，什么都没有写入。"
    assert roster("import", "x.xlsx", "--dry-run", **CITY) == (0, [*would, dry])
    assert book(tmp_path) == Register()
    assert roster("import", "x.xlsx", "--yes") == (0, [*would, STORED.format(7)])
    assert book(tmp_path).units[2] == Unit("东住建", parent="城东县")
    assert book(tmp_path).people[1] == Entry(number=2, name="孙立群", roles=frozenset({Role.HANDLER}), unit="市金融办")
    assert roster("export", "all.xlsx") == (0, ["已写入 all.xlsx：单位 3 个，企业 1 家，人员 3 人。"])
    assert (tmp_path / "all.xlsx").stat().st_mode & 0o777 == 0o600
    assert roster("import", "all.xlsx") == (0, ["与名册相同，没有改动。"])


def test_changes_are_shown_field_by_field_and_stored_when_it_is_wanted(roster: Run, tmp_path: Path) -> None:
    roster("import", "x.xlsx", "--yes", **CITY)
    pages = {
        "单位": ["名称 | 别名 | 状态", "市金融办 | |", "东住建 | | 停用"],
        "人员": [PERSON, "3 | 张建国 | 企业、管理员 | | | 青禾机械 | 74 | 离任"],
    }
    shown = [
        "单位",
        "  修改 1：",
        "    市金融办 别名：金融局 → （空）",
        "  停用 1：东住建",
        "人员",
        "  修改 1：",
        "    3号 张建国 角色：企业 → 企业、管理员",
        "    3号 张建国 Telegram ID：（空） → 74",
        "    3号 张建国 状态：在职 → 离任",
        "改后的单位：市直 1、县区 1、县区下属 0",
    ]
    before = book(tmp_path)
    code, said = roster("import", "x.xlsx", answer="n\n", **pages)
    assert (code, said[:-2], said[-1]) == (0, shown, "没有写入。")
    assert said[-2].startswith("是否写入？")
    code, said = roster("import", "x.xlsx", answer="")
    assert code == 64
    assert "没有写入：不在终端里运行时，请加 --yes。" in said
    assert book(tmp_path) == before
    code, said = roster("import", "x.xlsx", answer="y\n")
    assert (code, said[-1]) == (0, STORED.format(3))
    assert roster("import", "x.xlsx", "--yes") == (0, ["与名册相同，没有改动。"])
    code, said = roster("journal", "--limit", "3")
    assert [line.split("  ", 1)[1] for line in said] == [
        "wang（Excel 导入）  3号 张建国 角色：企业 → 企业、管理员",
        "wang（Excel 导入）  3号 张建国 Telegram ID：（空） → 74",
        "wang（Excel 导入）  3号 张建国 状态：在职 → 离任",
        "wang（Excel 导入）  停用单位 东住建",
        "wang（Excel 导入）  市金融办 别名：金融局 → （空）",
    ]


def test_every_mistake_is_told_with_its_cell_and_nothing_is_stored(roster: Run, tmp_path: Path) -> None:
    wrong = {
        "人员": [*CITY["人员"], " | 王芳 | 联络员 | | 市金融班", " | 李明 | 联络人"],
        "单位": [*CITY["单位"], "市商务局 | 金融局"],
        "企业": CITY["企业"],
    }
    assert roster("import", "x.xlsx", "--yes", **wrong) == (
        65,
        [
            "有 3 处错误，什么都没有写入：",
            "人员!E5：没有「市金融班」这个单位，是「市金融办」吗？",
            "人员!C6：没有「联络人」这个角色，可以写：领导、督查室、联络员、企业、管理员。",
            "单位!B5：「金融局」已经是「市金融办」的名称或别名。",
        ],
    )
    assert book(tmp_path) == Register()
    assert roster("import", "none.xlsx") == (65, ["none.xlsx：没有这个文件。"])
    assert roster("import", "config.toml") == (65, ["config.toml：这不是 Excel 工作簿（.xlsx），也不是 .csv 表格。"])
    assert roster("journal") == (0, ["名册还没有任何改动。"])


def test_a_unit_with_open_issues_stays(roster: Run, tmp_path: Path) -> None:
    roster("import", "x.xlsx", "--yes", **{**CITY, "人员": CITY["人员"][:2]})

    async def open_one() -> None:
        async with work_beside(url(tmp_path)) as work:
            await work.issues.add(replace(in_progress(), number=1001), 1)

    asyncio.run(open_one())
    unit, enterprise = in_progress().lead, in_progress().requester.enterprise
    pages = {"单位": ["名称 | 状态", f"{unit} | 停用"], "企业": ["名称 | 状态", f"{enterprise} | 停用"]}
    roster("import", "x.xlsx", "--yes", 单位=["名称", str(unit)], 企业=["名称", str(enterprise)])
    assert roster("import", "x.xlsx", "--yes", **pages) == (
        65,
        [
            "有 2 处错误，什么都没有写入：",
            f"单位!B2：「{unit}」还有 1 件未办完的诉求，不能停用。",
            f"企业!B2：「{enterprise}」还有 1 件未办完的诉求，不能停用。",
        ],
    )


def test_a_unit_that_gets_an_issue_meanwhile_stays(
    roster: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the question stands, the office dispatches to it."""
    roster("import", "x.xlsx", "--yes", 单位=["名称", str(in_progress().lead)])

    async def dispatch() -> None:
        async with work_beside(url(tmp_path)) as work:
            await work.issues.add(replace(in_progress(), number=1001), 1)

    def answer(*_: object, **__: object) -> str:
        asyncio.run(dispatch())
        return "y"

    monkeypatch.setattr("typer.prompt", answer)
    code, _ = roster("import", "x.xlsx", 单位=["名称 | 状态", f"{in_progress().lead} | 停用"])
    assert code == 75
    assert in_progress().lead in [unit.name for unit in book(tmp_path).units]


def test_the_configuration_s_lists_are_not_imported_any_more(roster: Run, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text(config.read_text("utf-8") + '[[officers]]\nname = "王芳"\ntelegram_id = 81\n', "utf-8")
    code, said = roster("import", "x.xlsx", "--yes", **CITY)
    assert (code, said[-2:]) == (
        0,
        ["从此以名册为准，config.toml 里的人员、单位和企业名单不再导入。", STORED.format(7)],
    )


def test_links_for_who_has_not_enrolled(roster: Run, tmp_path: Path) -> None:
    roster("import", "x.xlsx", "--yes", **CITY)
    assert roster("export", "l.xlsx", "--links")[0] == 64
    assert not (tmp_path / "l.xlsx").exists()

    async def run_once() -> None:
        async with work_beside(url(tmp_path)) as work:
            await work.invitations.name_bot(1, "xiaoer_bot", NOW)

    asyncio.run(run_once())
    code, said = roster("export", "l.xlsx", "--links")
    assert code == 0
    assert said[1].startswith("已生成报到链接：人员 2 条，单位群 3 条。14 天内有效")
    written = read(tmp_path / "l.xlsx")
    assert isinstance(written, dict)
    links = {row[1].text: row[8].text for row in written["人员"].rows[1:]}
    assert links["何静宜"] == ""
    assert links["孙立群"].startswith("https://t.me/xiaoer_bot?start=in_")
    assert written["单位"].rows[1][7].text.startswith("https://t.me/xiaoer_bot?startgroup=in_")
    assert roster("import", "l.xlsx") == (0, ["与名册相同，没有改动。"])


def test_what_an_export_does_not_do(roster: Run, tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_text("mine")
    assert roster("export", "x.xlsx") == (64, ["已有 x.xlsx，没有覆盖。请换一个文件名。"])
    assert roster("export", "x.csv") == (64, ["x.csv：导出的文件名须以 .xlsx 结尾。"])
    assert roster("export", "nowhere/x.xlsx")[0] == 78
    assert (tmp_path / "x.xlsx").read_text() == "mine"


def test_somebody_else_is_faster(roster: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While the question stands, /who puts somebody into the book."""

    def answer(*_: object, **__: object) -> str:
        asyncio.run(meanwhile())
        return "y"

    async def meanwhile() -> None:
        async with work_beside(url(tmp_path)) as work:
            other = Entry(number=1, name="王芳", roles=frozenset({Role.OFFICER}))
            await work.register.save(Register(people=(other,)), THE_BOT, NOW, "who")

    monkeypatch.setattr("typer.prompt", answer)
    code, said = roster("import", "x.xlsx", **CITY)
    assert (code, said[-1]) == (75, "没有写入：名册或要停用的单位刚刚有了变动。请再运行一次，看过改动后写入。")
    assert [one.name for one in book(tmp_path).people] == ["王芳"]
    assert roster("journal")[1][0].endswith("小二（核实）  新增人员 1号 王芳")


def test_in_english(roster: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XIAOER_CITY__LANGUAGE", "en")
    pages = {
        "Units": ["Name | Kind | County", "East County | county", "East Roads | | East Country"],
        "People": ["Name | Roles | Unit", "Li Na | liason | East Roads"],
    }
    assert roster("import", "x.xlsx", **pages) == (
        65,
        [
            "Mistakes: 2. Nothing was stored:",
            "Units!C3: there is no unit “East Country”; is “East County” meant?",
            "People!B2: no role “liason”; write leader, officer, liaison, enterprise, admin.",
        ],
    )
    pages["Units"][2], pages["People"][1] = "East Roads | | East County", "Li Na | liaison | East Roads"
    code, said = roster("import", "x.xlsx", "--yes", **pages)
    assert (code, said[:2]) == (0, ["Units", "  new: 2: East County, East Roads"])
    said += [*roster("export", "e.xlsx")[1], *roster("journal")[1]]
    written = read(tmp_path / "e.xlsx")
    assert isinstance(written, dict)
    said += [cell.text for page in written.values() for row in page.rows for cell in row]
    assert "".join(said).translate(str.maketrans("“”", '""')).isascii()
