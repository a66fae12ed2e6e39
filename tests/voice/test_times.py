"""Times as people say them. It is Tuesday, 24 November 2026, 10:00 in the city."""

from datetime import UTC, datetime, time, timedelta

import pytest

from bot.core.deadlines import Due
from bot.voice.catalogue import Catalogue
from bot.voice.times import Times
from tests.core.cast import TUESDAY, ZONE

ZH, EN = (Times(Catalogue(language), ZONE, time(18)) for language in ("zh", "en"))


def at(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=ZONE)


WHEN = [
    (at(2026, 11, 24, 16, 30), "今天 16:30", "16:30 today"),
    (at(2026, 11, 24, 18), "今天 18:00", "18:00 today"),
    (at(2026, 11, 24, 9, 5), "今天 09:05", "09:05 today"),
    (at(2026, 11, 25, 18), "11月25日", "25 November"),
    (at(2026, 11, 25, 10), "11月25日 10:00", "10:00 on 25 November"),
    (at(2026, 12, 1, 18, 1), "12月1日 18:01", "18:01 on 1 December"),
    (at(2027, 1, 4, 18), "2027年1月4日", "4 January 2027"),
    (at(2027, 1, 4, 8, 30), "2027年1月4日 08:30", "08:30 on 4 January 2027"),
    (at(2025, 12, 31, 23, 59), "2025年12月31日 23:59", "23:59 on 31 December 2025"),
]


@pytest.mark.parametrize(("moment", "chinese", "english"), WHEN)
def test_a_moment(moment: datetime, chinese: str, english: str) -> None:
    assert ZH.when(moment, TUESDAY) == chinese
    assert EN.when(moment, TUESDAY) == english
    assert ZH.when(moment.astimezone(UTC), TUESDAY.astimezone(UTC)) == chinese


@pytest.mark.parametrize(
    ("due", "chinese", "english"),
    [
        (Due(at(2026, 11, 24, 18), estimated=False), "今天 18:00前", "by 18:00 today"),
        (Due(at(2026, 11, 25, 18), estimated=False), "11月25日前", "by 25 November"),
        (Due(at(2027, 1, 4, 18), estimated=True), "2027年1月4日前（暂定）", "by 4 January 2027 (provisional)"),
    ],
)
def test_a_due_date(due: Due, chinese: str, english: str) -> None:
    assert ZH.before(due, TUESDAY) == chinese
    assert EN.before(due, TUESDAY) == english


@pytest.mark.parametrize(
    ("left", "chinese", "english"),
    [
        (timedelta(minutes=10), "10分钟", "10 min"),
        (timedelta(hours=1), "1小时", "1 hour"),
        (timedelta(minutes=90), "90分钟", "90 min"),
        (timedelta(hours=2), "2小时", "2 hours"),
        (timedelta(hours=2, seconds=1), None, None),
        (timedelta(hours=20), None, None),
        (timedelta(0), None, None),
        (-timedelta(minutes=5), None, None),
    ],
)
def test_soon_is_said_as_a_span(left: timedelta, chinese: str | None, english: str | None) -> None:
    due = Due(TUESDAY + left, estimated=False)
    assert ZH.within(due, TUESDAY) == chinese
    assert EN.within(due, TUESDAY) == english


@pytest.mark.parametrize(
    ("length", "chinese", "english"),
    [
        (timedelta(0), "1 分钟", "1 min"),
        (timedelta(minutes=12), "12 分钟", "12 min"),
        (timedelta(hours=3, minutes=12), "3 小时 12 分", "3 h 12 min"),
        (timedelta(hours=3), "3 小时", "3 h"),
        (timedelta(minutes=59, seconds=40), "1 小时", "1 h"),
        (timedelta(hours=23, minutes=59, seconds=40), "1 天", "1 d"),
        (timedelta(days=2, hours=4, minutes=50), "2 天 4 小时", "2 d 4 h"),
        (timedelta(days=2, minutes=50), "2 天", "2 d"),
        (timedelta(days=400), "400 天", "400 d"),
    ],
)
def test_how_long_it_took(length: timedelta, chinese: str, english: str) -> None:
    assert ZH.took(length) == chinese
    assert EN.took(length) == english


def test_the_clock_is_the_citys() -> None:
    assert ZH.clock(datetime(2026, 11, 24, 1, 5, tzinfo=UTC)) == "09:05"
