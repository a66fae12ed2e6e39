"""To wait for a call, but not for ever."""

import asyncio
import contextlib


async def called(wake: asyncio.Event, seconds: float | None) -> None:
    """Until somebody calls, or so many seconds have passed; None: as long as it takes.

    `asyncio.wait_for` of Python 3.11 forgets that it was cancelled where the call comes at the same moment: a part of
    the bot that is told to stop would go on for ever.
    """
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await wake.wait()
