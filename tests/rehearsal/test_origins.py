"""Where messages come from: forwarded, quoted, by way of a bot, from another bot, in answer to another chat."""

from typing import Any

import pytest
import telegram

from bot.rehearsal.chats import Chat, Person
from bot.rehearsal.town import Town
from tests.rehearsal.conftest import GROUP, OFFICE, Api, MovingClock
from tests.rehearsal.test_people import heard

CHANNEL = -1000000000009


async def test_a_forwarded_message_names_its_origin(
    town: Town, group: Chat, zhang: Person, sun: Person, bot: telegram.Bot
) -> None:
    channel = town.add_channel(CHANNEL, "企业之声")
    for origin in (sun, "一位企业家", channel, group):
        town.say(zhang, group, "停电了", forwarded_from=origin)
    town.say(zhang, group, "我自己说的")
    origins = [update.message and update.message.forward_origin for update in await bot.get_updates()]
    assert [origin and origin.type for origin in origins] == ["user", "hidden_user", "channel", "chat", None]
    person, hidden, posted, *_ = origins
    assert isinstance(person, telegram.MessageOriginUser)
    assert person.sender_user.id == sun.id
    assert isinstance(hidden, telegram.MessageOriginHiddenUser)
    assert hidden.sender_user_name == "一位企业家"
    assert isinstance(posted, telegram.MessageOriginChannel)
    assert posted.chat.title == "企业之声"
    with pytest.raises(ValueError, match="can't edit"):
        town.edit(zhang, group.messages[0], "改别人的话")


async def test_a_copy_does_not_carry_where_it_came_from(town: Town, group: Chat, zhang: Person, api: Api) -> None:
    inline = town.add_bot(5001, "查天气", "weather_bot")
    town.say(zhang, group, "停电了", forwarded_from="一位企业家", via_bot=inline)
    assert heard(town)[0]["message"]["via_bot"]["username"] == "weather_bot"
    await api("copyMessage", chat_id=GROUP, from_chat_id=GROUP, message_id=1)
    assert (group.last.text, group.last.context) == ("停电了", {})


@pytest.mark.parametrize("allowed", [False, True])
def test_bots_hear_each_other_only_where_their_owners_allow_it(
    town: Town, group: Chat, sun: Person, allowed: bool
) -> None:
    town.bot_to_bot = allowed
    other = town.add_bot(5001, "群管家", "keeper_bot")
    town.join(other, group)
    town.say(other, group, "欢迎新成员")
    town.say(sun, group, "匿名说话", as_chat=GROUP)
    texts = [update["message"].get("text") for update in heard(town)]
    assert texts == [None, *(["欢迎新成员"] if allowed else []), "匿名说话"]
    assert [message.text for message in group.messages if message.sender == other] == ["", "欢迎新成员"]


async def test_a_reply_may_quote(town: Town, group: Chat, zhang: Person, sun: Person, bot: telegram.Bot) -> None:
    said = town.say(zhang, group, "😀车间停电三小时了")
    town.say(sun, group, "多久？", reply_to=said, quote="三小时")
    message = (await bot.get_updates())[1].message
    assert message
    assert message.quote
    assert (message.quote.text, message.quote.position, message.quote.is_manual) == ("三小时", 6, True)
    with pytest.raises(ValueError, match="does not say"):
        town.say(sun, group, "多久？", reply_to=said, quote="四小时")
    quoted = await bot.send_message(GROUP, "已登记", reply_parameters=telegram.ReplyParameters(said.id, quote="停电"))
    assert quoted.quote
    assert quoted.quote.text == "停电"
    with pytest.raises(telegram.error.BadRequest, match="Quote_text_invalid"):
        await bot.send_message(GROUP, "已登记", reply_parameters=telegram.ReplyParameters(said.id, quote="停水"))


async def test_a_reply_may_be_to_another_chat(
    town: Town, group: Chat, zhang: Person, sun: Person, bot: telegram.Bot
) -> None:
    office = town.add_group(OFFICE, "市长办公室", admins=[sun])
    said = town.say(zhang, group, "停电三小时了", photo="switch.jpg")
    town.say(sun, office, "谁管这个", reply_to=said, quote="停电")
    message = (await bot.get_updates())[1].message
    assert message
    assert message.external_reply
    assert (message.reply_to_message, message.quote and message.quote.text) == (None, "停电")
    assert (message.external_reply.message_id, message.external_reply.chat and message.external_reply.chat.id) == (
        1,
        GROUP,
    )
    assert message.external_reply.photo
    mine = await bot.send_message(OFFICE, "在办", reply_parameters=telegram.ReplyParameters(said.id, chat_id=GROUP))
    assert mine.external_reply
    assert mine.external_reply.message_id == said.id


REPLIES: list[tuple[dict[str, Any], str | None]] = [
    ({"message_id": 1}, "Bad Request: message to be replied not found"),
    ({"message_id": 1, "allow_sending_without_reply": True}, None),
    ({"message_id": 2}, None),
]


@pytest.mark.parametrize(("reply", "words"), REPLIES)
async def test_what_was_deleted_can_not_be_answered(
    town: Town, group: Chat, zhang: Person, api: Api, reply: dict[str, Any], words: str | None
) -> None:
    town.delete(town.say(zhang, group, "说错了"))
    town.say(zhang, group, "停电了")
    answer = await api("sendMessage", chat_id=GROUP, text="收到", reply_parameters=reply)
    assert answer.get("description") == words


def test_people_change_their_messages_for_two_days(town: Town, group: Chat, zhang: Person, clock: MovingClock) -> None:
    said = town.say(zhang, group, "停电")
    clock.move(48 * 3600)
    town.edit(zhang, said, "停电两天了")
    edited = heard(town)[1]["edited_message"]
    assert edited["edit_date"] - edited["date"] == 48 * 3600
    clock.move(1)
    with pytest.raises(ValueError, match="can't edit"):
        town.edit(zhang, said, "停电三天了")


def test_what_telegram_says_itself(town: Town, group: Chat, zhang: Person, sun: Person) -> None:
    said = town.say(zhang, group, "停电")
    town.pin(said, sun)
    town.set_title(group, "政企直通车", sun)
    _, pinned, renamed = (update["message"] for update in heard(town))
    assert pinned["pinned_message"]["message_id"] == said.id
    assert (renamed["new_chat_title"], renamed["chat"]["title"]) == ("政企直通车", "政企直通车")
    assert [message.service for message in group.messages] == [False, True, True]
