"""A transaction for a command that runs beside the bot, or before its first start."""

import contextlib
from collections.abc import AsyncIterator

from storage.engine import open_engine
from storage.migrate import migrate
from storage.work import Work


@contextlib.asynccontextmanager
async def work_beside(url: str) -> AsyncIterator[Work]:
    """On a database that is made or brought to the newest tables first. Raises what `migrate` raises, and OSError."""
    engine = open_engine(url)
    try:
        await migrate(engine)
        async with Work(engine) as work:
            yield work
    finally:
        await engine.dispose()
