"""What people send is kept on disk as well, where the configuration says so."""

import stat
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.core.words import Kind
from tests.stories.house import House, open_house
from tests.stories.scenes import POWER_CUT, told


def settings(folder: Path) -> str:
    return f'\n[attachments]\narchive = true\nfolder = "{folder / "files"}"\nmax_megabytes = 1\n'


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with open_house(tmp_path, more=settings(tmp_path)) as house:
        yield house


def kept(house: House) -> dict[str, bytes]:
    folder = house.folder / "files"
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


async def test_what_opens_an_issue_what_came_before_and_what_follows(house: House) -> None:
    before = await house.say("李秀英", photo="switch.jpg")
    await told(house)
    after = await house.say("李秀英", document="停电通知.pdf", content=b"%PDF")
    await house.say("李秀英", location=(32.98, 114.02))
    assert kept(house) == {
        f"ZQ1001/{before.id}-photo.jpg": b"switch.jpg\n",
        f"ZQ1001/{after.id}-停电通知.pdf": b"%PDF",
    }
    async with house.work() as work:
        rows = await work.attachments.of(1001)
    assert [(row.state, row.path) for row in rows] == [("kept", path) for path in kept(house)]


async def test_talk_is_not_kept(house: House) -> None:
    await house.say("李秀英", photo="breakfast.jpg")
    await house.say("林晓", "大家看看这个", "office", document="内部.pdf")
    assert kept(house) == {}


async def test_a_confidential_report_lies_where_only_the_bots_user_reads(house: House) -> None:
    await house.say("李秀英", "我要举报市住建局科长吃拿卡要，收了五万元", "private", photo="receipt.jpg")
    assert (await house.issue()).kind is Kind.REPORT
    (name,) = kept(house)
    path = house.folder / "files" / name
    assert [stat.S_IMODE(one.stat().st_mode) for one in (path, path.parent)] == [0o600, 0o700]


async def test_telegram_in_trouble_and_a_file_too_big_hold_up_no_card(house: House) -> None:
    house.town.faults.server_error("getFile", 502, times=100)
    await house.say("李秀英", POWER_CUT, document="plan.bin", content=bytes(2**20 + 1))
    photo = await house.say("李秀英", photo="a.jpg")
    assert "附件：1 张图片、1 份文件" in house.post("office", "#ZQ1001", POWER_CUT).text
    assert kept(house) == {}
    house.town.faults.clear()
    house.at("10:00")
    await house.quiet()
    assert list(kept(house)) == [f"ZQ1001/{photo.id}-photo.jpg"]
    async with house.work() as work:
        big, _ = await work.attachments.of(1001)
    assert (big.state, big.error) == ("refused", f"too big: {2**20 + 1} bytes")


async def test_turned_off_and_on_again(house: House, tmp_path: Path) -> None:
    """What is sent while it is off is not fetched later."""
    config = tmp_path / "config.toml"
    text = config.read_text(encoding="utf-8")
    await house.stop()
    config.write_text(text.replace("archive = true", "archive = false"), encoding="utf-8")
    await house.start()
    await house.say("李秀英", POWER_CUT, photo="off.jpg")
    await house.stop()
    config.write_text(text, encoding="utf-8")
    await house.start()
    on = await house.say("李秀英", photo="on.jpg")
    assert kept(house) == {f"ZQ1001/{on.id}-photo.jpg": b"on.jpg\n"}
