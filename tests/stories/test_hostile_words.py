"""Names and texts that break what they can: through the whole chain they stay words."""

from typing import Any

import pytest

from bot.core.words import Status
from bot.rehearsal.entities import utf16
from tests.stories.house import House
from tests.stories.scenes import POWER_CUT, dispatched

WORDS = (
    "<b>&amp;</b> 停电了 </blockquote><a href='tg://user?id=1'>x</a> & < > \" '",
    "停电了 👨‍👩‍👧‍👦👩🏽‍🚒🏳️‍🌈" * 40,
    "停电了 \u202e如何反转\u2066\u2069\u200f ‏مرحبا بالعالم שלום",
    "停电了 {number} {0} %s {{}} \\n #ZQ9999 @xiaoer_bot /accept",
    "停电了\n\n\n\n" + "哈" * 3000,
    "停电了 " + "a" * 3900,
    "Z̷̧͔̈́a̸l̶g̴o̵ 停电了 " + "́" * 500,
)


@pytest.mark.parametrize("words", WORDS)
async def test_through_the_whole_chain(house: House, words: str) -> None:
    await house.say("李秀英", f"#诉求 {words}")
    await house.say("林晓", f"交办 市供电公司 {words[:1500]}", "office", to=house.post("office", "#ZQ1001"))
    await house.press("吴班长", "签收", house.post("power", "#ZQ1001"))
    house.at("10:00")
    await house.say("吴班长", f"进展 {words[:200]}", "power", to=house.post("power", "办理中"))
    await house.say("吴班长", f"请补充 {words[:1500]}", "power", to=house.post("power", "办理中"))
    await house.say("李秀英", f"答：{words}", to=house.post("group", "#ZQ1001", "待补充"))
    house.at("11:00")
    await house.say("吴班长", f"办结 {words[:1500]}", "power", to=house.post("power", "办理中"))
    await house.press("吴班长", "发布", house.post("power", "将这样答复"))
    await house.say("李秀英", f"不满意，{words}", to=house.post("group", "这样解决了吗"))
    assert (await house.issue()).status is Status.DISPATCHED
    assert refused_calls(house) == []


async def test_4096_characters_reach_the_office_whole(house: House) -> None:
    text = (POWER_CUT + "。" + "这里还有很多话要说。" * 500)[:4096]
    appeal = await house.say("李秀英", text)
    office = house.post("office", "#ZQ1001", "（全文见下一条）")
    copy = next(post for post in house.posts("office") if post.copy_of == (appeal.chat, appeal.id))
    assert (copy.text, copy.reply_to) == (text, office.id)
    await house.say("林晓", "交办 市供电公司", "office", to=office)
    assert any(post.text == text for post in house.posts("power"))
    assert not any(post.copy_of for post in house.posts("group"))


async def test_long_and_nasty_names(house: House) -> None:
    names = ("名" * 64 + " " + "字" * 64, "<b>&", "\u202eרע", "👨‍👩‍👧‍👦" * 10, "#ZQ1 @a /start")
    for number, name in enumerate(names, 9001):
        person = house.guest(number, name)
        house.at(f"{number - 8990}:00")
        await house.say(person, POWER_CUT)
        await house.say(person, "/start", "private")
    assert len(await house.issues()) == 5
    cards = [post for post in house.posts("office") if post.labels]
    assert all(len(card.text.splitlines()[1]) < 60 for card in cards)
    assert house.post("office", "#ZQ1002", "<b>& · 待核实企业")
    assert refused_calls(house) == []


async def test_nul_and_lone_surrogates(house: House) -> None:
    """No Telegram client sends them; an update with them is read all the same."""
    sender = {"id": 1003, "is_bot": False, "first_name": "李\ud800秀\u0000英", "last_name": "\udfff"}
    text = "停电了\u0000，生产线\ud83d全停，请市里\udc00帮忙"
    house.town.inject({"message": group_message(house, 900, sender, text)})
    await house.quiet()
    card = house.post("group", "#ZQ1001")
    assert "停电了" in card.text
    assert "生产线" in house.post("office", "李秀英 · 绿源食品").text
    assert not any(sign in house.ever_said(chat) for chat in ("group", "office") for sign in "\u0000\ud83d\udc00")


async def test_updates_that_say_nothing_or_make_no_sense(house: House) -> None:
    nonsense: tuple[dict[str, Any], ...] = (
        {},
        {"message": None},
        {"message": {"message_id": "x"}},
        {"edited_message": []},
        {"callback_query": {"id": 7}},
        {"poll_of_the_future": {"id": "1", "words": ["a"]}},
        {"message": group_message(house, 901, {"id": 1003, "is_bot": False, "first_name": ""}, "")},
    )
    for raw in nonsense:
        house.town.inject(raw)
    await house.quiet()
    assert await house.issues() == []
    await dispatched(house)
    assert (await house.issue()).status is Status.DISPATCHED


def group_message(house: House, number: int, sender: dict[str, Any], text: str) -> dict[str, Any]:
    chat = house.troupe.chats["group"]
    return {
        "message_id": number,
        "date": int(house.clock.now().timestamp()),
        "chat": {"id": chat.id, "type": chat.type, "title": chat.title},
        "from": sender,
        "text": text,
    }


def refused_calls(house: House) -> list[str]:
    """What Telegram did not like; and whatever it took was short enough."""
    posts = [post for chat in house.town.chats.values() for post in chat.messages if post.sender == house.town.bot]
    assert all(utf16(post.text) <= 4096 for post in posts)
    bad = [call for call in house.town.calls if call.status == 400 and "not modified" not in call.description]
    return [f"{call.method}: {call.description}" for call in bad]
