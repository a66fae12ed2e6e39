"""What can go wrong between the bot and Telegram, and at Telegram."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from aiohttp import ClientSession

from tests.soak.faults import SHOWING, Fault, Scale, on_a_bad_line, sometimes, talk
from tests.soak.gateway import (
    Answer,
    Mishap,
    Request,
    bad_gateway,
    cut,
    cut_in_the_middle,
    instead,
    too_many,
)
from tests.soak.trial import Trial

#: So many calls in a hundred go wrong.
SHARE = 0.2
HUGE = 100_000_000  # bytes
#: Answers that are JSON, and none of Telegram's.
ODD = (b"{}", b"[]", b"null", b'"ok"', b"true", b'{"ok": true}', b'{"ok": true, "result": null}', b'{"ok": false}')


def _always(mishap: Mishap) -> Fault:
    async def fault(trial: Trial, scale: Scale) -> int:
        return await on_a_bad_line(trial, sometimes(trial, SHARE, mishap), scale.few)

    return fault


async def not_json(trial: Trial, scale: Scale) -> int:
    """A page of a proxy's, cut-off JSON, nothing at all: after the effect."""
    bodies = (b"<html>Hello</html>", b'{"ok": tr', b"", b"\xff\xfe\x00", b"[" * 100_000)
    return await _bodies(trial, scale, bodies)


async def odd_json(trial: Trial, scale: Scale) -> int:
    return await _bodies(trial, scale, ODD)


async def _bodies(trial: Trial, scale: Scale, bodies: tuple[bytes, ...]) -> int:
    def script(_: Request) -> Mishap | None:
        body = trial.chance.choice(bodies)
        return instead(200, body, effect=True) if trial.chance.random() < SHARE else None

    return await on_a_bad_line(trial, script, scale.few)


async def huge(trial: Trial, scale: Scale) -> int:
    """Answers of 100 MB."""
    mishap = instead(200, b'{"ok": true, "result": "' + b"x" * HUGE + b'"}')
    left = 10

    def script(request: Request) -> Mishap | None:
        nonlocal left
        left -= request.number % 5 == 0
        return mishap if request.number % 5 == 0 and left >= 0 else None

    return await on_a_bad_line(trial, script, scale.few)


async def storm_of_429(trial: Trial, scale: Scale) -> int:
    """For a quarter of an hour and more, again and again."""

    def script(request: Request) -> Mishap | None:
        meant = request.method in {*SHOWING, "answercallbackquery"} and trial.chance.random() < 2 * SHARE
        return too_many(trial.chance.choice((1, 30, 900, 4000))) if meant else None

    return await on_a_bad_line(trial, script, scale.few)


async def away(trial: Trial, scale: Scale) -> int:
    """Telegram can't be reached for an hour of the city's, while its people go on."""
    async with trial.running():
        trial.speak(scale.few // 2)
        await asyncio.sleep(1)
        trial.gateway.cut_off()
        moment = trial.shop.clock.now()
        while (trial.shop.clock.now() - moment).total_seconds() < 3600:
            trial.speak(scale.few // 20)
            await asyncio.sleep(0.5)
        trial.gateway.away = False
        await trial.quiet()
    return 1


# ── updates ───────────────────────────────────────────────────────────────


async def twice(trial: Trial, scale: Scale) -> int:
    """Each update comes twice, in one answer and in the next ones."""
    before: list[Any] = []

    def doubled(updates: list[Any]) -> list[Any]:
        found = [*updates, *updates, *before[-20:]]
        before.extend(updates)
        return found

    return await _other_updates(trial, scale, doubled)


async def out_of_order(trial: Trial, scale: Scale) -> int:
    """Each answer is shuffled: changes come before what they change."""

    def shuffled(updates: list[Any]) -> list[Any]:
        return trial.chance.sample(updates, len(updates))

    return await _other_updates(trial, scale, shuffled)


async def _other_updates(trial: Trial, scale: Scale, other: Any) -> int:
    def change(told: Answer) -> Answer:
        found = json.loads(told.body)
        if not found.get("result"):
            return told
        return replace(told, body=json.dumps(found | {"result": other(found["result"])}).encode())

    mishap = Mishap(True, change)
    return await on_a_bad_line(trial, sometimes(trial, 1.0, mishap, "getupdates"), scale.few)


async def polled_twice(trial: Trial, scale: Scale) -> int:
    """Somebody else asks for the updates of the same token: each ends the other's call with 409."""
    times = 5
    address = f"http://127.0.0.1:{trial.gateway.port}/bot{trial.shop.town.token}/getUpdates?timeout=1"
    async with trial.running(), ClientSession() as other:
        for _ in range(times):
            trial.speak(scale.few // times)
            async with other.get(address) as answer:
                await answer.read()
            await asyncio.sleep(0.5)
        await trial.quiet()
    return times


# ── chats ─────────────────────────────────────────────────────────────────


async def upgraded(trial: Trial, scale: Scale) -> int:
    """A basic group becomes a supergroup while much is on its way into it."""
    times = 3
    for _ in range(times):
        trial.move_into_a_basic_group()
        async with trial.running():
            trial.speak(scale.few // 2)
            await asyncio.sleep(trial.chance.uniform(0.5, 1.5))
            trial.upgrade()
            await talk(trial, scale.few // 2, 2)
            await trial.quiet()
    return times


async def removed(trial: Trial, scale: Scale) -> int:
    """The bot is thrown out of a chat while much is on its way there, and added again."""
    times = 6
    async with trial.running():
        for number in range(times):
            trial.speak(scale.few // times)
            await asyncio.sleep(trial.chance.uniform(0.2, 1))
            chat = (trial.group, trial.office)[number % 2]
            trial.shop.town.kick_bot(chat)
            await asyncio.sleep(2)
            trial.shop.town.set_bot(chat, "administrator")
        await trial.quiet()
    return times


OF_THE_LINE: Mapping[str, Fault] = {
    "5xx-before-the-effect": _always(bad_gateway(effect=False)),
    "5xx-after-the-effect": _always(bad_gateway(effect=True)),
    "reset-before-the-effect": _always(cut(effect=False)),
    "reset-after-the-effect": _always(cut(effect=True)),
    "reset-mid-answer": _always(cut_in_the_middle()),
    "not-json": not_json,
    "odd-json": odd_json,
    "huge": huge,
    "429-storm": storm_of_429,
    "telegram-away": away,
    "updates-twice": twice,
    "updates-out-of-order": out_of_order,
    "polled-twice": polled_twice,
    "group-upgraded": upgraded,
    "bot-removed": removed,
}
