"""What the office should know in the morning, and the group at the beginning of a week: counted from the issues."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.core.clocks import running
from bot.core.deadlines import later
from bot.core.issue import Issue
from bot.core.rules import Rules
from bot.core.words import OPEN, Rating, Status, Visibility


@dataclass(frozen=True, slots=True)
class Morning:
    new: int  # opened since the last digest
    received: int  # wait for the office: to be accepted
    accepted: int  # to be dispatched
    extensions: int  # to be granted or refused
    rulings: int  # returns to be ruled on
    late: Sequence[Issue]  # of those to be accepted or dispatched, the ones that should have been already
    unsigned: Sequence[Issue]  # that a unit should have signed for
    to_call: int  # to be telephoned
    today: Sequence[Issue]  # whose handling limit is up today
    overdue: Mapping[str, Sequence[Issue]]  # by lead unit, those with most first
    named: Sequence[Issue]  # overdue for five working days or more
    supervised: Sequence[Issue]
    unhappy: Sequence[Issue]  # redone, and not solved yet
    unanswered: Sequence[Issue]  # asked for more a while ago, and nothing came

    @property
    def for_the_office(self) -> int:
        return self.received + self.accepted + self.extensions + self.rulings + self.to_call

    @property
    def is_quiet(self) -> bool:
        lists = (self.today, self.overdue, self.unsigned, self.supervised, self.unhappy, self.unanswered)
        return not (self.new or self.for_the_office or any(lists))


def morning(issues: Sequence[Issue], new: int, to_call: int, now: datetime, rules: Rules) -> Morning:
    """`issues`: all that are open; `to_call`: how many stand in the list of call-backs; `now` in the city's zone."""
    late = [issue for issue in issues if _is_overdue(issue, now)]
    return Morning(
        new=new,
        received=_count(issues, Status.RECEIVED),
        accepted=_count(issues, Status.ACCEPTED),
        extensions=sum(issue.extension is not None for issue in issues),
        rulings=sum(issue.ruling_asked for issue in issues),
        late=[issue for issue in issues if _is_late(issue, now, "accept_by", "dispatch_by")],
        unsigned=[issue for issue in issues if _is_late(issue, now, "sign_by")],
        to_call=to_call,
        today=[issue for issue in issues if _is_due_today(issue, now)],
        overdue=_by_unit(late),
        named=[issue for issue in late if _is_named(issue, now, rules)],
        supervised=[issue for issue in issues if issue.watched],
        unhappy=[issue for issue in issues if issue.redone and issue.status is not Status.HANDLED],
        unanswered=[issue for issue in issues if _is_unanswered(issue, now, rules)],
    )


def _count(issues: Iterable[Issue], status: Status) -> int:
    return sum(issue.status is status for issue in issues)


def _handling_limit(issue: Issue) -> datetime | None:
    due = running(issue).get("due")
    return due.at if due else None


def _is_overdue(issue: Issue, now: datetime) -> bool:
    limit = _handling_limit(issue)
    return limit is not None and limit < now


def _is_late(issue: Issue, now: datetime, *which: str) -> bool:
    limits = running(issue)
    return any(limits[limit].at < now for limit in which if limit in limits)


def _is_unanswered(issue: Issue, now: datetime, rules: Rules) -> bool:
    """The clock stands while the requester is asked: nobody else would tell that nothing comes."""
    if issue.status is not Status.WAITING or issue.waiting_since is None:
        return False
    since = issue.waiting_since.astimezone(now.tzinfo)
    return later(since, rules.call_back.telephone, rules.calendar) <= now


def _is_due_today(issue: Issue, now: datetime) -> bool:
    limit = _handling_limit(issue)
    return limit is not None and limit >= now and limit.astimezone(now.tzinfo).date() == now.date()


def _is_named(issue: Issue, now: datetime, rules: Rules) -> bool:
    limit = _handling_limit(issue)
    return limit is not None and later(limit.astimezone(now.tzinfo), rules.named_after, rules.calendar) <= now


def _by_unit(issues: Sequence[Issue]) -> dict[str, Sequence[Issue]]:
    units: dict[str, list[Issue]] = {}
    for issue in sorted(issues, key=lambda issue: (_handling_limit(issue), issue.number)):
        units.setdefault(issue.lead or "", []).append(issue)
    return dict(sorted(units.items(), key=lambda item: -len(item[1])))


@dataclass(frozen=True, slots=True)
class Week:
    """What a group may read of its week: nothing of private issues, not even that there are any."""

    taken: int
    handled: int
    solved: int  # the requester said so
    in_hand: int  # now

    @property
    def is_quiet(self) -> bool:
        return not (self.taken or self.handled or self.solved)


def week(issues: Iterable[Issue], since: datetime, until: datetime) -> Week:
    """`issues`: of the group, all that are open or had something happen since."""
    public = [issue for issue in issues if issue.visibility is Visibility.OPEN and issue.status is not Status.MERGED]

    def within(moment: datetime | None) -> bool:
        return moment is not None and since <= moment < until

    return Week(
        taken=sum(within(issue.opened_at) for issue in public),
        handled=sum(within(issue.handled_at) for issue in public),
        solved=sum(issue.rating in list(Rating) and within(issue.closed_at) for issue in public),
        in_hand=sum(issue.status in _IN_HAND for issue in public),
    )


#: Open, and no result yet.
_IN_HAND = OPEN - {Status.HANDLED}
