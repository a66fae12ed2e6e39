"""What somebody said or pressed, whatever the transport. Texts here are clean: no NUL, no lone surrogates."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Sender:
    telegram_id: int
    name: str  # as Telegram shows it; a name gives no rights
    username: str | None = None
    anonymous: bool = False  # an anonymous group admin or a channel: nobody can tell who it is
    is_bot: bool = False
    ours: bool = False  # this bot itself
    language: str | None = None  # of their Telegram: "zh-hans", "en" …


@dataclass(frozen=True, slots=True)
class Chat:
    telegram_id: int
    private: bool = False
    forum: bool = False  # a group with topics


@dataclass(frozen=True, slots=True)
class File:
    """A photo, document, voice … that came with a message; it is passed on by copying the message."""

    kind: str  # Telegram's word: photo, document, video, voice, audio, animation, video_note, location, contact
    name: str | None = None
    id: str | None = None  # Telegram's file_id, to download it by
    size: int | None = None  # bytes


#: What somebody may have said all of it in, so that no word needs to stand beside it.
SPOKEN = ("voice", "audio", "video", "video_note")


@dataclass(frozen=True, slots=True)
class Said:
    """A message, or the newest version of one."""

    chat: Chat
    message_id: int
    sender: Sender
    at: datetime  # aware
    text: str  # text or caption; may be empty
    files: tuple[File, ...] = ()
    album: str | None = None  # Telegram's media_group_id
    reply_to: "Said | None" = None  # the message it replies to (its own reply_to is never filled)
    mentions_bot: bool = False  # @thebot in the text
    command: str | None = None  # "dispatch" for "/dispatch …", without the slash and the @bot
    argument: str = ""  # what follows the command
    topic: int | None = None  # the forum topic it was said in (message_thread_id)
    borrowed_from: str | None = None  # whose words they are: it was forwarded, or written through another bot


@dataclass(frozen=True, slots=True)
class Edited:
    """Somebody changed a message of theirs."""

    said: Said


@dataclass(frozen=True, slots=True)
class Press:
    """What a button means: a verb, the number of the issue (or candidate, or draft) and short arguments.

    It travels as Telegram's callback_data (64 bytes at most) and comes back from outside: a wish, never a right.
    """

    verb: str
    number: int
    arguments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pressed:
    """Somebody pressed a button under one of the bot's messages."""

    callback_id: str
    chat: Chat
    message_id: int
    sender: Sender
    press: Press | None  # None: data the bot never made


@dataclass(frozen=True, slots=True)
class Migrated:
    """A group became a supergroup: it has a new id, and its message ids start anew."""

    old: int
    new: int


@dataclass(frozen=True, slots=True)
class Seated:
    """What the bot itself is in a chat from now on: it was added, removed, promoted, blocked."""

    chat: Chat
    present: bool
    administrator: bool = False
    hears_all: bool = True  # else only commands, mentions and replies (Telegram's privacy mode)


@dataclass(frozen=True, slots=True)
class Departed:
    """A person left a chat, or was removed from it."""

    chat: Chat
    person: Sender


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An update that is not of the transport's shape: it is set aside with the reason, and the next one is read."""

    reason: str


Incoming = Said | Edited | Pressed | Migrated | Seated | Departed | Unreadable
