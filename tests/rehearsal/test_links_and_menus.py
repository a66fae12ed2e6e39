"""Links that open the bot, and the command menus somebody sees where."""

from typing import Any

import pytest
import telegram
from telegram import BotCommand

from bot.rehearsal.chats import Chat, Person
from bot.rehearsal.town import Town
from tests.rehearsal.conftest import GROUP, OFFICE, Api
from tests.rehearsal.test_people import heard

DEFAULT, PRIVATE, GROUPS, ADMINS = "default", "all_private_chats", "all_group_chats", "all_chat_administrators"


def scope(kind: str, **more: int) -> dict[str, Any]:
    return {"type": kind, **more}


IN_GROUP, ITS_ADMINS, ONE = (
    scope("chat", chat_id=GROUP),
    scope("chat_administrators", chat_id=GROUP),
    scope("chat_member", chat_id=GROUP, user_id=3001),
)
WIDE = [scope(DEFAULT), scope(GROUPS)]
MENUS: list[tuple[list[Any], int, int, int | None]] = [
    ([], 1001, GROUP, None),
    ([scope(DEFAULT)], 1001, GROUP, 0),
    ([scope(DEFAULT), (scope(DEFAULT), "zh"), (scope(DEFAULT), "en")], 1001, GROUP, 1),
    (WIDE, 1001, GROUP, 1),
    (WIDE, 1001, 1001, 0),
    ([*WIDE, scope(PRIVATE)], 1001, 1001, 2),
    ([*WIDE, scope(ADMINS)], 1001, GROUP, 1),
    ([*WIDE, scope(ADMINS)], 3001, GROUP, 2),
    ([*WIDE, scope(ADMINS), IN_GROUP], 3001, GROUP, 3),
    ([*WIDE, scope(ADMINS), IN_GROUP, ITS_ADMINS], 3001, GROUP, 4),
    ([*WIDE, scope(ADMINS), IN_GROUP, ITS_ADMINS], 1001, GROUP, 3),
    ([*WIDE, ITS_ADMINS, ONE], 3001, GROUP, 3),
    ([*WIDE, IN_GROUP], 3001, OFFICE, 1),
    ([(scope(DEFAULT), "en"), scope(GROUPS)], 1001, 1001, None),
]


@pytest.mark.parametrize(("menus", "person", "chat", "seen"), MENUS)
async def test_the_narrowest_menu_wins(
    town: Town, group: Chat, sun: Person, api: Api, menus: list[Any], person: int, chat: int, seen: int | None
) -> None:
    town.add_group(OFFICE, "市长办公室", admins=[sun])
    for number, menu in enumerate(menus):
        where, language = menu if isinstance(menu, tuple) else (menu, "")
        commands = [{"command": f"menu_{number}", "description": "菜单"}]
        assert (await api("setMyCommands", commands=commands, scope=where, language_code=language))["ok"]
    found = [command["command"] for command in town.commands_for(town.people[person], chat)]
    assert found == ([] if seen is None else [f"menu_{seen}"])


async def test_a_menu_taken_back_uncovers_the_wider_one(
    town: Town, group: Chat, sun: Person, bot: telegram.Bot
) -> None:
    await bot.set_my_commands([BotCommand("new", "登记诉求")])
    await bot.set_my_commands([BotCommand("dispatch", "交办")], scope=telegram.BotCommandScopeChat(GROUP))
    await bot.delete_my_commands(scope=telegram.BotCommandScopeChat(GROUP))
    assert town.commands_for(sun, group) == [{"command": "new", "description": "登记诉求"}]


ONE_COMMAND = [{"command": "new", "description": "登记"}]
REFUSED = [
    ({"scope": scope("everywhere")}, "can't parse BotCommandScope: Unsupported type specified"),
    ({"scope": scope("chat")}, "can't parse BotCommandScope: Unsupported type specified"),
    ({"scope": scope("chat", chat_id=-1000000000777)}, "chat not found"),
    ({"language_code": "zh-hans"}, "invalid language code specified"),
    ({"commands": ONE_COMMAND * 101}, "BOT_COMMANDS_TOO_MUCH"),
]


