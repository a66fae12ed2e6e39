"""Raw updates that are no words: the bot's place in a chat, presses, and what is broken; and whose turn each is."""

from dataclasses import replace
from typing import Any

import pytest

from bot.core.messages import Chat, Incoming, Press, Pressed, Seated, Unreadable
from bot.telegram.fields import GREATEST_ID, clean
from bot.telegram.parse import Parser, chat_id_of, sender_of
from tests.telegram.raws import (
    BOT_ID,
    BOT_NAME,
    BY_ZHANG,
    FORUM,
    GROUP,
    IN_FORUM,
    IN_GROUP,
    POSTED,
    PRIVATE,
    XIAOER,
    ZHANG,
    Raw,
    parse,
    update,
)

# ── the bot's own place ───────────────────────────────────────────────────


def seat(status: str, chat: Raw = GROUP, **more: Any) -> Raw:
    member = {"user": XIAOER, "status": status, **more}
    change = {"chat": chat, "from": ZHANG, "date": 1795482720, "old_chat_member": {"status": "member"}}
    return {"update_id": 1, "my_chat_member": change | {"new_chat_member": member}}


SEATS: dict[str, tuple[Raw, Seated]] = {
    "added": (seat("member"), Seated(IN_GROUP, True, hears_all=False)),
    "made an admin": (seat("administrator", can_manage_topics=True), Seated(IN_GROUP, True, True)),
    "its owner": (seat("creator"), Seated(IN_GROUP, True, True)),
    "restricted": (seat("restricted", is_member=True), Seated(IN_GROUP, True, hears_all=False)),
    "restricted, and out": (seat("restricted", is_member=False), Seated(IN_GROUP, False, hears_all=False)),
    "left": (seat("left"), Seated(IN_GROUP, False, hears_all=False)),
    "thrown out": (seat("kicked", until_date=0), Seated(IN_GROUP, False, hears_all=False)),
    "of a forum": (seat("administrator", FORUM), Seated(IN_FORUM, True, True)),
    "blocked by a person": (seat("kicked", PRIVATE), Seated(Chat(1001, private=True), False, hears_all=False)),
    "back with a person": (seat("member", PRIVATE), Seated(Chat(1001, private=True), True, hears_all=False)),
}


@pytest.mark.parametrize(("raw", "expected"), SEATS.values(), ids=SEATS.keys())
def test_the_bots_own_place(raw: Raw, expected: Seated) -> None:
    assert Parser(BOT_ID, BOT_NAME, reads_all=False)(raw) == expected
    assert parse(raw) == replace(expected, hears_all=True)


# ── whose turn it is ──────────────────────────────────────────────────────

TURNS: dict[str, tuple[Raw, int | None]] = {
    "a message": (update(text="停电了"), 1001),
    "a service message": (update(pinned_message={}), 1001),
    "an edit": (update("edited_message", text="停电了"), 1001),
    "a press": ({"update_id": 1, "callback_query": {"id": "1", "from": ZHANG}}, 1001),
    "a seat is nobody's turn": (seat("member"), None),
    "no sender": (update(sender=None, text="x"), None),
    "no dictionary": ({"update_id": 1, "message": "text"}, None),
    "no id": (update(sender={"id": "1001"}, text="x"), None),
    "an id that no database holds": (update(sender={"id": GREATEST_ID + 1}, text="x"), None),
    "another kind": ({"update_id": 1, "something_of_2030": {"from": ZHANG}}, None),
    "nothing": ({}, None),
}


@pytest.mark.parametrize(("raw", "expected"), TURNS.values(), ids=TURNS.keys())
def test_whose_turn_it_is(raw: Raw, expected: int | None) -> None:
    assert sender_of(raw) == expected


