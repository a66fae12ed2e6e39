"""Delivery to a town that keeps Telegram's rules: order, pace, and what a refusal leads to."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.core.messages import Press
from bot.core.notices import Answer, Button, Priority, Reaction
from bot.rehearsal.refusals import bad_request, forbidden
from bot.service.noting import LONGEST, back_off
from bot.service.pace import Pace
from storage.work import Work
from tests.service.counter import GROUP, OFFICE, Counter, post

MINUTE = timedelta(minutes=1)


# ── order and pace ────────────────────────────────────────────────────────


async def test_in_order_in_each_chat(counter: Counter) -> None:
    await counter.say(*(post(f"{chat} {number}", chat=chat) for number in range(10) for chat in (GROUP, OFFICE)))
    assert counter.texts(counter.group) == [f"{GROUP} {number}" for number in range(10)]
    assert counter.texts(counter.office) == [f"{OFFICE} {number}" for number in range(10)]


async def test_when_the_pace_is_short_desks_go_first_then_milestones_then_edits(counter: Counter) -> None:
    await counter.say(post("card", "old", priority=Priority.MILESTONE))
    counter.pace = Pace(all_per_second=1)
    counter.restart()
    before = len(counter.town.calls)
    await counter.put(
        post("card", "new"),
        post("milestone", priority=Priority.MILESTONE),
        post("desk", chat=OFFICE),
        post("urgent", chat=OFFICE, priority=Priority.URGENT),
        Reaction(GROUP, counter.town.say(counter.zhang, counter.group, "停电了").id, "👀"),
    )
    while until := await counter.work_off():
        counter.clock.moment = until
    said = [call.parameters.get("text", call.method) for call in counter.town.calls[before:]]
    assert said == ["urgent", "setMessageReaction", "desk", "milestone", "new"]


async def test_sixty_appeals_at_once_never_meet_a_429(counter: Counter) -> None:
    said = [counter.town.say(counter.zhang, counter.group, f"诉求 {number}") for number in range(60)]
    began = counter.clock.now()
    for message in said:
        await counter.put(
            Reaction(GROUP, message.id, "👀"),
            post(f"card {message.id}", reply_to=message.id, priority=Priority.MILESTONE),
            post(f"desk {message.id}", chat=OFFICE),
        )
    while until := await counter.work_off():
        assert until > counter.clock.now()
        counter.clock.moment = until
    assert {call.status for call in counter.town.calls} == {200}
    assert [len(counter.posts(chat)) for chat in (counter.group, counter.office)] == [60, 60]
    assert timedelta(minutes=2) <= counter.clock.now() - began < timedelta(minutes=2, seconds=10)


async def test_the_pace_outlives_a_restart(counter: Counter) -> None:
    await counter.say(*(post(str(number)) for number in range(20)))
    counter.pace = Pace()
    counter.restart()
    await counter.delivery._recall()
    assert await counter.say(post("21")) == counter.clock.now() + MINUTE
    assert len(counter.posts(counter.group)) == 20
    counter.clock.move(60)
    await counter.work_off()
    assert counter.texts(counter.group)[-1] == "21"
    assert set(counter.statuses("sendMessage")) == {200}


async def test_an_edit_counts_like_a_message(counter: Counter) -> None:
    await counter.say(post("card", "old"), *(post(str(number)) for number in range(17)))
    assert await counter.say(post("card", "new")) is None
    assert await counter.say(post("card", "newer")) is None
    assert await counter.say(post("card", "newest")) == counter.clock.now() + MINUTE
    assert counter.texts(counter.group)[0] == "newer"
    counter.clock.move(60)
    await counter.work_off()
    assert counter.texts(counter.group)[0] == "newest"


async def test_receipts_wait_for_no_post(counter: Counter) -> None:
    said = counter.town.say(counter.zhang, counter.group, "停电了")
    counter.town.faults.silence("sendMessage", held=True)
    await counter.put(post("card"), Reaction(GROUP, said.id, "👀"))
    await counter.delivery.start_what_may_go()
    await counter.town.wait_until(lambda: said.emoji)
    await counter.town.wait_until(lambda: counter.statuses("sendMessage"))


# ── 429 ───────────────────────────────────────────────────────────────────


async def test_a_429_is_obeyed_for_its_chat_alone_and_after_a_restart_too(counter: Counter) -> None:
    counter.town.faults.too_many("sendMessage", 30, chat=GROUP)
    until = await counter.say(post("group"), post("office", chat=OFFICE))
    assert until == counter.clock.now() + timedelta(seconds=30)
    counter.pace = Pace()
    counter.restart()
    counter.clock.move(29)
    assert await counter.say(post("office 2", chat=OFFICE)) == until
    assert (counter.texts(counter.office), counter.texts(counter.group)) == (["office", "office 2"], [])
    counter.clock.move(1)
    await counter.work_off()
    assert counter.texts(counter.group) == ["group"]


@pytest.mark.parametrize(("seconds", "waits"), [(900, 900), (4000, 3600)])
async def test_a_long_429_is_asked_about_again_after_an_hour(counter: Counter, seconds: int, waits: int) -> None:
    counter.town.faults.too_many("sendMessage", seconds)
    assert await counter.say(post("1")) == counter.clock.now() + timedelta(seconds=waits)
    counter.clock.move(waits)
    await counter.work_off()
    assert counter.texts(counter.group) == ["1"]


async def test_an_answer_to_a_press_does_not_outlive_a_long_429(counter: Counter) -> None:
    counter.town.faults.too_many("answerCallbackQuery", 900, times=9)
    await counter.say(Answer("1", "好"))
    assert (counter.town.called("answerCallbackQuery"), await counter.pending()) == (1, 0)


# ── trouble that passes ───────────────────────────────────────────────────


@pytest.mark.parametrize("kind", ["a gateway's page", "the line is cut"])
@pytest.mark.parametrize("after", [False, True])
async def test_at_most_the_one_message_is_repeated(counter: Counter, kind: str, after: bool) -> None:
    if kind == "the line is cut":
        counter.town.faults.silence("sendMessage", after=after)
    else:
        counter.town.faults.server_error("sendMessage", 502, after=after)
    until = await counter.say(post("1"), post("2"))
    assert until == counter.clock.now() + timedelta(seconds=1)
    counter.clock.move(1)
    await counter.work_off()
    assert counter.texts(counter.group) == (["1", "1", "2"] if after else ["1", "2"])
    assert await counter.pending() == 0


async def test_each_failure_waits_longer(counter: Counter) -> None:
    counter.town.faults.server_error("sendMessage", 500, times=4)
    waits, until = [], await counter.say(post("1"))
    while until:
        waits.append((until - counter.clock.now()).total_seconds())
        counter.clock.moment = until
        until = await counter.work_off()
    assert waits == [1, 2, 4, 8]
    assert counter.texts(counter.group) == ["1"]
    assert back_off(1000).total_seconds() == LONGEST


# ── refused for good ──────────────────────────────────────────────────────


async def test_a_refusal_is_shown_to_the_office_once_for_an_issue_and_a_chat(counter: Counter) -> None:
    person = counter.zhang.id
    await counter.say(*(post(f"1001 {n}", chat=person, issue=1001) for n in range(3)))  # never wrote to the bot
    assert [("ZQ1001" in text, "还没打开过小二" in text) for text in counter.texts(counter.office)] == [(True, True)]
    await counter.say(post("1002", chat=person, issue=1002))
    assert len(counter.posts(counter.office)) == 2
    assert await counter.pending() == 0


@pytest.mark.parametrize("refusal", [bad_request("can't parse entities"), forbidden("bot was kicked")])
async def test_what_stands_behind_a_refusal_goes_on(counter: Counter, refusal: Exception) -> None:
    counter.town.faults.refuse("sendMessage", refusal, chat=GROUP)  # type: ignore[arg-type]  # any error that Telegram may give
    await counter.say(post("1"), post("2"))
    assert counter.texts(counter.group) == ["2"]


async def test_the_office_is_not_told_of_itself(counter: Counter) -> None:
    counter.town.kick_bot(counter.office)
    await counter.say(post("1", chat=OFFICE, issue=1001))
    assert counter.statuses("sendMessage") == [403]
    assert await counter.pending() == 0


async def test_nor_when_it_has_moved(counter: Counter) -> None:
    new = -1009876543299
    async with Work(counter.engine) as work:
        await work.chats.move(OFFICE, new)
    counter.town.add_group(new, "市长办公室", bot=None)
    await counter.say(post("1", chat=OFFICE, issue=1001))
    assert counter.statuses("sendMessage") == [403]


async def test_a_receipt_that_is_refused_is_nobodys_trouble(counter: Counter) -> None:
    await counter.say(Reaction(GROUP, 999, "👀"), Answer("no such query", "好"))
    assert counter.statuses("setMessageReaction") == counter.statuses("answerCallbackQuery") == [400]
    assert counter.texts(counter.office) == []
    assert await counter.pending() == 0


async def test_a_notice_that_can_not_even_be_written_down_is_buried(counter: Counter) -> None:
    broken = Button("?", Press("do", 1, ("受理",)))
    await counter.say(post("broken", buttons=((broken,),), issue=1001), post("behind"))
    assert counter.texts(counter.group) == ["behind"]
    assert "ZQ1001" in counter.texts(counter.office)[0]


async def test_one_that_can_not_be_read_is_buried_and_those_behind_it_go_out(counter: Counter) -> None:
    await counter.put(*(post(str(number)) for number in range(4)))
    async with counter.engine.begin() as connection:
        await connection.execute(text("UPDATE outbox SET body = '{}' WHERE key = '0'"))
        await connection.execute(text("UPDATE outbox SET kind = 'Telegraph' WHERE key = '2'"))
    while await counter.work_off():
        pass
    assert counter.texts(counter.group) == ["1", "3"]
    async with counter.engine.begin() as connection:
        errors = (await connection.execute(text("SELECT error FROM outbox WHERE state = 'buried' ORDER BY id"))).all()
    assert [row.error.partition(":")[0] for row in errors] == ["ValidationError", "KeyError"]
