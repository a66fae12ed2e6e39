"""On which day a city leader listens, who takes turns, and what the clock does around it."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from bot.core import commands as c
from bot.core.duty_words import wanted
from bot.core.leader_days import (
    Duty,
    Half,
    LeaderDayRule,
    OnDayOff,
    awaits_instruction,
    day_of,
    duty_on,
    hours_of,
    is_instructed,
    listener,
    planned,
    upcoming,
)
from bot.core.listening import appointments_around
from bot.core.moments import When
from bot.core.nearest import near_leader
from bot.core.occasions import Occasion
from bot.core.people import Person
from bot.core.words import Role, Source
from bot.core.worktime import Calendar
from tests.core.cast import DISPATCH, HANDLE, LIN, SIGN, ZHANG, ZHOU, ZONE, after, opened

CALENDAR = Calendar()
THURSDAY = LeaderDayRule(week=3)
HE = Person(22, "何静宜", frozenset({Role.LEADER}), title="副市长")
HE_TOO = Person(23, "何静", frozenset({Role.LEADER}), title="副市长")


def at(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=ZONE)


def month(written: str) -> date:
    return date.fromisoformat(f"{written}-01")


# ── the day ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("written", "week", "weekday", "day"),
    [
        ("2026-12", 3, 3, "2026-12-17"),  # the 1st is a Tuesday: its week is the first
        ("2026-12", 3, 0, "2026-12-14"),
        ("2026-12", 1, 0, "2026-11-30"),  # a Monday of the first week, though of the month before
        ("2026-12", 1, 4, "2026-12-04"),
        ("2026-10", 1, 3, "2026-10-08"),  # the 1st is a Thursday, and a holiday: the next working day
        ("2027-01", 3, 3, "2027-01-21"),  # the 1st is a Friday: its week is December's
        ("2026-08", 3, 3, "2026-08-20"),  # the 1st is a Saturday
        ("2026-11", 3, 3, "2026-11-19"),  # the 1st is a Sunday
        ("2026-06", 3, 4, "2026-06-22"),  # Friday the 19th is the Dragon Boat Festival
        ("2026-02", 3, 3, "2026-02-24"),  # Thursday the 19th lies in the Spring Festival
        ("2026-02", 4, 4, "2026-02-27"),
    ],
)
def test_the_day_of_a_month(written: str, week: int, weekday: int, day: str) -> None:
    assert day_of(month(written), LeaderDayRule(week, weekday), CALENDAR) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("where", "day"),
    [
        (OnDayOff.NEXT, "2026-02-24"),
        (OnDayOff.PREVIOUS, "2026-02-14"),  # a Saturday that is worked
        (OnDayOff.SKIP, None),
    ],
)
def test_a_day_on_which_nobody_works(where: OnDayOff, day: str | None) -> None:
    found = day_of(month("2026-02"), replace(THURSDAY, on_day_off=where), CALENDAR)
    assert found == (date.fromisoformat(day) if day else None)


def test_a_city_without_one() -> None:
    assert day_of(month("2026-12"), LeaderDayRule(), CALENDAR) is None
    assert planned((), ["何静宜"], at("2026-12-01 09:00"), LeaderDayRule(), CALENDAR) == ()


def test_every_third_thursday_is_one_in_the_third_week() -> None:
    for number in range(240):
        first = date(2020 + number // 12, number % 12 + 1, 1)
        day = day_of(first, THURSDAY, Calendar(years={}, working_days=frozenset(_all_days(first))))
        assert day is not None
        assert (day.month, day.weekday(), (day.day - 1) // 7) == (first.month, 3, 2)


def _all_days(first: date) -> list[date]:
    return [first.replace(day=number) for number in range(1, 29)]


@pytest.mark.parametrize(
    ("hours", "morning", "afternoon"),
    [
        (CALENDAR.hours, ("08:30", "12:00"), ("14:30", "18:00")),
        (((time(9), time(17)),), ("09:00", "12:00"), ("12:00", "17:00")),  # no break: noon is one
        (((time(13), time(21)),), ("13:00", "21:00"), ("13:00", "21:00")),
        (((time(8), time(10)), (time(10, 30), time(12)), (time(14), time(17))), ("08:00", "10:00"), ("14:00", "17:00")),
    ],
)
def test_the_hours_are_those_of_the_city(
    hours: tuple[tuple[time, time], ...], morning: tuple[str, str], afternoon: tuple[str, str]
) -> None:
    calendar = Calendar(hours=hours)
    for half, expected in ((Half.MORNING, morning), (Half.AFTERNOON, afternoon)):
        assert tuple(f"{clock:%H:%M}" for clock in hours_of(half, calendar)) == expected


# ── the rota ──────────────────────────────────────────────────────────────


def duty(day: str, leader: str, half: Half = Half.MORNING, by: int | None = None) -> Duty:
    return duty_on(date.fromisoformat(day), half, leader, CALENDAR, ZONE, by)


def plan(*kept: Duty, now: str = "2026-12-01 09:00", order: tuple[str, ...] = ("甲", "乙", "丙")) -> list[str]:
    found = planned(kept, order, at(now), THURSDAY, CALENDAR)
    return [f"{one.day} {one.leader}{'' if one.by is None else ' *'}" for one in found]


def test_leaders_take_turns_and_go_on_from_whoever_listened_last() -> None:
    assert plan() == ["2026-12-17 甲", "2027-01-21 乙", "2027-02-18 丙"]
    assert plan(duty("2026-11-19", "乙")) == ["2026-12-17 丙", "2027-01-21 甲", "2027-02-18 乙"]
    assert plan(duty("2026-11-19", "走了的")) == ["2026-12-17 甲", "2027-01-21 乙", "2027-02-18 丙"]
    assert plan(order=()) == []


def test_the_month_of_one_that_has_begun_has_had_its_day() -> None:
    assert plan(duty("2026-12-17", "丙"), now="2026-12-17 08:30")[0] == "2027-01-21 甲"
    assert plan(duty("2026-12-17", "丙"), now="2026-12-17 08:29")[0] == "2026-12-17 甲", "planned anew until then"
    assert plan(now="2026-12-17 08:30")[0] == "2027-01-21 甲", "too late for this month's"


def test_what_was_set_by_hand_goes_before_the_rule_and_the_turns_go_on_from_it() -> None:
    by_hand = duty("2026-12-24", "丙", Half.AFTERNOON, by=31)
    assert plan(by_hand) == ["2026-12-24 丙 *", "2027-01-21 甲", "2027-02-18 乙", "2027-03-18 丙"]
    assert plan(by_hand, order=()) == ["2026-12-24 丙 *"]


def test_a_day_lasts_until_its_end() -> None:
    one = duty("2026-12-17", "甲")
    states = [
        (one.is_on(at(f"2026-12-17 {clock}")), upcoming([one], at(f"2026-12-17 {clock}")) == [one])
        for clock in ("08:29", "08:30", "11:59", "12:00")
    ]
    assert states == [(False, True), (True, True), (True, True), (False, False)]


# ── set by hand, in words ─────────────────────────────────────────────────

WHEN = When(at("2026-12-14 10:00"), CALENDAR)  # a Monday


@pytest.mark.parametrize(
    ("words", "day", "half", "leader"),
    [
        ("何静宜", None, None, HE),
        ("何静", None, None, HE_TOO),
        ("何静宜副市长", None, None, HE),
        ("12月17日 下午 何静宜", "2026-12-17", Half.AFTERNOON, HE),
        ("12月17日下午何静宜", "2026-12-17", Half.AFTERNOON, HE),
        ("何静宜 12月18日", "2026-12-18", None, HE),
        ("12月18日", "2026-12-18", None, None),
        ("2026-12-18 上午", "2026-12-18", Half.MORNING, None),
        ("下周四 何静宜", "2026-12-24", None, HE),
        ("明天上午", "2026-12-15", Half.MORNING, None),
        ("１月７日　周明远", "2027-01-07", None, ZHOU),
        ("下午", None, Half.AFTERNOON, None),
        ("17 December afternoon 何静宜", "2026-12-17", Half.AFTERNOON, HE),
    ],
)
def test_what_is_wanted(words: str, day: str | None, half: Half | None, leader: Person | None) -> None:
    found = wanted(words, (ZHOU, HE_TOO, HE), WHEN)
    assert (found.day, found.half, found.leader, found.unread) == (
        date.fromisoformat(day) if day else None,
        half,
        leader,
        "",
    )


@pytest.mark.parametrize(
    ("words", "unread"),
    [
        ("何静怡", "何静怡"),
        ("12月17日 下午 沈若兰", "12月17日   沈若兰"),
        ("12月32日 何静宜", "12月32日"),
        ("随便哪天", "随便哪天"),
    ],
)
def test_what_nobody_can_read(words: str, unread: str) -> None:
    assert wanted(words, (ZHOU, HE), WHEN).unread == unread


@pytest.mark.parametrize(("words", "meant"), [("何静怡", HE), ("周明元", ZHOU), ("沈若兰", None), ("", None)])
def test_whose_name_was_probably_meant(words: str, meant: Person | None) -> None:
    assert near_leader(words, (ZHOU, HE)) == meant


# ── what the clock does ───────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (
            duty("2026-12-17", "甲"),
            [
                "listens_next 12-16 08:30 – 12-16 18:00",
                "listens_today 12-17 08:30 – 12-17 12:00",
                "instructions_wanted 12-17 12:00 – 12-17 14:00",
                "instructions_missing 12-18 08:30 – 12-18 18:00",
                "listened 12-17 12:15 – 12-17 14:00",
                "listened 12-18 08:30 – 12-18 18:00",
            ],
        ),
        (
            duty("2026-12-21", "甲", Half.AFTERNOON),  # a Monday
            [
                "listens_next 12-18 08:30 – 12-18 18:00",
                "listens_today 12-21 14:20 – 12-21 18:00",
                "instructions_wanted 12-21 18:00 – 12-21 20:00",
                "instructions_missing 12-22 08:30 – 12-22 18:00",
                "listened 12-21 18:15 – 12-21 20:00",
                "listened 12-22 08:30 – 12-22 18:00",
            ],
        ),
        (
            duty("2026-02-14", "甲"),  # a Saturday that is worked, before the Spring Festival
            [
                "listens_next 02-13 08:30 – 02-13 18:00",
                "listens_today 02-14 08:30 – 02-14 12:00",
                "instructions_wanted 02-14 12:00 – 02-14 14:00",
                "instructions_missing 02-24 08:30 – 02-24 18:00",
                "listened 02-14 12:15 – 02-14 14:00",
                "listened 02-24 08:30 – 02-24 18:00",
            ],
        ),
    ],
)
def test_what_is_done_around_it(one: Duty, expected: list[str]) -> None:
    found = appointments_around(one, CALENDAR)
    assert [f"{one.what} {one.at:%m-%d %H:%M} – {one.until:%m-%d %H:%M}" for one in found] == expected


def test_another_leader_or_another_hour_is_announced_anew() -> None:
    whole = (duty("2026-12-17", "甲"), duty("2026-12-17", "乙"), duty("2026-12-17", "甲", Half.AFTERNOON))
    names = {appointment.name for one in whole for appointment in appointments_around(one, CALENDAR)}
    assert len(names) == 15
    assert {appointment.what for appointment in appointments_around(whole[0], CALENDAR)} < set(Occasion)


# ── whose it is ───────────────────────────────────────────────────────────

INSTRUCT = c.Instruct(by=HE, text="请抓紧", public=False)


@pytest.mark.parametrize("source", Source)
def test_whose_day_it_was_raised_on(source: Source) -> None:
    issue = opened(source=source, leader="何静宜")
    expected = "何静宜" if source in (Source.LEADER_DAY, Source.HOTLINE) else None
    assert listener(issue) == expected
    assert awaits_instruction(issue) == (expected is not None)
    assert listener(opened(source=source)) is None


def test_it_awaits_the_instruction_of_that_leader_as_long_as_there_is_something_to_do() -> None:
    issue = opened(source=Source.LEADER_DAY, leader="何静宜")
    by_mayor = after(issue, replace(INSTRUCT, by=ZHOU))
    assert (awaits_instruction(by_mayor), is_instructed(by_mayor)) == (True, False)
    by_both = after(by_mayor, INSTRUCT)
    assert (awaits_instruction(by_both), is_instructed(by_both)) == (False, True)
    assert by_both.instructed_by == ("周明远", "何静宜")
    assert after(by_both, replace(INSTRUCT, text="再抓紧")).instructed_by == ("周明远", "何静宜")
    assert not awaits_instruction(after(issue, c.Decline(by=LIN, reason="不归市里管")))
    assert not awaits_instruction(after(issue, c.Withdraw(by=ZHANG)))
    assert not awaits_instruction(after(issue, c.Accept(by=LIN), DISPATCH, SIGN, HANDLE))
