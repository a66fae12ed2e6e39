"""Whom each city leader visits on a service day, what may be read of an enterprise, and what came of the day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from enum import StrEnum
from hashlib import blake2s

from bot.core.issue import Issue
from bot.core.messages import Press
from bot.core.people import Roster
from bot.core.presses import Verb
from bot.core.service_days import ONE_DAY, Round, ServiceDays, collected_since, day_of, number_of, summary_day
from bot.core.words import OPEN, Kind, Source, Status
from bot.core.worktime import Calendar


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """An enterprise that a leader is to visit on a service day, or has visited."""

    enterprise: str
    leader: str | None  # None: whoever came, nobody is paired with it
    planned: bool = True
    visited_at: datetime | None = None
    by: str | None = None  # who said so


# ── who visits whom ───────────────────────────────────────────────────────


def planned(roster: Roster, rule: ServiceDays) -> tuple[Visit, ...]:
    """By the rota, or else by the pairings; leader by leader, an enterprise once."""
    rounds = rule.rota or _pairings(roster)
    visits: dict[str, Visit] = {}
    for one in rounds:
        for name in one.enterprises:
            enterprise = roster.enterprise(name)
            key = enterprise.name if enterprise else name
            visits.setdefault(key, Visit(enterprise=key, leader=one.leader))
    return tuple(visits.values())


def _pairings(roster: Roster) -> tuple[Round, ...]:
    theirs: dict[str, list[str]] = {}
    for enterprise in roster.enterprises:
        if enterprise.leader:
            theirs.setdefault(enterprise.leader, []).append(enterprise.name)
    return tuple(Round(leader, tuple(names)) for leader, names in theirs.items())


def by_leader(visits: Iterable[Visit]) -> Mapping[str | None, Sequence[Visit]]:
    found: dict[str | None, list[Visit]] = {}
    for visit in visits:
        found.setdefault(visit.leader, []).append(visit)
    return found


class Step(StrEnum):
    ALL = "all"  # every leader's
    ROUND = "round"  # a leader's
    FIRM = "firm"  # an enterprise
    DONE = "done"  # it was visited


@dataclass(frozen=True, slots=True)
class VisitMenu:
    """Where somebody stands in a service day. It travels in the button, and in the keys of what it shows."""

    day: date
    step: Step = Step.ALL
    leader: str = ""  # codes
    enterprise: str = ""
    page: int = 0

    @property
    def press(self) -> Press:
        return Press(Verb.VISIT, number_of(self.day), (self.step, self.leader, self.enterprise, str(self.page)))

    def key(self, chat: int, which: int | str) -> str:
        """Of the post that shows it; `which`: what asked for it there."""
        return f"{_KEY}{number_of(self.day)}:{self.step}:{self.leader}:{self.enterprise}:{chat}:{which}"


_KEY = "visit:"


def visit_menu(press: Press) -> VisitMenu | None:
    """None for arguments that the bot never made."""
    day = day_of(press.number)
    match press.arguments:
        case (step, leader, firm, page) if day and step in list(Step) and page.isascii() and page.isdecimal():
            return VisitMenu(day, Step(step), leader, firm, int(page))
        case _:
            return None


def shown_by(key: str | None) -> VisitMenu | None:
    """What the post with that key shows."""
    if key is None or not key.startswith(_KEY):
        return None
    day, step, leader, firm, *_ = key.removeprefix(_KEY).split(":")
    return visit_menu(Press(Verb.VISIT, int(day), (step, leader, firm, "0")))


def code_of(name: str) -> str:
    """Of a leader or an enterprise, as it fits into a button."""
    return blake2s(name.encode(), digest_size=4).hexdigest()


# ── what came of it ───────────────────────────────────────────────────────


def of_enterprises(issues: Iterable[Issue]) -> Mapping[str, Sequence[Issue]]:
    """By enterprise what its visitor may read: its open issues, never a report (举报), the oldest first."""
    found: dict[str, list[Issue]] = {}
    for issue in sorted(issues, key=lambda issue: issue.number):
        enterprise = issue.requester.enterprise
        if enterprise and issue.status in OPEN and issue.kind is not Kind.REPORT:
            found.setdefault(enterprise, []).append(issue)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Of a service day: the whole city's, or a leader's."""

    leader: str | None = None
    planned: int = 0
    visited: int = 0  # of those planned
    others: int = 0  # visited besides
    missed: tuple[str, ...] = ()  # enterprises that were planned and not visited
    raised: int = 0
    on_the_spot: int = 0  # solved there and then
    handled: int = 0  # and those solved otherwise by now
    with_units: int = 0
    with_office: int = 0  # not dispatched yet
    declined: int = 0  # these five together: what was raised

    @property
    def is_empty(self) -> bool:
        return not (self.planned or self.came or self.raised)

    @property
    def came(self) -> int:
        """Enterprises that were visited in all."""
        return self.visited + self.others


def outcome(visits: Sequence[Visit], issues: Iterable[Issue], leader: str | None = None) -> Outcome:
    """`issues`: raised on that day, as `raised_on` gives them; `leader`: whose, None for everybody's."""
    visits = [visit for visit in visits if leader is None or visit.leader == leader]
    raised = [issue for issue in issues if leader is None or issue.leader == leader]
    spot = sum(issue.on_the_spot and issue.status in _HANDLED for issue in raised)
    visited = [visit for visit in visits if visit.visited_at is not None]
    return Outcome(
        leader=leader,
        planned=sum(visit.planned for visit in visits),
        visited=sum(visit.planned for visit in visited),
        others=sum(not visit.planned for visit in visited),
        missed=tuple(visit.enterprise for visit in visits if visit.planned and visit.visited_at is None),
        raised=len(raised),
        on_the_spot=spot,
        handled=sum(issue.status in _HANDLED for issue in raised) - spot,
        with_units=sum(issue.status in OPEN - _HANDLED and issue.lead is not None for issue in raised),
        with_office=sum(issue.status in OPEN - _HANDLED and issue.lead is None for issue in raised),
        declined=sum(issue.status is Status.DECLINED for issue in raised),
    )


_HANDLED = frozenset({Status.HANDLED, Status.CLOSED})


def raised_on(
    day: date, issues: Iterable[Issue], calendar: Calendar, rule: ServiceDays, zone: tzinfo | None
) -> list[Issue]:
    """The issues of a service day, those collected before it too; what was taken back or merged is none of its own."""
    since = collected_since(day, calendar, rule, zone)
    until = datetime.combine(summary_day(day, calendar) + ONE_DAY, time(), zone)
    return [
        issue
        for issue in issues
        if issue.source is Source.SERVICE_DAY
        and issue.kind is not Kind.REPORT
        and issue.status not in (Status.MERGED, Status.WITHDRAWN)
        and since <= issue.opened_at < until
    ]
