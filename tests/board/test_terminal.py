"""The board in a terminal and as JSON: every width has its place, nothing in it commands the terminal."""

import io
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from rich.cells import cell_len
from rich.console import Console

from bot.board.document import document
from bot.board.reading import Overview
from bot.board.terminal import Board
from bot.board.words import WORDS
from bot.core.deadlines import Due
from bot.core.issue import Issue
from bot.core.listings import Counts, Figure, UnitCount
from bot.core.people import Unit
from bot.core.words import Kind, Status, Urgency, Visibility
from bot.voice.speech import Speech
from tests.core.cast import FINANCE, POWER, TUESDAY, ZHANG, city, in_progress, opened, waiting

LATE = replace(in_progress(), number=1001, due=Due(TUESDAY - timedelta(days=4), estimated=False))
URGENT = replace(LATE, number=1002, urgency=Urgency.URGENT, lead=POWER.name, assisting=())
REPORT = replace(opened(kind=Kind.REPORT, visibility=Visibility.PRIVATE), number=1003)
PRIVATE = replace(opened(visibility=Visibility.PRIVATE), number=1004)
WAITS = replace(waiting(), number=1005)
UNITS = (UnitCount(FINANCE.name, 2, 1), UnitCount(POWER.name, 1, 1), UnitCount(None, 2, 0))


def overview(issues: Sequence[Issue], units: Sequence[UnitCount] = UNITS) -> Overview:
    counts = Counts({Status.RECEIVED: 2, Status.IN_PROGRESS: 2, Status.WAITING: 1}, 2, 2)
    return Overview(TUESDAY, counts, units, issues)


def drawn(width: int, seen: Overview, language: str = "zh", note: str = "") -> str:
    console = Console(file=io.StringIO(), width=width, color_system="truecolor", force_terminal=True)
    console.print(Board(Speech(city(language=language)), seen, note))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def plainly(width: int, seen: Overview, language: str = "zh") -> str:
    console = Console(file=io.StringIO(), width=width, color_system=None)
    console.print(Board(Speech(city(language=language)), seen))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


ALL = (URGENT, LATE, REPORT, PRIVATE, WAITS)


def test_at_80_columns_units_stand_above_the_issues() -> None:
    lines = [line.rstrip() for line in plainly(80, overview(ALL)).splitlines()]
    assert lines[:5] == [
        "明川市 · 11月24日 10:00",
        "在办 5 件",
        "待受理 2 · 办理中 2",
        "等诉求人补充 1",
        "超期 2 · 今天到期 2",
    ]
    assert [line.split() for line in lines[6:10]] == [
        ["单位", "在办", "超期"],
        [FINANCE.name, "2", "1"],
        [POWER.name, "1", "1"],
        ["市长办公室", "2", "0"],
    ]
    assert lines[11].split() == ["编号", "诉求", "期限", "超期"]
    assert lines[12].startswith("ZQ1002  紧急 贷款到期")
    assert lines[12].endswith("11月20日 10:00前办结  超期 4 天")
    assert lines[13].endswith("超期 2 个工作日")
    assert lines[14].startswith("ZQ1003  举报 内容请到办公室看 ")
    assert lines[15].startswith("ZQ1004  不公开 ")
    assert ZHANG.name not in "".join(lines)


def test_at_140_columns_they_stand_side_by_side() -> None:
    lines = [line.rstrip() for line in plainly(140, overview(ALL)).splitlines()]
    assert lines[6].split() == ["单位", "在办", "超期", "编号", "诉求", "状态", "主办", "期限", "超期"]
    assert lines[7].split()[:4] == [FINANCE.name, "2", "1", "ZQ1002"]
    assert lines[11].split()[0] == "ZQ1005"
    assert "待补充" in lines[11]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [20, 40, 80, 109, 110, 140, 240])
def test_no_line_is_wider_than_the_terminal(width: int, language: str) -> None:
    long = replace(LATE, title="一个很长很长的标题" * 30, lead="很长的单位" * 20)
    seen = overview([*ALL, long], [*UNITS, UnitCount("很长的单位" * 20, 1, 1)])
    for line in plainly(width, seen, language).splitlines():
        assert cell_len(line) <= width


def test_what_is_late_is_red_and_what_waits_is_dim() -> None:
    lines = drawn(140, overview(ALL)).splitlines()
    late = next(line for line in lines if "ZQ1001" in line)
    waits = next(line for line in lines if "ZQ1005" in line)
    assert "\x1b[31m" in late
    assert "\x1b[2m" in waits


