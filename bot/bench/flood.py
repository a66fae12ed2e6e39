"""A flood: hundreds of people appeal in one group within one minute, with Telegram's limits on.

The minute is a real one, and so is the time until everybody has a receipt and is listed. Afterwards the clock, which
stand-in and bot read from one file, is set ahead step by step until every card stands: the pace is kept in the time
that it shows, so nothing but the waiting is shortened.
"""

import time
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from math import inf
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from bot.bench.database import issues_in, unsent, when_all_read
from bot.bench.fates import Fate, fates
from bot.bench.figures import Figure, at_least, at_most, percentile
from bot.bench.processes import PATIENCE, StandIn, Stuck, configuration, end_of_log, process, stand_in
from bot.service.clock import SetClock

#: People who appeal, one each, and within how many seconds.
PEOPLE, MINUTE = 500, 60.0
#: When it is: the middle of a working day.
MORNING = datetime(2026, 11, 24, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
#: A step of the clock afterwards; so many between two looks into the outbox; and seconds for the bot to act on one.
STEP, STEPS, GLANCE = timedelta(seconds=5), 10, 0.05


def flood(messages: int) -> Iterator[Figure]:
    """At most a message each."""
    people = min(messages, PEOPLE)
    found, too_many, ends = _flooded(people)
    yield at_most("flood_429", too_many, "count", 0)
    yield at_most("flood_office", _last([_waited(fate, fate.listed_at_office) for fate in found]), "s", 10)
    yield at_most("flood_receipt", _last([_waited(fate, fate.reaction) for fate in found]), "s", 60)
    yield at_most("flood_group", _last([_waited(fate, fate.listed_in_group) for fate in found]), "s", 60)
    whole = sum(None not in fate.ends for fate in found)
    yield at_least("flood_cards", whole, "count", "of_appeals", 1.0, people)
    yield Figure("flood_ends", ends.total_seconds() / 60, "min")


def _flooded(people: int) -> tuple[Sequence[Fate], int, timedelta]:
    """With the number of 429s, and how long it took after the flood until every card stood."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        clock = SetClock(folder / "clock", MORNING.tzinfo or ZoneInfo("UTC"))
        clock.set(MORNING)
        with stand_in(folder, limits=True, clock=folder / "clock") as api:
            config = str(configuration(folder, api))
            with process(folder, "bot", "run", "--config", config, "--clock", str(folder / "clock")) as bot:
                api.first_poll(bot)
                api.say(people, people=people, seconds=MINUTE)
                api.wait_until(lambda progress: progress["confirmed"] == people)
                when_all_read(folder)
                _until_all_have_heard(folder, api)
                ends = _until_all_stands(folder, clock, api)
            results = api.results()
            return fates(results, issues_in(folder)), sum(call.status == 429 for call in results.calls), ends


def _until_all_have_heard(folder: Path, api: StandIn) -> None:
    """In real time, or the clock's steps would be measured; but not longer than everybody is to wait at most."""
    issues, given_up = issues_in(folder), time.monotonic() + MINUTE
    while time.monotonic() < given_up:
        found = fates(api.results(), issues)
        if all(fate.reaction and fate.listed_at_office and fate.listed_in_group for fate in found):
            return
        time.sleep(1)


def _until_all_stands(folder: Path, clock: SetClock, api: StandIn) -> timedelta:
    """Time goes on, faster; something that means nothing comes at each step, so the bot need not look by itself."""
    began, given_up = clock.now(), time.monotonic() + PATIENCE * 10
    while unsent(folder):
        for _ in range(STEPS):
            clock.set(clock.now() + STEP)
            api.stir()
            time.sleep(GLANCE)
        if time.monotonic() > given_up:
            raise Stuck(f"{unsent(folder)} unsent\n{end_of_log(folder)}")
    return clock.now() - began


def _waited(fate: Fate, moment: float | None) -> float:
    """Seconds; for ever, where it never came."""
    return inf if moment is None else moment - fate.said.at


def _last(seconds: Sequence[float]) -> float:
    return percentile(seconds, 1.0)
