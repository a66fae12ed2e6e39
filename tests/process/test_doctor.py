"""`xiaoer doctor` beside the real bot, as somebody types it."""

import asyncio
import sys

import pytest

from bot.rehearsal.refusals import conflict
from tests.process.shop import GRACE, Shop
from tests.stories.house import free_port


@pytest.fixture
def watched(shop: Shop) -> Shop:
    shop.rewrite("[chats]", f'[watch]\nlisten = "127.0.0.1:{free_port()}"\n[chats]')
    return shop


async def doctor(shop: Shop) -> tuple[int | None, list[str]]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "doctor", "--config", str(shop.config), "--clock", str(shop.folder / "clock")),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    told, _ = await process.communicate()
    return process.returncode, told.decode().splitlines()


async def test_a_bot_that_is_well(watched: Shop) -> None:
    async with watched.open() as process:
        await watched.opened()
        for person in watched.troupe.people.values():
            watched.town.chat(person.id).started = True
        code, told = await doctor(watched)
        await watched.end(process)
    assert [line for line in told if line.startswith("✗")] == [], told
    assert (code, told[-1]) == (0, "没有发现问题。")
    assert "✓ 小二在运行，一切正常" in told


async def test_a_second_instance(watched: Shop) -> None:
    watched.town.faults.refuse("getUpdates", conflict("terminated by other getUpdates request"))
    async with watched.open() as process:
        await watched.town.wait_until(lambda: watched.town.called("getUpdates"), GRACE)
        code, told = await doctor(watched)
        await watched.end(process)
    assert code == 1
    assert "✗ 有另一个程序在用同一个 token 取消息（1 次冲突）" in told
    assert told[told.index("✗ 有另一个程序在用同一个 token 取消息（1 次冲突）") + 1] == "    请停掉其中一个"
    assert told[-1].endswith("个问题需要处理。")
