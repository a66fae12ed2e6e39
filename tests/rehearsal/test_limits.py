"""20 messages a minute in a group, 30 a second overall: a true sliding window over the town's time."""

from time import process_time

import pytest

from bot.rehearsal.botapi.methods import call
from bot.rehearsal.botapi.parameters import Parameters
from bot.rehearsal.chats import Chat, Person
from bot.rehearsal.limits import Pace, TooMany
from bot.rehearsal.refusals import Refused
from bot.rehearsal.town import Town
from tests.rehearsal.conftest import GROUP, Api, MovingClock


async def send(api: Api, chat: int = GROUP) -> int:
    """0 when it went through, else retry_after."""
    answer = await api("sendMessage", chat_id=chat, text="你好")
    if answer["ok"]:
        return 0
    wait: int = answer["parameters"]["retry_after"]
    assert answer["description"] == f"Too Many Requests: retry after {wait}"
    assert answer["error_code"] == 429
    return wait


async def test_the_21st_message_of_a_minute_waits_for_the_first_to_be_a_minute_old(
    town: Town, group: Chat, api: Api, clock: MovingClock
) -> None:
    for _ in range(20):
        assert await send(api) == 0
        clock.move(2)
    assert await send(api) == 20
    clock.move(19.5)
    assert await send(api) == 1
    clock.move(0.5)
    assert await send(api) == 0
    assert await send(api) == 2
    assert group.sends == 21


async def test_edits_reactions_and_what_people_say_are_free(
    town: Town, group: Chat, zhang: Person, api: Api, clock: MovingClock
) -> None:
    for number in range(19):
        town.say(zhang, group, "说话不算")
        assert await send(api) == 0
        await api("editMessageText", chat_id=GROUP, message_id=group.last.id, text=f"{number}")
        await api("setMessageReaction", chat_id=GROUP, message_id=1, reaction=[{"type": "emoji", "emoji": "👀"}])
    assert await send(api) == 0
    assert await send(api) == 60


async def test_an_album_and_copies_of_n_count_n(
    town: Town, group: Chat, zhang: Person, api: Api, clock: MovingClock
) -> None:
    for name in "abcdefghij":
        town.say(zhang, group, photo=f"{name}.jpg", album="厂房")
    copies = {"chat_id": GROUP, "from_chat_id": GROUP, "message_ids": list(range(1, 11))}
    assert (await api("copyMessages", **copies))["ok"]
    media = [{"type": "photo", "media": f"PHOTO-{number:06}"} for number in range(1, 11)]
    assert (await api("sendMediaGroup", chat_id=GROUP, media=media))["ok"]
    assert (await api("sendMediaGroup", chat_id=GROUP, media=media))["parameters"]["retry_after"] == 60
    assert group.sends == 20


async def test_each_group_has_its_own_minute_and_private_chats_none(
    town: Town, group: Chat, zhang: Person, api: Api, clock: MovingClock
) -> None:
    town.say(zhang, zhang, "/start")
    other = town.add_group(-1000000000002, "督查室")
    for _ in range(20):
        assert await send(api) == 0
    assert await send(api) == 60
    assert await send(api, other.id) == 0
    for _ in range(9):
        assert await send(api, zhang.id) == 0
    assert await send(api, zhang.id) == 1, "30 a second over all chats"
    clock.move(1)
    assert await send(api, zhang.id) == 0


async def test_every_429_of_the_limits_is_written_down_and_no_other(town: Town, group: Chat, api: Api) -> None:
    town.faults.too_many("sendMessage", 7)
    assert await send(api) == 7
    for _ in range(20):
        assert await send(api) == 0
    assert town.too_many_given == []
    assert await send(api) == 60
    assert town.too_many_given == [TooMany("sendMessage", str(GROUP), 60, town.now())]


async def test_a_flood_of_talk_passes_quickly(clock: MovingClock) -> None:
    """500 said and 500 sent: no call looks at all the messages there are, so the second half takes no longer."""
    town = Town(clock=clock, group_pace=None, overall_pace=None)
    zhang = town.add_person(1001, "张建国")
    group = town.add_group(GROUP, "群", [zhang])
    halves = [await _flood(town, group, zhang) for _ in range(2)]
    assert len(group.messages) == 1000
    assert halves[1] < 5 * halves[0] + 0.1


async def _flood(town: Town, group: Chat, zhang: Person) -> float:
    """Seconds of the processor for 250 messages and their answers."""
    started = process_time()
    for number in range(250):
        said = town.say(zhang, group, f"第{number}条")
        parameters = Parameters({"chat_id": GROUP, "text": "收到", "reply_parameters": {"message_id": said.id}})
        reply = await call(town, "sendMessage", parameters)
        assert reply.status == 200
        assert town.changed_since(said.revision) == [group.last]
    return process_time() - started


async def test_what_is_refused_for_another_reason_does_not_count(group: Chat, api: Api) -> None:
    for _ in range(40):
        assert not (await api("sendMessage", chat_id=GROUP, text=""))["ok"]
    assert await send(api) == 0


@pytest.mark.parametrize(("group_pace", "refused_at"), [(None, None), (Pace(3, 10), 4)])
async def test_the_pace_is_the_towns_choice(
    clock: MovingClock, group_pace: Pace | None, refused_at: int | None
) -> None:
    town = Town(clock=clock, group_pace=group_pace, overall_pace=None)
    chat = town.add_group(GROUP, "群")
    for number in range(1, 60):
        wait = _take(town, chat)
        if wait:
            assert (number, wait) == (refused_at, 10)
            return
    assert refused_at is None


def _take(town: Town, chat: Chat) -> int:
    try:
        town.limits.take(chat.id, chat.is_group, 1, town.now())
    except Refused as refused:
        return int(refused.parameters["retry_after"])
    return 0
