"""Where people's words and names stand, and taking them out; beside the journal's rule that history is never edited."""

import asyncio
import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    SQLColumnExpression,
    String,
    Text,
    and_,
    bindparam,
    cast,
    delete,
    func,
    or_,
    select,
    update,
)
from sqlalchemy import text as sql
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlmodel import SQLModel, col

from bot.core.events import Event
from bot.core.forgetting import BLANK, Whom, forget_entry
from bot.core.issue import Issue
from bot.core.people import NOT_IN_TELEGRAM
from bot.core.register import Entry, Subject
from bot.core.words import OPEN
from storage.backup import cut_off_log
from storage.codec import from_json, to_json
from storage.engine import file_of
from storage.issues import row_of
from storage.tables import (
    AttachmentRow,
    CandidateRow,
    ChatRow,
    DraftRow,
    FirstPressRow,
    InboxRow,
    InvitationRow,
    IssueRow,
    JournalRow,
    MessageRow,
    OutboxRow,
    RegisterJournalRow,
    RegisterRow,
    SearchRow,
    VisitRow,
)

#: What has gone out, or never will.
GONE_OUT = col(OutboxRow.state) != "pending"
#: Once settled nobody asks for what was said there.
SETTLED = ("registered", "ignored")

REWRITE = (
    update(JournalRow)
    .where(col(JournalRow.issue) == bindparam("of"), col(JournalRow.version) == bindparam("number"))
    .values(body=bindparam("now"), by_id=bindparam("who"))
)


def holding(column: SQLColumnExpression[str], words: Collection[str]) -> ColumnElement[bool]:
    """Rows whose text has any of the words, written plainly or as ASCII JSON has them."""
    written = {one for word in words for one in (word, json.dumps(word)[1:-1] if not word.isascii() else word)}
    return or_(*(column.contains(word, autoescape=True) for word in sorted(written)))


#: Columns in which a person's account may stand.
ACCOUNTS = ("chat_id", "sender_id", "requester_id", "by_id", "author_id", "person_id", "account")


def spelt(account: int | None) -> list[str]:
    """How JSON has it, ours and Telegram's; the same digits may be anything else."""
    if account is None:
        return []
    return [f'{name}": {account}{end}' for name in ("id", '"chat') for end in ",}"]


