"""Units, instructions and orders, as officials write them. It is Monday, 16 November 2026, 10:00."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.moments import When
from bot.core.people import Unit
from bot.core.phrases import DispatchOrder, dispatch_order, instruction, units_in
from bot.core.words import UnitKind
from bot.core.worktime import Calendar

CITY = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 16, 10, tzinfo=CITY)
WHEN = When(NOW, Calendar())

UNITS = (
    Unit("市金融办", ("金融局", "Finance Office")),
    Unit("市工信局", ("工业和信息化局", "Industry Bureau")),
    Unit("市商务局", ("Commerce Bureau",)),
    Unit("市市场监管局", ("市场局", "SAMR")),
    Unit("市供电公司", ("供电公司", "电力公司")),
    Unit("西平县", ("西平", "Xiping"), kind=UnitKind.COUNTY),
)


def names(units: tuple[Unit, ...]) -> str:
    return " ".join(unit.name for unit in units)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("请市金融办今天下午对接", "市金融办"),
        ("请金融办对接", "市金融办"),  # without 市
        ("请金融局对接", "市金融办"),  # an alias
        ("请市金融辦對接", "市金融办"),  # traditional
        ("请工信局和商务局研究", "市工信局 市商务局"),
        ("请商务局、工信局研究", "市商务局 市工信局"),  # in order of mention
        ("请工业和信息化局研究", "市工信局"),  # 和 inside a name is no list
        ("市场监管局", "市市场监管局"),
        ("市市场监管局", "市市场监管局"),
        ("市供电公司", "市供电公司"),  # the longest: named once
        ("供电公司和市供电公司", "市供电公司"),
        ("请西平县解决", "西平县"),
        ("请西平解决", "西平县"),
        ("请西平县、金融办解决", "西平县 市金融办"),
        ("ask the finance office today", "市金融办"),
        ("ＳＡＭＲ", "市市场监管局"),  # full-width
        ("Samrat is a name", ""),  # a Latin name only as a whole word
        ("请省金融办指导", ""),  # another level of government
        ("请西平县工信局解决", "西平县"),  # the county's own bureau
        ("不要市金融办,由市工信局办", "市工信局"),
        ("不用找金融办了", ""),
        ("无需市工信局和市商务局参加,请金融办办理", "市金融办"),
        ("不要再交给金融办", ""),
        ("not the Finance Office but the Industry Bureau", "市工信局"),
        ("请尽快解决", ""),
        ("", ""),
    ],
)
def test_units(text: str, named: str) -> None:
    assert names(units_in(text, UNITS)) == named


def test_a_full_name_counts_before_an_alias_of_another() -> None:
    assert names(units_in("请供电公司处理", (Unit("国网", ("供电公司",)), Unit("供电公司")))) == "供电公司"


@pytest.mark.parametrize("units", [(), (Unit("", ("",)),), (Unit("市", (" ", "局")),)])
def test_names_that_name_nothing(units: tuple[Unit, ...]) -> None:
    assert units_in("请市金融办和商务局对接", units) == ()


@pytest.mark.parametrize(
    ("text", "units", "due"),
    [
        ("请市金融办今天下午对接", "市金融办", "16 18:00"),
        ("请工信局和商务局本周五前拿出意见", "市工信局 市商务局", "20 18:00"),
        ("由市金融办牵头,市工信局配合,3个工作日内解决", "市金融办 市工信局", "19 18:00"),
        ("市工信局配合,市金融办牵头", "市金融办 市工信局", None),
        ("请市工信局积极配合市金融办,24小时内回复", "市金融办 市工信局", "17 10:00"),
        ("市工信局、市商务局协助,市金融办主办", "市金融办 市工信局 市商务局", None),
        ("牵头单位:市商务局,配合单位:市金融办、市工信局", "市商务局 市金融办 市工信局", None),
        ("市金融办会同市工信局办理", "市金融办 市工信局", None),
        ("请市金融办协助企业续贷,请市工信局核实停产", "市金融办 市工信局", None),  # 协助 the enterprise: no role
        ("请市工信局配合", "市工信局", None),  # there is nobody else to lead
        ("Finance Office leads, Industry Bureau assists, by Friday", "市金融办 市工信局", "20 18:00"),
        ("尽快办", "", None),
        ("24小时内办结", "", "17 10:00"),
    ],
)
def test_instructions(text: str, units: str, due: str | None) -> None:
    found = instruction(text, UNITS, WHEN)
    assert (names(found.units), found.due and f"{found.due.at:%d %H:%M}") == (units, due)


@pytest.mark.parametrize(
    ("rest", "lead", "assisting", "due", "remark"),
    [
        ("市金融办", "市金融办", "", None, ""),
        ("金融办 3个工作日", "市金融办", "", "19 18:00", ""),
        ("市金融办 3天", "市金融办", "", "19 18:00", ""),  # here a mere duration is a limit
        ("市金融办 限3天,请当面对接", "市金融办", "", "19 18:00", "请当面对接"),
        ("3天 市金融办", "市金融办", "", "19 18:00", ""),
        ("市金融办 协办 市工信局 3个工作日", "市金融办", "市工信局", "19 18:00", ""),
        ("市金融办　協辦　市工信局　３個工作日", "市金融办", "市工信局", "19 18:00", ""),  # full-width, traditional
        (
            "市金融办,协办市工信局、市商务局,本周五前,请当面对接",
            "市金融办",
            "市工信局 市商务局",
            "20 18:00",
            "请当面对接",
        ),
        ("市金融办 协办 市工信局 市商务局", "市金融办", "市工信局 市商务局", None, ""),
        ("市金融办 配合 市工信局", "市金融办", "市工信局", None, ""),
        ("主办 市金融办 协办 市工信局", "市金融办", "市工信局", None, ""),
        ("协办 市工信局 主办 市金融办", "市金融办", "市工信局", None, ""),
        ("市金融办牵头,市工信局配合,3天", "市金融办", "市工信局", "19 18:00", ""),
        ("市金融办和市工信局", "市金融办", "市工信局", None, ""),
        ("给市金融办 请当面对接", "市金融办", "", None, "请当面对接"),
        ("市金融办 今天下午 请当面对接", "市金融办", "", "16 18:00", "请当面对接"),
        ("市金融办 请本周五前办结。", "市金融办", "", "20 18:00", "请本周五前办结。"),  # the remark stays whole
        ("市金融办 明天上午10点开会", "市金融办", "", "17 10:00", "明天上午10点开会"),
        ("市金融办 停产3天了", "市金融办", "", None, "停产3天了"),
        ("市金融办 企业停产 3天", "市金融办", "", None, "企业停产 3天"),
        ("市金融办 99999个工作日", "市金融办", "", None, "99999个工作日"),
        ("市金融办 请与市工信局当面对接", "市金融办", "", None, "请与市工信局当面对接"),  # talk, not an order
        ("请尽快转市金融办", "市金融办", "", None, "请尽快转市金融办"),  # no head: the remark says it
        ("协办 市工信局", None, "市工信局", None, ""),
        ("请抓紧", None, "", None, "请抓紧"),
        ("", None, "", None, ""),
        ("Finance Office assist Industry Bureau 3 working days", "市金融办", "市工信局", "19 18:00", ""),
        (
            "the Finance Office, assisted by the Industry Bureau and Commerce Bureau, by Friday, please call them",
            "市金融办",
            "市工信局 市商务局",
            "20 18:00",
            "please call them",
        ),
    ],
)
def test_dispatch_orders(rest: str, lead: str | None, assisting: str, due: str | None, remark: str) -> None:
    order = dispatch_order(rest, UNITS, WHEN)
    assert (order.lead and order.lead.name, names(order.assisting)) == (lead, assisting)
    assert (order.due and f"{order.due.at:%d %H:%M}", order.remark) == (due, remark)


def test_without_a_roster_nothing_is_named() -> None:
    assert dispatch_order("市金融办", (), WHEN) == DispatchOrder(None, (), None, "市金融办")


PIECES = [
    "市金融办",
    "工信局",
    "协办",
    "牵头",
    "配合",
    "和",
    "、",
    ",",
    " ",
    "3天",
    "本周五前",
    "不要",
    "请",
    "assist",
    "Finance Office",
    "西平县",
]
texts = st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join))


@given(texts)
def test_whatever_is_said_no_unit_is_named_twice(text: str) -> None:
    found = instruction(text, UNITS, WHEN).units
    assert len(found) == len(set(found)) == len(units_in(text, UNITS))


@given(texts)
def test_whatever_is_ordered_the_lead_does_not_assist_and_the_remark_is_in_the_text(text: str) -> None:
    order = dispatch_order(text, UNITS, WHEN)
    assert order.lead not in order.assisting
    assert order.remark in text


def test_punctuation_as_wide_as_a_character_is_punctuation() -> None:
    rest = "市金融办\uff0c协办 市工信局\uff0c3个工作日\uff0c请当面对接\uff01"
    order = dispatch_order(rest, [Unit("市金融办"), Unit("市工信局")], WHEN)
    assert order.lead is not None
    assert order.remark == "请当面对接\uff01"
