"""Both languages in both themes before axe, and everything that matters without a mouse."""

import pytest
from playwright.async_api import expect

from tests.browser.accessibility import violations
from tests.browser.pictures import photos
from tests.browser.rehearsal import Rehearsal
from tests.browser.town import APPEAL, APPEALS, FINANCE, GROUP, LIN, OFFICE, SUN, ZHANG
from tests.browser.window import Window
from tests.browser.windows import Windows


async def furnish(zhang: Window, language: str) -> None:
    """A card with a keyboard, an album, an answer, a reaction, and what only they see."""
    await zhang.says(APPEALS[language])
    await zhang.sees("#ZQ1001")
    await zhang.attaches(*photos(3))
    await zhang.says(zhang.say.attach)
    await zhang.replies(to=zhang.say.attach, text="+1")
    await zhang.reacts("+1", zhang.say.thumb)
    await zhang.says("/my")
    await expect(zhang.page.get_by_text(zhang.say.only_you)).to_be_visible()


async def judged(visitor: Window) -> list[str]:
    """What axe finds in the light and in the dark."""
    light = await violations(visitor.page)
    await visitor.page.emulate_media(color_scheme="dark")
    return light + await violations(visitor.page)


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_axe_finds_nothing(rehearsal: Rehearsal, window: Windows, language: str) -> None:
    await rehearsal.begin(language)
    window.forgive("Applying inline style")  # axe's own, while it looks
    chooser = await window(language=language)
    await expect(chooser.page.get_by_role("heading").first).to_be_visible()
    assert await judged(chooser) == []
    zhang = await window(ZHANG, GROUP, language=language)
    await furnish(zhang, language)
    await zhang.presses(zhang.say.settings)
    assert await judged(zhang) == []
    lin = await window(LIN, OFFICE, language=language, phone=True)
    await lin.sees("#ZQ1001")
    assert await judged(lin) == []


async def test_without_a_mouse(town: Rehearsal, window: Windows) -> None:
    await town.wishes("zh/say", {"person": ZHANG, "chat": GROUP, "text": f"{APPEAL}，找市金融办"})
    visitor = await window()
    press = visitor.page.keyboard.press
    await visitor.reaches(visitor.page.get_by_role("link", name="林晓"))
    await press("Enter")
    await visitor.sees_chat("明川市政企沟通群")
    await visitor.reaches(visitor.chat("明川市政企沟通群"))
    await press("ArrowDown")
    await press("Enter")
    await visitor.sees_chat("市长办公室督查群")

    await visitor.reaches(visitor.box)
    await visitor.page.keyboard.type("我来看一下")
    await press("Enter")
    await visitor.sees("我来看一下")

    await visitor.reaches(visitor.key("受理", under="#ZQ1001"), key="Shift+Tab")
    await press("Enter")
    await visitor.sees("#ZQ1001", "已受理")


async def test_a_message_is_answered_without_a_mouse(rehearsal: Rehearsal, window: Windows) -> None:
    sun = await window(SUN, FINANCE)
    await sun.says("下午的会改到三点")
    await sun.reaches(sun.message("下午的会改到三点"))
    for key in ("Enter", "Enter"):
        await sun.page.keyboard.press(key)
    await expect(sun.box).to_be_focused()
    await sun.page.keyboard.type("收到")
    await sun.page.keyboard.press("Enter")
    await expect(sun.message("收到").get_by_title("跳到 孙主任 的原消息")).to_be_visible()
