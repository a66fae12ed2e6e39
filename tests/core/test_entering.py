"""登记 企业 内容: whose it is, of what kind, what is left; and nothing is guessed that could be another's."""

import pytest

from bot.core.entering import Entry, Unsure, enterprise_named, entry_in, kind_named
from bot.core.people import Enterprise
from bot.core.words import Kind

HUARUI = Enterprise("华锐机械", ("华锐",))
PARTS = Enterprise("华锐机械配件厂")
GREEN = Enterprise("绿源食品")
NORTH, SOUTH = Enterprise("恒通北方物流"), Enterprise("恒通南方物流")
SEA = Enterprise("Sea Star Electronics", ("Sea Star",))
BOOK = (HUARUI, PARTS, GREEN, NORTH, SOUTH, SEA)

ENTRIES = {
    "华锐机械 车间停电": Entry(HUARUI, "", None, "车间停电"),
    "华锐，车间停电": Entry(HUARUI, "", None, "车间停电"),
    "华锐机械配件厂：路坏了": Entry(PARTS, "", None, "路坏了"),
    "配件厂 路坏了": Entry(PARTS, "", None, "路坏了"),
    "绿源 检测报告三周没出": Entry(GREEN, "", None, "检测报告三周没出"),
    "投诉 绿源食品 办事窗口没人": Entry(GREEN, "", Kind.COMPLAINT, "办事窗口没人"),
    "绿源食品 举报：有人收好处费": Entry(GREEN, "", Kind.REPORT, "有人收好处费"),
    "投诉类 绿源食品 没人": Entry(GREEN, "", Kind.COMPLAINT, "没人"),
    "绿源食品 投诉无门，请帮忙": Entry(GREEN, "", None, "投诉无门，请帮忙"),
    "个人 红绿灯不亮": Entry(None, "", None, "红绿灯不亮"),
    "「蓝天酒店」停水两天": Entry(None, "蓝天酒店", None, "停水两天"),
    "「华锐机械」 停水": Entry(HUARUI, "", None, "停水"),
    "“Hengtong” no water": Entry(None, "Hengtong", None, "no water"),
    "sea star electronics the power is out": Entry(SEA, "", None, "the power is out"),
    "complaint Sea Star: nobody there": Entry(SEA, "", Kind.COMPLAINT, "nobody there"),
    "华锐机械": Entry(HUARUI, "", None, ""),
    "个人": Entry(None, "", None, ""),
    "华锐机械\n第一行\n第二行": Entry(HUARUI, "", None, "第一行\n第二行"),
}


@pytest.mark.parametrize(("words", "entry"), ENTRIES.items())
def test_what_is_entered(words: str, entry: Entry) -> None:
    assert entry_in(words, BOOK) == entry


UNSURE = {
    "恒通 路坏了": Unsure("恒通", (NORTH, SOUTH)),
    "华锐机器 停电": Unsure("华锐机器", (HUARUI,)),
    "绿源食品停电了 请来": Unsure("绿源食品停电了", (GREEN,)),
    "蓝天酒店 停水": Unsure("蓝天酒店", ()),
    "华 停水": Unsure("华", (HUARUI,)),  # a single character is too little to be sure
    "，，，": Unsure("", ()),
    "": Unsure("", ()),
}


@pytest.mark.parametrize(("words", "unsure"), UNSURE.items())
def test_what_is_asked_back(words: str, unsure: Unsure) -> None:
    assert entry_in(words, BOOK) == unsure


NAMED = {
    "华锐机械": HUARUI,
    "华锐机械有限公司": HUARUI,
    "绿源食品股份有限公司": GREEN,
    "华锐机械配件": None,
    "绿源": None,
    "有限公司": None,
    "": None,
}


@pytest.mark.parametrize(("written", "enterprise"), NAMED.items())
def test_a_list_names_an_enterprise_in_full(written: str, enterprise: Enterprise | None) -> None:
    assert enterprise_named(written, BOOK) == enterprise


def test_kinds_that_a_list_names() -> None:
    named = {word: kind_named(word) for word in ("投诉", "投诉举报", "求助类", "Inquiry", "表扬", "其他", "")}
    kinds = [Kind.COMPLAINT, Kind.COMPLAINT, Kind.HELP, Kind.INQUIRY, None, None, None]
    assert list(named.values()) == kinds
