"""Photos and files: by the button, dropped, pasted; looked at, downloaded, refused."""

from pathlib import Path

import pytest
from playwright.async_api import FilePayload, expect

from tests.browser.pictures import photo, photos
from tests.browser.town import GROUP, LI, ZHANG
from tests.browser.windows import Windows

LETTER: FilePayload = {"name": "情况说明.txt", "mimeType": "text/plain", "buffer": "贷款月底到期".encode()}


@pytest.mark.parametrize(("way", "count"), [("attaches", 4), ("drops", 3), ("pastes", 2)])
async def test_an_album_is_a_grid_that_opens(window: Windows, way: str, count: int) -> None:
    zhang, li = await window(ZHANG, GROUP), await window(LI, GROUP)
    await getattr(zhang, way)(*photos(count))
    await expect(zhang.page.get_by_role("region", name="准备发送").get_by_role("img")).to_have_count(count)
    await zhang.says(f"{way}：厂房漏水")
    album = li.message(f"{way}：厂房漏水").get_by_role("button", name="放大查看")
    await expect(album).to_have_count(count)

    await album.first.click()
    viewer = li.page.get_by_role("dialog", name="查看照片")
    await expect(viewer).to_contain_text(f"1 / {count}")
    await li.page.keyboard.press("ArrowRight")
    await expect(viewer).to_contain_text(f"2 / {count}")
    await expect(viewer.get_by_role("img")).to_have_js_property("naturalWidth", 48)
    await li.page.keyboard.press("Escape")
    await expect(viewer).to_have_count(0)
    await expect(album.first).to_be_focused()


async def test_a_document_arrives_as_it_was_sent(window: Windows, tmp_path: Path) -> None:
    zhang, li = await window(ZHANG, GROUP), await window(LI, GROUP)
    await zhang.attaches(LETTER)
    await zhang.says("材料在这里")
    got = await li.downloads(li.message("材料在这里").get_by_title("下载 情况说明.txt"), tmp_path)
    assert (got.name, got.read_bytes()) == ("情况说明.txt", LETTER["buffer"])


async def test_photos_beside_files_go_as_files(window: Windows) -> None:
    zhang = await window(ZHANG, GROUP)
    await zhang.attaches(photo("现场.png"))
    tray = zhang.page.get_by_role("region", name="准备发送")
    await expect(tray).not_to_contain_text("都按文件发送")
    await zhang.attaches(LETTER)
    await expect(tray).to_contain_text("照片和文件一起发，都按文件发送")
    await zhang.says("照片和说明")
    for name in ("现场.png", "情况说明.txt"):
        await expect(zhang.message("照片和说明").get_by_title(f"下载 {name}")).to_be_visible()


async def test_a_photo_can_go_as_a_file(window: Windows, tmp_path: Path) -> None:
    zhang = await window(ZHANG, GROUP)
    await zhang.attaches(photo("原图.png"))
    await zhang.page.get_by_label("作为文件发送").check()
    await zhang.says("原图在这里")
    got = await zhang.downloads(zhang.message("原图在这里").get_by_title("下载 原图.png"), tmp_path)
    assert got.read_bytes() == photo("原图.png")["buffer"]


async def test_too_many_and_too_large_are_refused_with_a_sentence(window: Windows, tmp_path: Path) -> None:
    zhang = await window(ZHANG, GROUP)
    await zhang.drops(*photos(11))
    await zhang.notices("一次最多发 10 个文件")
    large = tmp_path / "录像.mp4"
    large.touch()
    with large.open("r+b") as file:
        file.truncate(20 * 1024 * 1024 + 1)
    await zhang.attaches_large(large)
    await zhang.notices("「录像.mp4」超过 20 MB，发不了")
    await expect(zhang.page.get_by_role("region", name="准备发送")).to_have_count(0)
