"""Updates that wait are taken together: one transaction, and yet each fails for itself alone."""

from typing import Any

import pytest
from sqlalchemy import event, text

from bot.core.messages import Said
from bot.service import intake as module
from bot.service.almanac import Almanac
from bot.service.hearing import hear
from bot.service.intake import Intake
from bot.service.turn import Turn
from bot.telegram.parse import Parser, sender_of
from storage.work import Work
from tests.service.counter import CITY, GROUP, Counter
from tests.service.test_intake import APPEAL, stands

BAD = "坏"


@pytest.fixture(autouse=True)
def time_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LONGEST", 60.0)


@pytest.fixture
def intake(counter: Counter) -> Intake:
    return intake_of(counter, set())


def intake_of(counter: Counter, speaking: set[int]) -> Intake:
    reader = Parser(counter.bot.id, counter.bot.username)
    almanac = Almanac(counter.engine, CITY)

    async def is_speaking_in(chat: int) -> bool:
        return chat in speaking

    wake = counter.delivery.wake.set
    return Intake(counter.engine, almanac, reader, sender_of, counter.clock, wake, is_speaking_in)


async def say(counter: Counter, intake: Intake, *words: str) -> None:
    for one in words:
        counter.town.say(counter.zhang, counter.group, one)
        counter.clock.move(120)
    await intake.keep(counter.bot.id, list(counter.town.updates.pending))


def fail_at_bad(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was heard, however it ended."""
    heard: list[str] = []

    async def bad(turn: Turn, said: Said) -> None:
        heard.append(said.text)
        await hear(turn, said)
        assert turn.may_answer(turn.person(said.sender.telegram_id, ""))
        if said.text == BAD:
            raise ZeroDivisionError

    monkeypatch.setattr(module, "hear", bad)
    return heard


async def states(counter: Counter) -> list[str]:
    async with counter.engine.begin() as connection:
        return [row.state for row in await connection.execute(text("SELECT state FROM inbox ORDER BY seq"))]


async def test_what_waits_is_taken_in_one_transaction(counter: Counter, intake: Intake) -> None:
    await say(counter, intake, *[f"{APPEAL}{number}" for number in range(3)])
    commits: list[Any] = []
    event.listen(counter.engine.sync_engine, "commit", lambda connection: commits.append(connection))
    assert await intake.take_next()
    assert len(commits) == 1
    assert await states(counter) == ["done"] * 3
    assert not await intake.take_next()


async def test_not_more_than_so_many(counter: Counter, intake: Intake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 2)
    await say(counter, intake, "早", "早", "早")
    await intake.take_next()
    assert await states(counter) == ["done", "done", "new"]


async def test_not_for_longer_than_that(counter: Counter, intake: Intake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LONGEST", 0.0)
    await say(counter, intake, "早", "早", "早")
    await intake.take_next()
    assert await states(counter) == ["done", "new", "new"]


async def test_one_that_fails_is_set_aside_alone_and_nobody_is_charged_twice(
    counter: Counter, intake: Intake, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = fail_at_bad(monkeypatch)
    await say(counter, intake, APPEAL, BAD, "早")
    turns = 0
    while await intake.take_next():
        turns += 1
    assert heard == [APPEAL, BAD, APPEAL, BAD, "早"]
    assert turns == 4
    assert await states(counter) == ["done", "aside", "done"]
    assert await stands(counter) == [(1001, "张建国")]
    assert len(intake._hints._taken) == len([APPEAL, "早"])
    assert len(intake._queue._shares._taken) == len([APPEAL, "早"])


async def test_afterwards_they_are_taken_together_again(
    counter: Counter, intake: Intake, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_at_bad(monkeypatch)
    await say(counter, intake, BAD, "早")
    while await intake.take_next():
        pass
    counter.town.updates.drop()
    await say(counter, intake, "早", "早")
    await intake.take_next()
    assert await states(counter) == ["aside", "done", "done", "done"]


async def test_what_came_before_an_answer_that_waits_is_kept(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "A_MOMENT", 0)
    intake = intake_of(counter, {GROUP})
    greeting = counter.town.say(counter.zhang, counter.group, "早")
    counter.town.press_data(counter.zhang, greeting, "do:1001:accept")
    await intake.keep(counter.bot.id, list(counter.town.updates.pending))
    assert await intake.take_next()
    assert await states(counter) == ["done", "new"]
    turns = 0
    while await intake.take_next():
        turns += 1
    assert turns == module.MOMENTS
    assert await states(counter) == ["done", "done"]


async def test_a_batch_is_all_or_nothing(counter: Counter, intake: Intake, monkeypatch: pytest.MonkeyPatch) -> None:
    fail_at_bad(monkeypatch)
    await say(counter, intake, APPEAL, BAD)
    await intake.take_next()
    async with Work(counter.engine) as work:
        assert await work.inbox.unread() == 2
        assert not await work.issues.all()
        assert not await work.outbox.pending()
