"""The town as the chat page shows it: plain JSON, one object per message, times in the city's zone."""

from collections import Counter

from bot.rehearsal.chats import Chat, Message
from bot.rehearsal.entities import cut, with_spotted
from bot.rehearsal.payloads import Json, keyboard_json
from bot.rehearsal.town import Town

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


def town_view(town: Town) -> Json:
    """Everything but the messages: who there is, and which chats."""
    people = [person for person in town.people.values() if not person.is_bot]
    return {
        "language": town.language,
        "bot": {"id": town.bot.id, "name": town.bot.name},
        "people": [{"id": person.id, "name": person.name} for person in people],
        "chats": [chat_view(town, chat) for chat in town.chats.values() if chat.type != "channel"],
    }


def chat_view(town: Town, chat: Chat) -> Json:
    return {
        "id": chat.id,
        "title": chat.title,
        "private": chat.private,
        "started": chat.started or not chat.private,
        "closed": chat.upgraded_to is not None,
        "members": [user for user, membership in chat.members.items() if membership.present and user != town.bot.id],
    }


def message_view(town: Town, message: Message) -> Json:
    """An ephemeral message has no id of the chat's own: its number stands negative."""
    moment = message.date.astimezone(town.zone)
    return {
        "chat": message.chat,
        "id": message.id or -message.ephemeral_id,
        "order": message.order,
        "revision": message.revision,
        "from": {"id": message.sender.id, "name": shown_name(town, message), "bot": message.sender == town.bot},
        "text": message.text,
        "entities": [entity.json for entity in with_spotted(message.text, message.entities)],
        "day": moment.date().isoformat(),
        "time": f"{moment:%H:%M}",
        "reply_to": message.reply_to,
        "rows": keyboard_json(message.keyboard),
        "reactions": [{"emoji": emoji, "count": count} for emoji, count in Counter(message.emoji).items()],
        "edited": message.edited is not None,
        "deleted": message.deleted,
        "file": message.attachment and {"kind": message.attachment.kind, "name": message.attachment.name},
        "asks": asks_view(town, message),
        "service": next((word for field, word in SERVICES.items() if field in message.extra), None),
        "service_about": service_about(town, message),
        "topic": topic_name(town, message),
        "only_for": None if message.only_for is None else town.people[message.only_for].name,
        "forwarded": forwarded_name(message),
        "via": message.context.get("via_bot", {}).get("first_name"),
        "quote": message.context.get("quote", {}).get("text"),
        "holds": next((kind for kind in ("location", "contact", "poll") if kind in message.extra), None),
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


def asks_view(town: Town, message: Message) -> Json | None:
    """Whose reply box the message opens, and with which hint; `people` None: everybody's."""
    if message.force_reply is None:
        return None
    asked = asked_people(town, message) if message.force_reply.selective else None
    return {"hint": message.force_reply.hint, "people": asked}


def asked_people(town: Town, message: Message) -> list[int]:
    """Telegram's selective: those mentioned, and whoever wrote the message that this one replies to."""
    names = {cut(message.text, one).casefold() for one in with_spotted(message.text, ()) if one.type == "mention"}
    asked = [person.id for person in town.people.values() if f"@{person.username}".casefold() in names]
    linked = {one.url for one in message.entities if one.url}
    asked += [person.id for person in town.people.values() if f"tg://user?id={person.id}" in linked]
    replied = town.chat(message.chat).message(message.reply_to)
    return [*asked, replied.sender.id] if replied else asked
