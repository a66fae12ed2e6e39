"""The town's things as the Bot API writes them in JSON."""

from collections.abc import Callable
from typing import Any

from bot.rehearsal.chats import Chat, Keyboard, Membership, Message, Person, Pressing
from bot.rehearsal.entities import with_spotted
from bot.rehearsal.files import attachment_json

Json = dict[str, Any]
FindChat = Callable[[int], Chat]

ADMIN_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
    "can_manage_topics",
)
MEMBER_RIGHTS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)


def user_json(person: Person) -> Json:
    user: Json = {"id": person.id, "is_bot": person.is_bot, "first_name": person.name}
    if person.username:
        user["username"] = person.username
    if person.language and not person.is_bot:
        user["language_code"] = person.language
    return user


def chat_json(chat: Chat) -> Json:
    name = "first_name" if chat.private else "title"
    found: Json = {"id": chat.id, name: chat.title, "type": chat.type}
    if chat.username:
        found["username"] = chat.username
    if chat.forum:
        found["is_forum"] = True
    return found


def message_json(message: Message, chat_of: FindChat, *, quoted: bool = False) -> Json:
    """`quoted`: as the reply_to_message of another message, which never holds a further reply.

    An ephemeral message has the id 0; the receiver and a number of its own stand in its context.
    """
    chat = chat_of(message.chat)
    found: Json = {
        "message_id": message.id,
        "from": user_json(message.sender),
        "chat": chat_json(chat),
        "date": int(message.date.timestamp()),
    }
    if message.sender_chat is not None:
        found["sender_chat"] = chat_json(chat_of(message.sender_chat))
    if not quoted:
        found |= _reply(message, chat, chat_of)
    if message.edited is not None:
        found["edit_date"] = int(message.edited.timestamp())
    if message.album is not None:
        found["media_group_id"] = message.album
    if message.keyboard:
        found["reply_markup"] = {"inline_keyboard": keyboard_json(message.keyboard)}
    return found | _place(message, chat) | message.context | _content(message) | message.extra


def _reply(message: Message, chat: Chat, chat_of: FindChat) -> Json:
    """What it answers. In a topic, what answers nothing answers the service message that opened the topic."""
    opening = message.topic if chat.forum and "external_reply" not in message.context else None
    replied = chat.message(message.reply_to) or chat.message(opening)
    if replied is None or replied is message:
        return {}
    return {"reply_to_message": message_json(replied, chat_of, quoted=True)}


def _place(message: Message, chat: Chat) -> Json:
    """In a forum its topic; elsewhere in a supergroup a chain of replies has a thread id too, which is no topic."""
    if message.topic is not None and chat.forum:
        return {"message_thread_id": message.topic, "is_topic_message": True}
    return {"message_thread_id": message.thread} if message.thread is not None else {}


def _content(message: Message) -> Json:
    text, marks = ("caption", "caption_entities") if message.attachment else ("text", "entities")
    found: Json = attachment_json(message.attachment) if message.attachment else {}
    if message.text:
        found[text] = message.text
        entities = [entity.json for entity in with_spotted(message.text, message.entities)]
        if entities:
            found[marks] = entities
    return found


def keyboard_json(keyboard: Keyboard) -> list[list[Json]]:
    return [
        [
            {"text": button.label} | ({"url": button.url} if button.url else {"callback_data": button.data})
            for button in row
        ]
        for row in keyboard
    ]


def member_json(person: Person, membership: Membership) -> Json:
    """A ChatMember with the fields Telegram always sends for its status."""
    found: Json = {"status": membership.status, "user": user_json(person)}
    if membership.status == "creator":
        found |= {"is_anonymous": False}
    if membership.status == "administrator":
        found |= {right: right not in membership.without for right in ADMIN_RIGHTS}
        found |= {"can_be_edited": False, "is_anonymous": False}
    if membership.status == "restricted":
        found |= dict.fromkeys(MEMBER_RIGHTS, False) | {"is_member": True, "until_date": 0}
    if membership.status == "kicked":
        found |= {"until_date": 0}
    return found


def chat_info_json(chat: Chat) -> Json:
    """ChatFullInfo: what getChat answers."""
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
    found = chat_json(chat) | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, False),
    }
    if chat.is_group:
        found["permissions"] = dict.fromkeys(MEMBER_RIGHTS, True)
    return found


def pressing_json(pressing: Pressing, chat_of: FindChat) -> Json:
    return {
        "id": pressing.id,
        "from": user_json(pressing.person),
        "message": message_json(pressing.message, chat_of),
        "chat_instance": str(hash(pressing.message.chat)),
        "data": pressing.data,
    }
