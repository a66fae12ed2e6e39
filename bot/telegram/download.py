"""Files that people sent, fetched piece by piece: getFile, then the address it names; Telegram's answers → outcomes."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from http import HTTPStatus
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote

from telegram import Bot
from telegram.error import BadRequest, EndPointNotFound, InvalidToken, RetryAfter, TelegramError

from bot.service.ports import Fetched, Fetching, Gone, Later, TooBig, Wait
from bot.telegram.outcomes import seconds_of
from bot.telegram.request import AiohttpRequest

Into = Callable[[bytes], Awaitable[None]]
Opened = tuple[int, AsyncIterator[bytes]]  # the HTTP status, and the content

#: Seconds: until getFile answers (the server may fetch the file first), between two pieces, and for a whole file.
GET_FILE, PIECE, WHOLE = 60.0, 30.0, 1200.0
#: Bytes read at a time from a file on this computer.
LOCAL_PIECE = 256 * 1024


class Downloads:
    """Fetches files through a Bot that speaks over aiohttp."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def fetch(self, file_id: str, into: Into, most: int) -> Fetching:
        """Minutes for a large file on a slow line; a line that died is noticed in half a one."""
        try:
            path, size = await self._get_file(file_id)
            if not path:
                return Gone("getFile names no path")
            if size > most:
                return TooBig(f"{size} bytes")
            async with asyncio.timeout(WHOLE), self._opened(path) as (status, pieces):
                return await _hand_over(status, pieces, into, most)
        except FileNotFoundError:
            return Gone("not on this computer")
        except TimeoutError:
            return Later(f"not there after {WHOLE:.0f} seconds")
        except TelegramError as error:
            return _outcome(error)

    async def _get_file(self, file_id: str) -> tuple[str, int]:
        """Where it can be fetched, and its size; "" and 0 where Telegram does not say.

        The library's own get_file might take the path for one of a file of ours.
        """
        file = await self._bot.do_api_request("getfile", {"file_id": file_id}, read_timeout=GET_FILE)
        return str(file.get("file_path") or ""), int(file.get("file_size") or 0)

    @asynccontextmanager
    async def _opened(self, path: str) -> AsyncIterator[Opened]:
        """A Bot API server that runs with --local on this computer names a file; all others what an address ends in."""
        if path.startswith("/"):
            with await asyncio.to_thread(Path(path).open, "rb") as file:
                yield HTTPStatus.OK, _read(file)
        else:
            async with self._request.stream(f"{self._bot.base_file_url}/{quote(path)}", PIECE) as opened:
                yield opened

    @property
    def _request(self) -> AiohttpRequest:
        request = self._bot.request
        assert isinstance(request, AiohttpRequest)  # noqa: S101 - for mypy: `bot_at` gave it this one
        return request


async def _hand_over(status: int, pieces: AsyncIterator[bytes], into: Into, most: int) -> Fetching:
    """What was said of its size may be wrong, so it is counted."""
    if status != HTTPStatus.OK:
        return Gone(str(status)) if status == HTTPStatus.NOT_FOUND else Later(str(status))
    left = most
    async for piece in pieces:
        left -= len(piece)
        if left < 0:
            return TooBig(f"more than {most} bytes")
        await into(piece)
    return Fetched()


async def _read(file: BinaryIO) -> AsyncIterator[bytes]:
    while piece := await asyncio.to_thread(file.read, LOCAL_PIECE):
        yield piece


def _outcome(error: TelegramError) -> Fetching:
    """The order matters: python-telegram-bot's BadRequest is a NetworkError."""
    match error:
        case RetryAfter():
            return Wait(seconds_of(error))
        case InvalidToken() | EndPointNotFound():
            return Later("401 Unauthorized")
        case BadRequest() if "too big" in str(error).casefold():
            return TooBig(str(error))
        case BadRequest():
            return Gone(str(error))
        case _:
            return Later(str(error))
