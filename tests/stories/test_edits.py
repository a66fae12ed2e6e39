"""People correct what they wrote: the issue follows, and the history keeps both texts."""

from bot.core.events import Rewritten
from bot.core.words import Status
from tests.stories.house import House
from tests.stories.scenes import POWER_CUT, dispatched, told


async def test_the_text_of_an_issue(house: House) -> None:
    appeal = await told(house)
    card = house.post("group", "#ZQ1001")
    await house.edit(appeal, "今天上午停水了，冷库全停，请市里帮忙协调")
    assert "停水了" in card.text
    office = house.post("office", "#ZQ1001")
    assert "停水了" in office.text.splitlines()[2]
    assert "修改原文" in office.text
    edited = (await house.events())[-1]
    assert isinstance(edited, Rewritten)
    assert (edited.before, edited.after) == (POWER_CUT, "今天上午停水了，冷库全停，请市里帮忙协调")


async def test_an_edit_that_changes_nothing_is_no_event(house: House) -> None:
    """Telegram reports link previews and the like as edits."""
    called = await house.say("赵敏", "#诉求 食堂太小")
    await house.edit(called, "#诉求 食堂太小 ")
    assert await house.history() == ["IssueOpened"]


async def test_a_call_corrected_keeps_only_the_words(house: House) -> None:
    called = await house.say("赵敏", "#诉求 食堂太下")
    await house.edit(called, "#诉求 食堂太小")
    assert (await house.issue()).text == "食堂太小"
    assert house.post("group", "#ZQ1001 食堂太小")


async def test_an_addition(house: House) -> None:
    await told(house)
    more = await house.say("李秀英", "冷库里还有4吨货")
    await house.edit(more, "冷库里还有40吨货")
    issue = await house.issue()
    assert [part.text for part in issue.parts] == [POWER_CUT, "冷库里还有40吨货"]
    assert "停电" in issue.title


async def test_talk_that_becomes_an_appeal(house: House) -> None:
    said = await house.say("李秀英", "各位领导好")
    assert await house.issues() == []
    house.at("09:10")
    await house.edit(said, f"各位领导好，{POWER_CUT}")
    assert house.post("group", "#ZQ1001").reply_to == said.id


async def test_old_talk_becomes_an_appeal_while_another_is_fresh(house: House) -> None:
    said = await house.say("李秀英", "各位领导好")
    house.at("09:01")
    await told(house)
    await house.edit(said, "厂门口的路灯坏了三个月，请市里帮忙协调修一修")
    assert [issue.title for issue in await house.issues()][1].startswith("厂门口的路灯坏了")


async def test_a_photo_gets_its_words_afterwards(house: House) -> None:
    photo = await house.say("李秀英", photo="switch.jpg")
    await house.edit(photo, POWER_CUT)
    issue = await house.issue()
    assert [part.message_id for part in issue.parts] == [photo.id]
    assert [post.attachment.name for post in house.posts("office") if post.attachment] == ["switch.jpg"]


async def test_an_instruction(house: House) -> None:
    appeal = await told(house)
    instructed = await house.say("周明远", "请市金融办今天处理", to=appeal)
    assert (await house.issue()).lead == "市金融办"
    await house.edit(instructed, "请市供电公司今天处理")
    issue = await house.issue()
    assert (issue.lead, issue.status) == ("市供电公司", Status.DISPATCHED)
    assert "周明远市长批示：请市供电公司今天处理" in house.post("group", "已交办 市供电公司").text
    assert "贵单位不用再办" in house.post("finance", "#ZQ1001").text
    assert (await house.history()).count("Instructed") == 2


async def test_a_leaders_word_that_becomes_an_instruction(house: House) -> None:
    appeal = await told(house)
    word = await house.say("周明远", "收到", to=appeal)
    assert (await house.issue()).status is Status.RECEIVED
    await house.edit(word, "收到，请市供电公司今天处理")
    assert (await house.issue()).lead == "市供电公司"


async def test_after_the_end_the_issue_stays_as_it_was(house: House) -> None:
    appeal = await told(house)
    await house.say("林晓", "不予受理 已有公告，请看公告", "office", to=house.post("office", "#ZQ1001"))
    await house.edit(appeal, "没事了")
    assert (await house.issue()).text == POWER_CUT


async def test_a_candidate_that_says_something_else_now(house: House) -> None:
    """The office decides on what stands in the group."""
    remark = await house.say("陈大伟", "我们厂门口那条路能不能修一下")
    card = house.post("office", "这条可能是诉求")
    await house.edit(remark, "今天天气不错")
    assert "今天天气不错" in card.text
    assert card.labels == ["登记", "忽略"]
    await house.press("林晓", "登记", card)
    assert (await house.issue()).text == "今天天气不错"


async def test_a_candidate_that_is_an_appeal_now(house: House) -> None:
    remark = await house.say("陈大伟", "我们厂门口那条路能不能修一下")
    card = house.post("office", "这条可能是诉求")
    await house.edit(remark, "我们厂门口那条路塌了，货车进不来，生产线停了，请市里帮忙协调")
    assert "已登记为 #ZQ1001" in card.text


async def test_an_answer(house: House) -> None:
    await dispatched(house)
    await house.say("吴班长", "请补充 用电户号", "power", to=house.post("power", "#ZQ1001"))
    house.at("09:20")
    answer = await house.say("李秀英", "户号是内部编号2025")
    await house.edit(answer, "户号是内部编号2026")
    assert (await house.issue()).parts[1].text == "户号是内部编号2026"
    assert "内部编号2026" in house.post("power", POWER_CUT).text


async def test_an_albums_caption(house: House) -> None:
    words = await house.say("李秀英", POWER_CUT, album="a1", photo="1.jpg")
    await house.say("李秀英", album="a1", photo="2.jpg")
    await house.edit(words, f"{POWER_CUT}，请尽快")
    issue = await house.issue()
    assert (issue.text, len(issue.parts)) == (f"{POWER_CUT}，请尽快", 2)


async def test_an_appeal_that_becomes_talk_stays_an_issue(house: House) -> None:
    appeal = await told(house)
    await house.edit(appeal, "今天天气不错")
    issue = await house.issue()
    assert (issue.text, issue.status) == ("今天天气不错", Status.RECEIVED)
    assert "停电了" in house.post("group", "#ZQ1001").text.splitlines()[0]


async def test_a_place_shared_live_moves_without_a_word(house: House) -> None:
    place = await house.say("李秀英", location=(32.98, 114.02))
    await told(house)
    before = await house.history()
    house.town.tell_bot("edited_message", place)
    await house.quiet()
    assert await house.history() == before
    assert [part.message_id for part in (await house.issue()).parts][1:] == [place.id]


async def test_an_edit_that_overtakes_its_message(house: House) -> None:
    """As may happen where Telegram pushes several updates at a time."""
    await house.stop()
    said = house.town.say(house.troupe.people["李秀英"], house.troupe.chats["group"], POWER_CUT)
    house.town.edit(said.sender, said, f"{POWER_CUT}，冷库全停")
    message, edit = house.town.updates.pending[-2:]
    house.town.updates.drop()
    for update in (edit, message):
        house.town.inject({kind: update[kind] for kind in update if kind != "update_id"})
    await house.start()
    await house.quiet()
    assert [issue.text for issue in await house.issues()] == [f"{POWER_CUT}，冷库全停"]
