"""Forgetting what people said and who they are: each night what is old enough, and at a person's request."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from bot.core.evolve import replay
from bot.core.forgetting import Whom, forget_history
from bot.core.issue import Issue
from bot.service.unbroken import unbroken
from storage.engine import Engine
from storage.forgetting import sweep
from storage.work import Work

#: In one transaction: what people say waits for it, a few hundredths of a second.
ROWS, ISSUES = 500, 10
#: Seconds between two of them: whoever else wants to write goes first.
REST = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """How long what is kept."""

    updates: timedelta  # as they came from Telegram
    sent: timedelta  # the words of what went out
    closed: timedelta | None  # people and words of ended issues; None: for ever


async def tidy(engine: Engine, retention: Retention, now: datetime, folder: Path) -> int:
    """How many issues were forgotten. Bit by bit; whatever breaks it off, the next night goes on."""

    async def updates(work: Work) -> bool:
        return await work.forgetting.prune_updates(now - retention.updates, ROWS) == ROWS

    async def sent(work: Work) -> bool:
        return await work.forgetting.prune_sent(now - retention.sent, ROWS) == ROWS

    for prune in (updates, sent):
        goes_on = True
        while goes_on:
            goes_on = await _in_one(engine, prune)
            await asyncio.sleep(REST)
    forgotten = await _forget_ended(engine, now - retention.closed, now, folder) if retention.closed else 0
    await purge(engine)
    return forgotten


async def purge(engine: Engine) -> None:
    """What is forgotten stands neither in the index nor anywhere else in the database's files."""
    begins = True
    while await _in_one(engine, partial(_purge_index, begins=begins)):
        begins = False
        await asyncio.sleep(REST)
    await sweep(engine)


async def _purge_index(work: Work, *, begins: bool) -> bool:
    return await work.search.purge(begins=begins)


async def _forget_ended(engine: Engine, before: datetime, now: datetime, folder: Path) -> int:
    forgotten = 0
    while numbers := await _in_one(engine, lambda work: work.forgetting.ended_before(before, ISSUES)):
        await unbroken(forget_issues(engine, numbers, now, folder))
        forgotten += len(numbers)
        await asyncio.sleep(REST)
    return forgotten


async def _in_one(engine: Engine, work_on: Callable[[Work], Coroutine[Any, Any, Any]]) -> Any:
    async with Work(engine) as work:
        return await work_on(work)


async def forget_issues(engine: Engine, numbers: Sequence[int], now: datetime, folder: Path) -> None:
    """In one transaction; then their files, which lie below `folder`, are removed."""
    async with Work(engine) as work:
        paths = [path for number in numbers for path in await forget_issue(work, number, now, private=True)]
    remove_files(folder, paths)


async def forget_issue(work: Work, number: int, now: datetime, *, private: bool) -> Sequence[str]:
    """As `storage.forgetting` has it: the paths of its files."""
    await rewrite(work, number, forget_history(await work.journal.of(number)))
    return await work.forgetting.forget_beside(number, now, private=private)


async def leave_out(work: Work, number: int, whom: Whom) -> None:
    """Somebody goes from another's issue."""
    await rewrite(work, number, whom.out_of(await work.journal.of(number)))


async def rewrite(work: Work, number: int, history: Sequence[Any]) -> Issue:
    issue = replay(history)
    await work.forgetting.rewrite(issue, history)
    await work.search.put(issue)
    return issue


def remove_files(folder: Path, paths: Sequence[str]) -> None:
    """And the folders of issues that have none left."""
    for path in paths:
        file = folder / path
        file.unlink(missing_ok=True)
        if file.parent != folder and file.parent.is_dir() and not any(file.parent.iterdir()):
            file.parent.rmdir()
