"""The bot comes and goes, loses rights and regains them, and groups change under its feet."""

import pytest

from bot.rehearsal.chats import Chat, Person
from bot.rehearsal.town import Town
from tests.rehearsal.conftest import GROUP, Api, MovingClock
from tests.rehearsal.test_people import heard

STATES = [
    ("supergroup", "kicked", "Forbidden: bot was kicked from the supergroup chat"),
    ("supergroup", "left", "Forbidden: bot is not a member of the supergroup chat"),
    ("supergroup", "restricted", "Bad Request: not enough rights to send text messages to the chat"),
    ("group", "kicked", "Forbidden: bot was kicked from the group chat"),
    ("group", "left", "Forbidden: bot is not a member of the group chat"),
]


@pytest.mark.parametrize(("kind", "status", "words"), STATES)
async def test_a_bot_removed_is_refused_and_added_again_works(
    town: Town, zhang: Person, sun: Person, api: Api, kind: str, status: str, words: str
) -> None:
    number = GROUP if kind == "supergroup" else -4001
    chat = town.add_group(number, "群", [zhang], admins=[sun], bot="administrator", kind=kind)
    town.say(zhang, chat, "在吗")
    heard(town)
    town.set_bot(chat, status, sun)
    copy = {"chat_id": number, "from_chat_id": number, "message_id": 1}
    for method, call in (("sendMessage", {"chat_id": number, "text": "在"}), ("copyMessage", copy)):
        assert (await api(method, **call))["description"] == words
    town.say(zhang, chat, "有人吗")
    town.set_bot(chat, "member", sun)
    assert (await api("sendMessage", chat_id=number, text="在"))["ok"]
    updates = heard(town)
    changes = [one["my_chat_member"]["new_chat_member"]["status"] for one in updates if "my_chat_member" in one]
    assert changes == [status, "member"]
    greeted = [one["message"].get("new_chat_members") for one in updates if "message" in one]
    assert [bool(one) for one in greeted] == ([False] if status == "restricted" else [True])


async def test_a_bot_demoted_loses_its_rights(town: Town, group: Chat, zhang: Person, sun: Person, api: Api) -> None:
    town.set_bot(group, "administrator", sun, without=["can_delete_messages"])
    member = (await api("getChatMember", chat_id=GROUP, user_id=town.bot.id))["result"]
    assert (member["can_delete_messages"], member["can_manage_topics"]) == (False, True)
    said = town.say(zhang, group, "身份证号")
    refused = await api("deleteMessage", chat_id=GROUP, message_id=said.id)
    assert refused["description"] == "Bad Request: message can't be deleted"
    town.set_bot(group, "administrator", sun)
    assert (await api("deleteMessage", chat_id=GROUP, message_id=said.id))["ok"]
    town.set_bot(group, "member", sun)
    changes = [one["my_chat_member"]["new_chat_member"]["status"] for one in heard(town) if "my_chat_member" in one]
    assert changes == ["administrator", "administrator", "member"]


async def test_people_come_and_go_before_an_administrator(town: Town, group: Chat, zhang: Person, api: Api) -> None:
    li = town.add_person(1002, "李梅")
    town.updates.allow(["message", "chat_member"])
    town.join(li, group)
    town.set_bot(group, "administrator")
    town.leave(li, group)
    assert [next(iter(update)) for update in heard(town)] == ["message", "chat_member", "message"]
    assert [message.service for message in group.messages] == [True, True]


async def test_a_group_is_upgraded_between_two_deliveries(town: Town, zhang: Person, api: Api) -> None:
    small = town.add_group(-4001, "小群", [zhang], kind="group", bot="administrator")
    assert (await api("sendMessage", chat_id=-4001, text="第一条"))["ok"]
    number = town.upgrade(small)
    for method, call in (
        ("sendMessage", {"text": "第二条"}),
        ("editMessageText", {"message_id": 1, "text": "改"}),
        ("copyMessage", {"from_chat_id": -4001, "message_id": 1}),
    ):
        answer = await api(method, chat_id=-4001, **call)
        assert (answer["error_code"], answer["parameters"]["migrate_to_chat_id"]) == (400, number)
    assert (await api("sendMessage", chat_id=number, text="第二条"))["ok"]
    assert (await api("getChatMember", chat_id=number, user_id=town.bot.id))["result"]["status"] == "administrator"


AGES = [("member", 48 * 3600, True), ("member", 48 * 3600 + 1, False), ("administrator", 96 * 3600, True)]


@pytest.mark.parametrize(("status", "seconds", "deleted"), AGES)
async def test_its_own_messages_can_be_taken_back_for_two_days(
    town: Town, group: Chat, api: Api, clock: MovingClock, status: str, seconds: int, deleted: bool
) -> None:
    town.set_bot(group, status)
    await api("sendMessage", chat_id=GROUP, text="一")
    await api("sendMessage", chat_id=GROUP, text="二")
    clock.move(seconds)
    assert (await api("deleteMessage", chat_id=GROUP, message_id=group.messages[0].id))["ok"] is deleted
    assert (await api("deleteMessages", chat_id=GROUP, message_ids=[message.id for message in group.messages]))["ok"]
    assert (group.visible() == []) is deleted
