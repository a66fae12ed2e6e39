"""Bot API methods by which the bot gets its updates: asking for them, or having them pushed."""

import re
from urllib.parse import urlsplit

from bot.rehearsal.botapi.parameters import Parameters
from bot.rehearsal.payloads import Json
from bot.rehearsal.refusals import bad_request, conflict
from bot.rehearsal.updates import WEBHOOKED
from bot.rehearsal.world import Webhook, World

LOOPBACK = ("127.0.0.1", "localhost", "::1")
LONGEST_POLL = 50  # seconds


async def get_updates(world: World, parameters: Parameters) -> list[Json]:
    if world.webhook.url:
        raise conflict(WEBHOOKED)
    world.updates.allow(parameters.sequence("allowed_updates"))
    timeout = min(max(parameters.number("timeout"), 0), LONGEST_POLL)
    return await world.updates.poll(parameters.number("offset"), parameters.number("limit", 100), timeout)


def set_webhook(world: World, parameters: Parameters) -> bool:
    """Telegram wants HTTPS; a rehearsal also pushes to plain HTTP on this very machine."""
    url, secret = parameters.text("url"), parameters.text("secret_token")
    address = urlsplit(url)
    if url and address.scheme != "https" and address.hostname not in LOOPBACK:
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", secret):
        raise bad_request("secret token contains unallowed characters")
    world.updates.allow(parameters.sequence("allowed_updates"))
    if parameters.flag("drop_pending_updates"):
        world.updates.drop()
    world.webhook = Webhook(url, secret, parameters.number("max_connections", 40))
    world.updates.end_poll(conflict("terminated by setWebhook request"))
    world.notify()
    return True


def delete_webhook(world: World, parameters: Parameters) -> bool:
    if parameters.flag("drop_pending_updates"):
        world.updates.drop()
    world.webhook = Webhook()
    world.notify()
    return True


def get_webhook_info(world: World, parameters: Parameters) -> Json:
    webhook = world.webhook
    info: Json = {
        "url": webhook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates.pending),
    }
    if webhook.url:
        info |= {"max_connections": webhook.max_connections, "ip_address": "127.0.0.1"}
    if webhook.error_at is not None:
        info |= {"last_error_date": int(webhook.error_at.timestamp()), "last_error_message": webhook.error}
    if world.updates.allowed is not None:
        info["allowed_updates"] = sorted(world.updates.allowed)
    return info