MOVE = update(migrate_to_chat_id=-1009)
CHATS = {
    "a message": (update(text="停电了"), -1001234567890),
    "an edit": (update("edited_message", text="停电了"), -1001234567890),
    "a press": ({"update_id": 1, "callback_query": {"from": ZHANG, "message": {"chat": {"id": 7}}}}, 7),
    "a press that no message came with": ({"update_id": 1, "callback_query": {"id": "1", "from": ZHANG}}, None),
    "a group that moved is two chats": (MOVE, None),
    "and the one that it moved to": (update(migrate_from_chat_id=-1), None),
    "another kind": ({"update_id": 1, "something_of_2030": {"chat": {"id": 7}}}, None),
    "no dictionary": ({"update_id": 1, "message": "text"}, None),
    "an id that no database holds": ({"update_id": 1, "message": {"chat": {"id": GREATEST_ID + 1}}}, None),
}


@pytest.mark.parametrize(("raw", "expected"), CHATS.values(), ids=CHATS.keys())
def test_in_which_chat_it_came_to_pass(raw: Raw, expected: int | None) -> None:
    assert chat_id_of(raw) == expected


def test_nobody_waits_with_a_group_that_moved() -> None:
    assert sender_of(MOVE) is None


# ── presses ───────────────────────────────────────────────────────────────


def pressed(sender: Raw | None = ZHANG, **fields: Any) -> Raw:
    query = {"id": "4382bfdwdsb323b2d9", "from": sender, "chat_instance": "1", "message": POSTED, **fields}
    return {"update_id": 710000002, "callback_query": query}


PRESSED = Pressed("4382bfdwdsb323b2d9", IN_GROUP, 5, BY_ZHANG, Press("do", 1042, ("accept",)))

PRESSES: dict[str, tuple[Raw, Incoming | None]] = {
    "a button": (pressed(data="do:1042:accept"), PRESSED),
    "under a message too old for Telegram to show": (
        pressed(data="do:1042:accept", message={"chat": GROUP, "message_id": 5, "date": 0}),
        PRESSED,
    ),
    "forged data": (pressed(data="give:me:admin"), replace(PRESSED, press=None)),
    "a game": (pressed(game_short_name="go"), replace(PRESSED, press=None)),
    "under an inline message": (
        {"update_id": 1, "callback_query": {"id": "1", "from": ZHANG, "inline_message_id": "9", "data": "do:1:x"}},
        None,
    ),
}


@pytest.mark.parametrize(("raw", "expected"), PRESSES.values(), ids=PRESSES.keys())
def test_presses(raw: Raw, expected: Incoming | None) -> None:
    assert parse(raw) == expected


# ── what does not concern us, and what is broken ──────────────────────────


@pytest.mark.parametrize(
    "kind", ["chat_member", "channel_post", "message_reaction", "inline_query", "chat_boost", "something_of_2030"]
)
def test_other_kinds_say_nothing(kind: str) -> None:
    assert parse({"update_id": 1, kind: {"id": 1}}) is None


@pytest.mark.parametrize(
    "raw",
    [
        {"update_id": 1, "message": None},
        {"update_id": 1, "message": "text"},
        {"update_id": 1, "message": {"text": "no sender's chat", "from": ZHANG}},
        update(chat=None, text="x"),
        update(chat={"id": "twelve", "type": "supergroup"}, text="x"),
        update(date="yesterday", text="x"),
        update(date=10**18, text="x"),
        update(message_id=None, text="x"),
        update(sender={"first_name": "no id"}, text="x"),
        update(text="x", entities=[{"type": "mention"}]),
        pressed(data="do:1:x", sender=None),
        {"update_id": 1, "my_chat_member": {"chat": GROUP}},
    ],
)
def test_a_broken_shape_is_set_aside_with_its_reason(raw: Raw) -> None:
    broken = parse(raw)
    assert isinstance(broken, Unreadable)
    assert "Error: " in broken.reason


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("中文 👨‍👩‍👧", "中文 👨‍👩‍👧"),
        ("\ud83d\udc4d", "👍"),
        ("\ud83d", "\ufffd"),
        ("\udc4d\ud83d", "\ufffd\ufffd"),
        ("a\x00b", "a\ufffdb"),
        ("\u202eabc", "\u202eabc"),
    ],
)
def test_clean(text: str, expected: str) -> None:
    assert clean(text) == expected
    assert clean(text).encode("utf-8").decode("utf-8") == expected
