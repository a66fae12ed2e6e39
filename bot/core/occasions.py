"""What the clock does on a day whatever the issues: cards shown anew, the morning's digest, the week's summary."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from bot.core.service_days import ServiceDays, next_service_day, previous_service_day, reminder_day, summary_day
from bot.core.worktime import Calendar


class Occasion(StrEnum):
    CARDS = "cards"  # at midnight: what said 今天 says a date now
    DIGEST = "digest"  # for the office, when business opens
    SUMMARY = "summary"  # for the group, on the first working day of a week
    SERVICE_DAY_SOON = "service_day_soon"  # for the group and the leaders, the working day before
    SERVICE_DAY_OVER = "service_day_over"  # for them and the office, the working day after
    UNASKED = "unasked"  # for the office, on the first working day of a week: what it could do before it is asked
    CALENDAR = "calendar"  # for the admins, each week from November on: next year's holidays are not known here yet
    LISTENS_NEXT = "listens_next"  # to the groups and the leader, the working day before a leader's day
    LISTENS_TODAY = "listens_today"  # the same, before it begins
    INSTRUCTIONS_WANTED = "instructions_wanted"  # to the leader, when it ends
    INSTRUCTIONS_MISSING = "instructions_missing"  # the working day after it
    LISTENED = "listened"  # to the groups, the leader and the office: what came


@dataclass(frozen=True, slots=True)
class Appointment:
    name: str  # unique: whoever writes it down first does it
    what: Occasion
    at: datetime
    until: datetime  # what was missed is made up for before that, or not at all

    def is_due(self, now: datetime) -> bool:
        return self.at <= now < self.until


#: The State Council publishes next year's holidays in November, as a rule.
PUBLISHING_MONTH = 11

WEEK = timedelta(days=7)


def appointments_of(day: date, calendar: Calendar, zone: tzinfo | None) -> list[Appointment]:
    """Of that day, in order of time. What is said in the morning is said while business lasts, and no later."""
    midnight, opens, closes = (
        datetime.combine(day, clock, zone) for clock in (time(), calendar.opens, calendar.closes)
    )
    found = [Appointment(f"{Occasion.CARDS}:{day}", Occasion.CARDS, midnight, midnight + timedelta(days=1))]
    found += [Appointment(f"{what}:{day}", what, opens, closes) for what in _said_on(day, calendar)]
    return found


def _said_on(day: date, calendar: Calendar) -> Iterator[Occasion]:
    if not calendar.is_working_day(day):
        return
    yield Occasion.DIGEST
    if _begins_the_week(day, calendar):
        yield Occasion.SUMMARY
        yield Occasion.UNASKED
        if unknown_year(day, calendar) is not None:
            yield Occasion.CALENDAR


def service_day_appointments(
    today: date, calendar: Calendar, rule: ServiceDays, zone: tzinfo | None
) -> list[Appointment]:
    """The reminder of the next service day and the summary of the last, each named after its day.

    A bot that was down makes up for them while they are of use: the reminder on the day itself at the latest, the
    summary within a week; on days on which people work.
    """
    opens, closes = (datetime.combine(today, clock, zone) for clock in (calendar.opens, calendar.closes))
    after, before = next_service_day(today, calendar, rule), previous_service_day(today, calendar, rule)
    works, found = calendar.is_working_day(today), []
    if after is not None and (after == today or (works and reminder_day(after, calendar, rule) <= today)):
        found.append(Appointment(f"{Occasion.SERVICE_DAY_SOON}:{after}", Occasion.SERVICE_DAY_SOON, opens, closes))
    if before is not None and works and summary_day(before, calendar) <= today < summary_day(before, calendar) + WEEK:
        found.append(Appointment(f"{Occasion.SERVICE_DAY_OVER}:{before}", Occasion.SERVICE_DAY_OVER, opens, closes))
    return found


def next_appointment(now: datetime, calendar: Calendar) -> datetime:
    """The first after `now`: at midnight there always is one."""
    days = (now.date(), now.date() + timedelta(days=1))
    return min(one.at for day in days for one in appointments_of(day, calendar, now.tzinfo) if one.at > now)


def unknown_year(day: date, calendar: Calendar) -> int | None:
    """The year whose holidays are wanted: this one, or from November on the next; None while all is known."""
    wanted = [day.year, *([day.year + 1] if day.month >= PUBLISHING_MONTH else [])]
    return next((year for year in wanted if year not in calendar.years), None)


def week_before(day: date, calendar: Calendar) -> tuple[date, date]:
    """The Monday of the week before that of `day`, and the Monday after it.

    A week in which nobody worked goes with the one before it: it had no summary.
    """
    monday = day - timedelta(days=day.weekday())
    first = monday - WEEK
    while not any(calendar.is_working_day(first + timedelta(days=number)) for number in range(7)):
        first -= WEEK
    return first, monday


def next_week_begins(day: date, calendar: Calendar) -> date:
    """The first working day after the week of `day`: when next it is spoken of a week."""
    first = day + timedelta(days=7 - day.weekday())
    while not calendar.is_working_day(first):
        first += timedelta(days=1)
    return first


def _begins_the_week(day: date, calendar: Calendar) -> bool:
    """The first working day from Monday on; a make-up Sunday belongs to the week that ends with it."""
    before = (day - timedelta(days=number) for number in range(1, day.weekday() + 1))
    return not any(calendar.is_working_day(earlier) for earlier in before)