def test_words_from_outside_command_no_terminal() -> None:
    hostile = replace(LATE, title="\x1b]0;\x07\x1b[2J\x9b[red]停电[/red]\u202e!", lead="\x1b[1mA")
    text = plainly(140, overview([hostile], [UnitCount("\x1b[5mB\r\n", 1, 1)]))
    assert "[red]停电[/red]" in text
    assert not set(text) & set("\x1b\x07\x9b\r\u202e")


def test_one_unit_s_board_has_no_table_of_units() -> None:
    text = plainly(140, overview(ALL, ()))
    assert WORDS["zh"]["unit"] not in text
    assert "ZQ1002" in text


def test_an_empty_board_and_one_that_is_not_of_this_moment() -> None:
    nothing = Overview(TUESDAY, Counts({}, 0, 0), (), ())
    assert "现在没有在办的诉求。" in plainly(80, nothing)
    assert WORDS["zh"]["stale"] in drawn(80, nothing, note=WORDS["zh"]["stale"])


def test_both_languages_have_the_same_words() -> None:
    assert list(WORDS["zh"]) == list(WORDS["en"])
    text = plainly(140, overview(ALL), "en")
    assert "Open: 5" in text
    assert "2 working days late" in text


# ── for scripts ───────────────────────────────────────────────────────────


def test_the_document() -> None:
    whole = json.loads(document(city(), overview(ALL)))
    assert list(whole) == ["city", "at", "counts", "units", "figures", "issues"]
    assert (whole["city"], whole["at"]) == ("明川市", "2026-11-24T10:00:00+08:00")
    assert whole["counts"] == {
        "open": 5,
        "by_status": {
            "received": 2,
            "accepted": 0,
            "dispatched": 0,
            "in_progress": 2,
            "waiting": 1,
            "handled": 0,
        },
        "overdue": 2,
        "due_today": 2,
        "waiting_for_requester": 1,
        "waiting_for_call_back": 0,
    }
    assert whole["units"][0] == {"unit": FINANCE.name, "open": 2, "overdue": 1}
    assert whole["units"][2] == {"unit": None, "open": 2, "overdue": 0}
    assert whole["issues"][1] == {
        "number": 1001,
        "name": "ZQ1001",
        "title": LATE.title,
        "status": "in_progress",
        "kind": "help",
        "urgency": "normal",
        "unit": FINANCE.name,
        "assisting": ["市工信局"],
        "requester": ZHANG.name,
        "enterprise": "华锐机械",
        "opened_at": "2026-11-24T10:00:00+08:00",
        "due": "2026-11-20T10:00:00+08:00",
        "due_estimated": False,
        "overdue_minutes": 2 * 7 * 60,
        "supervised": False,
        "private": False,
        "report": False,
    }
    assert whole["issues"][0]["overdue_minutes"] == 4 * 24 * 60
    assert [issue["private"] for issue in whole["issues"]] == [False, False, True, True, False]


def test_who_reported_is_not_in_it() -> None:
    report = json.loads(document(city(), overview([REPORT])))["issues"][0]
    assert (report["report"], report["requester"], report["enterprise"], report["unit"]) == (True, None, None, None)
    assert report["title"] is None
    assert ZHANG.name not in document(city(), overview([REPORT]))


def test_what_waits_has_no_limit_that_runs() -> None:
    waits = json.loads(document(city(), overview([WAITS])))["issues"][0]
    assert (waits["due"], waits["overdue_minutes"]) == (None, 0)


def test_a_unit_that_no_roster_has_is_called_by_its_name() -> None:
    gone = Unit("撤并的局").name
    assert gone in plainly(140, overview([replace(LATE, lead=gone)], [UnitCount(gone, 1, 1)]))


def test_the_document_s_figures() -> None:
    given = Figure(Kind.HELP, FINANCE.name, Status.DISPATCHED, 2)
    seen = replace(overview(ALL), month=[given], ever=[replace(given, status=Status.CLOSED, count=7), given])
    figures = json.loads(document(city(), seen))["figures"]
    assert (figures["month"], len(figures["of_month"])) == ("2026-11", 1)
    (ever,) = figures["all_time"]
    assert (ever["kind"], ever["unit"]) == ("help", FINANCE.name)
    assert {status: count for status, count in ever["by_status"].items() if count} == {"dispatched": 2, "closed": 7}
