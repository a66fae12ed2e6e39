"""From the inbox on: each update once, in order; what can't be read steps aside."""

from typing import Any

import pytest
from sqlalchemy import text

from bot.core.evolve import evolve
from bot.core.messages import Said
from bot.core.register import Entry, Register
from bot.core.words import Role
from bot.service import intake as module
from bot.service.almanac import Almanac
from bot.service.intake import Intake
from bot.service.turn import Turn
from bot.telegram.parse import Parser, sender_of
from storage.issues import Outdated
from storage.work import Work
from tests.service.counter import CITY, GROUP, OFFICE, Counter, post

APPEAL = "我们公司银行贷款月底到期续不上，车间下周就要停产，请市里帮忙协调"

Raw = dict[str, Any]


@pytest.fixture
def intake(counter: Counter) -> Intake:
    reader = Parser(counter.bot.id, counter.bot.username)
    delivery = counter.delivery
    almanac = Almanac(counter.engine, CITY)
    return Intake(counter.engine, almanac, reader, sender_of, counter.clock, delivery.wake.set, delivery.is_speaking_in)


async def take_all(counter: Counter, intake: Intake, *broken: Raw) -> None:
    """Everything the town has, and these, as if it came by getUpdates."""
    updates = list(counter.town.updates.pending)
    await intake.keep(counter.bot.id, [*broken, *updates])
    while await intake.take_next():
        pass


async def stands(counter: Counter) -> list[tuple[int, str]]:
    async with Work(counter.engine) as work:
        return [(issue.number, issue.requester.name) for issue in await work.issues.all()]


async def test_an_appeal_is_one_issue_however_often_it_comes(counter: Counter, intake: Intake) -> None:
    counter.town.say(counter.zhang, counter.group, APPEAL)
    await take_all(counter, intake)
    await take_all(counter, intake)
    assert await stands(counter) == [(1001, "张建国")]
    async with Work(counter.engine) as work:
        (opened,) = await work.journal.of(1001)
        assert (evolve(None, opened), 1) == await work.issues.get(1001)
    await counter.work_off()
    assert len(counter.posts(counter.group)) == len(counter.posts(counter.office)) == 1


async def test_what_can_not_be_read_is_set_aside_and_the_office_is_told_once(counter: Counter, intake: Intake) -> None:
    counter.town.say(counter.zhang, counter.group, APPEAL)
    broken = {"update_id": 5, "message": {"message_id": 1, "chat": {"id": "?"}, "from": {"id": 1}, "text": "x"}}
    await take_all(counter, intake, broken, {"update_id": 6, "message": 7})
    await take_all(counter, intake, broken)
    await counter.work_off()
    assert await stands(counter) == [(1001, "张建国")]
    told = [message for message in counter.texts(counter.office) if "ZQ1001" not in message]
    assert len(told) == 2
    async with counter.engine.begin() as connection:
        rows = (await connection.execute(text("SELECT state, error FROM inbox ORDER BY seq"))).all()
    assert [row.state for row in rows] == ["aside", "aside", "done"]
    assert "TypeError" in rows[0].error
    assert "TypeError" in rows[1].error


