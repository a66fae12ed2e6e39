"""getUpdates or a webhook → the inbox; confirmed only once it is stored.

python-telegram-bot's own Updater confirms updates before anybody has read them: a kill loses them. Only `Bot` is used.
"""

import asyncio
import hmac
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

import structlog
from aiohttp import web
from telegram import Bot
from telegram.error import BadRequest, Conflict, EndPointNotFound, InvalidToken, RetryAfter, TelegramError

from bot.service.pulse import Pulse
from bot.telegram.fields import GREATEST_ID
from bot.telegram.outcomes import seconds_of
from bot.telegram.parse import ALLOWED_UPDATES

log = structlog.get_logger(__name__)

Store = Callable[[list[dict[str, Any]]], Awaitable[None]]

#: Seconds.
LONG_POLL = 25
SLOWLY = 10.0
BACK_OFF, LONGEST = 1.0, 60.0
BATCH = 100
#: Of a webhook's request: Telegram's updates are far smaller.
MOST_BYTES = 1_000_000
#: Seconds for requests of the webhook that are in hand when we stop; Telegram sends again what it did not get through.
LAST_REQUESTS = 3.0
#: What 401 and 404 are to the library, the latter once it knows the bot; its own sentences quote the token.
TOKEN_ERRORS = (InvalidToken, EndPointNotFound)


class TokenRefused(Exception):
    """Telegram does not know this token (401, 404)."""


class AddressRefused(Exception):
    """Telegram does not want the webhook's address (400)."""


class Poller:
    """Long polling: store the batch, then move the offset. The first call confirms nothing."""

    def __init__(self, bot: Bot, store: Store, *, long_poll: int = LONG_POLL) -> None:
        self._bot = bot
        self._store = store
        self._long_poll = long_poll
        self._offset: int | None = None
        self._failures = 0
        self.pulse = Pulse()

    async def run(self) -> None:
        """Until cancelled. Raises TokenRefused."""
        self._offset = None  # another process may have confirmed more than we did
        while True:
            self.pulse.beat()
            pause = await self._try_once()
            self.pulse.rest()
            if pause:
                await asyncio.sleep(pause)

    async def _try_once(self) -> float:
        """One call; the seconds to wait before the next."""
        try:
            try:
                await self.poll_once()
            except Conflict as error:
                return await self._conflict(error)
        except TOKEN_ERRORS:
            raise TokenRefused("401 Unauthorized") from None
        except RetryAfter as error:
            return seconds_of(error)
        except TelegramError as error:
            return self._backed_off(error)
        self._failures = 0
        return 0

    async def _conflict(self, error: Conflict) -> float:
        if "webhook" in str(error).casefold():
            await self._bot.delete_webhook()
            log.info("webhook_removed")
            return BACK_OFF
        log.warning("conflict", error=str(error))
        return SLOWLY

    def _backed_off(self, error: Exception) -> float:
        self._failures += 1
        pause: float = min(BACK_OFF * 2 ** (self._failures - 1), LONGEST)
        log.warning("network", error=str(error), seconds=pause)
        return pause

    async def poll_once(self) -> None:
        batch = await self._bot.do_api_request(
            "getupdates",  # in this spelling the library does not point to its own get_updates, which is not raw
            api_kwargs={
                "offset": self._offset,
                "limit": BATCH,
                "timeout": self._long_poll,
                "allowed_updates": list(ALLOWED_UPDATES),
            },
            read_timeout=self._long_poll + 10,
        )
        updates = readable(batch)
        if batch != [] and not updates:
            raise TelegramError("updates without an id")
        self.pulse.rest()  # a database that is locked holds it up as long as that takes
        await self._store(updates)
        # Nothing left: all is confirmed, and after a quiet week the ids may begin anew below this offset.
        self._offset = max(update["update_id"] for update in updates) + 1 if updates else None


def readable(batch: object) -> list[dict[str, Any]]:
    """The updates that have an id to confirm them by; anything else can't even be set aside."""
    items = batch if isinstance(batch, list) else [batch]
    updates = [item for item in items if isinstance(item, dict) and _is_id(item.get("update_id"))]
    if len(updates) < len(items):
        log.error("no_update_id", count=len(items) - len(updates))
    return updates


def _is_id(value: object) -> bool:
    return type(value) is int and abs(value) <= GREATEST_ID


@dataclass(frozen=True, slots=True)
class WebhookAddress:
    listen: str
    port: int
    url: str  # as Telegram calls it; a proxy before us leaves its path as it is
    secret: str

    @property
    def path(self) -> str:
        return unquote(urlsplit(self.url).path) or "/"


class Webhook:
    """Telegram posts updates to us: 200 is the confirmation, so it is answered after the insert."""

    def __init__(self, bot: Bot, store: Store, address: WebhookAddress) -> None:
        self._bot = bot
        self._store = store
        self._address = address
        self.pulse = Pulse()  # it only ever waits to be called

    async def run(self) -> None:
        """Until cancelled. Raises TokenRefused, AddressRefused, and OSError where the port is taken."""
        runner = web.AppRunner(self._application(), access_log=None, shutdown_timeout=LAST_REQUESTS)
        await runner.setup()
        try:
            await web.TCPSite(runner, self._address.listen, self._address.port).start()
            await self._announce()
            await asyncio.Event().wait()
        finally:
            await runner.cleanup()

    async def _announce(self) -> None:
        """Tell Telegram the address; where it can't be reached, again later."""
        while True:
            try:
                await self._bot.set_webhook(
                    self._address.url, secret_token=self._address.secret, allowed_updates=list(ALLOWED_UPDATES)
                )
            except InvalidToken:
                raise TokenRefused("401 Unauthorized") from None
            except BadRequest as error:
                raise AddressRefused(str(error)) from None
            except TelegramError as error:
                log.warning("network", error=str(error), seconds=SLOWLY)
                await asyncio.sleep(SLOWLY)
            else:
                return

    def _application(self) -> web.Application:
        application = web.Application(client_max_size=MOST_BYTES)
        application.router.add_post("/{path:.*}", self._receive)
        return application

    async def _receive(self, request: web.Request) -> web.Response:
        if request.path != self._address.path:
            return web.Response(status=404)
        given = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        if not hmac.compare_digest(given.encode(errors="surrogateescape"), self._address.secret.encode()):
            return web.Response(status=403)
        updates = _updates_in(await request.read())
        if not updates:
            return web.Response(status=400)
        await self._store(updates)
        return web.Response()


def _updates_in(body: bytes) -> list[dict[str, Any]]:
    """None where the body is no JSON, or says nothing that has an id."""
    try:
        return readable(json.loads(body))
    except (ValueError, RecursionError):
        return []
