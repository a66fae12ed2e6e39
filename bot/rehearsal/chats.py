"""The town's things: people, chats, messages, buttons, and what was pressed. Plain values; the rules are elsewhere."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.rehearsal.entities import Entity, as_html
from bot.rehearsal.files import Attachment


@dataclass(frozen=True, slots=True)
class Person:
    """A Telegram user. The name is shown as it is: Chinese names are one first name."""

    id: int
    name: str
    username: str | None = None
    language: str | None = "zh-hans"
    is_bot: bool = False


#: Whom Telegram names as sender where the true one stays unknown.
ANONYMOUS_ADMIN = Person(1087968824, "Group", "GroupAnonymousBot", None, is_bot=True)
CHANNEL_POSTER = Person(136817688, "Channel", "Channel_Bot", None, is_bot=True)


@dataclass(frozen=True, slots=True)
class Button:
    label: str
    data: str | None = None  # callback_data
    url: str | None = None


Keyboard = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class ForceReply:
    """The bot asks those mentioned to answer: their reply box opens with this hint."""

    hint: str | None = None
    selective: bool = False


@dataclass(frozen=True, slots=True)
class Version:
    """How a message looked before an edit."""

    text: str
    entities: tuple[Entity, ...]
    keyboard: Keyboard
    until: datetime


@dataclass(slots=True)
class Message:
    """A message as people see it, newest version first."""

    chat: int
    id: int
    date: datetime
    sender: Person
    text: str = ""  # plain: the text, or the caption of a file
    entities: tuple[Entity, ...] = ()
    sender_chat: int | None = None  # an anonymous admin's group, or a channel
    attachment: Attachment | None = None
    album: str | None = None
    reply_to: int | None = None  # message id in the same chat
    topic: int | None = None  # the forum topic it stands in
    thread: int | None = None  # in a supergroup: the message on which this chain of replies began
    context: dict[str, Any] = field(default_factory=dict)  # forward_origin, via_bot, quote …: no copy takes it along
    keyboard: Keyboard = ()
    force_reply: ForceReply | None = None
    reactions: dict[int, tuple[str, ...]] = field(default_factory=dict)  # user id → emoji
    versions: list[Version] = field(default_factory=list)  # earlier ones, oldest first
    edited: datetime | None = None  # when its text changed last
    deleted: bool = False
    copy_of: tuple[int, int] | None = None  # (chat, message id) it was copied from
    extra: dict[str, Any] = field(default_factory=dict)  # further Bot API fields: service messages, a location …
    only_for: int | None = None  # an ephemeral message: the one person who sees it
    ephemeral_id: int = 0  # its number among such; its `id` is 0
    in_place_of: int | None = None  # the message of the chat which it covers for that person
    order: int = 0  # counts all messages of the town as they came
    revision: int = 0  # the town's counter at its last change

    @property
    def html(self) -> str:
        return as_html(self.text, self.entities)

    @property
    def buttons(self) -> Iterator[Button]:
        return (button for row in self.keyboard for button in row)

    @property
    def rows(self) -> list[list[tuple[str, str | None]]]:
        """The keyboard as rows of (label, data)."""
        return [[(button.label, button.data) for button in row] for row in self.keyboard]

    @property
    def labels(self) -> list[str]:
        return [button.label for button in self.buttons]

    def button(self, label: str) -> Button:
        """Raises ValueError where no button says so."""
        for button in self.buttons:
            if button.label == label:
                return button
        raise ValueError(f"no button {label!r} there, only {self.labels}")

    @property
    def emoji(self) -> list[str]:
        """Every reaction on it, in the order they came."""
        return [emoji for given in self.reactions.values() for emoji in given]

    @property
    def service(self) -> bool:
        """Said by Telegram, not by a person: somebody joined, the group was upgraded."""
        return not SERVICE.isdisjoint(self.extra)


SERVICE = {
    "migrate_to_chat_id",
    "migrate_from_chat_id",
    "new_chat_members",
    "left_chat_member",
    "new_chat_title",
    "pinned_message",
    "forum_topic_created",
    "forum_topic_edited",
    "forum_topic_closed",
    "forum_topic_reopened",
}


@dataclass(frozen=True, slots=True)
class Membership:
    """Telegram's ChatMember: creator, administrator, member, restricted, left or kicked."""

    status: str = "member"
    without: frozenset[str] = frozenset()  # rights this administrator was not given, such as can_manage_topics

    @property
    def present(self) -> bool:
        return self.status not in ("left", "kicked")

    @property
    def admin(self) -> bool:
        return self.status in ("creator", "administrator")

    def may(self, right: str) -> bool:
        return self.admin and right not in self.without


@dataclass(slots=True)
class Topic:
    """A topic of a forum. Its id is that of the service message that opened it."""

    id: int
    name: str
    creator: int
    icon_color: int  # RGB
    closed: bool = False


@dataclass(slots=True)
class Chat:
    id: int
    type: str  # private, group, supergroup, channel
    title: str = ""  # a private chat's is the person's name
    username: str | None = None
    members: dict[int, Membership] = field(default_factory=dict)
    messages: list[Message] = field(default_factory=list)
    whispers: list[Message] = field(default_factory=list)  # ephemeral messages, of all who got any
    forum: bool = False
    topics: dict[int, Topic] = field(default_factory=dict)  # those not deleted
    upgraded_to: int | None = None
    started: bool = False  # private chats: the person has written, so the bot may
    sends: int = 0  # messages the bot has put here, an album of n counting n

    @property
    def private(self) -> bool:
        return self.type == "private"

    @property
    def is_group(self) -> bool:
        return self.type in ("group", "supergroup")

    def status_of(self, user: int) -> Membership:
        return self.members.get(user, Membership("left"))

    def message(self, number: int | None) -> Message | None:
        """The message with this id, unless it was deleted."""
        if number is None:
            return None
        place = bisect_left(self.messages, number, key=lambda message: message.id)
        found = self.messages[place] if place < len(self.messages) else None
        return found if found and found.id == number and not found.deleted else None

    def visible(self) -> list[Message]:
        """What everybody sees who scrolls through the chat; for one person, `town.seen_by` adds what only they see."""
        return [message for message in self.messages if not message.deleted]

    @property
    def last(self) -> Message:
        """The newest message that still stands. Raises LookupError in an empty chat."""
        for message in reversed(self.messages):
            if not message.deleted:
                return message
        raise LookupError(f"nothing was said in {self.title or self.id} yet")


@dataclass(frozen=True, slots=True)
class PopUp:
    """What somebody saw after pressing: a short text over the chat, or an alert to close. Often empty."""

    text: str = ""
    alert: bool = False
    url: str = ""  # opened at once


@dataclass(slots=True)
class Pressing:
    """A pressed button, whose wheel spins until the bot answers."""

    id: str
    person: Person
    message: Message
    data: str
    at: datetime
    answer: PopUp | None = None

    @property
    def answered(self) -> bool:
        return self.answer is not None

    @property
    def text(self) -> str:
        return self.answer.text if self.answer else ""

    @property
    def alert(self) -> bool:
        return self.answer is not None and self.answer.alert

    @property
    def url(self) -> str:
        """A link the bot opened for the person: `town.follow(person, pressing.url)`."""
        return self.answer.url if self.answer else ""


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the Bot API. `status` is None when the bot got no answer at all."""

    method: str
    parameters: dict[str, Any]
    at: datetime
    status: int | None
    description: str = ""
