"""What the clock has to do with an issue, and when: the stages of its limits, and of a result that nobody answers.

A stage that came before its limit began to run, or was put off, is never told: a deadline of this afternoon has no
yellow card, and whoever was given more time is not told at once that it is short.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.core.clocks import half_way, running, share_due
from bot.core.deadlines import Due, later, sooner
from bot.core.issue import Issue
from bot.core.rules import Rules
from bot.core.words import WITH_UNIT, Stage, Status, Urgency


class Whom(StrEnum):
    UNIT = "unit"  # the lead unit's desk
    SHARER = "sharer"  # that of the unit whose share it is
    ASKER = "asker"  # and that of whoever waits for it: the lead's, or its county's
    OFFICE = "office"
    DEPUTY = "deputy"
    MAYOR = "mayor"
    REQUESTER = "requester"


#: Who is told of a stage of a limit (CITY.md: unit, office, responsible deputy, mayor). The office has what is before
#: the dispatch; the unit learns that its delay went up.
AUDIENCE: Mapping[tuple[str, Stage], tuple[Whom, ...]] = {
    ("accept_by", Stage.LATE): (Whom.OFFICE,),
    ("accept_by", Stage.DEPUTY): (Whom.DEPUTY,),
    ("accept_by", Stage.MAYOR): (Whom.MAYOR,),
    ("dispatch_by", Stage.SOON): (Whom.OFFICE,),
    ("dispatch_by", Stage.LATE): (Whom.OFFICE,),
    ("dispatch_by", Stage.DEPUTY): (Whom.DEPUTY,),
    ("dispatch_by", Stage.MAYOR): (Whom.MAYOR,),
    ("sign_by", Stage.SOON): (Whom.UNIT,),
    ("sign_by", Stage.LATE): (Whom.UNIT, Whom.OFFICE),
    ("sign_by", Stage.DEPUTY): (Whom.DEPUTY,),
    ("due", Stage.SOON): (Whom.UNIT,),
    ("due", Stage.YELLOW): (Whom.UNIT,),
    ("due", Stage.LATE): (Whom.UNIT, Whom.OFFICE),
    ("due", Stage.DEPUTY): (Whom.DEPUTY, Whom.UNIT),
    ("due", Stage.MAYOR): (Whom.MAYOR, Whom.UNIT),
    ("share", Stage.SOON): (Whom.SHARER,),
    ("share", Stage.LATE): (Whom.SHARER, Whom.ASKER),
    ("call_back", Stage.ASK_AGAIN): (Whom.REQUESTER,),
    ("call_back", Stage.TELEPHONE): (Whom.OFFICE,),
}

#: The limit of what follows a result, and that of a share, as `Nudged.limit` spells them.
CALL_BACK, SHARE = "call_back", "share"

_ORDER = tuple(Stage)


@dataclass(frozen=True, slots=True)
class Moment:
    """A stage of a limit, and when it is to be told."""

    at: datetime
    limit: str
    stage: Stage
    of: datetime
    unit: str | None = None  # whose share it is


def ahead(issue: Issue, rules: Rules, now: datetime) -> list[Moment]:
    """All that is still to be done, what is due already too; `now` gives the zone. Sorted by time."""
    moments = [
        *(m for limit, due in running(issue).items() for m in _of_limit(issue, limit, due, rules, now)),
        *_of_shares(issue, rules, now),
        *_of_call_back(issue, rules, now),
    ]
    return sorted((m for m in moments if not _is_done(issue, m)), key=lambda m: (m.at, _ORDER.index(m.stage)))


def next_moment(issue: Issue, rules: Rules, now: datetime) -> datetime | None:
    """When the clock has something to do with it next; None where it is all done."""
    moments = [m.at for m in ahead(issue, rules, now)]
    lapses = lapses_at(issue, rules, now)
    return min([*moments, *([lapses] if lapses else [])], default=None)


def due_now(issue: Issue, rules: Rules, now: datetime) -> list[list[Moment]]:
    """What has come and was not told yet, of each limit and share apart; what has gone furthest is the last."""
    come: dict[tuple[str, str | None], list[Moment]] = {}
    for moment in sorted(ahead(issue, rules, now), key=lambda m: _ORDER.index(m.stage)):
        if moment.at <= now:
            come.setdefault((moment.limit, moment.unit), []).append(moment)
    return list(come.values())


def lapses_at(issue: Issue, rules: Rules, now: datetime) -> datetime | None:
    """When a result that nobody answered closes the issue."""
    if issue.status is not Status.HANDLED or issue.handled_at is None:
        return None
    return rules.audible(later(issue.handled_at.astimezone(now.tzinfo), rules.call_back.close, rules.calendar))


def to_call_from(rules: Rules, now: datetime) -> datetime:
    """Whoever had their result by then, and said nothing, is to be telephoned by now."""
    return sooner(now, rules.call_back.telephone, rules.calendar)


def _of_limit(issue: Issue, limit: str, due: Due, rules: Rules, now: datetime) -> Iterator[Moment]:
    at, ladder = due.at.astimezone(now.tzinfo), rules.ladder(limit, issue.urgency)
    began = due.moved or due.since or issue.opened_at
    for stage, before in ladder.before.items():
        moment = sooner(at, before, rules.calendar)
        if moment > began:
            yield Moment(_told_at(issue, moment, rules, QUARTER), limit, stage, due.at)
    yield Moment(_told_at(issue, at, rules, QUARTER), limit, Stage.LATE, due.at)
    for stage, after in ladder.after.items():
        yield Moment(_told_at(issue, later(at, after, rules.calendar), rules, HOUR), limit, stage, due.at)


def _of_shares(issue: Issue, rules: Rules, now: datetime) -> Iterator[Moment]:
    """Of those that have not come; where there is no time for the word before, half-way."""
    awaited = [share for share in issue.shares if share.text is None and issue.status in WITH_UNIT]
    for share in awaited:
        due = share_due(issue, share, rules, now.tzinfo)
        if due is None:
            continue
        ladder, began = rules.ladder(SHARE, issue.urgency), due.moved or share.since
        for stage, before in ladder.before.items():
            soon = sooner(due.at, before, rules.calendar)
            soon = soon if soon > began else half_way(began, due.at, issue.urgency, rules.calendar)
            yield Moment(_told_at(issue, soon, rules, QUARTER), SHARE, stage, due.at, share.unit)
        yield Moment(_told_at(issue, due.at, rules, QUARTER), SHARE, Stage.LATE, due.at, share.unit)


def _of_call_back(issue: Issue, rules: Rules, now: datetime) -> Iterator[Moment]:
    if issue.status is not Status.HANDLED or issue.handled_at is None:
        return
    at = issue.handled_at.astimezone(now.tzinfo)
    if issue.by_telephone:  # nobody can press a button
        yield Moment(rules.audible(at), CALL_BACK, Stage.TELEPHONE, issue.handled_at)
        return
    for stage, after in ((Stage.ASK_AGAIN, rules.call_back.ask_again), (Stage.TELEPHONE, rules.call_back.telephone)):
        moment = later(at, after, rules.calendar)
        yield Moment(rules.audible(moment), CALL_BACK, stage, issue.handled_at)  # a result never burns


#: What is not urgent is told on the quarter, to leaders on the hour: so it comes together.
MINUTE, QUARTER, HOUR = timedelta(minutes=1), timedelta(minutes=15), timedelta(hours=1)


def _told_at(issue: Issue, moment: datetime, rules: Rules, step: timedelta) -> datetime:
    return moment if issue.urgency is Urgency.URGENT else rules.audible(_on_the_next(step, moment))


def _on_the_next(step: timedelta, moment: datetime) -> datetime:
    """What falls into the first minute of one is told at once."""
    past = timedelta(minutes=moment.minute, seconds=moment.second, microseconds=moment.microsecond) % step
    return moment if past < MINUTE else moment + step - past


def _is_done(issue: Issue, moment: Moment) -> bool:
    """A stage is done when a later one of the same limit is."""
    return any(
        (nudge.limit, nudge.unit, nudge.of) == (moment.limit, moment.unit, moment.of)
        and _ORDER.index(nudge.stage) >= _ORDER.index(moment.stage)
        for nudge in issue.nudged
    )
