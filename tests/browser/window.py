"""What somebody does in their window and sees there, found as a person finds it: by role, label and words."""

import re
from base64 import b64encode
from collections.abc import Sequence
from pathlib import Path

from playwright.async_api import Download, FilePayload, Locator, Page, expect

from tests.browser.labels import LABELS

#: Presses of the Tab key that it may take to get anywhere.
MOST_TABS = 60


class Window:
    def __init__(self, page: Page, language: str) -> None:
        self.page = page
        self.say = LABELS[language]

    # ── where things are ──────────────────────────────────────────────────

    @property
    def box(self) -> Locator:
        """Where one writes."""
        return self.page.get_by_role("main").get_by_role("textbox")

    def message(self, words: str) -> Locator:
        """The last message with these words in it."""
        return self.page.get_by_role("article").filter(has_text=words).last

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def key(self, name: str, under: str) -> Locator:
        """A button under the last message with these words that has it."""
        key = self.page.get_by_role("button", name=name, exact=True)
        return (
            self.page.get_by_role("article")
            .filter(has_text=under)
            .filter(has=key)
            .last.get_by_role("button", name=name, exact=True)
        )

    def chat(self, title: str) -> Locator:
        """Its line in the list of chats."""
        chats = self.page.get_by_role("navigation", name=self.say.chats)
        return chats.get_by_role("link", name=re.compile(f"^{re.escape(title)}"))

    @property
    def clock(self) -> Locator:
        return self.page.get_by_role("region", name=self.say.clock)

    @property
    def tour(self) -> Locator:
        return self.page.get_by_role("region", name=self.say.tour)

    # ── what one does ─────────────────────────────────────────────────────

    async def opens(self, title: str) -> None:
        """A chat from the list."""
        await self.chat(title).click()
        await self.sees_chat(title)

    async def says(self, text: str) -> None:
        await self.box.fill(text)
        await self.box.press("Enter")
        await expect(self.box).to_have_value("")

    async def replies(self, to: str, text: str) -> None:
        """To the last message with the words `to`."""
        await self.chooses(self.say.reply, about=to)
        await self.says(text)

    async def edits(self, words: str, into: str) -> None:
        await self.chooses(self.say.edit, about=words)
        await self.says(into)

    async def reacts(self, to: str, emoji: str) -> None:
        await self.chooses(self.say.react, about=to)
        await self.page.get_by_role("menuitemradio").filter(has_text=emoji).click()

    async def chooses(self, item: str, about: str) -> None:
        """From the menu of a message."""
        await self.message(about).focus()
        await self.page.keyboard.press("Enter")
        await self.page.get_by_role("menuitem", name=item, exact=True).click()

    async def presses(self, name: str, under: str = "") -> None:
        """A button of the page, or `under` a message."""
        await (self.key(name, under) if under else self.button(name)).click()

    async def reaches(self, goal: Locator, key: str = "Tab") -> None:
        """By keyboard alone."""
        await goal.wait_for()
        for _ in range(MOST_TABS):
            if await goal.evaluate("(node) => node === document.activeElement"):
                return
            await self.page.keyboard.press(key)
        raise AssertionError(f"{key} does not lead to {goal}")

    async def attaches(self, *files: FilePayload) -> None:
        await self._chooses_files(files)

    async def attaches_large(self, file: Path) -> None:
        """One that is not carried through the test."""
        await self._chooses_files(file)

    async def _chooses_files(self, files: Sequence[FilePayload] | Path) -> None:
        async with self.page.expect_file_chooser() as chooser:
            await self.presses(self.say.attach)
        await (await chooser.value).set_files(files)

    async def drops(self, *files: FilePayload) -> None:
        """Over the conversation."""
        await self._hands_over(DROP, files)

    async def pastes(self, *files: FilePayload) -> None:
        await self._hands_over(PASTE, files)

    async def _hands_over(self, how: str, files: Sequence[FilePayload]) -> None:
        """The way in which a browser tells a page of files: there is no other for a test."""
        known = [[file["name"], file["mimeType"], b64encode(file["buffer"]).decode()] for file in files]
        await self.box.evaluate(how, known)

    async def becomes(self, name: str) -> None:
        """Somebody else, from the menu at the top of the left column."""
        await self.page.get_by_role("button", name=self.say.you_are).click()
        await self.page.get_by_role("menuitemradio", name=name).click()
        await expect(self.page.get_by_role("button", name=f"{self.say.you_are}{name}")).to_be_visible()

    async def sets(self, item: str) -> None:
        """Something in the menu of the settings."""
        await self.presses(self.say.settings)
        await (
            self.page.get_by_role("menuitem", name=item).or_(self.page.get_by_role("menuitemradio", name=item)).click()
        )

    async def downloads(self, link: Locator, to: Path) -> Path:
        """Where the file lies that a press on `link` brings."""
        async with self.page.expect_download() as coming:
            await link.click()
        return await saved(await coming.value, to)

    # ── what one sees ─────────────────────────────────────────────────────

    async def sees(self, *words: str) -> None:
        """One message that has them all."""
        found = self.page.get_by_role("article")
        for one in words:
            found = found.filter(has_text=one)
        await expect(found.last).to_be_visible()

    async def sees_chat(self, title: str) -> None:
        """The conversation that is open."""
        await expect(self.page.get_by_role("main").get_by_role("heading", name=title, exact=True)).to_be_visible()

    async def sees_nothing_of(self, words: str) -> None:
        await expect(self.page.get_by_role("article").filter(has_text=words)).to_have_count(0)

    async def is_told(self, sentence: str) -> None:
        """In a pop-up that stays until it is closed."""
        dialog = self.page.get_by_role("dialog")
        await expect(dialog).to_contain_text(sentence)
        await dialog.get_by_role("button").last.click()
        await expect(dialog).to_have_count(0)

    async def notices(self, sentence: str) -> None:
        """Something said in passing."""
        said = self.page.get_by_role("status").or_(self.page.get_by_role("alert"))
        await expect(said.filter(has_text=sentence)).to_be_visible()

    async def has_unread(self, title: str, count: int) -> None:
        await expect(self.chat(title)).to_contain_text(self.say.unread.format(count))

    async def has_read(self, title: str) -> None:
        """All that was said in a chat."""
        await expect(self.chat(title)).not_to_contain_text(re.compile(self.say.unread.format(r"\d+")))

    # ── how it looks ──────────────────────────────────────────────────────

    async def fits(self) -> None:
        """Nothing is wider than the window."""
        too_wide = await self.page.evaluate(WIDER_THAN_WINDOW)
        assert too_wide == []


