"""The menus of commands that Telegram shows beside the input field. Without them the bot works as well."""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import structlog
from telegram import Bot, BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat
from telegram.error import RetryAfter, TelegramError

from bot.telegram.outcomes import seconds_of

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Menu:
    chat: int | None  # None: every private chat
    language: str  # two letters, for people whose Telegram speaks that alone; "": for everybody else
    commands: Mapping[str, str]  # command → what it does


async def offer_commands(bot: Bot, menus: Iterable[Menu]) -> None:
    """Told anew at each start: Telegram forgets nothing, and has no call that tells of all of them at once."""
    for menu in menus:
        await _offer(bot, menu)


async def _offer(bot: Bot, menu: Menu) -> None:
    """Where Telegram wants a pause, after it; a chat that the bot is not in goes without."""
    commands = [BotCommand(name, does) for name, does in menu.commands.items()]
    scope = BotCommandScopeAllPrivateChats() if menu.chat is None else BotCommandScopeChat(menu.chat)
    try:
        await bot.set_my_commands(commands, scope=scope, language_code=menu.language or None)
    except RetryAfter as error:
        await asyncio.sleep(seconds_of(error))
        await _offer(bot, menu)
    except TelegramError as error:
        log.warning("no_menu", chat=menu.chat, error=str(error))
