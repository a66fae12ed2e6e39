"""How fast we may speak, as a table: what was sent when, and when the next may go. Seconds from 10:00:00."""

from datetime import datetime, timedelta

import pytest

from bot.service.pace import Pace
from tests.core.cast import GROUP, OFFICE
from tests.core.cast import TUESDAY as TEN

PERSON = 11


def at(second: float) -> datetime:
    return TEN + timedelta(seconds=second)


def sent(pace: Pace, chat: int | None, *seconds: float, weight: int = 1) -> None:
    for second in seconds:
        pace.begin()
        pace.end(chat, weight, at(second))


@pytest.mark.parametrize(
    ("sends", "weight", "now", "free"),
    [
        ([], 1, 0, 0),
        ([0] * 19, 1, 5, 5),  # the 20th of the minute
        ([0] * 20, 1, 5, 60),  # the 21st waits until the first leaves the window
        ([0] * 20, 0, 5, 5),  # an edit costs nothing
        ([0, *[30] * 19], 1, 40, 60),
        ([0, *[30] * 19], 2, 40, 90),  # room for two only when one of the next leaves as well
        ([0] * 20, 1, 59.999, 60),
        ([0] * 20, 1, 60, 60),
        ([0] * 15, 6, 5, 60),  # an album of six counts six
        ([0] * 14, 6, 5, 5),
        ([], 100, 0, 0),  # more than a minute allows goes when the minute is empty
        ([0], 100, 5, 60),
        (range(0, 60, 3), 1, 59, 60),  # evenly spread: one leaves every three seconds
        (range(0, 60, 3), 2, 59, 63),
    ],
)
def test_a_group_hears_twenty_a_minute(sends: list[float], weight: int, now: float, free: float) -> None:
    pace = Pace()
    sent(pace, GROUP, *sends)
    assert pace.free_at(GROUP, weight, at(now)) == at(free)


def test_the_window_slides_it_is_no_calendar_minute() -> None:
    pace = Pace()
    sent(pace, GROUP, *[50] * 20)
    assert pace.free_at(GROUP, 1, at(70)) == at(110)


def test_an_album_counts_as_many_as_it_has() -> None:
    pace = Pace()
    sent(pace, GROUP, 0, 0, weight=10)
    assert pace.free_at(GROUP, 1, at(5)) == at(60)


def test_each_chat_for_itself_and_a_person_hears_more() -> None:
    pace = Pace()
    sent(pace, GROUP, *[0] * 20)
    sent(pace, PERSON, *[0] * 59)
    assert pace.free_at(OFFICE, 1, at(5)) == at(5)
    assert pace.free_at(PERSON, 1, at(5)) == at(5)
    sent(pace, PERSON, 0)
    assert pace.free_at(PERSON, 1, at(5)) == at(60)


def test_thirty_a_second_over_all_edits_and_answers_too() -> None:
    pace = Pace()
    for person in range(1, 30):
        sent(pace, person, 0.2, weight=0)
    assert pace.free_at(None, 0, at(0.9)) == at(0.9)
    sent(pace, None, 0.5, weight=0)
    assert pace.free_at(None, 0, at(0.9)) == at(1.2)
    assert pace.free_at(GROUP, 1, at(0.9)) == at(1.2)
    assert pace.free_at(GROUP, 1, at(1.2)) == at(1.2)


def test_what_is_under_way_counts_and_its_second_begins_when_it_is_answered() -> None:
    """Telegram counts it when it comes in, at some moment between the two."""
    pace = Pace(all_per_second=2)
    pace.begin()
    pace.begin()
    assert pace.free_at(GROUP, 1, at(30)) == at(31)
    pace.end(GROUP, 1, at(30.5))
    assert pace.free_at(OFFICE, 1, at(30.6)) == at(31.5)
    pace.end(OFFICE, 1, at(30.7))
    assert pace.free_at(OFFICE, 1, at(31.4)) == at(31.5)


def test_after_a_restart_it_knows_what_was_sent() -> None:
    pace = Pace()
    pace.recall({GROUP: [(at(0), 10), (at(20), 10)]})
    assert pace.free_at(GROUP, 1, at(30)) == at(60)
    assert pace.free_at(GROUP, 11, at(30)) == at(80)
    assert pace.free_at(OFFICE, 1, at(30)) == at(30)


def test_some_leave_room_for_others() -> None:
    pace = Pace()
    sent(pace, GROUP, *[0] * 11, 4)
    assert pace.free_at(GROUP, 1, at(5)) == at(5)
    assert pace.free_at(GROUP, 1, at(5), spare=8) == at(60)
    assert pace.free_at(GROUP, 1, at(5), spare=7) == at(5)
    assert pace.free_at(PERSON, 1, at(5), spare=8, spread=True) == at(5)


def test_some_keep_apart_from_the_last() -> None:
    pace = Pace()
    sent(pace, GROUP, 0, 4)
    assert pace.free_at(GROUP, 1, at(5), spare=8, spread=True) == at(9)
    assert pace.free_at(GROUP, 1, at(3)) == at(3)  # what ended while somebody looked at the clock holds nobody up


def test_a_clock_that_was_set_back_silences_nobody_for_longer_than_a_minute() -> None:
    pace = Pace()
    pace.recall({GROUP: [(at(3600 + second), 1) for second in range(20)]})
    for person in range(1, 31):
        sent(pace, person, 3620)
    assert pace.free_at(OFFICE, 1, at(0)) == at(1)
    assert pace.free_at(GROUP, 1, at(0)) == at(60)
    assert pace.free_at(GROUP, 1, at(60)) == at(60)
