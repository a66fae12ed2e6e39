"""The same stories, told once by asking for updates and once by being called."""

from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from bot.core.words import Status
from bot.rehearsal.webhook import HEADER
from tests.stories.house import DAY, House, open_house
from tests.stories.scenes import POWER_CUT, handled, told


@pytest.fixture(params=["polling", "webhook"])
async def house(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[House]:
    async with open_house(tmp_path, webhook=request.param == "webhook") as house:
        yield house


async def test_from_the_message_to_solved(house: House) -> None:
    result = await handled(house)
    await house.press("李秀英", "满意", result)
    assert "已结案 · 满意" in house.post("group", "停电了").text
    assert (await house.issue()).status is Status.CLOSED


async def test_an_edit_an_album_and_a_word_in_private(house: House) -> None:
    appeal = await told(house)
    await house.edit(appeal, POWER_CUT + "，冷库里有40吨货")
    assert "40吨货" in house.post("office", "#ZQ1001").text
    for name in ("1.jpg", "2.jpg"):
        house.town.say(
            house.troupe.people["王德顺"],
            house.troupe.chats["group"],
            "#诉求 断头路" if name == "1.jpg" else "",
            photo=name,
            album="a",
        )
    await house.quiet()
    assert len([post for post in house.posts("office") if post.attachment]) == 2
    await house.say("李秀英", "/my", "private")
    assert house.post("李秀英", "#ZQ1001")


async def test_a_burst_is_taken_in_order_and_whole(house: House) -> None:
    group = house.troupe.chats["group"]
    for number in range(8):
        house.town.say(house.guest(9900 + number, f"老板{number}"), group, f"#诉求 {number}号仓库停水了，请帮忙")
    await house.quiet()
    assert [issue.text[:1] for issue in await house.issues()] == [str(number) for number in range(8)]


async def test_what_was_said_while_the_bot_was_off(house: House) -> None:
    await house.stop()
    for text in (POWER_CUT, "冷库里还有40吨货"):
        house.town.say(house.troupe.people["李秀英"], house.troupe.chats["group"], text)
    await house.start()
    await house.quiet()
    assert (await house.issue()).text == f"{POWER_CUT}\n冷库里还有40吨货"
    assert len(await house.issues()) == 1


async def test_removed_and_back(house: House) -> None:
    house.town.kick_bot(house.troupe.chats["power"])
    await house.quiet()
    assert house.post("office", "小二已不在市供电公司的群里")
    house.town.set_bot(house.troupe.chats["power"], "administrator")
    await house.quiet()
    assert house.post("office", "小二已回到市供电公司的群")


async def test_from_one_way_to_the_other(tmp_path: Path) -> None:
    """The webhook is set by the bot itself and taken away by it: nobody has to call Telegram by hand."""
    async with open_house(tmp_path, webhook=True) as house:
        await told(house)
        assert (house.town.webhook.url.endswith("/telegram/hook"), house.town.webhook.secret) == (True, "hush_hush")
        await house.stop()
        config = house.folder / "config.toml"
        config.write_text(config.read_text(encoding="utf-8").replace('mode = "webhook"', 'mode = "polling"'))
        house.town.say(house.troupe.people["李秀英"], house.troupe.chats["group"], "冷库里还有40吨货")
        await house.start()
        await house.town.wait_until(lambda: house.town.updates.polling)
        await house.quiet()
        assert house.town.webhook.url == ""
        assert (await house.issue()).text.endswith("冷库里还有40吨货")


async def test_an_update_pushed_twice_is_taken_once(tmp_path: Path) -> None:
    """Telegram pushes again when it did not hear the 200."""
    async with open_house(tmp_path, webhook=True) as house, aiohttp.ClientSession() as session:
        group, li = house.troupe.chats["group"], house.troupe.people["李秀英"]
        message = {
            "message_id": 77,
            "date": int(DAY.timestamp()),
            "chat": {"id": group.id, "type": "supergroup", "title": group.title},
            "from": {"id": li.id, "is_bot": False, "first_name": li.name},
            "text": POWER_CUT,
        }
        body, headers = {"update_id": 710_900_000, "message": message}, {HEADER: house.town.webhook.secret}
        for _ in range(2):
            async with session.post(house.town.webhook.url, json=body, headers=headers) as answer:
                assert answer.status == 200
        await house.quiet()
        assert [issue.text for issue in await house.issues()] == [POWER_CUT]
        assert await house.history() == ["IssueOpened"]