class Forgetting:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    # ── what is old enough ────────────────────────────────────────────────

    async def ended_before(self, before: datetime, limit: int) -> Sequence[int]:
        """Issues that ended before then and still know who was in them; those first that ended first."""
        query = select(col(IssueRow.number)).where(
            col(IssueRow.forgotten_at).is_(None), col(IssueRow.closed_at) < before, col(IssueRow.status).not_in(OPEN)
        )
        return (await self._connection.execute(query.order_by(col(IssueRow.closed_at)).limit(limit))).scalars().all()

    async def prune_updates(self, before: datetime, limit: int) -> int:
        """How many updates went that are dealt with, and as old; of the newest the place stays: their order goes on."""
        seq, newest = col(InboxRow.seq), select(func.max(col(InboxRow.seq))).scalar_subquery()
        read = (col(InboxRow.state) != "new", col(InboxRow.received_at) < before)
        await self._connection.execute(update(InboxRow).where(*read, seq == newest).values(body="{}", error=None))
        old = (*read, seq < newest)
        some = select(seq).where(*old).order_by(seq).limit(limit)
        gone = (await self._connection.execute(delete(InboxRow).where(seq.in_(some)))).rowcount
        settled = (col(CandidateRow.state).in_(SETTLED), col(CandidateRow.created_at) < before)
        await self._connection.execute(delete(CandidateRow).where(*settled))
        return gone

    async def prune_sent(self, before: datetime, limit: int) -> int:
        """How many notices lost their words that went out before then. A post's name stays: it was shown once."""
        row = col(OutboxRow.id)
        some = select(row).where(GONE_OUT, col(OutboxRow.created_at) < before, col(OutboxRow.body) != "")
        chosen = (await self._connection.execute(some.order_by(row).limit(limit))).scalars().all()
        await self._empty_outbox(row.in_(chosen))
        return len(chosen)

    async def _empty_outbox(self, which: ColumnElement[bool]) -> None:
        await self._connection.execute(delete(OutboxRow).where(which, GONE_OUT, col(OutboxRow.key).is_(None)))
        await self._connection.execute(update(OutboxRow).where(which, GONE_OUT).values(body="", error=None))

    # ── one issue ─────────────────────────────────────────────────────────

    async def rewrite(self, issue: Issue, history: Sequence[Event]) -> None:
        """The journal and the row; as many events as there are, and its version and its alarm stay."""
        rows = [
            {"of": issue.number, "number": version, "now": to_json(event), "who": event.by.telegram_id}
            for version, event in enumerate(history, start=1)
        ]
        await self._connection.execute(REWRITE, rows)
        values = row_of(issue)
        await self._connection.execute(update(IssueRow).where(col(IssueRow.number) == issue.number).values(values))

    async def forget_beside(self, number: int, now: datetime, *, private: bool) -> Sequence[str]:
        """All that lies beside a forgotten issue. `private`: what stands in private chats too.

        The paths of its files are handed back, which lie below the archive's folder.
        """
        files = select(col(AttachmentRow.path)).where(col(AttachmentRow.issue) == number)
        paths = [path for path in (await self._connection.execute(files)).scalars() if path]
        for table in (AttachmentRow, DraftRow, CandidateRow, FirstPressRow):
            await self._connection.execute(delete(table).where(col(table.issue) == number))
        messages = col(MessageRow.issue) == number
        if private:
            await self._connection.execute(delete(MessageRow).where(messages, col(MessageRow.chat_id) > 0))
        await self._connection.execute(
            update(MessageRow).where(messages).values(sender_id=None, album=None, files="[]", digest=None)
        )
        about = col(OutboxRow.issue) == number
        await self._connection.execute(delete(OutboxRow).where(about, or_(~GONE_OUT, col(OutboxRow.chat_id) > 0)))
        await self._empty_outbox(about)
        await self._connection.execute(
            update(IssueRow)
            .where(col(IssueRow.number) == number)
            .values(forgotten_at=now, requester_id=NOT_IN_TELEGRAM)
        )
        return paths

    # ── one person ────────────────────────────────────────────────────────

    async def issues_of(self, telegram_id: int | None, name: str | None) -> Sequence[Issue]:
        """Those that somebody brought in, by account; or those of callers and guests of that very name."""
        theirs = [col(IssueRow.requester_id) == telegram_id] if telegram_id is not None else []
        if name is not None:
            theirs.append(
                and_(col(IssueRow.forgotten_at).is_(None), col(IssueRow.body).contains(name, autoescape=True))
            )
        query = select(col(IssueRow.body)).where(or_(*theirs)).order_by(col(IssueRow.number))
        found = [from_json(Issue, body) for body in (await self._connection.execute(query)).scalars()]
        return [one for one in found if _is_whose(one, telegram_id, name)]

    async def named_in(self, whom: Whom) -> Sequence[int]:
        """The issues, their own among them, whose journal has their name, number or account; it is read as a whole."""
        words = [*whom.words, *spelt(whom.telegram_id)]
        links = [f'"{field}": {number}{end}' for number in whom.issues for field in ("number", "of") for end in ",}"]
        query = select(col(JournalRow.issue)).where(holding(col(JournalRow.body), [*words, *links])).distinct()
        return (await self._connection.execute(query.order_by(col(JournalRow.issue)))).scalars().all()

    async def unread_of(self, whom: Whom) -> int:
        query = select(func.count()).where(col(InboxRow.state) == "new", col(InboxRow.sender_id) == whom.telegram_id)
        return (await self._connection.execute(query)).scalar_one()

    async def forget_account(self, whom: Whom) -> None:
        """What stands about them outside of issues and of the book."""
        words = [*whom.words, *spelt(whom.telegram_id)]
        done = col(InboxRow.state) != "new"
        await self._connection.execute(delete(InboxRow).where(done, holding(col(InboxRow.body), words)))
        await self._connection.execute(delete(CandidateRow).where(holding(col(CandidateRow.said), words)))
        await self._connection.execute(delete(SearchRow).where(holding(col(SearchRow.words), words)))
        await self._empty_outbox(holding(col(OutboxRow.body), words))
        await self._connection.execute(
            update(VisitRow).where(col(VisitRow.by_name).in_(whom.names)).values(by_name=BLANK)
        )
        if whom.telegram_id is not None:
            await self._forget_chat(whom.telegram_id)

    async def _forget_chat(self, account: int) -> None:
        for table in (MessageRow, ChatRow, OutboxRow, SearchRow):
            await self._connection.execute(delete(table).where(col(table.chat_id) == account))
        for table in (MessageRow, OutboxRow):  # what they alone saw in a group has their id in its name
            key = col(table.key)
            theirs = or_(key.endswith(f":{account}"), key.contains(f":{account}:"))
            await self._connection.execute(delete(table).where(theirs, col(table.issue).is_(None)))
        await self._connection.execute(delete(FirstPressRow).where(col(FirstPressRow.person_id) == account))
        await self._connection.execute(
            update(MessageRow).where(col(MessageRow.sender_id) == account).values(sender_id=None)
        )
        await self._connection.execute(update(DraftRow).where(col(DraftRow.author_id) == account).values(author_id=0))

    async def rows_of(self, whom: Whom) -> Sequence[dict[str, object]]:
        """Their messages that were not made issues of, and updates as they came, while those are kept."""
        words = [*whom.words, *spelt(whom.telegram_id)]
        said: Select[Any, Any] = select(col(CandidateRow.said).label("body"), col(CandidateRow.created_at).label("at"))
        came: Select[Any, Any] = select(col(InboxRow.body).label("body"), col(InboxRow.received_at).label("at"))
        asked = (
            ("candidate", said.where(holding(col(CandidateRow.said), words)).order_by(col(CandidateRow.id))),
            ("update", came.where(holding(col(InboxRow.body), words)).order_by(col(InboxRow.seq))),
        )
        return [
            {"kind": kind, "at": row.at.isoformat(), "body": json.loads(row.body)}
            for kind, query in asked
            for row in (await self._connection.execute(query)).all()
        ]

    async def forget_in_book(self, entry: Entry, gone: Entry) -> None:
        """In the book and in its journal, where their number is all that is left; what they changed stays changed."""
        theirs = (col(RegisterRow.subject) == Subject.PERSON, col(RegisterRow.key) == str(entry.number))
        await self._connection.execute(update(RegisterRow).where(*theirs).values(body=to_json(gone)))
        whose = (col(RegisterJournalRow.subject) == Subject.PERSON, col(RegisterJournalRow.key) == str(entry.number))
        query = select(col(RegisterJournalRow.id), col(RegisterJournalRow.before), col(RegisterJournalRow.after))
        for row in (await self._connection.execute(query.where(*whose))).all():
            bodies = {"before": _forgotten(row.before), "after": _forgotten(row.after)}
            await self._connection.execute(
                update(RegisterJournalRow).where(col(RegisterJournalRow.id) == row.id).values(bodies)
            )
        if entry.telegram_id is not None:
            for table in (RegisterJournalRow, InvitationRow):
                by = update(table).where(col(table.by_id) == entry.telegram_id)
                await self._connection.execute(by.values(by_id=NOT_IN_TELEGRAM, by_name=BLANK))
            account = update(InvitationRow).where(col(InvitationRow.account) == entry.telegram_id)
            await self._connection.execute(account.values(account=None))

    # ── what is left ──────────────────────────────────────────────────────

    async def posts_about(self, numbers: Collection[int]) -> Sequence[tuple[str, int, int, str]]:
        """What the bot has said about these issues and stands in a chat: key, chat, issue, place."""
        which = (col(MessageRow.key).is_not(None), col(MessageRow.message_id).is_not(None))
        columns = (col(MessageRow.key), col(MessageRow.chat_id), col(MessageRow.issue), col(MessageRow.place))
        query = select(*columns).where(col(MessageRow.issue).in_(numbers), *which).order_by(col(MessageRow.id))
        return [(row[0] or "", row[1], row[2] or 0, row[3]) for row in await self._connection.execute(query)]

    async def remains(self, words: Collection[str], account: int | None) -> Sequence[str]:
        """In which columns anything of it still stands: every column of every table is looked through."""
        found = []
        for name, table in sorted(SQLModel.metadata.tables.items()):
            for column, asks in _asking(table.columns, words, account):
                count = (
                    await self._connection.execute(select(func.count()).select_from(table).where(asks))
                ).scalar_one()
                found += [f"{name}.{column} ({count})"] if count else []
        return found


def _asking(
    columns: Iterable[Any], words: Collection[str], account: int | None
) -> Iterator[tuple[str, ColumnElement[bool]]]:
    for column in columns:
        name = column.name
        if isinstance(column.type, (String, Text)) and words:
            yield name, holding(cast(column, Text), [*words, *spelt(account)])
        elif account is not None and name in ACCOUNTS:
            yield name, column == account


def _is_whose(issue: Issue, telegram_id: int | None, name: str | None) -> bool:
    """By their account; of those without one, and of guests, by the name or the telephone that they gave."""
    if telegram_id is not None and issue.requester.telegram_id == telegram_id:
        return True
    return name is not None and name in (issue.requester.name, issue.contact)


async def sweep(engine: AsyncEngine) -> None:
    """Nothing of what went is left in the database's files either, as far as nobody else reads them just now."""
    file = file_of(str(engine.url))
    if file is not None:
        await asyncio.to_thread(cut_off_log, file)
        return
    async with engine.connect() as connection:
        alone = await connection.execution_options(isolation_level="AUTOCOMMIT")
        await alone.execute(sql("VACUUM"))


def _forgotten(body: str | None) -> str | None:
    return to_json(forget_entry(from_json(Entry, body))) if body else None
