"""What the bot wants said or shown: values that wait in the outbox until a transport has carried them out.

A *post* is a message of the bot with a name (`key`). Showing a post whose key was shown before edits that message;
a newer version that is still waiting replaces the older one.
"""

from dataclasses import dataclass
from enum import IntEnum

from bot.core.messages import Press


class Priority(IntEnum):
    """Who goes first when the pace is short."""

    ANSWER = 0  # to a pressed button, menus: somebody is looking at the screen
    LIST = 1  # what stands for many cards that have to wait
    URGENT = 2  # about an urgent issue, at the office and the units
    RECEIPT = 3  # reactions: they cost the chat nothing
    DESK = 4  # office and unit chats: somebody is at work there
    MILESTONE = 5  # new messages in the group or to the requester
    EDIT = 6  # cards that change in place
    URGENT_CARD = 7  # the first card of an urgent issue in a chat: until it can go, a list stands for it
    CARD = 8  # the first card of any other
    LATER = 9  # after everybody's first cards: one person's beyond their share, and edits that can wait


@dataclass(frozen=True, slots=True)
class Button:
    """Pressed it comes back as a press; with a `link` it opens the bot's private chat instead (/start <link>)."""

    label: str
    press: Press | None = None
    link: str | None = None


Keyboard = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Post:
    """A message with a name, in HTML as Telegram knows it."""

    key: str
    chat: int
    text: str
    buttons: Keyboard = ()
    reply_to: int | None = None  # message id in the same chat
    reply_to_key: str | None = None  # or the post to reply to, by its key
    ask_reply: str | None = None  # open the reply box of those mentioned, with this hint (Telegram's force_reply)
    issue: int | None = None
    place: str = ""  # what a reply to it means, see `bot.core.readings.Place`
    priority: Priority = Priority.DESK
    quiet: bool = False  # without a sound on anybody's phone
    can_wait: bool = False  # where it stands already it tells nothing new: others' first cards go before it
    edit_only: bool = False  # show it only where it stands already; never a new message
    or_delete: bool = False  # what stands there must not stay: where it can't be edited it is deleted
    line: str = ""  # what stands for it in a list, in HTML, while the pace is too short for the post itself
    only_for: int | None = None  # the one person in the chat who is to see it, where Telegram can do that …
    instead: str = ""  # … and what everybody may read where it can't; "": the text itself; nothing, if `edit_only`


@dataclass(frozen=True, slots=True)
class Reaction:
    chat: int
    message_id: int
    emoji: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a pressed button: a short text over the chat, or a pop-up."""

    callback_id: str
    text: str = ""
    alert: bool = False


@dataclass(frozen=True, slots=True)
class Copies:
    """Files of the requester, copied to the desk: one as a reply to a post, an album as the album it is."""

    key: str
    chat: int
    from_chat: int
    message_ids: tuple[int, ...]
    issue: int
    reply_to_key: str | None = None
    wordless: bool = False  # without captions: what stands in them is not for whoever reads the copies


@dataclass(frozen=True, slots=True)
class Topic:
    """The issue's topic in a chat that is a forum: closed, or open again. Where there is none, nothing is done."""

    chat: int
    issue: int
    closed: bool

    @property
    def key(self) -> str:
        return f"topic:{self.issue}:{self.chat}"


Notice = Post | Reaction | Answer | Copies | Topic
