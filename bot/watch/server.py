"""/healthz, /readyz and /metrics: for this computer's own eyes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

from bot.watch.calls import Calls
from bot.watch.health import Health
from bot.watch.records import Records
from bot.watch.survey import Surveyor

#: Seconds for questions that are under way when we stop.
LAST_QUESTIONS = 1.0


class Watch:
    """What the parts show of themselves, and whom it is told."""

    def __init__(self, health: Health, calls: Calls, records: Records, surveyor: Surveyor) -> None:
        self._health = health
        self._calls = calls
        self._records = records
        self._surveyor = surveyor

    @asynccontextmanager
    async def open(self, address: tuple[str, int]) -> AsyncIterator[None]:
        """Answers until it is left. Raises OSError where the port is taken."""
        application = web.Application()
        application.router.add_get("/healthz", self._healthz)
        application.router.add_get("/readyz", self._readyz)
        application.router.add_get("/metrics", self._metrics)
        runner = web.AppRunner(application, access_log=None, shutdown_timeout=LAST_QUESTIONS)
        await runner.setup()
        try:
            await web.TCPSite(runner, *address).start()
            yield
        finally:
            await runner.cleanup()

    async def _healthz(self, _: web.Request) -> web.Response:
        stuck = self._health.stuck()
        return web.json_response({"alive": not stuck, "stuck": stuck}, status=503 if stuck else 200)

    async def _readyz(self, _: web.Request) -> web.Response:
        lacks = await self._health.lacks()
        return web.json_response({"ready": not lacks, "lacks": lacks}, status=503 if lacks else 200)

    async def _metrics(self, _: web.Request) -> web.Response:
        from bot.watch.metrics import CONTENT_TYPE, Observed, page  # only where somebody asks: it takes 70 ms

        observed = Observed(
            survey=await self._surveyor.survey() if self._health.pulses else None,
            latency=self._surveyor.latency,
            calls=self._calls.counted,
            records=self._records.counted,
            rounds={loop: pulse.age for loop, pulse in self._health.pulses.items()},
            poll_age=self._calls.poll_age,
            ready=not await self._health.lacks(),
        )
        return web.Response(body=page(observed), headers={"Content-Type": CONTENT_TYPE})
