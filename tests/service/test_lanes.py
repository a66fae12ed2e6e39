"""What may follow in a chat without waiting until what went before it is noted, and what may not."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.pool import AsyncAdaptedQueuePool

from bot.core.notices import Answer, Notice, Post, Priority, Reaction
from bot.service import delivery as delivering
from bot.service.almanac import Almanac
from bot.service.delivery import Delivery
from bot.service.pace import Pace
from bot.service.ports import Delivered, Later, Moved, Outcome, Wait
from storage.engine import Engine, open_engine
from storage.work import Work
from tests.databases import new_database
from tests.service.counter import CITY, GROUP, OFFICE, Clock, post

#: Turns of the event loop after which all has settled that can.
SETTLED = 40


class Line:
    """A transport that answers when it is told to."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.replied_to: list[int | None] = []
        self._waiting: dict[str, asyncio.Future[Outcome]] = {}

    async def post(self, post: Post, chat: int, reply_to: int | None, topic: int | None = None) -> Outcome:
        self.replied_to.append(reply_to)
        return await self._ask(post.text)

    async def edit(self, post: Post, chat: int, message_id: int) -> Outcome:
        return await self._ask(f"edit {message_id}: {post.text}")

    async def react(self, reaction: Reaction, chat: int) -> Outcome:
        return await self._ask(f"{reaction.message_id} {reaction.emoji}")

    async def answer(self, answer: Answer) -> Outcome:
        return await self._ask(answer.text)

    async def delete(self, chat: int, message_id: int) -> Outcome:
        raise NotImplementedError

    async def copy(
        self, chat: int, from_chat: int, message_ids: Sequence[int], *_: object, wordless: bool = False
    ) -> Outcome:
        return await self._ask(f"copies of {message_ids}")

    async def open_topic(self, chat: int, name: str) -> Outcome:
        raise NotImplementedError

    async def set_topic(self, chat: int, topic: int, *, closed: bool) -> Outcome:
        raise NotImplementedError

    async def _ask(self, what: str) -> Outcome:
        self.asked.append(what)
        answer: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
        self._waiting[what] = answer
        return await answer

    def answers(self, what: str, outcome: Outcome | None = None) -> None:
        self._waiting.pop(what).set_result(outcome or Delivered((70 + len(self.asked),)))

    @property
    def under_way(self) -> list[str]:
        return sorted(self._waiting)


class Desk:
    def __init__(self, engine: Engine, clock: Clock, pace: Pace) -> None:
        self.engine, self.clock, self.line = engine, clock, Line()
        self.delivery = Delivery(engine, Almanac(engine, CITY), self.line, clock, pace)

    async def put(self, *notices: Notice) -> None:
        async with Work(self.engine) as work:
            for notice in notices:
                await work.outbox.put(notice, self.clock.now())

    async def stands(self, *keys: str) -> None:
        """Posts that were sent before: 71, 72 …"""
        for key in keys:
            await self.put(post(key, f"{key} before"))
            await self.look()
            await self.answers(f"{key} before")
            await self.look()
        self.line.asked.clear()

    async def look(self) -> None:
        """A round, and what it begins."""
        await self.delivery.start_what_may_go()
        await self._settled()

    async def answers(self, what: str, outcome: Outcome | None = None) -> None:
        """And what follows, before there is another round."""
        self.line.answers(what, outcome)
        await self._settled()

    async def _settled(self) -> None:
        """A server's database is asked by real connections, which take their time."""
        is_busy = True
        while is_busy:
            for _ in range(SETTLED):
                await asyncio.sleep(0)
            if is_busy := _in_use(self.engine) > 0:
                await asyncio.sleep(0.001)


def _in_use(engine: Engine) -> int:
    pool = engine.pool
    assert isinstance(pool, AsyncAdaptedQueuePool)
    return pool.checkedout()


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    engine = open_engine(await new_database(tmp_path / "xiaoer.db"))
    yield Desk(engine, Clock(), Pace())
    await engine.dispose()


