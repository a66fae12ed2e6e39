"""交办 by buttons: the units page by page, assisting units, the limit; it travels in the buttons themselves."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.rehearsal.chats import Message
from tests.stories.house import House, open_house
from tests.stories.scenes import local, told

MANY = "".join(f'\n[[units]]\nname = "第{number:02}局"\n' for number in range(1, 15))


@pytest.fixture
async def big_house(tmp_path: Path) -> AsyncIterator[House]:
    """Twenty units."""
    async with open_house(tmp_path, more=MANY) as house:
        yield house


async def opened(house: House) -> Message:
    """The office's card with the menu's first page."""
    await told(house)
    card = house.post("office", "#ZQ1001")
    await house.press("林晓", "交办", card)
    return card


async def test_likely_units_first_and_eight_to_a_page(big_house: House) -> None:
    card = await opened(big_house)
    assert card.text.endswith("交给哪个单位主办？")
    assert card.labels[0] == "市供电公司"
    assert card.labels[8:] == ["下一页", "返回"]
    await big_house.press("林晓", "下一页", card)
    assert len(card.labels) == 8 + 3
    await big_house.press("林晓", "下一页", card)
    assert card.labels[4:] == ["上一页", "返回"]
    await big_house.press("林晓", "第14局", card)
    assert "主办 第14局。什么时候办结？" in card.text


async def test_back_from_everywhere(house: House) -> None:
    card = await opened(house)
    await house.press("林晓", "市工信局", card)
    await house.press("林晓", "返回", card)
    assert card.text.endswith("交给哪个单位主办？")
    await house.press("林晓", "返回", card)
    assert card.labels == ["受理", "交办", "不予受理", "转私密"]
    assert await house.history() == ["IssueOpened"]


async def test_assisting_units_are_chosen_and_taken_back(house: House) -> None:
    card = await opened(house)
    await house.press("林晓", "市供电公司", card)
    await house.press("林晓", "选协办单位", card)
    assert "市供电公司" not in card.labels
    for label in ("市工信局", "市住建局", "✓ 市住建局"):
        await house.press("林晓", label, card)
    assert "✓ 市工信局" in card.labels
    await house.press("林晓", "选好了", card)
    assert card.text.endswith("主办 市供电公司，协办 市工信局。什么时候办结？")
    done = await house.press("林晓", "3个工作日", card)
    assert done.text == "已交办"
    issue = await house.issue()
    assert (issue.lead, issue.assisting) == ("市供电公司", ("市工信局",))
    assert "已交办 市供电公司 · 协办 市工信局 · 11月27日前" in house.post("group", "停电了").text
    assert card.labels == ["改派", "请补充", "办结", "催办", "督办", "转私密"]


async def test_four_assisting_units_at_most(house: House) -> None:
    card = await opened(house)
    await house.press("林晓", "市供电公司", card)
    await house.press("林晓", "选协办单位", card)
    chosen = ["市金融办", "市工信局", "市人社局", "市住建局"]
    for label in chosen:
        await house.press("林晓", label, card)
    assert card.labels == [*(f"✓ {name}" for name in chosen), "选好了"]  # what is left to press is possible
    await house.press("林晓", "✓ 市人社局", card)
    assert "青禾县政府" in card.labels
    await house.press("林晓", "青禾县政府", card)
    await house.press("林晓", "选好了", card)
    await house.press("林晓", "24小时", card)
    assert (await house.issue()).assisting == ("市金融办", "市工信局", "市住建局", "青禾县政府")


@pytest.mark.parametrize(
    ("label", "due"),
    [
        ("按规定 11月25日 09:00前", "11-25 09:00"),
        ("1个工作日", "11-25 18:00"),
        ("3个工作日", "11-27 18:00"),
        ("5个工作日", "12-01 18:00"),
        ("24小时", "11-25 09:00"),
    ],
)
async def test_the_limits(house: House, label: str, due: str) -> None:
    card = await opened(house)
    await house.press("林晓", "市供电公司", card)
    await house.press("林晓", label, card)
    assert local((await house.issue()).due) == due


async def test_a_second_officer_presses_the_old_menu(house: House) -> None:
    card = await opened(house)
    await house.press("林晓", "市供电公司", card)
    old = dict(card.rows[0])["按规定 11月25日 09:00前"] or ""
    await house.press("何静", "按规定 11月25日 09:00前", card)
    again = await house.forge("林晓", old, card)
    assert (again.alert, "已交办" in again.text) == (True, True)
    assert (await house.history()).count("Dispatched") == 1


async def test_an_old_menu_after_the_end(house: House) -> None:
    card = await opened(house)
    await house.press("林晓", "市供电公司", card)
    old = card.rows[0][0][1] or ""
    await house.say("何静", "不予受理 已公告", "office", to=card)
    refused = await house.forge("林晓", old, card)
    assert refused.text == "这件事不予受理，不能再交办。"
    assert card.labels == []


async def test_the_menu_is_the_offices(house: House) -> None:
    card = await opened(house)
    outsider = house.guest(9001, "钱多多")
    house.town.join(outsider, house.troupe.chats["office"])
    for label in ("市供电公司", "返回"):
        refused = await house.press(outsider, label, card)
        assert refused.alert
    assert card.text.endswith("交给哪个单位主办？")


async def test_a_leader_may_use_it_too(house: House) -> None:
    card = await opened(house)
    await house.press("周明远", "市供电公司", card)
    await house.press("周明远", "24小时", card)
    assert (await house.events())[-1].by.name == "周明远"
