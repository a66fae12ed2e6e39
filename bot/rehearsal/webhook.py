"""Pushing updates to the bot's webhook: one at a time, in order, again and again until it says 2xx."""

import asyncio

import aiohttp

from bot.rehearsal.world import World

HEADER = "X-Telegram-Bot-Api-Secret-Token"
FIRST_PAUSE, LONGEST_PAUSE = 0.05, 2.0  # seconds between attempts
PATIENCE = aiohttp.ClientTimeout(total=30)


async def push_updates(world: World) -> None:
    """Runs until cancelled; does nothing while no webhook is set."""
    pause = FIRST_PAUSE
    async with aiohttp.ClientSession(timeout=PATIENCE) as session:
        while True:
            while not (world.webhook.url and world.updates.pending):
                await world.changed()
            if await push_one(world, session):
                pause = FIRST_PAUSE
            else:
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST_PAUSE)


async def push_one(world: World, session: aiohttp.ClientSession) -> bool:
    """Push the oldest update; confirmed when the webhook answers 2xx, else the reason is noted for getWebhookInfo."""
    webhook, update = world.webhook, world.updates.pending[0]
    headers = {HEADER: webhook.secret} if webhook.secret else {}
    try:
        async with session.post(webhook.url, json=update, headers=headers) as answer:
            if answer.ok:
                world.updates.confirm(update["update_id"])
                return True
            webhook.error = f"Wrong response from the webhook: {answer.status} {answer.reason}"
    except (aiohttp.ClientError, TimeoutError) as error:
        webhook.error = f"Connection failed: {error}"
    webhook.error_at = world.now()
    world.notify()
    return False
