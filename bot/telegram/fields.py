"""Single fields of a raw update, and what they say to us."""

from datetime import UTC, datetime
from typing import Any

from bot.core.messages import Chat, File, Sender

Raw = dict[str, Any]

#: The first that fits: with an animation a document of the same file comes along.
KINDS = ("photo", "animation", "document", "video", "voice", "audio", "video_note", "sticker", "location", "contact")
#: Files in Telegram's sense that carry no matter.
NO_MATTER = ("sticker",)


#: What a database's integer holds.
GREATEST_ID = 2**63 - 1


def number_of(value: object) -> int:
    """Raises TypeError for what is no number, ValueError for one that nothing can hold."""
    if type(value) is not int:
        raise TypeError(f"no number: {value!r:.80}")
    if abs(value) > GREATEST_ID:
        raise ValueError(f"too great: {value:e}" if abs(value) < 10**300 else "too great")
    return value


def word_of(value: object) -> str | None:
    """A short text that need not be there. Raises TypeError for anything else."""
    if value is not None and not isinstance(value, str):
        raise TypeError(f"no text: {value!r:.80}")
    return None if value is None else clean(value)


def moment_of(date: object) -> datetime:
    """Raises TypeError, ValueError, OverflowError or OSError for what is no moment of any calendar."""
    return datetime.fromtimestamp(number_of(date), UTC)


def message_id_of(message: Raw) -> int:
    """Of a message that one person alone sees it is negative; Telegram itself gives 0 there, and another number."""
    return -number_of(message.get("ephemeral_message_id", 0)) or number_of(message["message_id"])


def chat_of(chat: Raw) -> Chat:
    return Chat(number_of(chat["id"]), private=chat["type"] == "private", forum=bool(chat.get("is_forum")))


def whose_words(origin: Raw, speaker: Sender) -> str | None:
    """The name that Telegram shows as the origin's; None where the speaker forwards words of their own.

    Somebody who hides their account when forwarded is known by the name alone.
    """
    who = origin.get("sender_user") or origin.get("sender_chat") or origin.get("chat") or {}
    if who.get("id") == speaker.telegram_id:
        return None
    shown = origin.get("sender_user_name") or who.get("title")
    name = clean(str(shown)).strip() or "?" if shown else name_of(who)
    hidden = "sender_user_name" in origin
    return None if hidden and name == speaker.name else name


def name_of(user: Raw) -> str:
    name = " ".join(part for part in (user.get("first_name"), user.get("last_name")) if part)
    return clean(name).strip() or "?"


def text_of(message: Raw) -> tuple[str, list[Raw]]:
    if "text" in message:
        return str(message["text"]), list(message.get("entities", ()))
    return str(message.get("caption", "")), list(message.get("caption_entities", ()))


def files_of(message: Raw) -> tuple[File, ...]:
    kind = next((kind for kind in KINDS if kind in message), None)
    if kind is None or kind in NO_MATTER:
        return ()
    content = message[kind]
    if kind == "photo":  # it comes in several sizes
        content = max(content, key=lambda size: number_of(size["width"]))
    name, size = word_of(content.get("file_name")), content.get("file_size")
    return (File(kind, name or None, word_of(content.get("file_id")), number_of(size) if size else None),)


def slice_of(text: str, entity: Raw) -> str:
    """Telegram counts in UTF-16 units."""
    offset, length = number_of(entity["offset"]), number_of(entity["length"])
    start, end = offset * 2, (offset + length) * 2
    return text.encode("utf-16-le", "surrogatepass")[start:end].decode("utf-16-le", "replace")


def clean(text: str) -> str:
    """Without what databases and Telegram refuse: NUL and lone surrogates become the replacement character."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return whole.replace("\x00", "\ufffd")
