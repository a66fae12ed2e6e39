"""The story played on the page, and a conversation saved as one."""

import re
from pathlib import Path

from playwright.async_api import expect

from bot.rehearsal.story import read_story
from tests.browser.rehearsal import Rehearsal
from tests.browser.town import APPEAL, GROUP, ZHANG, ZHOU
from tests.browser.windows import Windows


async def test_a_window_follows_the_story_until_it_is_held(town: Rehearsal, window: Windows) -> None:
    visitor = await window()
    await visitor.presses("看一天的故事")
    await visitor.presses("4倍速")
    await expect(visitor.page).to_have_url(re.compile(f"/{ZHANG}/{GROUP}$"))
    await visitor.sees(APPEAL)
    await expect(visitor.page).to_have_url(re.compile(f"/{ZHOU}/{GROUP}$"))
    told = visitor.page.get_by_role("region", name="故事")
    await expect(told).to_contain_text("周明远：请市金融办今天下午对接")
    await visitor.presses("暂停")
    await expect(visitor.button("继续")).to_be_visible()
    await visitor.presses("停止")
    await expect(told).to_have_count(0)
    await visitor.sees("#ZQ1001", "已交办 市金融办")


async def test_there_is_a_month_as_well(town: Rehearsal, window: Windows) -> None:
    visitor = await window(ZHANG, GROUP)
    await visitor.presses("播放故事")
    await visitor.page.get_by_role("menuitem", name="一个月：期限、督办、回访").click()
    told = visitor.page.get_by_role("region", name="故事")
    await expect(told).to_contain_text("12月14日 08:05 周明远：/start")
    await expect(visitor.clock).to_contain_text("12月14日 周一")
    await visitor.presses("停止")
    await visitor.presses("播放故事")
    await expect(visitor.page.get_by_role("menuitem", name="一天：从一句话到结案")).to_be_visible()


async def test_a_saved_conversation_is_a_story(town: Rehearsal, window: Windows, tmp_path: Path) -> None:
    zhang, zhou = await window(ZHANG, GROUP), await window(ZHOU, GROUP)
    await zhang.says(APPEAL)
    await zhou.replies(to="待受理 · 紧急", text="请市金融办今天下午对接")
    await zhang.sees("#ZQ1001", "已交办 市金融办")
    await zhang.presses("设置")
    saving = zhang.page.get_by_role("menuitem", name="把对话保存为故事")
    story = read_story(await zhang.downloads(saving, tmp_path))
    assert [(step.who, step.says) for step in story.steps] == [("张建国", APPEAL), ("周明远", "请市金融办今天下午对接")]
    assert all(step.sees for step in story.steps)
