"""Somebody who wants the bot to drown: others are heard meanwhile."""

import asyncio
import sqlite3
from contextlib import closing
from time import monotonic

import pytest

from bot.rehearsal.chats import Message
from tests.stories.house import House
from tests.stories.scenes import POWER_CUT, told

OTHER = "我们物流园也停电了，请供电公司尽快处理"
#: Of a thousand, those that were read before somebody else was heard, at most: a person's share of a minute and a
#: batch, and what goes on being read while the receipt is on its way, which is the machine's affair.
AMONG = 500


async def heard(house: House, said: Message) -> None:
    await house.town.wait_until(lambda: said.emoji, 10)


async def unread(house: House) -> int:
    async with house.work() as work:
        return await work.inbox.unread()


def stored(house: House) -> int:
    """Updates in the inbox, read ones too."""
    with closing(sqlite3.connect(house.folder / "xiaoer.db")) as database:
        (count,) = database.execute("SELECT count(*) FROM inbox").fetchone()
    return int(count)


async def test_a_message_is_edited_a_thousand_times(house: House) -> None:
    appeal = await told(house)
    for number in range(1000):
        house.town.edit(appeal.sender, appeal, f"{POWER_CUT}，第{number}次")
    await heard(house, house.town.say(house.troupe.people["王德顺"], house.troupe.chats["group"], OTHER))
    assert await unread(house) > 1000 - AMONG
    edits = [call for call in house.town.calls if call.method == "editMessageText"]
    assert len(edits) <= 40  # pending ones of one card become one


async def test_a_button_is_pressed_a_thousand_times(house: House) -> None:
    await told(house)
    card = house.post("group", "#ZQ1001")
    for _ in range(1000):
        house.town.press_data(house.troupe.people["李秀英"], card, "do:1001:accept")
    house.town.say(house.troupe.people["王德顺"], house.troupe.chats["group"], OTHER)
    async with asyncio.timeout(10):
        while len(await house.issues()) < 2:
            await house.town.changed()
    assert await house.history() == ["IssueOpened"]


async def test_ten_thousand_reactions_are_not_even_asked_for(house: House) -> None:
    appeal = await told(house)
    before = stored(house)
    for number in range(10_000):
        house.town.react(house.troupe.people["王德顺"], appeal, "👍" if number % 2 else "")
    await house.quiet()
    assert stored(house) == before


async def test_an_album_of_a_hundred(house: House) -> None:
    """Telegram sends ten at most; what comes all the same is one issue, with as many files as an hour may bring."""
    group = house.troupe.chats["group"]
    guest = house.guest(9001, "老板")
    for number in range(100):
        words = f"#诉求 {OTHER}" if number == 0 else ""
        house.town.say(guest, group, words, photo=f"{number}.jpg", album="one")
    await heard(house, house.town.say(house.troupe.people["王德顺"], group, OTHER))
    async with asyncio.timeout(10):
        while await unread(house):
            await house.town.changed()
    assert [len(issue.parts) for issue in await house.issues() if issue.requester.name == "老板"] == [60]


async def test_strangers_by_the_hundred_write_privately(house: House) -> None:
    """Each is a person; what they begin waits with the office. Whom the city knows is not kept waiting."""
    strangers = [house.town.add_person(20_000 + number, f"路人{number}") for number in range(100)]
    for one in strangers:
        house.town.say(one, one, OTHER)
    began = monotonic()
    await heard(house, house.town.say(house.troupe.people["王德顺"], house.troupe.chats["group"], OTHER))
    assert monotonic() - began < 10
    await house.town.wait_until(
        lambda: all(house.town.chat(one.id).visible()[-1].sender.is_bot for one in strangers), 10
    )
    await house.town.wait_until(lambda: house.posts("group"), 10)
    assert len(house.posts("group")) == 1
    assert house.town.too_many_given == []


@pytest.mark.parametrize(
    "words", ["a" * 4080, "停电" * 2040, "\n" * 4000 + "停电了", "😀" * 2040, "(" * 4080, "1" * 4080]
)
async def test_the_longest_messages_are_read_at_once(house: House, words: str) -> None:
    began = monotonic()
    await house.say("李秀英", f"#诉求{words}", "private")
    await house.say("林晓", f"/find {words}", "office")
    assert monotonic() - began < 8
    async with house.work() as work:
        assert await work.figures.set_aside() == 0
