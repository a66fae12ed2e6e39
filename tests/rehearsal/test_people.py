"""What people do, and what the bot hears of it."""

from typing import Any

import pytest

from bot.rehearsal.chats import Chat, Person
from bot.rehearsal.town import Town
from tests.rehearsal.conftest import GROUP, Api


def heard(town: Town) -> list[dict[str, Any]]:
    """Every update since the last look, without its id."""
    updates = [{key: value for key, value in update.items() if key != "update_id"} for update in town.updates.pending]
    town.updates.drop()
    return updates


def test_a_message_as_telegram_sends_it(town: Town, group: Chat, zhang: Person, sun: Person) -> None:
    first = town.say(zhang, group, "贷款到期 #诉求")
    town.say(sun, group, "  请市金融办对接 ", reply_to=town.say(sun, group, "收到", reply_to=first))
    asked, _, answered = (update["message"] for update in heard(town))
    assert asked == {
        "message_id": 1,
        "from": {
            "id": 1001,
            "is_bot": False,
            "first_name": "张建国",
            "username": "zhangjianguo",
            "language_code": "zh-hans",
        },
        "chat": {"id": GROUP, "title": "政企沟通群", "type": "supergroup"},
        "date": int(town.now().timestamp()),
        "text": "贷款到期 #诉求",
        "entities": [{"type": "hashtag", "offset": 5, "length": 3}],
    }
    assert answered["text"] == "请市金融办对接"
    assert answered["reply_to_message"]["text"] == "收到"
    assert "reply_to_message" not in answered["reply_to_message"], "Telegram never nests replies deeper"


def test_files_albums_and_anything_else(town: Town, group: Chat, zhang: Person) -> None:
    town.say(zhang, group, "厂房", photo="a.jpg", album="A")
    town.say(zhang, group, photo="b.jpg", album="A")
    town.say(zhang, group, document="合同.pdf")
    town.say(zhang, group, extra={"location": {"latitude": 33.0, "longitude": 114.0}})
    first, second, paper, place = (update["message"] for update in heard(town))
    assert (first["caption"], first["media_group_id"], second["media_group_id"]) == ("厂房", "A", "A")
    assert "caption" not in second
    assert (first["photo"][-1]["file_id"], paper["document"]["file_name"]) == ("PHOTO-000001", "合同.pdf")
    assert place["location"] == {"latitude": 33.0, "longitude": 114.0}


def test_an_edit_keeps_the_earlier_version(town: Town, group: Chat, zhang: Person) -> None:
    message = town.say(zhang, group, "停电")
    town.edit(zhang, message, "停电三小时了")
    edited = heard(town)[1]["edited_message"]
    assert (edited["text"], edited["message_id"]) == ("停电三小时了", message.id)
    assert edited["edit_date"] == int(town.now().timestamp())
    assert [version.text for version in message.versions] == ["停电"]


def test_anonymous_admins_and_channels_hide_who_speaks(town: Town, group: Chat, zhang: Person, sun: Person) -> None:
    channel = town.add_channel(-1000000000009, "企业之声")
    town.say(sun, group, "匿名说话", as_chat=group.id)
    town.say(zhang, group, "频道说话", as_chat=channel.id)
    anonymous, posted = (update["message"] for update in heard(town))
    assert (anonymous["from"]["id"], anonymous["sender_chat"]["id"]) == (1087968824, GROUP)
    assert (posted["from"]["id"], posted["sender_chat"]["type"]) == (136817688, "channel")


WHISPERED = [
    ("停电了", False),
    ("/new 停电了", True),
    ("/new@xiaoer_bot 停电了", True),
    ("/new@another_bot 停电了", False),
    ("请 @Xiaoer_Bot 看看", True),
]


@pytest.mark.parametrize(("text", "reaches"), WHISPERED)
@pytest.mark.parametrize(("privacy", "status"), [(True, "member"), (True, "administrator"), (False, "member")])
def test_privacy_mode_keeps_talk_from_the_bot_unless_it_is_admin(
    town: Town, group: Chat, zhang: Person, text: str, reaches: bool, privacy: bool, status: str
) -> None:
    town.privacy = privacy
    town.set_bot(group, status)
    heard(town)
    town.say(zhang, group, text)
    assert bool(heard(town)) is (reaches or not privacy or status == "administrator")


async def test_under_privacy_mode_replies_to_the_bot_reach_it(town: Town, group: Chat, zhang: Person, api: Api) -> None:
    town.privacy = True
    await api("sendMessage", chat_id=GROUP, text="#ZQ1042 待受理")
    town.say(zhang, group, "补充一下", reply_to=group.last)
    town.say(zhang, group, "自言自语", reply_to=group.last)
    assert [update["message"]["text"] for update in heard(town)] == ["补充一下"]
    assert (await api("getMe"))["result"]["can_read_all_group_messages"] is False


