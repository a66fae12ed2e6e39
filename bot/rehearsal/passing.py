"""Time that passes: from one thing that the bot's clock does to the next, so that each is done in its time."""

import asyncio
import contextlib
from datetime import datetime, timedelta

from bot.rehearsal.ledger import Ledger
from bot.rehearsal.town import Town
from bot.service.clock import SetClock

#: While messages of the bot wait for room in their chats: how far the clock goes on at once, and how often at most.
A_LITTLE, MOST = timedelta(seconds=5), 40
#: Seconds of quiet in the town after which what still waits is held back on purpose.
MOMENT = 0.3
#: Seconds between two looks at what the bot has written down, and until one believes that it does nothing.
GLANCE, PATIENCE = 0.03, 10.0


async def let_time_pass(
    town: Town, clock: SetClock, ledger: Ledger, until: datetime, *, moment: float = MOMENT
) -> None:
    """Until then, and until the bot has done what is to be done by then. Past a bot that does nothing time just goes.

    `moment` is in seconds of real time.
    """
    littles = 0
    while (now := clock.now()) < until:
        if not await _caught_up(town, clock, ledger):
            clock.set(until)
            return
        held = littles < MOST and await _holds_back(town, clock, ledger, moment)
        littles += held
        clock.set(min(until, now + A_LITTLE if held else until, await ledger.next_moment(now)))
        town.notify()  # whoever watches sees the clock move
    if await _caught_up(town, clock, ledger):
        await _holds_back(town, clock, ledger, moment)


async def _caught_up(town: Town, clock: SetClock, ledger: Ledger) -> bool:
    """Whether the bot came to the end of what it was told, and of what it has to do by now."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(PATIENCE):
            while not town.idle or await ledger.is_behind(clock.now()):
                await _changes(town, GLANCE)
            return True
    return False


async def _holds_back(town: Town, clock: SetClock, ledger: Ledger, moment: float) -> bool:
    """Once all is said that may be: whether something waits for room in its chat."""
    quiet = 0.0
    while quiet < moment:
        if not await ledger.held(clock.now(), clock.now()):
            return False
        quiet = 0 if await _changes(town, GLANCE) else quiet + GLANCE
    return True


async def _changes(town: Town, seconds: float) -> bool:
    """Within that time. Not by `asyncio.wait_for`: before Python 3.12 it forgets that it was cancelled, as the town
    tells of a change whenever a play ends."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await town.changed()
            return True
    return False
