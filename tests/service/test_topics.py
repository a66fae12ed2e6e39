"""Notices about an issue in a chat that is a forum: into its topic, whatever state that is in."""

from typing import Any

import pytest

from bot.core.notices import Copies, Notice, Post, Topic
from bot.rehearsal import chats
from bot.rehearsal.refusals import bad_request
from storage.work import Work
from tests.core.cast import closed, opened
from tests.service.counter import GROUP, OFFICE, Counter, post

NUMBER = 1042


@pytest.fixture
async def forum(counter: Counter) -> Counter:
    """The office has topics, and there is an issue to speak of."""
    counter.town.set_forum(counter.office, True)
    counter.town.set_bot(counter.office, "administrator")
    async with Work(counter.engine) as work:
        await work.chats.set_forum(OFFICE, True)
        await work.issues.add(opened(number=NUMBER), 1)
    return counter


def desk(key: str, **more: Any) -> Post:
    return post(key, chat=OFFICE, issue=NUMBER, **more)


def close(closed: bool = True) -> Notice:
    return Topic(OFFICE, NUMBER, closed)


def only(counter: Counter) -> chats.Topic:
    (topic,) = counter.office.topics.values()
    return topic


def said(counter: Counter) -> list[tuple[str, int | None]]:
    return [(message.text, message.topic) for message in counter.posts(counter.office)]


async def test_a_topic_is_made_once_and_all_about_the_issue_goes_there(forum: Counter) -> None:
    photo = forum.town.say(forum.zhang, forum.group, photo="1.jpg")
    await forum.say(desk("card"), desk("alert"), Copies("files", OFFICE, GROUP, (photo.id,), NUMBER, "card"))
    topic = only(forum)
    assert topic.name.startswith("#ZQ1042 张建国 · 华锐机械 · ")
    assert said(forum) == [("card", topic.id), ("alert", topic.id), ("", topic.id)]
    await forum.say(post("other", chat=OFFICE), desk("card", text="edited"))
    assert said(forum) == [("edited", topic.id), ("alert", topic.id), ("", topic.id), ("other", None)]
    assert forum.statuses("createForumTopic") == [200]


async def test_a_new_topic_costs_the_pace_a_message(forum: Counter) -> None:
    await forum.say(desk("card"))
    assert forum.pace.free_at(OFFICE, 18, forum.clock.now()) == forum.clock.now()
    assert forum.pace.free_at(OFFICE, 19, forum.clock.now()) > forum.clock.now()


async def test_many_at_once_keep_telegrams_pace(forum: Counter) -> None:
    numbers = range(2001, 2016)
    async with Work(forum.engine) as work:
        for number in numbers:
            await work.issues.add(opened(number=number), 1)
    until = await forum.say(*(post(f"card {number}", chat=OFFICE, issue=number) for number in numbers))
    while until:
        assert until > forum.clock.now()
        forum.clock.moment = until
        until = await forum.work_off()
    names = {topic.id: topic.name for topic in forum.office.topics.values()}
    where = {text: names.get(topic or 0, "") for text, topic in said(forum)}
    assert len(names) == len(numbers)
    assert all(where[f"card {number}"].startswith(f"#ZQ{number} ") for number in numbers)
    assert forum.town.too_many_given == []


async def test_closed_after_all_that_waits_and_open_before_what_follows(forum: Counter) -> None:
    await forum.say(close(), desk("card"), desk("alert"))
    assert (len(said(forum)), only(forum).closed) == (2, True)
    await forum.say(close(False), desk("again"))
    assert [call.method for call in forum.town.calls[-2:]] == ["reopenForumTopic", "sendMessage"]
    assert not only(forum).closed
    await forum.put(close())
    await forum.say(close(False))
    assert forum.town.called("closeForumTopic") == 1, "what was taken back is not done"


async def test_where_there_is_no_topic_nothing_is_closed(forum: Counter) -> None:
    await forum.say(close(), Topic(GROUP, NUMBER, True))
    assert forum.office.topics == {}
    assert await forum.pending() == 0


