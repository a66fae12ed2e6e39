"""People write in bursts and send pictures in albums: what belongs together becomes one issue."""

from bot.core.words import Status
from tests.stories.house import House
from tests.stories.scenes import POWER_CUT, told


async def test_what_follows_within_ninety_seconds_is_added(house: House) -> None:
    await told(house)
    more = await house.say("李秀英", "冷库里还有40吨货")
    assert more.emoji == ["👀"]
    assert "冷库里还有40吨货" in house.post("office", "#ZQ1001").text
    assert (await house.issue()).text == f"{POWER_CUT}\n冷库里还有40吨货"


async def test_what_follows_later_stands_for_itself(house: House) -> None:
    await told(house)
    house.at("09:02")
    more = await house.say("李秀英", "冷库里还有40吨货")
    assert more.emoji == []
    assert (await house.issue()).text == POWER_CUT


async def test_thanks_within_the_burst_are_thanks(house: House) -> None:
    await told(house)
    await house.say("李秀英", "谢谢各位领导")
    assert await house.history() == ["IssueOpened"]


async def test_an_answer_to_somebody_else_within_the_burst_is_no_addition(house: House) -> None:
    greeting = await house.say("王德顺", "大家早上好")
    await told(house)
    await house.say("李秀英", "王总好，回头联系", to=greeting)
    assert await house.history() == ["IssueOpened"]


async def test_somebody_elses_words_within_the_burst_are_their_own(house: House) -> None:
    await told(house)
    await house.say("王德顺", "我们物流园也停电了，请供电公司尽快处理")
    assert [issue.requester.name for issue in await house.issues()] == ["李秀英", "王德顺"]


async def test_a_call_within_the_burst_opens_another(house: House) -> None:
    await told(house)
    await house.say("李秀英", "#诉求 另外，厂门口的路灯坏了")
    assert [issue.title for issue in await house.issues()][1] == "厂门口的路灯坏了"


async def test_three_photos_with_the_words_on_the_first(house: House) -> None:
    await house.say("李秀英", POWER_CUT, album="a1", photo="1.jpg")
    for name in ("2.jpg", "3.jpg"):
        await house.say("李秀英", album="a1", photo=name)
    issue = await house.issue()
    assert len(issue.parts) == 3
    assert len([post for post in house.posts("group") if not post.attachment]) == 1
    assert sorted(files(house, "office")) == ["1.jpg", "2.jpg", "3.jpg"]

    await house.say("林晓", "交办 市供电公司", "office", to=house.post("office", "#ZQ1001", POWER_CUT))
    assert sorted(files(house, "power")) == ["1.jpg", "2.jpg", "3.jpg"]


async def test_three_photos_with_the_words_on_the_last(house: House) -> None:
    for name in ("1.jpg", "2.jpg"):
        await house.say("李秀英", album="a1", photo=name)
    await house.say("李秀英", POWER_CUT, album="a1", photo="3.jpg")
    assert len((await house.issue()).parts) == 3
    assert sorted(files(house, "office")) == ["1.jpg", "2.jpg", "3.jpg"]


async def test_files_just_before_the_words(house: House) -> None:
    photo = await house.say("李秀英", photo="switch.jpg")
    bill = await house.say("李秀英", document="bill.pdf")
    assert (photo.emoji, await house.issues()) == ([], [])
    await told(house)
    assert (photo.emoji, bill.emoji) == (["👀"], ["👀"])
    assert sorted(files(house, "office")) == ["bill.pdf", "switch.jpg"]


async def test_files_long_before_the_words_or_by_somebody_else_are_not_taken(house: House) -> None:
    await house.say("李秀英", photo="breakfast.jpg")
    house.at("09:10")
    await house.say("王德顺", photo="truck.jpg")
    await told(house)
    assert len((await house.issue()).parts) == 1
    assert files(house, "office") == []


async def test_files_after_the_words_are_not_taken_when_they_become_an_issue_later(house: House) -> None:
    greeting = await house.say("李秀英", "大家早")
    house.at("14:00")
    await house.say("李秀英", photo="family.jpg")
    await house.say("周明远", "请市供电公司今天下午对接", to=greeting)
    assert len((await house.issue()).parts) == 1
    assert files(house, "power") == []


async def test_the_rest_of_an_album_is_taken_when_its_words_become_an_issue_later(house: House) -> None:
    words = await house.say("李秀英", "大家早", album="a1", photo="1.jpg")
    house.at("09:01")
    await house.say("李秀英", album="a1", photo="2.jpg")
    await house.say("周明远", "请市供电公司今天下午对接", to=words)
    assert sorted(files(house, "power")) == ["1.jpg", "2.jpg"]


async def test_a_location_and_a_voice_message_are_passed_on(house: House) -> None:
    await told(house)
    await house.say("李秀英", extra={"location": {"latitude": 32.98, "longitude": 114.02}})
    await house.say("李秀英", voice="explains.ogg")
    assert files(house, "office") == ["explains.ogg"]
    assert [part.files[0].kind for part in (await house.issue()).parts[1:]] == ["location", "voice"]


async def test_a_photo_answers_a_question(house: House) -> None:
    await told(house)
    await house.press("林晓", "受理", house.post("office", "#ZQ1001"))
    await house.say("林晓", "请补充 请发配电柜的照片", "office", to=house.post("office", "#ZQ1001", "已受理"))
    house.at("09:30")
    await house.say("李秀英", photo="switchboard.jpg", to=house.post("group", "请发配电柜的照片", "直接回复"))
    assert (await house.issue()).status is Status.ACCEPTED
    assert files(house, "office") == ["switchboard.jpg"]


def files(house: House, chat: str) -> list[str]:
    """The names of the files that the bot copied into a chat."""
    return [post.attachment.name for post in house.posts(chat) if post.attachment]
