"""What a visitor can do, and what they are told where they can't."""

from typing import Any

import httpx
import pytest

from bot.rehearsal.chats import Button
from bot.rehearsal.room import wishes
from bot.rehearsal.room.play import Play
from bot.rehearsal.room.room import Room
from bot.rehearsal.room.views import key_of
from tests.rehearsal.room.conftest import FINANCE, GROUP, LI, LIN, OFFICE, SUN, ZHANG, Wishes


async def test_a_word_a_reply_and_a_correction(play: Play, wish: Wishes) -> None:
    status, answer = await wish("say", person=ZHANG, chat=GROUP, text="停电了")
    assert (status, answer) == (200, {"key": f"{GROUP}/1"})
    await wish("say", person=LI, chat=GROUP, text="我们也是", reply_to=answer["key"])
    await wish("edit", person=ZHANG, message=answer["key"], text="全停电了")
    group = play.town.chat(GROUP)
    assert [(one.sender.name, one.text, one.reply_to) for one in group.messages] == [
        ("张建国", "全停电了", None),
        ("李秀英", "我们也是", 1),
    ]


WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("say", {"chat": GROUP, "text": " \n"}, "empty"),
    ("say", {"chat": GROUP, "text": "长" * 4097}, "too_long"),
    ("say", {"chat": OFFICE, "text": "我也想看看"}, "not_in_chat"),
    ("say", {"chat": LI, "text": "别人的私聊"}, "not_in_chat"),
    ("say", {"chat": -1, "text": "没有这个群"}, "not_in_chat"),
    ("say", {"chat": GROUP, "text": "回复", "reply_to": f"{GROUP}/99"}, "gone"),
    ("say", {"chat": GROUP, "text": "回复", "reply_to": f"{FINANCE}/1"}, "gone"),  # of a chat that they are not in
    ("say", {"chat": GROUP, "text": None}, "empty"),
    ("say", {"person": 5, "chat": GROUP, "text": "没有这个人"}, "gone"),
    ("say", {"person": 7100000001, "chat": GROUP, "text": "我是小二"}, "gone"),
    ("say", {"text": "没有说在哪里"}, "failed"),
    ("edit", {"message": f"{GROUP}/2", "text": "改别人的"}, "not_yours"),
    ("edit", {"message": f"{GROUP}/1", "text": ""}, "empty"),
    ("edit", {"message": "nonsense", "text": "x"}, "failed"),
    ("react", {"message": f"{GROUP}/2", "emoji": "💩"}, "failed"),
    ("press", {"message": f"{GROUP}/3", "data": "forged"}, "gone"),
    ("follow", {"url": "https://elsewhere.example"}, "failed"),
    ("topics", {"chat": GROUP, "on": True}, "failed"),  # the group stays as the citizens know it
    ("pass", {"to": "deadline"}, "failed"),  # none runs
    ("pass", {"to": "yesterday"}, "failed"),
    ("tour", {"do": "dance"}, "failed"),
    ("story", {"do": "stop"}, "failed"),  # none is told
    ("story", {"do": "play", "story": "year"}, "failed"),  # that one there is not
]


@pytest.mark.parametrize(("name", "wanted", "error"), WRONG)
async def test_what_is_not_possible_has_a_sentence(
    play: Play, wish: Wishes, name: str, wanted: dict[str, Any], error: str
) -> None:
    people = play.town.people
    play.town.say(people[ZHANG], GROUP, "停电了")
    play.town.say(people[LI], GROUP, "我们也是")
    bot = play.town.post(play.town.chat(GROUP), play.town.bot, "解决了吗", keyboard=((Button("满意", "rate"),),))
    play.town.say(people[SUN], FINANCE, "群里的事")
    before = len(play.town.chat(GROUP).messages)
    assert bot.id == 3
    status, answer = await wish(name, **{"person": ZHANG, **wanted})
    assert (status, answer) == (400, {"error": error})
    assert len(play.town.chat(GROUP).messages) == before


