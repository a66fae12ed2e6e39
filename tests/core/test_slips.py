"""Slips in an order to dispatch: what was probably meant, and what is no slip at all."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.core.moments import When
from bot.core.people import Unit
from bot.core.phrases import dispatch_order
from bot.core.slips import is_no_time, is_over, misspelled, unknown_units, unread_limit
from bot.core.worktime import Calendar

UNITS = (Unit("市住建局", ("住房和城乡建设局", "Housing Bureau")), Unit("市供电公司", ("供电局",)), Unit("市金融办"))
NOW = datetime(2026, 11, 24, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
WHEN = When(NOW, Calendar())


@pytest.mark.parametrize(
    ("rest", "written", "meant"),
    [
        ("市主建局", "市主建局", "市住建局"),
        ("交给市主建局，3天", "市主建局", "市住建局"),
        ("市供电公私 3个工作日", "市供电公私", "市供电公司"),
        ("Houzing Bureau, 3 days", "Houzing Bureau", "市住建局"),
    ],
)
def test_misspelled(rest: str, written: str, meant: str) -> None:
    slip = misspelled(rest, UNITS)
    assert slip is not None
    assert (slip.written, slip.meant.name) == (written, meant)


@pytest.mark.parametrize("rest", ["", "，", "市气象台", "请抓紧", "他们", "3天"])
def test_like_no_unit(rest: str) -> None:
    assert misspelled(rest, UNITS) is None
    assert misspelled(rest, ()) is None


@pytest.mark.parametrize(
    ("rest", "no_limit"),
    [
        ("供电局 昨天", "昨天"),
        ("供电局，昨天前，请抓紧", "昨天前"),
        ("供电局 11月20日", "11月20日"),
        ("供电局 上周五", "上周五"),
        ("供电局 0个工作日", "0个工作日"),
        ("供电局 ０天内", "０天内"),
        ("供电局 yesterday", "yesterday"),
        ("供电局 last Friday", "last Friday"),
        ("供电局 by yesterday", "by yesterday"),
        ("供电局 before last Friday, please", "before last Friday"),
        ("供电局 by 20 November", "by 20 November"),
        ("供电局 by November 20, 2026", "by November 20, 2026"),
        ("供电局 by 2026-11-20", "by 2026-11-20"),
        ("供电局 11月20日前", "11月20日前"),
        ("供电局 2026-11-20前", "2026-11-20前"),
        ("供电局 by 25 November", ""),
        ("供电局 by 2026-11-25", ""),
        ("供电局 0 working days", "0 working days"),
        # what is a limit, or a remark
        ("供电局 11月25日", ""),
        ("供电局 1个工作日", ""),
        ("供电局 10个工作日", ""),
        ("供电局 昨天请他们看过", ""),
        ("供电局 企业昨天来过", ""),
        ("供电局", ""),
    ],
)
def test_a_limit_that_is_none(rest: str, no_limit: str) -> None:
    assert dispatch_order(rest, UNITS, WHEN).no_limit == no_limit


def test_a_date_behind_the_unit_is_the_limit() -> None:
    order = dispatch_order("供电局 11月25日，请当面对接", UNITS, WHEN)
    assert order.due is not None
    assert (f"{order.due.at:%m-%d %H:%M}", order.remark) == ("11-25 18:00", "请当面对接")


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("请市气象局今天下午对接", ("市气象局",)),
        ("请市供电公司和市水务集团明天到现场", ("市水务集团",)),
        ("由市气象局牵头，请市气象局抓紧", ("市气象局",)),
        ("请市供电公司今天下午对接", ()),
        ("请市住房和城乡建设局对接", ()),
        ("请市里研究", ()),
        ("请市场监管局看一下", ("市场监管局",)),
        ("市气象局说过没事", ()),
        ("哈哈", ()),
    ],
)
def test_a_unit_that_nobody_knows(text: str, unknown: tuple[str, ...]) -> None:
    assert unknown_units(text, UNITS) == unknown


def test_which_it_is() -> None:
    assert is_over("昨天")
    assert is_no_time("0个工作日")
    assert not is_no_time("昨天")
    assert not is_over("0个工作日")


UNREAD = [
    ("请市工信局春节前办结", "春节前"),
    ("请市工信局节前办结", "节前"),
    ("请12月下旬前办结", "12月下旬前"),
    ("请于13月5日前办结", "13月5日前"),
    ("务必在两会前解决", "两会前"),
    ("年前一定办好", "年前"),
    ("please settle it before the Spring Festival", "before the Spring Festival"),
    ("请市工信局尽快办理", ""),
    ("三年前就反映过", ""),
    ("请到现场前先打电话", ""),
    ("节前往返", ""),
    ("国庆前后都在停电", ""),
    ("please look into it", ""),
]


@pytest.mark.parametrize(("text", "words"), UNREAD)
def test_a_limit_that_names_no_day_that_can_be_read(text: str, words: str) -> None:
    assert unread_limit(text) == words
