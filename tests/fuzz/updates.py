"""Updates as an enemy of the webhook writes them: Telegram's shapes with anything in any place."""

import copy
import random
from collections.abc import Iterator
from typing import Any

from tests.telegram.raws import ANONYMOUS, FORUM, GROUP, LI, NEWS, PHOTO, POSTED, PRIVATE, XIAOER, ZHANG, Raw, entity
from tests.telegram.raws import message as a_message
from tests.telegram.raws import update as an_update

_FILE = {"file_id": "BQAC", "file_unique_id": "AgAD", "file_size": 4096, "file_name": "情况说明.pdf"}
SHAPES: tuple[Raw, ...] = (
    an_update(
        text="银行贷款月底到期续不上", entities=[entity("mention", 0, 4), entity("text_mention", 4, 2, user=XIAOER)]
    ),
    an_update(text="/dispatch@xiaoer_bot 市金融办", entities=[entity("bot_command", 0, 20)]),
    an_update(photo=PHOTO, caption="漏水", media_group_id="139", caption_entities=[entity("bold", 0, 2)]),
    an_update(document=_FILE, chat=PRIVATE),
    an_update(text="收到", reply_to_message=POSTED, chat=FORUM, message_thread_id=4, is_topic_message=True),
    an_update(
        text="同意",
        external_reply={"origin": {"type": "user", "sender_user": LI, "date": 1}, "chat": GROUP, "message_id": 3},
        quote={"text": "x"},
    ),
    an_update(text="转", forward_origin={"type": "channel", "chat": NEWS, "message_id": 1, "date": 1}),
    an_update(text="转", forward_origin={"type": "hidden_user", "sender_user_name": "张 建国", "date": 1}),
    an_update(text="匿名", sender=ANONYMOUS, sender_chat=GROUP),
    an_update(text="via", via_bot={"id": 5, "is_bot": True, "first_name": "天气", "username": "weather_bot"}),
    an_update("edited_message", text="改了", edit_date=1795482800),
    an_update(migrate_to_chat_id=-1009999999999),
    an_update(left_chat_member=LI),
    an_update(voice=_FILE | {"duration": 3}),
    {
        "update_id": 1,
        "callback_query": {"id": "77", "from": ZHANG, "message": a_message(XIAOER), "data": "do:1001:accept"},
    },
    {"update_id": 1, "callback_query": {"id": "78", "from": ZHANG, "inline_message_id": "x", "data": "do:1:a"}},
    {
        "update_id": 1,
        "my_chat_member": {
            "chat": GROUP,
            "from": ZHANG,
            "date": 1,
            "new_chat_member": {"status": "member", "user": XIAOER},
        },
    },
)
JUNK: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 2**31, 2**63 - 1, 2**63, -(2**63) - 1, 10**40, 1.5, float("inf"), float("nan"),
    "", "x", "-1001234567890", "twelve", "١٢", "\x00", "\ud83d", "\u202e", "9" * 5000, "张" * 5000,
    [], [[]], [None], ["x"], [{}], {}, {"id": 1}, {"id": None}, {"id": {}}, {"type": "private"},
    [entity("mention", -5, 10**30)],
)  # fmt: skip


def hostile_updates(count: int, chance: random.Random) -> Iterator[Raw]:
    for _ in range(count):
        raw = copy.deepcopy(chance.choice(SHAPES))
        for _ in range(chance.choice((0, 1, 1, 1, 2, 3, 8))):
            _spoil(raw, chance)
        yield raw


def _spoil(raw: Raw, chance: random.Random) -> None:
    """One place of it, however deep, is gone, is junk, or has what belongs elsewhere."""
    place: Any = raw
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        if not keys:
            return
        key = chance.choice(keys)
        if isinstance(place[key], dict | list) and place[key] and chance.random() < 0.75:
            place = place[key]
            continue
        match chance.randrange(4):
            case 0:
                del place[key]
            case 1 if isinstance(place, dict):
                place[chance.choice(_KEYS)] = copy.deepcopy(chance.choice(JUNK))
            case 2 if isinstance(place, dict):
                place[chance.choice(_KEYS)] = place[key]
            case _:
                place[key] = copy.deepcopy(chance.choice(JUNK))
        return


def _all_keys(value: object) -> Iterator[str]:
    match value:
        case dict():
            for key, inner in value.items():
                yield key
                yield from _all_keys(inner)
        case list():
            for inner in value:
                yield from _all_keys(inner)


_KEYS = sorted({key for shape in SHAPES for key in _all_keys(shape)})
