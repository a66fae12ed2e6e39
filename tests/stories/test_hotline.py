"""Somebody calls the hotline: the office enters it, and what they would have read they are told on the telephone."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.bootstrap import city_of
from bot.config import load
from bot.core.people import NOT_IN_TELEGRAM
from bot.core.sheets import sheet
from bot.core.words import Kind, Rating, Source, Status, Visibility
from bot.hotline.importing import Wanted, import_orders
from bot.sheets import write
from tests.stories.house import House, open_house

NUMBER, MASKED = "13812345678", "138****5678"


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """With an enterprise of which nobody is in Telegram."""
    async with open_house(tmp_path, more='\n[[enterprises]]\nname = "东升纺织"\naliases = ["东升"]\n') as house:
        yield house


async def test_a_caller_who_is_not_in_telegram(house: House) -> None:
    """From /new to the call-back: nobody reads the number but the office, and nobody else hears a word."""
    entered = await house.say("林晓", f"/new 东升纺织 仓库门口的路灯坏了三天，夜里没法装货，电话{NUMBER}", "office")
    issue = await house.issue()
    assert (issue.source, issue.visibility, issue.contact) == (Source.HOTLINE, Visibility.PRIVATE, NUMBER)
    assert (issue.requester.telegram_id, issue.requester.enterprise) == (NOT_IN_TELEGRAM, "东升纺织")
    assert issue.text == "仓库门口的路灯坏了三天，夜里没法装货"
    card = house.post("office", "#ZQ1001", "来电人 · 东升纺织")
    assert f"联系方式：{NUMBER}" in card.text
    assert "来源：热线来电 · 林晓登记" in card.text
    assert entered.reactions

    await house.say("林晓", "交办 市供电公司 路灯归你们", "office", to=card)
    await house.say("吴班长", "签收", "power", to=house.post("power", "#ZQ1001"))
    await house.say("吴班长", "请补充 是哪一盏路灯", "power", to=house.post("power", "#ZQ1001"))
    asked = house.post("office", "市供电公司要问诉求人：是哪一盏路灯", "请打电话问")
    assert not any("要问诉求人" in post.text for post in house.posts("power"))
    await house.say("林晓", "接着办 他说是东门那一盏", "office", to=asked)
    assert (await house.issue()).status is Status.IN_PROGRESS
    assert "他说是东门那一盏" in house.post("power", "不再等诉求人补充").text

    await house.say("吴班长", "办结 东门路灯已修好", "power", to=house.post("power", "#ZQ1001", "来电人"))
    await house.press("吴班长", "发布", house.post("power", "将这样答复"))
    call = house.post("office", "请打电话回访", "#ZQ1001")
    assert MASKED in call.text
    assert NUMBER not in call.text
    await house.say("林晓", "/callbacks", "office")
    assert MASKED in house.post("office", "#ZQ1001", MASKED, "路灯").text
    await house.say("林晓", "回访 满意 谢谢", "office", to=card)
    issue = await house.issue()
    assert (issue.status, issue.rating) == (Status.CLOSED, Rating.SATISFIED)
    assert house.posts("group") == []
    assert NUMBER not in house.ever_said("power")
    async with house.work() as work:
        assert not await work.outbox.pending()


async def test_silence_of_somebody_who_was_never_called(house: House) -> None:
    """It stays among those to telephone until somebody has tried; then it ends, unconfirmed."""
    await house.say("林晓", f"登记 个人 街口的红绿灯不亮 {NUMBER}", "office")
    card = house.post("office", "#ZQ1001")
    await house.say("林晓", "受理", "office", to=card)
    await house.say("林晓", "办结 已修好", "office", to=card)
    await house.press("林晓", "发布", house.post("office", "将这样答复"))
    await house.until("+16 10:00")
    assert (await house.issue()).status is Status.HANDLED
    await house.say("林晓", "回访 没接通", "office", to=card)
    await house.until("+20 10:00")
    issue = await house.issue()
    assert (issue.status, issue.unconfirmed, issue.rating) == (Status.CLOSED, True, None)
    assert [name for name in await house.history() if name == "Nudged"]


async def test_an_enterprise_with_somebody_who_enrolled(house: House) -> None:
    """They hear of it privately, though a colleague called; a report nobody of them hears of."""
    await house.say("张建国", "/start", "private")
    await house.say("林晓", f"/new 投诉 华锐机械 办证跑了五趟还没办下来 联系电话 {NUMBER}", "office")
    issue = await house.issue()
    assert (issue.kind, issue.requester.name, issue.chat) == (Kind.COMPLAINT, "张建国", 1001)
    own = house.post("张建国", "#ZQ1001")
    assert NUMBER not in house.ever_said("张建国")
    assert own.reply_to is None
    assert "\n市长办公室代您登记" in own.text
    await house.say("林晓", f"/new 华锐机械 举报 有人收好处费 {NUMBER}", "office")
    report = await house.issue(1002)
    assert (report.kind, report.requester.telegram_id) == (Kind.REPORT, NOT_IN_TELEGRAM)
    assert "#ZQ1002" not in house.ever_said("张建国")
    assert "1002" not in house.ever_said("group")


async def test_what_the_office_is_asked_back(house: House) -> None:
    """Nothing is entered for an enterprise that is only guessed at; an edit of the words is taken up."""
    await house.say("林晓", "/new 华锐机器 停电了", "office")
    assert "是不是：华锐机械" in house.post("office", "名册里没有「华锐机器」").text
    await house.say("林晓", "/new 蓝天酒店 停电了", "office")
    assert "「」" in house.post("office", "名册里没有「蓝天酒店」").text
    await house.say("林晓", "/new", "office")
    assert house.post("office", "/new 华锐机械 他们说的事")
    await house.say("林晓", f"/new 恒通 {NUMBER}", "office")
    assert house.post("office", "还没有写内容")
    assert await house.issues() == []
    entered = await house.say("林晓", "/new 「蓝天酒店」 停水两天了", "office")
    await house.edit(entered, "/new 「蓝天酒店」 停水三天了")
    issue = await house.issue()
    assert (issue.requester.name, issue.requester.enterprise, issue.text) == ("蓝天酒店", None, "停水三天了")
    await house.say("孙主任", "/new 绿源食品 停电了", "finance")
    assert len(await house.issues()) == 1


async def test_files_go_along_without_the_words_beside_them(house: House) -> None:
    """The caption holds a telephone number: the unit gets the pictures alone."""
    first = await house.say("林晓", f"/new 东升纺织 墙裂了 {NUMBER}", "office", photo="1.jpg", album="wall")
    await house.say("林晓", "", "office", photo="2.jpg", album="wall")
    assert len((await house.issue()).parts) == 2
    await house.say("林晓", "交办 市供电公司", "office", to=house.post("office", "#ZQ1001"))
    copies = [message for message in house.posts("power") if message.attachment]
    assert [copy.text for copy in copies] == ["", ""]
    assert NUMBER not in house.ever_said("power")
    assert first.attachment


async def all_said(house: House) -> None:
    """Time goes on until nothing waits for room in its chat."""
    async with asyncio.timeout(10):
        while not await house.app.is_idle():
            house.clock.set(house.clock.now() + timedelta(seconds=2))
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(house.town.changed(), 0.02)
    await house.quiet()


async def test_a_list_comes_in_beside_the_running_bot(house: House) -> None:
    """Its cards come by themselves, many at once in a list; orders are found by the hotline's number."""
    head = ("工单编号", "来电人", "联系电话", "企业名称", "诉求内容", "承办单位")
    rows = [(f"20261120-{n:04}", "王女士", NUMBER, "东升纺织", f"第{n}号路灯坏了", "市供电公司") for n in range(1, 25)]
    rows.append(("20261120-0025", "", "", "", "很长" * 900, ""))
    file = house.folder / "list.xlsx"
    await asyncio.to_thread(write, file, [sheet("工单", [head, *rows])])
    settings = load(house.folder / "config.toml", {})
    done = await import_orders(settings, city_of(settings), house.clock, file, Wanted(dispatch=True))
    assert done.lines[-1].startswith("登记了 25 件")
    house.at("09:01")
    await all_said(house)
    assert house.post("office", "新到的较多", "第24号路灯坏了")
    card = house.post("office", "工单 20261120-0007")
    assert f"联系方式：{NUMBER}" in card.text
    assert "来源：热线来电 · 工单 20261120-0007 · 表格导入" in card.text
    assert "第7号路灯坏了" in house.post("power", "#ZQ1007").text
    long = [post.text for post in house.posts("office") if post.text.startswith("#ZQ1025\n")]
    assert sum(text.count("很长") for text in long) == 900
    await house.say("林晓", "/find 20261120-0013", "office")
    assert "#ZQ1013" in house.post("office", "找到").text
    assert house.posts("group") == []
    assert NUMBER not in house.ever_said("power")
