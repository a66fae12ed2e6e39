"""What Telegram refuses, each in its own words. A forgiving stand-in would teach the bot bad manners."""

from typing import Any

import pytest

from bot.rehearsal.chats import Chat, Person
from bot.rehearsal.town import Town
from tests.rehearsal.conftest import GROUP, Api, MovingClock

ZHANG, LI, KICKED, LEFT, MUTED, CHANNEL, CARD, SAID, ASKED = 1001, 1002, -1002, -1003, -1004, -1005, 2, 1, 3
KICKED, LEFT, MUTED, CHANNEL = (-1_000_000_000_000 + chat for chat in (KICKED, LEFT, MUTED, CHANNEL))
SMALL = -4001
NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)
TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"
NO_OBJECT = "Bad Request: can't parse inline keyboard button: InlineKeyboardButton must be an Object"
CANT_PARSE = "Bad Request: can't parse entities: "


def keys(*data: str | None) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "按钮", "callback_data": one} for one in data]]}


def send(chat: int = GROUP, text: str = "你好", **more: Any) -> dict[str, Any]:
    return {"chat_id": chat, "text": text, **more}


def edit(message: int = CARD, text: str = "新的", **more: Any) -> dict[str, Any]:
    return {"chat_id": GROUP, "message_id": message, "text": text, **more}


def react(emoji: str, message: int = SAID) -> dict[str, Any]:
    return {"chat_id": GROUP, "message_id": message, "reaction": [{"type": "emoji", "emoji": emoji}]}


def copy(*numbers: int, to: int = GROUP) -> dict[str, Any]:
    return {"chat_id": to, "from_chat_id": GROUP, "message_ids": list(numbers)}


PHOTO, DOCUMENT = {"type": "photo", "media": "PHOTO-000001"}, {"type": "document", "media": "DOCUMENT-000002"}

