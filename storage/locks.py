"""Named locks: what one process does at a time, of all that work on one database.

On PostgreSQL they are advisory locks of one session, and that session is a lease: the server ends it when it has heard
nothing for a while, and we count nothing as ours a little earlier. So a process that was killed loses its locks at
once, and one that hangs, or whose machine is gone, within `LEASE` seconds. SQLite has one bot process: a lock of the
operating system on a file beside the database keeps a second one out.
"""

import asyncio
import contextlib
import fcntl
import os
from collections import deque
from collections.abc import AsyncIterator, Collection
from hashlib import blake2b
from pathlib import Path
from time import monotonic
from typing import Any, Protocol

import structlog
from sqlalchemy import URL, TextClause, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

log = structlog.get_logger(__name__)

#: Seconds: how often the server hears of us; after how many without a word it ends the session, and we don't trust it.
BEAT, LEASE, TRUST = 1.0, 6.0, 4.0
#: Seconds for one statement: a server that is gone must not hold us up.
PATIENCE = 3.0
#: Seconds between two looks whether a lock is free, or still ours.
LOOK = 1.0
#: Seconds after which all others have counted whoever joined: they count with every beat.
SETTLED = 3 * BEAT
#: Every process that lives holds it, together with the others.
ALIVE = "alive"

LEASED = text(f"SET idle_session_timeout = {int(LEASE * 1000)}")
NAMED = text("SELECT set_config('application_name', :name, false)")  # for whoever looks who holds what
JOIN = text("SELECT pg_advisory_lock_shared(CAST(:keys AS bigint))")
TAKE = text("SELECT key FROM unnest(CAST(:keys AS bigint[])) AS key WHERE pg_try_advisory_lock(key)")
GIVE_BACK = text("SELECT pg_advisory_unlock(key) FROM unnest(CAST(:keys AS bigint[])) AS key")
HOLDERS = text(
    "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 1 AND granted"
    " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
    " AND (classid::bigint << 32 | objid::bigint) = CAST(:keys AS bigint)"
)


class AlreadyRunning(Exception):
    """Another bot works on this SQLite database: its process id."""


class Locks(Protocol):
    async def open(self) -> None:
        """Before the database is touched. Raises AlreadyRunning, StorageTrouble, OSError."""
        ...

    async def close(self) -> None:
        """Whatever is held is free for others."""
        ...

    @property
    def shared(self) -> bool:
        """Other processes may work on the database beside this one."""
        ...

    @property
    def speakers(self) -> int:
        """How many processes share what Telegram allows; 0: the others have yet to learn of this one."""
        ...

    async def take(self, names: Collection[str]) -> frozenset[str]:
        """Those of them that this process holds now; none once the session is lost."""
        ...

    def holds(self, name: str) -> bool: ...

    async def give_back(self, names: Collection[str]) -> None: ...

    async def others_hold(self, name: str) -> bool: ...

    async def gain(self, name: str) -> None:
        """Returns once this process holds it."""
        ...

    async def loss(self, name: str) -> None:
        """Returns once this process holds it no more: whatever it did under it must end."""
        ...


def locks_for(engine: AsyncEngine) -> Locks:
    if engine.dialect.name == "sqlite":
        return OneProcess(engine.url.database)
    return Advisory(engine.url)


def key_of(name: str) -> int:
    """An advisory lock is a number of 64 bits."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), signed=True)


class OneProcess:
    """SQLite: there is no other, so everything is its own."""

    shared, speakers = False, 1

    def __init__(self, database: str | None) -> None:
        in_memory = not database or database == ":memory:"
        self._path = None if in_memory else Path(f"{database}.lock")
        self._file: int | None = None

    async def open(self) -> None:
        if self._path is None:
            return
        file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(file, 20).decode(errors="replace")
            os.close(file)
            raise AlreadyRunning(holder) from None
        os.ftruncate(file, 0)
        os.write(file, str(os.getpid()).encode())
        self._file = file

    async def close(self) -> None:
        """The file stays: whoever removed it could let in two."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    async def take(self, names: Collection[str]) -> frozenset[str]:
        return frozenset(names)

    def holds(self, name: str) -> bool:
        return True

    async def give_back(self, names: Collection[str]) -> None:
        """Nobody else wants it."""

    async def others_hold(self, name: str) -> bool:
        return False

    async def gain(self, name: str) -> None:
        """It is there already."""

    async def loss(self, name: str) -> None:
        await asyncio.Event().wait()


