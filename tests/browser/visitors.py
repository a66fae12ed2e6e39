"""Visitors: each a browser of their own with nothing remembered, kept from test to test for what it has fetched."""

from dataclasses import dataclass

from playwright.async_api import Browser, BrowserContext

LOCALES = {"zh": "zh-CN", "en": "en-GB"}

#: What the page keeps in the browser is in one address alone, that of the page.
FORGET = "localStorage.clear(); sessionStorage.clear()"


@dataclass(frozen=True, slots=True)
class Device:
    address: str
    language: str
    width: int
    height: int
    touch: bool


class Visitors:
    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: dict[Device, list[BrowserContext]] = {}

    async def come(self, device: Device) -> BrowserContext:
        free = self._free.setdefault(device, [])
        return free.pop() if free else await self._new(device)

    async def go(self, device: Device, context: BrowserContext) -> None:
        for page in context.pages:
            await page.evaluate(FORGET)
            await page.close()
        await context.set_offline(False)
        await context.clear_cookies()
        self._free[device].append(context)

    async def _new(self, device: Device) -> BrowserContext:
        return await self._browser.new_context(
            base_url=device.address,
            locale=LOCALES[device.language],
            timezone_id="Asia/Shanghai",
            viewport={"width": device.width, "height": device.height},
            reduced_motion="reduce",
            has_touch=device.touch,
        )
