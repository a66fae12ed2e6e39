"""Raw updates in Telegram's shape, and the people and chats in them."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bot.core.messages import Chat, File, Said, Sender
from bot.telegram.parse import Parser

Raw = dict[str, Any]

BOT_ID, BOT_NAME = 7100000001, "xiaoer_bot"
parse = Parser(BOT_ID, BOT_NAME)

GROUP = {"id": -1001234567890, "title": "政企沟通群", "type": "supergroup"}
PRIVATE = {"id": 1001, "first_name": "张", "last_name": "建国", "username": "zhangjianguo", "type": "private"}
ZHANG = {
    "id": 1001,
    "is_bot": False,
    "first_name": "张",
    "last_name": "建国",
    "username": "zhangjianguo",
    "language_code": "zh-hans",
}
XIAOER = {"id": BOT_ID, "is_bot": True, "first_name": "小二", "username": BOT_NAME}
FORUM = GROUP | {"is_forum": True}
OTHER_BOT = {"id": 7100000099, "is_bot": True, "first_name": "天气", "username": "weather_bot"}
LI = {"id": 1002, "is_bot": False, "first_name": "李秀英"}
ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
CHANNEL_BOT = {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}
TELEGRAM = {"id": 777000, "is_bot": False, "first_name": "Telegram"}
NEWS = {"id": -1005550001111, "title": "企业之声", "username": "qyzs", "type": "channel"}

IN_GROUP = Chat(-1001234567890)
IN_FORUM = Chat(-1001234567890, forum=True)
BY_ZHANG = Sender(1001, "张 建国", "zhangjianguo", language="zh-hans")
AT = datetime(2026, 11, 24, 1, 12, tzinfo=UTC)
PHOTO = [
    {"file_id": "AgAC-s", "file_unique_id": "AQAD-s", "file_size": 1253, "width": 90, "height": 67},
    {"file_id": "AgAC-x", "file_unique_id": "AQAD-x", "file_size": 98211, "width": 1280, "height": 960},
]
LARGEST = File("photo", None, "AgAC-x", 98211)


def message(sender: Raw | None = ZHANG, **fields: Any) -> Raw:
    return {"message_id": 7, "from": sender, "chat": GROUP, "date": 1795482720, **fields}


def update(kind: str = "message", **fields: Any) -> Raw:
    return {"update_id": 710000001, kind: message(**fields)}


def entity(kind: str, offset: int, length: int, **more: Any) -> Raw:
    return {"type": kind, "offset": offset, "length": length, **more}


def said(text: str = "", **changes: Any) -> Said:
    return replace(Said(IN_GROUP, 7, BY_ZHANG, AT, text), **changes)


POSTED = message(message_id=5, sender=XIAOER, text="#ZQ1042 …")
XIAOERS = Said(IN_GROUP, 5, Sender(BOT_ID, "小二", BOT_NAME, is_bot=True, ours=True), AT, "#ZQ1042 …")
