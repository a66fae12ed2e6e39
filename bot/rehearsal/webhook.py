"""Pushing updates to the bot's webhook: one at a time, in order, again and again until it says 2xx."""

import asyncio

import aiohttp

from bot.rehearsal.updates import Json
from bot.rehearsal.world import World

HEADER = "X-Telegram-Bot-Api-Secret-Token"
FIRST_PAUSE, LONGEST_PAUSE = 0.05, 2.0  # seconds between attempts
PATIENCE = aiohttp.ClientTimeout(total=30)


async def push_updates(world: World) -> None:
    """Runs until cancelled; does nothing while no webhook is set."""
    pause = FIRST_PAUSE
    async with aiohttp.ClientSession(timeout=PATIENCE) as session:
        while True:
            if await push_one(world, session, await next_update(world)):
                pause = FIRST_PAUSE
            else:
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST_PAUSE)


async def next_update(world: World) -> Json:
    """The oldest update as soon as there is one and a webhook to push it to."""
    while True:
        update = world.updates.oldest
        if world.webhook.url and update:
            return update
        await world.changed()


async def push_one(world: World, session: aiohttp.ClientSession, update: Json) -> bool:
    """Confirmed when the webhook answers 2xx, else the reason is noted for getWebhookInfo. No redirect is followed."""
    webhook = world.webhook
    headers = {HEADER: webhook.secret} if webhook.secret else {}
    try:
        async with session.post(webhook.url, json=update, headers=headers, allow_redirects=False) as answer:
            if answer.status // 100 == 2:
                world.updates.confirm(update["update_id"])
                return True
            webhook.error = f"Wrong response from the webhook: {answer.status} {answer.reason}"
    except (aiohttp.ClientError, TimeoutError) as error:
        webhook.error = f"Connection failed: {error}"
    webhook.error_at = world.now()
    world.notify()
    return False