async def test_an_edit_follows_at_once_in_order(desk: Desk) -> None:
    await desk.stands("1", "2", "3")
    await desk.put(post("1", "a"), post("2", "b"), post("3", "c"))
    await desk.look()
    await desk.answers("edit 71: a")
    assert desk.line.asked == ["edit 71: a", "edit 72: b"]
    assert await desk.delivery.is_speaking_in(GROUP)


async def test_only_once_until_it_is_noted(desk: Desk) -> None:
    await desk.stands("1", "2")
    await desk.put(post("1", "a"), post("2", "b"))
    await desk.look()
    await desk.answers("edit 71: a")
    await desk.answers("edit 72: b")
    await desk.look()
    assert desk.delivery.is_idle
    assert desk.line.asked == ["edit 71: a", "edit 72: b"]


async def test_a_new_message_waits_for_the_note_of_the_one_before(desk: Desk) -> None:
    """A kill would repeat it, and a person see it twice."""
    await desk.stands("1")
    await desk.put(post("2"), post("3"), post("1", "a"))
    await desk.look()
    await desk.answers("2")
    assert desk.line.asked == ["2"], "nor does an edit overtake it"
    await desk.look()
    assert desk.line.asked == ["2", "3"]


async def test_no_edit_overtakes_a_new_message_whose_turn_is_next(desk: Desk) -> None:
    await desk.stands("1", "2")
    await desk.put(post("1", "a"))
    await desk.look()
    await desk.put(post("3"), post("4"), post("2", "b"))
    await desk.look()
    await desk.answers("edit 71: a")
    await desk.answers("3")
    assert desk.line.asked == ["edit 71: a", "3"], "the edit comes after the other new one"
    await desk.look()
    assert desk.line.asked == ["edit 71: a", "3", "4"]


async def test_what_was_answered_is_noted_while_the_next_is_under_way(desk: Desk) -> None:
    """However long that takes: until the note a kill would repeat it."""
    await desk.stands("1", "2")
    await desk.put(post("1", "a"), post("2", "b"))
    await desk.look()
    desk.delivery.wake.clear()
    await desk.answers("edit 71: a")
    assert desk.line.under_way == ["edit 72: b"]
    async with asyncio.timeout(5):
        await desk.delivery.wake.wait()


async def test_only_once_behind_something_else(desk: Desk) -> None:
    await desk.put(post("1"))
    await desk.look()
    await desk.answers("1")
    await desk.put(post("2"), post("3"), post("urgent", priority=Priority.URGENT))
    await desk.look()
    for text in ("urgent", "2", "3"):
        if text not in desk.line.under_way:
            await desk.look()
        await desk.answers(text)
    assert desk.line.asked == ["1", "urgent", "2", "3"]


FAILED: list[Outcome] = [Wait(30), Later("502"), Moved(-1009)]


@pytest.mark.parametrize("outcome", FAILED, ids=lambda outcome: type(outcome).__name__)
async def test_not_behind_what_did_not_go_as_it_should(desk: Desk, outcome: Outcome) -> None:
    await desk.put(post("1"), post("2"))
    await desk.look()
    await desk.answers("1", outcome)
    assert desk.line.asked == ["1"]
    await desk.look()
    again = ["1", "1"] if isinstance(outcome, Moved) else ["1"]
    assert desk.line.asked == again, "in the new chat, or later"


async def test_a_newer_version_goes_instead_of_the_one_that_was_lined_up(desk: Desk) -> None:
    await desk.put(post("1"), post("card", "old"))
    await desk.look()
    await desk.put(post("card", "new"))
    await desk.look()
    await desk.answers("1")
    await desk.look()
    assert desk.line.asked == ["1", "new"]


async def test_what_is_more_urgent_overtakes_what_was_lined_up(desk: Desk) -> None:
    await desk.put(post("1"), post("2"))
    await desk.look()
    await desk.put(post("urgent", priority=Priority.URGENT))
    await desk.look()
    await desk.answers("1")
    await desk.look()
    assert desk.line.asked == ["1", "urgent"]


