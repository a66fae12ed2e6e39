"""What the Bot API server says of its own side: where it pushes updates, how many wait, and what its clock shows."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from aiohttp import ClientError, ClientSession, ClientTimeout
from telegram import Bot
from telegram.error import TelegramError

from bot.log import redactor
from bot.telegram.request import proxy_for

#: Seconds.
PATIENCE = 10.0
#: Of a push that failed: one that is older than this is over.
LATELY = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Server:
    url: str  # of the webhook; empty: none is set
    pending: int  # updates that wait there
    error: str  # why the last push failed, if one did lately
    ahead: float | None  # seconds that the server's clock is ahead of this computer's; None: it does not say


async def ask_server(bot: Bot, root: str) -> Server | None:
    """None where it does not answer. Initializes the bot if nobody has; the caller shuts it down."""
    try:
        await bot.initialize()
        info = await bot.get_webhook_info()
    except TelegramError:
        return None
    failed = info.last_error_date
    lately = failed is not None and datetime.now(UTC) - failed < LATELY
    error = redactor()(info.last_error_message or "") if lately else ""
    return Server(info.url, info.pending_update_count, error, await _ahead(root))


async def _ahead(root: str) -> float | None:
    """By the header that every answer has; it is asked for no page, and told no token."""
    try:
        async with ClientSession(timeout=ClientTimeout(PATIENCE)) as session:
            proxy = proxy_for(*urlsplit(root)[:2])
            async with session.head(root, proxy=proxy, allow_redirects=False) as answer:
                told = parsedate_to_datetime(answer.headers["Date"])
    except (ClientError, TimeoutError, OSError, KeyError, ValueError):
        return None
    return (told - datetime.now(UTC)).total_seconds()
