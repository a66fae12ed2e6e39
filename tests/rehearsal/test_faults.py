"""Everything that goes wrong between a bot and Telegram, on demand and over real HTTP."""

import asyncio

import aiohttp
import pytest
import telegram

from bot.rehearsal.chats import Chat, Person
from bot.rehearsal.refusals import Refused, conflict
from bot.rehearsal.server import serve
from bot.rehearsal.town import Town
from tests.rehearsal.conftest import GROUP, Api


async def test_faults_strike_in_order_then_it_works(town: Town, group: Chat, api: Api) -> None:
    town.faults.too_many("sendMessage", 7, times=2)
    town.faults.refuse("sendMessage", Refused(403, "Forbidden: bot was kicked from the supergroup chat"))
    codes = [(await api("sendMessage", chat_id=GROUP, text="你好")).get("error_code") for _ in range(4)]
    assert codes == [429, 429, 403, None]
    assert town.called("sendMessage") == 4
    assert [call.status for call in town.calls] == [429, 429, 403, 200]
    assert group.sends == 1


async def test_a_fault_keeps_to_its_chat_and_method(town: Town, group: Chat, zhang: Person, api: Api) -> None:
    town.say(zhang, zhang, "/start")
    town.faults.too_many("sendMessage", chat=GROUP)
    town.faults.refuse(None, conflict("whatever comes next"), chat=zhang.id)
    assert (await api("getMe"))["ok"]
    assert (await api("sendMessage", chat_id=zhang.id, text="x"))["error_code"] == 409
    assert (await api("sendMessage", chat_id=zhang.id, text="x"))["ok"]
    assert (await api("sendMessage", chat_id=GROUP, text="x"))["error_code"] == 429


@pytest.mark.parametrize("after", [False, True])
async def test_a_gateway_error_comes_as_a_page_before_or_after_the_effect(
    town: Town, group: Chat, bot: telegram.Bot, after: bool
) -> None:
    town.faults.server_error("sendMessage", 502, after=after)
    with pytest.raises(telegram.error.NetworkError, match="Bad Gateway"):
        await bot.send_message(GROUP, "你好")
    assert len(group.messages) == after


@pytest.mark.parametrize("after", [False, True])
async def test_a_cut_line_gives_no_answer_before_or_after_the_effect(
    town: Town, group: Chat, bot: telegram.Bot, after: bool
) -> None:
    town.faults.silence("sendMessage", after=after)
    with pytest.raises(telegram.error.NetworkError, match="disconnected without sending a response"):
        await bot.send_message(GROUP, "你好")
    assert len(group.messages) == after
    assert town.calls[-1].status is None
    assert (await bot.send_message(GROUP, "又好了")).text == "又好了"


async def test_a_held_line_hangs_until_the_bot_gives_up(town: Town, group: Chat, bot: telegram.Bot) -> None:
    town.faults.silence("sendMessage", after=True, held=True)
    with pytest.raises(telegram.error.TimedOut):
        await bot.send_message(GROUP, "你好", read_timeout=0.02)
    assert group.last.text == "你好"


async def test_a_held_line_does_not_keep_the_town_from_closing(town: Town, group: Chat) -> None:
    town.faults.silence("getMe", held=True)
    async with aiohttp.ClientSession() as session:
        async with serve(town) as address:
            hanging = asyncio.create_task(session.get(f"{address}/bot{town.token}/getMe"))
            await town.wait_until(lambda: town.called("getMe"))
        async with await hanging as answer:
            assert answer.status == 503


GETTING = [
    (401, "Unauthorized", telegram.error.InvalidToken),
    (404, "Not Found", telegram.error.InvalidToken),
    (409, "Conflict: terminated by other getUpdates request", telegram.error.Conflict),
]


@pytest.mark.parametrize(("code", "words", "error"), GETTING)
async def test_getting_updates_can_fail_in_every_way(
    town: Town, bot: telegram.Bot, code: int, words: str, error: type[Exception]
) -> None:
    town.faults.refuse("getUpdates", Refused(code, words))
    with pytest.raises(error):
        await bot.get_updates()
    town.faults.server_error("getUpdates")
    with pytest.raises(telegram.error.NetworkError, match="502"):
        await bot.get_updates()
    assert await bot.get_updates() == ()


async def test_faults_to_come_can_be_called_off(town: Town, group: Chat, api: Api) -> None:
    town.faults.silence(None, times=100)
    town.faults.clear()
    assert (await api("getMe"))["ok"]