#: Of who has the database for itself.
ALONE = OneProcess(None)


class Advisory:
    """PostgreSQL: session-level advisory locks. No pooler that hands sessions around may stand in between."""

    shared = True

    def __init__(self, url: URL) -> None:
        self._engine = create_async_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
        self._session: AsyncConnection | None = None
        self._held: set[str] = set()
        self._joined = 0.0
        self._said = 0.0  # the last word to which the server has answered
        self._counted: deque[int] = deque(maxlen=2)  # live processes, at the last beats
        self._one_at_a_time = asyncio.Lock()
        self._beating: asyncio.Task[None] | None = None

    async def open(self) -> None:
        await self._beat()
        self._beating = asyncio.create_task(self._beat_on())

    async def close(self) -> None:
        if self._beating is not None:
            self._beating.cancel()
            await asyncio.gather(self._beating, return_exceptions=True)
        await self._leave()
        await self._engine.dispose()

    # ── who lives ─────────────────────────────────────────────────────────

    @property
    def speakers(self) -> int:
        """One that ended counts for a beat more: Telegram still counts what it said.

        Whoever joins is silent until all others must have counted it.
        """
        if not self._is_trusted:
            return 0
        most = max(self._counted, default=0)
        return most if most == 1 or monotonic() - self._joined > SETTLED else 0

    @property
    def _is_trusted(self) -> bool:
        return self._session is not None and monotonic() - self._said < TRUST

    async def _beat_on(self) -> None:
        while True:
            await asyncio.sleep(BEAT)
            async with self._statement():
                await self._beat()

    async def _beat(self) -> None:
        if self._session is None:
            await self._join()
        began = monotonic()
        self._counted.append((await self._ask(HOLDERS, key_of(ALIVE)))[0])
        self._said = began

    async def _join(self) -> None:
        self._session = await self._engine.connect()
        await self._session.execute(LEASED)
        await self._session.execute(NAMED, {"name": f"xiaoer {os.getpid()}"})
        await self._ask(JOIN, key_of(ALIVE))
        self._joined = monotonic()
        self._counted.clear()

    async def _leave(self) -> None:
        """The server frees all that was held."""
        session, self._session, self._said = self._session, None, 0.0
        self._held.clear()
        if session is not None:
            await session.invalidate()
            await session.close()

    @contextlib.asynccontextmanager
    async def _statement(self) -> AsyncIterator[None]:
        """One at a time. Where it fails everything is lost, and the next beat joins again."""
        async with self._one_at_a_time:
            try:
                async with asyncio.timeout(PATIENCE):
                    yield
            except (SQLAlchemyError, OSError, TimeoutError) as error:
                log.warning("locks_lost", error=str(error) or type(error).__name__)
                await self._leave()

    async def _ask(self, statement: TextClause, keys: int | list[int]) -> list[Any]:
        """The first column."""
        if self._session is None:
            return []
        return list((await self._session.execute(statement, {"keys": keys})).scalars())

    # ── what is held ──────────────────────────────────────────────────────

    async def take(self, names: Collection[str]) -> frozenset[str]:
        async with self._statement():
            wanted = {key_of(name): name for name in names if name not in self._held}
            if wanted and self._is_trusted:
                self._held.update(wanted[key] for key in await self._ask(TAKE, list(wanted)))
        return frozenset(name for name in names if self.holds(name))

    def holds(self, name: str) -> bool:
        return name in self._held and self._is_trusted

    async def give_back(self, names: Collection[str]) -> None:
        async with self._statement():
            ours = self._held.intersection(names)
            self._held -= ours
            if ours:
                await self._ask(GIVE_BACK, [key_of(name) for name in ours])

    async def others_hold(self, name: str) -> bool:
        """True as well where nobody can say."""
        if name in self._held:
            return False
        holders: list[int] = []
        async with self._statement():
            holders = await self._ask(HOLDERS, key_of(name))
        return holders != [0]

    async def gain(self, name: str) -> None:
        while name not in await self.take([name]):  # noqa: ASYNC110 - another process gives it back
            await asyncio.sleep(LOOK)

    async def loss(self, name: str) -> None:
        while self.holds(name):  # noqa: ASYNC110 - it is the time that passes without a word of the server
            await asyncio.sleep(LOOK)