async def test_what_fails_in_the_middle_leaves_no_trace_but_its_reason(
    counter: Counter, intake: Intake, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(turn: Any, said: Any) -> None:
        await turn.work.messages.remember(GROUP, 7, place="said", at=turn.now)
        raise ZeroDivisionError

    monkeypatch.setattr(module, "hear", fail)
    counter.town.say(counter.zhang, counter.group, APPEAL)
    await take_all(counter, intake)
    async with Work(counter.engine) as work:
        assert await work.messages.at(GROUP, 7) is None
        assert await work.inbox.unread() == 0
        assert await work.outbox.pending() == 1  # a word to the office


async def test_an_issue_that_somebody_else_changed_meanwhile_is_read_again(
    counter: Counter, intake: Intake, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[int] = []

    async def outdated_at_first(_turn: Any, _said: Any) -> None:
        tries.append(1)
        if len(tries) == 1:
            raise Outdated(1001)

    monkeypatch.setattr(module, "hear", outdated_at_first)
    counter.town.say(counter.zhang, counter.group, APPEAL)
    await intake.keep(counter.bot.id, list(counter.town.updates.pending))
    while await intake._try_next():
        pass
    assert len(tries) == 2
    async with Work(counter.engine) as work:
        assert await work.inbox.unread() == 0


@pytest.mark.parametrize(("under_way", "waited"), [(True, module.MOMENTS), (False, 0)])
async def test_an_answer_waits_for_a_note_only_while_something_is_on_its_way(
    counter: Counter, monkeypatch: pytest.MonkeyPatch, under_way: bool, waited: int
) -> None:
    """A press under any message can be forged, as often as one likes."""
    monkeypatch.setattr(module, "A_MOMENT", 0)
    reader, chats = Parser(counter.bot.id, counter.bot.username), {GROUP} if under_way else {OFFICE}
    almanac = Almanac(counter.engine, CITY)

    async def is_under_way(chat: int) -> bool:
        return chat in chats

    intake = Intake(counter.engine, almanac, reader, sender_of, counter.clock, lambda: None, is_under_way)
    counter.town.press_data(counter.zhang, counter.town.say(counter.zhang, counter.group, "早"), "do:1001:accept")
    await intake.keep(counter.bot.id, counter.town.updates.pending[-1:])
    turns = 0
    while await intake.take_next():
        turns += 1
    assert turns == waited + 1


async def test_a_delivery_under_way_is_known_by_its_chat(counter: Counter) -> None:
    await counter.put(post("card"))
    await counter.delivery.start_what_may_go()
    assert [await counter.delivery.is_speaking_in(chat) for chat in (GROUP, OFFICE)] == [True, False]
    await counter.delivery.finish()
    assert not await counter.delivery.is_speaking_in(GROUP)


async def test_a_chat_that_nobody_configured_is_not_heard(counter: Counter, intake: Intake) -> None:
    elsewhere = counter.town.add_group(-1005555555555, "别的群", [counter.zhang])
    counter.town.say(counter.zhang, elsewhere, APPEAL)
    await take_all(counter, intake)
    assert await stands(counter) == []
    assert await counter.pending() == 0


async def test_the_group_moves_and_is_heard_under_its_new_id(counter: Counter, intake: Intake) -> None:
    """Told by the service message, before the bot has said anything there."""
    counter.town.say(counter.zhang, counter.group, APPEAL)
    await take_all(counter, intake)
    counter.town.updates.drop()
    new = -1001234567999
    moved = {"message_id": 9, "date": 1, "chat": {"id": GROUP, "type": "group"}, "migrate_to_chat_id": new}
    await take_all(counter, intake, {"update_id": 8, "message": moved})
    there = counter.town.add_group(new, "政企沟通群", [counter.zhang])
    await counter.work_off()
    assert len(counter.posts(there)) == 1
    counter.clock.move(600)
    counter.town.say(counter.zhang, there, "#诉求 门口的路灯坏了三天没人修")
    await take_all(counter, intake)
    assert [number for number, _ in await stands(counter)] == [1001, 1002]


async def test_whoever_speaks_after_a_change_of_the_book_is_known(
    counter: Counter, intake: Intake, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first message enrols its sender."""
    known: list[str] = []

    async def enrol(turn: Turn, said: Said) -> None:
        known.append(turn.person(said.sender.telegram_id, "?").name)
        entry = Entry(number=1, name="张经理", roles=frozenset({Role.REQUESTER}), telegram_id=said.sender.telegram_id)
        await turn.work.register.save(Register(people=(entry,)), turn.person(31, ""), turn.now, "who")
        turn.register_changed()

    monkeypatch.setattr(module, "hear", enrol)
    for words in ("早", "早上好"):
        counter.town.say(counter.zhang, counter.group, words)
    await take_all(counter, intake)
    assert known == ["张建国", "张经理"]
