"""What stands on the page stays where it is while it loads and while others write, and nothing hides it."""

import pytest
from playwright.async_api import expect

from tests.browser.rehearsal import Rehearsal
from tests.browser.town import APPEAL, GROUP, LI, ZHANG
from tests.browser.windows import Windows

#: The sum of all layout shifts, as browsers count them: parts of the window that moved by themselves.
MOST = 0.02
WATCH = """() => {
  window.shifted = 0;
  new PerformanceObserver((seen) => {
    for (const { value } of seen.getEntries()) window.shifted += value;
  }).observe({ type: "layout-shift", buffered: true });
}"""


async def test_while_it_loads_and_while_others_write(town: Rehearsal, window: Windows) -> None:
    first = await window(ZHANG, GROUP)
    await first.says(APPEAL)
    await first.sees("#ZQ1001")
    for number in range(12):
        await town.wishes("zh/say", {"person": ZHANG, "chat": GROUP, "text": f"第{number}句闲话"})

    li = await window(LI, GROUP)
    await li.sees("第11句闲话")
    await li.page.evaluate(WATCH)
    for number in range(4):
        await town.wishes("zh/say", {"person": ZHANG, "chat": GROUP, "text": f"刚说的第{number}句"})
        await li.sees(f"刚说的第{number}句")
    await li.page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    assert await li.page.evaluate("window.shifted") <= MOST


#: The words of messages that the small bar of one message lies over, and whether all of it is in the window.
HIDDEN = """() => {
  const bar = document.querySelector(".actions").getBoundingClientRect();
  const over = ({ left, right, top, bottom }) =>
    left < bar.right && right > bar.left && top < bar.bottom && bottom > bar.top;
  const bubbles = [...document.querySelectorAll(".bubble, .key")].filter((node) => over(node.getBoundingClientRect()));
  return [bubbles.map((node) => node.textContent), bar.width > 0 && bar.left >= 0 && bar.right <= innerWidth];
}"""


@pytest.mark.parametrize("width", [1280, 420])
async def test_what_can_be_done_with_a_message_hides_no_words(window: Windows, width: int) -> None:
    zhang = await window(ZHANG, GROUP, width=width)
    for text in ("早", "早上好", "这句话很长" * 30):
        await zhang.says(text)
    li = await window(LI, GROUP, width=width)
    for visitor in (zhang, li):
        for text in ("早上好", "这句话很长"):
            await visitor.message(text).locator(".bubble").hover()
            await expect(visitor.page.locator(".actions")).to_be_visible()
            assert await visitor.page.evaluate(HIDDEN) == [[], True]
