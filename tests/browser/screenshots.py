"""The README's pictures of the page, one for each language: `python -m tests.browser.screenshots`.

A short scene is played on the page itself, as visitors would play it.
"""

import asyncio
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import async_playwright, expect

from tests.browser.chromium import MISSING, arguments, find_chromium
from tests.browser.pictures import views
from tests.browser.rehearsal import ROOT, Rehearsal, rehearsing
from tests.browser.town import APPEALS, FINANCE, GROUP, LI, SUN, ZHANG, ZHOU
from tests.browser.visitors import Visitors
from tests.browser.window import Window
from tests.browser.windows import PATIENCE, Windows


@dataclass(frozen=True, slots=True)
class Words:
    group: str
    instruction: str
    sign: str
    signed: str
    album: str
    result: str
    preview: str
    publish: str
    solved: str


WORDS = {
    "zh": Words(
        group="明川市政企沟通群",
        instruction="请市金融办今天下午对接",
        sign="签收",
        signed="办理中",
        album="开放日的照片发给大家，谢谢各位来看我们的果园",
        result="办结 已协调明川银行续贷500万元，今日放款",
        preview="将这样答复",
        publish="发布",
        solved="这样解决了吗",
    ),
    "en": Words(
        group="Mingchuan: Government and Enterprises",
        instruction="Finance Office, please see to it this afternoon",
        sign="Sign",
        signed="In progress",
        album="The photos of our open day, thank you all for coming to see the orchard",
        result="/handle Mingchuan Bank renews the loan of 5 million yuan, paid out today",
        preview="will be answered like this",
        publish="Publish",
        solved="Does this solve it",
    ),
}


async def main(folder: Path) -> None:
    chromium = find_chromium()
    if chromium is None:
        sys.exit(MISSING)
    expect.set_options(timeout=PATIENCE)
    with tempfile.TemporaryDirectory() as kept:
        async with rehearsing(Path(kept)) as rehearsal, async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=chromium, args=arguments())
            windows = Windows(Visitors(browser), rehearsal)
            for language, words in WORDS.items():
                zhang = await scene(rehearsal, windows, language, words)
                await zhang.page.screenshot(path=folder / f"room.{language}.png")
            await browser.close()


async def scene(rehearsal: Rehearsal, window: Windows, language: str, words: Words) -> Window:
    """→ The window of the one who has the result before them, and the tour's last step beside it."""
    zhang, zhou, sun, li = [
        await window(person, chat, language=language)
        for person, chat in [(ZHANG, GROUP), (ZHOU, GROUP), (SUN, FINANCE), (LI, GROUP)]
    ]
    await zhang.says(APPEALS[language])
    await zhou.replies(to="#ZQ1001", text=words.instruction)
    await sun.presses(words.sign, under="#ZQ1001")
    await zhang.sees("#ZQ1001", words.signed)
    await rehearsal.wishes(f"{language}/pass", {"person": ZHANG, "to": "hour"})
    await expect(zhang.clock).to_contain_text("09:39")
    await expect(zhang.clock.get_by_role("button").first).to_have_attribute("aria-disabled", "false")
    await li.attaches(*views())
    await li.says(words.album)
    await sun.replies(to="#ZQ1001", text=words.result)
    await sun.presses(words.publish, under=words.preview)
    await zhang.sees(words.solved)
    await expect(zhang.tour).to_contain_text("4/5")
    await zhang.has_read(words.group)
    return zhang


if __name__ == "__main__":
    asyncio.run(main(ROOT / "docs"))
