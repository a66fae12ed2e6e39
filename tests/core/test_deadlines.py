"""Limits, due dates and pauses. 16 November 2026 is a Monday."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.arrangements import Arrangement
from bot.core.deadlines import (
    LIMITS,
    Column,
    Due,
    Limit,
    LimitUnit,
    column,
    due_after,
    resume,
)
from bot.core.holidays import PUBLISHED
from bot.core.rules import Rules
from bot.core.words import Kind, Urgency
from bot.core.worktime import Calendar

CITY = ZoneInfo("Asia/Shanghai")
RULES = Rules()
CALENDAR = RULES.calendar
NORMAL, URGENT, COMPLEX = Urgency.NORMAL, Urgency.URGENT, Urgency.COMPLEX


def at(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=CITY)


@pytest.mark.parametrize(
    ("kind", "urgency", "expected"),
    [
        (Kind.INQUIRY, NORMAL, Column.INQUIRY),
        (Kind.HELP, NORMAL, Column.HELP),
        (Kind.SUGGESTION, NORMAL, Column.HELP),
        (Kind.COMPLAINT, NORMAL, Column.COMPLAINT),
        (Kind.REPORT, NORMAL, Column.COMPLAINT),
        *((kind, URGENT, Column.URGENT) for kind in Kind),
        *((kind, COMPLEX, Column.COMPLEX) for kind in Kind),
    ],
)
def test_urgent_and_complex_decide_else_the_kind(kind: Kind, urgency: Urgency, expected: Column) -> None:
    assert column(kind, urgency) is expected


def test_every_column_has_its_limits() -> None:
    assert set(LIMITS) == set(Column)


# Monday 10:00 in working time, and Friday 17:30 before a weekend
@pytest.mark.parametrize(
    ("kind", "urgency", "start", "accept", "dispatch", "sign", "handle"),
    [
        (Kind.HELP, URGENT, "2026-11-16 10:00", "11-16 10:10", "11-16 11:00", "11-16 12:00", "11-17 10:00"),
        (Kind.INQUIRY, NORMAL, "2026-11-16 10:00", "11-16 11:00", "11-16 12:00", "11-17 18:00", "11-17 18:00"),
        (Kind.HELP, NORMAL, "2026-11-16 10:00", "11-16 11:00", "11-16 16:30", "11-17 18:00", "11-23 18:00"),
        (Kind.SUGGESTION, NORMAL, "2026-11-16 10:00", "11-16 11:00", "11-16 16:30", "11-17 18:00", "11-23 18:00"),
        (Kind.COMPLAINT, NORMAL, "2026-11-16 10:00", "11-16 11:00", "11-16 16:30", "11-17 18:00", "11-30 18:00"),
        (Kind.REPORT, NORMAL, "2026-11-16 10:00", "11-16 11:00", "11-16 16:30", "11-17 18:00", "11-30 18:00"),
        (Kind.HELP, COMPLEX, "2026-11-16 10:00", "11-16 11:00", "11-16 16:30", "11-17 18:00", "12-07 18:00"),
        (Kind.HELP, URGENT, "2026-11-20 17:30", "11-20 17:40", "11-20 18:30", "11-20 19:30", "11-21 17:30"),
        (Kind.HELP, NORMAL, "2026-11-20 17:30", "11-23 09:00", "11-23 12:00", "11-23 18:00", "11-27 18:00"),
    ],
)
def test_the_table_of_limits(
    kind: Kind, urgency: Urgency, start: str, accept: str, dispatch: str, sign: str, handle: str
) -> None:
    begins = at(start)
    dues = [RULES.accept_due(kind, urgency, begins), RULES.dispatch_due(kind, urgency, begins)]
    dues += [RULES.sign_due(kind, urgency, begins, None), RULES.handle_due(kind, urgency, begins, None)]
    assert dues == [Due(at(f"2026-{moment}"), estimated=False) for moment in (accept, dispatch, sign, handle)]


@pytest.mark.parametrize(
    ("start", "limit", "due", "estimated"),
    [
        ("2026-12-30 10:00", Limit(1, LimitUnit.WORKING_DAYS), "2026-12-31 18:00", False),
        ("2026-12-30 10:00", Limit(2, LimitUnit.WORKING_DAYS), "2027-01-04 18:00", True),  # counts days of 2027
        ("2026-12-31 17:30", Limit(1, LimitUnit.WORKING_HOURS), "2027-01-04 09:00", True),
        ("2026-12-31 17:30", Limit(24, LimitUnit.HOURS), "2027-01-01 17:30", False),  # around the clock: no doubt
        ("2003-12-31 10:00", Limit(1, LimitUnit.WORKING_DAYS), "2004-01-02 18:00", True),  # 2003 is not in the data
    ],
)
def test_a_due_date_in_a_year_not_yet_published_is_estimated(
    start: str, limit: Limit, due: str, estimated: bool
) -> None:
    assert due_after(limit, at(start), CALENDAR) == Due(at(due), estimated)


def test_around_the_clock_means_hours_that_pass_even_when_clocks_change() -> None:
    berlin = ZoneInfo("Europe/Berlin")  # 25 October 2026: the night has an hour more
    due = due_after(Limit(24, LimitUnit.HOURS), datetime(2026, 10, 24, 12, tzinfo=berlin), CALENDAR)
    assert due.at == datetime(2026, 10, 25, 11, tzinfo=berlin)


@pytest.mark.parametrize("unit", LimitUnit)
def test_naive_datetimes_are_refused(unit: LimitUnit) -> None:
    naive = datetime(2026, 11, 16, 9)  # noqa: DTZ001 -- naive on purpose: it must be refused
    with pytest.raises(ValueError, match="zone"):
        due_after(Limit(1, unit), naive, CALENDAR)
    for moments in ((naive, at("2026-11-16"), at("2026-11-16")), (at("2026-11-16"), naive, at("2026-11-16"))):
        with pytest.raises(ValueError, match="zone"):
            resume(Due(moments[0]), *moments[1:], NORMAL, CALENDAR)


@pytest.mark.parametrize(
    ("due", "paused_at", "now", "urgency", "resumed"),
    [
        # urgent: plain time
        ("2026-11-17 10:00", "2026-11-16 12:00", "2026-11-16 13:30", URGENT, "2026-11-17 11:30"),
        ("2026-11-21 10:00", "2026-11-20 20:00", "2026-11-21 08:00", URGENT, "2026-11-21 22:00"),
        # a due date at the close of business stays at one, and moves by the days that closed meanwhile
        ("2026-11-18 18:00", "2026-11-16 09:00", "2026-11-16 11:00", NORMAL, "2026-11-18 18:00"),
        ("2026-11-18 18:00", "2026-11-16 17:20", "2026-11-16 17:32", NORMAL, "2026-11-18 18:00"),
        ("2026-11-18 18:00", "2026-11-16 08:30", "2026-11-16 18:00", NORMAL, "2026-11-19 18:00"),  # one day
        ("2026-11-18 18:00", "2026-11-16 17:00", "2026-11-18 09:30", NORMAL, "2026-11-20 18:00"),  # two days closed
        ("2026-11-20 18:00", "2026-11-19 10:00", "2026-11-20 09:00", NORMAL, "2026-11-23 18:00"),  # Friday -> Monday
        # a pause without working time moves nothing
        ("2026-11-23 18:00", "2026-11-20 18:30", "2026-11-22 12:00", NORMAL, "2026-11-23 18:00"),
        ("2026-11-23 18:00", "2026-11-16 10:00", "2026-11-16 10:00", NORMAL, "2026-11-23 18:00"),
        # two minutes around the close of business are no day
        ("2026-11-18 18:00", "2026-11-16 17:59", "2026-11-16 18:01", NORMAL, "2026-11-18 18:00"),
        ("2026-11-18 18:00", "2026-11-16 17:45", "2026-11-17 08:45", NORMAL, "2026-11-18 18:00"),
        # another due date moves by the working time
        ("2026-11-16 11:00", "2026-11-16 10:00", "2026-11-16 10:30", NORMAL, "2026-11-16 11:30"),
        ("2026-11-16 17:30", "2026-11-16 10:00", "2026-11-16 11:00", NORMAL, "2026-11-17 09:00"),
        # one that was over is still over by as much
        ("2026-11-16 10:00", "2026-11-16 11:00", "2026-11-16 15:00", COMPLEX, "2026-11-16 11:30"),
        # a clock that was set back gives and takes nothing
        ("2026-11-16 11:00", "2026-11-16 10:00", "2026-11-16 09:00", NORMAL, "2026-11-16 11:00"),
        ("2026-11-16 11:00", "2026-11-16 10:00", "2026-11-16 09:00", URGENT, "2026-11-16 11:00"),
    ],
)
def test_after_a_pause(due: str, paused_at: str, now: str, urgency: Urgency, resumed: str) -> None:
    assert resume(Due(at(due)), at(paused_at), at(now), urgency, CALENDAR) == Due(at(resumed), estimated=False)


def test_a_pause_is_read_on_the_clock_of_now() -> None:
    due = Due(at("2026-11-16 16:00").astimezone(UTC))  # as it comes from the database
    paused_at, now = datetime(2026, 11, 16, 2, tzinfo=UTC), at("2026-11-16 11:00")  # from 10:00 on
    assert resume(due, paused_at, now, NORMAL, CALENDAR).at == at("2026-11-16 17:00")


def test_a_pause_into_a_year_not_yet_published_is_estimated() -> None:
    due = resume(Due(at("2026-12-31 18:00")), at("2026-12-30 09:00"), at("2026-12-31 10:00"), NORMAL, CALENDAR)
    assert due == Due(at("2027-01-04 18:00"), estimated=True)


moments = st.datetimes(datetime(2025, 1, 1), datetime(2026, 12, 31), timezones=st.just(CITY))  # noqa: DTZ001 -- see timezones


@given(moments, moments, moments)
def test_nobody_loses_a_working_day_by_a_pause(one: datetime, two: datetime, due: datetime) -> None:
    paused_at, now = min(one, two), max(one, two)
    left_before = CALENDAR.between(paused_at, due)
    lost = timedelta(0) if due.time() != CALENDAR.closes else CALENDAR.working_day
    assert CALENDAR.between(now, resume(Due(due), paused_at, now, NORMAL, CALENDAR).at) >= left_before - lost


def test_hours_that_end_when_business_does_move_by_what_was_paused() -> None:
    due = RULES.dispatch_due(Kind.HELP, NORMAL, at("2026-11-16 11:00"))  # 4 working hours: until 17:30
    due = resume(due, at("2026-11-16 15:00"), at("2026-11-16 15:30"), NORMAL, CALENDAR)
    assert due.at == at("2026-11-16 18:00")
    assert resume(due, at("2026-11-16 17:59"), at("2026-11-16 18:30"), NORMAL, CALENDAR).at == at("2026-11-17 08:31")


def test_a_pause_that_moves_nothing_takes_up_a_year_that_became_known() -> None:
    start = at("2026-12-28 10:00")
    due = RULES.handle_due(Kind.HELP, NORMAL, start, None)
    assert due == Due(at("2027-01-05 18:00"), estimated=True)
    known = Calendar({**PUBLISHED, 2027: Arrangement(frozenset({(1, 1), (1, 4)}), frozenset())})
    assert resume(due, at("2026-12-28 10:30"), at("2026-12-28 10:50"), NORMAL, known) == Due(at("2027-01-06 18:00"))
