"""Forums: topics, what stands in them, and what the bot may not do there."""

from typing import Any

import pytest
import telegram

from bot.rehearsal.chats import Chat, Membership, Person
from bot.rehearsal.town import Town
from tests.rehearsal.conftest import GROUP, OFFICE, Api
from tests.rehearsal.test_people import heard


@pytest.fixture
def forum(town: Town, zhang: Person, sun: Person) -> Chat:
    return town.add_group(OFFICE, "市长办公室", [zhang], admins=[sun], bot="administrator", forum=True)


async def test_the_bot_opens_a_topic_and_writes_there(
    town: Town, forum: Chat, zhang: Person, bot: telegram.Bot
) -> None:
    assert (await bot.get_chat(OFFICE)).is_forum
    topic = await bot.create_forum_topic(OFFICE, "#ZQ1042 停电", icon_color=0xFFD67E)
    assert (topic.name, topic.icon_color) == ("#ZQ1042 停电", 0xFFD67E)
    assert forum.last.extra == {"forum_topic_created": {"name": "#ZQ1042 停电", "icon_color": 0xFFD67E}}
    card = await bot.send_message(OFFICE, "待受理", message_thread_id=topic.message_thread_id)
    assert (card.is_topic_message, card.message_thread_id) == (True, topic.message_thread_id)
    assert card.reply_to_message
    assert card.reply_to_message.forum_topic_created
    answer = await bot.send_message(OFFICE, "已受理", reply_to_message_id=card.message_id)
    assert answer.message_thread_id == topic.message_thread_id, "a reply stays where the message is that it answers"
    general = await bot.send_message(OFFICE, "大家好")
    assert (general.is_topic_message, general.message_thread_id) == (None, None)
    assert heard(town) == [], "its own messages are no news to it"


async def test_people_speak_in_topics(town: Town, forum: Chat, zhang: Person, sun: Person, bot: telegram.Bot) -> None:
    topic = town.create_topic(sun, forum, "银行贷款")
    said = town.say(zhang, forum, "月底到期", topic=topic)
    town.say(sun, forum, "收到", reply_to=said)
    town.say(sun, forum, "说到另一件事", reply_to=said, topic=town.create_topic(sun, forum, "道路"))
    created, first, second, _, elsewhere = (update.message for update in await bot.get_updates())
    assert created
    assert created.forum_topic_created
    assert (created.message_thread_id, created.is_topic_message) == (topic.id, True)
    assert first
    assert first.reply_to_message
    assert (first.message_thread_id, first.reply_to_message.message_id) == (topic.id, topic.id)
    assert second
    assert second.reply_to_message
    assert (second.message_thread_id, second.reply_to_message.text) == (topic.id, "月底到期")
    assert elsewhere
    assert elsewhere.external_reply
    assert (elsewhere.external_reply.message_id, elsewhere.external_reply.chat) == (said.id, created.chat)


async def test_everything_can_be_sent_into_a_topic(town: Town, forum: Chat, sun: Person, api: Api) -> None:
    topic = town.create_topic(sun, forum, "银行贷款")
    first, _ = town.say_album(sun, forum, ["1.jpg", "2.jpg"], "合同")
    place = {"chat_id": OFFICE, "message_thread_id": topic.id}
    photo = first.attachment.file_id if first.attachment else ""
    media = [{"type": "photo", "media": photo}] * 2
    assert (await api("sendPhoto", **place, photo=photo))["result"]["is_topic_message"]
    assert len((await api("sendMediaGroup", **place, media=media))["result"]) == 2
    source = {"from_chat_id": OFFICE}
    assert (await api("copyMessage", **place, **source, message_id=first.id))["ok"]
    assert (await api("copyMessages", **place, **source, message_ids=[first.id, first.id + 1]))["ok"]
    assert [message.topic for message in forum.messages if message.sender == town.bot] == [topic.id] * 6


async def test_outside_of_topics_a_reply_has_a_thread_that_is_no_topic(
    town: Town, group: Chat, zhang: Person, sun: Person, api: Api
) -> None:
    first = town.say(zhang, group, "停电")
    town.say(sun, group, "多久了", reply_to=first)
    town.say(zhang, group, "三小时", reply_to=group.last)
    second, third = (update["message"] for update in heard(town)[1:])
    assert (second["message_thread_id"], third["message_thread_id"]) == (first.id, first.id)
    assert "is_topic_message" not in second
    refused = await api("sendMessage", chat_id=GROUP, text="收到", message_thread_id=first.id)
    assert refused["description"] == "Bad Request: message thread not found"


