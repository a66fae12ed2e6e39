"""The guided tour: from the chooser to the end in one window, by its own buttons."""

from playwright.async_api import expect

from tests.browser.rehearsal import Rehearsal
from tests.browser.window import Window
from tests.browser.windows import Windows


async def is_at(visitor: Window, done: int) -> None:
    """So many steps are ticked, and the next one is open."""
    await expect(visitor.tour.get_by_role("listitem").filter(has_text="，已完成")).to_have_count(done)
    await expect(visitor.tour).to_contain_text(f"{done}/5")


async def fills_in_and_sends(visitor: Window) -> None:
    await visitor.presses("填进输入框")
    await expect(visitor.box).to_be_focused()
    await visitor.page.keyboard.press("Enter")


async def test_from_the_chooser_to_the_end(town: Rehearsal, window: Windows) -> None:
    visitor = await window()
    await visitor.presses("带我走一遍")
    await is_at(visitor, 0)
    await fills_in_and_sends(visitor)
    await is_at(visitor, 1)

    await visitor.presses("切换到周明远")
    await fills_in_and_sends(visitor)
    await is_at(visitor, 2)

    await visitor.presses("切换到孙主任")
    await visitor.presses("签收", under="#ZQ1001")
    await is_at(visitor, 3)
    await fills_in_and_sends(visitor)
    await visitor.presses("发布", under="将这样答复")
    await is_at(visitor, 4)

    await visitor.presses("切换到张建国")
    await visitor.presses("满意", under="这样解决了吗")
    await is_at(visitor, 5)
    await expect(visitor.tour).to_contain_text("一件事办成了")

    await visitor.presses("从头再来")
    await is_at(visitor, 0)
    await visitor.presses("跳过导览")
    await expect(visitor.tour).to_have_count(0)
    await visitor.presses("继续导览 0/5")
    await is_at(visitor, 0)
