"""Issues of the past, straight into the database: most of them closed long ago."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.bench.crowd import FIRST_PERSON, appeal, group_at, name_of
from bot.bench.processes import CROWD, storage_in
from bot.core import commands as c
from bot.core.decide import decide
from bot.core.events import Event, Part
from bot.core.evolve import evolve
from bot.core.issue import Issue
from bot.core.people import Person
from bot.core.refusals import Refusal
from bot.core.rules import Rules
from bot.core.words import Kind, Role, Source, Status, Urgency, Visibility
from storage.engine import open_engine
from storage.migrate import migrate
from storage.work import Work

#: In one transaction.
BATCH = 1_000
#: The first one's number.
FIRST = 1_001


def fill(folder: Path, count: int, one_open: int) -> None:
    """`one_open`: of so many issues one is open, the others are closed."""
    asyncio.run(_fill(folder, count, one_open))


async def _fill(folder: Path, count: int, one_open: int) -> None:
    engine = open_engine(storage_in(folder))
    await migrate(engine)
    issues = enumerate(_made_up(count, datetime.now(UTC)))
    for _ in range(0, count, BATCH):
        async with Work(engine) as work:
            for _, (place, (issue, event)) in zip(range(BATCH), issues, strict=False):
                kept = issue if place % one_open == 0 else _closed(issue)
                await work.issues.add(kept, 1)
                await work.journal.append(issue.number, 1, event, None)
    await engine.dispose()


def _closed(issue: Issue) -> Issue:
    return replace(issue, status=Status.CLOSED, closed_at=issue.opened_at + timedelta(days=3))


def _made_up(count: int, now: datetime) -> Iterator[tuple[Issue, Event]]:
    """The oldest first, five minutes apart."""
    for place in range(count):
        person = place % CROWD
        requester = Person(FIRST_PERSON + person, name_of(person), frozenset({Role.GUEST}))
        yield opened(FIRST + place, requester, appeal(place), now - timedelta(minutes=5 * (count - place)))


def opened(number: int, requester: Person, text: str, at: datetime) -> tuple[Issue, Event]:
    """Just so, with the event that did it."""
    command = c.OpenIssue(
        by=requester,
        requester=requester,
        number=number,
        title=text[:12],
        kind=Kind.HELP,
        urgency=Urgency.NORMAL,
        source=Source.GROUP,
        visibility=Visibility.OPEN,
        chat=group_at(0),
        parts=(Part(number, text),),
    )
    events = decide(None, command, at, Rules())
    if isinstance(events, Refusal):
        raise TypeError(events)
    return evolve(None, events[0]), events[0]
