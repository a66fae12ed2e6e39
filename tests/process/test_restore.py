"""The drill: a backup while the bot works, more work, a kill, a restore, a start."""

import asyncio
import re
import sys
from pathlib import Path

import pytest

from bot.core.evolve import replay
from bot.rehearsal.chats import Message
from storage.engine import open_engine
from storage.work import Work
from tests.process.shop import GRACE, Shop

pytestmark = pytest.mark.sqlite("restore puts its file back; PostgreSQL has pg_restore")

APPEAL = "我们公司银行贷款月底到期续不上，车间下周就要停产，请市里帮忙协调"
LATER = "门口道路坑洼，货车进不来，请有关部门尽快修复"
UNHEARD = "消防验收材料交了三周没有答复，请帮忙催办"


async def command(shop: Shop, *words: str | Path) -> tuple[int, str]:
    """`xiaoer …` beside the bot: its exit code, and what it says."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *words, "--config", shop.config),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        cwd=shop.folder,
    )
    said, _ = await process.communicate()
    return process.returncode or 0, said.decode()


def cards(shop: Shop, words: str) -> list[Message]:
    """At the office."""
    return [message for message in shop.troupe.chats["office"].visible() if words in message.text]


async def appeal(shop: Shop, words: str) -> None:
    """Said, and its card stands at the office."""
    shop.town.say(shop.troupe.people["张建国"], shop.troupe.chats["group"], words)
    await shop.town.wait_until(lambda: len(cards(shop, words[:6])) == 1, GRACE)
    await shop.town.settled(GRACE)
    shop.move(600)


async def test_all_up_to_the_backup_is_there_again(shop: Shop) -> None:
    backups = shop.folder / "backups"
    async with shop.open() as process:
        await shop.opened()
        await appeal(shop, APPEAL)
        code, said = await command(shop, "backup", backups)
        assert code == 0, said
        assert "诉求 1 件" in said
        (backup,) = backups.glob("*.db")
        assert backup.stat().st_mode & 0o777 == 0o600
        code, said = await command(shop, "restore", backup)
        assert (code, "正在使用" in said) == (75, True), said
        await appeal(shop, LATER)
        process.kill()
    shop.town.say(shop.troupe.people["张建国"], shop.troupe.chats["group"], UNHEARD)
    code, said = await command(shop, "restore", backup)
    assert code == 0, said
    assert "还少 1 件诉求" in said
    assert "从 ZQ1003 编起" in said
    assert re.search(r"xiaoer\.db\.replaced-\d{8}-\d{6}", said)
    async with shop.open() as process:
        await shop.town.wait_until(lambda: len(cards(shop, UNHEARD[:4])) == 1, GRACE)
        await shop.town.settled(GRACE)
        assert (await shop.end(process)).code == 0
    assert len(cards(shop, APPEAL[:6])) == 1  # it is not said anew
    await stored(shop, {1001: APPEAL, 1003: UNHEARD})


async def stored(shop: Shop, issues: dict[int, str]) -> None:
    engine = open_engine(f"sqlite+aiosqlite:///{shop.folder / 'data' / 'xiaoer.db'}")
    try:
        async with Work(engine) as work:
            assert {issue.number: issue.text for issue in await work.issues.all()} == issues
            for issue in await work.issues.all():
                assert replay(await work.journal.of(issue.number)) == issue
    finally:
        await engine.dispose()


async def test_what_is_damaged_is_not_put_back(shop: Shop) -> None:
    async with shop.open() as process:
        await shop.opened()
        await appeal(shop, APPEAL)
        await shop.end(process)
    assert (await command(shop, "backup", shop.folder / "one.db"))[0] == 0
    code, said = await command(shop, "backup", shop.folder / "one.db")
    assert (code, "没有覆盖" in said) == (64, True)
    whole = (shop.folder / "one.db").read_bytes()
    (shop.folder / "one.db").write_bytes(whole[:-1] + b"\xff")
    code, said = await command(shop, "restore", shop.folder / "one.db")
    assert (code, "校验值不符" in said) == (65, True)
    (shop.folder / "two.db").write_bytes(whole[: len(whole) // 2])
    code, said = await command(shop, "restore", shop.folder / "two.db")
    assert (code, "--unverified" in said) == (64, True)
    code, said = await command(shop, "restore", "--unverified", shop.folder / "two.db")
    assert (code, "已损坏" in said) == (65, True)
    await stored(shop, {1001: APPEAL})
