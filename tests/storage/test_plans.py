"""How what is asked all day is read: by an index, however many issues, events and messages there are."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest

from bot.core.events import Returned
from bot.core.permissions import Sight
from bot.core.readings import Place
from bot.core.words import Source
from bot.voice.trouble import UNREACHED
from storage.engine import Engine
from storage.search import Counted
from storage.work import Work
from tests.core.cast import FINANCE, GROUP, LI, TUESDAY, ZHANG, ZHOU, opened

ALL, ONE = Sight(None), Sight((FINANCE.name,))
DAY = timedelta(days=1)
TONIGHT = TUESDAY + DAY

SAID = Counted(frozenset({"停电"}), {"停电": 2})
QUESTIONS: dict[str, Callable[[Work], Awaitable[Any]]] = {
    "next number": lambda work: work.issues.next_number(),
    "one issue": lambda work: work.issues.get(1001),
    "its history": lambda work: work.journal.of(1001),
    "my issues": lambda work: work.issues.of_requester(11, "华锐机械", 10),
    "what I opened lately": lambda work: work.issues.opened_by(11, TUESDAY - DAY),
    "what I have open": lambda work: work.issues.open_of(11),
    "what waits for me": lambda work: work.issues.waiting_of(11),
    "open of enterprises": lambda work: work.issues.open_of_enterprises(["华锐机械"]),
    "open by enterprise": lambda work: work.issues.open_by_enterprise(),
    "alarms": lambda work: work.issues.ringing(TUESDAY, 10),
    "the next alarm": lambda work: work.issues.next_alarm(),
    "midnight": lambda work: work.issues.limited_between(TUESDAY, TONIGHT),
    "open numbers": lambda work: work.issues.open_numbers(),
    "open units": lambda work: work.issues.open_units(),
    "the morning": lambda work: work.issues.open(),
    "new": lambda work: work.issues.opened_between(TUESDAY - DAY, TUESDAY),
    "the week": lambda work: work.issues.of_time(TUESDAY - DAY),
    "service day": lambda work: work.issues.of_source(Source.SERVICE_DAY, TUESDAY - DAY),
    "setbacks": lambda work: work.journal.since(TUESDAY - DAY, Returned),
    "board": lambda work: work.views.counts(ALL, TUESDAY, TONIGHT),
    "a unit's board": lambda work: work.views.counts(ONE, TUESDAY, TONIGHT),
    "units": lambda work: work.views.units(TUESDAY),
    "overdue": lambda work: work.views.overdue(ALL, TUESDAY, 0, 5),
    "due": lambda work: work.views.due(ALL, TUESDAY, TONIGHT, 0, 5),
    "open": lambda work: work.views.open_of(ALL, 0, 5),
    "a unit's": lambda work: work.views.open_of(ONE, 0, 5),
    "to call": lambda work: work.views.to_call(TUESDAY, UNREACHED, 0, 5),
    "words": lambda work: work.finding.page(ALL, ("贷款",), 1001, 0, 5),
    "pieces": lambda work: work.search.counted("停电三天"),
    "likes": lambda work: work.search.lately_like(opened(LI), SAID, TUESDAY, 10),
    "ledger": lambda work: work.ledgers.page(ZHOU.name, 0, 5),
    "tally": lambda work: work.ledgers.tally(ZHOU.name),
    "open by status": lambda work: work.figures.open_issues(),
    "month": lambda work: work.monthly.of(202611),
    "counted": lambda work: work.monthly.count({1001}, TUESDAY.tzinfo),
    "the journal's end": lambda work: work.search.is_behind(),
    "the next events": lambda work: work.search.after(0, 9, 9),
    "unread": lambda work: work.inbox.next([11]),
    "how many unread": lambda work: work.inbox.unread(),
    "a message": lambda work: work.messages.at(GROUP, 7),
    "a post": lambda work: work.messages.keyed("card:1001"),
    "said lately": lambda work: work.messages.lately_of(11, GROUP, Place.SAID, TUESDAY - DAY, most=3),
    "an album": lambda work: work.messages.of_album(GROUP, "7"),
    "what may go": lambda work: work.outbox.due(TUESDAY),
    "on their way": lambda work: work.outbox.pending(),
    "sent lately": lambda work: work.outbox.spent(TUESDAY - DAY),
    "held": lambda work: work.outbox.held(TUESDAY, TUESDAY),
    "told of": lambda work: work.outbox.keys_of(1001),
    "kept beside": lambda work: work.candidates.kept_of(1001),
}
#: Tables that grow for ever.
BIG = ("issues", "journal", "messages", "outbox", "inbox", "candidates", "counted", "figures")


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
async def test_nothing_is_read_from_end_to_end(engine: Engine) -> None:
    """`SCAN` of a table is told by name; of an index over open issues alone it is what is meant."""
    async with Work(engine) as work:
        for requester, number in ((ZHANG, 1001), (LI, 1002)):
            await work.issues.add(opened(requester, number=number), 1)
            await work.search.put(opened(requester, number=number))
    found: dict[str, list[str]] = {}
    for name, question in QUESTIONS.items():
        if read := [line for line in await _plan(engine, question) if _is_whole(line)]:
            found[name] = read
    assert not found, "\n".join(f"{name}: {lines}" for name, lines in found.items())


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
async def test_what_is_sorted_or_counted_is_read_from_the_index_alone(engine: Engine) -> None:
    """The issues themselves are some kilobytes each: 25,000 that are open are not read for a page of five."""
    for name in ("board", "a unit's board", "units", "open numbers", "open units", "midnight", "open", "due"):
        read = [
            line for line in await _plan(engine, QUESTIONS[name]) if line.startswith(("SCAN issues", "SEARCH issues"))
        ]
        assert "COVERING INDEX ix_issues_open" in read[0], f"{name}: {read}"


async def _plan(engine: Engine, question: Callable[[Work], Awaitable[Any]]) -> list[str]:
    asked: list[str] = []
    async with engine.connect() as connection:
        driver: Any = (await connection.get_raw_connection()).driver_connection
    driver.set_trace_callback(asked.append)
    try:
        async with Work(engine) as work:
            await question(work)
    finally:
        driver.set_trace_callback(None)
    read = [statement for statement in asked if statement.startswith(("SELECT", "WITH", "UPDATE"))]
    assert read
    plans = [driver.execute(f"EXPLAIN QUERY PLAN {statement}").fetchall() for statement in read]
    return [line[3] for plan in plans for line in plan]


def _is_whole(line: str) -> bool:
    words = line.split()
    few = ("ix_issues_open", "ix_issues_alarms", "ix_issues_instructed")
    return words[0] == "SCAN" and words[1] in BIG and not any(name in line for name in few)
