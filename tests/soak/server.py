"""What can go wrong with PostgreSQL: its processes are killed, it goes away and comes back."""

import asyncio
import contextlib
import os
import signal
from collections.abc import Mapping

import psycopg

from tests.postgres import Server
from tests.soak.faults import Fault, Scale, talk
from tests.soak.trial import Trial

TIMES = 5
OF_POSTGRES = ("postgres-killed", "postgres-gone")
#: The server's processes that work for a client.
BACKENDS = "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"


def on(server: Server) -> Mapping[str, Fault]:
    async def backends_killed(trial: Trial, scale: Scale) -> int:
        """kill -9 of what works for the bot: the server ends all connections, and starts anew."""
        async with trial.running():
            for _ in range(TIMES):
                trial.speak(scale.few // TIMES)
                await asyncio.sleep(trial.chance.uniform(0.3, 1.5))
                _kill_backends(server)
                await asyncio.sleep(2)
            await trial.quiet()
        return TIMES

    async def gone_and_back(trial: Trial, scale: Scale) -> int:
        """Stopped at once, as if the power failed, and started again later."""
        async with trial.running():
            for _ in range(TIMES):
                trial.speak(scale.few // TIMES // 2)
                await asyncio.sleep(trial.chance.uniform(0.3, 1.5))
                await asyncio.to_thread(server.stop)
                await talk(trial, scale.few // TIMES // 2, scale.seconds / 10)
                await asyncio.to_thread(server.start)
                await asyncio.sleep(1)
            await trial.quiet()
        return TIMES

    return dict(zip(OF_POSTGRES, (backends_killed, gone_and_back), strict=True))


def _kill_backends(server: Server) -> None:
    address = f"postgresql://postgres@/postgres?host={server.folder}"
    with psycopg.connect(address, autocommit=True) as connection:
        found = connection.execute(BACKENDS).fetchall()
    for (number,) in found:
        with contextlib.suppress(ProcessLookupError):  # once one is killed, the server ends the others
            os.kill(number, signal.SIGKILL)
