"""The bench's Bot API stand-in: what the real client library makes of it, its limits, and what it tells afterwards."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from telegram.error import RetryAfter

from bot.bench.crowd import OFFICE, group_at
from bot.bench.processes import TOKEN, StandIn, stand_in
from bot.telegram.client import bot_at, say_goodbye, say_hello


@pytest.fixture
def api(tmp_path: Path) -> Iterator[StandIn]:
    with stand_in(tmp_path, limits=True) as serving:
        yield serving


async def test_updates_are_handed_out_until_they_are_confirmed(api: StandIn) -> None:
    bot = bot_at(api.address, TOKEN)
    await say_hello(bot)
    api.say(3, people=2)
    batches = [await bot.do_api_request("getupdates", {"offset": at, "limit": 2, "timeout": 0}) for at in (0, 2, 4)]
    await say_goodbye(bot)
    assert [[update["update_id"] for update in batch] for batch in batches] == [[1, 2], [2, 3], []]
    texts = [update["message"]["text"] for update in (*batches[0], batches[1][1])]
    assert len(set(texts)) == 3
    assert [(one.update, one.chat, one.message) for one in api.results().said] == [
        (n, group_at(0), n) for n in (1, 2, 3)
    ]


async def test_the_twenty_first_message_of_a_minute_is_too_many(api: StandIn) -> None:
    bot = bot_at(api.address, TOKEN)
    await say_hello(bot)
    for number in range(20):
        await bot.send_message(OFFICE, f"#ZQ{number}")
    with pytest.raises(RetryAfter):
        await bot.edit_message_text("#ZQ0", chat_id=OFFICE, message_id=1)
    await bot.set_message_reaction(group_at(0), 1, "👌")
    await say_goodbye(bot)
    done = [(call.method, call.status) for call in api.results().calls if call.chat]
    assert done[0] == ("sendMessage", 200)
    assert done[-2:] == [("editMessageText", 429), ("setMessageReaction", 200)]
    assert api.results().calls[1].text == "#ZQ0"
