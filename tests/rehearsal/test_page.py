"""The chat page's doors: what it is shown, what its visitor can do, and who may not knock."""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest

from bot.rehearsal import chat_page
from bot.rehearsal.chats import SERVICE, Chat, Person
from bot.rehearsal.files import FILE_KINDS
from bot.rehearsal.server import serve
from bot.rehearsal.showing import SERVICES
from bot.rehearsal.town import Town
from tests.rehearsal.conftest import GROUP, Api

Event = tuple[str, dict[str, Any]]


@pytest.fixture
async def http(address: str) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(address) as session:
        yield session


@asynccontextmanager
async def watching(http: aiohttp.ClientSession) -> AsyncIterator[AsyncIterator[Event]]:
    """The page's event stream, as (name, data)."""
    async with http.get("/town/events") as stream:
        assert stream.content_type == "text/event-stream"
        yield read_events(stream)


async def read_events(stream: aiohttp.ClientResponse) -> AsyncIterator[Event]:
    while name := (await stream.content.readline()).decode():
        data = (await stream.content.readline()).decode()
        await stream.content.readline()
        yield name.removeprefix("event: ").strip(), json.loads(data.removeprefix("data: "))


async def test_the_page_and_its_parts_come_from_here_alone(http: aiohttp.ClientSession) -> None:
    async with http.get("/") as answer:
        page = await answer.text()
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    parts = set(re.findall(r'(?:href|src)="(/[^"]+)"', page))
    for script in ("/page/page.js", "/page/column.js"):
        async with http.get(script) as answer:
            parts |= {f"/page/{name}" for name in re.findall(r'from "\./([^"]+)"', await answer.text())}
    assert parts == {f"/page/{name}" for name in ("page.css", "page.js", "column.js", "bubbles.js", "words.js")}
    for part in parts:
        async with http.get(part) as answer:
            assert answer.status == 200
            assert not re.search(r"https?://\w", await answer.text()), f"{part} fetches from elsewhere"


def test_every_word_is_there_in_both_languages() -> None:
    chinese, english = (chat_page.PAGE / "words.js").read_text().split("  en: {")
    keys = [re.findall(r"^    (\w+):", words, re.MULTILINE) for words in (chinese, english)]
    assert keys[0] == keys[1]
    assert not re.search(r"[\u4e00-\u9fff]", english)


async def test_the_stream_tells_everything_and_then_every_change(
    town: Town, group: Chat, zhang: Person, http: aiohttp.ClientSession, api: Api
) -> None:
    appeal = town.say(zhang, group, "贷款 #诉求", photo="合同.jpg")
    async with watching(http) as events:
        name, shown = await anext(events)
        assert (name, shown["language"], shown["bot"]["name"]) == ("town", "zh", "小二")
        assert {"id": zhang.id, "name": "张建国"} in shown["people"]
        private, chat = shown["chats"][0], shown["chats"][-1]
        assert (private["private"], private["started"]) == (True, False)
        assert (chat["title"], chat["members"]) == ("政企沟通群", [1001, 3001])

        name, message = await anext(events)
        assert (name, message["text"], message["time"], message["day"]) == (
            "message",
            "贷款 #诉求",
            "17:00",
            "2026-11-23",
        )
        assert message["entities"] == [{"type": "hashtag", "offset": 3, "length": 3}]
        assert message["file"] == {"kind": "photo", "name": "合同.jpg"}

        await api("setMessageReaction", chat_id=GROUP, message_id=1, reaction=[{"type": "emoji", "emoji": "👀"}])
        assert (await anext(events))[1]["reactions"] == [{"emoji": "👀", "count": 1}]
        town.edit(zhang, appeal, "贷款到期")
        assert (await anext(events))[1]["edited"] is True
        town.delete(appeal)
        assert (await anext(events))[1]["deleted"] is True
        town.say(zhang, zhang, "/start")
        assert (await anext(events))[1]["chats"][0]["started"] is True


async def test_a_bubble_says_where_it_stands_and_whose_words_it_holds(
    town: Town, group: Chat, zhang: Person, sun: Person, http: aiohttp.ClientSession, api: Api
) -> None:
    town.ephemeral = True
    town.set_bot(group, "administrator", sun)
    town.set_forum(group, True)
    topic = town.create_topic(sun, group, "<b>贷款</b>")
    town.say(zhang, group, "到期了", topic=topic, forwarded_from="一位企业家", via_bot=town.bot)
    town.say(sun, group, "哪天", reply_to=group.last, quote="到期", location=(33.0, 114.0))
    town.set_title(group, "政企直通车", sun)
    keyboard = {"inline_keyboard": [[{"text": "满意", "callback_data": "rate"}]]}
    whisper = {"receiver_user_id": zhang.id, "reply_markup": keyboard}
    await api("sendMessage", chat_id=GROUP, text="只给您看", **whisper)
    async with watching(http) as events:
        opened, said, asked, renamed, whispered = [(await anext(events))[1] for _ in range(6)][1:]
    assert (opened["service"], opened["service_about"]) == ("topicOpened", "<b>贷款</b>")
    assert (said["topic"], said["forwarded"], said["via"]) == ("<b>贷款</b>", "一位企业家", "小二")
    assert (asked["quote"], asked["holds"], asked["topic"]) == ("到期", "location", "<b>贷款</b>")
    assert (renamed["service"], renamed["service_about"]) == ("renamed", "政企直通车")
    assert (whispered["id"], whispered["only_for"], whispered["order"]) == (-1, "张建国", renamed["order"] + 1)
    wish = {"person": zhang.id, "chat": GROUP, "message": -1, "data": "rate"}
    pressing = asyncio.create_task(http.post("/town/press", json=wish).__aenter__())
    pressed = await town.wait_until(lambda: list(town.pressings.values()))
    await api("answerCallbackQuery", callback_query_id=pressed[0].id, text="谢谢")
    assert (await (await pressing).json())["text"] == "谢谢"


