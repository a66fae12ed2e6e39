"""The clock on a real database: each thing once, however many look at the clock and whatever goes wrong."""

import asyncio
import contextlib
import itertools
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, text

from bot.core import commands as c
from bot.core.arrangements import Arrangement
from bot.core.deadlines import working_days
from bot.core.events import Lapsed
from bot.core.notices import Post
from bot.core.readings import Place
from bot.core.rules import Rules
from bot.core.words import Outcome, Urgency
from bot.core.worktime import Calendar
from bot.service import schedule
from bot.service.turn import Turn
from bot.voice.trouble import UNREACHED
from storage.migrate import migrate
from storage.work import Work
from tests.core.cast import FINANCE_CHAT, HANDLE, LIN, OFFICE
from tests.databases import only_on_sqlite
from tests.postgres import Server
from tests.service.ticking import CITY, DEPUTY, MAYOR, Ticking, at, open_ticking

_numbers = itertools.count(1)


# ── two at once ───────────────────────────────────────────────────────────


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
async def test_two_processes_on_one_database_do_each_thing_once(
    database: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """Each with its own connections, at the same moment, with sixty issues that are overdue."""
    url = f"sqlite+aiosqlite:///{tmp_path / 'xiaoer.db'}"
    if database == "postgresql":
        server: Server = request.getfixturevalue("server")
        url = server.fresh(f"clock{next(_numbers)}")
    async with open_ticking(url) as one, open_ticking(url) as other:
        await migrate(one.engine)
        await one.open(60)
        one.moment = other.moment = at("11-24 08:30")
        await asyncio.gather(one.tick(), other.tick())
        for number in range(1001, 1061):
            assert await one.stages(number) == ["due: soon+yellow+late"]
        assert set((await one.keys()).values()) == {1}
        numbers = "\n".join(await one.said(OFFICE)).split()
        assert sorted(word for word in numbers if word.startswith("#ZQ")) == [f"#ZQ{n}" for n in range(1001, 1061)]
        assert len(await one.said(OFFICE, "digest:")) == 1


# ── alarms ────────────────────────────────────────────────────────────────


async def test_a_start_sets_alarms_anew_only_by_other_rules(ticking: Ticking, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 25,000 open issues that takes a minute."""
    await ticking.open(1)
    await ticking.tick("11-16 10:30")
    wound: list[int] = []
    recount = schedule._recount

    async def noted(turn: Turn, number: int) -> None:
        wound.append(number)
        await recount(turn, number)

    monkeypatch.setattr(schedule, "_recount", noted)
    rules = ticking.city.rules
    for changed, anew in ((rules, 0), (replace(rules, give_back=working_days(9)), 1), (rules, 2), (rules, 2)):
        ticking.restart(changed)
        await ticking.tick()
        assert len(wound) == anew


def test_the_same_rules_have_one_fingerprint() -> None:
    """Sets come in another order in each process."""
    year = Arrangement(holidays=frozenset({(1, 1), (5, 1)}), make_up_days=frozenset())
    other = Arrangement(holidays=frozenset({(5, 1), (1, 1)}), make_up_days=frozenset())
    one, same = (Rules(Calendar(years={2027: arranged, 2026: year})) for arranged in (year, other))
    assert schedule.fingerprint(one) == schedule.fingerprint(same)
    assert schedule.fingerprint(one) != schedule.fingerprint(Rules(Calendar(years={2026: year})))


async def test_issues_of_before_there_were_alarms_are_wound_at_the_start(ticking: Ticking) -> None:
    await ticking.open(2)
    wound = [await ticking.alarm(number) for number in (1001, 1002)]
    async with ticking.engine.begin() as connection:
        await connection.execute(text("UPDATE issues SET next_at = NULL"))
    ticking.restart()
    await ticking.tick("11-16 10:30")
    assert [await ticking.alarm(number) for number in (1001, 1002)] == wound != [None, None]


async def test_other_limits_in_the_configuration_move_the_alarms_at_the_start(ticking: Ticking) -> None:
    """The red card is not moved: the due date of an issue stays what it was promised to be. When it is told is ours."""
    await ticking.open(1)
    assert await ticking.alarm(1001) == at("11-20 08:30")
    ladders = {**CITY.rules.ladders, "due": replace(CITY.rules.ladders["due"], before={})}
    ticking.restart(replace(CITY.rules, ladders=ladders))
    await ticking.tick("11-16 10:30")
    assert await ticking.alarm(1001) == at("11-23 18:00")


async def test_an_alarm_of_other_rules_is_set_anew_when_it_rings(ticking: Ticking) -> None:
    await ticking.open(1)
    await ticking.tick("11-16 11:00")
    async with ticking.engine.begin() as connection:
        await connection.execute(text("UPDATE issues SET next_at = '2026-11-17 00:00:00.000000'"))
    await ticking.tick("11-18 09:00")
    assert await ticking.stages(1001) == []
    assert await ticking.alarm(1001) == at("11-20 08:30")


@only_on_sqlite
async def test_winding_writes_nothing_where_nothing_changed(ticking: Ticking) -> None:
    await ticking.open(3)
    await ticking.tick("11-16 10:30")
    before = await changes(ticking)
    ticking.restart()
    await ticking.tick("11-16 10:40")
    assert await changes(ticking) == before


async def changes(ticking: Ticking) -> int:
    """Of rows, since the database was opened."""
    async with ticking.engine.begin() as connection:
        found: int = (await connection.execute(text("SELECT total_changes()"))).scalar_one()
    return found


# ── a jump, a break ───────────────────────────────────────────────────────


async def test_down_for_four_days_each_is_told_once_with_its_highest_stage(ticking: Ticking) -> None:
    """Due on Monday the 23rd; back on Friday: one message for each chat, one event, and the office's one digest."""
    await ticking.open(20)
    await ticking.tick("11-20 17:00")
    before = [len(await ticking.said(chat)) for chat in (FINANCE_CHAT, OFFICE, DEPUTY.telegram_id, MAYOR)]
    assert before == [1, 0, 0, 0]
    ticking.restart()
    await ticking.tick("11-27 11:00")
    assert await ticking.stages(1020) == ["due: soon", "due: yellow+late+deputy+mayor"]
    for chat in (FINANCE_CHAT, OFFICE, DEPUTY.telegram_id, MAYOR):
        *_, newest = told = await ticking.said(chat)
        assert len(told) - (chat == FINANCE_CHAT) == 1
        assert all(f"#ZQ{number} " in newest for number in range(1001, 1021))
    assert len(await ticking.said(OFFICE, "digest:")) == 1  # there was nothing to tell on the Friday before
    await ticking.tick("11-27 11:01")
    assert len(await ticking.said(OFFICE)) == 1


async def test_a_result_nobody_answered_is_closed_after_a_jump_of_a_month(ticking: Ticking) -> None:
    await ticking.open(1)
    await ticking.do(1001, HANDLE)
    await ticking.tick("12-16 09:00")
    assert [type(one).__name__ for one in await ticking.events(1001)][-2:] == ["Handled", "Lapsed"]
    assert await ticking.alarm(1001) is None


@pytest.mark.parametrize("heard", ["a call", "the result"])
async def test_a_result_that_never_arrived_is_not_closed_until_somebody_has_called(
    ticking: Ticking, heard: str
) -> None:
    """Each working day the clock looks again; meanwhile it stays on the list of those to telephone."""
    await ticking.open(1)
    await ticking.do(1001, HANDLE)
    async with Work(ticking.engine) as work:
        await work.outbox.put(Post(f"{UNREACHED}result:1001:4", OFFICE, "…", issue=1001), ticking.moment)
    for moment, next_look in (("12-16 09:00", "12-17 09:00"), ("12-18 10:00", "12-21 10:00")):
        await ticking.tick(moment)
        assert await ticking.alarm(1001) == at(next_look)
    assert (await ticking.stages(1001))[-1] == "call_back: ask_again+telephone"
    assert not any(isinstance(event, Lapsed) for event in await ticking.events(1001))

    if heard == "a call":
        await ticking.do(1001, c.CallBack(by=LIN, outcome=Outcome.UNREACHED))
        await ticking.tick()
    else:
        async with Work(ticking.engine) as work:
            await work.messages.posted(
                "result:1001:4", 11, 7, issue=1001, place=Place.RESULT, digest="", at=ticking.moment
            )
        await ticking.tick("12-21 10:00")
    assert isinstance((await ticking.events(1001))[-1], Lapsed)
    assert await ticking.alarm(1001) is None


async def test_a_late_digest_comes_on_the_same_day_and_no_later(ticking: Ticking) -> None:
    await ticking.open(1)
    for moment, told in (
        ("11-17 07:00", 0),
        ("11-17 17:59", 1),
        ("11-23 18:00", 1),
        ("11-24 08:29", 1),
        ("11-24 09:00", 2),
    ):
        ticking.restart()
        await ticking.tick(moment)
        assert len(await ticking.said(OFFICE, "digest:")) == told, moment


async def test_what_is_supervised_is_told_the_unit_each_morning(ticking: Ticking) -> None:
    await ticking.open(1)
    await ticking.do(1001, c.Supervise(by=LIN))
    for day in (17, 18):
        await ticking.tick(f"11-{day} 08:30")
    assert len(await ticking.said(FINANCE_CHAT, "supervised:")) == 2


async def test_the_digest_counts_each_new_issue_once(ticking: Ticking) -> None:
    """From one opening of business to the next, even where one of them was told late."""
    await ticking.tick("11-16 09:00")
    await ticking.open(2)
    ticking.moment = at("11-17 10:00")
    await ticking.open(1)
    await ticking.tick("11-17 10:30")
    await ticking.tick("11-18 08:30")
    news = [line for one in await ticking.said(OFFICE, "digest:") for line in one.splitlines() if "新收" in line]
    assert news == ["新收 2 件", "新收 1 件"]


@only_on_sqlite
async def test_at_midnight_cards_say_today_bit_by_bit_and_once(
    ticking: Ticking, monkeypatch: pytest.MonkeyPatch
) -> None:
    await ticking.open(5)
    await ticking.tick("11-22 12:00")
    monkeypatch.setattr(schedule, "BATCH", 2)
    with counted(ticking) as statements:
        await ticking.tick("11-23 00:00")
    assert sum(one.startswith("BEGIN") for one in statements) >= 5
    cards = await ticking.said(OFFICE, "office:")
    assert all("今天 18:00前办结" in card for card in cards)
    ticking.restart()
    await ticking.tick("11-23 00:01")
    assert await ticking.said(OFFICE, "office:") == cards


# ── what it costs ─────────────────────────────────────────────────────────


@contextlib.contextmanager
def counted(ticking: Ticking) -> Any:
    """The statements that are executed meanwhile."""
    statements: list[str] = []

    def note(driver: Any, *_: object) -> None:
        driver.driver_connection.set_trace_callback(statements.append)

    event.listen(ticking.engine.sync_engine, "checkout", note)
    try:
        yield statements
    finally:
        event.remove(ticking.engine.sync_engine, "checkout", note)


async def test_a_clock_that_has_nothing_to_do_hardly_touches_the_database(
    ticking: Ticking, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Five minutes, looked at every second: what another process may have set is asked twice a minute."""
    await ticking.open(1)
    await ticking.tick("11-16 10:30")
    monkeypatch.setattr(schedule, "PULSE", 0.0005)
    idle = ticking.schedules[0]
    running = asyncio.create_task(idle.run())
    with counted(ticking) as statements:
        for _ in range(300):
            ticking.moment += timedelta(seconds=1)
            await asyncio.sleep(0.002)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert sum(one.startswith("BEGIN") for one in statements) <= 25


async def test_nothing_urgent_waits_for_the_morning(ticking: Ticking) -> None:
    ticking.moment = at("11-20 22:00")
    await ticking.open(1, Urgency.URGENT)
    await ticking.open(1)
    await ticking.tick("11-21 22:00")
    (office,) = await ticking.said(OFFICE)
    assert ("#ZQ1001" in office, "#ZQ1002" in office) == (True, False)