async def test_the_bot_hears_nothing_from_where_it_is_not(town: Town, group: Chat, zhang: Person) -> None:
    town.kick_bot(group)
    town.say(zhang, group, "它走了吗")
    town.delete(group.last)
    assert [list(update) for update in heard(town)] == [["my_chat_member"]]
    assert group.visible() == []


async def test_who_writes_first_opens_the_private_chat_and_blocking_closes_it(
    town: Town, zhang: Person, api: Api
) -> None:
    async def send() -> str:
        return str((await api("sendMessage", chat_id=zhang.id, text="您好")).get("description"))

    assert await send() == "Forbidden: bot can't initiate conversation with a user"
    town.say(zhang, zhang, "/start")
    assert await send() == "None"
    town.block(zhang)
    assert await send() == "Forbidden: bot was blocked by the user"
    town.say(zhang, zhang, "又来了")
    assert await send() == "None"
    assert [next(iter(update)) for update in heard(town)] == ["message", "my_chat_member", "my_chat_member", "message"]


async def test_an_upgraded_group_starts_anew_under_another_id(town: Town, zhang: Person, api: Api) -> None:
    small = town.add_group(-4001, "小群", [zhang], kind="group")
    town.say(zhang, zhang, "/start")
    assert town.say(zhang, small, "先说一句").id == 2, "groups and private chats share one sequence of ids"
    heard(town)
    number = town.upgrade(small)
    left, arrived = (update["message"] for update in heard(town))
    assert (left["chat"]["id"], left["migrate_to_chat_id"]) == (-4001, number)
    assert (arrived["chat"]["id"], arrived["migrate_from_chat_id"]) == (number, -4001)
    assert arrived["message_id"] == 1
    assert town.say(zhang, number, "接着说").id == 2
    assert (await api("sendMessage", chat_id=number, text="在"))["result"]["message_id"] == 3
    with pytest.raises(ValueError, match="was upgraded"):
        town.say(zhang, small, "还在吗")


async def test_a_press_carries_the_message_and_its_data(town: Town, group: Chat, zhang: Person, api: Api) -> None:
    keyboard = {"inline_keyboard": [[{"text": "满意", "callback_data": "rate|1042|satisfied"}]]}
    await api("sendMessage", chat_id=GROUP, text="这样解决了吗", reply_markup=keyboard)
    assert group.last.rows == [[("满意", "rate|1042|satisfied")]]
    pressing = town.press(zhang, group.last, "满意")
    town.press_data(zhang, group.last, "伪造|' OR 1=1")
    real, forged = (update["callback_query"] for update in heard(town))
    assert (real["id"], real["data"], real["from"]["id"]) == (pressing.id, "rate|1042|satisfied", 1001)
    assert real["message"]["reply_markup"] == keyboard
    assert forged["data"] == "伪造|' OR 1=1"


MISTAKES = [
    (lambda town, group, li: town.say(li, group, "我不在群里"), "李梅 is not in 政企沟通群"),
    (lambda town, group, li: town.say(town.people[1001], group, ""), "sends no empty message"),
    (lambda town, group, li: town.say(town.people[1001], group, "长" * 4097), "at most 4096 characters"),
    (lambda town, group, li: town.say(town.people[1001], group, "长" * 1025, photo="a"), "at most 1024 characters"),
    (lambda town, group, li: town.say(town.people[1001], group, "x", as_chat=GROUP), "is no admin"),
    (lambda town, group, li: town.edit(li, group.last, "别人的话"), "can't edit"),
    (lambda town, group, li: town.press(town.people[1001], group.last, "没有的按钮"), "no button"),
    (lambda town, group, li: town.press_data(li, group.last, "x"), "is not in"),
    (lambda town, group, li: town.upgrade(group), "only a group can be upgraded"),
    (lambda town, group, li: town.add_group(-5, "短号"), "begins with -100"),
]


@pytest.mark.parametrize(("act", "complaint"), MISTAKES)
def test_mistakes_of_the_script_are_told(town: Town, group: Chat, zhang: Person, act: Any, complaint: str) -> None:
    li = town.add_person(1002, "李梅")
    town.say(zhang, group, "开始")
    with pytest.raises(ValueError, match=complaint):
        act(town, group, li)


async def test_waiting_ends_with_the_change_or_with_patience(town: Town, group: Chat, zhang: Person) -> None:
    message = town.say(zhang, group, "停电")
    assert await town.wait_until(lambda: message) is message
    with pytest.raises(TimeoutError):
        await town.wait_until(lambda: message.deleted, timeout=0.001)
