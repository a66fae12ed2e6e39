"""How many a second: the yardsticks, intake alone, and the whole way."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.bench.database import issues_in, when_all_read, when_all_sent
from bot.bench.fates import Fate, expect_one_each, fates, seconds_of_all
from bot.bench.figures import Figure, at_least, at_most, percentile, yardstick
from bot.bench.processes import configuration, megabytes, process, stand_in

#: Milliseconds that a slow API takes for a call, and the share of what that allows a lane.
SLOW, SHARE = 50.0, 0.9
#: Messages a second, and how many of them, while latency is measured.
STEADY, STEADILY = 60.0, 1_200
#: A slow API is waited for: fewer will do.
FEWER = 10


def yardsticks(messages: int, *names: str) -> Iterator[Figure]:
    """Of `noop`, `reply` and `commit`: messages a second."""
    for name in names:
        yield yardstick(name, messages / _seconds_of(name, messages))


def _seconds_of(name: str, messages: int) -> float:
    """From handing out the first message until the last is handled."""
    with TemporaryDirectory() as place, stand_in(folder := Path(place)) as api:
        words = ("bot.bench.yardsticks", name, api.address, str(messages), str(folder / "kept.db"))
        with process(folder, *words) as bot:
            api.first_poll(bot)
            api.say(messages)
            assert bot.stdout  # noqa: S101 - a pipe, for mypy
            ended = float(bot.stdout.readline())
        return ended - min(one.at for one in api.results().said)


def intake(messages: int) -> Iterator[Figure]:
    """Each message stored, an issue with its journal and what is to be sent, and nothing sent."""
    measured = dict[str, float]()
    for figure in yardsticks(messages, "noop", "commit"):
        measured[figure.what] = figure.measured
        yield figure
    speed = messages / _seconds_of_intake(messages)
    yield at_least("intake", speed, "per_second", "of_noop", 0.5, measured["noop"])
    yield at_least("intake", speed, "per_second", "of_commit", 8, measured["commit"])


def _seconds_of_intake(messages: int) -> float:
    with TemporaryDirectory() as place, stand_in(folder := Path(place)) as api:
        with process(folder, "bot.bench.bots", "intake", str(configuration(folder, api))) as bot:
            api.first_poll(bot)
            api.say(messages)
            api.wait_until(lambda progress: progress["confirmed"] == messages)
            ended = when_all_read(folder)
        said = api.results().said
        expect_one_each(said, issues_in(folder))
        return ended - min(one.at for one in said)


def flow(messages: int) -> Iterator[Figure]:
    """The whole way of each appeal: stored, a reaction, a card in the group, a card at the office."""
    (reply,) = yardsticks(messages, "reply")
    yield reply
    found, memory, _ = _whole_way(messages)
    yield at_least("flow", messages / seconds_of_all(found), "per_second", "of_reply", 1.0, reply.measured)
    yield at_most("memory_after", memory, "mb", 120)


def lanes(messages: int) -> Iterator[Figure]:
    """The same with an API that takes its time: a chat hears one thing after the other, so the office sets the pace."""
    count = max(1, messages // FEWER)
    found, _, busiest = _whole_way(count, delay=SLOW)
    yield Figure("at_once", busiest, "count")
    yield at_least("slow", count / seconds_of_all(found), "per_second", "of_lane", SHARE, 1000 / SLOW)


def latency(messages: int) -> Iterator[Figure]:
    """From handing out a message to the call that shows its card at the office."""
    count = min(messages, STEADILY)
    found, _, _ = _whole_way(count, seconds=count / STEADY)
    waits = [1000 * (fate.card_at_office - fate.said.at) for fate in found if fate.card_at_office is not None]
    yield at_most("latency_half", percentile(waits, 0.5), "ms", 5)
    yield at_most("latency_most", percentile(waits, 0.99), "ms", 10)


def _whole_way(messages: int, *, delay: float = 0, seconds: float = 0) -> tuple[list[Fate], float, int]:
    """Until everything is there; with the megabytes that the bot has then, and the number of calls at once."""
    with (
        TemporaryDirectory() as place,
        stand_in(folder := Path(place), delay=delay) as api,
        process(folder, "bot.bench.bots", "unpaced", str(configuration(folder, api))) as bot,
    ):
        api.first_poll(bot)
        api.say(messages, seconds=seconds)
        api.wait_until(lambda progress: progress["confirmed"] == messages)
        when_all_read(folder)
        when_all_sent(folder)
        results = api.results()
        return fates(results, issues_in(folder)), megabytes(bot.pid), results.busiest
