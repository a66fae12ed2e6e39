"""Something goes wrong while the clock is at work: nothing is half done, nothing is lost, the others do not wait."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from structlog.testing import capture_logs

from bot.core.issue import Issue
from bot.service import mornings, schedule
from bot.service.almanac import Almanac
from storage.issues import Issues
from storage.occasions import Occasions
from tests.core.cast import OFFICE
from tests.service.ticking import Ticking, at


async def test_trouble_in_the_middle_leaves_nothing_half_done(
    ticking: Ticking, monkeypatch: pytest.MonkeyPatch
) -> None:
    await ticking.open(3)
    wound = await ticking.alarm(1003)
    saved = Issues.save
    with monkeypatch.context() as trouble:

        async def save(issues: Issues, issue: Issue, *words: Any, **more: Any) -> None:
            if issue.number == 1003:
                raise OperationalError("UPDATE issues", {}, Exception("disk full"))
            await saved(issues, issue, *words, **more)

        trouble.setattr(Issues, "save", save)
        with pytest.raises(OperationalError):
            await ticking.tick("11-24 08:30")
    assert [await ticking.stages(number) for number in (1001, 1002, 1003)] == [[], [], []]
    assert await ticking.said(OFFICE) == []
    assert await ticking.alarm(1003) == wound
    await ticking.tick()
    assert [await ticking.stages(number) for number in (1001, 1003)] == [["due: soon+yellow+late"]] * 2
    assert len(await ticking.said(OFFICE)) == 1


async def test_an_issue_that_is_broken_does_not_hold_up_the_others(
    ticking: Ticking, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is tried again an hour later."""
    await ticking.open(3)
    saved = Issues.save
    with monkeypatch.context() as broken, capture_logs() as log:

        async def save(issues: Issues, issue: Issue, *words: Any, **more: Any) -> None:
            await saved(issues, issue, *words, **more)
            if issue.number == 1002:
                raise KeyError("a mistake of ours")

        broken.setattr(Issues, "save", save)
        await ticking.tick("11-24 08:30")
    assert [entry["issue"] for entry in log if entry["event"] == "not_attended_to"] == [1002]
    (office,) = await ticking.said(OFFICE)
    assert ("#ZQ1001" in office, "#ZQ1002" in office, "#ZQ1003" in office) == (True, False, True)
    assert await ticking.stages(1002) == []
    await ticking.tick("11-24 09:29")
    assert await ticking.stages(1002) == []
    await ticking.tick("11-24 09:30")
    assert await ticking.stages(1002) == ["due: soon+yellow+late"]


async def test_somebody_acts_meanwhile_and_nothing_is_lost(ticking: Ticking, monkeypatch: pytest.MonkeyPatch) -> None:
    """The unit answers while the clock thinks: what they did stands, the others are told."""
    await ticking.open(2)
    saved = Issues.save

    async def save(issues: Issues, issue: Issue, version: int, *, read: int, **more: Any) -> None:
        if issue.number == 1001:
            monkeypatch.setattr(Issues, "save", saved)
            read -= 1  # it has another version by now
        await saved(issues, issue, version, read=read, **more)

    monkeypatch.setattr(Issues, "save", save)
    await ticking.tick("11-24 08:30")
    assert await ticking.stages(1001) == await ticking.stages(1002) == ["due: soon+yellow+late"]


async def test_a_digest_that_fails_is_sent_by_the_next_tick(ticking: Ticking, monkeypatch: pytest.MonkeyPatch) -> None:
    await ticking.open(1)
    with monkeypatch.context() as broken:

        def morning(*words: Any) -> None:
            raise KeyError("a mistake of ours")

        broken.setattr(mornings, "morning", morning)
        with pytest.raises(KeyError):
            await ticking.tick("11-23 08:30")
    assert await ticking.said(OFFICE, "digest:") == []
    await ticking.tick("11-23 09:10")
    assert len(await ticking.said(OFFICE, "digest:")) == 1


async def test_a_mistake_of_ours_does_not_end_the_bot(ticking: Ticking, monkeypatch: pytest.MonkeyPatch) -> None:
    """What people say is still heard; the clock tries again."""
    await ticking.open(1)
    monkeypatch.setattr(schedule, "TRUST", timedelta(seconds=0.01))
    monkeypatch.setattr(schedule, "PULSE", 0.01)
    taken, left = Occasions.take, [2]

    async def take(occasions: Occasions, name: str, now: datetime) -> bool:
        if left[0]:
            left[0] -= 1
            raise KeyError(name)
        return await taken(occasions, name, now)

    monkeypatch.setattr(Occasions, "take", take)
    ticking.moment = at("11-24 08:30")
    with capture_logs() as log:
        running = asyncio.create_task(ticking.schedules[0].run())
        async with asyncio.timeout(5):
            while not await ticking.said(OFFICE, "digest:"):  # noqa: ASYNC110 - a database has no event
                await asyncio.sleep(0.01)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    assert [entry["event"] for entry in log].count("clock_stands_still") == 2
    assert len(await ticking.said(OFFICE)) == 1


async def test_a_year_that_was_taken_up_winds_all_even_where_the_first_try_fails(
    ticking: Ticking, monkeypatch: pytest.MonkeyPatch
) -> None:
    await ticking.open(1)
    await ticking.tick("11-16 10:30")
    wound = await ticking.alarm(1001)
    async with ticking.engine.begin() as connection:
        await connection.execute(text("UPDATE issues SET next_at = NULL"))
        await connection.execute(text("DELETE FROM marks"))
    years, read = [frozenset({2027})], Issues.open_numbers

    async def refresh(almanac: Almanac) -> frozenset[int]:
        if not years:
            return frozenset()
        rules = almanac.city.rules
        almanac.city = replace(almanac.city, rules=replace(rules, calendar=replace(rules.calendar)))
        return years.pop()

    async def open_numbers(issues: Issues) -> Any:
        monkeypatch.setattr(Issues, "open_numbers", read)
        raise OperationalError("SELECT", {}, Exception("database is locked"))

    monkeypatch.setattr(Almanac, "refresh", refresh)
    monkeypatch.setattr(Issues, "open_numbers", open_numbers)
    with pytest.raises(OperationalError):
        await ticking.tick("11-16 11:00")
    await ticking.tick()
    assert await ticking.alarm(1001) == wound
