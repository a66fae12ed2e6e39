"""The time control: an hour on, to the next working day, to the deadline."""

from playwright.async_api import expect

from tests.browser.rehearsal import Rehearsal
from tests.browser.town import APPEAL, GROUP, LI, LIN, OFFICE, ZHANG
from tests.browser.windows import Windows


async def test_time_moves_for_everybody_and_for_the_bot(town: Rehearsal, window: Windows) -> None:
    zhang, lin = await window(ZHANG, GROUP), await window(LIN, OFFICE)
    await expect(zhang.clock).to_contain_text("现在没有要到期的事")
    await expect(zhang.button("到期限")).to_have_attribute("aria-disabled", "true")
    await zhang.says(APPEAL)
    await expect(zhang.clock).to_contain_text("受理期限：#ZQ1001 今天 08:49")

    await zhang.presses("到期限")
    await expect(lin.clock).to_contain_text("08:49")
    await expect(lin.clock).to_contain_text("1件已超期")

    await zhang.presses("+1小时")
    await expect(lin.clock).to_contain_text("09:49")
    await zhang.presses("下个工作日")
    await expect(lin.clock).to_contain_text("11月25日 周三")
    await expect(lin.clock).to_contain_text("08:30")
    await town.wishes("zh/say", {"person": LI, "chat": GROUP, "text": APPEAL})
    await lin.sees("#ZQ1002", "今天 08:40前受理")
