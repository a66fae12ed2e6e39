"""Every loop shows that it comes round, and rests when there is nothing to do: /healthz goes by that."""

import asyncio

import pytest

from bot.service.pulse import Pulse
from tests.stories.house import House
from tests.stories.scenes import POWER_CUT

LOOPS = {"receive", "intake", "delivery", "clock"}


async def test_every_loop_comes_round(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    beaten: set[Pulse] = set()
    real = Pulse.beat

    def beat(pulse: Pulse) -> None:
        beaten.add(pulse)
        real(pulse)

    monkeypatch.setattr(Pulse, "beat", beat)
    await house.say("李秀英", POWER_CUT)
    pulses = house.app._health.pulses
    assert {loop for loop, pulse in pulses.items() if pulse in beaten} == LOOPS
    async with asyncio.timeout(5):
        while {loop for loop, pulse in pulses.items() if pulse.age > 0} - {"receive"}:  # that asks Telegram and waits
            await house.quiet()
