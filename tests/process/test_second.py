"""A second bot on one SQLite database is turned away; the commands beside the bot are not."""

import sys

import pytest
from typer.testing import CliRunner

from bot.cli import app
from tests.process.shop import Shop


@pytest.mark.sqlite("several bots may work on PostgreSQL")
async def test_a_second_bot_says_who_is_there_and_goes(shop: Shop) -> None:
    async with shop.open() as first:
        await shop.opened()
        second = await shop.run()
        assert second.code == 75
        assert f"另一个小二（进程 {first.pid}）正在用这个数据库。" in second.output
        assert (await shop.end(first)).code == 0


@pytest.mark.usefixtures("log_as_before")
def test_postgresql_without_its_driver(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    storage = "postgresql+psycopg://xiaoer@127.0.0.1/xiaoer"
    shop.rewrite(shop.storage, storage)
    monkeypatch.setitem(sys.modules, "psycopg", None)
    ended = CliRunner().invoke(app, ["run", "--config", str(shop.config)])
    assert ended.exit_code == 78
    assert "没有安装它的驱动（psycopg）" in ended.output
