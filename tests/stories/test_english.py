"""A city that speaks English: the same house, and no Chinese sentence of the bot's own."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.core.words import Rating, Status
from tests.stories.house import House, open_house

APPEAL = "Our factory has had no power since this morning, production has stopped, please help"
#: What people of the story are called; everything else that the bot says is its own.
NAMES = re.compile(
    r"李秀英|绿源食品|周明远|市长|吴班长|郑科长|市供电公司|市工信局|市金融办|市人社局|市住建局|青禾县政府|林晓|明川市|陈大伟|安泰建材|张建国"
)
CHINESE = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+")


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with open_house(tmp_path, language="en") as house:
        yield house
        assert chinese(house) == []


async def test_from_the_message_to_solved(house: House) -> None:
    house.at("09:12")
    appeal = await house.say("李秀英", APPEAL)
    card = house.post("group", "#ZQ1001")
    assert "Received · Urgent" in card.text
    office = house.post("office", "#ZQ1001", "李秀英 · 绿源食品", APPEAL)
    assert office.labels == ["Accept", "Dispatch", "Decline", "Make private"]
    await house.press("林晓", "Dispatch", office)
    await house.press("林晓", "市供电公司", office)
    await house.press("林晓", "Assisting units", office)
    await house.press("林晓", "市工信局", office)
    await house.press("林晓", "Done", office)
    await house.press("林晓", next(label for label in office.labels if "24" in label), office)
    assert "with 市工信局" in card.text
    desk = house.post("power", "#ZQ1001")
    await house.press("吴班长", "Sign", desk)
    await house.say("吴班长", "/progress crew on its way", "power", to=desk)
    assert "Progress: crew on its way" in card.text
    await house.say("吴班长", "/ask which meter is it?", "power", to=desk)
    await house.say("李秀英", "meter 20731", to=house.post("group", "which meter is it?"))
    house.at("12:20")
    await house.say("吴班长", "/handle Power is back since noon", "power", to=desk)
    await house.press("吴班长", "Publish", house.posts("power")[-1])
    result = house.post("group", "Power is back since noon")
    assert result.reply_to == appeal.id
    await house.press("李秀英", result.labels[2], result)
    await house.say("李秀英", "still no power in the cold store", to=result)
    assert (await house.issue()).redo_reason == "still no power in the cold store"
    await house.say("吴班长", "/answer The cold store has power", "power", to=desk)
    await house.press("吴班长", "Publish", house.posts("power")[-1])
    await house.say("李秀英", "solved, thank you", to=house.post("group", "The cold store has power"))
    issue = await house.issue()
    assert (issue.status, issue.rating) == (Status.CLOSED, Rating.SATISFIED)
    assert len(house.posts("group")) <= 5


async def test_the_mayor_instructs(house: House) -> None:
    appeal = await house.say("李秀英", APPEAL)
    await house.say("周明远", "市供电公司 please solve this within 3 working days", to=appeal)
    issue = await house.issue()
    assert (issue.lead, issue.status) == ("市供电公司", Status.DISPATCHED)
    assert "please solve this within 3 working days" in house.post("power", "#ZQ1001").text


async def test_the_office_in_words(house: House) -> None:
    await house.say("李秀英", APPEAL)
    card = house.post("office", "#ZQ1001")
    for words in ("/dispatch nobody", "/supervise watch this", "/progress none", "a note"):
        await house.say("林晓", words, "office", to=card)
    await house.say("林晓", "/accept", "office")
    await house.press("林晓", "Decline", card)
    await house.say("林晓", "please ask the park's own office", "office", to=house.posts("office")[-1])
    assert (await house.issue()).status is Status.DECLINED


async def test_privately(house: House) -> None:
    for who in ("李秀英", "周明远", "林晓", "吴班长"):
        await house.say(who, "/start", "private")
        assert len(house.posts(who)[-1].text.splitlines()) == 5
    await house.say("李秀英", "hello", "private")
    await house.say("李秀英", "/my", "private")
    await house.say("李秀英", f"/new {APPEAL}", "private")
    await house.say("李秀英", "/my", "private")
    assert "Your issues" in house.posts("李秀英")[-1].text
    await house.say("陈大伟", "Could the road in front of our factory be repaired?", "private")


async def test_whoever_nobody_knows(house: House) -> None:
    await house.say(house.guest(9001, "Ann"), f"/new {APPEAL}")
    assert house.post("office", "Ann · enterprise not verified")


def chinese(house: House) -> list[str]:
    """Chinese in what the bot ever wrote, its pop-ups included."""
    said = [house.ever_said(name) for name in (*house.troupe.chats, *house.troupe.people)]
    pop_ups = [pressing.text for pressing in house.town.pressings.values()]
    return CHINESE.findall(NAMES.sub("", "\n".join((*said, *pop_ups))))
