"""The running bot, asked where it answers to whoever watches over it; and what Telegram says of its own side."""

import re
from collections.abc import Iterator

from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.config import Settings
from bot.doctor.findings import Finding, fine, note, wrong
from bot.telegram.server import Server

#: Seconds for the bot to answer: it may wait three for its database.
PATIENCE = 10.0
#: Updates that may wait at Telegram; a long poll fetches them at once.
MANY = 100
#: Seconds between two clocks: Telegram tells whole ones, and the way there and back takes some.
APART = 10.0

_CONFLICTS = re.compile(r'^xiaoer_log_records_total\{action="conflict",[^}]*\} (\S+)$', re.MULTILINE)


async def look_at_bot(settings: Settings) -> list[Finding]:
    if settings.watch.address is None:
        return [note("bot_unknown")]
    root = f"http://{settings.watch.listen}"
    try:
        async with ClientSession(timeout=ClientTimeout(PATIENCE)) as session:
            async with session.get(f"{root}/healthz") as answer:
                stuck = (await answer.json())["stuck"]
            async with session.get(f"{root}/readyz") as answer:
                lacks = (await answer.json())["lacks"]
            async with session.get(f"{root}/metrics") as answer:
                metrics = await answer.text()
    except (ClientError, TimeoutError, OSError, ValueError, KeyError):
        return [wrong("bot_silent", address=settings.watch.listen)]
    return [*_told(stuck, lacks, metrics)] or [fine("bot_fine")]


def _told(stuck: list[str], lacks: list[str], metrics: str) -> Iterator[Finding]:
    if stuck:
        yield wrong("bot_stuck", loops=", ".join(stuck))
    if lacks:
        yield wrong("bot_not_ready", lacks=", ".join(lacks))
    conflicts = sum(float(count) for count in _CONFLICTS.findall(metrics))
    if conflicts:
        yield wrong("second_instance", count=int(conflicts))


def look_at_server(settings: Settings, server: Server) -> list[Finding]:
    return [*_clock(server), *_webhook(settings, server)]


def _clock(server: Server) -> Iterator[Finding]:
    if server.ahead is None:
        return
    apart = abs(server.ahead)
    yield fine("clock_fine") if apart < APART else wrong("clock_wrong", seconds=round(apart))


def _webhook(settings: Settings, server: Server) -> Iterator[Finding]:
    webhook = settings.telegram.webhook if settings.telegram.mode == "webhook" else None
    if webhook is None and server.url:
        yield wrong("webhook_elsewhere", url=server.url)
    if webhook is not None and server.url != webhook.url:
        yield wrong("webhook_missing", url=server.url or "–")
    elif webhook is not None and server.error:
        yield wrong("webhook_failing", url=server.url, error=server.error)
    if server.pending >= MANY:
        yield wrong("updates_pile_up", count=server.pending)