OPEN, SHUT, GONE = "open", "shut", "gone"
NO_RIGHTS = Membership("member")
LESSER = Membership("administrator", frozenset({"can_manage_topics", "can_delete_messages"}))
BOSS = Membership("administrator")
THREADS: list[tuple[Membership, str, dict[str, Any], str | None]] = [
    (BOSS, "createForumTopic", {"name": ""}, "topic name must be non-empty"),
    (BOSS, "createForumTopic", {"name": "长" * 129}, "topic name is too long"),
    (BOSS, "createForumTopic", {"name": "长" * 128}, None),
    (BOSS, "createForumTopic", {"name": "红", "icon_color": 1}, "invalid icon color specified"),
    (NO_RIGHTS, "createForumTopic", {"name": "停电"}, "not enough rights to create a topic"),
    (LESSER, "createForumTopic", {"name": "停电"}, "not enough rights to create a topic"),
    (BOSS, "createForumTopic", {"name": "停电", "chat_id": GROUP}, "the chat is not a forum"),
    (BOSS, "sendMessage", {"text": "在", "at": OPEN}, None),
    (BOSS, "sendMessage", {"text": "在", "at": SHUT}, None),
    (NO_RIGHTS, "sendMessage", {"text": "在", "at": OPEN}, None),
    (NO_RIGHTS, "sendMessage", {"text": "在", "at": SHUT}, "TOPIC_CLOSED"),
    (LESSER, "sendMessage", {"text": "在", "at": SHUT}, "TOPIC_CLOSED"),
    (BOSS, "sendMessage", {"text": "在", "at": GONE}, "message thread not found"),
    (BOSS, "sendMessage", {"text": "在", "message_thread_id": 1}, "message thread not found"),
    (BOSS, "sendMessage", {"text": "在", "at": OPEN, "chat_id": GROUP}, "message thread not found"),
    (BOSS, "closeForumTopic", {"at": OPEN}, None),
    (BOSS, "closeForumTopic", {"at": SHUT}, "TOPIC_NOT_MODIFIED"),
    (BOSS, "closeForumTopic", {"at": GONE}, "TOPIC_ID_INVALID"),
    (LESSER, "closeForumTopic", {"at": OPEN}, "not enough rights to edit the topic"),
    (BOSS, "reopenForumTopic", {"at": SHUT}, None),
    (BOSS, "reopenForumTopic", {"at": OPEN}, "TOPIC_NOT_MODIFIED"),
    (BOSS, "editForumTopic", {"at": OPEN, "name": "新名字"}, None),
    (BOSS, "editForumTopic", {"at": OPEN}, None),
    (BOSS, "editForumTopic", {"at": OPEN, "name": "开着"}, "TOPIC_NOT_MODIFIED"),
    (LESSER, "editForumTopic", {"at": OPEN, "name": "新名字"}, "not enough rights to edit the topic"),
    (BOSS, "deleteForumTopic", {"at": OPEN}, None),
    (LESSER, "deleteForumTopic", {"at": OPEN}, "not enough rights to delete the topic"),
]


@pytest.mark.parametrize(("status", "method", "parameters", "words"), THREADS, ids=lambda value: str(value)[:50])
async def test_what_a_bot_may_do_with_topics(
    town: Town,
    group: Chat,
    forum: Chat,
    sun: Person,
    api: Api,
    status: Membership,
    method: str,
    parameters: dict[str, Any],
    words: str | None,
) -> None:
    topics = {OPEN: town.create_topic(sun, forum, "开着"), SHUT: town.create_topic(sun, forum, "关了")}
    topics[GONE] = town.create_topic(sun, forum, "删了")
    town.close_topic(sun, forum, topics[SHUT])
    town.delete_topic(forum, topics[GONE])
    forum.members[town.bot.id] = status
    call = {"chat_id": OFFICE} | parameters
    if "at" in call:
        call["message_thread_id"] = topics[call.pop("at")].id
    answer = await api(method, **call)
    assert answer.get("description") == (words and f"Bad Request: {words}")


async def test_a_topic_renamed_closed_reopened_and_deleted(
    town: Town, forum: Chat, zhang: Person, sun: Person, api: Api
) -> None:
    topic = (await api("createForumTopic", chat_id=OFFICE, name="停电"))["result"]["message_thread_id"]
    town.rename_topic(sun, forum, topic, "停电（已解决）")
    town.close_topic(sun, forum, topic)
    with pytest.raises(ValueError, match="is closed"):
        town.say(zhang, forum, "还没来电", topic=topic)
    town.reopen_topic(sun, forum, topic)
    town.say(zhang, forum, "来电了", topic=topic)
    seen = [next(iter(key for key in update["message"] if key.startswith("forum"))) for update in heard(town)[:3]]
    assert seen == ["forum_topic_edited", "forum_topic_closed", "forum_topic_reopened"]
    await api("deleteForumTopic", chat_id=OFFICE, message_thread_id=topic)
    assert forum.visible() == []
    with pytest.raises(ValueError, match="no topic"):
        town.say(zhang, forum, "还在吗", topic=topic)


async def test_a_chat_becomes_a_forum_and_stops_being_one(town: Town, group: Chat, zhang: Person, api: Api) -> None:
    town.set_bot(group, "administrator")
    town.set_forum(group, True)
    topic = (await api("createForumTopic", chat_id=GROUP, name="停电"))["result"]["message_thread_id"]
    town.set_forum(group, False)
    assert "is_forum" not in (await api("getChat", chat_id=GROUP))["result"]
    refused = await api("sendMessage", chat_id=GROUP, text="在", message_thread_id=topic)
    assert refused["description"] == "Bad Request: message thread not found"
    town.set_forum(group, True)
    assert (await api("sendMessage", chat_id=GROUP, text="在", message_thread_id=topic))["ok"]
    small = town.add_group(-4001, "小群", [zhang], kind="group")
    with pytest.raises(ValueError, match="only a supergroup"):
        town.set_forum(small, True)


async def test_opening_topics_counts_as_sending(town: Town, forum: Chat, api: Api) -> None:
    answers = [await api("createForumTopic", chat_id=OFFICE, name=f"第{number}件") for number in range(21)]
    assert [answer["ok"] for answer in answers] == [True] * 20 + [False]
    assert [(one.method, one.retry_after) for one in town.too_many_given] == [("createForumTopic", 60)]
