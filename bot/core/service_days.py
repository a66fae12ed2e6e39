"""Enterprise Service Day (企业服务日, the 15th of each month): when it is, and when its problems are collected."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum

from bot.core.worktime import Calendar

ONE_DAY = timedelta(days=1)
#: A day that is skipped for so many months on end will not come at all.
MONTHS_LOOKED_AT = 24


class OnDayOff(StrEnum):
    """What becomes of a service day that falls on a day off."""

    NEXT = "next"  # it is held on the next working day
    PREVIOUS = "previous"
    SAME = "same"  # it is held all the same
    SKIP = "skip"  # there is none that month


@dataclass(frozen=True, slots=True)
class Round:
    """Whom a leader visits, by their names."""

    leader: str
    enterprises: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ServiceDays:
    """The city's rule; without a rota each leader visits the enterprises paired with them (分包)."""

    day: int = 15  # of the month, its last one where it is shorter; 0: the city has no service day
    on_day_off: OnDayOff = OnDayOff.NEXT
    remind: int = 1  # working days before
    rota: tuple[Round, ...] = ()


# ── which day ─────────────────────────────────────────────────────────────


def service_day(month: date, calendar: Calendar, rule: ServiceDays) -> date | None:
    """The one of the month in which `month` lies; it may be moved out of it. None where there is none."""
    if not rule.day:
        return None
    day = month.replace(day=min(rule.day, _last_of(month).day))
    if calendar.is_working_day(day) or rule.on_day_off is OnDayOff.SAME:
        return day
    if rule.on_day_off is OnDayOff.SKIP:
        return None
    return _working_day(day, ONE_DAY if rule.on_day_off is OnDayOff.NEXT else -ONE_DAY, calendar)


def next_service_day(today: date, calendar: Calendar, rule: ServiceDays) -> date | None:
    """Today's or the first after it; last month's may have been moved into this one."""
    days = _of_months(range(-1, MONTHS_LOOKED_AT), today, calendar, rule)
    return next((day for day in days if day >= today), None)


def previous_service_day(today: date, calendar: Calendar, rule: ServiceDays) -> date | None:
    """The last before today; next month's may have been moved into this one."""
    days = _of_months(range(1, -MONTHS_LOOKED_AT, -1), today, calendar, rule)
    return next((day for day in days if day < today), None)


def reminder_day(day: date, calendar: Calendar, rule: ServiceDays) -> date:
    """So many working days before the service day."""
    for _ in range(rule.remind):
        day = _working_day(day - ONE_DAY, -ONE_DAY, calendar)
    return day


def summary_day(day: date, calendar: Calendar) -> date:
    """The working day after the service day."""
    return _working_day(day + ONE_DAY, ONE_DAY, calendar)


def day_at_hand(today: date, calendar: Calendar, rule: ServiceDays) -> date | None:
    """The service day on which a visit of today counts: from its reminder on, up to the day of its summary."""
    before, after = previous_service_day(today, calendar, rule), next_service_day(today, calendar, rule)
    if after is not None and reminder_day(after, calendar, rule) <= today:
        return after
    return before if before is not None and today <= summary_day(before, calendar) else None


def collecting_for(now: datetime, calendar: Calendar, rule: ServiceDays) -> date | None:
    """The service day for which problems are collected now: from the reminder until the end of the day itself."""
    day = next_service_day(now.date(), calendar, rule)
    return day if day is not None and now >= collected_since(day, calendar, rule, now.tzinfo) else None


def collected_since(day: date, calendar: Calendar, rule: ServiceDays, zone: tzinfo | None) -> datetime:
    return datetime.combine(reminder_day(day, calendar, rule), calendar.opens, zone)


def _of_months(months: Iterable[int], today: date, calendar: Calendar, rule: ServiceDays) -> Iterator[date]:
    """`months`: counted from today's."""
    for month in months:
        years, index = divmod(today.month - 1 + month, 12)
        day = service_day(date(today.year + years, index + 1, 1), calendar, rule)
        if day is not None:
            yield day


def _last_of(month: date) -> date:
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1) - ONE_DAY


def _working_day(day: date, step: timedelta, calendar: Calendar) -> date:
    """The day itself, or the first beyond it on which people work."""
    while not calendar.is_working_day(day):
        day += step
    return day


def number_of(day: date) -> int:
    """20261215: a day as it travels in a button."""
    return int(f"{day:%Y%m%d}")


def day_of(number: int) -> date | None:
    """None for a number that is no day."""
    try:
        return date.fromisoformat(f"{number:08d}")
    except ValueError:
        return None
