"""The check lists, and lists as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.checklists import CHECKLISTS, Item, Listed, listed, numbered
from bot.core.words import Kind


@pytest.mark.parametrize("kind", Kind)
def test_each_kind_has_a_list_that_fits_on_a_phone(kind: Kind) -> None:
    assert 4 <= len(CHECKLISTS[kind]) <= 7
    assert len(set(CHECKLISTS[kind])) == len(CHECKLISTS[kind])


def test_nobody_who_reports_is_asked_who_they_are() -> None:
    assert {Item.COMPANY, Item.CONTACT}.isdisjoint(CHECKLISTS[Kind.REPORT])


def test_every_item_is_asked_for_somewhere() -> None:
    assert {item for items in CHECKLISTS.values() for item in items} == set(Item)


@pytest.mark.parametrize(
    ("text", "opening", "items"),
    [
        ("请说明：1. 电表号 2. 停电从几点开始", "请说明：", ("电表号", "停电从几点开始")),
        ("1、电表号；2、停电时间；3、照片", "", ("电表号", "停电时间", "照片")),
        ("①电表号②停电时间", "", ("电表号", "停电时间")),
        ("（1）电表号（2）停电时间", "", ("电表号", "停电时间")),
        ("1) the meter 2) a photo", "", ("the meter", "a photo")),
        ("营业执照\n贷款合同\n\n近半年流水", "", ("营业执照", "贷款合同", "近半年流水")),
        ("您好，\n请今天发来：\n营业执照\n贷款合同\n谢谢", "您好，\n请今天发来：\n谢谢", ("营业执照", "贷款合同")),
        ("1. 合同\n（要盖章的）\n2. 发票", "", ("合同 （要盖章的）", "发票")),
        ("1. 近3.5年的合同 2. 发票", "", ("近3.5年的合同", "发票")),
        ("合同\n合同\n发票", "", ("合同", "发票")),
    ],
)
def test_lists(text: str, opening: str, items: tuple[str, ...]) -> None:
    assert listed(text) == Listed(opening, items)


@pytest.mark.parametrize(
    "text",
    [
        "请说明电表号和配电室位置",
        "请补充第2页",
        "1. 合同",
        "2. 合同 3. 发票",
        "请说明：\n电表号",
        "合同\n合同",
        "",
        "近1.5年和2.5年的流水",
        "您好\n谢谢",
    ],
)
def test_no_lists(text: str) -> None:
    assert listed(text) == Listed(text, ())


def test_an_item_keeps_its_number() -> None:
    assert numbered(("合同", "发票", "照片"), ("照片", "发票")) == [(2, "发票"), (3, "照片")]


@given(st.text(max_size=60))
def test_an_item_is_never_empty_and_stands_in_the_text(text: str) -> None:
    for item in listed(text).items:
        assert item.strip()
        assert all(word in text for word in item.split())
