"""Whatever somebody writes is words: nothing runs, and nothing breaks the page."""

from playwright.async_api import FilePayload, expect

from tests.browser.town import GROUP, LI, ZHANG
from tests.browser.windows import Windows

MARKUP = "<img src=x onerror=\"document.title='ran'\"><script>document.title='ran'</script>&lt;b&gt;"
LETTERS = "长" * 2000 + "W" * 2090
BACKWARDS = "\u202e敏捷的棕色狐狸\u2066 txt.exe"
FACES = "👨‍👩‍👧‍👦" * 20
HOSTILE = [MARKUP, LETTERS, BACKWARDS, FACES]


async def test_words_stay_words_and_the_page_keeps_its_shape(window: Windows) -> None:
    zhang = await window(ZHANG, GROUP)
    for words in HOSTILE:
        await zhang.says(words)
    file: FilePayload = {"name": f"{MARKUP[:40]}{'长' * 80}.pdf", "mimeType": "application/pdf", "buffer": b"%PDF"}
    await zhang.attaches(file)
    await zhang.says(f"{MARKUP}附上")
    for width in (390, 800, 1280):
        li = await window(LI, GROUP, width=width)
        await li.sees(f"{MARKUP}附上")
        await li.fits()
        await expect(li.page).not_to_have_title("ran")
        assert await li.page.evaluate("document.querySelectorAll('article script, article img').length") == 0
    await zhang.fits()
