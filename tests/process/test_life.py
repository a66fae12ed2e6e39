"""How the process begins and ends: exit codes, sentences, and no secret in either."""

import signal
import socket
import sqlite3

import pytest
from aiohttp import ClientSession

from bot.rehearsal.refusals import Refused, bad_request
from tests.process.shop import GRACE, Ended, Shop

EX_CONFIG = 78
SECRET = "shop-keeper_2"
APPEAL = "我们公司银行贷款月底到期续不上，车间下周就要停产，请市里帮忙协调"


def assert_explained(ended: Ended, shop: Shop, *words: str) -> None:
    """A configuration that can't work ends with 78 and sentences for people."""
    assert ended.code == EX_CONFIG, ended.output
    assert "Traceback" not in ended.output
    assert shop.town.token not in ended.output
    assert all(word in ended.output for word in words), ended.output


# ── the end ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_told_to_stop_it_stops(shop: Shop, number: signal.Signals) -> None:
    async with shop.open() as process:
        await shop.opened()
        shop.town.say(shop.troupe.people["张建国"], shop.troupe.chats["group"], APPEAL)
        await shop.town.wait_until(lambda: len(shop.troupe.chats["office"].visible()) == 1, GRACE)
        ended = await shop.end(process, number)
    assert ended.code == 0, ended.output
    assert ended.seconds < GRACE
    assert "Traceback" not in ended.output
    assert shop.town.token not in ended.output


async def test_told_to_stop_while_telegram_does_not_answer(shop: Shop) -> None:
    """What hangs is waited for, but not for ever."""
    async with shop.open() as process:
        await shop.opened()
        shop.town.faults.silence(None, times=1000, held=True)
        shop.town.say(shop.troupe.people["张建国"], shop.troupe.chats["group"], APPEAL)
        await shop.town.wait_until(lambda: any(call.method == "sendMessage" for call in shop.town.calls), GRACE)
        ended = await shop.end(process)
    assert ended.code == 0, ended.output
    assert ended.seconds < GRACE


async def test_told_to_stop_before_telegram_ever_answered(shop: Shop) -> None:
    shop.town.faults.silence(None, times=1000)
    async with shop.open() as process:
        await shop.town.wait_until(lambda: shop.town.calls, GRACE)
        ended = await shop.end(process)
    assert ended.code == 0, ended.output
    assert ended.seconds < GRACE


# ── what can't work ───────────────────────────────────────────────────────


async def test_a_wrong_configuration(shop: Shop) -> None:
    shop.rewrite("[chats]", '[chats]\noffize = 1\n[intake]\nburst_seconds = "soon"\n[elsewhere]')
    assert_explained(await shop.run(), shop, "config.toml", "offize", "burst_seconds")


async def test_no_configuration_at_all(shop: Shop) -> None:
    shop.config.unlink()
    assert_explained(await shop.run(), shop, "config.toml")


@pytest.mark.parametrize("method", ["getMe", "getUpdates"])
async def test_a_token_that_telegram_does_not_know(shop: Shop, method: str) -> None:
    shop.town.faults.refuse(method, Refused(401, "Unauthorized"), times=9)
    assert_explained(await shop.run(), shop, "@BotFather")


async def test_an_address_for_the_webhook_that_telegram_does_not_want(shop: Shop) -> None:
    shop.town.faults.refuse("setWebhook", bad_request("bad webhook: failed to resolve host"), times=9)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        use_webhook(shop, listener)
    assert_explained(await shop.run(), shop, "[telegram.webhook]", "failed to resolve host")


async def test_the_port_of_the_webhook_is_taken(shop: Shop) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = use_webhook(shop, listener)
        ended = await shop.run()
    assert_explained(ended, shop, str(port))
    assert SECRET not in ended.output


@pytest.mark.sqlite("its file lies in a folder")
async def test_a_folder_for_the_database_that_can_not_be_made(shop: Shop) -> None:
    (shop.folder / "data").write_text("a file where a folder should be")
    assert_explained(await shop.run(), shop, "data")


async def test_a_folder_for_the_archive_that_can_not_be_made(shop: Shop) -> None:
    (shop.folder / "files").write_text("a file where a folder should be")
    shop.rewrite("[chats]", f'[attachments]\narchive = true\nfolder = "{shop.folder / "files"}"\n[chats]')
    assert_explained(await shop.run(), shop, "files")


async def test_told_to_stop_while_a_file_does_not_come(shop: Shop) -> None:
    shop.rewrite("[chats]", f'[attachments]\narchive = true\nfolder = "{shop.folder / "files"}"\n[chats]')
    async with shop.open() as process:
        await shop.opened()
        shop.town.faults.silence("getFile", times=9, held=True)
        shop.town.say(shop.troupe.people["张建国"], shop.troupe.chats["group"], APPEAL, document="a.pdf")
        await shop.town.wait_until(lambda: shop.town.called("copyMessage"), GRACE)
        ended = await shop.end(process)
    assert ended.code == 0, ended.output
    assert ended.seconds < GRACE


@pytest.mark.sqlite("a file of another kind")
async def test_something_else_where_the_database_should_be(shop: Shop) -> None:
    (shop.folder / "data").mkdir()
    (shop.folder / "data" / "xiaoer.db").write_text("this is no database, it is a letter" * 100)
    assert_explained(await shop.run(), shop, "not a database")


@pytest.mark.sqlite("its file can not be opened")
async def test_a_database_that_can_not_be_used_now(shop: Shop) -> None:
    """It may be there at the next start, so it is not the configuration's 78."""
    (shop.folder / "data" / "xiaoer.db").mkdir(parents=True)
    ended = await shop.run()
    assert (ended.code, "Traceback" in ended.output) == (75, False), ended.output
    assert "unable to open database file" in ended.output


@pytest.mark.sqlite("the file is changed by hand")
async def test_a_database_from_the_future(shop: Shop) -> None:
    async with shop.open() as process:
        await shop.opened()
        await shop.end(process)
    with sqlite3.connect(shop.folder / "data" / "xiaoer.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    assert_explained(await shop.run(), shop, "9999")


# ── in order ──────────────────────────────────────────────────────────────


async def test_the_webhook_from_update_to_card(shop: Shop) -> None:
    """Telegram pushes to a public https address; here the test is the gateway in between."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = use_webhook(shop, listener)
    async with shop.open() as process, ClientSession() as gateway:
        await shop.town.wait_until(lambda: shop.town.webhook.url, GRACE)
        shop.town.say(shop.troupe.people["张建国"], shop.troupe.chats["group"], APPEAL)
        update = shop.town.updates.pending[-1]
        shop.town.updates.drop()
        for secret, status in (("wrong", 403), (SECRET, 200), (SECRET, 200)):
            headers = {"X-Telegram-Bot-Api-Secret-Token": secret}
            async with gateway.post(f"http://127.0.0.1:{port}/hook", json=update, headers=headers) as answer:
                assert answer.status == status
        await shop.town.wait_until(lambda: len(shop.troupe.chats["office"].visible()) == 1, GRACE)
        ended = await shop.end(process)
    assert ended.code == 0, ended.output
    assert len(shop.troupe.chats["office"].visible()) == 1
    assert SECRET not in ended.output


def use_webhook(shop: Shop, listener: socket.socket) -> int:
    """The port that it will listen on: the listener's."""
    port: int = listener.getsockname()[1]
    shop.rewrite(
        "[city]",
        f'mode = "webhook"\n[telegram.webhook]\nlisten = "127.0.0.1"\nport = {port}\n'
        f'url = "https://xiaoer.example/hook"\nsecret_token = "{SECRET}"\n[city]',
    )
    return port
