"""The office turns its chat into a forum and back."""

from playwright.async_api import expect

from tests.browser.rehearsal import Rehearsal
from tests.browser.town import APPEAL, GROUP, LIN, OFFICE, ZHANG
from tests.browser.windows import Windows


async def test_each_appeal_has_its_topic_while_topics_are_on(town: Rehearsal, window: Windows) -> None:
    lin, zhang = await window(LIN, OFFICE), await window(ZHANG, GROUP)
    switch = lin.button("每件诉求一个话题")
    topics = lin.page.get_by_role("navigation", name="话题")
    await switch.click()
    await lin.notices("话题已打开")
    await zhang.says(APPEAL)
    await topics.get_by_role("button", name="#ZQ1001").click()
    await lin.sees("#ZQ1001", "张建国 · 华锐机械")
    await lin.presses("受理", under="#ZQ1001")
    await lin.says("先核一下贷款行")
    await topics.get_by_role("button", name="综合").click()
    await lin.sees_nothing_of("先核一下贷款行")

    await switch.click()
    await expect(topics).to_have_count(0)
    await lin.sees("先核一下贷款行")
