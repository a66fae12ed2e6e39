"""The figures as a page for Prometheus. No label holds a name, a title or an id: who scrapes them may be anybody."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version

from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from bot.core.words import OPEN
from bot.watch.survey import BUCKETS, Latency, Survey

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"

Counts = Mapping[tuple[str, str], int]
#: By the labels' values.
Values = Mapping[tuple[str, ...], float]


@dataclass(frozen=True, slots=True)
class Observed:
    survey: Survey | None  # None: the database can't be read now
    latency: Latency
    calls: Counts  # method, status
    records: Counts  # action, level
    rounds: Mapping[str, float]  # loop → seconds that its round has taken
    poll_age: float | None
    ready: bool


def page(observed: Observed) -> bytes:
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Page(observed))
    ProcessCollector(registry=registry)
    return generate_latest(registry)


class _Page(Collector):
    def __init__(self, observed: Observed) -> None:
        self._observed = observed

    def collect(self) -> Iterator[Metric]:
        yield _info()
        yield from _of_the_process(self._observed)
        yield _gauge("xiaoer_database_readable", "1 where the figures below are there.", bool(self._observed.survey))
        if self._observed.survey:
            yield from _of_the_database(self._observed.survey)
            yield _histogram(self._observed.latency)


def _info() -> Metric:
    return _gauges("xiaoer_build_info", "The program's version.", ["version"], {(version("xiaoer"),): 1})


def _of_the_process(observed: Observed) -> Iterator[Metric]:
    rounds: Values = {(loop,): seconds for loop, seconds in observed.rounds.items()}
    yield _gauge("xiaoer_ready", "Started, the database takes something, Telegram answers.", observed.ready)
    yield _gauges("xiaoer_loop_round_seconds", "How long the round of each loop has taken.", ["loop"], rounds)
    yield _counters(
        "xiaoer_telegram_calls", "Calls of the Bot API; none: no answer.", ["method", "status"], observed.calls
    )
    yield _counters("xiaoer_log_records", "Records of the log, by their action.", ["action", "level"], observed.records)
    if observed.poll_age is not None:
        yield _gauge("xiaoer_last_poll_age_seconds", "Since updates were fetched.", observed.poll_age)


def _of_the_database(survey: Survey) -> Iterator[Metric]:
    statuses: Values = {(status.value,): survey.open_issues.get(status.value, 0) for status in sorted(OPEN)}
    sizes: Values = {(kind,): count for kind, (count, _) in survey.outbox.items()}
    ages: Values = {(kind,): oldest for kind, (_, oldest) in survey.outbox.items()}
    yield _gauge("xiaoer_inbox_unread", "Updates that wait to be read.", survey.unread)
    yield _gauge("xiaoer_inbox_oldest_unread_seconds", "The age of the oldest of them.", survey.oldest_unread)
    yield _gauges("xiaoer_outbox_pending", "Notices on their way, by kind of chat.", ["chat"], sizes)
    yield _gauges("xiaoer_outbox_oldest_seconds", "The age of the oldest of them.", ["chat"], ages)
    yield _gauges("xiaoer_issues_open", "Issues that are not over, by status.", ["status"], statuses)
    yield _gauge("xiaoer_database_bytes", "The size of the database.", survey.database_bytes)
    yield _gauge("xiaoer_index_behind", "Events that the search index does not know yet.", survey.index_behind)


def _gauge(name: str, what: str, value: float) -> Metric:
    return GaugeMetricFamily(name, what, value=value)


def _gauges(name: str, what: str, labels: list[str], values: Values) -> Metric:
    return _labelled(GaugeMetricFamily(name, what, labels=labels), values.items())


def _counters(name: str, what: str, labels: list[str], values: Counts) -> Metric:
    return _labelled(CounterMetricFamily(name, what, labels=labels), values.items())


def _labelled(
    family: GaugeMetricFamily | CounterMetricFamily, values: Iterable[tuple[tuple[str, ...], float]]
) -> Metric:
    for labels, value in values:
        family.add_metric(labels, value)
    return family


def _histogram(latency: Latency) -> Metric:
    """Prometheus wants of each bucket how many took at most so long."""
    so_far, buckets = 0, []
    for bound, count in zip([*map(str, BUCKETS), "+Inf"], latency.counts, strict=True):
        so_far += count
        buckets.append((bound, so_far))
    what = "From an update that was stored to the first card of its issue in the office."
    return HistogramMetricFamily("xiaoer_card_seconds", what, buckets=buckets, sum_value=latency.sum)
