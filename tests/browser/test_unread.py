"""What is new to somebody is their own matter, also where one window is several people one after the other."""

from playwright.async_api import expect

from tests.browser.rehearsal import Rehearsal
from tests.browser.town import GROUP, LI, ZHANG
from tests.browser.windows import Windows

SHEN = 2002  # deputy mayor
TITLE = "明川市政企沟通群"


async def test_each_person_reads_for_themselves(town: Rehearsal, window: Windows) -> None:
    visitor = await window(ZHANG, GROUP)
    for text in ("早上好", "今天天气不错"):
        await town.wishes("zh/say", {"person": LI, "chat": GROUP, "text": text})
    await visitor.sees("今天天气不错")
    await visitor.has_read(TITLE)

    await visitor.becomes("周明远")
    await expect(visitor.page.get_by_text("以下是新消息")).to_be_visible()
    await visitor.has_read(TITLE)
    another = await window(SHEN, phone=True)
    await another.has_unread(TITLE, 2)
