"""People say one thing in pieces: half a sentence, a photo, then the appeal; and answers come in pieces too."""

from bot.core.words import Status
from tests.stories.house import House
from tests.stories.scenes import POWER_CUT, dispatched, told

HALF = "我们厂门口那条路能不能修一下"
APPEAL = "货车进不来，原料快断了，下周就要停产，请市里帮忙协调"


async def test_what_was_said_just_before_belongs_to_it(house: House) -> None:
    photo = await house.say("陈大伟", photo="road.jpg")
    half = await house.say("陈大伟", HALF)
    card = house.post("office", "这条可能是诉求")
    appeal = await house.say("陈大伟", APPEAL)
    issue = await house.issue()
    assert issue.text == f"{HALF}\n{APPEAL}"
    assert issue.message_id == appeal.id
    assert {part.message_id for part in issue.parts} == {photo.id, half.id, appeal.id}
    assert "已登记为 #ZQ1001" in card.text
    assert card.labels == []
    assert (photo.emoji, half.emoji, appeal.emoji) == (["👀"], ["👀"], ["👀"])
    assert HALF in house.post("office", "#ZQ1001", APPEAL).text
    assert len(house.posts("group")) == 1


async def test_what_was_said_long_before_does_not(house: House) -> None:
    await house.say("陈大伟", HALF)
    house.at("09:03")
    await house.say("陈大伟", APPEAL)
    assert (await house.issue()).text == APPEAL
    assert house.post("office", "这条可能是诉求").labels == ["登记", "忽略"]


async def test_a_reply_to_ones_own_half_sentence_takes_it_along(house: House) -> None:
    half = await house.say("陈大伟", HALF)
    house.at("09:30")
    await house.say("陈大伟", APPEAL, to=half)
    assert (await house.issue()).text == f"{HALF}\n{APPEAL}"


async def test_talk_courtesies_and_other_peoples_words_stay_outside(house: House) -> None:
    await house.say("陈大伟", "各位领导好")
    await house.say("陈大伟", "今天天气不错")
    await house.say("王德顺", HALF)
    await house.say("陈大伟", APPEAL)
    assert (await house.issue()).text == APPEAL


async def test_the_office_registers_the_first_of_two_halves(house: House) -> None:
    await house.say("陈大伟", HALF)
    first = house.post("office", "这条可能是诉求")
    await house.say("陈大伟", "还有厂门口的路灯")
    await house.say("陈大伟", photo="lamp.jpg")
    house.at("10:00")
    await house.press("林晓", "登记", first)
    issue = await house.issue()
    assert issue.text == f"{HALF}\n还有厂门口的路灯"
    assert len(issue.parts) == 3
    assert [post.labels for post in house.posts("office") if "已登记为" in post.text] == [[], []]


async def asked(house: House) -> None:
    await dispatched(house)
    await house.say("吴班长", "请补充 贵公司的用电户号", "power", to=house.post("power", "#ZQ1001"))
    assert (await house.issue()).status is Status.WAITING


async def test_an_answer_needs_no_reply_and_may_come_in_pieces(house: House) -> None:
    await asked(house)
    house.at("09:20")
    await house.say("李秀英", "户号是内部编号2026")
    assert (await house.issue()).status is Status.DISPATCHED
    await house.say("李秀英", photo="bill.jpg")
    await house.say("李秀英", "后面那张是电费单")
    assert [part.text for part in (await house.issue()).parts] == [
        POWER_CUT,
        "户号是内部编号2026",
        "",
        "后面那张是电费单",
    ]


async def test_other_peoples_talk_and_thanks_are_no_answer(house: House) -> None:
    await asked(house)
    house.at("09:20")
    await house.say("李秀英", "好的，谢谢")
    await house.say("王德顺", "我们的户号也找不到了")
    assert (await house.issue()).status is Status.WAITING


async def test_hours_later_talk_is_talk_and_a_file_is_the_answer(house: House) -> None:
    await asked(house)
    house.at("11:00")
    await house.say("李秀英", "今天天气不错")
    assert (await house.issue()).status is Status.WAITING
    await house.say("李秀英", photo="bill.jpg")
    assert (await house.issue()).status is Status.DISPATCHED


async def test_where_two_issues_wait_words_alone_answer_neither(house: House) -> None:
    await asked(house)
    house.at("09:10")
    await house.say("李秀英", "#诉求 食堂太小")
    await house.say("林晓", "受理 ZQ1002", "office")
    await house.say("林晓", "请补充 ZQ1002 食堂的面积", "office")
    house.at("09:20")
    await house.say("李秀英", "下午发给你们")
    assert {(await house.issue(number)).status for number in (1001, 1002)} == {Status.WAITING}


async def test_two_appeals_an_hour_apart_are_two_issues(house: House) -> None:
    await told(house)
    house.at("10:00")
    await house.say("李秀英", "厂门口的路坏了三个月，货车进不来，请市里帮忙协调修路")
    assert [issue.number for issue in await house.issues()] == [1001, 1002]
