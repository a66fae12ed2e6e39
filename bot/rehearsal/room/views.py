"""The town as the page shows it to one person: plain JSON, one object per message, times in the city's zone."""

from collections import Counter

from bot.rehearsal.chats import Message, Person
from bot.rehearsal.entities import cut, with_spotted
from bot.rehearsal.files import Attachment
from bot.rehearsal.payloads import Json, keyboard_json
from bot.rehearsal.room.pictures import picture_type
from bot.rehearsal.town import Town
from bot.rehearsal.writing import EDITABLE

SERVICES = {
    "new_chat_members": "joined",
    "left_chat_member": "left",
    "migrate_to_chat_id": "upgraded",
    "migrate_from_chat_id": "upgraded",
    "new_chat_title": "renamed",
    "pinned_message": "pinned",
    "forum_topic_created": "topicOpened",
    "forum_topic_edited": "topicRenamed",
    "forum_topic_closed": "topicClosed",
    "forum_topic_reopened": "topicReopened",
}


def sees(town: Town, person: Person, message: Message) -> bool:
    """A message of a chat they are in, unless it is there for somebody else alone."""
    there = town.chat(message.chat).status_of(person.id).present
    return there and message.only_for in (None, person.id)


def key_of(message: Message) -> str:
    """Names a message among all of the town; ephemeral ones have numbers of their own."""
    return f"{message.chat}/{message.id or f'w{message.ephemeral_id}'}"


def by_key(town: Town, key: str) -> Message | None:
    """The message with this key, unless it is gone."""
    chat_id, _, number = key.partition("/")
    chat = town.chats.get(int(chat_id))
    if chat is None or not number.startswith("w"):
        return chat.message(int(number)) if chat else None
    standing = (one for one in chat.whispers if one.ephemeral_id == int(number[1:]) and not one.deleted)
    return next(standing, None)


def message_view(town: Town, message: Message, person: Person, files: str) -> Json:
    """`files`: the address below which the town's files are found."""
    moment = message.date.astimezone(town.zone)
    chat = town.chat(message.chat)
    replied = chat.message(message.reply_to)
    covered = chat.message(message.in_place_of)
    return {
        "key": key_of(message),
        "chat": message.chat,
        "id": message.id,
        "ephemeral": message.ephemeral_id,
        "order": message.order,
        "revision": message.revision,
        "from": {"id": message.sender.id, "name": shown_name(town, message), "bot": message.sender == town.bot},
        "text": message.text,
        "entities": [entity.json for entity in with_spotted(message.text, message.entities)],
        "day": moment.date().isoformat(),
        "time": f"{moment:%H:%M}",
        "reply_to": replied and key_of(replied),
        "quote": message.context.get("quote", {}).get("text"),
        "rows": keyboard_json(message.keyboard),
        "reactions": reactions_view(message, person),
        "edited": message.edited is not None,
        "deleted": message.deleted,
        "editable": may_edit(town, message, person),
        "album": message.album,
        "file": message.attachment and file_view(message.attachment, files),
        "asks": asks_view(town, message, person),
        "service": next((word for field, word in SERVICES.items() if field in message.extra), None),
        "service_about": service_about(town, message),
        "topic": message.topic,
        "topic_name": topic_name(town, message),
        "only_for_me": message.only_for is not None,
        "forwarded": forwarded_name(message),
        "via": message.context.get("via_bot", {}).get("first_name"),
        "holds": next((kind for kind in ("location", "contact", "poll") if kind in message.extra), None),
        "covers": covered and key_of(covered),
    }


def reactions_view(message: Message, person: Person) -> list[Json]:
    mine = message.reactions.get(person.id, ())
    counts = Counter(message.emoji)
    return [{"emoji": emoji, "count": count, "mine": emoji in mine} for emoji, count in counts.items()]


def may_edit(town: Town, message: Message, person: Person) -> bool:
    fixed = message.service or "forward_origin" in message.context or town.now() - message.date > EDITABLE
    return message.sender == person and not (fixed or message.deleted)


def file_view(file: Attachment, files: str) -> Json:
    """What the story only names has a name for content; the page draws a picture for such a photo."""
    return {
        "kind": file.kind,
        "name": file.name,
        "size": len(file.content),
        "url": f"{files}/{file.file_id}",
        "picture": picture_type(file.content) is not None,
    }


def topic_name(town: Town, message: Message) -> str | None:
    topic = town.chat(message.chat).topics.get(message.topic or 0)
    return topic.name if topic else None


def service_about(town: Town, message: Message) -> str | None:
    """What a service message is about: the new title, or the topic."""
    title = message.extra.get("new_chat_title")
    return str(title) if title else topic_name(town, message)


def forwarded_name(message: Message) -> str | None:
    """Whose words they are."""
    origin = message.context.get("forward_origin", {})
    account = origin.get("sender_user") or origin.get("chat") or origin.get("sender_chat") or {}
    return origin.get("sender_user_name") or account.get("first_name") or account.get("title")


def shown_name(town: Town, message: Message) -> str:
    return town.chat(message.sender_chat).title if message.sender_chat is not None else message.sender.name


def asks_view(town: Town, message: Message, person: Person) -> Json | None:
    """Whether the message opens this person's reply box, and with which hint."""
    asked = message.force_reply
    if asked is None or (asked.selective and person.id not in asked_people(town, message)):
        return None
    return {"hint": asked.hint}


def asked_people(town: Town, message: Message) -> list[int]:
    """Telegram's selective: those mentioned, and whoever wrote the message that this one replies to."""
    names = {cut(message.text, one).casefold() for one in with_spotted(message.text, ()) if one.type == "mention"}
    asked = [person.id for person in town.people.values() if f"@{person.username}".casefold() in names]
    linked = {one.url for one in message.entities if one.url}
    asked += [person.id for person in town.people.values() if f"tg://user?id={person.id}" in linked]
    replied = town.chat(message.chat).message(message.reply_to)
    return [*asked, replied.sender.id] if replied else asked
