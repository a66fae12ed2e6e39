"""A city that outgrew SQLite: `xiaoer migrate-storage`, one line of the configuration, and the bot goes on."""

from asyncio import to_thread
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.core.evolve import replay
from bot.core.words import Status
from tests.postgres import Server
from tests.stories.house import House, open_house
from tests.stories.scenes import answered, signed

pytestmark = pytest.mark.usefixtures("log_as_before")


async def migrate_storage(house: House, target: str) -> tuple[int, str]:
    words = ["migrate-storage", target, "--config", str(house.folder / "config.toml")]
    done = await to_thread(CliRunner().invoke, app, words)
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done.exit_code, done.output


async def test_it_goes_on_where_it_stopped(tmp_path: Path, server: Server) -> None:
    old, new = f"sqlite+aiosqlite:///{tmp_path / 'old.db'}", server.fresh("carried")
    async with open_house(tmp_path, storage=old) as house:
        await signed(house)
        code, said = await migrate_storage(house, new)
        assert (code, "请先停下小二" in said) == (75, True), said
        await house.stop()
        code, said = await migrate_storage(house, new)
        assert code == 0, said
        assert f'url = "{new}"' in said
        assert "✓ issues" in said
        assert "✗" not in said
        code, said = await migrate_storage(house, new)
        assert (code, "不是空的" in said) == (64, True), said
        await house.use(new)
        await house.start()
        await house.quiet()
        result = await answered(house, "已恢复供电")  # a press of a card that stood there, and a reply to another one
        await house.press("李秀英", "满意", result)
        assert (await house.issue()).status is Status.CLOSED
        await house.say("张建国", "门口道路坑洼，货车进不来，请有关部门尽快修复")
        assert (await house.issue(1002)).status is Status.RECEIVED
        await house.say("林晓", "/find 冷库", "office")
        assert house.post("office", "找到 1 件", "#ZQ1001")
        for issue in await house.issues():
            assert replay(await house.events(issue.number)) == issue


async def test_another_address_is_none(tmp_path: Path) -> None:
    async with open_house(tmp_path) as house:
        code, said = await migrate_storage(house, "mysql://db/xiaoer")
        assert (code, "postgresql+psycopg://" in said) == (64, True)
