"""The guided tour: from the chooser to the end in one window, by its own buttons."""

from playwright.async_api import expect

from tests.browser.rehearsal import Rehearsal
from tests.browser.town import APPEAL, FINANCE, GROUP, LI, SUN, ZHANG, ZHOU
from tests.browser.window import Window
from tests.browser.windows import Windows

#: The width of its column, in pixels.
TOUR = 320


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

    await visitor.presses("收起导览")
    await expect(visitor.tour).to_have_count(0)
    await expect(visitor.button("继续导览 5/5")).to_have_count(0)
    another = await window(LI, GROUP)
    await another.sees("#ZQ1001")
    await expect(another.tour).to_have_count(0)

    await visitor.sets("再走一遍导览")
    await is_at(visitor, 0)
    await visitor.presses("跳过导览")
    await expect(visitor.tour).to_have_count(0)
    await visitor.presses("继续导览 0/5")
    await is_at(visitor, 0)


async def test_a_requester_who_is_not_content_is_told_to_wait(town: Rehearsal, window: Windows) -> None:
    zhang, zhou, sun = await window(ZHANG, GROUP), await window(ZHOU, GROUP), await window(SUN, FINANCE)
    await zhang.says(APPEAL)
    await zhou.replies(to="待受理 · 紧急", text="请市金融办今天下午对接")
    await sun.presses("签收", under="#ZQ1001")
    await is_at(sun, 3)
    await sun.replies(to="#ZQ1001", text="办结 已协调明川银行续贷500万元，今日放款")
    await expect(sun.tour).to_contain_text("点它下面的「发布」")
    await expect(sun.button("填进输入框")).to_have_count(0)
    await sun.presses("发布", under="将这样答复")
    await zhang.presses("不满意", under="这样解决了吗")
    await zhang.is_told("说说哪里还没解决")
    await expect(zhang.page.get_by_title("等小二回应")).to_have_count(0)
    await zhang.says("银行说要等到下个月")
    await expect(zhang.tour).to_contain_text("不满意，已退回重办。等单位再次答复后再评价。")
    await zhang.presses("切换到孙主任")
    await zhang.sees("银行说要等到下个月")


async def test_a_folded_tour_leaves_its_place_to_the_chat(rehearsal: Rehearsal, window: Windows) -> None:
    zhang = await window(ZHANG, GROUP)
    await expect(zhang.tour).to_be_visible()
    beside = await width_of(zhang)
    await zhang.presses("收起导览")
    assert await width_of(zhang) == beside + TOUR
    await zhang.page.reload()
    await zhang.page.get_by_role("button", name="继续导览").click()
    await expect(zhang.tour).to_be_visible()
    assert await width_of(zhang) == beside


async def width_of(window: Window) -> float:
    """Of the conversation."""
    box = await window.page.get_by_role("log").locator("..").bounding_box()
    assert box
    return box["width"]
