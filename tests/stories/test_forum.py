"""The office works in a forum: one topic an issue, closed with it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.core.words import Status
from bot.rehearsal.chats import Chat
from bot.rehearsal.forums import NAME_LIMIT
from tests.stories.house import House, open_house
from tests.stories.scenes import POWER_CUT, dispatched, handled, told


@pytest.fixture
async def forum(tmp_path: Path) -> AsyncIterator[House]:
    async with open_house(tmp_path, forums=("office",)) as house:
        yield house


def topics(house: House, chat: str = "office") -> list[tuple[str, bool]]:
    return [(topic.name, topic.closed) for topic in house.troupe.chats[chat].topics.values()]


def office(house: House) -> Chat:
    return house.troupe.chats["office"]


async def test_each_issue_has_its_topic(forum: House) -> None:
    await told(forum)
    await forum.say("王德顺", "#诉求 物流园停水两天了")
    (power_cut, first), (no_water, second) = topics(forum)
    assert power_cut.startswith("#ZQ1001 李秀英 · 绿源食品 · 今天上午又停电了")
    assert no_water.startswith("#ZQ1002 王德顺")
    assert (first, second) == (False, False)
    card = forum.post("office", "#ZQ1001")
    photo = await forum.say("李秀英", "电表在这里", photo="meter.jpg", to=forum.post("group", "#ZQ1001"))
    copy = next(post for post in forum.posts("office") if post.copy_of == (photo.chat, photo.id))
    assert card.topic == copy.topic
    assert forum.post("office", "#ZQ1002").topic not in (None, card.topic)
    await forum.say("林晓", "交办 市供电公司", "office", to=card)
    assert (await forum.issue()).status is Status.DISPATCHED
    assert forum.post("power", "#ZQ1001").topic is None


async def test_what_is_about_no_issue_stands_outside(forum: House) -> None:
    forum.town.kick_bot(forum.troupe.chats["power"])
    await forum.quiet()
    assert forum.post("office", "小二已不在市供电公司的群里").topic is None
    assert topics(forum) == []


async def test_a_prompt_and_its_answer_stay_in_the_topic(forum: House) -> None:
    await told(forum)
    card = forum.post("office", "#ZQ1001")
    await forum.press("林晓", "不予受理", card)
    prompt = forum.post("office", "不予受理的原因")
    assert prompt.topic == card.topic
    await forum.say("林晓", "请联系园区物业", "office", to=prompt)
    assert (await forum.issue()).status is Status.DECLINED
    assert topics(forum)[0][1], "closed with the issue"


async def test_closed_with_the_issue_and_open_again_with_a_redo(forum: House) -> None:
    result = await handled(forum)
    await forum.press("李秀英", "满意", result)
    assert [closed for _, closed in topics(forum)] == [True]
    await forum.press("林晓", "重办", forum.post("office", "#ZQ1001"))
    assert [closed for _, closed in topics(forum)] == [False], "else nobody could answer what is asked there"
    await forum.say("林晓", "又停了", "office", to=forum.posts("office")[-1])
    assert (await forum.issue()).status is Status.DISPATCHED
    assert [closed for _, closed in topics(forum)] == [False]


async def test_a_deleted_topic_is_made_anew(forum: House) -> None:
    await told(forum)
    forum.town.delete_topic(office(forum), next(iter(office(forum).topics)))
    await forum.say("李秀英", "冷库里还有40吨货", to=forum.post("group", "#ZQ1001"))
    await forum.say("周明远", "请市供电公司今天下午恢复", to=forum.post("group", "#ZQ1001"))
    (topic,) = office(forum).topics.values()
    assert topic.name.startswith("#ZQ1001")
    assert "40吨货" in forum.post("office", "#ZQ1001", "已交办").text
    assert forum.post("office", "#ZQ1001", "已交办").topic == topic.id


async def test_somebody_closed_the_topic_of_an_open_issue(forum: House) -> None:
    """The bot made it, and may open it, though it is an ordinary member by now."""
    await dispatched(forum)
    topic = next(iter(office(forum).topics.values()))
    forum.town.set_bot(office(forum), "member")
    forum.town.close_topic(forum.troupe.people["林晓"], office(forum), topic)
    await forum.say("吴班长", "退单 不归我们管", "power", to=forum.post("power", "#ZQ1001"))
    await forum.say("李秀英", "现场照片", photo="site.jpg", to=forum.post("group", "#ZQ1001"))
    copy = forum.posts("office")[-1]
    assert (copy.attachment is not None, copy.topic) == (True, topic.id)
    assert not topic.closed


async def test_the_office_becomes_a_forum_in_mid_story(house: House) -> None:
    """Its card stays where it stands, and what follows is said there; the next issue has a topic."""
    await told(house)
    card = house.post("office", "#ZQ1001")
    house.town.set_forum(house.troupe.chats["office"], True)
    await house.say("林晓", "受理", "office", to=card)
    assert "已受理" in card.text
    await house.press("林晓", "交办", card)
    assert topics(house) == []
    await house.say("王德顺", "#诉求 物流园停水两天了")
    assert [name[:7] for name, _ in topics(house)] == ["#ZQ1002"]


async def test_and_is_none_again(forum: House) -> None:
    await told(forum)
    forum.town.set_forum(office(forum), False)
    await forum.say("王德顺", "#诉求 物流园停水两天了")
    assert forum.post("office", "#ZQ1002").topic is None
    await forum.say("林晓", "交办 市供电公司", "office", to=forum.post("office", "#ZQ1002"))
    assert "已交办" in forum.post("office", "#ZQ1002").text


async def test_without_the_right_to_manage_topics(tmp_path: Path) -> None:
    async with open_house(tmp_path, forums=("office",)) as house:
        house.town.set_bot(office(house), "administrator", without=["can_manage_topics"])
        await house.quiet()
        await told(house)
        await house.say("王德顺", "#诉求 物流园停水两天了")
        assert {house.post("office", number).topic for number in ("#ZQ1001", "#ZQ1002")} == {None}
        await house.say("林晓", "受理", "office", to=house.post("office", "#ZQ1001"))
        await house.say("王德顺", "#诉求 园区门口路灯坏了三个月，没人修")
        told_so = [post for post in house.posts("office") if "管理话题" in post.text]
        assert len(told_so) == 1


async def test_a_units_chat_can_be_a_forum_too(tmp_path: Path) -> None:
    async with open_house(tmp_path, forums=("power",)) as house:
        result = await handled(house)
        assert [closed for _, closed in topics(house, "power")] == [False]
        assert topics(house) == []
        await house.press("李秀英", "满意", result)
        assert [closed for _, closed in topics(house, "power")] == [True]


async def test_after_a_restart_the_topic_is_known(forum: House) -> None:
    await told(forum)
    await forum.stop()
    await forum.start()
    await forum.say("李秀英", "现场照片", photo="site.jpg", to=forum.post("group", "#ZQ1001"))
    assert len(office(forum).topics) == 1
    assert forum.posts("office")[-1].topic == forum.post("office", "#ZQ1001").topic


async def test_a_report_names_nobody_outside_the_office(tmp_path: Path) -> None:
    async with open_house(tmp_path, forums=("office", "power")) as house:
        await house.say("李秀英", "举报：供电所有人收红包才给装表", "private")
        await house.say("林晓", "交办 市供电公司", "office", to=house.post("office", "#ZQ1001"))
        ((to_office, _),), ((to_unit, _),) = topics(house), topics(house, "power")
        assert "李秀英" in to_office
        assert "李秀英" not in to_unit
        assert "身份保密" in to_unit


async def test_names_are_cut_to_telegrams_limit(forum: House) -> None:
    await forum.say("李秀英", "#诉求 " + "👨‍👩‍👧‍👦" * 60 + POWER_CUT)
    ((name, _),) = topics(forum)
    assert len(name) <= NAME_LIMIT


async def test_in_a_group_with_topics_the_card_stands_below_the_words(tmp_path: Path) -> None:
    """Its topics are the people's own."""
    async with open_house(tmp_path, forums=("group",)) as house:
        li, group = house.troupe.people["李秀英"], house.troupe.chats["group"]
        topic = house.town.create_topic(li, group, "水电气")
        appeal = await house.say("李秀英", POWER_CUT, topic=topic)
        await house.say("林晓", "交办 市供电公司", "office", to=house.post("office", "#ZQ1001"))
        card = house.post("group", "#ZQ1001", "停电了")
        assert (card.topic, card.reply_to) == (topic.id, appeal.id)
        assert {post.topic for post in house.posts("group")} == {topic.id}
        assert len(group.topics) == 1
