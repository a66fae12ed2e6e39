"""What there is in the town: the bot, people, chats, messages, and word of every change. Nobody acts here.

`bot.rehearsal.town` lets people act, `bot.rehearsal.botapi` the bot.
"""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import count, takewhile
from typing import Any, Protocol, TypeVar
from zoneinfo import ZoneInfo

from bot.rehearsal.chats import (
    ANONYMOUS_ADMIN,
    CHANNEL_POSTER,
    Call,
    Chat,
    Keyboard,
    Message,
    Person,
    Pressing,
    Version,
)
from bot.rehearsal.entities import Entity
from bot.rehearsal.faults import Faults
from bot.rehearsal.files import Attachment
from bot.rehearsal.limits import Limits, Pace, TooMany
from bot.rehearsal.payloads import Json, message_json, user_json
from bot.rehearsal.updates import UpdateQueue

Clock = Callable[[], datetime]
T = TypeVar("T")

BOT = Person(7100000001, "小二", "xiaoer_bot", None, is_bot=True)
#: By the town's language.
BOTS = {"zh": BOT, "en": replace(BOT, name="Xiaoer")}
TOKEN = f"{BOT.id}:Rehearsal_token_for_a_made_up_town_"
GROUP_PACE = Pace(20, 60)
OVERALL_PACE = Pace(30, 1)
CITY_ZONE = ZoneInfo("Asia/Shanghai")


def system_clock() -> datetime:
    return datetime.now(UTC)


class Witness(Protocol):
    """Somebody who is told what the people of the town do."""

    def said(self, message: Message) -> None: ...

    def edited(self, message: Message) -> None: ...

    def pressed(self, pressing: Pressing) -> None: ...

    def reacted(self, person: Person, message: Message, emoji: str) -> None: ...


@dataclass
class Webhook:
    """Where updates are pushed to; an empty url: nowhere, the bot asks for them."""

    url: str = ""
    secret: str = ""
    max_connections: int = 40
    error: str = ""
    error_at: datetime | None = None


