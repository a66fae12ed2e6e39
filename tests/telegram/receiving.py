"""What keeps the updates that were received, and what receives them while a test goes on."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable
from typing import Any

Raw = dict[str, Any]


class Mailbox:
    """Keeps what is stored."""

    def __init__(self) -> None:
        self.updates: list[Raw] = []

    async def __call__(self, updates: list[Raw]) -> None:
        self.updates += updates

    @property
    def ids(self) -> list[int]:
        return [update["update_id"] for update in self.updates]

    @property
    def texts(self) -> list[str]:
        return [update["message"]["text"] for update in self.updates]


@contextlib.asynccontextmanager
async def running(receiver: Awaitable[None]) -> AsyncIterator[asyncio.Future[None]]:
    task = asyncio.ensure_future(receiver)
    try:
        yield task
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
