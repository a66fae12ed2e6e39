"""The menus of commands are told to Telegram, one after the other, whatever becomes of a single one."""

import pytest
from telegram import Bot

from bot.rehearsal.chats import Person
from bot.rehearsal.refusals import too_many
from bot.rehearsal.town import Town
from bot.telegram import menus
from bot.telegram.menus import Menu, offer_commands

GROUP, ELSEWHERE = -1001234567890, -1001234567899

MENUS = [
    Menu(None, "", {"new": "Raise an issue"}),
    Menu(None, "zh", {"new": "提一件诉求"}),
    Menu(GROUP, "", {"my": "看我的诉求办到哪了", "help": "我在这里能做什么"}),
]


def seen(town: Town, person: Person, chat: int) -> dict[str, str]:
    return {one["command"]: one["description"] for one in town.commands_for(person, town.chat(chat))}


async def test_each_person_sees_the_menu_of_the_chat(town: Town, bot: Bot) -> None:
    zhang, ann = town.add_person(1001, "张建国"), town.add_person(1002, "Ann", language="en-GB")
    town.add_group(GROUP, "政企沟通群", [zhang, ann])
    await offer_commands(bot, MENUS)
    assert seen(town, zhang, 1001) == {"new": "提一件诉求"}
    assert seen(town, ann, 1002) == {"new": "Raise an issue"}
    assert seen(town, zhang, GROUP) == seen(town, ann, GROUP) == dict(MENUS[2].commands)


async def test_a_chat_out_of_reach_keeps_the_others_from_nothing(town: Town, bot: Bot) -> None:
    zhang = town.add_person(1001, "张建国")
    town.add_group(GROUP, "政企沟通群", [zhang])
    await offer_commands(bot, [Menu(ELSEWHERE, "", {"my": "?"}), *MENUS])
    assert seen(town, zhang, GROUP) == dict(MENUS[2].commands)


async def test_telegram_may_want_a_pause(town: Town, bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(menus, "seconds_of", lambda error: 0.0)  # nobody waits here
    zhang = town.add_person(1001, "张建国")
    town.add_group(GROUP, "政企沟通群", [zhang])
    town.faults.refuse("setMyCommands", too_many(7))
    await offer_commands(bot, MENUS)
    assert seen(town, zhang, 1001) == {"new": "提一件诉求"}
    assert town.called("setMyCommands") == len(MENUS) + 1
