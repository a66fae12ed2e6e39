"""Where a message comes from besides its writer: forwarded, quoted, an answer to another chat, by way of a bot."""

from bot.rehearsal.chats import Chat, Message, Person
from bot.rehearsal.entities import cleaned, utf16
from bot.rehearsal.files import attachment_json
from bot.rehearsal.payloads import FindChat, Json, chat_json, user_json

#: Whose message was forwarded: a person, a channel (or a group that speaks as itself), or only a name: that person's
#: settings hide the account.
Origin = Person | Chat | str


def forward_origin(origin: Origin, date: int, number: int) -> Json:
    """https://core.telegram.org/bots/api#messageorigin; `date` in Unix time, `number` its id in the channel."""
    if isinstance(origin, str):
        return {"type": "hidden_user", "date": date, "sender_user_name": origin}
    if isinstance(origin, Person):
        return {"type": "user", "date": date, "sender_user": user_json(origin)}
    if origin.type == "channel":
        return {"type": "channel", "date": date, "chat": chat_json(origin), "message_id": number}
    return {"type": "chat", "date": date, "sender_chat": chat_json(origin)}


def external_reply(message: Message, chat_of: FindChat) -> Json:
    """https://core.telegram.org/bots/api#externalreplyinfo; chat and id only of supergroups and channels."""
    chat = chat_of(message.chat)
    origin: Origin = chat_of(message.sender_chat) if message.sender_chat is not None else message.sender
    found: Json = {"origin": forward_origin(origin, int(message.date.timestamp()), message.id)}
    if chat.type in ("supergroup", "channel"):
        found |= {"chat": chat_json(chat), "message_id": message.id}
    return found | (attachment_json(message.attachment) if message.attachment else {})


def text_quote(message: Message, words: str, *, by_hand: bool = True) -> Json:
    """https://core.telegram.org/bots/api#textquote. Raises ValueError where the message does not say so."""
    quoted = cleaned(words).strip()
    start = message.text.find(quoted)
    if not quoted or start < 0:
        raise ValueError(f"message {message.id} does not say {words!r}")
    found: Json = {"text": quoted, "position": utf16(message.text[:start])}
    return found | ({"is_manual": True} if by_hand else {})
