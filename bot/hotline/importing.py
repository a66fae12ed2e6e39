"""`xiaoer import hotline`: first all of the list is read, then what is new in it is entered, a few in a transaction."""

import asyncio
import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from bot.config import Settings
from bot.core.city import City
from bot.core.contacts import without_contacts
from bot.core.summary import summary
from bot.core.workorders import LONGEST, Listed, Mistake, Order, orders_in
from bot.hotline.desk import Desk
from bot.hotline.words import COLUMNS, WRONG, Say, saying
from bot.service.ordering import Placed, enter, placed
from bot.service.ports import Clock
from bot.sheets import Unreadable, read
from storage.work import StorageTrouble

#: Orders in one transaction: a running bot must not wait long for the database.
AT_ONCE = 5
#: Seconds between two transactions at least: longer than SQLite naps while it waits for another writer, so that a bot
#: that waits gets its turn each time.
BREATH = 0.15
#: How often a few orders are tried anew while the database is in use; each try waits for it as well.
TRIES = 12
#: Characters of what somebody wrote in a cell, in a sentence.
SHORT = 40


@dataclass(frozen=True, slots=True)
class Wanted:
    dry: bool = False
    dispatch: bool = False
    skip_mistakes: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    lines: Sequence[str]
    fine: bool  # all that was wanted is done


async def import_orders(settings: Settings, city: City, clock: Clock, file: Path, wanted: Wanted) -> Done:
    """Raises what `storage.migrate` raises, StorageTrouble and OSError."""
    say, sheets = saying(settings.city.language), read(file)
    if isinstance(sheets, Unreadable):
        return Done([sheets.sentence(settings.city.language)], fine=False)
    async with Desk.at(settings, city, clock) as desk:
        listed = orders_in(sheets, settings.hotline.headings, clock.now(), city.rules.calendar.closes)
        if not isinstance(listed, Listed):
            columns = say("and").join(settings.hotline.headings[column][0] for column in listed)
            return Done([say("no columns", file=file.name, columns=columns)], fine=False)
        return await _take(desk, say, settings.city.language, listed, wanted)


async def _take(desk: Desk, say: Say, language: str, listed: Listed, wanted: Wanted) -> Done:
    async with desk.turn() as turn:
        all_placed = await placed(turn, listed.orders)
    lines = [*_told(say, language, listed, all_placed, desk.prefix, wanted)]
    new = [one for one in all_placed if one.issue is None]
    counts = {"new": len(new), "known": len(all_placed) - len(new), "wrong": len(listed.mistakes)}
    if wanted.dry:
        return Done([*lines, say("would", **counts)], fine=not listed.mistakes)
    if listed.mistakes and not wanted.skip_mistakes:
        return Done([*lines, say("stopped", **counts)], fine=False)
    entered = await _enter_all(desk, [one.order for one in new], wanted)
    counts |= {"new": entered, "known": len(all_placed) - entered}
    return Done([*lines, say("done", **counts)], fine=True)


async def _enter_all(desk: Desk, orders: Sequence[Order], wanted: Wanted) -> int:
    """How many. Between two transactions the database is free for as long as the last one had it."""
    entered = 0
    for start in range(0, len(orders), AT_ONCE):
        began = monotonic()
        entered += await _enter_patiently(desk, orders[start : start + AT_ONCE], wanted)
        if start + AT_ONCE < len(orders):
            await breathe(max(BREATH, monotonic() - began))
    return entered


async def breathe(seconds: float) -> None:
    await asyncio.sleep(seconds)


async def _enter_patiently(desk: Desk, orders: Sequence[Order], wanted: Wanted) -> int:
    for _ in range(TRIES - 1):
        with contextlib.suppress(StorageTrouble):
            return await _enter(desk, orders, wanted)
    return await _enter(desk, orders, wanted)


async def _enter(desk: Desk, orders: Sequence[Order], wanted: Wanted) -> int:
    """Whatever was entered meanwhile, by another import at the same time, is left alone."""
    async with desk.turn() as turn:
        new = [one for one in await placed(turn, orders) if one.issue is None]
        for one in new:
            await enter(turn, one, dispatch=wanted.dispatch)
    return len(new)


# ── what is said ──────────────────────────────────────────────────────────


def _told(
    say: Say, language: str, listed: Listed, all_placed: Sequence[Placed], prefix: str, wanted: Wanted
) -> Iterator[str]:
    if listed.unused:
        yield say("unused", columns=say("and").join(heading[:SHORT] for heading in listed.unused))
    for one in all_placed:
        yield _about(say, one, prefix, wanted)
        yield from _besides(say, one) if one.issue is None else ()
    for mistake in listed.mistakes:
        yield say("mistake", cell=mistake.cell.address, wrong=_wrong(language, mistake))


def _about(say: Say, one: Placed, prefix: str, wanted: Wanted) -> str:
    """Of a caller neither name nor telephone: what stands in a terminal is copied about."""
    where = {"cell": one.order.cell, "number": one.order.number}
    if one.issue is not None:
        return say("changed" if one.is_changed else "known", **where, issue=f"{prefix}{one.issue.number}")
    whose = one.enterprise.name if one.enterprise else ""
    unit = say("dispatched" if wanted.dispatch else "likely", unit=one.unit.name) if one.unit else ""
    what = summary(one.order.title) or summary(one.order.text)
    return say("new", **where, about=" · ".join(filter(None, (whose, what, unit))))


def _besides(say: Say, one: Placed) -> Iterator[str]:
    cell = {"cell": one.order.cell}
    if one.order.enterprise and one.enterprise is None:
        yield say("no enterprise", **cell, name=_named(one.order.enterprise))
    if one.order.unit and one.unit is None:
        yield say("no unit", **cell, name=_named(one.order.unit))
    if one.due_is_past and one.order.due:
        yield say("due is past", **cell, due=f"{one.order.due:%Y-%m-%d %H:%M}")


def _wrong(language: str, mistake: Mistake) -> str:
    sentence, column = WRONG[mistake.why][language], COLUMNS[mistake.column][language]
    text, most = _short(mistake.cell.text), LONGEST.get(mistake.column, 0)
    return sentence.format(column=column, text=text, most=most)


def _named(text: str) -> str:
    return _short(without_contacts(text).text)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHORT else f"{line[:SHORT]}…"