@pytest.mark.parametrize(("call", "words"), REFUSED)
async def test_a_menu_is_refused(town: Town, api: Api, call: dict[str, Any], words: str) -> None:
    answer = await api("setMyCommands", **{"commands": ONE_COMMAND} | call)
    assert answer["description"] == f"Bad Request: {words}"


async def test_a_link_opens_the_private_chat_and_starts_it(
    town: Town, group: Chat, zhang: Person, bot: telegram.Bot
) -> None:
    link = telegram.InlineKeyboardButton("私下说", url="https://t.me/Xiaoer_Bot?start=evidence_1042")
    await bot.send_message(GROUP, "请补充材料", reply_markup=telegram.InlineKeyboardMarkup.from_button(link))
    said = town.follow(zhang, group.last.button("私下说"))
    assert (said.chat, said.text, said.sender) == (zhang.id, "/start evidence_1042", zhang)
    assert (await bot.send_message(zhang.id, "请发来照片")).chat.id == zhang.id
    with pytest.raises(ValueError, match="no button"):
        group.last.button("没有的")


LINKS = [
    ("https://t.me/xiaoer_bot", "/start"),
    ("tg://resolve?domain=xiaoer_bot&start=a-b_1", "/start a-b_1"),
    ("https://t.me/xiaoer_bot?start=" + "x" * 64, "/start " + "x" * 64),
    ("https://t.me/xiaoer_bot?start=" + "x" * 65, None),
    ("https://t.me/xiaoer_bot?start=有字", None),
    ("https://t.me/another_bot?start=1", None),
    ("https://example.com/", None),
]


@pytest.mark.parametrize(("link", "said"), LINKS)
def test_only_a_link_to_the_bot_starts_it(town: Town, zhang: Person, link: str, said: str | None) -> None:
    if said is not None:
        assert town.follow(zhang, link).text == said
        return
    with pytest.raises(ValueError, match="does not lead to the bot"):
        town.follow(zhang, link)


def test_a_link_brings_the_bot_into_a_group(town: Town, sun: Person) -> None:
    empty = town.add_group(-1002000000088, "市金融办办件群", [sun], bot=None)
    said = town.bring(sun, "https://t.me/Xiaoer_Bot?startgroup=a-b_1", empty)
    assert (said.chat, said.text) == (empty.id, "/start@xiaoer_bot a-b_1")
    assert empty.status_of(town.bot.id).status == "member"
    seat, joined, start = heard(town)
    assert ["my_chat_member" in seat, "new_chat_members" in joined["message"], "text" in start["message"]] == [True] * 3
    town.bring(sun, "https://t.me/xiaoer_bot?startgroup=again", empty)
    (start,) = heard(town)  # it was there already
    assert start["message"]["text"].endswith("again")
    for link in ("https://t.me/xiaoer_bot?start=a", "https://t.me/another_bot?startgroup=a"):
        with pytest.raises(ValueError, match="does not bring the bot"):
            town.bring(sun, link, empty)


async def test_the_answer_to_a_press_may_open_a_link(town: Town, group: Chat, zhang: Person, api: Api) -> None:
    keyboard = {"inline_keyboard": [[{"text": "补充", "callback_data": "more"}]]}
    await api("sendMessage", chat_id=GROUP, text="还差照片", reply_markup=keyboard)
    pressing = town.press(zhang, group.last, "补充")
    elsewhere = await api("answerCallbackQuery", callback_query_id=pressing.id, url="https://example.com")
    assert elsewhere["description"] == "Bad Request: URL_INVALID"
    await api("answerCallbackQuery", callback_query_id=pressing.id, url="https://t.me/xiaoer_bot?start=more")
    assert town.follow(zhang, pressing.url).text == "/start more"
    assert "message" in heard(town)[-1]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "example", "https://"])
async def test_a_button_leads_somewhere_real(town: Town, group: Chat, api: Api, url: str) -> None:
    keyboard = {"inline_keyboard": [[{"text": "看", "url": url}]]}
    answer = await api("sendMessage", chat_id=GROUP, text="在", reply_markup=keyboard)
    assert answer["description"] == f"Bad Request: inline keyboard button URL '{url}' is invalid: Wrong HTTP URL"