class World:
    """The state of one town with one bot in it. All of it lives on one event loop."""

    def __init__(
        self,
        *,
        bot: Person | None = None,
        token: str = TOKEN,
        clock: Clock = system_clock,
        privacy: bool = False,
        ephemeral: bool = False,
        bot_to_bot: bool = False,
        group_pace: Pace | None = GROUP_PACE,
        overall_pace: Pace | None = OVERALL_PACE,
        language: str = "zh",
        zone: tzinfo = CITY_ZONE,
    ) -> None:
        self.bot = bot = bot or BOTS[language]
        self.token = token
        self.clock = clock
        self.privacy = privacy  # Telegram's group privacy mode
        self.ephemeral = ephemeral  # False: a server older than Bot API 10.2, which knows no ephemeral messages
        self.bot_to_bot = bot_to_bot  # True: the bot hears other bots
        self.language = language  # of the chat page: zh or en
        self.zone = zone  # of the times on the chat page
        self.people: dict[int, Person] = {bot.id: bot}
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, Attachment] = {}
        self.pressings: dict[str, Pressing] = {}
        self.commands: dict[tuple[str, str], list[Json]] = {}  # (scope as JSON, language) → setMyCommands
        self.callback_lifetime = timedelta(minutes=1)
        self.updates = UpdateQueue(self.notify)
        self.webhook = Webhook()
        self.limits = Limits(group_pace, overall_pace)
        self.faults = Faults()
        self.witness: Witness | None = None
        self.calls: list[Call] = []
        self.too_many_given: list[TooMany] = []  # every 429 of the limits; those of `faults` not
        self.in_flight = 0  # calls being answered, the hanging getUpdates aside
        self.revision = 0  # counts changes of messages
        self._changed = asyncio.Event()
        self._by_revision: dict[int, Message] = {}  # by order of arrival; the one changed last stands last
        self._last_id: defaultdict[int, int] = defaultdict(int)
        self._numbers = count(1)
        self.order = 0  # of the newest message in the town

    def chat(self, chat: int) -> Chat:
        """Raises KeyError for a chat nobody made."""
        return self.chats[chat]

    def now(self) -> datetime:
        return self.clock()

    def number(self) -> int:
        """A fresh number: for files, albums, pressed buttons."""
        return next(self._numbers)

    def post(self, chat: Chat, sender: Person, text: str = "", **fields: Any) -> Message:
        """Put a message into the chat. `fields` are those of `Message`."""
        message = Message(chat.id, self._next_id(chat), self.now(), sender, text, order=self._next_order(), **fields)
        message.thread = self._thread(chat, message)
        chat.messages.append(message)
        self.touch(message)
        return message

    def _thread(self, chat: Chat, message: Message) -> int | None:
        replied = chat.message(message.reply_to)
        if replied is None or chat.type != "supergroup" or message.topic is not None:
            return None
        return replied.id if replied.thread is None else replied.thread

    def whisper(self, chat: Chat, only_for: int, text: str, **fields: Any) -> Message:
        """An ephemeral message of the bot: it is in the chat for one person alone."""
        order = self._next_order()
        message = Message(chat.id, 0, self.now(), self.bot, text, order=order, only_for=only_for, **fields)
        message.ephemeral_id = len(chat.whispers) + 1
        receiver = {"receiver_user": user_json(self.people[only_for])}
        message.context |= {"ephemeral_message_id": message.ephemeral_id} | receiver
        chat.whispers.append(message)
        self.touch(message)
        return message

    def _next_id(self, chat: Chat) -> int:
        """Supergroups and channels count for themselves; private chats and groups share the bot's one count."""
        counter = chat.id if chat.type in ("supergroup", "channel") else 0
        self._last_id[counter] += 1
        return self._last_id[counter]

    def _next_order(self) -> int:
        self.order += 1
        return self.order

    def leave_room_for_general(self, chat: Chat) -> None:
        """No topic of a forum has the id 1: that message opened the group, and “General” with it."""
        self._last_id[chat.id] = max(self._last_id[chat.id], 1)

    def rewrite(
        self, message: Message, text: str, entities: tuple[Entity, ...], keyboard: Keyboard, *, marked: bool = True
    ) -> None:
        """A new version; the old one is kept. `marked`: people see that it was edited."""
        message.versions.append(Version(message.text, message.entities, message.keyboard, self.now()))
        message.text, message.entities, message.keyboard = text, entities, keyboard
        message.edited = self.now() if marked else message.edited
        self.touch(message)

    def touch(self, message: Message) -> None:
        self.revision += 1
        message.revision = self.revision
        self._by_revision.pop(message.order, None)
        self._by_revision[message.order] = message
        self.notify()

    def changed_since(self, revision: int) -> list[Message]:
        """Messages new or changed after that revision, the earliest change first."""
        newest_first: Iterator[Message] = reversed(self._by_revision.values())
        return list(takewhile(lambda message: message.revision > revision, newest_first))[::-1]

    def file(self, kind: str, name: str, content: bytes) -> Attachment:
        """Keep a file under a new file_id; a photo's smaller sizes have theirs too."""
        attachment = Attachment(kind, name, f"{kind.upper()}-{self.number():06}", content)
        self.files |= {size.file_id: size for size in attachment.sizes}
        return attachment

    def json(self, message: Message) -> Json:
        return message_json(message, self.chat)

    def tell_bot(self, kind: str, message: Message) -> None:
        """Queue an update about a message, if the bot hears such."""
        if self.hears(message):
            self.updates.put(kind, self.json(message))

    def hears(self, message: Message) -> bool:
        """https://core.telegram.org/bots/features#privacy-mode; administrators and service messages are exempt."""
        chat = self.chat(message.chat)
        membership = chat.status_of(self.bot.id)
        if not membership.present or self._is_another_bot(message):
            return False
        return not self.privacy or not chat.is_group or membership.admin or self.is_meant(chat, message)

    def _is_another_bot(self, message: Message) -> bool:
        """Bots do not hear each other, unless their owners allow it; what bots do as members everybody sees."""
        masks = (self.bot, ANONYMOUS_ADMIN, CHANNEL_POSTER)
        return message.sender.is_bot and message.sender not in masks and not (self.bot_to_bot or message.service)

    def is_meant(self, chat: Chat, message: Message) -> bool:
        """A command, a mention, a reply to the bot, or said by Telegram itself."""
        words = message.text.casefold().split()
        name = f"@{self.bot.username}".casefold()
        commanded = bool(words) and words[0].startswith("/") and ("@" not in words[0] or words[0].endswith(name))
        replied = chat.message(message.reply_to)
        to_bot = replied is not None and replied.sender.id == self.bot.id
        return commanded or name in message.text.casefold() or to_bot or message.service

    @property
    def confirmed(self) -> int:
        """The highest update id the bot has confirmed."""
        return self.updates.confirmed

    @property
    def idle(self) -> bool:
        """The bot knows everything and does nothing: it waits in getUpdates (or has a webhook), and no call is open."""
        listening = self.updates.polling or bool(self.webhook.url)
        return listening and self.updates.oldest is None and self.in_flight == 0

    def called(self, method: str, chat: int | None = None) -> int:
        """How often the bot called this method (in this chat), refused and failed calls included."""
        return sum(
            call.method == method and (chat is None or str(call.parameters.get("chat_id")) == str(chat))
            for call in self.calls
        )

    def notify(self) -> None:
        """Something changed: wake everybody who waits in `wait_until`."""
        self._changed.set()
        self._changed = asyncio.Event()

    def changed(self) -> Coroutine[Any, Any, object]:
        """Ends at the first change after this call, however late it is awaited."""
        return self._changed.wait()

    async def wait_until(self, predicate: Callable[[], T], timeout: float = 5) -> T:  # noqa: ASYNC109 - a test's patience
        """What the predicate returns as soon as that is true; asked again at every change, never on a timer.

        Raises TimeoutError after `timeout` real seconds.
        """
        async with asyncio.timeout(timeout):
            while not (found := predicate()):
                await self.changed()
        return found

    async def settled(self, timeout: float = 5) -> None:  # noqa: ASYNC109 - as above
        """Until the bot has confirmed every update, waits for the next one, and no call of its is open."""
        await self.wait_until(lambda: self.idle, timeout)
