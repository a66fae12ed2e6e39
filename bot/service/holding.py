"""What one process at a time does, of all that work on one database."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import structlog

from storage.locks import Locks

log = structlog.get_logger(__name__)


async def while_held(locks: Locks, name: str, part: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Until cancelled: do it as long as this process holds the lock; else wait until the one that holds it is gone.

    Raises what the part raises.
    """
    while True:
        await locks.gain(name)
        log.info("took_over", part=name)
        await _as_long_as_held(locks, name, part)
        log.warning("lost", part=name)


async def _as_long_as_held(locks: Locks, name: str, part: Callable[[], Coroutine[Any, Any, None]]) -> None:
    doing, losing = asyncio.create_task(part()), asyncio.create_task(locks.loss(name))
    try:
        await asyncio.wait((doing, losing), return_when=asyncio.FIRST_COMPLETED)
        if doing.done():
            doing.result()
    finally:
        doing.cancel()
        losing.cancel()
        await asyncio.gather(doing, losing, return_exceptions=True)
        await locks.give_back([name])