REFUSED = [
    ("sendMessage", {"text": "你好"}, "Bad Request: chat_id is empty"),
    ("sendMessage", send(-1000000000777), "Bad Request: chat not found"),
    ("sendMessage", send(4242), "Bad Request: chat not found"),
    ("sendMessage", send(LI), "Forbidden: bot can't initiate conversation with a user"),
    ("sendMessage", send(ZHANG), "Forbidden: bot was blocked by the user"),
    ("sendMessage", send(KICKED), "Forbidden: bot was kicked from the supergroup chat"),
    ("sendMessage", send(LEFT), "Forbidden: bot is not a member of the supergroup chat"),
    ("sendMessage", send(MUTED), "Bad Request: not enough rights to send text messages to the chat"),
    ("sendMessage", send(CHANNEL), "Bad Request: need administrator rights in the channel chat"),
    ("sendMessage", send(SMALL), "Bad Request: group chat was upgraded to a supergroup chat"),
    ("sendMessage", send(text=""), "Bad Request: message text is empty"),
    ("sendMessage", send(text=" \n\u202e"), "Bad Request: message text is empty"),
    ("sendMessage", send(text="<b> </b>", parse_mode="HTML"), "Bad Request: message text is empty"),
    ("sendMessage", send(text="长" * 4097), "Bad Request: message is too long"),
    ("sendMessage", send(text="😀" * 2048 + "a"), "Bad Request: message is too long"),
    ("sendMessage", send(text="\ud83d"), "Bad Request: strings must be encoded in UTF-8"),
    ("sendMessage", send(parse_mode="MarkdownV3"), "Bad Request: unsupported parse_mode"),
    (
        "sendMessage",
        send(text="<x>", parse_mode="HTML"),
        CANT_PARSE + 'Unsupported start tag "x" at byte offset 0',
    ),
    ("sendMessage", send(reply_parameters={"message_id": 99}), "Bad Request: message to be replied not found"),
    ("sendMessage", send(reply_parameters="{"), "Bad Request: can't parse reply parameters JSON object"),
    ("sendMessage", send(reply_markup=keys("x" * 65)), "Bad Request: BUTTON_DATA_INVALID"),
    ("sendMessage", send(reply_markup=keys("字" * 22)), "Bad Request: BUTTON_DATA_INVALID"),
    (
        "sendMessage",
        send(reply_markup=keys("")),
        "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    ("sendPhoto", {"chat_id": GROUP}, "Bad Request: there is no photo in the request"),
    (
        "sendPhoto",
        {"chat_id": GROUP, "photo": "nonsense"},
        "Bad Request: wrong file identifier/HTTP URL specified",
    ),
    (
        "sendPhoto",
        {"chat_id": GROUP, "photo": "DOCUMENT-000002"},
        "Bad Request: can't use file of type Document as Photo",
    ),
    (
        "sendPhoto",
        {"chat_id": GROUP, "photo": "PHOTO-000001", "caption": "长" * 1025},
        "Bad Request: message caption is too long",
    ),
    ("sendMediaGroup", {"chat_id": GROUP, "media": []}, "Bad Request: there are no messages to send"),
    ("sendMediaGroup", {"chat_id": GROUP, "media": [PHOTO] * 11}, "Bad Request: too many messages to send as an album"),
    (
        "sendMediaGroup",
        {"chat_id": GROUP, "media": [PHOTO, DOCUMENT]},
        "Bad Request: document can't be mixed with other media types",
    ),
    ("copyMessage", send(from_chat_id=GROUP, message_id=99), "Bad Request: message to copy not found"),
    ("copyMessages", copy(99), "Bad Request: there are no messages to copy"),
    (
        "copyMessages",
        copy(2, 1),
        "Bad Request: message identifiers must be in a strictly increasing order",
    ),
    ("editMessageText", edit(99), "Bad Request: message to edit not found"),
    ("editMessageText", edit(SAID), "Bad Request: message can't be edited"),
    ("editMessageText", edit(ASKED), "Bad Request: message can't be edited"),
    ("editMessageText", edit(text=""), "Bad Request: message text is empty"),
    ("editMessageText", edit(text="长" * 4097), "Bad Request: message is too long"),
    ("editMessageText", edit(text="待受理", reply_markup=keys("accept")), NOT_MODIFIED),
    ("editMessageText", edit(text=" <b></b>待受理 ", parse_mode="HTML", reply_markup=keys("accept")), NOT_MODIFIED),
    ("editMessageText", edit(reply_markup={"force_reply": True}), "Bad Request: inline keyboard expected"),
    ("editMessageReplyMarkup", {"chat_id": GROUP, "message_id": CARD, "reply_markup": keys("accept")}, NOT_MODIFIED),
    ("deleteMessage", {"chat_id": GROUP, "message_id": 99}, "Bad Request: message to delete not found"),
    ("deleteMessage", {"chat_id": GROUP, "message_id": SAID}, "Bad Request: message can't be deleted"),
    ("setMessageReaction", react("✅"), "Bad Request: REACTION_INVALID"),
    ("setMessageReaction", react(""), "Bad Request: REACTION_INVALID"),
    ("setMessageReaction", react("👀", 99), "Bad Request: message to react not found"),
    ("answerCallbackQuery", {"callback_query_id": "1"}, TOO_OLD),
    ("answerCallbackQuery", {"callback_query_id": "1", "text": "长" * 201}, "Bad Request: MESSAGE_TOO_LONG"),
    ("getChat", {"chat_id": LI}, "Bad Request: chat not found"),
    ("getChat", {"chat_id": KICKED}, "Forbidden: bot was kicked from the supergroup chat"),
    ("getChatMember", {"chat_id": GROUP, "user_id": 4242}, "Bad Request: member not found"),
    ("setMyCommands", {"commands": [{"command": "诉求", "description": "x"}]}, "Bad Request: BOT_COMMAND_INVALID"),
    (
        "setMyCommands",
        {"commands": [{"command": "new", "description": ""}]},
        "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID",
    ),
    ("getFile", {"file_id": "x"}, "Bad Request: wrong file_id or the file is temporarily unavailable"),
    (
        "setWebhook",
        {"url": "http://example.com/x"},
        "Bad Request: bad webhook: An HTTPS URL must be provided for webhook",
    ),
    (
        "setWebhook",
        {"url": "https://example.com/x", "secret_token": "有空格 "},
        "Bad Request: secret token contains unallowed characters",
    ),
    ("sendMessage", send(reply_markup={"inline_keyboard": [["受理"]]}), NO_OBJECT),
    ("sendMessage", send(reply_markup={"inline_keyboard": "受理"}), NO_OBJECT),
    (
        "setMessageReaction",
        {"chat_id": GROUP, "message_id": SAID, "reaction": ["👀"]},
        "Bad Request: can't parse reaction JSON array",
    ),
    ("sendTelepathy", {}, "Not Found: method not found"),
]


@pytest.fixture
async def lived_in(town: Town, group: Chat, zhang: Person, api: Api) -> Town:
    """A message, a card with a button, a question; and chats in every state that forbids something."""
    li = town.add_person(LI, "李梅")
    town.say(zhang, group, "车间停电")
    await api("sendMessage", **send(text="待受理", reply_markup=keys("accept")))
    await api("sendMessage", **send(text="请补充", reply_markup={"force_reply": True}))
    town.file("photo", "a.jpg", b"")
    town.file("document", "a.pdf", b"")
    town.say(zhang, zhang, "/start")
    town.block(zhang)
    for chat, status in ((KICKED, "kicked"), (LEFT, "left"), (MUTED, "restricted")):
        town.add_group(chat, "别的群", [li], bot=status)
    town.add_channel(CHANNEL, "频道")
    town.set_bot(CHANNEL, "member")
    town.upgrade(town.add_group(SMALL, "小群", [li], kind="group"))
    return town


@pytest.mark.parametrize(("method", "parameters", "words"), REFUSED, ids=lambda value: str(value)[:60])
async def test_it_is_refused(lived_in: Town, api: Api, method: str, parameters: dict[str, Any], words: str) -> None:
    before = [(message.text, message.keyboard, message.emoji) for message in lived_in.chat(GROUP).visible()]
    answer = await api(method, **parameters)
    assert (answer["ok"], answer.get("description")) == (False, words)
    after = [(message.text, message.keyboard, message.emoji) for message in lived_in.chat(GROUP).visible()]
    assert after == before


TAKEN = [
    ("sendMessage", send(text="长" * 4096)),
    ("sendMessage", send(text="<b>" + "长" * 4096 + "</b>", parse_mode="HTML")),
    ("sendMessage", send(reply_parameters={"message_id": 99, "allow_sending_without_reply": True})),
    ("sendMessage", send(reply_markup=keys("x" * 64))),
    ("sendPhoto", {"chat_id": GROUP, "photo": "PHOTO-000001", "caption": "长" * 1024}),
    ("sendMediaGroup", {"chat_id": GROUP, "media": [PHOTO] * 10}),
    ("sendMediaGroup", {"chat_id": GROUP, "media": [DOCUMENT] * 2}),
    ("copyMessages", copy(1, 2, 99)),
    ("editMessageText", edit(text="待受理")),  # without its button: that is a change
    ("setMessageReaction", react("👀")),
    ("setMessageReaction", react("❤️")),
    ("deleteMessage", {"chat_id": GROUP, "message_id": CARD}),
    ("SENDMESSAGE", send()),
]


@pytest.mark.parametrize(("method", "parameters"), TAKEN, ids=lambda value: str(value)[:60])
async def test_right_at_the_edge_it_is_taken(lived_in: Town, api: Api, method: str, parameters: dict[str, Any]) -> None:
    assert (await api(method, **parameters))["ok"]


async def test_an_upgraded_group_names_its_heir(lived_in: Town, api: Api) -> None:
    answer = await api("sendMessage", **send(SMALL))
    assert answer["parameters"] == {"migrate_to_chat_id": SMALL - 1_000_000_000_000}


async def test_a_press_is_answered_once_and_soon(
    town: Town, group: Chat, zhang: Person, api: Api, clock: MovingClock
) -> None:
    await api("sendMessage", **send(reply_markup=keys("accept")))
    pressing = town.press(zhang, group.last, "按钮")
    assert not pressing.answered
    answer = {"callback_query_id": pressing.id, "text": "已受理", "show_alert": True}
    assert (await api("answerCallbackQuery", **answer))["ok"]
    assert (pressing.text, pressing.alert) == ("已受理", True)
    assert (await api("answerCallbackQuery", **answer))["description"] == TOO_OLD
    late = town.press(zhang, group.last, "accept")
    clock.move(61)
    assert (await api("answerCallbackQuery", callback_query_id=late.id))["description"] == TOO_OLD
