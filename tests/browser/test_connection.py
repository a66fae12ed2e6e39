"""A line that breaks, a room that is opened again, and the door of a room that others may enter."""

import re
from pathlib import Path

from playwright.async_api import expect

from tests.browser.rehearsal import Rehearsal, rehearsing
from tests.browser.town import GROUP, LI, ZHANG
from tests.browser.windows import Windows


async def test_a_room_that_is_opened_again_is_a_new_town(window: Windows, tmp_path: Path) -> None:
    window.forgive("ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|WebSocket")
    async with rehearsing(tmp_path / "first") as first:
        zhang = await window(ZHANG, GROUP, rehearsal=first)
        await zhang.says("这是第一座小城")
        await zhang.sees("这是第一座小城")
        await zhang.box.fill("还没写完")
    await zhang.notices("连接断了，正在重连")
    async with rehearsing(tmp_path / "second", port=first.port) as second:
        await second.wishes("zh/say", {"person": LI, "chat": GROUP, "text": "这是第二座小城"})
        await zhang.notices("小城重新开始了，之前的对话没有留下")
        await zhang.sees("这是第二座小城")
        await zhang.sees_nothing_of("这是第一座小城")
        await expect(zhang.box).to_have_value("还没写完")
        await zhang.says("又连上了")
        await zhang.sees("又连上了")
        await window.close()


async def test_a_broken_line_is_told_and_made_up_for(rehearsal: Rehearsal, window: Windows) -> None:
    window.forgive("ERR_INTERNET_DISCONNECTED|WebSocket")
    zhang = await window(ZHANG, GROUP)
    await zhang.says("断线之前")
    await zhang.page.context.set_offline(True)
    await zhang.box.fill("断线时说的")
    await zhang.box.press("Enter")
    await zhang.notices("连不上排练小城")
    await expect(zhang.box).to_have_value("断线时说的")
    await rehearsal.wishes("zh/say", {"person": LI, "chat": GROUP, "text": "断线时别人说的"})
    await zhang.page.context.set_offline(False)
    await zhang.box.press("Enter")
    await zhang.sees("断线时说的")
    await zhang.sees("断线时别人说的")


async def test_the_door_asks_for_the_password(window: Windows, tmp_path: Path) -> None:
    async with rehearsing(tmp_path, "--host", "0.0.0.0") as rehearsal:  # noqa: S104 - the door is what is tested
        password = (await rehearsal.next_line()).split("：")[1].split("　")[0]
        visitor = await window(rehearsal=rehearsal)
        await expect(visitor.page).to_have_url(re.compile("/login"))
        await visitor.page.get_by_label("口令").fill("猜的")
        await visitor.presses("进入")
        await visitor.notices("口令不对，请再试一次")
        await visitor.page.get_by_label("口令").fill(password)
        await visitor.page.keyboard.press("Enter")
        await expect(visitor.page.get_by_role("heading", name="欢迎来到明川市")).to_be_visible()
        await window.close()
