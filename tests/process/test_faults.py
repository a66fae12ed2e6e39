"""What the disk and the line do to a running bot, one try each; `make soak` tries all of it at length."""

import asyncio
import re
from pathlib import Path

import pytest

from tests.process.shop import GRACE, Shop, open_shop
from tests.soak.disk import EX_DATAERR, no_writes
from tests.soak.faults import SHOWING
from tests.soak.gateway import Gateway, Mishap, Request, Script, instead

APPEAL = "我们公司银行贷款月底到期续不上，车间下周就要停产，请市里帮忙协调"


def appeal(shop: Shop) -> None:
    shop.town.say(shop.troupe.people["张建国"], shop.troupe.chats["group"], APPEAL)


async def has_cards(shop: Shop) -> None:
    """One in the group, one at the office. Time runs faster: nobody waits for what is tried again later."""
    async with asyncio.timeout(GRACE):
        while len(all_cards(shop)) < 2:
            shop.move(1)
            await asyncio.sleep(0.05)
    assert len(all_cards(shop)) == 2, all_cards(shop)


def all_cards(shop: Shop) -> list[str]:
    return [one for one in all_texts(shop) if one.startswith("#ZQ")]


def said_again(shop: Shop) -> int:
    """A card or, at this hour, the morning's digest: whichever came first to the gateway."""
    texts = all_texts(shop)
    return len(texts) - len(set(texts))


def all_texts(shop: Shop) -> list[str]:
    both = (shop.troupe.chats[name] for name in ("group", "office"))
    return [one.text for chat in both for one in chat.visible()]


@pytest.mark.parametrize("effect", [False, True])
async def test_killed_at_the_very_call(tmp_path: Path, effect: bool) -> None:
    """Between commit and send nothing is lost; between send and note one message is said again, and no other."""
    gateway = Gateway()
    async with open_shop(tmp_path, front=gateway.open) as shop:
        async with shop.open() as process:
            await shop.opened()
            gateway.script = killer(process, effect=effect)
            appeal(shop)
            await asyncio.wait_for(process.wait(), GRACE)
        gateway.clear()
        async with shop.open() as process:
            await shop.town.wait_until(lambda: (len(set(all_cards(shop))), said_again(shop)) == (2, effect), GRACE)
            await shop.end(process)
        assert (len(set(all_cards(shop))), said_again(shop)) == (2, effect)


def killer(process: asyncio.subprocess.Process, *, effect: bool) -> Script:
    """At the first message; no later one arrives."""
    first = True

    def script(request: Request) -> Mishap | None:
        nonlocal first
        if request.method != "sendmessage":
            return None
        done, first = first and effect, False
        return Mishap(done, lambda _: None, process.kill if process.returncode is None else lambda: None)

    return script


async def test_a_wall_on_the_way_is_not_telegram(tmp_path: Path) -> None:
    """A proxy's 403 buries nothing, and a body that breaks a parser ends nothing."""
    walls = iter([(403, b"<h1>Blocked</h1>"), (404, b"<h1>Where</h1>"), (200, b"[" * 100_000), (200, b"{}")])
    gateway = Gateway()
    async with open_shop(tmp_path, front=gateway.open) as shop, shop.open() as process:
        await shop.opened()
        gateway.script = lambda request: (
            instead(*wall) if request.method in SHOWING and (wall := next(walls, None)) else None
        )
        appeal(shop)
        await has_cards(shop)
        ended = await shop.end(process)
    assert next(walls, None) is None
    assert (ended.code, "buried" in ended.output, "Traceback" in ended.output) == (0, False, False), ended.output


@pytest.mark.sqlite("its file grows no more")
async def test_no_write_succeeds_for_a_while(shop: Shop) -> None:
    """Neither the database's nor the log's: it stays up, and takes everything up afterwards."""
    async with shop.open() as process:
        await shop.opened()
        with no_writes(process.pid):
            appeal(shop)
            await shop.town.wait_until(lambda: shop.town.updates.oldest is not None, GRACE)
            await asyncio.sleep(1.5)
            assert process.returncode is None
            assert shop.town.updates.oldest is not None, "what could not be stored was confirmed"
        await has_cards(shop)
        ended = await shop.end(process)
    assert ended.code == 0
    assert len(re.findall("storage_trouble", ended.output)) <= 3


@pytest.mark.sqlite("its file is damaged")
async def test_a_damaged_database(shop: Shop) -> None:
    async with shop.open() as process:
        await shop.opened()
        appeal(shop)
        await has_cards(shop)
        await shop.end(process)
    file = shop.folder / "data" / "xiaoer.db"
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + b"\x5a" * (len(whole) - 4096))
    ended = await shop.run()
    assert (ended.code, "Traceback" in ended.output) == (EX_DATAERR, False), ended.output
    assert "xiaoer restore" in ended.output