def test_the_page_has_a_word_for_every_service_message_and_content() -> None:
    chinese = (chat_page.PAGE / "words.js").read_text().split("  en: {")[0]
    known = set(re.findall(r"(\w+):", chinese))
    assert set(SERVICES.values()) | set(FILE_KINDS) | {"location", "contact", "poll"} <= known
    assert set(SERVICES) == SERVICE


async def test_a_question_opens_the_reply_box_of_those_it_asks(
    town: Town, group: Chat, zhang: Person, sun: Person, http: aiohttp.ClientSession, api: Api
) -> None:
    appeal = town.say(zhang, group, "贷款")
    hint = {"force_reply": True, "input_field_placeholder": "缺什么"}
    ask = {"chat_id": GROUP, "reply_parameters": {"message_id": appeal.id}, "parse_mode": "HTML"}
    await api("sendMessage", **ask, text="请大家补充", reply_markup=hint)
    await api("sendMessage", **ask, text="请补充", reply_markup=hint | {"selective": True})
    named = '<a href="tg://user?id=3001">孙主任</a>请补充'
    await api("sendMessage", **ask, text=named, reply_markup=hint | {"selective": True})
    async with watching(http) as events:
        asks = [(await anext(events))[1].get("asks") for _ in range(5)][2:]
    assert asks == [
        {"hint": "缺什么", "people": None},
        {"hint": "缺什么", "people": [zhang.id]},
        {"hint": "缺什么", "people": [sun.id, zhang.id]},
    ]


async def test_a_visitor_says_replies_edits_and_sends_a_photo(
    town: Town, group: Chat, zhang: Person, http: aiohttp.ClientSession
) -> None:
    first = {"person": zhang.id, "chat": GROUP, "text": "停电了"}
    async with http.post("/town/say", json=first) as answer:
        assert (answer.status, await answer.json()) == (200, {"message": 1})
    second = first | {"reply_to": 1, "photo": "现场照片.jpg", "text": ""}
    async with http.post("/town/say", json=second):
        assert (group.last.reply_to, group.last.attachment and group.last.attachment.kind) == (1, "photo")
    async with http.post("/town/edit", json=first | {"message": 1, "text": "停电三小时"}) as answer:
        assert answer.status == 200
    assert group.messages[0].text == "停电三小时"
    kinds = [set(update) - {"update_id"} for update in town.updates.pending]
    assert kinds == [{"message"}, {"message"}, {"edited_message"}]


async def test_a_visitor_presses_and_sees_what_the_bot_answers(
    town: Town, group: Chat, zhang: Person, http: aiohttp.ClientSession, api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyboard = {"inline_keyboard": [[{"text": "满意", "callback_data": "rate"}]]}
    await api("sendMessage", chat_id=GROUP, text="解决了吗", reply_markup=keyboard)
    wish = {"person": zhang.id, "chat": GROUP, "message": 1, "data": "rate"}
    pressing = asyncio.create_task(http.post("/town/press", json=wish).__aenter__())
    pressed = await town.wait_until(lambda: list(town.pressings.values()))
    await api("answerCallbackQuery", callback_query_id=pressed[0].id, text="谢谢", show_alert=True)
    assert await (await pressing).json() == {"answered": True, "text": "谢谢", "alert": True}
    monkeypatch.setattr(chat_page, "PATIENCE", 0.01)
    async with http.post("/town/press", json=wish) as answer:
        assert await answer.json() == {"answered": False, "text": "", "alert": False}


FINE = {"person": 1001, "chat": GROUP, "text": "你好"}
JSON = {"Content-Type": "application/json"}
TURNED_AWAY = [
    ("say", FINE, JSON | {"Origin": "https://evil.example"}, 403),
    ("say", FINE, JSON | {"Origin": "null"}, 403),
    ("say", FINE, {"Content-Type": "text/plain"}, 403),
    ("say", FINE, JSON | {"Host": "evil.example"}, 400),
    ("say", FINE | {"person": 4242}, JSON, 400),
    ("say", FINE | {"chat": -1}, JSON, 400),
    ("say", FINE | {"text": ""}, JSON, 400),
    ("say", {"person": 1001}, JSON, 400),
    ("say", ["nonsense"], JSON, 400),
    ("edit", FINE | {"message": 99}, JSON, 400),
    ("press", FINE | {"message": 99, "data": "x"}, JSON, 400),
    ("press", FINE | {"message": 1, "data": "forged"}, JSON, 400),
]


@pytest.mark.parametrize(("door", "wish", "headers", "status"), TURNED_AWAY)
async def test_who_may_not_knock_is_turned_away(
    town: Town,
    group: Chat,
    zhang: Person,
    http: aiohttp.ClientSession,
    door: str,
    wish: object,
    headers: dict[str, str],
    status: int,
) -> None:
    town.say(zhang, group, "早")
    async with http.post(f"/town/{door}", data=json.dumps(wish), headers=headers) as answer:
        assert answer.status == status
    assert len(town.updates.pending) == 1


async def test_the_page_itself_may_knock(group: Chat, address: str, http: aiohttp.ClientSession) -> None:
    async with http.post("/town/say", json=FINE, headers={"Origin": address}) as answer:
        assert answer.status == 200


async def test_an_open_page_does_not_keep_the_town_from_closing(town: Town) -> None:
    async with aiohttp.ClientSession() as session, asyncio.timeout(5):
        async with serve(town) as address:
            stream = await session.get(f"{address}/town/events")
            assert await stream.content.readline() == b"event: town\n"
        await stream.read()