NEEDS_THE_NOTE: dict[str, Notice] = {
    "a reply to a post": post("2", reply_to_key="1"),
    "a change of what goes before it": post("1", "2"),
}


@pytest.mark.parametrize("notice", NEEDS_THE_NOTE.values(), ids=NEEDS_THE_NOTE.keys())
async def test_what_needs_the_note_waits_for_it(desk: Desk, notice: Post) -> None:
    await desk.put(post("1"))
    await desk.look()
    await desk.put(notice)
    await desk.look()
    await desk.answers("1", Delivered((71,)))
    assert desk.line.asked == ["1"]
    await desk.look()
    assert (desk.line.asked[1:], desk.line.replied_to[1:]) in ((["2"], [71]), (["edit 71: 2"], []))


async def test_the_pace_is_kept_by_what_follows_too(desk: Desk) -> None:
    await desk.put(*(post(str(number)) for number in range(25)))
    for number in range(20):
        await desk.look()
        await desk.answers(str(number))
    await desk.look()
    assert desk.line.under_way == []
    assert len(desk.line.asked) == 20


async def test_what_is_answered_during_a_round_counts_from_then(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """However long the round took: a look with an older clock would let the next one go too soon."""

    class Slow(Work):
        async def __aenter__(self) -> "Slow":
            monkeypatch.setattr(delivering, "Work", Work)  # once
            desk.clock.move(30)
            await desk.answers("19")
            await super().__aenter__()
            return self

    await desk.put(*(post(str(number)) for number in range(22)), post("card", line="card"))
    for number in range(19):
        await desk.look()
        await desk.answers(str(number))
    await desk.look()
    monkeypatch.setattr(delivering, "Work", Slow)
    await desk.look()
    desk.clock.move(30)
    await desk.look()
    assert desk.line.under_way == ["20"], "those of the first moment have left the window"
    assert desk.delivery._pace.free_at(GROUP, 20, desk.clock.now()) == desk.clock.now() + timedelta(seconds=30)


async def test_what_is_lined_up_takes_no_call_from_another_chat(tmp_path: Path, desk: Desk) -> None:
    two_a_second = Desk(desk.engine, desk.clock, Pace(all_per_second=2))
    await two_a_second.put(*(post(str(number)) for number in range(3)), post("office", chat=OFFICE))
    await two_a_second.look()
    assert two_a_second.line.under_way == ["0", "office"]
    await two_a_second.answers("0")
    assert two_a_second.line.under_way == ["office"]


async def test_reactions_go_eight_at_once_but_one_after_the_other_on_a_message(desk: Desk) -> None:
    await desk.put(*(Reaction(GROUP, number, "👀") for number in range(10, 22)))
    await desk.look()
    assert len(desk.line.under_way) == 8
    await desk.answers("10 👀")
    await desk.put(Reaction(OFFICE, 7, "👀"), Reaction(OFFICE, 7, "👌"))
    await desk.look()
    assert len(desk.line.under_way) == 9
    assert "7 👌" not in desk.line.asked
    await desk.answers("7 👀")
    await desk.look()
    assert "7 👌" in desk.line.asked


async def test_one_that_can_not_be_noted_does_not_spoil_the_others(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    note: Callable[..., Any] = desk.delivery._notes.note

    async def picky(work: Work, carried: Sequence[Any]) -> None:
        await note(work, carried)
        if any(one.waiting.notice.key == "1" for one in carried):
            raise ZeroDivisionError

    monkeypatch.setattr(desk.delivery._notes, "note", picky)
    await desk.put(post("1"), post("2"))
    await desk.look()
    await desk.answers("1")
    await desk.look()
    await desk.answers("2")
    await desk.look()
    async with Work(desk.engine) as work:
        assert [await work.outbox.was_sent(key) for key in ("1", "2")] == [False, True]
        assert await work.outbox.pending() == 0
