"""What stands on the page stays where it is while it loads and while others write."""

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
