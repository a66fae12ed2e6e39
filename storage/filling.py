"""Whole histories written at once: for a made-up city, of which nobody was told while it grew."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select, text
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import col

from bot.core.events import Event
from bot.core.issue import Issue
from bot.core.notices import Post
from storage.codec import to_json
from storage.issues import whole_row
from storage.journal import entry_of
from storage.tables import InboxRow, IssueRow, JournalRow, MessageRow, OutboxRow


@dataclass(frozen=True, slots=True)
class Life:
    """An issue, all that happened to it, and what was said and shown of it."""

    issue: Issue
    history: Sequence[Event]
    raw: str  # the update that it came from, as JSON
    posts: Sequence[Post]
    next_at: datetime | None = None  # when the clock has something to do with it


class Filling:
    def __init__(self, connection: AsyncConnection, bot_id: int) -> None:
        self._connection = connection
        self._bot_id = bot_id

    async def put(self, lives: Sequence[Life]) -> None:
        last = (await self._connection.execute(select(func.max(col(InboxRow.seq))))).scalar_one() or 0
        numbered = list(enumerate(lives, start=last + 1))
        for table, rows in (
            (InboxRow, [self._letter(seq, life) for seq, life in numbered]),
            (IssueRow, [whole_row(life.issue, len(life.history), life.next_at) for life in lives]),
            (JournalRow, [entry for seq, life in numbered for entry in _entries(seq, life)]),
            (MessageRow, [row for life in lives for row in (_said(life), *_shown(life))]),
            (OutboxRow, [row for life in lives for row in _sent(life)]),
        ):
            await self._connection.execute(insert(table), rows)

    async def looked_over(self) -> None:
        """The database counts what it has, as it does by itself in the course of time."""
        await self._connection.execute(text("ANALYZE"))

    def _letter(self, seq: int, life: Life) -> dict[str, Any]:
        issue = life.issue
        return {
            "seq": seq,
            "bot_id": self._bot_id,
            "update_id": seq,
            "sender_id": issue.requester.telegram_id,
            "body": life.raw,
            "state": "done",
            "received_at": issue.opened_at,
        }


def _entries(seq: int, life: Life) -> list[dict[str, Any]]:
    return [
        entry_of(life.issue.number, version, event, seq if version == 1 else None)
        for version, event in enumerate(life.history, start=1)
    ]


def _said(life: Life) -> dict[str, Any]:
    issue = life.issue
    where = {"chat_id": issue.chat, "message_id": issue.message_id, "place": "said"}
    return where | {"key": None, "issue": issue.number, "sender_id": issue.requester.telegram_id, "at": issue.opened_at}


def _shown(life: Life) -> list[dict[str, Any]]:
    opened, first = life.issue.opened_at, life.issue.message_id
    return [
        {
            "chat_id": post.chat,
            "message_id": first + place,
            "key": post.key,
            "issue": post.issue,
            "place": post.place,
            "sender_id": None,
            "at": opened,
        }
        for place, post in enumerate(life.posts, start=1)
    ]


def _sent(life: Life) -> list[dict[str, Any]]:
    return [
        {
            "chat_id": post.chat,
            "kind": "Post",
            "key": post.key,
            "priority": int(post.priority),
            "issue": post.issue,
            "body": to_json(post),
            "state": "sent",
            "weight": 1,
            "created_at": life.issue.opened_at,
            "sent_at": life.issue.opened_at,
        }
        for post in life.posts
    ]
