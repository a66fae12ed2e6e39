"""What the clock does around a leader's day: it is announced, its instructions are asked for, and it is summed up."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from bot.core.leader_days import Duty
from bot.core.occasions import Appointment, Occasion
from bot.core.worktime import Calendar

#: Before it begins; never before business opens.
SHORTLY_BEFORE = timedelta(minutes=10)
#: After it has ended: whoever listened may still answer what came last.
SUMMED_UP_AFTER = timedelta(minutes=15)
#: What was missed when it ended is made up for within so long.
NOT_TOO_LATE = timedelta(hours=2)

ONE_DAY = timedelta(days=1)


def appointments_around(duty: Duty, calendar: Calendar) -> list[Appointment]:
    """In order of time. A day that is moved, or given to another leader, is announced anew."""
    return [*_announcements(duty, calendar), *_questions(duty, calendar), *_summary(duty, calendar)]


def name_of(duty: Duty, what: Occasion) -> str:
    """Of what is done around that leader's day."""
    return f"{what}:{duty.begins:%Y-%m-%d %H:%M}:{duty.leader}"


def is_announced(duty: Duty, calendar: Calendar, now: datetime) -> bool:
    """It is to come, and people may have heard of it."""
    return next(_announcements(duty, calendar)).at <= now < duty.begins


def _announcements(duty: Duty, calendar: Calendar) -> Iterator[Appointment]:
    before, zone = _working_day(duty.day, -ONE_DAY, calendar), duty.begins.tzinfo
    opens, closes = (datetime.combine(before, clock, zone) for clock in (calendar.opens, calendar.closes))
    yield _named(duty, Occasion.LISTENS_NEXT, opens, closes)
    opens = datetime.combine(duty.day, calendar.opens, zone)
    yield _named(duty, Occasion.LISTENS_TODAY, max(opens, duty.begins - SHORTLY_BEFORE), duty.ends)


def _questions(duty: Duty, calendar: Calendar) -> Iterator[Appointment]:
    yield _named(duty, Occasion.INSTRUCTIONS_WANTED, duty.ends, duty.ends + NOT_TOO_LATE)
    yield _named(duty, Occasion.INSTRUCTIONS_MISSING, *_hours_after(duty, calendar))


def _summary(duty: Duty, calendar: Calendar) -> Iterator[Appointment]:
    """Once: a bot that was down sums it up on the working day after."""
    yield _named(duty, Occasion.LISTENED, duty.ends + SUMMED_UP_AFTER, duty.ends + NOT_TOO_LATE)
    yield _named(duty, Occasion.LISTENED, *_hours_after(duty, calendar))


def _hours_after(duty: Duty, calendar: Calendar) -> tuple[datetime, datetime]:
    """Business on the working day after it."""
    after = _working_day(duty.day, ONE_DAY, calendar)
    opens, closes = (datetime.combine(after, clock, duty.begins.tzinfo) for clock in (calendar.opens, calendar.closes))
    return opens, closes


def _named(duty: Duty, what: Occasion, at: datetime, until: datetime) -> Appointment:
    return Appointment(name_of(duty, what), what, at, until)


def _working_day(day: date, step: timedelta, calendar: Calendar) -> date:
    """The next one in that direction."""
    day += step
    while not calendar.is_working_day(day):
        day += step
    return day
