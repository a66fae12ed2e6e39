"""A list of work orders as a city's hotline writes it: where the headings stand, and what a moment may look like."""

from datetime import datetime, time

import pytest

from bot.core.sheets import sheet
from bot.core.words import Kind
from bot.core.workorders import HEADINGS, NEEDED, Listed, moment_in, orders_in
from tests.core.cast import TUESDAY, ZONE

CLOSES = time(18)

MOMENTS = {
    "2026-11-20 09:30": "2026-11-20 09:30",
    "2026-11-20 09:30:59": "2026-11-20 09:30",
    "2026-11-20T09:30": "2026-11-20 09:30",
    "2026/1/2 9:05": "2026-01-02 09:05",
    "2026.11.20": "2026-11-20 18:00",
    "2026年11月20日9时30分": "2026-11-20 09:30",
    "２０２６年１１月２０日": "2026-11-20 18:00",
    "2026-02-30": None,
    "2026-11-20 25:00": None,
    "20/11/2026": None,
    "明天": None,
    "": None,
    "2026-11-20 09:30 左右": None,
}


@pytest.mark.parametrize(("text", "moment"), MOMENTS.items())
def test_moments(text: str, moment: str | None) -> None:
    expected = datetime.fromisoformat(moment).replace(tzinfo=ZONE) if moment else None
    assert moment_in(text, TUESDAY, CLOSES) == expected


def read(*rows: tuple[str, ...]) -> Listed | tuple[object, ...]:
    return orders_in({"工单": sheet("工单", rows)}, HEADINGS, TUESDAY, CLOSES)


def test_headings_stand_where_they_stand() -> None:
    """Below a title, in any order, with a mark or a blank in them; a short row is not ended."""
    listed = read(
        ("12345工单",),
        (),
        ("诉求内容*：", "承办单位", "工单 编号", "类别"),
        ("停电", "供电局", "7"),
        ("停水", "", "8", "x"),
    )
    assert isinstance(listed, Listed)
    assert [(one.number, one.text, one.unit, one.cell) for one in listed.orders] == [
        ("7", "停电", "供电局", "工单!C4"),
        ("8", "停水", "", "工单!C5"),
    ]
    assert listed.unused == ("类别",)
    assert listed.mistakes == ()


@pytest.mark.parametrize("head", [("工单编号",), ("诉求内容",), ("编号", "内容"), ()])
def test_no_list(head: tuple[str, ...]) -> None:
    assert read(head, ("7", "停电")) == NEEDED


def test_every_mistake_of_a_row_is_told() -> None:
    head = ("工单编号", "诉求内容", "诉求类型", "来电时间")
    listed = read(head, ("", "", "夸奖", "哪天"), ("1", "停电", "投诉举报", "2026-11-24 23:00"), ("", "", "", ""))
    assert isinstance(listed, Listed)
    assert [mistake.cell.address for mistake in listed.mistakes] == ["工单!A2", "工单!D2", "工单!C2", "工单!B2"]
    assert [(one.number, one.kind) for one in listed.orders] == [("1", Kind.COMPLAINT)]
