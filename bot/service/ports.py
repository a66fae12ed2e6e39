"""What the use cases need from outside: a clock, a reader of raw updates, a transport."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from bot.core.messages import Incoming
from bot.core.notices import Answer, Post, Reaction


class Clock(Protocol):
    def now(self) -> datetime:
        """Aware, in the city's zone."""
        ...


class Reader(Protocol):
    def __call__(self, raw: dict[str, Any]) -> Incoming | None:
        """What an update says, or None where it says nothing to us. Never raises."""
        ...


@dataclass(frozen=True, slots=True)
class Delivered:
    message_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Wait:
    """Telegram wants quiet in this chat for so many seconds (429)."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Later:
    """A time-out, a 5xx, no network: whether it took effect is unknown."""

    error: str


@dataclass(frozen=True, slots=True)
class Refused:
    """For good (400, 403)."""

    error: str


@dataclass(frozen=True, slots=True)
class Gone:
    """The message that it is about is no longer there."""

    error: str


@dataclass(frozen=True, slots=True)
class Moved:
    """The group is a supergroup now, under this id."""

    chat: int


@dataclass(frozen=True, slots=True)
class Absent:
    """The bot is not in the group, not any more or not yet."""

    error: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A topic was opened, or opened again, and nothing was said in it yet."""

    topic: int


@dataclass(frozen=True, slots=True)
class TopicGone:
    """Somebody deleted the topic, with all that stood in it."""

    error: str


@dataclass(frozen=True, slots=True)
class TopicClosed:
    """Nobody may write in the topic until it is opened again."""

    error: str


@dataclass(frozen=True, slots=True)
class NoTopics:
    """The chat has no topics, or the bot may not manage them."""

    error: str


Outcome = Delivered | Wait | Later | Refused | Gone | Moved | Absent | Opened | TopicGone | TopicClosed | NoTopics


@dataclass(frozen=True, slots=True)
class Fetched:
    """The whole file was handed over."""


@dataclass(frozen=True, slots=True)
class TooBig:
    """Larger than wanted, or than Telegram hands out."""

    error: str


Fetching = Fetched | TooBig | Wait | Later | Gone


class Files(Protocol):
    """Fetches what people sent. Never raises for what Telegram answers, but lets through what `into` raises."""

    async def fetch(self, file_id: str, into: Callable[[bytes], Awaitable[None]], most: int) -> Fetching:
        """Hands the file over piece by piece, never more than `most` bytes in all."""
        ...


class Transport(Protocol):
    """Carries one notice out. Never raises for what Telegram answers: every answer is an outcome.

    `topic`: of a forum; None is where everything else is said. The ids of messages that one person alone sees
    (Telegram's ephemeral messages) are negative.
    """

    async def post(self, post: Post, chat: int, reply_to: int | None, topic: int | None = None) -> Outcome: ...

    async def edit(self, post: Post, chat: int, message_id: int) -> Outcome: ...

    async def delete(self, chat: int, message_id: int) -> Outcome:
        """Of the bot's own messages; Telegram allows that for 48 hours."""
        ...

    async def react(self, reaction: Reaction, chat: int) -> Outcome: ...

    async def answer(self, answer: Answer) -> Outcome: ...

    async def copy(
        self,
        chat: int,
        from_chat: int,
        message_ids: Sequence[int],
        reply_to: int | None,
        topic: int | None = None,
        *,
        wordless: bool = False,
    ) -> Outcome:
        """`wordless`: without captions."""
        ...

    async def open_topic(self, chat: int, name: str) -> Outcome:
        """`Opened`, where nothing goes wrong."""
        ...

    async def set_topic(self, chat: int, topic: int, *, closed: bool) -> Outcome: ...