async def test_a_reaction_comes_and_goes(play: Play, wish: Wishes) -> None:
    message = play.town.say(play.town.people[ZHANG], GROUP, "停电了")
    await wish("react", person=LI, message=key_of(message), emoji="👍")
    assert message.emoji == ["👍"]
    await wish("react", person=LI, message=key_of(message), emoji="")
    assert message.emoji == []


async def test_a_press_that_nobody_answers_ends(play: Play, wish: Wishes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wishes, "PATIENCE", 0.01)
    message = play.town.post(play.town.chat(GROUP), play.town.bot, "？", keyboard=((Button("满意", "rate"),),))
    status, answer = await wish("press", person=ZHANG, message=key_of(message), data="rate")
    assert (status, answer) == (200, {"answered": False, "text": "", "alert": False, "url": ""})


async def test_a_link_to_the_bot_opens_the_private_chat(play: Play, wish: Wishes) -> None:
    status, answer = await wish("follow", person=ZHANG, url="https://t.me/xiaoer_bot?start=i1001")
    assert (status, answer) == (200, {"chat": ZHANG})
    assert play.town.chat(ZHANG).last.text == "/start i1001"


async def test_what_was_read_stays_read(play: Play, wish: Wishes) -> None:
    for order in (7, 3):
        await wish("read", person=ZHANG, chat=GROUP, order=order)
    assert play.marks == {(ZHANG, GROUP): 7}


async def test_an_office_chat_becomes_a_forum_and_a_closed_topic_is_closed(play: Play, wish: Wishes) -> None:
    lin, office = play.town.people[LIN], play.town.chat(OFFICE)
    assert (await wish("topics", person=LIN, chat=OFFICE, on=True))[0] == 200
    topic = play.town.create_topic(lin, office, "#ZQ1001")
    await wish("say", person=LIN, chat=OFFICE, text="先看看", topic=topic.id)
    assert office.last.topic == topic.id
    play.town.close_topic(lin, office, topic)
    assert await wish("say", person=LIN, chat=OFFICE, text="再看看", topic=topic.id) == (400, {"error": "closed"})


async def test_a_caption_may_go_and_may_not_be_too_long(play: Play, wish: Wishes) -> None:
    message = play.town.say(play.town.people[ZHANG], GROUP, "塌了", photo="路面.jpg")
    key = key_of(message)
    assert await wish("edit", person=ZHANG, message=key, text="长" * 1025) == (400, {"error": "too_long"})
    assert await wish("edit", person=ZHANG, message=key, text=[1]) == (400, {"error": "empty"})
    assert (await wish("edit", person=ZHANG, message=key, text=""))[0] == 200
    assert message.text == ""


@pytest.mark.parametrize(("name", "wanted"), [("anew", {}), ("story", {"do": "play"})])
async def test_while_a_town_begins_no_other_one_does(
    room: Room, play: Play, wish: Wishes, name: str, wanted: dict[str, Any]
) -> None:
    async with room.town("zh").turning:
        assert await wish(name, person=ZHANG, **wanted) == (400, {"error": "busy"})
    assert await room.town("zh").play() is play


async def test_the_town_begins_anew(play: Play, wish: Wishes, http: httpx.AsyncClient) -> None:
    await wish("say", person=ZHANG, chat=GROUP, text="停电了")
    assert (await wish("anew", person=ZHANG))[0] == 200
    assert (await wish("edit", person=ZHANG, message=f"{GROUP}/1", text="?"))[1] == {"error": "gone"}


@pytest.mark.parametrize(
    ("path", "content", "kind", "status"),
    [
        ("/zh/dance", b"{}", "application/json", 404),
        ("/fr/say", b"{}", "application/json", 404),
        ("/zh/say", b"[]", "application/json", 400),
        ("/zh/say", b"{", "application/json", 400),
        ("/zh/say", b"person=1001", "application/x-www-form-urlencoded", 415),
        ("/zh/say", b"{}", "text/plain", 415),
    ],
)
async def test_what_is_no_wish(http: httpx.AsyncClient, path: str, content: bytes, kind: str, status: int) -> None:
    answer = await http.post(path, content=content, headers={"content-type": kind})
    assert answer.status_code == status
    assert answer.json()["error"] in ("failed", "gone")
