"""Polling a town over HTTP: stored before it is confirmed, and nothing stops it for good but a refused token."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from structlog.testing import capture_logs
from telegram import Bot

from bot.rehearsal.chats import Chat, Person
from bot.rehearsal.faults import Faults
from bot.rehearsal.refusals import Refused, conflict, forbidden, too_many
from bot.rehearsal.server import serve
from bot.rehearsal.town import Town
from bot.telegram import receive
from bot.telegram.client import bot_at
from bot.telegram.receive import Poller, TokenRefused, readable
from tests.stories.house import free_port
from tests.telegram.receiving import Mailbox, Raw, running

pytestmark = pytest.mark.usefixtures("impatient")


def polling(bot: Bot, store: Callable[[list[Raw]], Awaitable[None]]) -> Any:
    return running(Poller(bot, store).run())


async def test_stored_before_it_is_confirmed(town: Town, group: Chat, zhang: Person, bot: Bot) -> None:
    confirmed_at_storing: list[int] = []

    async def store(updates: list[Raw]) -> None:
        confirmed_at_storing.extend(town.confirmed for _ in updates)

    for text in ("一", "二"):
        town.say(zhang, group, text)
    async with polling(bot, store):
        await town.settled()
        town.say(zhang, group, "三")
        await town.settled()
    assert confirmed_at_storing == [0, 0, 710_000_002]
    assert town.confirmed == 710_000_003


async def test_a_batch_that_is_not_stored_comes_again(town: Town, group: Chat, zhang: Person, bot: Bot) -> None:
    """As after a kill at that moment."""
    town.say(zhang, group, "一")

    async def die(_: list[Raw]) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await Poller(bot, die).run()
    assert town.confirmed == 0
    mailbox = Mailbox()
    async with polling(bot, mailbox):
        await town.settled()
    assert mailbox.texts == ["一"]


async def test_more_than_a_batch(town: Town, group: Chat, zhang: Person, bot: Bot) -> None:
    for number in range(250):
        town.say(zhang, group, str(number))
    mailbox = Mailbox()
    async with polling(bot, mailbox):
        await town.settled()
    assert mailbox.texts == [str(number) for number in range(250)]


Trouble = Callable[[Faults], None]

PASSING: dict[str, Trouble] = {
    "a gateway's page": lambda faults: faults.server_error("getUpdates", 502, times=3),
    "an error of the server": lambda faults: faults.server_error("getUpdates", 500),
    "a page with 200": lambda faults: faults.server_error("getUpdates", 200, times=2),
    "the line is cut": lambda faults: faults.silence("getUpdates", times=3),
    "a proxy's 403": lambda faults: faults.refuse("getUpdates", forbidden("not from here")),
    "too many requests": lambda faults: faults.refuse("getUpdates", too_many(0)),
    "another instance": lambda faults: faults.refuse("getUpdates", conflict("terminated by other getUpdates"), times=3),
    "a bad request": lambda faults: faults.refuse("getUpdates", Refused(400, "Bad Request: ?")),
}


@pytest.mark.parametrize("trouble", PASSING.values(), ids=PASSING.keys())
async def test_trouble_passes(trouble: Trouble, town: Town, group: Chat, zhang: Person, bot: Bot) -> None:
    town.say(zhang, group, "还在吗")
    trouble(town.faults)
    mailbox = Mailbox()
    async with polling(bot, mailbox):
        await town.settled()
    assert mailbox.texts == ["还在吗"]
    assert town.faults.coming == []


async def test_while_nobody_listens_at_that_address(town: Town, group: Chat, zhang: Person) -> None:
    port = free_port()
    town.say(zhang, group, "还在吗")
    mailbox = Mailbox()
    async with serve(town, port=port) as address:
        bot = bot_at(address, town.token)
        await bot.initialize()
    poller = Poller(bot, mailbox)
    assert await poller._try_once() > 0
    assert await poller._try_once() > 0
    async with serve(town, port=port), running(poller.run()):
        await town.settled()
    await bot.shutdown()
    assert mailbox.texts == ["还在吗"]


async def test_each_failure_waits_longer_up_to_a_minute(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receive, "BACK_OFF", 1.0)
    poller = Poller(bot, Mailbox())
    waits = [poller._backed_off(OSError("?")) for _ in range(8)]
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60]


async def test_another_instance_is_named(town: Town, bot: Bot) -> None:
    with capture_logs() as log:
        async with polling(bot, Mailbox()):
            await town.wait_until(lambda: town.updates.polling)
            await bot.get_updates(timeout=0)
            await town.settled()
    assert any(entry["event"] == "conflict" and "other getUpdates" in entry["error"] for entry in log)


@pytest.mark.parametrize("deleting_fails", [False, True])
async def test_a_webhook_of_old_is_removed(
    town: Town, group: Chat, zhang: Person, bot: Bot, deleting_fails: bool
) -> None:
    await bot.set_webhook("http://127.0.0.1:9/old")
    town.say(zhang, group, "还在吗")
    if deleting_fails:
        town.faults.server_error("deleteWebhook", 502, times=2)
    mailbox = Mailbox()
    async with polling(bot, mailbox):
        await town.settled()
    assert town.webhook.url == ""
    assert mailbox.texts == ["还在吗"]


@pytest.mark.parametrize(("code", "words"), [(401, "Unauthorized"), (404, "Not Found")])
async def test_a_refused_token_is_final(town: Town, bot: Bot, code: int, words: str) -> None:
    town.faults.refuse("getUpdates", Refused(code, words))
    with pytest.raises(TokenRefused) as refused:
        await Poller(bot, Mailbox()).run()
    assert town.token not in str(refused.value)


@pytest.mark.parametrize("first", [900_000_000, 5])
async def test_ids_may_jump_after_a_quiet_week(
    town: Town, group: Chat, zhang: Person, bot: Bot, first: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Telegram chooses the next one at random then: below ours as well."""
    mailbox = Mailbox()
    async with running(Poller(bot, mailbox, long_poll=0).run()):
        town.say(zhang, group, "一")
        await town.wait_until(lambda: town.confirmed == 710_000_001)
        polls = town.called("getUpdates")
        await town.wait_until(lambda: town.called("getUpdates") > polls + 1)  # nothing new for a while
        town.updates.next_id = first
        town.say(zhang, group, "二")
        await town.wait_until(lambda: len(mailbox.ids) == 2)
    assert mailbox.ids == [710_000_001, first]


async def test_what_has_no_id_can_not_be_stored_nor_stop_the_rest(town: Town, bot: Bot) -> None:
    good = {"update_id": 8, "message": {"text": "ok"}}
    with capture_logs() as log:
        assert readable(["?", {"message": {}}, {"update_id": "7"}, {"update_id": True}, good]) == [good]
        assert readable([{"update_id": 2**63}, good, {"update_id": -(2**63)}]) == [good]
    assert [(entry["event"], entry["count"]) for entry in log] == [("no_update_id", 4), ("no_update_id", 2)]