async def saved(download: Download, folder: Path) -> Path:
    path = folder / download.suggested_filename
    await download.save_as(path)
    return path


TRANSFER = """(box, files) => {
  const transfer = new DataTransfer();
  const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  for (const [name, type, content] of files) transfer.items.add(new File([bytes(content)], name, { type }));
  const tell = (event) => box.dispatchEvent(event);
  %s
}"""
DROP = (
    TRANSFER
    % """
  const about = { dataTransfer: transfer, bubbles: true, cancelable: true };
  for (const name of ["dragover", "drop"]) tell(new DragEvent(name, about));
"""
)
PASTE = TRANSFER % "tell(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }));"

#: What sticks out to the side and is not inside something that scrolls by itself.
WIDER_THAN_WINDOW = """() => {
  const scrolls = (node) => node && (["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(node).overflowX)
    ? node.getBoundingClientRect().right <= innerWidth + 1 : scrolls(node.parentElement));
  const wide = [...document.body.querySelectorAll("*")].filter((node) => {
    const { right, left, width } = node.getBoundingClientRect();
    return width && (right > innerWidth + 1 || left < -1) && !scrolls(node.parentElement);
  });
  const page = document.documentElement.scrollWidth > innerWidth ? ["the page scrolls sideways"] : [];
  return [...page, ...wide.map((node) => `${node.tagName} ${node.className}`)];
}"""
