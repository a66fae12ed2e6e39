"""The bot as whoever watches over it sees it: over HTTP, and as systemd hears it."""

import asyncio
import re
import socket
import sqlite3

import pytest
from aiohttp import ClientSession
from sqlalchemy import text

from bot.rehearsal.refusals import too_many
from storage.engine import open_reader
from tests.process.shop import GRACE, Shop
from tests.stories.house import free_port

APPEAL = "我们公司银行贷款月底到期续不上，车间下周就要停产，请市里帮忙协调"


@pytest.fixture
def port(shop: Shop) -> int:
    port = free_port()
    shop.rewrite("[chats]", f'[watch]\nlisten = "127.0.0.1:{port}"\n[chats]')
    return port


async def ask(session: ClientSession, port: int, what: str) -> tuple[int, str]:
    async with session.get(f"http://127.0.0.1:{port}/{what}") as answer:
        return answer.status, await answer.text()


async def noted(shop: Shop, key: str) -> None:
    """Until the bot has written down that the post stands."""
    reader, stands = open_reader(shop.storage), text("SELECT 1 FROM messages WHERE key = :key")
    async with asyncio.timeout(GRACE):
        while True:
            async with reader.connect() as connection:
                if (await connection.execute(stands, {"key": key})).first():
                    break
            await asyncio.sleep(0)
    await reader.dispose()


def value(page: str, sample: str) -> float:
    (found,) = re.findall(rf"^{re.escape(sample)} (\S+)$", page, re.MULTILINE)
    return float(found)


async def test_alive_ready_and_measured(shop: Shop, port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(str(shop.folder / "notify"))
        systemd.setblocking(False)
        monkeypatch.setenv("NOTIFY_SOCKET", str(shop.folder / "notify"))
        async with shop.open() as process, ClientSession() as session:
            await shop.opened()
            assert await asyncio.get_running_loop().sock_recv(systemd, 100) == b"READY=1"
            assert await ask(session, port, "healthz") == (200, '{"alive": true, "stuck": []}')
            assert await ask(session, port, "readyz") == (200, '{"ready": true, "lacks": []}')
            office = shop.troupe.chats["office"]
            shop.town.faults.refuse("setMessageReaction", too_many(3000))
            shop.town.say(shop.troupe.people["张建国"], shop.troupe.chats["group"], APPEAL)
            await shop.town.wait_until(lambda: len(office.visible()) == 1, GRACE)
            await shop.town.wait_until(lambda: shop.town.called("setMessageReaction"), GRACE)
            await noted(shop, "office:1001")
            shop.move(10)  # a card is counted when its moment is well past
            status, page = await ask(session, port, "metrics")
            ended = await shop.end(process)
            assert systemd.recv(100) == b"STOPPING=1"
    assert (status, ended.code) == (200, 0)
    assert value(page, "xiaoer_ready") == value(page, "xiaoer_card_seconds_count") == 1
    assert value(page, 'xiaoer_issues_open{status="received"}') == 1
    assert value(page, 'xiaoer_telegram_calls_total{method="setmessagereaction",status="429"}') == 1
    assert value(page, 'xiaoer_log_records_total{action="retry_after",level="info"}') == 1
    assert value(page, 'xiaoer_outbox_pending{chat="group"}') >= 1  # the receipt, which has to wait
    assert value(page, "xiaoer_last_poll_age_seconds") < 60
    private = [*shop.troupe.people, *(chat.title for chat in shop.troupe.chats.values()), "贷款", shop.town.token]
    assert not [word for word in private if word in page]


async def test_before_telegram_answers_it_is_alive_and_not_ready(shop: Shop, port: int) -> None:
    shop.town.faults.silence(None, times=1000)
    async with shop.open() as process, ClientSession() as session:
        await shop.town.wait_until(lambda: shop.town.calls, GRACE)
        assert (await ask(session, port, "healthz"))[0] == 200
        assert await ask(session, port, "readyz") == (503, '{"ready": false, "lacks": ["start", "telegram"]}')
        assert value((await ask(session, port, "metrics"))[1], "xiaoer_database_readable") == 0
        await shop.end(process)


@pytest.mark.sqlite("another one holds the lock on its file")
async def test_while_somebody_holds_the_database(shop: Shop, port: int) -> None:
    async with shop.open() as process, ClientSession() as session:
        await shop.opened()
        holder = sqlite3.connect(shop.folder / "data" / "xiaoer.db", isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        assert await ask(session, port, "readyz") == (503, '{"ready": false, "lacks": ["database"]}')
        assert (await ask(session, port, "healthz"))[0] == 200
        assert value((await ask(session, port, "metrics"))[1], "xiaoer_database_readable") == 1
        holder.execute("ROLLBACK")
        holder.close()
        await shop.end(process)


async def test_the_port_is_taken(shop: Shop, port: int) -> None:
    with socket.create_server(("127.0.0.1", port)):
        ended = await shop.run()
    assert (ended.code, "Traceback" in ended.output, str(port) in ended.output) == (78, False, True), ended.output
