"""The bot is removed from a chat and added again, loses its rights, or is not told what is said there."""

from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.core.words import Status
from tests.stories.house import House, open_house
from tests.stories.scenes import POWER_CUT, dispatched, signed, told


async def test_removed_from_a_units_chat_and_added_again(house: House) -> None:
    power = house.troupe.chats["power"]
    house.town.kick_bot(power)
    await dispatched(house)
    gone = house.post("office", "小二已不在市供电公司的群里", "先留着")
    assert gone.labels == []
    assert house.posts("power") == []
    assert len([post for post in house.posts("office") if "已不在" in post.text]) == 1
    assert not [post for post in house.posts("office") if "没能送到" in post.text]

    await house.say("李秀英", "冷库里还有40吨货")
    assert "冷库里还有40吨货" in house.post("office", "#ZQ1001").text, "nobody else waits"
    house.town.set_bot(power, "administrator")
    await house.quiet()
    card = house.post("power", "#ZQ1001", "40吨货")
    assert "签收" in card.labels
    assert len([post for post in house.posts("power") if "签收" in post.labels]) == 1
    assert house.post("office", "小二已回到市供电公司的群", "这就发出")
    await house.press("吴班长", "签收", card)
    assert (await house.issue()).status is Status.IN_PROGRESS


async def test_removed_from_the_group_and_added_again(house: House) -> None:
    await told(house)
    house.town.kick_bot(house.troupe.chats["group"])
    await house.say("林晓", "交办 市供电公司", "office", to=house.post("office", "#ZQ1001"))
    assert house.post("office", "小二已不在政企沟通群里", "收不到")
    assert len(house.posts("group")) == 1
    assert house.post("power", "#ZQ1001")
    house.town.set_bot(house.troupe.chats["group"], "administrator")
    await house.quiet()
    assert "已交办 市供电公司" in house.post("group", "停电了").text
    assert house.post("group", "交给市供电公司办理")


async def test_who_speaks_there_shows_that_the_bot_is_back(house: House) -> None:
    """Nobody told that it was added: Telegram keeps updates for a day, and the bot was off for two."""
    group = house.troupe.chats["group"]
    house.town.kick_bot(group)
    await house.quiet()
    await house.stop()
    house.town.set_bot(group, "administrator")
    house.town.updates.drop()
    await house.start()
    await house.say("李秀英", POWER_CUT)
    assert house.post("group", "#ZQ1001")
    assert house.post("office", "小二已回到政企沟通群", "请看一眼有没有要登记的")


async def test_telegram_tells_only_when_something_is_sent(house: House) -> None:
    """The update that it was removed got lost: the refusal says so."""
    house.town.kick_bot(house.troupe.chats["power"])
    house.town.updates.drop()
    await dispatched(house)
    assert house.post("office", "小二已不在市供电公司的群里")
    house.town.set_bot(house.troupe.chats["power"], "member")
    await house.quiet()
    assert house.post("power", "#ZQ1001", "停电了")


async def test_what_waits_for_a_chat_survives_a_restart(house: House) -> None:
    await signed(house)
    house.town.kick_bot(house.troupe.chats["power"])
    await house.quiet()
    await house.say("李秀英", "冷库里还有40吨货")
    await house.stop()
    await house.start()
    await house.quiet()
    assert "40吨货" not in house.ever_said("power")
    house.town.set_bot(house.troupe.chats["power"], "administrator")
    await house.quiet()
    assert "40吨货" in house.post("power", "#ZQ1001", "停电了").text
    assert len([post for post in house.posts("office") if "已不在" in post.text]) == 1


async def test_removed_from_the_office_only_the_log_can_tell(house: House) -> None:
    office = house.troupe.chats["office"]
    with capture_logs() as log:
        house.town.kick_bot(office)
        await told(house)
    assert [entry["chat"] for entry in log if entry["event"] == "removed"] == [office.id]
    assert house.posts("office") == []
    house.town.set_bot(office, "administrator")
    await house.quiet()
    (card,) = house.posts("office")
    assert "受理" in card.labels


async def test_who_unblocks_the_bot_is_heard_again(house: House) -> None:
    """What could not be delivered meanwhile stays undelivered; the office was told."""
    await house.say("李秀英", POWER_CUT, "private")
    house.town.block(house.troupe.people["李秀英"])
    await house.say("林晓", "受理", "office", to=house.post("office", "#ZQ1001"))
    assert not [post for post in house.posts("office") if "已不在" in post.text or "已回到" in post.text]
    await house.say("李秀英", "我们车间也没水了，请帮忙", "private")
    assert len(await house.issues()) == 2 or "没水" in (await house.issue()).text


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_an_ordinary_member_that_hears_little(tmp_path: Path, language: str) -> None:
    words = {"zh": "小二在政企沟通群里只收得到 @小二 的话", "en": "I only hear what mentions me"}
    async with open_house(tmp_path, privacy=True, language=language) as house:
        house.town.set_bot(house.troupe.chats["group"], "member")
        await house.quiet()
        assert words[language] in house.post("office", words[language]).text
        house.town.set_bot(house.troupe.chats["power"], "member")
        await house.quiet()
        assert len(house.posts("office")) == 1, "at a desk people speak to its cards"


async def test_without_privacy_mode_a_member_hears_all(house: House) -> None:
    house.town.set_bot(house.troupe.chats["group"], "member")
    await house.quiet()
    assert house.posts("office") == []


async def test_a_chat_that_nobody_configured(house: House) -> None:
    stranger = house.town.add_group(-1009999999999, "路人群", bot=None)
    with capture_logs() as log:
        house.town.set_bot(stranger, "member")
        await house.quiet()
        house.town.kick_bot(stranger)
        await house.quiet()
    assert [entry["present"] for entry in log if entry["event"] == "seated_elsewhere"] == [True, False]
    assert house.posts("office") == []
