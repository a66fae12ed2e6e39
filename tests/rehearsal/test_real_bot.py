"""A real `telegram.Bot` at work in the town, over real HTTP."""

import asyncio

import telegram
from telegram import BotCommand, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto, ReplyParameters

from bot.rehearsal.chats import Chat, Person
from bot.rehearsal.town import Town
from tests.rehearsal.conftest import GROUP


def keyboard(**labels: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=data) for label, data in labels.items()]])


async def test_an_appeal_gets_its_card_and_the_card_changes(
    town: Town, group: Chat, zhang: Person, bot: telegram.Bot
) -> None:
    appeal = town.say(zhang, group, "银行贷款月底到期续不上")
    (update,) = await bot.get_updates(allowed_updates=["message", "callback_query"])
    assert update.message is not None
    assert (update.message.text, update.message.message_id) == (appeal.text, appeal.id)

    await bot.set_message_reaction(GROUP, appeal.id, "👀")
    sent = await bot.send_message(
        GROUP,
        "<b>#ZQ1042</b> 贷款到期 &amp; 续贷困难\n待受理",
        parse_mode="HTML",
        reply_parameters=ReplyParameters(appeal.id),
        reply_markup=keyboard(受理="accept|1042"),
    )
    card = group.last
    assert (card.text, card.html) == (
        "#ZQ1042 贷款到期 & 续贷困难\n待受理",
        "<b>#ZQ1042</b> 贷款到期 &amp; 续贷困难\n待受理",
    )
    assert (card.id, card.reply_to, card.labels) == (sent.message_id, appeal.id, ["受理"])
    assert appeal.emoji == ["👀"]

    pressing = town.press(zhang, card, "受理")
    (update,) = await bot.get_updates(offset=-1)
    assert update.callback_query is not None
    await update.callback_query.answer("只有市长办公室可以受理", show_alert=True)
    assert (pressing.text, pressing.alert) == ("只有市长办公室可以受理", True)

    await bot.edit_message_text("<b>#ZQ1042</b> 已受理", GROUP, card.id, parse_mode="HTML")
    assert (card.text, card.labels, len(card.versions)) == ("#ZQ1042 已受理", [], 1)
    assert card.edited == town.now()


async def test_changing_buttons_alone_marks_nothing_as_edited(town: Town, group: Chat, bot: telegram.Bot) -> None:
    sent = await bot.send_message(GROUP, "待受理", reply_markup=keyboard(受理="a"))
    await bot.edit_message_reply_markup(GROUP, sent.message_id, reply_markup=keyboard(交办="b"))
    assert (group.last.labels, group.last.edited, len(group.last.versions)) == (["交办"], None, 1)


async def test_files_go_up_come_down_and_are_sent_again(town: Town, group: Chat, bot: telegram.Bot) -> None:
    content = "第一行\r\n".encode() + bytes(range(256))
    sent = await bot.send_document(GROUP, content, filename="报表.xlsx", caption="<i>本月</i>", parse_mode="HTML")
    assert sent.document is not None
    assert (sent.document.file_name, sent.document.file_size) == ("报表.xlsx", len(content))
    file = await bot.get_file(sent.document.file_id)
    assert bytes(await file.download_as_bytearray()) == content
    await bot.send_document(GROUP, sent.document.file_id)
    assert group.last.attachment == town.files[sent.document.file_id]


async def test_albums_and_copies_stay_together(town: Town, group: Chat, zhang: Person, bot: telegram.Bot) -> None:
    office = town.add_group(-1000000000002, "市长办公室")
    photos = [town.say(zhang, group, photo=f"{name}.jpg", album="厂房") for name in "ab"]
    words = town.say(zhang, group, "两张照片")
    copied = await bot.copy_messages(office.id, GROUP, [message.id for message in (*photos, words)])
    first, second, third = office.messages
    assert [one.message_id for one in copied] == [1, 2, 3]
    assert first.album == second.album != "厂房"
    assert (third.album, third.copy_of, first.attachment) == (None, (GROUP, words.id), photos[0].attachment)
    await bot.copy_message(office.id, GROUP, photos[0].id, caption="说明", reply_parameters=ReplyParameters(1))
    assert (office.last.text, office.last.reply_to) == ("说明", 1)
    sent = await bot.send_media_group(office.id, [InputMediaPhoto("PHOTO-000001", "一"), InputMediaPhoto(b"raw")])
    assert sent[0].media_group_id == sent[1].media_group_id
    assert town.chat(office.id).sends == 6


async def test_asking_for_an_answer_opens_the_reply_box(town: Town, group: Chat, bot: telegram.Bot) -> None:
    ask = telegram.ForceReply(selective=True, input_field_placeholder="缺什么,一次说全")
    await bot.send_message(GROUP, "请补充", reply_markup=ask)
    assert group.last.force_reply is not None
    assert (group.last.force_reply.hint, group.last.force_reply.selective) == ("缺什么,一次说全", True)


async def test_who_is_there_and_what_the_bot_may(
    town: Town, group: Chat, zhang: Person, sun: Person, bot: telegram.Bot
) -> None:
    assert (bot.username, bot.can_read_all_group_messages) == ("xiaoer_bot", True)
    assert (await bot.get_chat(GROUP)).title == "政企沟通群"
    assert [one.user.id for one in await bot.get_chat_administrators(GROUP)] == [sun.id]
    assert await bot.get_chat_member_count(GROUP) == 3
    found = {}
    for status in ("member", "administrator", "restricted"):
        town.set_bot(group, status)
        found[status] = (await bot.get_chat_member(GROUP, bot.id)).status
    assert found == {status: status for status in found}
    assert (await bot.get_chat_member(GROUP, town.add_person(1002, "李梅").id)).status == "left"


async def test_commands_are_kept_by_scope_and_language(town: Town, group: Chat, bot: telegram.Bot) -> None:
    await bot.set_my_commands([BotCommand("new", "登记诉求")])
    await bot.set_my_commands([BotCommand("new", "Open an issue")], language_code="en")
    scope = telegram.BotCommandScopeChat(GROUP)
    await bot.set_my_commands([BotCommand("dispatch", "交办")], scope=scope)
    assert [one.description for one in await bot.get_my_commands(language_code="en")] == ["Open an issue"]
    assert [one.command for one in await bot.get_my_commands(scope=scope)] == ["dispatch"]
    await bot.delete_my_commands()
    assert await bot.get_my_commands() == ()


async def test_the_town_settles_when_the_bot_has_heard_everything_and_waits(
    town: Town, group: Chat, zhang: Person, bot: telegram.Bot
) -> None:
    async def answer_everything() -> None:
        offset = 0
        while True:
            for update in await bot.get_updates(offset=offset, timeout=30):
                await bot.send_message(GROUP, f"收到 {update.update_id}")
                offset = update.update_id + 1

    working = asyncio.create_task(answer_everything())
    for text in ("一", "二", "三"):
        town.say(zhang, group, text)
    assert not town.idle
    await town.settled()
    assert len(group.messages) == 6
    assert town.confirmed == 710_000_003
    working.cancel()
    await asyncio.gather(working, return_exceptions=True)
    await town.wait_until(lambda: not town.updates.polling)
    assert not town.idle, "a bot that is gone is not waiting"
