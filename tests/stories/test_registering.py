"""An officer calls 登记 or /new to somebody's message in the group."""

from tests.stories.house import House
from tests.stories.scenes import POWER_CUT, told

PERHAPS = "我们厂门口那条路能不能修一下"


async def test_somebodys_words_become_their_issue(house: House) -> None:
    remark = await house.say("陈大伟", "今天天气不错，就是进厂的路坑太多")
    call = await house.say("林晓", "登记", to=remark)
    issue = await house.issue()
    assert (issue.requester.name, issue.message_id) == ("陈大伟", remark.id)
    assert (await house.events())[0].by.name == "林晓"
    assert (remark.emoji, call.emoji) == (["👀"], ["👌"])
    assert house.post("group", "#ZQ1001").reply_to == remark.id


async def test_the_album_comes_along(house: House) -> None:
    words = await house.say("陈大伟", "大家早", album="a1", photo="1.jpg")
    await house.say("陈大伟", album="a1", photo="2.jpg")
    await house.say("林晓", "/new", to=words)
    assert len((await house.issue()).parts) == 2


async def test_the_candidate_is_settled(house: House) -> None:
    remark = await house.say("陈大伟", PERHAPS)
    card = house.post("office", "这条可能是诉求")
    await house.press("林晓", "忽略", card)
    await house.say("何静", "登记", to=remark)
    assert "已登记为 #ZQ1001" in card.text


async def test_what_is_an_issue_already_is_told_at_the_desk(house: House) -> None:
    appeal = await told(house)
    posts = len(house.posts("group"))
    await house.say("林晓", "登记", to=appeal)
    assert len(await house.issues()) == 1
    assert len(house.posts("group")) == posts
    assert house.post("office", "林晓", "已经是 #ZQ1001")


async def test_a_handlers_call_and_a_call_to_the_bot_do_nothing(house: House) -> None:
    remark = await house.say("陈大伟", "今天天气不错，就是进厂的路坑太多")
    await house.say("吴班长", "登记", to=remark)
    assert await house.issues() == []
    await told(house)
    await house.say("吴班长", "登记", to=house.post("group", "#ZQ1001"))
    await house.say("林晓", "登记", to=house.post("group", "#ZQ1001"))
    assert await house.history() == ["IssueOpened"]
    assert (await house.issue()).text == POWER_CUT
