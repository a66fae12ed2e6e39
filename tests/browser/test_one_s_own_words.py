"""Changing, answering, reacting, commands, and what one was about to say."""

import re

from playwright.async_api import expect

from tests.browser.town import GROUP, LI, ZHANG
from tests.browser.windows import Windows


async def test_an_edited_message_says_so_in_every_window(window: Windows) -> None:
    zhang, li = await window(ZHANG, GROUP), await window(LI, GROUP)
    await zhang.says("下午三点在会议室见")
    await li.sees("下午三点在会议室见")
    await zhang.edits("下午三点在会议室见", into="下午四点在会议室见")
    await li.sees("下午四点在会议室见", "已编辑")
    await li.sees_nothing_of("下午三点在会议室见")


async def test_the_arrow_up_changes_what_one_said_last_and_esc_leaves_it(window: Windows) -> None:
    zhang = await window(ZHANG, GROUP)
    await zhang.says("明天见")
    await zhang.sees("明天见")
    await zhang.box.press("ArrowUp")
    await expect(zhang.box).to_have_value("明天见")
    await zhang.box.press("Escape")
    await expect(zhang.box).to_have_value("")
    await expect(zhang.message("明天见")).not_to_contain_text("已编辑")


async def test_nobody_changes_what_another_said(window: Windows) -> None:
    zhang, li = await window(ZHANG, GROUP), await window(LI, GROUP)
    await zhang.says("材料都齐了")
    await li.message("材料都齐了").focus()
    await li.page.keyboard.press("Enter")
    await expect(li.page.get_by_role("menuitem")).to_have_text(
        [re.compile(one) for one in ("回复", "表态", "复制文字")]
    )


async def test_reactions_are_counted_and_taken_back(window: Windows) -> None:
    zhang, li = await window(ZHANG, GROUP), await window(LI, GROUP)
    await zhang.says("贷款批下来了")
    await zhang.reacts("贷款批下来了", "🎉")
    await li.message("贷款批下来了").get_by_role("button", name="庆祝，1 人").click()
    both = zhang.message("贷款批下来了").get_by_role("button", name="庆祝，2 人")
    await expect(both).to_have_attribute("aria-pressed", "true")
    await both.click()
    await expect(li.message("贷款批下来了").get_by_role("button", name="庆祝，1 人")).to_be_visible()


async def test_the_bot_s_commands_are_offered_after_a_slash(window: Windows) -> None:
    zhang = await window(ZHANG, GROUP)
    await zhang.box.press_sequentially("/")
    offered = zhang.page.get_by_role("listbox", name="小二的命令").get_by_role("option")
    await expect(offered.first).to_be_visible()
    await zhang.box.press_sequentially("ne")
    await expect(offered).to_have_count(1)
    await zhang.box.press("Tab")
    await expect(zhang.box).to_have_value("/new ")
    await expect(offered).to_have_count(0)


async def test_what_one_was_about_to_say_is_kept(window: Windows) -> None:
    zhang = await window(ZHANG, GROUP)
    await zhang.box.fill("还没写完")
    await zhang.opens("小二")
    await expect(zhang.box).to_have_count(0)
    await expect(zhang.chat("明川市政企沟通群")).to_contain_text("[草稿] 还没写完")
    await zhang.opens("明川市政企沟通群")
    await expect(zhang.box).to_have_value("还没写完")
    await expect(zhang.page.get_by_text("[草稿]")).to_have_count(0)
    await zhang.becomes("李秀英")
    await expect(zhang.box).to_have_value("")
    await zhang.becomes("张建国")
    await expect(zhang.box).to_have_value("还没写完")
    await zhang.page.reload()
    await expect(zhang.box).to_have_value("还没写完")
