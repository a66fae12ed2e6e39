"""What can go wrong, by name: `async def fault(trial, scale)` makes it happen and returns how often it did.

After each the bot is told to stop, which it must do in good order, and the verdict is spoken.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from tests.soak.gateway import Mishap, Request, Script
from tests.soak.trial import Trial


@dataclass(frozen=True, slots=True)
class Scale:
    kills: int
    messages: int
    seconds: float  # how long a trouble lasts that lasts: a lock, a full disk

    @property
    def few(self) -> int:
        """Messages for faults that strike each call, and need no thousands."""
        return max(50, self.messages // 25)


Fault = Callable[[Trial, Scale], Awaitable[int]]


async def talk(trial: Trial, times: int, seconds: float) -> None:
    """So many things said within so many seconds."""
    for _ in range(10):
        trial.speak(times // 10)
        await asyncio.sleep(seconds / 10)


async def on_a_bad_line(trial: Trial, script: Script, messages: int) -> int:
    """The bot works while calls go wrong as the script has it; then the line is good again."""
    async with trial.running():
        trial.gateway.script = script
        await talk(trial, messages, 5)
        await asyncio.sleep(3)
        trial.gateway.clear()
        trial.speak(messages // 10)
        await trial.quiet()
    return trial.gateway.mishaps


def sometimes(trial: Trial, share: float, mishap: Mishap, *methods: str) -> Script:
    """A share of the calls, of these methods or of all."""

    def script(request: Request) -> Mishap | None:
        meant = not methods or request.method in methods
        return mishap if meant and trial.chance.random() < share else None

    return script


# ── the process ───────────────────────────────────────────────────────────


async def kill(trial: Trial, scale: Scale) -> int:
    """kill -9 at random: while it starts, reads, writes or sends."""
    each = scale.messages // scale.kills
    for _ in range(scale.kills):
        async with trial.shop.open() as process:
            talking = asyncio.create_task(talk(trial, each, 2.5))
            if trial.chance.random() < 0.9:
                await trial.listens(process)
                await trial.works(calls=trial.chance.randrange(200), at_most=5)
            await asyncio.sleep(trial.chance.uniform(0, 0.2))
            trial.kill(process)
            await process.wait()
            await talking
    async with trial.running():
        trial.speak(scale.messages - trial.said)
        await trial.quiet()
    return len(trial.kills)


async def kill_before_the_effect(trial: Trial, scale: Scale) -> int:
    """Between commit and send: killed at the call, which Telegram never gets."""
    return await _killed_at_calls(trial, scale, effect=False)


async def kill_after_the_effect(trial: Trial, scale: Scale) -> int:
    """Between send and note: killed when Telegram has done it, before its answer comes."""
    return await _killed_at_calls(trial, scale, effect=True)


async def _killed_at_calls(trial: Trial, scale: Scale, *, effect: bool) -> int:
    for _ in range(max(3, scale.kills // 5)):
        async with trial.shop.open() as process:
            at = trial.chance.randrange(1, 9)
            trial.gateway.script = _killer(trial, process, at, effect=effect)
            await trial.listens(process)
            trial.speak(10)
            await asyncio.wait_for(process.wait(), 60)
    trial.gateway.clear()
    async with trial.running():
        await trial.quiet()
    return len(trial.kills)


def _killer(trial: Trial, process: asyncio.subprocess.Process, at: int, *, effect: bool) -> Script:
    """At the so-many-th call that shows something."""
    seen = 0

    def script(request: Request) -> Mishap | None:
        nonlocal seen
        seen += request.method in SHOWING
        if request.method not in SHOWING or seen < at:
            return None
        return Mishap(effect, lambda _: None, lambda: trial.kill_once(process))

    return script


#: What puts or changes something in a chat.
SHOWING = frozenset(("sendmessage", "editmessagetext", "setmessagereaction", "copymessage", "copymessages"))

OF_THE_PROCESS: Mapping[str, Fault] = {
    "kill": kill,
    "kill-before-the-effect": kill_before_the_effect,
    "kill-after-the-effect": kill_after_the_effect,
}
