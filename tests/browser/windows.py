"""The windows of one test: opened at somebody, watched for what goes wrong, closed together."""

import re
from pathlib import Path

from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Page, Request

from tests.browser.rehearsal import Rehearsal
from tests.browser.window import Window

#: Milliseconds until something that should be seen is missed.
PATIENCE = 10_000
LOCALES = {"zh": "zh-CN", "en": "en-GB"}


class Windows:
    def __init__(self, browser: Browser, rehearsal: Rehearsal) -> None:
        self.troubles: list[str] = []
        self._browser = browser
        self._rehearsal = rehearsal
        self._contexts: list[BrowserContext] = []

    async def __call__(
        self,
        person: int | None = None,
        chat: int | None = None,
        *,
        language: str = "zh",
        width: int = 1280,
        height: int = 800,
        dark: bool = False,
        touch: bool = False,
        rehearsal: Rehearsal | None = None,
    ) -> Window:
        """A visitor's own browser. Without a person: at the chooser; `rehearsal`: another than that of all tests."""
        rehearsal = rehearsal or self._rehearsal
        rehearsal.visited.add(language)
        context = await self._browser.new_context(
            base_url=rehearsal.address,
            locale=LOCALES[language],
            timezone_id="Asia/Shanghai",
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            has_touch=touch,
        )
        context.set_default_timeout(PATIENCE)
        self._watch(context, rehearsal.address)
        self._contexts.append(context)
        page = await context.new_page()
        await page.goto("/#/" + "/".join(str(step) for step in (language, person, chat) if step))
        return Window(page, language)

    def forgive(self, pattern: str) -> None:
        """What this test brings about on purpose."""
        self.troubles = [trouble for trouble in self.troubles if not re.search(pattern, trouble)]

    def _watch(self, context: BrowserContext, address: str) -> None:
        def asked(request: Request) -> None:
            if not request.url.startswith((f"{address}/", "blob:", "data:")):
                self.troubles.append(f"asked elsewhere: {request.url}")

        def said(message: ConsoleMessage) -> None:
            if message.type in ("error", "warning"):
                self.troubles.append(f"{message.type} on the console: {message.text}")

        context.on("request", asked)
        context.on("console", said)
        context.on("weberror", lambda error: self.troubles.append(f"error in the page: {error.error}"))

    async def take_pictures(self, folder: Path, name: str) -> None:
        folder.mkdir(exist_ok=True)
        pages: list[Page] = [page for context in self._contexts for page in context.pages]
        for number, page in enumerate(pages, 1):
            plain = re.sub(r"\W+", "-", name)
            await page.screenshot(path=folder / f"{plain}-{number}.png")

    async def close(self) -> None:
        for context in self._contexts:
            await context.close()
        self._contexts.clear()
