"""The rules that a city sets for itself: when it works, how long everything may take, when somebody is told."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time

from bot.core.deadlines import (
    LIMITS,
    Column,
    Due,
    Limit,
    Limits,
    column,
    due_after,
    hours,
    minutes,
    working_days,
    working_hours,
)
from bot.core.leader_days import LeaderDayRule
from bot.core.service_days import ServiceDays
from bot.core.words import Kind, Stage, Urgency
from bot.core.worktime import Calendar

ONE_DAY, TWO_DAYS, THREE_DAYS, FIVE_DAYS, TEN_DAYS = (
    working_days(1),
    working_days(2),
    working_days(3),
    working_days(5),
    working_days(10),
)

#: Of each month, Enterprise Service Day.
FIFTEENTH = ServiceDays()

#: How long before a limit is up somebody is told.
Before = Mapping[Stage, Limit]
#: How long after it was up.
After = Mapping[Stage, Limit]


@dataclass(frozen=True, slots=True)
class Ladder:
    """Whom the clock tells when, of one limit: before it is up, when it is up (always), and after."""

    before: Before = field(default_factory=dict)
    after: After = field(default_factory=dict)


#: By the limit's field in the issue; share: what a unit brings to another one's answer. What is urgent has its own.
LADDERS: Mapping[str, Ladder] = {
    "accept_by": Ladder(after={Stage.DEPUTY: working_hours(4), Stage.MAYOR: working_days(1)}),
    "dispatch_by": Ladder(
        {Stage.SOON: working_hours(1)}, {Stage.DEPUTY: working_hours(4), Stage.MAYOR: working_days(1)}
    ),
    "sign_by": Ladder({Stage.SOON: working_hours(2)}, {Stage.DEPUTY: working_days(1)}),
    "due": Ladder(
        {Stage.SOON: working_days(2), Stage.YELLOW: working_days(1)},
        {Stage.DEPUTY: working_days(1), Stage.MAYOR: working_days(3)},
    ),
    "share": Ladder({Stage.SOON: working_days(1)}),
}
URGENT_LADDERS: Mapping[str, Ladder] = {
    "accept_by": Ladder(after={Stage.DEPUTY: minutes(20), Stage.MAYOR: hours(1)}),
    "dispatch_by": Ladder({Stage.SOON: minutes(15)}, {Stage.DEPUTY: minutes(30), Stage.MAYOR: hours(2)}),
    "sign_by": Ladder({Stage.SOON: minutes(30)}, {Stage.DEPUTY: hours(1)}),
    "due": Ladder({Stage.YELLOW: hours(4)}, {Stage.DEPUTY: hours(2), Stage.MAYOR: hours(6)}),
    "share": Ladder({Stage.SOON: hours(2)}),
}


@dataclass(frozen=True, slots=True)
class CallBackLimits:
    """After an issue was handled and its requester says nothing."""

    ask_again: Limit = ONE_DAY
    telephone: Limit = THREE_DAYS
    close: Limit = TEN_DAYS


@dataclass(frozen=True, slots=True)
class Rules:
    calendar: Calendar = field(default_factory=Calendar)
    limits: Mapping[Column, Limits] = field(default_factory=lambda: LIMITS)
    of_units: Mapping[str, Mapping[Column, Limits]] = field(default_factory=dict)  # by name, where a unit has its own
    ladders: Mapping[str, Ladder] = field(default_factory=lambda: LADDERS)
    urgent_ladders: Mapping[str, Ladder] = field(default_factory=lambda: URGENT_LADDERS)
    call_back: CallBackLimits = CallBackLimits()
    give_back: Limit = TWO_DAYS  # a unit may return an issue for so long after the dispatch
    named_after: Limit = FIVE_DAYS  # what is overdue so long is named in the digest
    quiet: tuple[time, time] = (time(20, 0), time(8, 0))  # from, until; days off are quiet as well
    service_days: ServiceDays = FIFTEENTH
    leader_day: LeaderDayRule = field(default_factory=LeaderDayRule)

    def limits_of(self, kind: Kind, urgency: Urgency, unit: str | None = None) -> Limits:
        which = column(kind, urgency)
        return self.of_units.get(unit or "", self.limits).get(which) or self.limits[which]

    def accept_due(self, kind: Kind, urgency: Urgency, start: datetime) -> Due:
        return due_after(self.limits_of(kind, urgency).accept, start, self.calendar)

    def dispatch_due(self, kind: Kind, urgency: Urgency, start: datetime) -> Due:
        return due_after(self.limits_of(kind, urgency).dispatch, start, self.calendar)

    def sign_due(self, kind: Kind, urgency: Urgency, start: datetime, unit: str | None) -> Due:
        return due_after(self.limits_of(kind, urgency, unit).sign, start, self.calendar)

    def handle_due(self, kind: Kind, urgency: Urgency, start: datetime, unit: str | None) -> Due:
        return due_after(self.limits_of(kind, urgency, unit).handle, start, self.calendar)

    def ladder(self, limit: str, urgency: Urgency) -> Ladder:
        return (self.urgent_ladders if urgency is Urgency.URGENT else self.ladders)[limit]

    def audible(self, moment: datetime) -> datetime:
        """The moment itself, or where it falls into quiet hours or a day off, the first that is neither.

        A night is over when business opens, even where quiet ends before that.
        """
        while (later := self._after_quiet(moment)) > moment:
            moment = later
        return moment

    def _after_quiet(self, moment: datetime) -> datetime:
        begins, ends = self.quiet
        now, is_night = moment.time(), ends < begins
        if not self.calendar.is_working_day(moment.date()) or (is_night and now >= begins):
            return self.calendar.next_opening(moment)
        if now < ends and (is_night or now >= begins):
            return datetime.combine(moment.date(), max(ends, self.calendar.opens), moment.tzinfo)
        return moment
