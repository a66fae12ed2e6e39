"""What the city could do before it is asked (主动去办): read off what is stored, and nothing else."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.core.issue import Issue
from bot.core.words import OPEN, Kind, Status

#: What several enterprises said within this time is looked at together.
SHARED_WITHIN = timedelta(days=30)
#: An enterprise that said nothing for so long is to be visited rather than waited for.
UNHEARD_AFTER = timedelta(days=90)
#: A unit's returns and redos of so long are compared with those of the same time before.
COMPARED = timedelta(days=28)
#: Fewer are no sign of anything, however few there were before.
AT_LEAST = 3


@dataclass(frozen=True, slots=True)
class Shared:
    """A matter that several enterprises brought up."""

    issues: tuple[Issue, ...]  # the oldest first
    enterprises: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unheard:
    enterprise: str
    last: datetime | None  # when it last brought something up, or was visited; None: never


@dataclass(frozen=True, slots=True)
class Setback:
    """A unit gave an issue back (退单), or its result did not do (重办)."""

    unit: str
    issue: int
    at: datetime
    redone: bool


@dataclass(frozen=True, slots=True)
class Rising:
    """A unit with more setbacks than before."""

    unit: str
    returned: int
    redone: int
    before: int  # both together, in the time before
    issues: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Unasked:
    shared: Sequence[Shared]  # what most enterprises share first
    unheard: Sequence[Unheard]  # the longest silent first
    service_day: date | None  # the one before which they should be heard
    rising: Sequence[Rising]  # the worst first

    @property
    def is_quiet(self) -> bool:
        return not (self.shared or self.unheard or self.rising)


# ── what several share ────────────────────────────────────────────────────


def shared(issues: Iterable[Issue], now: datetime, told: datetime | None = None) -> list[Shared]:
    """Of the last 30 days' issues that look alike, or that the office brought together, those of several enterprises.

    A report (举报) is nobody's to be compared, and what was taken back is nobody's problem. What was over when the
    office was `told` last is not told again.
    """
    known = {
        issue.number: issue for issue in issues if _is_comparable(issue) and issue.opened_at >= now - SHARED_WITHIN
    }
    groups = (_shared_by([known[number] for number in group]) for group in _groups(known))
    several = [group for group in groups if len(group.enterprises) > 1 and _is_news(group, told)]
    return sorted(several, key=lambda group: (-len(group.enterprises), -len(group.issues), group.issues[0].number))


def _is_news(group: Shared, told: datetime | None) -> bool:
    return told is None or any(issue.status in OPEN or issue.opened_at >= told for issue in group.issues)


def _is_comparable(issue: Issue) -> bool:
    return issue.kind is not Kind.REPORT and issue.status is not Status.WITHDRAWN


def _shared_by(issues: list[Issue]) -> Shared:
    in_order = tuple(sorted(issues, key=lambda issue: issue.number))
    names = (issue.requester.enterprise for issue in in_order)
    return Shared(in_order, tuple(dict.fromkeys(name for name in names if name)))


def _groups(issues: Mapping[int, Issue]) -> list[list[int]]:
    """Whatever hangs together by a chain of likenesses, or went into one issue, which may be an older one."""
    into = {issue.merged_into for issue in issues.values() if issue.merged_into}
    root = {number: number for number in (*issues, *into)}

    def find(number: int) -> int:
        while root[number] != number:
            number = root[number]
        return number

    for issue in issues.values():
        for other in (*issue.resembles, *([issue.merged_into] if issue.merged_into else [])):
            if other in root:
                root[find(issue.number)] = find(other)
    groups: dict[int, list[int]] = {}
    for number in issues:
        groups.setdefault(find(number), []).append(number)
    return [group for group in groups.values() if len(group) > 1]


# ── who is silent ─────────────────────────────────────────────────────────


def unheard(known_since: Mapping[str, datetime], last: Mapping[str, datetime], now: datetime) -> list[Unheard]:
    """Enterprises that were known, and were not heard, for 90 days.

    known_since: each enterprise of the roster, and since when it stands there; last: when each was last heard.
    """
    before = now - UNHEARD_AFTER
    silent = [Unheard(name, last.get(name)) for name, since in known_since.items() if last.get(name, since) <= before]
    return sorted(silent, key=lambda one: (one.last or known_since[one.enterprise], one.enterprise))


# ── where it gets worse ───────────────────────────────────────────────────


def rising(setbacks: Iterable[Setback], now: datetime) -> list[Rising]:
    """Units with at least three setbacks in four weeks, and half as many again as in the four weeks before."""
    by_unit: dict[str, list[Setback]] = {}
    for setback in setbacks:
        by_unit.setdefault(setback.unit, []).append(setback)
    counted = (_counted(unit, theirs, now) for unit, theirs in by_unit.items())
    worse = [one for one in counted if _sum(one) >= max(AT_LEAST, one.before * 1.5)]
    return sorted(worse, key=lambda one: (-_sum(one), one.unit))


def _sum(one: Rising) -> int:
    return one.returned + one.redone


def _counted(unit: str, setbacks: list[Setback], now: datetime) -> Rising:
    lately = [one for one in setbacks if now - COMPARED <= one.at < now]
    earlier = [one for one in setbacks if now - 2 * COMPARED <= one.at < now - COMPARED]
    redone = sum(one.redone for one in lately)
    issues = tuple(dict.fromkeys(one.issue for one in sorted(lately, key=lambda one: one.at)))
    return Rising(unit, len(lately) - redone, redone, len(earlier), issues)
