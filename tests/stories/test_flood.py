"""Everybody at once: nothing is lost, nobody waits for somebody noisy, and the pace is kept."""

import asyncio
import contextlib
import re
from datetime import datetime, timedelta

import pytest

from bot.core.words import Status
from bot.rehearsal.chats import Message
from bot.service import delivery, limits
from tests.stories.house import House
from tests.stories.scenes import POWER_CUT, told

#: Clear enough to be an appeal, and not urgent.
LOAN = "我们公司银行贷款月底到期续不上，请市里帮忙协调"
URGENT = "车间燃气泄漏，工人有生命危险，请马上来人"
SECOND, STEP = timedelta(seconds=1), timedelta(seconds=5)


@pytest.fixture(autouse=True)
def _looks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock jumps here: delivery is not to sleep through it."""
    monkeypatch.setattr(delivery, "GLANCE", 0.02)


async def appeals(house: House, numbers: range) -> list[Message]:
    """One a second; thirty people say two each, and every twelfth is urgent."""
    people = [house.guest(9_000 + number, f"商户{number}") for number in range(30)]
    said = []
    for number in numbers:
        house.clock.set(house.clock.now() + SECOND)
        words = URGENT if number % 12 == 0 else LOAN
        said.append(house.town.say(people[number % 30], house.troupe.chats["group"], f"#诉求 {words}"))
        await house.town.settled(10)
    return said


async def drain(house: House) -> None:
    """Time goes on until nothing is left to say."""
    async with asyncio.timeout(60):
        while not await house.app.is_idle():
            house.clock.set(house.clock.now() + STEP)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(house.town.changed(), 0.05)


def first_named(house: House, chat: str) -> dict[int, datetime]:
    """Issue number → when it could first be read in the chat."""
    first: dict[int, datetime] = {}
    for call in house.town.calls:
        if int(call.parameters.get("chat_id", 0)) == house.troupe.chats[chat].id and call.status == 200:
            for number in re.findall(r"#ZQ(\d+)", str(call.parameters.get("text", ""))):
                first.setdefault(int(number), call.at)
    return first


def lists(house: House, chat: str) -> list[list[str]]:
    return [post.text.split("\n")[1:] for post in house.posts(chat) if "陆续发出" in post.text]


async def test_sixty_appeals_within_a_minute_and_a_restart_among_them(house: House) -> None:
    said = await appeals(house, range(40))
    await house.stop()
    await house.start()
    said += await appeals(house, range(40, 60))
    async with asyncio.timeout(30):
        while len(first_named(house, "office")) < 60:
            house.clock.set(house.clock.now() + SECOND)
            await asyncio.sleep(0.05)
    issues = {issue.message_id: issue for issue in await house.issues()}
    assert len(issues) == 60

    assert len(lists(house, "office")) < 5
    lines = [line for listed in lists(house, "office") for line in listed]
    assert all(re.fullmatch(r"#ZQ\d+ (紧急 · )?商户\d+ · 待核实企业 · .{4,30}", line) for line in lines)
    for listed in lists(house, "office"):
        assert ["紧急" in line for line in listed] == sorted(("紧急" in line for line in listed), reverse=True)
    assert all(re.fullmatch(r"#ZQ\d+ 商户\d+", line) for listed in lists(house, "group") for line in listed)

    await drain(house)
    assert [message.emoji for message in said] == [["👀"]] * 60
    for chat in ("group", "office"):
        cards = [post.text.split()[0] for post in house.posts(chat) if post.text.startswith("#ZQ")]
        assert sorted(cards) == [f"#ZQ{number}" for number in range(1001, 1061)]
    assert house.town.too_many_given == []


async def test_somebody_noisy_delays_nobody(house: House) -> None:
    group = house.troupe.chats["group"]
    await house.stop()
    noisy, patient = house.troupe.people["李秀英"], house.troupe.people["王德顺"]
    noise = [house.town.say(noisy, group, f"{POWER_CUT}，第{number}次了") for number in range(80)]
    other = house.town.say(patient, group, "我们物流园也停电了，请供电公司尽快处理")
    noise += [house.town.say(noisy, group, f"{POWER_CUT}，第{number}次了") for number in range(80, 200)]
    await house.start()
    await house.town.wait_until(lambda: other.emoji, 10)
    await drain(house)
    receipts = [int(call.parameters["message_id"]) for call in house.town.calls if call.method == "setMessageReaction"]
    assert receipts.index(other.id) <= 20
    assert receipts[: receipts.index(other.id)] == [message.id for message in noise[: receipts.index(other.id)]]

    assert [(issue.requester.name, len(issue.parts)) for issue in await house.issues()] == [
        ("李秀英", 60),
        ("王德顺", 1),
    ]
    async with house.work() as work:
        kept = [await work.candidates.at(group.id, message.id) for message in noise]
    assert [one is not None and (one.state, one.issue) == ("kept", 1001) for one in kept] == [False] * 60 + [True] * 140
    assert len([post for post in house.posts("group") if "一小时内已补充 60 条" in post.text]) == 1
    assert len([post for post in house.posts("office") if "补充一小时内超过 60 条" in post.text]) == 1


@pytest.fixture
async def full(house: House, monkeypatch: pytest.MonkeyPatch) -> House:
    """李秀英 has added as much as anybody may within an hour; here it is not as much."""
    monkeypatch.setattr(limits, "MOST_ADDED", 2)
    await told(house)
    await house.say("李秀英", "冷库里还有40吨货")
    return house


async def test_what_comes_beyond_it_is_taken_in_by_the_office_with_one_press(full: House) -> None:
    house = full
    one = await house.say("李秀英", "补充：电表号20731", to=house.posts("group")[0])
    two = await house.say("李秀英", "补充：冷库在二号楼", to=house.posts("group")[0])
    assert (one.emoji, two.emoji) == (["👀"], ["👀"])
    assert house.post("group", "一小时内已补充 2 条", "不用再发一遍").reply_to == one.id
    await house.edit(two, "补充：冷库在三号楼，有人受伤")
    told_office = house.post("office", "补充一小时内超过 2 条")
    assert told_office.labels == ["补充进去"]
    refused = await house.forge("李秀英", told_office.rows[0][0][1] or "", house.posts("group")[0])
    assert (refused.text, refused.alert) == ("这一步由市长办公室来做。", True)
    assert (await house.press("林晓", "补充进去", told_office)).text == "已补充进去"
    assert [part.text for part in (await house.issue()).parts[2:]] == [
        "补充：电表号20731",
        "补充：冷库在三号楼，有人受伤",
    ]
    assert (told_office.text, told_office.labels) == ("#ZQ1001 存下的 2 条已补充进去。", [])
    await house.edit(two, "补充：冷库在四号楼")
    assert (await house.issue()).text.endswith("补充：冷库在四号楼")

    await house.say("李秀英", "补充：又断了", to=house.posts("group")[0])
    assert house.post("office", "补充一小时内超过 2 条").labels == ["补充进去"]


async def test_an_answer_to_a_question_is_always_taken(full: House) -> None:
    house = full
    await house.say("林晓", "受理", "office", to=house.post("office", "#ZQ1001"))
    await house.say("林晓", "请补充 请说明电表号", "office", to=house.post("office", "#ZQ1001"))
    answer = await house.say("李秀英", "电表号20731", to=house.post("group", "需要您补充"))
    assert (answer.emoji, (await house.issue()).status) == (["👀"], Status.ACCEPTED)
    assert (await house.issue()).text.endswith("电表号20731")


async def test_refusals_are_said_no_more_than_five_times_a_minute(house: House) -> None:
    await told(house)
    stranger = house.guest(9_001, "路人")
    for _ in range(8):
        house.town.say(stranger, house.troupe.chats["group"], "撤回 ZQ1001")
    await house.quiet()
    assert len([post for post in house.posts("group") if "只有诉求人能撤回" in post.text]) == 5


async def test_of_very_many_files_the_newest_belong_to_the_words(house: House) -> None:
    person, group = house.guest(9_001, "商户"), house.troupe.chats["group"]
    photos = [
        photo
        for number in range(3)
        for photo in house.town.say_album(person, group, [f"{number}-{k}.jpg" for k in range(8)])
    ]
    words = house.town.say(person, group, f"#诉求 {LOAN}")
    await house.town.wait_until(lambda: words.emoji, 10)
    ids = [part.message_id for part in (await house.issue()).parts]
    assert ids == [words.id, *(photo.id for photo in photos[-20:])]


async def test_the_candidates_of_one_person_come_after_everybody_elses_cards(house: House) -> None:
    noisy = house.guest(9_001, "路人")
    for number in range(40):
        house.town.say(noisy, house.troupe.chats["group"], f"园区东门路灯坏了{number}个")
    await house.town.settled(10)
    async with asyncio.timeout(20):
        while len(lists(house, "office")) < 1:
            house.clock.set(house.clock.now() + SECOND)
            await asyncio.sleep(0.05)
    other = house.town.say(house.troupe.people["王德顺"], house.troupe.chats["group"], f"#诉求 {LOAN}")
    await house.town.wait_until(lambda: other.emoji, 10)
    then = house.clock.now()
    async with asyncio.timeout(20):
        while not any("受理" in post.labels for post in house.posts("office")):
            house.clock.set(house.clock.now() + SECOND)
            await asyncio.sleep(0.05)
    assert house.clock.now() - then <= timedelta(minutes=1)
    await drain(house)
    assert len([post for post in house.posts("office") if post.labels == ["登记", "忽略"]]) == 40


async def test_the_clock_set_back_silences_the_group_for_a_minute_at_most(house: House) -> None:
    for number in range(20):
        house.town.say(house.guest(9_000 + number, f"商户{number}"), house.troupe.chats["group"], "/help")
    await house.town.wait_until(lambda: len(house.posts("group")) == 20, 10)
    house.town.clock = lambda: house.clock.now() + timedelta(hours=1)  # Telegram's goes on
    (house.folder / "clock").write_text(str(float((house.folder / "clock").read_text()) - 3600))
    then = house.clock.now()
    house.town.say(house.troupe.people["李秀英"], house.troupe.chats["group"], POWER_CUT)
    await drain(house)
    heard = first_named(house, "group")[1001] - timedelta(hours=1)
    assert heard - then < timedelta(minutes=2)


async def test_beyond_ten_an_hour_the_office_looks_first(house: House) -> None:
    for number in range(12):
        await house.say("李秀英", f"#诉求 第{number}家门店的门头审批办不下来")
        house.clock.set(house.clock.now() + timedelta(minutes=2))
    assert len(await house.issues()) == 10
    assert len([post for post in house.posts("group") if "一小时内已登记 10 件" in post.text]) == 1
    eleventh = house.post("office", "第10家门店", "同一人一小时内已登记的件数「10」")
    assert "/new" not in eleventh.text
    await house.press("林晓", "登记", eleventh)
    assert (await house.issues())[10].title.startswith("第10家门店")
    assert "已登记为 #ZQ1011" in eleventh.text


async def test_what_was_written_privately_beyond_it_goes_to_the_office_too(house: House) -> None:
    for number in range(11):
        await house.say("李秀英", f"/new 第{number}家门店的门头审批办不下来", "private")
        house.clock.set(house.clock.now() + timedelta(minutes=2))
    eleventh = house.post("office", "第10家门店", "同一人")
    await house.press("林晓", "登记", eleventh)
    assert [issue.visibility for issue in await house.issues()] == ["private"] * 11
    assert "已登记为 #ZQ1011" in eleventh.text
    assert house.posts("group") == []


async def test_a_polite_word_opens_nothing_that_lies_with_the_office(house: House) -> None:
    for number in range(11):
        await house.say("李秀英", f"/new 第{number}家门店的门头审批办不下来", "private")
    await house.say("李秀英", "好的", "private")
    await house.say("李秀英", "不用了", "private")
    assert len(await house.issues()) == 10
    eleventh = house.post("office", "第10家门店", "同一人")
    assert eleventh.labels == ["登记", "忽略"]
    assert (await house.forge("李秀英", eleventh.rows[0][0][1] or "", house.posts("李秀英")[-1])).alert
    assert len(await house.issues()) == 10


async def test_whoever_decides_for_themselves_is_asked_to_wait_too(house: House) -> None:
    for number in range(10):
        await house.say("李秀英", f"/new 第{number}家门店的门头审批办不下来", "private")
    house.at("09:10")
    await house.say("李秀英", "我们厂门口那条路能不能修一下", "private")
    card = house.post("李秀英", "要把这条登记为诉求吗")
    assert (await house.press("李秀英", "登记", card)).text.startswith("您一小时内已登记 10 件，请过一会儿")
    await house.say("李秀英", "好的", "private")
    assert house.posts("李秀英")[-1].text.startswith("您一小时内已登记 10 件，请过一会儿")
    assert len(await house.issues()) == 10
    house.at("10:05")
    await house.press("李秀英", "登记", card)
    assert len(await house.issues()) == 11


async def test_an_hour_later_and_for_officers_there_is_room(house: House) -> None:
    for number in range(10):
        await house.say("李秀英", f"#诉求 第{number}家门店的门头审批办不下来")
    house.at("10:01")
    await house.say("李秀英", "#诉求 第10家门店的门头审批办不下来")
    assert len(await house.issues()) == 11


async def test_no_more_than_five_hints_a_minute(house: House) -> None:
    stranger = house.town.add_person(9_999, "路人")
    for _ in range(8):
        await house.say(stranger, "在吗", "private")
    assert len([post for post in house.town.chat(stranger.id).visible() if post.sender == house.town.bot]) == 5
    house.clock.set(house.clock.now() + timedelta(minutes=1))
    await house.say(stranger, "在吗", "private")
    assert len([post for post in house.town.chat(stranger.id).visible() if post.sender == house.town.bot]) == 6
