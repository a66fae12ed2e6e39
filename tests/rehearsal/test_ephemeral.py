"""Ephemeral messages: for one person's eyes, from Bot API 10.2 on; an older server shows them to everybody."""

from typing import Any

import pytest

from bot.rehearsal.chats import Chat, Person
from bot.rehearsal.town import Town
from tests.rehearsal.conftest import GROUP, Api, MovingClock
from tests.rehearsal.test_people import heard

ZHANG, SUN, LI = 1001, 3001, 1002
KEYS = {"inline_keyboard": [[{"text": "满意", "callback_data": "rate"}]]}


@pytest.fixture
def town(clock: MovingClock) -> Town:
    return Town(clock=clock, ephemeral=True)


@pytest.fixture
def group(town: Town, zhang: Person, sun: Person) -> Chat:
    town.add_person(LI, "李梅")
    town.add_group(-4001, "小群", [zhang], bot="administrator", kind="group")
    return town.add_group(GROUP, "政企沟通群", [zhang], admins=[sun], bot="administrator")


def whisper(receiver: int = ZHANG, **more: Any) -> dict[str, Any]:
    return {
        "chat_id": GROUP,
        "text": "还差一张照片",
        "ephemeral_message_parameters": {"receiver_user_id": receiver},
        **more,
    }


def named(receiver: int, number: int = 1, **more: Any) -> dict[str, Any]:
    return {"chat_id": GROUP, "receiver_user_id": receiver, "ephemeral_message_id": number, **more}


async def test_one_person_sees_it_and_nobody_else(
    town: Town, group: Chat, zhang: Person, sun: Person, api: Api
) -> None:
    town.say(zhang, group, "停电")
    result = (await api("sendMessage", **whisper(reply_parameters={"message_id": 1})))["result"]
    town.say(sun, group, "收到")
    assert (result["message_id"], result["ephemeral_message_id"], result["receiver_user"]["id"]) == (0, 1, ZHANG)
    assert [message.text for message in town.seen_by(zhang, group)] == ["停电", "还差一张照片", "收到"]
    assert [message.text for message in town.seen_by(sun, group)] == ["停电", "收到"]
    assert [message.text for message in group.visible()] == ["停电", "收到"]
    assert (group.whispers[0].only_for, group.whispers[0].reply_to, group.sends) == (ZHANG, 1, 0)


@pytest.mark.parametrize("form", [{}, {"chat_id": -4001}])
async def test_the_parameters_of_10_2_do_too(town: Town, group: Chat, api: Api, form: dict[str, Any]) -> None:
    call = {"chat_id": GROUP, "text": "在", "receiver_user_id": ZHANG} | form
    assert (await api("sendMessage", **call))["result"]["ephemeral_message_id"] == 1


async def test_it_is_edited_pressed_and_deleted(town: Town, group: Chat, zhang: Person, sun: Person, api: Api) -> None:
    await api("sendMessage", **whisper(reply_markup=KEYS))
    asked = group.whispers[0]
    with pytest.raises(ValueError, match="does not see"):
        town.press(sun, asked, "满意")
    town.press(zhang, asked, "满意")
    query = heard(town)[0]["callback_query"]
    assert (query["message"]["message_id"], query["message"]["ephemeral_message_id"]) == (0, 1)
    assert (await api("editEphemeralMessageText", **named(ZHANG, text="<b>谢谢</b>", parse_mode="HTML")))[
        "result"
    ] is True
    assert (asked.html, asked.labels, [version.text for version in asked.versions]) == (
        "<b>谢谢</b>",
        [],
        ["还差一张照片"],
    )
    assert (await api("editEphemeralMessageReplyMarkup", **named(ZHANG, reply_markup=KEYS)))["result"] is True
    assert asked.labels == ["满意"]
    assert (await api("deleteEphemeralMessage", **named(ZHANG)))["result"] is True
    assert town.seen_by(zhang, group) == []


REFUSED = [
    ("sendMessage", whisper() | {"chat_id": ZHANG}, "ephemeral messages can be sent only to groups and supergroups"),
    ("sendMessage", whisper(LI), "USER_NOT_PARTICIPANT"),
    ("sendMessage", whisper(4242), "USER_NOT_PARTICIPANT"),
    ("sendMessage", whisper(7100000001), "USER_NOT_PARTICIPANT"),
    (
        "sendMessage",
        whisper() | {"ephemeral_message_parameters": {"callback_query_id": "1"}},
        "can't parse ephemeral message parameters JSON object",
    ),
    ("sendMessage", whisper(message_thread_id=7), "message thread not found"),
    ("editEphemeralMessageText", named(ZHANG, 2, text="新"), "message to edit not found"),
    ("editEphemeralMessageText", named(SUN, 1, text="新"), "message to edit not found"),
    ("editEphemeralMessageText", named(ZHANG, 1, text=""), "message text is empty"),
    ("deleteEphemeralMessage", named(ZHANG, 0), "message to delete not found"),
    ("editMessageText", {"chat_id": GROUP, "message_id": 0, "text": "新"}, "message to edit not found"),
    ("deleteMessage", {"chat_id": GROUP, "message_id": 0}, "message to delete not found"),
]


@pytest.mark.parametrize(("method", "parameters", "words"), REFUSED, ids=lambda value: str(value)[:60])
async def test_it_is_refused(
    town: Town, group: Chat, zhang: Person, api: Api, method: str, parameters: dict[str, Any], words: str
) -> None:
    town.say(zhang, zhang, "/start")
    await api("sendMessage", **whisper())
    assert (await api(method, **parameters)).get("description") == f"Bad Request: {words}"
    assert [message.text for message in group.whispers] == ["还差一张照片"]


PRESSED = [
    (ZHANG, 0, True),
    (ZHANG, 15, True),
    (ZHANG, 16, False),
    (SUN, 0, False),
]


@pytest.mark.parametrize(("receiver", "seconds", "taken"), PRESSED)
async def test_who_is_no_administrator_needs_a_fresh_press_of_that_person(
    town: Town, group: Chat, zhang: Person, api: Api, clock: MovingClock, receiver: int, seconds: int, taken: bool
) -> None:
    town.set_bot(group, "member")
    await api("sendMessage", chat_id=GROUP, text="解决了吗", reply_markup=KEYS)
    assert (await api("sendMessage", **whisper()))["description"] == "Bad Request: CHAT_ADMIN_REQUIRED"
    pressing = town.press(zhang, group.last, "满意")
    clock.move(seconds)
    wish = {"receiver_user_id": receiver, "callback_query_id": pressing.id, "replace_callback_query_message": True}
    answer = await api("sendMessage", **whisper() | {"ephemeral_message_parameters": wish})
    assert answer["ok"] is taken
    shown = ["还差一张照片"] if taken else ["解决了吗"]
    assert [message.text for message in town.seen_by(zhang, group)] == shown, "it covers the message with the button"


async def test_an_older_server_shows_it_to_everybody(town: Town, group: Chat, sun: Person, api: Api) -> None:
    town.ephemeral = False
    result = (await api("sendMessage", **whisper()))["result"]
    assert "ephemeral_message_id" not in result
    assert [message.text for message in town.seen_by(sun, group)] == ["还差一张照片"]
    for method in ("editEphemeralMessageText", "deleteEphemeralMessage"):
        answer = await api(method, **named(ZHANG, text="新"))
        assert (answer["error_code"], answer["description"]) == (404, "Not Found: method not found")
    assert town.called("deleteEphemeralMessage") == 1
