"""The windows of one test: opened at somebody, watched for what goes wrong, closed together."""

import re
from pathlib import Path

from playwright.async_api import ConsoleMessage, Page, Request, WebSocket

from tests.browser.rehearsal import Rehearsal
from tests.browser.visitors import Device, Visitors
from tests.browser.window import Window

#: Milliseconds until something that should be seen is missed.
PATIENCE = 10_000
PHONE = (390, 844)


class Windows:
    def __init__(self, visitors: Visitors, rehearsal: Rehearsal) -> None:
        self._visitors = visitors
        self._rehearsal = rehearsal
        self._open: list[tuple[Device, Page]] = []
        self._troubles: list[str] = []
        self._forgiven: list[str] = []

    async def __call__(
        self,
        person: int | None = None,
        chat: int | None = None,
        *,
        language: str = "zh",
        width: int = 1280,
        phone: bool = False,
        rehearsal: Rehearsal | None = None,
    ) -> Window:
        """Without a person: at the chooser. `rehearsal`: another than that of all tests."""
        rehearsal = rehearsal or self._rehearsal
        rehearsal.visited.add(language)
        size = PHONE if phone else (width, 800)
        device = Device(rehearsal.address, language, *size, touch=phone)
        context = await self._visitors.come(device)
        context.set_default_timeout(PATIENCE)
        page = await context.new_page()
        self._open.append((device, page))
        self._watch(page, rehearsal.address)
        await page.goto("/#/" + "/".join(str(step) for step in (language, person, chat) if step))
        return Window(page, language)

    def forgive(self, pattern: str) -> None:
        """What this test brings about on purpose."""
        self._forgiven.append(pattern)

    @property
    def troubles(self) -> list[str]:
        return [one for one in self._troubles if not any(re.search(pattern, one) for pattern in self._forgiven)]

    def _watch(self, page: Page, address: str) -> None:
        own = (f"{address}/", f"{address.replace('http', 'ws')}/", "blob:", "data:")

        def asked(request: Request | WebSocket) -> None:
            if not request.url.startswith(own):
                self._troubles.append(f"asked elsewhere: {request.url}")

        def said(message: ConsoleMessage) -> None:
            if message.type in ("error", "warning"):
                self._troubles.append(f"{message.type} on the console: {message.text}")

        page.on("request", asked)
        page.on("websocket", asked)
        page.on("console", said)
        page.on("pageerror", lambda error: self._troubles.append(f"error in the page: {error}"))

    async def take_pictures(self, folder: Path, name: str) -> None:
        plain = re.sub(r"\W+", "-", name)
        for number, (_, page) in enumerate(self._open, 1):
            await page.screenshot(path=folder / f"{plain}-{number}.png")

    async def close(self) -> None:
        while self._open:
            device, page = self._open.pop()
            await self._visitors.go(device, page.context)
