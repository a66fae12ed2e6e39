"""One transaction: everything inside is kept together, or not at all.

    async with Work(engine) as work:
        issue = await work.issues.get(1042)
        …

Leaving the block commits; an exception rolls back and goes on.
"""

import asyncio
from contextlib import AbstractAsyncContextManager
from types import TracebackType
from typing import Self

from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.attachments import Attachments
from storage.calendar import Calendar
from storage.chats import Chats
from storage.desk import Candidates, Drafts, FirstPresses
from storage.duties import Duties
from storage.figures import Figures
from storage.filling import Filling
from storage.finding import Finding
from storage.forgetting import Forgetting
from storage.inbox import Inbox
from storage.invitations import Invitations
from storage.issues import Issues
from storage.journal import Journal
from storage.ledgers import Ledgers
from storage.lists import Lists
from storage.messages import Messages
from storage.monthly import Monthly
from storage.occasions import Occasions
from storage.outbox import Outbox
from storage.register import Registers
from storage.search import Search
from storage.topics import Topics
from storage.views import Views
from storage.visits import Visits

#: The database can't be used now (locked, full, gone): nothing is lost, try again. A value that it refuses is none.
StorageTrouble = OperationalError


#: Two processes wrote the same thing at the same moment: whoever tries again finds it there.
Collision = IntegrityError


class Work:
    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._connection: AsyncConnection | None = None

    async def __aenter__(self) -> Self:
        connection = await _begun(self._engine)
        self._connection = connection
        self.inbox = Inbox(connection)
        self.issues = Issues(connection)
        self.journal = Journal(connection)
        self.messages = Messages(connection)
        self.chats = Chats(connection)
        self.calendar = Calendar(connection)
        self.topics = Topics(connection)
        self.candidates = Candidates(connection)
        self.drafts = Drafts(connection)
        self.first_presses = FirstPresses(connection)
        self.attachments = Attachments(connection)
        self.outbox = Outbox(connection, self.messages, self.chats)
        self.lists = Lists(connection)
        self.occasions = Occasions(connection)
        self.views = Views(connection)
        self.finding = Finding(connection)
        self.monthly = Monthly(connection)
        self.visits = Visits(connection)
        self.duties = Duties(connection)
        self.ledgers = Ledgers(connection)
        self.invitations = Invitations(connection)
        self.search = Search(connection)
        self.figures = Figures(connection)
        self.forgetting = Forgetting(connection)
        self.register = Registers(connection)
        return self

    def filling(self, bot_id: int) -> Filling:
        """For a made-up city that the bot of that id is said to have served."""
        assert self._connection is not None  # noqa: S101 - for the reader: entered before
        return Filling(self._connection, bot_id)

    def part(self) -> AbstractAsyncContextManager[object]:
        """Kept with all the rest; an exception undoes this part alone, and goes on."""
        assert self._connection is not None  # noqa: S101 - for the reader: entered before
        return self._connection.begin_nested()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._connection is not None  # noqa: S101 - for the reader: entered before left
        try:
            if error is None:
                await self._connection.commit()
            else:
                await self._connection.rollback()
        finally:
            await _give_back(self._connection)


class Reading(Work):
    """A look at the database as it is now, for what may take long; `engine` is a reader's. Nothing is kept.

    async with Reading(reader) as reading:
        page = await reading.views.found(…)
    """

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._connection is not None  # noqa: S101 - for the reader: entered before left
        await _give_back(self._connection)


async def _begun(engine: AsyncEngine) -> AsyncConnection:
    """In a transaction. Whoever is broken off while it is opened leaves no connection behind."""
    opening = asyncio.ensure_future(_open(engine))
    try:
        return await asyncio.shield(opening)
    except asyncio.CancelledError:
        (opened,) = await asyncio.gather(opening, return_exceptions=True)
        if isinstance(opened, AsyncConnection):
            await _give_back(opened)
        raise


async def _open(engine: AsyncEngine) -> AsyncConnection:
    connection = await engine.connect()
    try:
        await connection.begin()
    except BaseException:
        await connection.close()
        raise
    return connection


async def _give_back(connection: AsyncConnection) -> None:
    """To the pool, which resets it: broken off meanwhile it would be thrown away with an error in the log."""
    closing = asyncio.ensure_future(connection.close())
    try:
        await asyncio.shield(closing)
    except asyncio.CancelledError:
        await closing
        raise
