"""getUpdates: nothing is forgotten before it is confirmed, and only one may ask."""

import asyncio
from typing import Any

import pytest

from bot.rehearsal.chats import Chat, Person
from bot.rehearsal.town import Town
from tests.rehearsal.conftest import Api


def ids(answer: dict[str, Any]) -> list[int]:
    """Counted from the first update the town ever made."""
    return [update["update_id"] - 710_000_000 for update in answer["result"]]


@pytest.fixture
def four(town: Town, group: Chat, zhang: Person) -> Town:
    for text in ("一", "二", "三", "四"):
        town.say(zhang, group, text)
    return town


ASKED = [
    ({}, [1, 2, 3, 4], [1, 2, 3, 4]),
    ({"offset": 710_000_003}, [3, 4], [3, 4]),
    ({"offset": 710_000_003, "limit": 1}, [3], [3, 4]),
    ({"offset": 710_000_005}, [], []),
    ({"limit": 2}, [1, 2], [1, 2, 3, 4]),
    ({"offset": -1}, [4], [4]),
    ({"offset": -3, "limit": 1}, [2], [2, 3, 4]),
    ({"offset": -9}, [1, 2, 3, 4], [1, 2, 3, 4]),
]


@pytest.mark.parametrize(("parameters", "given", "kept"), ASKED)
async def test_an_offset_confirms_what_is_below_it(
    four: Town, api: Api, parameters: dict[str, int], given: list[int], kept: list[int]
) -> None:
    assert ids(await api("getUpdates", **parameters)) == given
    assert ids(await api("getUpdates")) == kept
    assert four.confirmed == (710_000_000 + 4 - len(kept) if len(kept) < 4 else 0)


async def test_a_long_poll_answers_as_soon_as_something_is_said(
    town: Town, group: Chat, zhang: Person, api: Api
) -> None:
    poll = asyncio.create_task(api("getUpdates", timeout=30))
    await town.wait_until(lambda: town.updates.polling)
    town.say(zhang, group, "停电了")
    answer = await poll
    assert answer["result"][0]["message"]["text"] == "停电了"
    assert not town.updates.polling


async def test_a_long_poll_ends_empty(town: Town, api: Api) -> None:
    assert await town.updates.poll(timeout=0.001) == []
    assert not town.updates.polling


async def test_the_second_to_ask_ends_the_first(town: Town, api: Api) -> None:
    first = asyncio.create_task(api("getUpdates", timeout=30))
    await town.wait_until(lambda: town.updates.polling)
    second = asyncio.create_task(api("getUpdates", timeout=30))
    answer = await first
    assert (answer["error_code"], answer["description"]) == (
        409,
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    )
    assert town.updates.polling
    town.inject({"something": {}})
    assert ids(await second) == [1]


async def test_a_webhook_and_asking_exclude_each_other(town: Town, api: Api) -> None:
    poll = asyncio.create_task(api("getUpdates", timeout=30))
    await town.wait_until(lambda: town.updates.polling)
    await api("setWebhook", url="https://example.com/hook")
    assert (await poll)["description"] == "Conflict: terminated by setWebhook request"
    assert (await api("getUpdates"))["description"] == (
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
    )
    await api("deleteWebhook")
    assert (await api("getUpdates"))["ok"]


async def test_allowed_updates_are_remembered(town: Town, group: Chat, zhang: Person, api: Api) -> None:
    await api("getUpdates", allowed_updates=["callback_query"])
    town.say(zhang, group, "没人听见")
    assert (await api("getUpdates"))["result"] == []
    await api("getUpdates", allowed_updates=[])
    town.say(zhang, group, "听见了")
    assert len((await api("getUpdates"))["result"]) == 1


async def test_reactions_and_members_only_come_when_asked_for(
    town: Town, group: Chat, zhang: Person, sun: Person, api: Api
) -> None:
    message = town.say(sun, group, "请签收")
    town.set_bot(group, "administrator")
    town.react(zhang, message, "👍")
    town.join(town.add_person(1002, "李梅"), group)
    kinds = [sorted(update)[0] for update in (await api("getUpdates"))["result"]]
    assert kinds == ["message", "my_chat_member", "message"]
    await api("getUpdates", offset=-1, allowed_updates=["message_reaction", "chat_member"])
    town.react(zhang, message)
    town.leave(zhang, group)
    reaction, left = (await api("getUpdates"))["result"][1:]
    assert reaction["message_reaction"]["old_reaction"] == [{"type": "emoji", "emoji": "👍"}]
    assert reaction["message_reaction"]["new_reaction"] == []
    assert left["chat_member"]["new_chat_member"]["status"] == "left"


async def test_anything_can_be_injected_and_ids_can_jump(town: Town, group: Chat, zhang: Person, api: Api) -> None:
    town.inject({"business_telepathy": {"thought": "?"}})
    town.inject({"update_id": 710_000_500, "message": "not even an object"})
    town.updates.next_id = 910_000_000
    town.say(zhang, group, "过了一周")
    assert ids(await api("getUpdates")) == [1, 500, 200_000_000]
    assert ids(await api("getUpdates", offset=710_000_501)) == [200_000_000]
