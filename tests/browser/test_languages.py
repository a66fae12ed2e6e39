"""Two languages, two towns: never a mixture, and each with its own conversation."""

import re

from playwright.async_api import expect

from tests.browser.rehearsal import Rehearsal
from tests.browser.town import GROUP, OFFICE, ZHANG, ZHOU
from tests.browser.windows import Windows

CHINESE = re.compile("[⺀-鿿　-〿＀-￯]+")
#: All that is written on the page, also where it is only read out.
WORDS = """() => [document.title, document.body.innerText,
  ...[...document.querySelectorAll("[aria-label], [title], [placeholder], [alt]")].flatMap((node) =>
    ["aria-label", "title", "placeholder", "alt"].map((name) => node.getAttribute(name) ?? ""))].join("\\n")"""
#: The name of a language stands in the language.
ITS_OWN_NAME = "中文"


async def test_the_english_town_has_no_chinese_anywhere(rehearsal: Rehearsal, window: Windows) -> None:
    await rehearsal.begin("en")
    visitor = await window(language="en")
    await visitor.presses("Show me around")
    await visitor.presses("Fill it in")
    await visitor.page.keyboard.press("Enter")
    await visitor.sees("#ZQ1001")
    pages = [await visitor.page.evaluate(WORDS)]
    for person, chat in [(ZHOU, OFFICE), (ZHOU, ZHOU)]:
        other = await window(person, chat, language="en")
        await other.box.or_(other.button("Start")).wait_for()
        await other.presses("Settings")
        pages.append(await other.page.evaluate(WORDS))
    assert [CHINESE.findall(page.replace(ITS_OWN_NAME, "")) for page in pages] == [[], [], []]


async def test_the_switch_leads_to_the_other_town_and_back(rehearsal: Rehearsal, window: Windows) -> None:
    visitor = await window(ZHANG, GROUP)
    await visitor.says("这句话留在中文小城")
    rehearsal.visited.add("en")
    await visitor.sets("English")
    await expect(visitor.page.locator("html")).to_have_attribute("lang", "en")
    await expect(visitor.page.get_by_role("navigation", name="Chats")).to_be_visible()
    await visitor.sees_nothing_of("这句话留在中文小城")
    await visitor.presses("Settings")
    await visitor.page.get_by_role("menuitemradio", name="中文").click()
    await expect(visitor.page.locator("html")).to_have_attribute("lang", "zh-Hans")
    await visitor.opens("明川市政企沟通群")
    await visitor.sees("这句话留在中文小城")


async def test_two_windows_in_two_languages_at_once(rehearsal: Rehearsal, window: Windows) -> None:
    zhang, english = await window(ZHANG, GROUP), await window(ZHANG, GROUP, language="en")
    await english.says("Good morning to all")
    await zhang.says("各位早上好")
    await zhang.sees("各位早上好")
    await english.sees("Good morning to all")
    await zhang.sees_nothing_of("Good morning")
    await english.sees_nothing_of("各位早上好")
