"""On a phone: one column at a time, nothing to scroll sideways, everything within reach of a thumb."""

from playwright.async_api import expect

from tests.browser.rehearsal import Rehearsal
from tests.browser.town import GROUP, LI, ZHANG
from tests.browser.windows import Windows

#: Pixels that a finger needs; what stands in a line of text, and the marks under a message, may be smaller.
FINGER = 40
TOO_SMALL = """(least) => [...document.querySelectorAll("button, a[href], textarea")]
  .filter((node) => node.checkVisibility() && !node.closest(".text, .pill, .head-members"))
  .map((node) => [node.textContent || node.title, node.getBoundingClientRect()])
  .filter(([, { width, height }]) => width && (height < least - 0.5 || width < least - 0.5))
  .map(([name, { width, height }]) => `${name}: ${Math.round(width)} × ${Math.round(height)}`)"""


async def test_from_the_list_to_a_chat_and_back(town: Rehearsal, window: Windows) -> None:
    li = await window(phone=True)
    await li.fits()
    await li.page.get_by_role("link", name="李秀英").tap()
    await expect(li.box).to_have_count(0)
    await li.fits()

    await li.chat("明川市政企沟通群").tap()
    await expect(li.chat("明川市政企沟通群")).to_have_count(0)
    await li.says("厂门口的路灯坏了三天，晚上工人下班看不清路，请帮忙修一修")
    await li.sees("#ZQ1001", "待受理")
    await li.fits()
    await expect(li.box).to_be_in_viewport(ratio=1)
    await expect(li.button("发送")).to_be_in_viewport(ratio=1)

    await li.button("回到聊天列表").tap()
    await expect(li.chat("明川市政企沟通群")).to_contain_text("#ZQ1001")
    await expect(li.box).to_have_count(0)


async def test_everything_is_large_enough_for_a_finger(rehearsal: Rehearsal, window: Windows) -> None:
    zhang = await window(ZHANG, GROUP, phone=True)
    await zhang.says("园区停水两天了，生产线停了，请帮忙协调")
    await zhang.sees("#ZQ", "待受理")
    assert await zhang.page.evaluate(TOO_SMALL, FINGER) == []
    await zhang.button("回到聊天列表").tap()
    await expect(zhang.chat("小二")).to_be_visible()
    assert await zhang.page.evaluate(TOO_SMALL, FINGER) == []


async def test_a_message_is_answered_with_a_long_press(rehearsal: Rehearsal, window: Windows) -> None:
    li = await window(LI, GROUP, phone=True)
    await li.says("明天有人去市里开会吗")
    await li.message("明天有人去市里开会吗").dispatch_event("pointerdown", {"pointerType": "touch", "bubbles": True})
    await li.page.get_by_role("menuitem", name="回复", exact=True).tap()
    await li.says("有")
    await expect(li.message("有").get_by_title("跳到 李秀英 的原消息")).to_be_visible()


async def test_the_tour_is_a_sheet_over_the_chat(town: Rehearsal, window: Windows) -> None:
    visitor = await window(phone=True)
    await visitor.button("带我走一遍").tap()
    await expect(visitor.tour).to_be_in_viewport()
    await visitor.fits()
    await visitor.button("填进输入框").tap()
    await expect(visitor.tour).to_have_count(0)
    await expect(visitor.box).not_to_have_value("")
    await visitor.page.keyboard.press("Enter")
    await expect(visitor.page.get_by_role("button", name="第2步")).to_be_visible()