async def test_of_an_issue_that_has_ended_the_topic_is_closed_after_its_card(forum: Counter) -> None:
    async with Work(forum.engine) as work:
        ended = closed()
        await work.issues.save(ended, 2, read=1)
    await forum.say(desk("card"))
    assert (said(forum), only(forum).closed) == ([("card", only(forum).id)], True)


async def test_a_word_in_a_closed_topic_opens_it_for_that_long(forum: Counter) -> None:
    """The bot made the topic, and may open it without being an administrator."""
    await forum.say(desk("card"), close())
    forum.town.set_bot(forum.office, "member")
    await forum.say(desk("word"))
    assert said(forum)[-1] == ("word", only(forum).id)
    assert only(forum).closed


async def test_a_question_in_a_closed_topic_opens_it_for_the_answer(forum: Counter) -> None:
    await forum.say(desk("card"), close())
    await forum.say(desk("why", ask_reply="原因"))
    assert said(forum)[-1] == ("why", only(forum).id)
    assert not only(forum).closed


async def test_what_somebody_closed_by_hand_is_opened_for_good(forum: Counter) -> None:
    await forum.say(desk("card"))
    forum.town.set_bot(forum.office, "member")
    forum.town.join(forum.zhang, forum.office, "administrator")
    forum.town.close_topic(forum.zhang, forum.office, only(forum))
    await forum.say(desk("word"))
    assert said(forum)[-1] == ("word", only(forum).id)
    assert not only(forum).closed


async def test_a_deleted_topic_is_made_anew_and_the_card_with_it(forum: Counter) -> None:
    await forum.say(desk("card"))
    forum.town.delete_topic(forum.office, only(forum))
    await forum.say(desk("alert"))
    await forum.say(desk("card", text="edited"))
    assert said(forum) == [("alert", only(forum).id), ("edited", only(forum).id)]
    forum.town.delete_topic(forum.office, only(forum))
    await forum.say(close())
    assert await forum.pending() == 0


async def test_topics_that_vanish_at_once_are_given_up(forum: Counter) -> None:
    forum.town.faults.refuse("sendMessage", bad_request("message thread not found"), times=3, chat=OFFICE)
    await forum.say(desk("card"))
    assert ("card", None) in said(forum)
    assert await forum.pending() == 0


@pytest.mark.parametrize(
    "words", ["not enough rights to create a topic", "the chat is not a forum", "CHAT_ADMIN_REQUIRED"]
)
async def test_without_topics_it_is_said_without(forum: Counter, words: str) -> None:
    forum.town.faults.refuse("createForumTopic", bad_request(words), times=9)
    await forum.say(desk("card"), desk("alert"))
    assert said(forum)[:2] == [("card", None), ("alert", None)]
    ((trouble, where),) = said(forum)[2:]
    assert "本群里暂时不能给每件诉求开话题" in trouble
    assert where is None
    assert forum.town.called("createForumTopic") == 1
    async with Work(forum.engine) as work:
        await work.chats.set_forum(OFFICE, True)
    forum.town.faults.clear()
    await forum.say(desk("more"))
    assert said(forum)[-1] == ("more", None), "what began outside goes on there"


async def test_a_429_and_a_silent_line_are_waited_for(forum: Counter) -> None:
    forum.town.faults.too_many("createForumTopic", 7)
    until = await forum.say(desk("card"))
    assert until == forum.clock.now().replace(second=7)
    forum.clock.moment = until
    await forum.work_off()
    assert said(forum) == [("card", only(forum).id)]


async def test_after_a_restart_the_topic_is_known(forum: Counter) -> None:
    await forum.say(desk("card"))
    forum.restart()
    await forum.say(desk("alert"))
    assert said(forum) == [("card", only(forum).id), ("alert", only(forum).id)]


async def test_one_for_the_group_has_no_topic(forum: Counter) -> None:
    await forum.say(post("card", issue=NUMBER))
    assert forum.texts(forum.group) == ["card"]
    assert forum.town.called("createForumTopic") == 0
