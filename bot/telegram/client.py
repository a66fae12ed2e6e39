"""Telegram's Bot, set up our way: over aiohttp, patient at the start, and silent about its token."""

import asyncio
import contextlib
from collections.abc import Iterable

import structlog
from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.telegram.receive import TokenRefused
from bot.telegram.request import AiohttpRequest, Answered

log = structlog.get_logger(__name__)

#: Seconds between tries to reach Telegram at the start.
PATIENCE = 5.0


def bot_at(root: str, token: str, answered: Answered | None = None) -> Bot:
    """One connection pool for the calls, one for the long poll; `answered` is told of every answer."""
    return Bot(
        token,
        base_url=f"{root}/bot",
        base_file_url=f"{root}/file/bot",
        request=AiohttpRequest(answered=answered),
        get_updates_request=AiohttpRequest(answered=answered),
    )


async def say_hello(bot: Bot) -> None:
    """Who are we? Asked until Telegram answers. Raises TokenRefused."""
    while True:
        try:
            await bot.initialize()
        except InvalidToken:
            raise TokenRefused("401 Unauthorized") from None  # the library's own sentence quotes the token
        except TelegramError as error:
            log.warning("network", error=str(error), seconds=PATIENCE)
            await asyncio.sleep(PATIENCE)
        else:
            return


async def ask_forums(bot: Bot, chats: Iterable[int]) -> dict[int, bool]:
    """Whether they have topics; without those that Telegram does not tell about, and nobody waits long for it."""
    found: dict[int, bool] = {}
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(PATIENCE):
            for chat in chats:
                with contextlib.suppress(TelegramError):
                    told = await bot.do_api_request("getchat", {"chat_id": chat})
                    found[chat] = bool(told.get("is_forum"))
    return found


async def say_goodbye(bot: Bot) -> None:
    with contextlib.suppress(TelegramError):
        await bot.shutdown()
